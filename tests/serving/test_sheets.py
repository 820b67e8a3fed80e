"""The sheets of a case over HTTP: nothing of one side's is in any byte that the other side's devices get."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from sixelements import catalog
from sixelements.convening import codes, facilitators, rooms
from sixelements.convening.store import RoomStore, open_store
from sixelements.serving import frame
from tests.examples import of_kind
from tests.serving.test_desk import Desk
from tests.support.server import Server
from tests.support.sheets import Device, Table, not_for, plain

CASES = of_kind("case")


@pytest.fixture(scope="module")
def store(served: Server, data: Path) -> Iterator[RoomStore]:
    opened = open_store(f"sqlite:///{data / 'rooms.sqlite'}")
    yield opened
    opened.close()


@pytest.mark.parametrize("slug", CASES)
@pytest.mark.parametrize("seed", [2, 3])
def test_no_side_gets_a_byte_of_the_others_sheets(
    served: Server, store: RoomStore, data: Path, slug: str, seed: int
) -> None:
    table = Table(served, store, slug, seed)
    table.come_in()
    table.reach_over()
    assert table.leaks() == []
    # What one side entered, the other reads once it has entered as well, and not before.
    for at in table.tables:
        labor, management = table.of("labor", at), table.of("management", at)
        words = f"labor's words at {at}"
        assert json.loads(table.enter(labor, words).body)["versions"] is None
        for device in table.devices:
            table.ask(device, "GET", table.at("version"))
        assert all(words not in plain(b"".join(one.got)) for one in table.devices if one is not labor)
        both = json.loads(table.enter(management, "management's words").body)["versions"]
        assert both["labor"][table.exercise.content.terms[0].id]["words"] == words
        assert table.enter(labor, "other words").status == 409
        assert all(
            words not in plain(table.ask(one, "GET", table.at("version")).body)
            for one in table.devices
            if one.table != at
        ), "another table reads it"
    assert table.leaks() == []
    # Neither the facilitator's screens nor the wall have any of it before the end.
    seen = Device("observer", "")
    desk = Desk(served, facilitators.ticket(codes.facilitator_key(data)))
    desk.code = table.code
    seen.got.append(desk.ask(do="refresh").body)
    cookie = {"Cookie": f"six_facilitator={desk.ticket}"}
    for path in (f"/api/projector/{table.code}", f"/projector/{table.code}", "/remote"):
        answer = served.ask(path, **cookie)
        assert answer.status == 200
        seen.got.append(answer.body)
    assert seen.leaks(table.exercise, []) == []

    rooms.close_activity(store, table.code, table.activity)
    told = json.loads(table.take(table.devices[0], "all").body)
    assert told["exercise"]["content"]["reader"] == "all"
    assert set(not_for(table.exercise.content, "observer", "")) <= set(strings(told["exercise"]["content"]))


def strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    for one in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from strings(one)


def test_a_page_that_holds_both_sheets_is_found_out(served: Server, store: RoomStore) -> None:
    table = Table(served, store, CASES[0], 2)
    device = table.devices[0]
    table.ask(device, "GET", f"/exercise/{CASES[0]}/alone")
    assert len(device.leaks(table.exercise, [])) > 20
    assert len(table.leaks()) > 20


def test_what_all_pages_load_holds_no_sheet() -> None:
    device = Device("observer", "")
    device.got += [one.body for one in frame.files().values() if b"\0" not in one.body]
    assert [leak for slug in CASES for leak in device.leaks(catalog.get(slug), [])] == []


def test_a_sheet_is_handed_out_while_the_room_collects_and_to_its_devices_only(
    served: Server, store: RoomStore
) -> None:
    table = Table(served, store, CASES[0], 2)
    device = table.devices[0]
    assert table.take(device, device.reader, device.role).status == 403
    table.come_in()
    rooms.close_activity(store, table.code, table.activity)
    assert table.enter(table.of("labor", None), "too late").status == 409
    other = rooms.open_room(store, purpose="", sides=["other"], agenda=[("conflict-styles", 5)])
    table.code, table.activity = other, rooms.about_room(store, other)["activities"][0]["id"]
    rooms.start(store, other, table.activity)
    device.token = rooms.join(store, other, "other", "a-device-of-the-tests-1")
    refused = table.take(device, "labor")
    assert (refused.status, json.loads(refused.body)["code"]) == (409, "no-sheet")


def test_only_a_case_has_a_page_for_whoever_is_alone(served: Server) -> None:
    assert served.ask("/exercise/conflict-styles/alone").status == 404
    assert served.ask("/exercise/nowhere/alone").status == 404
