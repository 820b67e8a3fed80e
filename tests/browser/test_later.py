"""Again later: answers kept by date on the device, and two times set beside each other."""

import json
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from sixelements import catalog
from tests.browser.conftest import Server
from tests.browser.person import Person, answers, axe, go_to_the_end, too_wide

SLUG = "conflict-styles"
KEY = f"six-elements/exercise/{SLUG}"
ONE = {"replies": {"one-topic": {"most": "avoid", "least": "compete"}}}
OTHER = {"replies": {"one-topic": {"most": "collaborate", "least": "compete"}}}


def keep(page: Page, record: dict[str, Any]) -> None:
    page.evaluate("([key, kept]) => localStorage.setItem(key, kept)", [KEY, json.dumps(record)])
    page.reload()
    page.wait_for_selector(".six-steps")


def kept(page: Page) -> Any:
    return json.loads(page.evaluate("(key) => localStorage.getItem(key) ?? '{}'", KEY))


@pytest.fixture
def there(page: Page, server: Server) -> Page:
    Person(page).arrive(server.url + catalog.app_path(catalog.get(SLUG)))
    return page


def test_a_day_is_kept_and_the_page_begins_again(there: Page) -> None:
    keep(there, {"version": 1, "answers": ONE})
    go_to_the_end(there)
    there.get_by_role("button", name="Keep under today's date").click()
    expect(there.locator(".six-steps > summary")).to_contain_text("0 of")
    expect(there.locator(".six-stage h2")).to_be_focused()
    (day,) = kept(there)["earlier"]
    assert (day["answers"], day["version"], len(day["date"])) == (ONE, 1, 10)
    assert answers(there, SLUG) == {}
    there.get_by_role("button", name="Undo").click()
    assert answers(there, SLUG) == ONE
    assert kept(there)["earlier"] == [day]


def test_two_times_are_compared_and_what_moved_is_said(there: Page) -> None:
    keep(
        there,
        {"version": 1, "answers": OTHER, "earlier": [{"date": "2026-03-12", "version": 1, "answers": ONE}]},
    )
    go_to_the_end(there)
    later = there.locator(".six-later")
    expect(later).to_contain_text("Since March 12, 2026, 1 of 1 answers moved.")
    row = later.get_by_role("row").nth(1)
    expect(row).to_contain_text("changed")
    assert axe(there) == []
    assert too_wide(there) <= 0


def test_an_earlier_edition_is_said_and_only_what_both_ask_is_compared(there: Page) -> None:
    old = {"replies": {"one-topic": {"most": "avoid"}, "gone": {"most": "avoid", "least": "compete"}}}
    keep(
        there,
        {"version": 1, "answers": OTHER, "earlier": [{"date": "2026-03-12", "version": 7, "answers": old}]},
    )
    go_to_the_end(there)
    later = there.locator(".six-later")
    expect(later).to_contain_text("edition 7, now 1")
    expect(later).to_contain_text("2 of the earlier answers have no place any more")
    expect(later.get_by_role("row")).to_have_count(2)


def test_the_same_day_twice_asks_first(there: Page) -> None:
    keep(there, {"version": 1, "answers": ONE})
    go_to_the_end(there)
    there.get_by_role("button", name="Keep under today's date").click()
    keep(there, kept(there) | {"answers": OTHER})
    go_to_the_end(there)
    there.get_by_role("button", name="Keep under today's date").click()
    there.get_by_role("button", name="Leave it as it is").click()
    assert kept(there)["earlier"][0]["answers"] == ONE
    there.get_by_role("button", name="Keep under today's date").click()
    there.get_by_role("button", name="Take its place").click()
    expect(there.locator(".six-steps > summary")).to_contain_text("0 of")
    assert [one["answers"] for one in kept(there)["earlier"]] == [OTHER]


def test_a_day_can_be_removed_and_a_damaged_one_does_no_harm(there: Page) -> None:
    earlier = [
        {"date": "2026-03-12", "version": 1, "answers": ONE},
        {"date": "<b>x", "version": 1, "answers": 3},
    ]
    keep(there, {"version": 1, "answers": OTHER, "earlier": earlier})
    go_to_the_end(there)
    expect(there.locator(".six-later-days li")).to_have_count(1)
    there.get_by_role("button", name="Remove March 12, 2026").click()
    there.get_by_role("button", name="Remove them").click()
    expect(there.locator(".six-later-days")).to_have_count(0)
    assert "earlier" not in kept(there)
    assert answers(there, SLUG) == OTHER
