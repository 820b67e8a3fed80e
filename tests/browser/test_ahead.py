"""A room collects before its meeting: the facilitator says until when, and a phone is told by a link."""

import datetime

from playwright.sync_api import Page, expect

from sixelements.convening import rooms
from sixelements.convening.store import RoomStore
from tests.browser.conftest import Server
from tests.browser.person import axe, too_wide
from tests.browser.rooms import store
from tests.browser.test_board import enter, open_room

__all__ = ["store"]


def test_a_room_collects_until_thursday_and_a_phone_comes_by_the_link(
    page: Page, server: Server, store: RoomStore
) -> None:
    """On a laptop by keyboard, then on a phone of another person."""
    page.set_viewport_size({"width": 1366, "height": 768})
    enter(page, server)
    code = open_room(page)
    page.get_by_role("button", name="Agenda", exact=True).press("Enter")
    page.get_by_text("Collect before the meeting").press("Enter")
    page.get_by_role("button", name="Collect between these times").press("Enter")
    expect(page.get_by_text("Fill in both times first")).to_be_visible()
    now = datetime.datetime.now().astimezone()
    page.get_by_label("Opens (time of this computer)").fill(
        f"{now - datetime.timedelta(hours=1):%Y-%m-%dT%H:%M}"
    )
    page.get_by_label("Closes").fill(f"{now + datetime.timedelta(days=3):%Y-%m-%dT%H:%M}")
    page.get_by_role("button", name="Collect between these times").press("Enter")
    expect(page.get_by_text("0 joined, 0 finished.")).to_be_visible()
    assert axe(page) == []
    assert too_wide(page) <= 0
    link = page.get_by_label("Link to send").input_value()
    assert rooms.about_room(store, code)["activities"][0]["ahead"]
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(f"{server.url}{link[link.index('/r/') :]}")
    page.get_by_role("radio", name="Certificated").press("Space")
    page.get_by_role("button", name="Enter the room").press("Enter")
    expect(page.get_by_text("You can share here until")).to_be_visible()
    assert axe(page) == []
    assert too_wide(page) <= 0
    page.get_by_role("link", name="Who decides what?").press("Enter")
    expect(page.locator(".six-room-status")).to_contain_text("You can share here until")
