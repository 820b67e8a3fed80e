"""One device writes for people who have no phone: each counts once, and none is seen by the next."""

import pytest
from playwright.sync_api import Page, expect

from sixelements.convening import rooms
from sixelements.convening.store import RoomStore
from tests.browser.conftest import SIZES, Server
from tests.browser.person import Person, axe, too_wide
from tests.browser.rooms import kept_answers, open_room, share, store

__all__ = ["store"]

KEPT = "Object.keys(localStorage).filter((key) => /exercise|room|outbox/.test(key))"


@pytest.mark.parametrize("size", ["phone"], indirect=True)
def test_two_people_on_paper_count_once_each_and_the_last_one_is_taken_back(
    page: Page, size: str, server: Server, store: RoomStore
) -> None:
    """All by keyboard, from the door to the door."""
    code, activity = open_room(store, "conflict-styles")
    page.goto(f"{server.url}/r/{code}")
    page.get_by_role("button", name="Write for people without a phone").press("Enter")
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("You see what you type")
    assert axe(page) == []
    dialog.get_by_role("button", name="Begin").press("Enter")

    def comes(number: int, side: str) -> None:
        expect(page.get_by_text(f"Ask person {number} which side they come from.")).to_be_visible()
        page.get_by_role("radio", name=side).press("Space")
        page.get_by_role("button", name="Enter the room").press("Enter")
        expect(page.get_by_text(f"You write for others: person {number}.")).to_be_visible()
        expect(page.get_by_role("button", name="Share with the room")).to_be_disabled()

    def answers() -> None:
        Person(page).answer_first_step()
        share(page)

    comes(1, "Certificated")
    answers()
    for name in SIZES:
        page.set_viewport_size(SIZES[name])
        assert axe(page) == []
        assert too_wide(page) <= 0
    page.get_by_role("button", name="Next person").press("Enter")
    comes(2, "principals")
    Person(page).answer_first_step()
    page.get_by_role("button", name="Next person").press("Enter")
    expect(dialog).to_contain_text("Something of person 2 is not shared.")
    dialog.get_by_role("button", name="Stay").press("Enter")
    share(page)
    page.get_by_role("button", name="Next person").press("Enter")
    expect(page.locator("main").get_by_text("Ask person 3")).to_be_visible()
    assert axe(page) == []
    assert len([one for one in kept_answers(store, activity) if one]) == 2
    page.get_by_role("button", name="Take back what person 2 shared").press("Enter")
    dialog.get_by_role("button", name="Go on").press("Enter")
    expect(page.locator("main").get_by_text("You write for person 2 again.")).to_be_visible()
    expect(page.locator(".six-agenda")).to_contain_text("Withdrawn")
    assert len([one for one in kept_answers(store, activity) if one]) == 1
    assert rooms.board(store, code)["joined"] == 2
    assert page.evaluate(KEPT) == [], "nothing of them stands on the device"
    page.get_by_role("button", name="Stop writing for others").press("Enter")
    dialog.get_by_role("button", name="Go on").press("Enter")
    expect(page.get_by_role("button", name="Write for people without a phone")).to_be_visible()
    assert page.evaluate("Object.keys(sessionStorage).filter((key) => key.startsWith('six-elements'))") == []
