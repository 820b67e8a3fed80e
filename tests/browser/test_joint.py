"""A table that a room writes together: two phones, one of them without a network, and a server that is killed."""

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from sixelements import catalog
from sixelements.convening import rooms
from sixelements.convening.documents import log
from sixelements.convening.store import RoomStore
from tests.browser.conftest import Server
from tests.browser.person import axe, nameless, too_wide
from tests.browser.rooms import SIDES, enter, open_room, rooms_of
from tests.browser.test_board import enter as board
from tests.browser.test_table import first_field, row
from tests.convening.writing import edit
from tests.examples import of_kind


def types(slug: str) -> list[str]:
    return [one.type for one in catalog.get(slug).content.columns]


# A row is known by its first column, which is text here, and a role stands in another one.
SLUG = next(slug for slug in of_kind("table") if types(slug)[0] == "text" and "role" in types(slug))
FIRST, *_ = [one for one in catalog.get(SLUG).content.columns if one.type == "text"]
SECOND = next(one for one in catalog.get(SLUG).content.columns if one.type == "role")


@pytest.fixture
def held() -> str:
    return SLUG


@pytest.fixture
def store(own_server: Server) -> Iterator[RoomStore]:
    with rooms_of(own_server) as opened:
        yield opened


def second_field(page: Page, number: int = 1) -> Locator:
    return row(page, number).get_by_label(SECOND.label, exact=True)


def documents(page: Page) -> list[Any]:
    """Return what the device keeps of the room's documents."""
    kept = page.evaluate(
        "() => Object.entries(localStorage).filter(([key]) => key.startsWith('six-elements/document/'))"
    )
    return [json.loads(text) for _, text in kept]


def write(field: Locator, words: str) -> None:
    """Write as a person does, letter by letter, and go on elsewhere."""
    field.fill(words)
    field.page.locator(".six-steps > summary").focus()


def arrived(page: Page) -> None:
    """Wait until nothing that was written on the device is still to be sent."""
    page.wait_for_function(
        "() => Object.entries(localStorage).filter(([key]) => key.startsWith('six-elements/document/'))"
        ".every(([, text]) => JSON.parse(text).pending.length === 0)"
    )


def address(own_server: Server) -> str:
    return f"{own_server.url}{catalog.app_path(catalog.get(SLUG))}"


def own_rows_come_in(one: Page, two: Page, own_server: Server, code: str) -> None:
    """A row of one's own, written alone, comes into the room by a press only."""
    one.goto(address(own_server))
    write(first_field(one, 1), "A task of my own")
    promises = one.get_by_text("Your answers stay on this device until you press Share.")
    expect(promises.filter(visible=True)).to_have_count(2)
    for page, side in ((one, "Certificated"), (two, "Site")):
        enter(page, own_server, code, side)
        page.goto(address(own_server))
        expect(page.get_by_text("The room writes this table together.")).to_be_visible()
    expect(one.get_by_text("Nobody has written here yet.")).to_be_visible()
    expect(promises.filter(visible=True)).to_have_count(0)
    one.get_by_role("button", name="Bring in my own row").press("Enter")
    expect(first_field(two, 1)).to_have_value("A task of my own")
    expect(one.get_by_role("button", name="Bring in my own row")).to_be_hidden()
    expect(two.locator(".six-steps > summary")).to_contain_text("1 of 2 done")


def nothing_is_written_over(one: Page, two: Page) -> None:
    """What others write never goes under the finger of somebody who stands in the field."""
    first_field(one, 1).focus()
    first_field(two, 1).focus()
    two.keyboard.press("End")
    two.keyboard.type(", and more")
    expect(
        row(one, 1).get_by_text("Somebody wrote here just now: “A task of my own, and more”")
    ).to_be_visible()
    expect(first_field(one, 1)).to_have_value("A task of my own")
    expect(first_field(one, 1)).to_be_focused()
    somebody_is_seen_writing(one, two)
    one.keyboard.press("Shift+Tab")
    expect(first_field(one, 1)).to_have_value("A task of my own, and more")


def somebody_is_seen_writing(one: Page, two: Page) -> None:
    """Where another writes now is shown on the row and described at its fields; not at one's own, and not aloud."""
    hint = row(one, 1).get_by_text("Somebody writes here now.")
    typing = two.evaluate(
        "() => setInterval(() => document.activeElement.dispatchEvent(new Event('input', {bubbles: true})), 500)"
    )
    expect(hint).to_be_visible()
    for field in (first_field(one, 1), second_field(one)):
        expect(field).to_have_accessible_description(re.compile(r"Somebody writes here now\.$"))
    assert axe(one) == []
    expect(one.locator("[aria-live]").get_by_text("Somebody writes here now.")).to_have_count(0)
    expect(two.get_by_text("Somebody writes here now.")).to_have_count(0)
    two.evaluate("typing => clearInterval(typing)", typing)


def both_texts_are_kept(one: Page, two: Page, own_server: Server) -> None:
    """One goes on without a network, the server is killed, and both texts are there in the end."""
    arrived(two)
    two.context.set_offline(True)
    write(second_field(two), "The lead cook")
    write(second_field(one), "The office clerk")
    one.get_by_role("button", name="Add one ").press("Enter")
    expect(first_field(one, 2)).to_be_focused()
    one.keyboard.type("A second task")
    own_server.stop(hard=True)
    one.keyboard.type(", written on")
    expect(first_field(one, 2)).to_be_focused()
    own_server.start()
    arrived(one)
    two.context.set_offline(False)
    arrived(two)
    for page in (one, two):
        expect(row(page, 1).get_by_text("Both wrote here. Which one stands?")).to_be_visible()
        expect(second_field(page)).to_have_value("The lead cook")
        expect(first_field(page, 2)).to_have_value("A second task, written on")
    assert axe(two) == []
    assert nameless(two) == []
    assert too_wide(two) <= 0
    row(two, 1).get_by_role("button", name="Take this").press("Enter")
    expect(second_field(two)).to_be_focused()
    for page in (one, two):
        expect(row(page, 1).get_by_text("Both wrote here.")).to_be_hidden()
        expect(second_field(page)).to_have_value("The office clerk")


