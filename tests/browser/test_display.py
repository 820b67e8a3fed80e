"""The display in a day that does not go by the book: another address, a colleague, a reload, no mouse."""

import re

import pytest
from playwright.sync_api import Page, expect
from playwright.sync_api import TimeoutError as NeverCameError

from sixelements.convening import rooms
from sixelements.convening.store import RoomStore
from tests.browser.conftest import Server
from tests.browser.rooms import others_share, store
from tests.browser.seen import LOG, works
from tests.browser.test_board import PEOPLE, SLUG, enter, open_room

__all__ = ["store"]

STANDING = "() => document.activeElement !== document.body"
DRAWN = "() => new Promise((then) => requestAnimationFrame(() => requestAnimationFrame(then)))"


def press(page: Page, name: str | re.Pattern[str], then: str | re.Pattern[str]) -> None:
    """Press a button by key and wait until one named *then* is there; the focus may not have fallen out of the page."""
    page.get_by_role("button", name=name, exact=isinstance(name, str)).first.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name=then).first).to_be_visible()
    page.evaluate(DRAWN)
    try:  # while an answer of the room is on its way, the focus may be nowhere
        page.wait_for_function(STANDING)
    except NeverCameError:
        pytest.fail(f"the focus fell out of the page after {name}")


def test_the_address_is_picked_or_typed_and_outlives_a_reload(
    page: Page, server: Server, store: RoomStore
) -> None:
    enter(page, server)
    code = open_room(page)
    drawn = page.locator(".six-board-qr svg")
    square = drawn.inner_html()
    press(page, "Another address", "Use this address")
    picker = page.get_by_label("Address", exact=True)
    expect(picker).to_be_focused()
    first = page.locator(".six-board-address b").inner_text()
    page.get_by_label("Or type one").fill("school.local:8866")
    page.keyboard.press("Enter")
    expect(page.locator(".six-board-address b")).to_have_text("school.local:8866/join")
    expect(page.get_by_label("Or type one")).to_have_value("")
    expect(drawn).not_to_have_js_property("innerHTML", square)
    picker.select_option(label="The likeliest, looked up anew")
    expect(page.locator(".six-board-address b")).to_have_text(first)
    expect(drawn).to_have_js_property("innerHTML", square)
    page.get_by_label("Or type one").fill("school.local:8866")
    page.get_by_role("button", name="Use this address").click()
    expect(picker).to_have_value("http://school.local:8866")
    page.reload()
    expect(page.locator(".six-board-address b")).to_have_text("school.local:8866/join", timeout=60_000)
    assert rooms.board(store, code)["address"] == "http://school.local:8866"
    expect(page.get_by_text("this computer alone")).to_have_count(0)


def test_what_is_begun_survives_a_colleague_and_a_reload(
    page: Page, server: Server, store: RoomStore
) -> None:
    enter(page, server)
    page.get_by_label("What the room comes together for").fill("Half a room")
    page.get_by_label("Exercise", exact=True).select_option(label="Who decides what?")
    page.get_by_role("button", name="Add to the agenda").click()
    page.get_by_role("checkbox", name="Labor (certificated staff)").press("Space")
    page.reload()
    expect(page.get_by_label("What the room comes together for")).to_have_value("Half a room", timeout=60_000)
    expect(page.get_by_role("checkbox", name="Labor (certificated staff)")).to_be_checked()
    expect(page.get_by_role("spinbutton", name="Minutes for Who decides what?")).to_be_visible()
    page.get_by_role("button", name="Take Who decides what? off the agenda").click()
    page.get_by_role("checkbox", name="Labor (certificated staff)").press("Space")
    code = open_room(page)
    page.get_by_role("button", name="Commitments").click()
    what = page.get_by_label("What will be done")
    what.fill("Publish the calendar draft")
    rooms.commit_to(store, code, who="", what="The colleague's", by_when="")
    expect(page.get_by_text("The colleague's")).to_be_visible()
    expect(what).to_have_value("Publish the calendar draft")
    expect(what).to_be_focused()
    page.reload()
    page.get_by_role("button", name="Commitments").click(timeout=60_000)
    expect(what).to_have_value("Publish the calendar draft")
    page.get_by_role("button", name="Write it down").click()
    expect(page.get_by_role("button", name="Take off: Publish the calendar draft")).to_be_visible()
    expect(what).to_have_value("")
    press(page, "Take off: Publish the calendar draft", "Put it back")
    press(page, "Put it back", "Take off: Publish the calendar draft")
    assert [one["what"] for one in rooms.board(store, code)["commitments"]] == [
        "The colleague's",
        "Publish the calendar draft",
    ]
    works(LOG, "app")
    works(LOG, "room")
    page.get_by_role("button", name="Agenda").click()
    picker = page.get_by_label("Exercise", exact=True)
    picker.select_option(label="Who decides what?")
    rooms.add(store, code, SLUG, 5)
    expect(page.get_by_text("5 minutes, ")).to_be_visible()
    expect(picker).to_have_value(SLUG)


@pytest.mark.parametrize("viewport", [(1280, 800), (1366, 768)], ids=str)
def test_a_whole_round_by_key_keeps_the_focus_in_the_page(
    page: Page, server: Server, store: RoomStore, viewport: tuple[int, int]
) -> None:
    page.set_viewport_size({"width": viewport[0], "height": viewport[1]})
    enter(page, server)
    code = open_room(page)
    expect(page).to_have_title(re.compile(rf"Room {code[:3]}-{code[3:]}"))
    activity = rooms.about_room(store, code)["activities"][0]["id"]
    press(page, "Start collecting", "Reveal")
    expect(page.get_by_role("button", name="Reveal", exact=True)).to_be_focused()
    others_share(server, code, activity, SLUG, PEOPLE)
    expect(page.get_by_role("status").filter(has_text="All 6 who joined have shared.")).to_have_count(1)
    rooms.join(store, code, "labor-certificated", "one-who-only-joined")
    expect(page.get_by_text("7 joined · 6 shared")).to_be_visible()
    bottom = "bar => bar.getBoundingClientRect().bottom + scrollY"
    assert page.locator(".six-board-bar").evaluate(bottom) <= viewport[1], "the bar is not cut"
    press(page, "Reveal", "Keep collecting")
    expect(page.get_by_role("dialog")).to_contain_text("1 of 7 who joined has not shared.")
    press(page, "Reveal now", "Close")
    press(page, "Run again", "Start collecting")
    for drawer in ("Agenda", "Script", "Commitments", "Record"):
        press(page, drawer, drawer)
    press(page, "Room", "Close the room")
    press(page, "Close the room", re.compile("Open the room again"))
    press(page, re.compile("Open the room again"), "Close the room")
    press(page, "Close the door", "Open the door")
    press(page, "All rooms", re.compile("Show room"))
    expect(page.locator(".six-card").first).to_contain_text(
        re.compile(r"opened [A-Z][a-z]+ \d{1,2}, \d{4}, open")
    )
    expect(page.get_by_role("heading", name="Rooms", exact=True)).to_be_focused()
    press(
        page, re.compile(f"Show room {code[:3]}"), "Start collecting"
    )  # the room still shows what it showed
