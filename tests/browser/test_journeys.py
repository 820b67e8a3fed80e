"""Each exercise from start to end, as its people use it: in the app and in the book, on a phone and on a desk."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from sixelements import catalog, kinds
from tests.browser.conftest import Server, Watch
from tests.browser.person import Person, answers, axe, go_to_the_end, nameless, too_wide
from tests.browser.shared import fine, shared
from tests.examples import ONE, ONE_A_KIND

ANSWERED = [slug for slug in ONE_A_KIND if not kinds.get(catalog.get(slug).kind).confidential]
"""What the app asks of somebody in no room; there a case only tells what all know (``test_case.py`` plays it)."""

# test_every.py has each kind worked through in the book on a phone, and every exercise in the app on a desk.
WHERE = [(ONE, "app", "phone"), (ONE, "book", "wide")]


@pytest.fixture(params=["app", "book"])
def where(request: pytest.FixtureRequest) -> str:
    name: str = request.param
    return name


@pytest.fixture
def url(request: pytest.FixtureRequest, where: str, slug: str) -> str:
    """Where the exercise is: on our server, or in the built book with no server at all."""
    exercise = catalog.get(slug)
    if where == "app":
        server: Server = request.getfixturevalue("server")
        return server.url + catalog.app_path(exercise)
    book: Path = request.getfixturevalue("book")
    return (book / catalog.book_path(exercise)).as_uri()


@pytest.mark.parametrize(("slug", "where", "size"), WHERE, indirect=["size"])
def test_from_start_to_end_by_keyboard_and_back_after_a_reload(
    page: Page, size: str, url: str, slug: str
) -> None:
    person = Person(page)
    person.arrive(url)
    assert page.locator(".six-stage input:checked").count() == 0, "something is preselected"
    assert answers(page, slug) is None
    assert axe(page) == []
    assert nameless(page) == []
    assert too_wide(page) <= 0
    steps = person.work()
    assert steps >= 2
    done = page.locator(".six-steps > summary > :nth-child(2)").inner_text()
    assert re.fullmatch(r"(\d+) of \1 done", done), f"not every step took an answer from the keyboard: {done}"
    assert axe(page) == []
    assert nameless(page) == []
    assert too_wide(page) <= 0
    kept = answers(page, slug)
    assert kept
    page.reload()
    expect(page.locator(".six-steps > summary")).to_contain_text(done)
    assert answers(page, slug) == kept
    page.emulate_media(color_scheme="dark")
    go_to_the_end(page)
    assert axe(page) == []


@pytest.fixture(scope="module")
def desk(browser: Browser) -> Iterator[tuple[Page, Watch]]:
    with shared(browser, "wide") as opened:
        yield opened


@pytest.fixture
def reader(desk: tuple[Page, Watch]) -> Iterator[Page]:
    """Somebody who works one exercise of each kind, one after the other."""
    yield desk[0]
    fine(desk[1])


@pytest.mark.parametrize("where", ["app"])
@pytest.mark.parametrize("slug", ANSWERED)
def test_undo_says_so_and_every_step_can_be_reached_without_next(reader: Page, url: str, slug: str) -> None:
    page = reader
    person = Person(page)
    person.arrive(url)
    before = person.begin(slug)
    page.get_by_role("button", name="Undo").click()
    expect(page.locator("[data-six-voice]")).to_contain_text("Undone: ")
    assert answers(page, slug) != before
    go_to_the_end(page)


@pytest.mark.parametrize("slug", [ONE])
def test_starting_over_asks_first(page: Page, url: str, slug: str) -> None:
    person = Person(page)
    person.arrive(url)
    page.locator(".six-steps > summary").focus()
    person.answer_step()
    kept = answers(page, slug)
    page.get_by_role("button", name="Start over").click()
    page.get_by_role("button", name="Keep my answers").click()
    assert answers(page, slug) == kept
    page.get_by_role("button", name="Start over").click()
    assert axe(page) == []
    page.get_by_role("button", name="Empty my answers").click()
    expect(page.locator(".six-steps > summary")).to_contain_text("0 of")
    assert answers(page, slug) is None
    page.get_by_role("button", name="Undo").click()
    expect(page.locator("[data-six-voice]")).to_contain_text("Undone: ")
    assert answers(page, slug) == kept


def test_with_scripts_off_the_worksheet_is_there(browser: Browser, book: Path, server: Server) -> None:
    visitor = browser.new_context(java_script_enabled=False)
    page = visitor.new_page()
    page.set_default_timeout(60_000)
    # Both places have the worksheet from one template: one visit to the server is enough.
    places = {slug: (book / catalog.book_path(catalog.get(slug))).as_uri() for slug in ONE_A_KIND}
    for slug, url in [*places.items(), (ONE, server.url + catalog.app_path(catalog.get(ONE)))]:
        page.goto(url)
        expect(page.locator(".six-sheet-title")).to_have_text(catalog.get(slug).title)
        expect(page.locator(".six-sheet")).to_be_visible()
    visitor.close()


def test_a_faulty_page_is_seen(page: Page) -> None:
    """What the checks above would say of a page that has every fault they look for."""
    page.set_content(
        '<html lang="en"><title>x</title><main class="six-live" style="width: 9000px"><h1>x</h1>'
        '<fieldset><input type="radio" id="a"></fieldset><input id="b"><button></button><p id="b">x</p>'
        '<p style="color: #ccc; background: #fff">pale</p></main></html>'
    )
    assert len(nameless(page)) >= 5
    assert any("color-contrast" in line for line in axe(page))
    assert any("label" in line for line in axe(page))
    assert too_wide(page) > 0


def test_a_page_that_asks_outside_or_fails_is_seen(browser: Browser) -> None:
    visitor = browser.new_context()
    watch = Watch(visitor)
    page = visitor.new_page()
    why: list[str | None] = []
    page.on("requestfailed", lambda request: why.append(request.failure))
    elsewhere = [
        "http://elsewhere.example/x.png",
        "http://192.0.2.1/x.png",
    ]  # a name, and an address without one
    images = "".join(f'<img src="{url}">' for url in elsewhere)
    page.set_content(f'{images}<script>throw new Error("broken")</script>')
    page.wait_for_load_state("load")
    assert watch.outside == elsewhere
    assert why == ["net::ERR_NAME_NOT_RESOLVED"] * 2
    assert any("broken" in line for line in watch.errors)
    visitor.close()
