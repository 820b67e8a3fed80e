"""A reader's own path: its five pages on the reader's device alone, and what was read and done."""

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import SIZES
from tests.browser.person import ALL_BUT_CONTRAST, HOSTILE, ONLY_CONTRAST, WCAG, axe, nameless, too_wide
from tests.browser.reader import (
    EXERCISES,
    FOCUSED,
    FULL,
    PLACES,
    READ,
    VIEWS,
    address,
    answered,
    arrive,
    keeps,
)


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


# The order of the controls is that of the page at any width; here each has the focus, after keys have moved it.
UNSEEN = """() => [...document.querySelectorAll(".six-live :is(a[href], button, input, select, textarea, summary)")]
  .filter((one) => !one.disabled && one.tabIndex >= 0 && one.getClientRects().length && one.checkVisibility())
  .filter((one) => {
    one.focus();
    const ring = getComputedStyle(one);
    return document.activeElement !== one || parseFloat(ring.outlineWidth) < 2 || ring.outlineStyle === "none";
  })
  .map((one) => one.id || one.textContent.trim())"""


def unseen(page: Page) -> list[str]:
    """Return the controls that do not show when they have the focus, or cannot have it."""
    found: list[str] = page.evaluate(UNSEEN)
    return found


def test_a_control_whose_focus_is_not_seen_is_found(page: Page, book: Path) -> None:
    arrive(page, book, "start")
    walk(page)
    assert unseen(page) == []
    page.add_style_tag(content="#six-start-1-A-not-yet { outline: 0 !important; }")
    assert unseen(page) == ["six-start-1-A-not-yet"]


EMPTY_SAYS = {
    "start": "Nothing is marked yet",
    "progress": "Nothing is begun on this device yet",
    "workbook": "Your workbook is empty",
    "picture": "Nothing is here yet",
    "record": "Tick what you did",
}


def has_no_barriers(page: Page) -> None:
    """By keyboard, for axe and by names at the desk; by its width, and by what has the focus, on a phone."""
    assert walk(page)
    assert not axe(page, options=WCAG)
    assert not nameless(page)
    assert too_wide(page) <= 0
    page.set_viewport_size(SIZES["phone"])
    assert unseen(page) == []
    assert too_wide(page) <= 0


@pytest.mark.parametrize("view", VIEWS)
def test_an_empty_page_has_no_barriers_and_says_what_will_appear(page: Page, book: Path, view: str) -> None:
    arrive(page, book, view)
    expect(page.locator(".six-live .six-empty")).to_contain_text(EMPTY_SAYS[view])
    has_no_barriers(page)
    assert not axe(page, options=ALL_BUT_CONTRAST)
    page.emulate_media(media="print")
    expect(page.locator(".six-path-plain")).to_be_visible()
    expect(page.locator(".six-live")).to_be_hidden()


@pytest.mark.parametrize("view", VIEWS)
def test_a_full_page_has_no_barriers_in_the_light_or_in_the_dark(page: Page, book: Path, view: str) -> None:
    arrive(page, book, view, FULL)
    if view == "workbook":
        expect(page.locator(".six-path-chapter")).to_have_count(len(EXERCISES), timeout=60_000)
    has_no_barriers(page)
    page.emulate_media(color_scheme="dark")
    assert not axe(page, options=ONLY_CONTRAST)


def test_a_color_that_cannot_be_told_apart_is_seen(page: Page) -> None:
    page.set_content('<html lang="en"><main><p style="color: #ccc; background: #fff">pale</p></main></html>')
    told = ((WCAG, True), (WCAG, True), (ONLY_CONTRAST, True), (ALL_BUT_CONTRAST, False))  # and told again
    for options, found in told:
        assert found == any("color-contrast" in line for line in axe(page, options=options))


def test_without_scripts_each_page_is_of_use(browser: Browser, book: Path) -> None:
    visitor = browser.new_context(java_script_enabled=False)
    page = visitor.new_page()
    page.set_default_timeout(60_000)
    for view in VIEWS:
        page.goto(address(book, view))
        expect(page.locator(".six-path-plain")).to_be_visible()
        assert page.locator(".six-path-plain a").count() >= 3, view
        assert page.locator(".six-live").count() == 0, view
    visitor.close()


DAMAGED = ["{", "[]", "7", '"text"', '{"answers": 7}', '{"version": 1, "parts": {}}']


@pytest.mark.parametrize("view", VIEWS)
def test_a_damaged_memory_is_an_empty_page(page: Page, book: Path, view: str) -> None:
    for damaged in DAMAGED:
        arrive(page, book, view, dict.fromkeys(FULL, damaged))
        expect(page.locator(".six-live .six-empty"), damaged).to_be_visible()


def test_progress_lists_every_exercise_and_keeps_what_was_read(page: Page, book: Path) -> None:
    first = EXERCISES[0]
    arrive(page, book, "progress", {f"six-elements/exercise/{first.slug}": answered(first)})
    expect(page.locator(".six-path-exercises a")).to_have_text([one.title for one in EXERCISES])
    told = ["2 of 9 steps done", *["not begun on this device"] * (len(EXERCISES) - 1)]
    expect(page.locator(".six-path-exercises .six-muted")).to_have_text(told)
    expect(page.locator(".six-path-on")).to_contain_text(first.title)
    page.locator("#six-read-3-B").press("Space")
    expect(page.locator("[data-six-voice]")).to_have_text("1 of 11 parts marked as read.")
    page.reload()
    expect(page.locator("#six-read-3-B")).to_be_checked()
    expect(page.locator(".six-lead")).to_contain_text("1 of 11 parts")


SAID_OF_PROGRESS: list[tuple[Any, str]] = [
    ({"done": 9, "of": 9}, "all 9 steps done"),
    ({"done": 0, "of": 9}, "0 of 9 steps done"),
    ({"done": 10, "of": 9}, "begun"),
    ({"done": HOSTILE, "of": 9}, "begun"),
    (None, "begun"),
]


def test_progress_says_only_what_is_sure(page: Page, book: Path) -> None:
    first = EXERCISES[0]
    for progress, said in SAID_OF_PROGRESS:
        kept = {**answered(first), "progress": progress}
        arrive(page, book, "progress", {f"six-elements/exercise/{first.slug}": kept})
        expect(page.locator(".six-path-exercises .six-muted").first, str(progress)).to_have_text(said)


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


def test_two_tabs_show_the_same(page: Page, book: Path) -> None:
    arrive(page, book, "progress")
    other = page.context.new_page()
    arrive(other, book, "progress")
    other.locator("#six-read-1-A").press("Space")
    expect(page.locator("#six-read-1-A")).to_be_checked()
