"""A reader's own path: start check, progress, workbook and record, on the reader's device alone."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from sixelements import catalog
from sixelements.book.path import start_check
from sixelements.content import Exercise
from tests.browser.person import ALL_BUT_CONTRAST, ONLY_CONTRAST, WCAG, axe, nameless, too_wide
from tests.examples import ONE_A_KIND

VIEWS = {
    "start": "start-check",
    "progress": "my-progress",
    "workbook": "workbook",
    "picture": "team-picture",
    "record": "completion",
}
HOSTILE = "</script><img src=x onerror=\"document.title='run'\">{{7*7}}'\"\u202e=1+1"
CHECK = start_check(Path.cwd())
PLACES = list(catalog.SUB_ELEMENTS)
EXERCISES = catalog.all_exercises()
START, READ = "six-elements-path/start", "six-elements-path/read"

# The theme's own memory goes on working, since what it says when it does not is none of ours.
FULL_DISK = """
const kept = Storage.prototype.setItem;
Storage.prototype.setItem = function (key, value) {
  if (key.startsWith("six-")) throw new DOMException("full", "QuotaExceededError");
  kept.call(this, key, value);
};
"""

FOCUSED = """() => {
  const at = document.activeElement, ring = getComputedStyle(at);
  return {
    inside: Boolean(at.closest(".six-live")), id: at.id, type: at.type ?? "", text: at.textContent.trim(),
    visible: parseFloat(ring.outlineWidth) >= 2 && ring.outlineStyle !== "none",
  };
}"""


def address(book: Path, view: str) -> str:
    return (book / f"chapters/path/{VIEWS[view]}.html").as_uri()


def arrive(page: Page, book: Path, view: str, kept: dict[str, Any] | None = None) -> None:
    """Open the page on a device that keeps *kept*."""
    page.goto(address(book, view))
    expect(page.locator(".six-live")).to_be_visible()  # from then on the storage is open
    if kept:
        page.evaluate("(kept) => Object.entries(kept).forEach(([key, value]) => localStorage.setItem(key, value))", {
            key: value if isinstance(value, str) else json.dumps(value) for key, value in kept.items()
        })  # fmt: skip
        page.reload()
        expect(page.locator(".six-live")).to_be_visible()


def keeps(page: Page, key: str) -> Any:
    found = page.evaluate("(key) => localStorage.getItem(key)", key)
    return json.loads(found) if found else None


def answered(exercise: Exercise) -> dict[str, Any]:
    """Return what a device keeps of an exercise in which somebody answered what its largest case answers."""
    answers = max((case.answers for case in exercise.cases), key=lambda one: len(json.dumps(one)))
    return {"version": exercise.version, "answers": answers, "progress": {"done": 2, "of": 9}}


def marks(**given: str) -> dict[str, Any]:
    """Return the marks of the start check; ``p1A="not-yet"`` stands for the line of 1.A."""
    answers = {re.sub(r"^p(\d)(\w?)$", r"\1.\2", key).rstrip("."): value for key, value in given.items()}
    return {START: {"version": CHECK.version, "answers": answers}}


def all_marked(value: str, **others: str) -> dict[str, Any]:
    return marks(**{**{f"p{place.replace('.', '')}": value for place in PLACES}, **others})


FULL: dict[str, Any] = {
    **marks(p1A="in-place", p2A="not-yet", p3B="unknown"),
    READ: {"version": 1, "parts": ["1.A"]},
    **{f"six-elements/exercise/{one.slug}": answered(one) for one in EXERCISES},
}


def walk(page: Page) -> list[dict[str, Any]]:
    """Go through every control of the page with Tab; each must show that it has the focus."""
    page.locator(".six-live").evaluate("(live) => { live.tabIndex = -1; live.focus(); }")
    seen: list[dict[str, Any]] = []
    for _ in range(400):
        page.keyboard.press("Tab")
        at: dict[str, Any] = page.evaluate(FOCUSED)
        if not at["inside"]:
            return seen
        assert at["visible"], f"the focus on {at['id'] or at['text']} cannot be seen"
        seen.append(at)
    raise AssertionError("Tab never leaves the page's own part")


# Every page, small and wide, empty and full.


@pytest.mark.parametrize("kept", [{}, FULL], ids=["empty", "full"])
@pytest.mark.parametrize("view", VIEWS)
def test_a_page_has_no_barriers(page: Page, book: Path, size: str, view: str, kept: dict[str, Any]) -> None:
    arrive(page, book, view, kept)
    if view == "workbook" and kept:
        expect(page.locator(".six-path-chapter")).to_have_count(len(EXERCISES), timeout=60_000)
    assert walk(page)
    assert not axe(page, options=WCAG if size == "wide" else ALL_BUT_CONTRAST)
    assert not nameless(page)
    assert too_wide(page) <= 0


@pytest.mark.parametrize("view", VIEWS)
def test_colors_can_be_told_apart_in_the_dark_too(page: Page, book: Path, view: str) -> None:
    page.emulate_media(color_scheme="dark")
    arrive(page, book, view, FULL)
    if view == "workbook":
        expect(page.locator(".six-path-chapter")).to_have_count(len(EXERCISES), timeout=60_000)
    assert not axe(page, options=ONLY_CONTRAST)


def test_a_color_that_cannot_be_told_apart_is_seen(page: Page) -> None:
    page.set_content('<html lang="en"><main><p style="color: #ccc; background: #fff">pale</p></main></html>')
    for options, found in ((WCAG, True), (ONLY_CONTRAST, True), (ALL_BUT_CONTRAST, False)):
        assert found == any("color-contrast" in line for line in axe(page, options=options))


@pytest.mark.parametrize(
    ("view", "said"),
    [
        ("start", "Nothing is marked yet"),
        ("progress", "Nothing is begun on this device yet"),
        ("workbook", "Your workbook is empty"),
        ("picture", "Nothing is here yet"),
        ("record", "Tick what you did"),
    ],
)
def test_an_empty_page_says_what_will_appear(page: Page, book: Path, view: str, said: str) -> None:
    arrive(page, book, view)
    expect(page.locator(".six-live .six-empty")).to_contain_text(said)
    page.emulate_media(media="print")
    expect(page.locator(".six-path-plain")).to_be_visible()
    expect(page.locator(".six-live")).to_be_hidden()


@pytest.mark.parametrize("view", VIEWS)
def test_without_scripts_the_page_is_of_use(browser: Browser, book: Path, view: str) -> None:
    visitor = browser.new_context(java_script_enabled=False)
    page = visitor.new_page()
    page.goto(address(book, view))
    expect(page.locator(".six-path-plain")).to_be_visible()
    assert page.locator(".six-path-plain a").count() >= 3
    assert page.locator(".six-live").count() == 0
    visitor.close()


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize(
    "damaged", ["{", "[]", "7", '"text"', '{"answers": 7}', '{"version": 1, "parts": {}}']
)
def test_a_damaged_memory_is_an_empty_page(page: Page, book: Path, view: str, damaged: str) -> None:
    arrive(page, book, view, dict.fromkeys(FULL, damaged))
    expect(page.locator(".six-live .six-empty")).to_be_visible()


def test_a_browser_that_keeps_nothing_says_so(page: Page, book: Path) -> None:
    page.add_init_script(FULL_DISK)
    arrive(page, book, "start")
    page.locator("#six-start-1-A-not-yet").press("Space")
    expect(page.get_by_role("alert")).to_contain_text("could not keep your marks")
    expect(page.locator(".six-path-parts")).to_contain_text("1.A")


# Start check.


def test_the_start_check_by_keyboard_and_after_a_reload(page: Page, book: Path, size: str) -> None:
    arrive(page, book, "start")
    for number, place in enumerate(PLACES):
        page.keyboard.press("Tab")
        while not page.evaluate(FOCUSED)["id"].startswith(f"six-start-{place.replace('.', '-')}-"):
            page.keyboard.press("Tab")
        page.keyboard.press("Space")
        for _ in range(number % len(CHECK.answers)):
            page.keyboard.press("ArrowDown")
    expect(page.locator(".six-live [role=status]")).to_have_text("11 of 11 lines marked.")
    kept = keeps(page, START)["answers"]
    assert kept == {place: CHECK.answers[number % 4].id for number, place in enumerate(PLACES)}
    said = page.locator(".six-path-outcome").inner_text()
    page.reload()
    assert page.locator(".six-path-outcome").inner_text() == said
    assert page.locator(".six-live input:checked").count() == len(PLACES)


SPECIMENS: dict[str, tuple[dict[str, Any], list[str], str]] = {
    "one line": (marks(p5A="not-yet"), ["5.A"], "10 lines have no mark"),
    "two of three, in the order of the course": (
        marks(p6B="not-yet", p2B="not-yet", p4="not-yet"), ["2.B", "4"], "By your marks, begin here"
    ),
    "a later line not yet goes before an earlier one that is starting": (
        marks(p1A="starting", p5B="not-yet"), ["5.B", "1.A"], "begin here"
    ),
    "in place is passed by": (all_marked("in-place", p3A="starting"), ["3.A"], "begin here"),
    "all in place": (all_marked("in-place"), ["6.A"], "Ask somebody from another chair"),
    "nobody knows": (all_marked("unknown"), ["1.A", "1.B"], "Begin by talking with each other"),
    "most are unknown": (
        marks(p1A="unknown", p1B="unknown", p2A="not-yet"), ["2.A", "1.A"], "on 2 of 3 lines. Begin by talking"
    ),
    "half are unknown, which is not most": (
        marks(p1A="unknown", p1B="in-place"), ["1.A"], "By your marks, begin here"
    ),
    "what nobody offers is not there": (
        marks(p1A="winning", p1B="not-yet", constructor="not-yet"), ["1.B"], "10 lines have no mark"
    ),
}  # fmt: skip


@pytest.mark.parametrize(("kept", "parts", "said"), SPECIMENS.values(), ids=SPECIMENS)
def test_the_start_check_recommends_by_its_rules(
    page: Page, book: Path, kept: dict[str, Any], parts: list[str], said: str
) -> None:
    arrive(page, book, "start", kept)
    links = page.locator(".six-path-parts a")
    assert links.all_inner_texts() == [f"{part} {catalog.SUB_ELEMENTS[part]}" for part in parts]
    pages = {one.sub_element: f"{one.page}.html" for one in CHECK.questions}
    for link, part in zip(links.all(), parts, strict=True):
        assert link.evaluate("(one) => one.href").endswith(pages[part])
    outcome = page.locator(".six-path-outcome")
    expect(outcome).to_contain_text(said)
    talking = "Begin by talking" in outcome.inner_text()
    assert talking == ("talking" in said)


def test_marks_of_another_version_are_not_shown(page: Page, book: Path) -> None:
    arrive(page, book, "start", {START: {"version": CHECK.version + 1, "answers": {"1.A": "not-yet"}}})
    expect(page.locator(".six-live .six-empty")).to_be_visible()


def test_the_start_check_counts_and_adds_nothing(page: Page, book: Path) -> None:
    arrive(page, book, "start", all_marked("starting"))
    said = page.locator(".six-path-outcome").inner_text()
    assert not re.search(r"%|points|average|score|total", said)


def test_starting_over_asks_first(page: Page, book: Path) -> None:
    arrive(page, book, "start", FULL)
    page.get_by_role("button", name="Start over").click()
    page.get_by_role("button", name="Keep my marks").click()
    assert keeps(page, START)
    page.get_by_role("button", name="Start over").click()
    page.get_by_role("button", name="Take my marks away").click()
    expect(page.locator(".six-live .six-empty")).to_be_visible()
    assert keeps(page, START) is None
    assert keeps(page, READ)


# My progress.


def test_progress_lists_every_exercise_and_keeps_what_was_read(page: Page, book: Path) -> None:
    first = EXERCISES[0]
    arrive(page, book, "progress", {f"six-elements/exercise/{first.slug}": answered(first)})
    assert page.locator(".six-path-exercises a").all_inner_texts() == [one.title for one in EXERCISES]
    told = page.locator(".six-path-exercises .six-muted").all_inner_texts()
    assert told == ["2 of 9 steps done", *["not begun on this device"] * (len(EXERCISES) - 1)]
    expect(page.locator(".six-path-on")).to_contain_text(first.title)
    page.locator("#six-read-3-B").press("Space")
    expect(page.locator(".six-live [role=status]")).to_have_text("1 of 11 parts marked as read.")
    page.reload()
    expect(page.locator("#six-read-3-B")).to_be_checked()
    expect(page.locator(".six-lead")).to_contain_text("1 of 11 parts")


@pytest.mark.parametrize(
    ("progress", "said"),
    [
        ({"done": 9, "of": 9}, "all 9 steps done"),
        ({"done": 0, "of": 9}, "0 of 9 steps done"),
        ({"done": 10, "of": 9}, "begun"),
        ({"done": HOSTILE, "of": 9}, "begun"),
        (None, "begun"),
    ],
)
def test_progress_says_only_what_is_sure(page: Page, book: Path, progress: Any, said: str) -> None:
    first = EXERCISES[0]
    arrive(
        page,
        book,
        "progress",
        {f"six-elements/exercise/{first.slug}": {**answered(first), "progress": progress}},
    )
    assert page.locator(".six-path-exercises .six-muted").first.inner_text() == said


def test_going_on_leads_to_the_next_part_when_no_exercise_is_open(page: Page, book: Path) -> None:
    arrive(page, book, "progress", {READ: {"version": 1, "parts": ["1.A", "1.B", "9.Z"]}})
    expect(page.locator(".six-path-on a")).to_have_text("2.A Form Teams")
    arrive(page, book, "progress", {READ: {"version": 1, "parts": PLACES}})
    expect(page.locator(".six-path-on")).to_contain_text("You have read every part")


def test_clearing_asks_first_and_leaves_the_room_alone(page: Page, book: Path) -> None:
    arrive(page, book, "progress", {**FULL, "six-elements/room": {"token": "t"}, "another": "1"})
    page.get_by_role("button", name="Clear all").click()
    page.get_by_role("button", name="Keep everything").click()
    assert keeps(page, READ)
    page.get_by_role("button", name="Clear all").click()
    page.get_by_role("button", name="Clear everything").click()
    expect(page.locator(".six-live .six-empty")).to_be_visible()
    assert not [key for key in FULL if keeps(page, key) is not None]
    assert keeps(page, "six-elements/room")
    assert keeps(page, "another")


# My workbook.


@pytest.mark.parametrize("exercise", [catalog.get(slug) for slug in ONE_A_KIND], ids=lambda one: one.slug)
def test_the_workbook_shows_the_answers_of_an_exercise(page: Page, book: Path, exercise: Exercise) -> None:
    arrive(page, book, "workbook", {f"six-elements/exercise/{exercise.slug}": answered(exercise)})
    chapter = page.locator(".six-path-chapter")
    expect(chapter.locator("h2")).to_have_text(exercise.title)
    assert chapter.locator("dt").count() >= 1
    assert all(chapter.locator("dd").all_inner_texts())
    assert "no longer" not in chapter.inner_text()
    page.emulate_media(media="print")
    expect(chapter).to_be_visible()
    expect(page.get_by_text("You owe nobody your workbook")).to_be_hidden()
    expect(page.locator(".six-path-plain")).to_be_hidden()


LADDER = {
    "case": "own",
    "own_title": HOSTILE,
    "own_facts": [{"id": "own-1", "text": HOSTILE, "case": "own"}],
    "climbs": {"own": {"meaning": HOSTILE}},
    "descents": {"own": {"advocate": f"two\nlines {HOSTILE}"}},
}


def test_hostile_words_in_the_workbook_are_only_words(page: Page, book: Path) -> None:
    arrive(page, book, "workbook", {
        "six-elements/exercise/ladder-of-inference": {"version": 1, "answers": LADDER, "progress": {"done": HOSTILE}}
    })  # fmt: skip
    said = page.locator(".six-path-answers dd").all_text_contents()
    assert said.count(HOSTILE) == 3
    assert f"two\nlines {HOSTILE}" in said
    assert page.locator("img[src=x]").count() == 0
    assert page.title() != "run"


def test_the_workbook_holds_every_case_of_a_ladder(page: Page, book: Path) -> None:
    ladder = catalog.get("ladder-of-inference")
    climbs = {case.id: {"meaning": f"what {case.id} means"} for case in ladder.content.cases}
    answers = {
        "case": ladder.content.cases[0].id,
        "climbs": {**climbs, "own": {"meaning": "what mine means"}},
    }
    kept = {"version": ladder.version, "answers": answers}
    arrive(page, book, "workbook", {f"six-elements/exercise/{ladder.slug}": kept})
    said = page.locator(".six-path-answers dd").all_inner_texts()
    assert {"what mine means", *(one["meaning"] for one in climbs.values())} <= set(said)


def test_the_workbook_says_what_it_cannot_show(page: Page, book: Path) -> None:
    exercise = EXERCISES[0]
    kept = answered(exercise)
    kept["answers"] = {**kept["answers"], "gone": "x", "__proto__": "y"}
    arrive(page, book, "workbook", {f"six-elements/exercise/{exercise.slug}": {**kept, "version": 0}})
    expect(page.locator(".six-path-chapter")).to_contain_text("not shown")
    assert page.locator(".six-path-answers dt").count() >= 1


# A record of my work.


def test_the_record_says_what_was_ticked_and_keeps_nothing(page: Page, book: Path, size: str) -> None:
    exercise = EXERCISES[0]
    arrive(page, book, "record", {f"six-elements/exercise/{exercise.slug}": answered(exercise)})
    before = page.evaluate("() => JSON.stringify(localStorage)")
    assert page.locator(".six-live input:checked").count() == 0
    page.locator("#six-record-name").press_sequentially(HOSTILE)
    page.locator('[id="six-record-part-3.B"]').press("Space")
    page.locator(f"#six-record-exercise-{exercise.slug}").press("Space")
    record = page.locator(".six-path-record")
    expect(record.locator("bdi")).to_have_text(HOSTILE)
    for said in ("3.B Boundaries and Power", exercise.title, "2 of 9 steps done", "There was no test"):
        expect(record).to_contain_text(said)
    expect(record).not_to_contain_text("1.A")
    assert page.locator("img[src=x]").count() == 0
    assert page.title() != "run"
    assert page.evaluate("() => JSON.stringify(localStorage)") == before
    page.evaluate("() => window.dispatchEvent(new Event('beforeprint'))")
    today = page.evaluate("() => new Date().toLocaleDateString('en-US', { dateStyle: 'long' })")
    expect(record.locator(".six-path-printed")).to_have_text(f"Printed: {today}")
    page.emulate_media(media="print")
    expect(record).to_be_visible()
    expect(page.locator(".six-path-form")).to_be_hidden()
    expect(page.get_by_text("What may weigh more").first).to_be_hidden()
    page.reload()
    assert page.locator("#six-record-name").input_value() == ""
    assert page.locator(".six-live input:checked").count() == 0


def test_a_record_without_a_name_has_a_line_for_one(page: Page, book: Path) -> None:
    arrive(page, book, "record")
    page.locator('[id="six-record-part-1.A"]').press("Space")
    expect(page.locator(".six-path-record")).to_contain_text("The reader named below")
    expect(page.locator(".six-path-record .six-path-sign")).to_have_text("Name")
    expect(page.locator(".six-path-record")).to_contain_text(
        "No answers to exercises are kept on this device"
    )


def test_two_tabs_show_the_same(page: Page, book: Path) -> None:
    arrive(page, book, "progress")
    other = page.context.new_page()
    arrive(other, book, "progress")
    other.locator("#six-read-1-A").press("Space")
    expect(page.locator("#six-read-1-A")).to_be_checked()
