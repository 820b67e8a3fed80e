"""The facilitator's board, from the door to the record, with people who join and share meanwhile."""

import re

import pytest
from playwright.sync_api import Page, expect

from sixelements.convening import codes, rooms, script
from sixelements.convening.store import RoomStore
from tests.browser.conftest import SIZES, Server
from tests.browser.rooms import others_share, store, unfold
from tests.browser.shared import looked_at

__all__ = ["store"]  # the fixture of the rooms' own tests: the server's rooms as the store holds them

SLUG = "decision-continuum"
PEOPLE = ["labor-certificated"] * 3 + ["management-site"] * 3


def enter(page: Page, server: Server) -> None:
    """Come in by the link that the terminal prints, which leads to the board at once."""
    page.set_default_timeout(60_000)
    page.goto(f"{server.url}/facilitate?key={codes.facilitator_key(server.data)}")
    expect(page.get_by_role("heading", name="Open a room")).to_be_visible(timeout=60_000)


def open_room(page: Page) -> str:
    """Fill in the form as a facilitator does, and return the room's code."""
    page.get_by_label("What the room comes together for").fill("To hear <b>each other</b>")
    page.get_by_label("Exercise", exact=True).select_option(label="Who decides what?")
    page.get_by_role("button", name="Add to the agenda").click()
    for side in ("Labor (certificated staff)", "Management (principals, sites)"):
        page.get_by_role("checkbox", name=side).focus()
        page.keyboard.press("Space")
    unfold(page, "What is shown apart")
    page.get_by_label("Smallest group that is shown apart").fill("3")
    expect(page.locator(".six-fold > summary").filter(has_text="from 3 people on")).to_be_visible()
    page.get_by_role("button", name="Open the room").click()
    told = page.get_by_text(re.compile("^The code is")).inner_text()
    return codes.typed(told.removeprefix("The code is"))


# By how much the way into the room reaches over the drawer that is open below it.
OVER = """() => {
  const [left, drawer] = [".six-board-left", ".six-board-drawer"].map((one) => document.querySelector(one));
  return left.getBoundingClientRect().bottom - drawer.getBoundingClientRect().top;
}"""


def test_from_opening_a_room_to_its_record(page: Page, server: Server, store: RoomStore) -> None:
    enter(page, server)
    looked_at(page)
    code = open_room(page)
    activity = rooms.about_room(store, code)["activities"][0]["id"]
    assert rooms.about_room(store, code)["purpose"] == "To hear <b>each other</b>"
    page.get_by_role("button", name="Start collecting").click()
    expect(page.get_by_role("button", name="Reveal")).to_be_visible()
    others_share(server, code, activity, SLUG, PEOPLE)
    expect(page.get_by_text("6 joined · 6 shared")).to_be_visible(timeout=60_000)
    looked_at(page)
    page.get_by_role("button", name="Reveal").click()
    page.get_by_role("dialog").get_by_role("button").last.click()
    expect(page.locator(".six-board")).to_contain_text("Most agreed", timeout=30_000)
    looked_at(page)
    page.keyboard.press("ArrowRight")
    page.get_by_role("button", name="Script").click()
    parts = page.locator(".six-board-drawer summary")
    expect(parts).to_have_text([part.title for part in script.parts(SLUG)])
    expect(page.locator(".six-board-drawer details[open] summary")).to_contain_text("Debrief")
    page.get_by_role("button", name="Record").click()
    expect(page.locator(".six-board-drawer")).to_be_visible()
    for size in SIZES.values():
        page.set_viewport_size(size)
        page.evaluate("scrollTo(0, document.documentElement.scrollHeight)")
        assert page.evaluate(OVER) <= 1, "what stays in sight lies on top of the drawer"
    for kind in ("xlsx", "csv", "docx"):
        with page.expect_download() as download:
            page.get_by_role(
                "button", name=re.compile({"xlsx": "Excel|XLSX", "csv": "CSV", "docx": "Word|DOCX"}[kind])
            ).click()
        assert download.value.suggested_filename.endswith(kind)
    page.reload()
    expect(page.locator(".six-board")).to_contain_text("Most agreed", timeout=60_000)
    assert page.locator(".six-board b b").count() == 0


@pytest.fixture
def held() -> str:
    """What ``own_server`` holds."""
    return SLUG


def test_whose_server_is_gone_is_told_wherever_on_the_board_she_reads(page: Page, own_server: Server) -> None:
    enter(page, own_server)
    open_room(page)
    page.get_by_role("button", name="Script").click()
    expect(page.locator(".six-board-drawer summary").first).to_be_visible()
    page.evaluate("scrollTo(0, document.documentElement.scrollHeight)")
    own_server.stop(hard=True)
    told = page.locator(".six-notice").filter(has_text="The server does not answer")
    expect(told).to_be_in_viewport(ratio=1)
    own_server.start()
    expect(told).to_be_hidden()
    expect(page.get_by_text(re.compile("^The code is"))).to_be_attached()
