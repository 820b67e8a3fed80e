"""What the answers to rated items say, where only a browser can look: in words, and with little to tell."""

from playwright.sync_api import Page, expect

from tests.browser.conftest import Open
from tests.browser.person import go_to_the_end


def mark(page: Page, item: str, point: str) -> None:
    page.locator(f'.six-stage input[name$="ratings-{item}-value"][value="{point}"]').press("Space")


def results(page: Page) -> str:
    go_to_the_end(page)
    return page.locator(".six-step-body").inner_text()


def test_one_answer_and_all_alike_are_said_as_they_are(opened: Open) -> None:
    page = opened("three-pillars-check")
    mark(page, "trust", "2")
    assert "“Trust” stands at “Starting”." in results(page)
    page.get_by_role("button", name="Back").click()
    expect(page.locator(".six-step-body")).not_to_contain_text("Your answers point to")
    page.get_by_role("button", name="Back").click()
    mark(page, "equity", "2")
    mark(page, "communication", "2")
    assert "All your answers stand at “Starting”." in results(page)


def test_what_is_not_known_is_no_mark_and_is_told(opened: Open) -> None:
    page = opened("three-pillars-check")
    mark(page, "trust", "unknown")
    told = results(page)
    assert "You answered “I do not know” for “Trust”. Who could tell you?" in told
    assert "stands at" not in told
    page.get_by_role("button", name="Back").click()
    page.get_by_role("button", name="Back").click()
    mark(page, "equity", "1")
    mark(page, "communication", "3")
    told = results(page)
    assert "“Communication” stands highest, at “In place”. “Equity” stands lowest, at “Not yet”." in told
    page.get_by_text("Your answers, item by item").first.click()
    row = page.locator(".six-off-paper tr", has_text="Trust").last
    expect(row).to_contain_text("I do not know")


def test_where_two_asks_differ_the_sentence_counts_both_ways(opened: Open) -> None:
    page = opened("trust-given-and-received")
    for given, received in ((2, 1), (1, 3)):
        page.locator(f'.six-stage input[name$="given"][value="{given}"]').press("Space")
        page.locator(f'.six-stage input[name$="received"][value="{received}"]').press("Space")
        page.get_by_role("button", name="Next").click()
    assert (
        "“Reaches me” stands higher than “I give” for one item and lower for one. "
        "Furthest apart, by 2 steps: “Reliability”."
    ) in results(page)


def test_a_note_with_a_hint_stands_open_where_the_item_has_the_step_to_itself(opened: Open) -> None:
    page = opened("culture-of-trust")
    expect(page.locator(".six-stage textarea")).to_be_visible()
    page = opened("three-pillars-check")
    expect(page.locator(".six-stage textarea").first).to_be_hidden()
