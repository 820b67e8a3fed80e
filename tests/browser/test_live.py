"""A room that lives on the server: its time on every phone, who is finished, and a board with no Python."""

import re
from collections.abc import Iterator

import psutil
import pytest
from playwright.sync_api import Browser, Page, expect

from sixelements import catalog
from sixelements.convening import clock, rooms
from sixelements.convening.store import RoomStore
from tests.browser.conftest import SIZES, Server, Watch
from tests.browser.person import Person, axe, too_wide
from tests.browser.rooms import enter, look, others_share, seat, store
from tests.browser.rooms import open_room as opened
from tests.browser.test_board import PEOPLE, SLUG, open_room
from tests.browser.test_board import enter as facilitate
from tests.browser.test_kernels import is_kernel
from tests.support.server import until

__all__ = ["store"]  # the fixture of the rooms' own tests: the server's rooms as the store holds them


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    """Somebody else's phone beside the facilitator's laptop."""
    visitor = browser.new_context(viewport=SIZES["phone"], reduced_motion="reduce", has_touch=True)
    watch = Watch(visitor)
    page = visitor.new_page()
    page.set_default_timeout(60_000)
    yield page
    visitor.close()
    assert (watch.outside, watch.errors) == ([], [])


def kernels(server: Server) -> set[int]:
    assert server.process
    return {one.pid for one in psutil.Process(server.process.pid).children(recursive=True) if is_kernel(one)}


def test_the_board_takes_no_python_and_every_phone_keeps_time(
    page: Page, phone: Page, server: Server, store: RoomStore
) -> None:
    before = kernels(server)
    facilitate(page, server)
    code = open_room(page)
    assert kernels(server) <= before
    activity = rooms.about_room(store, code)["activities"][0]["id"]
    page.get_by_role("button", name="Start collecting").click()
    expect(page.get_by_role("button", name="Reveal")).to_be_visible()
    enter(phone, server, code, "Certificated")
    page.get_by_role("button", name="Start the timer").click()
    left = phone.get_by_role("timer")
    expect(left).to_have_text(re.compile(r"^\d+:\d\d left$"))
    assert axe(phone) == []
    assert too_wide(phone) <= 0
    phone.get_by_role("button", name="I am finished").click()
    expect(page.get_by_text("1 of 1 is finished.")).to_be_visible()
    expect(phone.get_by_text("1 of 1 is finished")).to_be_visible()
    back = phone.get_by_role("button", name="I am not finished after all")
    expect(back).to_be_focused()
    back.click()
    expect(page.get_by_text("Nobody is finished yet.")).to_be_visible()
    page.get_by_role("button", name="Pause the timer").click()
    expect(left).to_have_text(re.compile("left, paused$"))
    others_share(server, code, activity, SLUG, PEOPLE)
    expect(page.get_by_text("7 joined · 6 shared")).to_be_visible()
    page.get_by_role("button", name="Reveal").click()
    page.get_by_role("dialog").get_by_role("button").last.click()
    expect(page.locator(".six-board")).to_contain_text("Most agreed")
    page.keyboard.press("ArrowRight")
    until(lambda: rooms.board(store, code)["slide"] == 1, "the room knows what is on the display")
    page.get_by_role("button", name="Record").click()
    with page.expect_download() as download:
        page.get_by_role("button", name="CSV").click()
    assert download.value.suggested_filename.endswith("csv")


def test_time_that_is_up_locks_nothing_and_takes_nobody_out_of_a_sentence(
    phone: Page, server: Server, store: RoomStore
) -> None:
    code, activity = opened(store, "ladder-of-inference")
    seat(phone, server, code, "labor-certificated")
    Person(phone).arrive(f"{server.url}{catalog.app_path(catalog.get('ladder-of-inference'))}")
    field = phone.locator(".six-stage input, .six-stage textarea").first
    field.focus()
    with store.work() as work:
        room = rooms.locked(work, code)
        room.activities[0].ends = clock.now() - 1000
    look(phone)
    up = phone.locator(".six-pace-up").filter(has_text="Time is up. More time?")
    expect(up).to_be_visible()
    expect(phone.get_by_role("status")).to_contain_text("Time is up. More time?")
    expect(field).to_be_focused()
    expect(field).to_be_enabled()
    rooms.turn_clock(store, code, activity, "more")
    look(phone)
    expect(phone.get_by_role("timer")).to_have_text(re.compile(r"^[12]:\d\d left$"))
    expect(up).to_have_count(0)
    expect(field).to_be_focused()
    assert axe(phone) == []
