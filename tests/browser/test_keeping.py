"""Nobody loses an answer: files, damaged files, older editions, other tabs, a stopped server, a killed kernel."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from sixelements import catalog
from tests.browser.conftest import Server
from tests.browser.person import HOSTILE, Person, answers
from tests.examples import ONE


def give(page: Page, content: str | bytes) -> None:
    """Restore from a file with this content, as the person's file picker would."""
    data = content.encode() if isinstance(content, str) else content
    with page.expect_file_chooser() as chooser:
        page.get_by_role("button", name="Restore from a file").click()
    chooser.value.set_files({"name": "answers.json", "mimeType": "application/json", "buffer": data})


def file_for(slug: str, changes: dict[str, Any]) -> str:
    """Return what "Save to a file" would write for the exercise, with some of it changed."""
    exercise = catalog.get(slug)
    told = {
        "format": "six-elements-answers",
        "slug": slug,
        "title": exercise.title,
        "version": exercise.version,
    }
    return json.dumps({**told, "answers": {}, **changes})


@pytest.fixture
def begun(page: Page, server: Server, slug: str) -> Any:
    """An exercise with one step answered; gives back what the device keeps."""
    person = Person(page)
    person.arrive(server.url + catalog.app_path(catalog.get(slug)))
    page.locator(".six-steps > summary").focus()
    person.answer_step()
    kept = answers(page, slug)
    assert kept
    return kept


@pytest.mark.parametrize("slug", [ONE])
def test_answers_go_to_a_file_and_come_back(page: Page, begun: Any, slug: str, tmp_path: Path) -> None:
    with page.expect_download() as download:
        page.get_by_role("button", name="Save to a file").click()
    file = tmp_path / "mine.json"
    download.value.save_as(file)
    assert json.loads(file.read_text(encoding="utf-8"))["answers"] == begun
    page.get_by_role("button", name="Start over").click()
    page.get_by_role("button", name="Empty my answers").click()
    give(page, file.read_bytes())
    expect(page.locator("[data-six-voice]")).to_have_text("Your answers are back from the file.")
    assert answers(page, slug) == begun


BAD_FILES: list[tuple[Any, str]] = [
    ('{"format":"six-elements-answers","slug":"de', "damaged"),
    ("Minutes of May", "does not hold answers"),
    (b"\xff\xfe\x00", "does not hold answers"),
    ("[]", "does not hold answers"),
    ('{"answers": {}}', "does not hold answers"),
    ({"slug": "another-one", "title": HOSTILE}, "belongs to another exercise"),
    ({"answers": {"nobody": HOSTILE}}, "damaged"),
    ({"answers": {"__proto__": {"polluted": 1}, "constructor": 1}}, "damaged"),
    ({"version": 99, "answers": {"nobody": 1}}, "no longer here"),
    ({"version": "one", "answers": {}}, "no longer here"),
    ("x" * 1_000_001, "too big"),
]


@pytest.mark.parametrize("slug", [ONE])
def test_a_bad_file_is_refused_and_what_was_there_stays(page: Page, begun: Any, slug: str) -> None:
    notice = page.locator(".six-notice")
    for content, said in BAD_FILES:
        give(page, file_for(slug, content) if isinstance(content, dict) else content)
        expect(notice, str(content)[:60]).to_contain_text(said)
        expect(notice).to_be_in_viewport()
        assert answers(page, slug) == begun
        assert page.title() != "run"
        page.get_by_role("button", name="Close this message").click()
        expect(notice).to_be_hidden()
    give(page, "{")
    expect(notice).to_be_visible()
    page.locator(".six-travel .six-button").last.click()
    expect(notice).to_be_hidden()  # who goes on has read it


@pytest.mark.parametrize("slug", [ONE])
def test_a_file_from_an_earlier_edition_brings_what_still_fits(page: Page, begun: Any, slug: str) -> None:
    give(page, file_for(slug, {"answers": {**begun, "gone-question": {"now": 1}}, "version": 0}))
    expect(page.locator(".six-notice")).to_contain_text("edition 0, now")
    expect(page.locator(".six-notice")).to_contain_text("1 no longer")
    assert answers(page, slug) == begun


@pytest.mark.parametrize("slug", [ONE])
def test_a_damaged_memory_is_an_empty_page_not_a_broken_one(page: Page, begun: Any, slug: str) -> None:
    for damaged in ("{", "[]", '{"version": 1, "answers": 7}', '"text"'):
        page.evaluate(
            "([key, value]) => localStorage.setItem(key, value)", [f"six-elements/exercise/{slug}", damaged]
        )
        page.reload()
        expect(page.locator(".six-steps > summary")).to_contain_text("0 of")


@pytest.mark.parametrize("slug", [ONE])
def test_an_earlier_edition_on_this_device_is_carried_over_and_said(
    page: Page, begun: Any, slug: str
) -> None:
    kept = json.dumps({"version": 0, "answers": {**begun, "gone": "x"}})
    page.evaluate(
        "([key, value]) => localStorage.setItem(key, value)", [f"six-elements/exercise/{slug}", kept]
    )
    page.reload()
    expect(page.locator(".six-notice")).to_contain_text("1 no longer")
    assert answers(page, slug) == begun