def a_row_comes_back(one: Page, two: Page) -> None:
    """A row that somebody takes away while somebody else writes in it comes back and says so."""
    arrived(two)
    two.context.set_offline(True)
    write(first_field(two, 2), "A second task that we need")
    row(one, 2).get_by_role("button", name="Remove").press("Enter")
    expect(row(one, 2)).to_have_count(0)
    expect(first_field(one, 1)).to_be_focused()
    arrived(one)
    two.context.set_offline(False)
    expect(row(one, 2).get_by_text("Somebody took this row away while somebody else wrote")).to_be_visible()
    expect(first_field(one, 2)).to_have_value("A second task that we need")
    row(one, 2).get_by_role("button", name="Keep the row").press("Enter")
    expect(first_field(one, 2)).to_be_focused()
    for page in (one, two):
        expect(page.get_by_text("Somebody took this row away")).to_be_hidden()


def each_undoes_what_is_own(one: Page, two: Page) -> None:
    """The order is the room's too, and each undoes what is his or her own."""
    row(one, 2).get_by_role("button", name="Earlier").press("Enter")
    expect(row(one, 1).get_by_role("button", name="Earlier")).to_be_focused()
    expect(first_field(two, 1)).to_have_value("A second task that we need")
    one.get_by_role("button", name="Undo my last change here").press("Enter")
    expect(first_field(two, 2)).to_have_value("A second task that we need")


def closed_and_left(one: Page, two: Page, own_server: Server, code: str) -> None:
    """Closed, it is read and no longer written; a device that leaves keeps nothing of it but its own rows."""
    for page in (one, two):
        expect(page.get_by_text("This table is closed.")).to_be_visible()
        expect(page.locator(".six-rows .six-card")).to_have_count(2)
        expect(page.locator(".six-rows input, .six-rows textarea")).to_have_count(0)
    assert axe(two) == []
    assert documents(one)
    one.goto(f"{own_server.url}/r/{code}")
    one.get_by_role("button", name="Leave the room on this device").press("Enter")
    one.get_by_role("dialog").get_by_role("button", name="Leave the room").press("Enter")
    expect(one.get_by_text("You have left room").first).to_be_visible()
    assert documents(one) == []
    one.goto(address(own_server))
    expect(first_field(one, 1)).to_have_value("A task of my own")


def test_two_phones_write_one_table(phones: tuple[Page, Page], own_server: Server, store: RoomStore) -> None:
    code, activity = open_room(store, SLUG)
    own_rows_come_in(*phones, own_server, code)
    nothing_is_written_over(*phones)
    both_texts_are_kept(*phones, own_server)
    a_row_comes_back(*phones)
    each_undoes_what_is_own(*phones)
    arrived(phones[0])
    rooms.close_activity(store, code, activity)
    closed_and_left(*phones, own_server, code)


def way_and_bar_stay(page: Page) -> None:
    """On a small laptop the address, the code and all buttons are seen together, however long the table is."""
    page.set_viewport_size({"width": 1366, "height": 768})
    for place in (page.locator(".six-board-stage h2"), page.locator(".six-board-sheet button")):
        place.scroll_into_view_if_needed()
        for part in ("address", "code", "qr", "bar"):
            expect(page.locator(f".six-board-{part}")).to_be_in_viewport(ratio=1)


def test_the_wall_shows_what_the_room_writes(page: Page, server: Server) -> None:
    with rooms_of(server) as store:
        code, activity = open_room(store, SLUG)
        token = rooms.join(store, code, SIDES[0], "device-0000000001")
        desk = log.Desk(code, activity, token)
        board(page, server)
        page.get_by_role("button", name=re.compile(f"Show room {code[:3]}")).click()
        expect(page.get_by_text("Nobody has written in it yet.")).to_be_visible()
        cells = [edit("a/^", "i"), edit(f"a/{FIRST.id}", "=A task"), edit(f"a/{SECOND.id}", "Principal")]
        log.write(store, desk, log.Heard(), cells)
        cell = page.get_by_role("rowheader", name="=A task")
        expect(cell).to_be_visible()
        expect(page.get_by_text("1 row. 1 of them has an open point.")).to_be_visible()
        assert axe(page) == []
        with page.expect_download() as download:
            page.get_by_role("button", name="Save this table for a spreadsheet (CSV)").press("Enter")
        assert '"\'=A task"' in download.value.path().read_text(encoding="utf-8-sig")
        log.write(store, desk, log.Heard(), [edit(f"a/{FIRST.id}", "Another task", cells[1].key)])
        expect(page.get_by_role("rowheader", name="Another task")).to_be_visible()
        expect(page.get_by_role("button", name="Save this table for a spreadsheet (CSV)")).to_be_focused()
        more = [
            edit(f"b{n}/{cell}", value)
            for n in range(15)
            for cell, value in (("^", f"j{n}i"), (FIRST.id, "More"))
        ]
        log.write(store, desk, log.Heard(), more)
        expect(page.get_by_role("rowheader", name="More")).to_have_count(15)
        way_and_bar_stay(page)
        rooms.close_activity(store, code, activity)
        expect(page.get_by_text("What the room has written:")).to_be_visible()
