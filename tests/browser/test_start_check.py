"""The start check: marks on the reader's device, and the parts that they lead to."""

import re
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, expect

from sixelements import catalog, kinds
from tests.browser.reader import (
    CHECK,
    EXERCISES,
    FOCUSED,
    FULL,
    PLACES,
    READ,
    START,
    all_marked,
    arrive,
    keeps,
    marks,
)

# The theme's own memory goes on working, since what it says when it does not is none of ours.
FULL_DISK = """
const kept = Storage.prototype.setItem;
Storage.prototype.setItem = function (key, value) {
  if (key.startsWith("six-")) throw new DOMException("full", "QuotaExceededError");
  kept.call(this, key, value);
};
"""


def test_a_browser_that_keeps_nothing_says_so(page: Page, book: Path) -> None:
    page.add_init_script(FULL_DISK)
    arrive(page, book, "start")
    page.locator("#six-start-1-A-not-yet").press("Space")
    expect(page.get_by_role("alert")).to_contain_text("could not keep your marks")
    expect(page.locator(".six-path-parts")).to_contain_text("1.A")


def test_the_start_check_by_keyboard_and_after_a_reload(page: Page, book: Path) -> None:
    arrive(page, book, "start")
    for number, place in enumerate(PLACES):
        page.keyboard.press("Tab")
        while not page.evaluate(FOCUSED)["id"].startswith(f"six-start-{place.replace('.', '-')}-"):
            page.keyboard.press("Tab")
        page.keyboard.press("Space")
        for _ in range(number % len(CHECK.answers)):
            page.keyboard.press("ArrowDown")
    expect(page.locator("[data-six-voice]")).to_have_text("11 of 11 lines marked.")
    kept = keeps(page, START)["answers"]
    assert kept == {place: CHECK.answers[number % 4].id for number, place in enumerate(PLACES)}
    said = page.locator(".six-path-outcome").inner_text()
    page.reload()
    expect(page.locator(".six-path-outcome")).to_have_text(said, use_inner_text=True)
    expect(page.locator(".six-live input:checked")).to_have_count(len(PLACES))


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


MEETINGS = {
    number: [one.title for one in EXERCISES if one.element == number and kinds.get(one.kind).meeting]
    for number in catalog.ELEMENTS
}
"""The meetings that can be played, by element."""


def test_the_start_check_recommends_by_its_rules(page: Page, book: Path) -> None:
    pages = {one.sub_element: f"{one.page}.html" for one in CHECK.questions}
    for rule, (kept, parts, said) in SPECIMENS.items():
        arrive(page, book, "start", kept)
        links = page.locator(".six-path-part a")
        assert links.all_inner_texts() == [f"{part} {catalog.SUB_ELEMENTS[part]}" for part in parts], rule
        for link, part in zip(links.all(), parts, strict=True):
            assert link.evaluate("(one) => one.href").endswith(pages[part])
        played = [MEETINGS[element] for element in dict.fromkeys(int(part[0]) for part in parts)]
        shown = page.locator(".six-path-play a")
        assert sorted(shown.all_inner_texts()) == sorted(title for titles in played for title in titles), rule
        outcome = page.locator(".six-path-outcome")
        expect(outcome, rule).to_contain_text(said)
        talking = "Begin by talking" in outcome.inner_text()
        assert talking == ("talking" in said), rule


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


def test_the_tool_for_a_mark_is_named_by_the_start_check_and_by_every_result_of_its_part(
    page: Page, book: Path
) -> None:
    question = CHECK.questions[0]
    tool = question.tools[1]
    other = next(
        one
        for one in catalog.all_exercises()
        if one.sub_element == question.sub_element
        and one.slug not in {each.exercise for each in question.tools}
    )
    file = (book / catalog.book_path(other)).as_uri()
    page.goto(file)
    page.locator(".six-steps > summary").click()
    page.locator(".six-step-link").last.click()
    result = page.locator(".six-step-body")
    expect(result).to_contain_text("depends on where your team stands")
    for one in question.tools:
        expect(result.get_by_role("link", name=catalog.get(one.exercise).title)).to_be_visible()
    arrive(page, book, "start")
    page.locator(f"#six-start-{question.sub_element.replace('.', '-')}-{tool.answer}").press("Space")
    title = catalog.get(tool.exercise).title
    expect(page.locator(".six-path-parts").get_by_role("link", name=title)).to_be_visible()
    page.goto(file)
    page.locator(".six-steps > summary").click()
    page.locator(".six-step-link").last.click()
    expect(result).to_contain_text(f"{tool.why}")
    expect(result.get_by_role("link", name=catalog.get(question.tools[0].exercise).title)).to_have_count(0)
    result.get_by_role("link", name=title).click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(title)
