"""Who is in the room: a phone that scanned the square, and the facilitator's list of devices, heads and door."""

import re
import urllib.error

import pytest
from playwright.sync_api import Page, expect

from sixelements.convening import codes, rooms
from sixelements.convening.store import RoomStore
from tests.browser.conftest import Server
from tests.browser.person import axe, too_wide
from tests.browser.rooms import call, open_room, others_share, store
from tests.browser.shared import looked_at

__all__ = ["store"]  # the fixture of the rooms' own tests

SLUG = "decision-continuum"


@pytest.mark.parametrize("size", ["phone"], indirect=True)
def test_who_scans_the_square_shows_its_secret_and_learns_her_letters(
    page: Page, size: str, server: Server, store: RoomStore
) -> None:
    """What the secret is good for is tested with the server itself (``tests/serving/test_rooms.py``)."""
    code, _ = open_room(store, SLUG, purpose="")
    secret = rooms.board(store, code)["secret"]
    shown: list[tuple[str, str | None]] = []
    page.on("request", lambda one: shown.append((one.url, one.headers.get("x-six-secret"))))
    page.goto(f"{server.url}/r/{code}#{secret}")
    page.get_by_role("radio", name="Certificated").check(force=True)
    assert "null" not in page.locator("main").inner_text(), "a room without a purpose"
    page.get_by_role("button", name="Enter the room").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("You are in room")
    assert (f"{server.url}/api/rooms/{code}", secret) in shown
    assert (f"{server.url}/api/rooms/{code}/join", secret) in shown
    assert not [url for url, _ in shown if secret in url.partition("#")[0]], (
        "it stands in no address that is sent"
    )
    (device,) = rooms.devices(store, code)
    expect(page.get_by_text(f"This device: {device['badge']}.")).to_be_visible()
    assert axe(page) == []
    assert too_wide(page) <= 0


def test_the_facilitator_compares_heads_with_devices_lets_one_go_and_closes_the_door(
    page: Page, server: Server, store: RoomStore
) -> None:
    code, activity = open_room(store, SLUG)
    others_share(server, code, activity, SLUG, ["labor-certificated", "management-site", "board"])
    page.set_default_timeout(60_000)
    page.goto(f"{server.url}/facilitate?key={codes.facilitator_key(server.data)}")
    page.get_by_role("button", name=f"Show room {codes.spoken(code)}").or_(
        page.get_by_role("button", name=re.compile(f"Show room .*{code}"))
    ).click()
    page.get_by_role("button", name="Room", exact=True).click()
    heads = page.get_by_label("People in the room")
    heads.fill("2")
    heads.press("Tab")
    expect(page.get_by_text("3 joined of 2 in the room · 3 shared")).to_be_visible()
    expect(page.locator(".six-board-devices").get_by_text("1 device more than people")).to_be_visible()
    looked_at(page)
    first = rooms.devices(store, code)[0]["badge"]
    page.get_by_role("button", name=f"Let device {first} go").click()
    page.get_by_role("dialog").get_by_role("button", name="Let it go").click()
    expect(page.get_by_text("2 joined of 2 in the room · 2 shared")).to_be_visible()
    expect(page.locator(".six-board-devices").get_by_text("more than people")).to_have_count(0)
    call(server, "POST", f"{code}/join", {"side": "board", "join": "a-device-that-never-shares"})
    expect(page.get_by_text("3 joined of 2 in the room · 2 shared")).to_be_visible()
    page.get_by_role("button", name="Let all go that never shared").click()
    page.get_by_role("dialog").get_by_role("button", name="Let them go").click()
    expect(page.get_by_text("2 joined of 2 in the room · 2 shared")).to_be_visible()
    page.get_by_role("button", name="Close the door").click()
    expect(page.get_by_text("The door is closed")).to_be_visible()
    with pytest.raises(urllib.error.HTTPError, match="409"):
        call(server, "POST", f"{code}/join", {"side": "board", "join": "a-device-that-comes-later"})
    page.get_by_role("button", name="Open the door").click()
    expect(page.get_by_text("The door is open")).to_be_visible()