@pytest.mark.parametrize("slug", [ONE])
def test_two_tabs_show_the_same_answers(context: BrowserContext, page: Page, begun: Any, slug: str) -> None:
    other = context.new_page()
    other.goto(page.url)
    other.get_by_role("button", name="Start over").click()
    other.get_by_role("button", name="Empty my answers").click()
    expect(page.locator("[data-six-voice]")).to_contain_text("changed in another tab")
    expect(page.locator(".six-steps > summary")).to_contain_text("0 of")


@pytest.mark.parametrize("slug", [ONE])
def test_a_page_brought_back_as_it_was_left_takes_what_was_answered_since(
    page: Page, begun: Any, slug: str
) -> None:
    page.evaluate("key => localStorage.removeItem(key)", f"six-elements/exercise/{slug}")
    page.evaluate("() => window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))")
    expect(page.locator(".six-steps > summary")).to_contain_text("0 of")
    assert begun


@pytest.mark.parametrize("slug", [ONE])
def test_a_tab_of_an_earlier_edition_leaves_what_a_later_one_kept(
    context: BrowserContext, page: Page, begun: Any, slug: str
) -> None:
    later = json.dumps({"version": 99, "answers": {**begun, "a-later-question": "x"}})
    other = context.new_page()
    other.goto(f"{page.url.split('/exercise')[0]}/join")
    other.evaluate(
        "([key, value]) => localStorage.setItem(key, value)", [f"six-elements/exercise/{slug}", later]
    )
    expect(page.locator(".six-notice")).to_contain_text("1 no longer")
    assert answers(page, slug) == {**begun, "a-later-question": "x"}


@pytest.mark.parametrize("slug", [ONE])
def test_without_room_to_keep_answers_the_person_hears_it(
    context: BrowserContext, server: Server, slug: str
) -> None:
    context.add_init_script(
        "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); };"
    )
    page = context.new_page()
    person = Person(page)
    person.arrive(server.url + catalog.app_path(catalog.get(slug)))
    page.locator(".six-steps > summary").focus()
    person.answer_step()
    expect(page.locator(".six-notice")).to_contain_text("Save to a file")
    expect(page.locator(".six-steps > summary")).to_contain_text("1 of")


def test_the_server_is_killed_and_comes_back_and_nothing_is_lost(
    page: Page, own_server: Server, held: str
) -> None:
    person = Person(page)
    url = own_server.url + catalog.app_path(catalog.get(held))
    person.arrive(url)
    page.locator(".six-steps > summary").focus()
    person.answer_step()
    before = answers(page, held)
    own_server.stop(hard=True)
    page.evaluate("() => window.dispatchEvent(new Event('offline'))")
    bar = page.locator(".six-gone").filter(has_text="answers are safe")
    expect(bar).to_be_visible()
    expect(page.get_by_role("status")).to_contain_text("answers are safe")
    person.work()
    kept = answers(page, held)
    assert len(json.dumps(kept)) > len(json.dumps(before))
    own_server.start()
    page.evaluate("() => window.dispatchEvent(new Event('online'))")
    expect(bar).to_be_hidden()
    person.arrive(url)
    assert answers(page, held) == kept


FIRST_FRAME = """() => {
    window.opened = [];
    const own = Object.getOwnPropertyDescriptor(window, "localStorage");
    let drawn = false;
    requestAnimationFrame(() => { drawn = true; });
    Object.defineProperty(window, "localStorage", {
        configurable: true,
        get() { window.opened.push(drawn); return own.get.call(window); },
    });
}"""
"""Notes at each look at the storage whether the page had drawn its first frame."""


@pytest.mark.parametrize(
    "address", ["chapters/path/workbook.html", f"exercises/{ONE}/{ONE}.html", "index.html"]
)
def test_a_page_from_a_file_opens_its_storage_after_its_first_frame(
    page: Page, book: Path, address: str
) -> None:
    """Before it, a busy Chromium now and then hands out an empty storage that nothing outlives."""
    page.add_init_script(f"({FIRST_FRAME})()")
    page.goto((book / address).as_uri())
    expect(page.locator("html")).to_have_attribute("data-theme", re.compile("light|dark"))
    page.wait_for_function("() => window.opened.includes(true)")
    assert page.evaluate("() => window.opened.includes(false)") is False


def test_a_look_at_the_storage_before_the_first_frame_is_noticed(page: Page, tmp_path: Path) -> None:
    early = tmp_path / "early.html"
    early.write_text("<!doctype html><title>Early</title><script>localStorage.getItem('mode');</script>")
    page.add_init_script(f"({FIRST_FRAME})()")
    page.goto(early.as_uri())
    assert page.evaluate("() => window.opened") == [False]
