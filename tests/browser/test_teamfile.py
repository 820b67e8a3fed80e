"""A team's file from one room to the next: saved at the board, opened with a new room, and what is open comes first."""

from pathlib import Path

import docx
import pytest
from playwright.sync_api import Page, expect

from sixelements import catalog
from sixelements.convening import rooms
from sixelements.convening.documents import log
from sixelements.convening.store import RoomStore
from sixelements.sheets import read_team
from tests.browser.conftest import Server
from tests.browser.person import axe, keep, too_wide
from tests.browser.reader import arrive, keeps
from tests.browser.rooms import SIDES, enter, store
from tests.browser.test_board import enter as board
from tests.convening.test_teamfile import FIRST, PLAN
from tests.convening.writing import edit

__all__ = ["store"]

KEY = f"six-elements/exercise/{PLAN.slug}"
HEAD = PLAN.content.columns[0].label


@pytest.mark.parametrize("size", ["phone"], indirect=True)
def test_a_team_takes_its_file_home_and_the_next_room_opens_with_it(
    page: Page, size: str, server: Server, store: RoomStore, tmp_path: Path
) -> None:
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
    with page.expect_download() as saved:
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
    expect(page.get_by_text("This is no team's file.").first).to_be_visible()  # it is said aloud, too
    choose.set_input_files(file)
    told = page.get_by_text("The room will open with this file: tables 1, still open 1.")
    expect(told.first).to_be_visible()
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
    expect(page.get_by_label(HEAD, exact=True).first).to_have_value("Open a <b>register</b>")
    assert too_wide(page) <= 0
    page.goto(f"{server.url}/r/{fresh}")
    expect(page.get_by_role("heading", name="Still open from last time")).to_be_visible()
    assert rows_in(saved_by(page, tmp_path / "phone.html")) == rows_in(file)
    expect(page.get_by_text("is in your downloads.").first).to_be_visible()
    assert axe(page) == []
    assert too_wide(page) <= 0


@pytest.mark.parametrize("size", ["phone"], indirect=True)
def test_one_person_opens_a_team_s_file_in_the_book_and_nothing_goes_unasked(
    page: Page, size: str, book: Path, tmp_path: Path
) -> None:
    theirs = {"version": PLAN.version, "answers": {"rows": [row("aaaaaaaaaa", "Ask the clerk")]}}
    arrive(page, book, "workbook", {KEY: theirs})
    file = saved_by(page, tmp_path / "first.html")
    rated = {PLAN.content.look.items[0].id: {"value": 1}}
    mine = {"version": PLAN.version, "answers": {"rows": [row("bbbbbbbbbb", "My own")], "ratings": rated}}
    arrive(page, book, "workbook", {KEY: mine})
    choose = page.locator('input[type=file][aria-label="Open a team\'s file"]')
    damaged = tmp_path / "damaged.html"
    damaged.write_text(file.read_text(encoding="utf-8").replace('"format":', "format:"), encoding="utf-8")
    choose.set_input_files(damaged)
    expect(page.get_by_text("This file is damaged").first).to_be_visible()
    choose.set_input_files(file)
    page.get_by_role("button", name="Keep what is here").click()
    expect(page.get_by_text("Nothing was changed.").first).to_be_visible()
    assert keeps(page, KEY)["answers"] == mine["answers"]
    choose.set_input_files(file)
    expect(page.get_by_role("dialog").get_by_text(PLAN.title)).to_be_visible()
    page.get_by_role("button", name="Replace it").click()
    expect(page.get_by_text("The file is open: 1 of your tools").first).to_be_visible()
    listed = page.locator(".six-path-commitments").get_by_role("listitem")
    expect(listed).to_contain_text("Ask the clerk")
    assert axe(page) == []
    assert too_wide(page) <= 0
    again = saved_by(page, tmp_path / "again.html")
    assert rows_in(again) == rows_in(file)
    # An exercise alone takes its own part of it, and Undo brings back what was there.
    keep(page, {KEY: mine})
    page.goto((book / catalog.book_path(PLAN)).as_uri())
    first = page.get_by_label(HEAD, exact=True).first
    expect(first).to_have_value("My own")
    with page.expect_file_chooser() as chooser:
        page.get_by_role("button", name="Open a team's file").click()
    chooser.value.set_files(file)
    page.get_by_role("button", name="Replace it").click()
    expect(first).to_have_value("Ask the clerk")
    page.get_by_role("button", name="Undo").click()
    expect(first).to_have_value("My own")
    page.locator(".six-steps > summary").click()
    page.get_by_role("button", name="What your answers say").click()
    with page.expect_download() as word:
        page.get_by_role("button", name="Word file").click()
    made = docx.Document(str(word.value.path()))
    table = made.tables[0]
    assert (table.cell(0, 0).text, table.cell(1, 0).text) == (HEAD, "My own")
    assert made.inline_shapes
    assert all(one._inline.docPr.get("descr") for one in made.inline_shapes)


def row(name: str, what: str) -> dict[str, object]:
    return {"id": name, "cells": {FIRST: what}}


def saved_by(page: Page, file: Path) -> Path:
    """Let a page save its team's file, and return it."""
    with page.expect_download() as saved:
        page.get_by_role("button", name="Save our team's file").click()
    saved.value.save_as(file)
    return file


def rows_in(file: Path) -> object:
    return [[one.cells[FIRST] for one in table.rows] for table in read_team(file).documents]
