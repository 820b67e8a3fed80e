"""A team's file from one room to the next: saved at the board, opened with a new room, and what is open comes first."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from sixelements import catalog
from sixelements.convening import rooms
from sixelements.convening.documents import log
from sixelements.convening.store import RoomStore
from tests.browser.conftest import Server
from tests.browser.person import axe, too_wide
from tests.browser.rooms import SIDES, enter, store
from tests.browser.test_board import enter as board
from tests.convening.test_teamfile import FIRST, PLAN
from tests.convening.writing import edit

__all__ = ["store"]

PATIENCE = 60_000


@pytest.mark.parametrize("size", ["phone"], indirect=True)
def test_a_team_takes_its_file_home_and_the_next_room_opens_with_it(
    page: Page, size: str, server: Server, store: RoomStore, tmp_path: Path
) -> None:
    expect.set_options(timeout=PATIENCE)
    code = rooms.open_room(
        store, purpose="To plan", sides=SIDES, agenda=[(PLAN.slug, 20)], k=3, teams=["North"]
    )
    activity = rooms.about_room(store, code)["activities"][0]["id"]
    rooms.start(store, code, activity)
    token = rooms.join(store, code, SIDES[0], "device-of-the-team-00", 1)
    desk = log.Desk(code, activity, token)
    log.write(store, desk, log.Heard(), [edit(f"a/{FIRST}", "Open a <b>register</b>")])
    board(page, server)
    page.get_by_role("button", name=f"{code[:3]}-{code[3:]}").click()
    page.get_by_role("button", name="Record", exact=True).click()
    with page.expect_download(timeout=PATIENCE) as saved:
        page.get_by_role("button", name="Save the file: North").click()
    file = tmp_path / saved.value.suggested_filename
    saved.value.save_as(file)
    # Without our software it is a page like any other, with no request and nothing that runs.
    reader = page.context.new_page()
    reader.goto(file.as_uri())
    expect(reader.get_by_role("cell", name="Open a <b>register</b>")).to_be_visible()
    assert axe(reader) == []
    assert too_wide(reader) <= 0
    reader.close()
    page.get_by_role("button", name="Room", exact=True).click()
    page.get_by_role("button", name="All rooms").click()
    wrong = tmp_path / "other.html"
    wrong.write_text("<p>something else</p>", encoding="utf-8")
    choose = page.locator('input[type=file][aria-label="Open with a team\'s file"]')
    choose.set_input_files(wrong)
    expect(page.get_by_text("This is no team's file.")).to_be_visible()
    choose.set_input_files(file)
    expect(page.get_by_text("The room will open with this file: tables 1, still open 1.")).to_be_visible()
    page.get_by_label("Exercise", exact=True).select_option(label=PLAN.title)
    page.get_by_role("button", name="Add to the agenda").click()
    page.get_by_role("checkbox", name="Labor (certificated staff)").press("Space")
    page.get_by_role("button", name="Open the room").click()
    page.get_by_role("button", name="Commitments").click()
    expect(page.get_by_role("heading", name="Still open from last time")).to_be_visible()
    assert axe(page) == []
    fresh = next(one["code"] for one in rooms.all_rooms(store) if one["code"] != code)
    rooms.start(store, fresh, rooms.about_room(store, fresh)["activities"][0]["id"])
    enter(page, server, fresh, "Certificated")
    expect(page.get_by_text("Open a <b>register</b>")).to_be_visible()
    page.get_by_role("link", name=PLAN.title).click()
    first = catalog.get(PLAN.slug).content.columns[0].label
    expect(page.get_by_label(first, exact=True).first).to_have_value("Open a <b>register</b>")
    assert too_wide(page) <= 0
