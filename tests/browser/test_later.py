"""Again later: answers kept by date on the device, and two times set beside each other."""

import json
from typing import Any

from playwright.sync_api import Page, expect

from sixelements import catalog
from tests.browser.conftest import Server
from tests.browser.person import Person, answers, axe, go_to_the_end, keep, too_wide

SLUG = "conflict-styles"
KEY = f"six-elements/exercise/{SLUG}"
ONE = {"replies": {"one-topic": {"most": "avoid", "least": "compete"}}}
OTHER = {"replies": {"one-topic": {"most": "collaborate", "least": "compete"}}}


def come_back(page: Page, server: Server, record: dict[str, Any]) -> None:
    """Open the exercise on a device that keeps *record* of it."""
    keep(page, {KEY: record}, at=f"{server.url}/health")
    Person(page).arrive(server.url + catalog.app_path(catalog.get(SLUG)))


def kept(page: Page) -> Any:
    return json.loads(page.evaluate("(key) => localStorage.getItem(key) ?? '{}'", KEY))


def test_a_day_is_kept_and_the_page_begins_again(page: Page, server: Server) -> None:
    come_back(page, server, {"version": 1, "answers": ONE})
    go_to_the_end(page)
    page.get_by_role("button", name="Keep under today's date").click()
    expect(page.locator(".six-steps > summary")).to_contain_text("0 of")
    expect(page.locator(".six-stage h2")).to_be_focused()
    (day,) = kept(page)["earlier"]
    assert (day["answers"], day["version"], len(day["date"])) == (ONE, 1, 10)
    assert answers(page, SLUG) == {}
    page.get_by_role("button", name="Undo").click()
    assert answers(page, SLUG) == ONE
    assert kept(page)["earlier"] == [day]


def test_two_times_are_compared_and_what_moved_is_said(page: Page, server: Server) -> None:
    come_back(
        page,
        server,
        {"version": 1, "answers": OTHER, "earlier": [{"date": "2026-03-12", "version": 1, "answers": ONE}]},
    )
    go_to_the_end(page)
    later = page.locator(".six-later")
    expect(later).to_contain_text("Since March 12, 2026, 1 of 1 answers moved.")
    row = later.get_by_role("row").nth(1)
    expect(row).to_contain_text("changed")
    assert axe(page) == []
    assert too_wide(page) <= 0


def test_an_earlier_edition_is_said_and_only_what_both_ask_is_compared(page: Page, server: Server) -> None:
    old = {"replies": {"one-topic": {"most": "avoid"}, "gone": {"most": "avoid", "least": "compete"}}}
    come_back(
        page,
        server,
        {"version": 1, "answers": OTHER, "earlier": [{"date": "2026-03-12", "version": 7, "answers": old}]},
    )
    go_to_the_end(page)
    later = page.locator(".six-later")
    expect(later).to_contain_text("edition 7, now 1")
    expect(later).to_contain_text("2 of the earlier answers have no place any more")
    expect(later.get_by_role("row")).to_have_count(2)


def test_the_same_day_twice_asks_first(page: Page, server: Server) -> None:
    come_back(page, server, {"version": 1, "answers": ONE})
    go_to_the_end(page)
    page.get_by_role("button", name="Keep under today's date").click()
    expect(page.locator(".six-steps > summary")).to_contain_text("0 of")
    come_back(page, server, kept(page) | {"answers": OTHER})
    go_to_the_end(page)
    page.get_by_role("button", name="Keep under today's date").click()
    page.get_by_role("button", name="Leave it as it is").click()
    expect(page.get_by_role("dialog")).to_have_count(0)
    assert kept(page)["earlier"][0]["answers"] == ONE
    page.get_by_role("button", name="Keep under today's date").click()
    page.get_by_role("button", name="Take its place").click()
    expect(page.locator(".six-steps > summary")).to_contain_text("0 of")
    assert [one["answers"] for one in kept(page)["earlier"]] == [OTHER]


def test_a_day_can_be_removed_and_a_damaged_one_does_no_harm(page: Page, server: Server) -> None:
    earlier = [
        {"date": "2026-03-12", "version": 1, "answers": ONE},
        {"date": "<b>x", "version": 1, "answers": 3},
    ]
    come_back(page, server, {"version": 1, "answers": OTHER, "earlier": earlier})
    go_to_the_end(page)
    expect(page.locator(".six-later-days li")).to_have_count(1)
    page.get_by_role("button", name="Remove March 12, 2026").click()
    page.get_by_role("button", name="Remove them").click()
    expect(page.locator(".six-later-days")).to_have_count(0)
    assert "earlier" not in kept(page)
    assert answers(page, SLUG) == OTHER
