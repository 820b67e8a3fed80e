"""A rehearsal: invented people in rooms of its own, over the same HTTP service as phones."""

import asyncio
import os
import signal
from contextlib import closing, suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from tornado.httpserver import HTTPServer
from tornado.netutil import bind_sockets
from tornado.web import Application

from sixelements import agendas, catalog, kinds
from sixelements.convening import rehearsal as labels
from sixelements.convening import rooms
from sixelements.convening.exports import csv
from sixelements.convening.store import RoomStore, open_store
from sixelements.serving import documents_api, rehearsal, rooms_api
from sixelements.serving.opened import room_store
from tests.support.server import PATIENCE, SERVE, running, until

SLUG = "decision-continuum"
PACE = 150
"""Minutes of invented people pass in half a second."""


async def led(store: RoomStore, code: str) -> dict[str, Any]:
    """Lead a room while invented people work in it; return how it ends."""
    sockets = bind_sockets(0, "127.0.0.1")
    server = HTTPServer(Application([*rooms_api.ADDRESSES, *documents_api.ADDRESSES]))
    server.add_sockets(sockets)
    port = sockets[0].getsockname()[1]
    people = asyncio.create_task(rehearsal.rehearse(store, f"http://127.0.0.1:{port}/", PACE))

    async def until_there(name: str, number: int, at: int) -> None:
        async with asyncio.timeout(PATIENCE):
            while rooms.board(store, code)["activities"][at][name] < number:
                assert not people.done(), people.result()
                await asyncio.sleep(0.1)

    for place, one in enumerate(rooms.about_room(store, code)["activities"]):
        rooms.start(store, code, one["id"])
        await until_there("finished", rehearsal.PEOPLE, place)
        await until_there("shared", rehearsal.PEOPLE - 1, place)
        rooms.reveal(store, code, one["id"])
    people.cancel()
    with suppress(asyncio.CancelledError):
        await people
    server.stop()
    return rooms.board(store, code)


def test_they_join_answer_finish_write_and_share_and_one_of_them_never_does(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv(labels.VARIABLE, "1")
    monkeypatch.setattr(rehearsal, "PEOPLE", 8)
    store = room_store()
    written = next(
        one.slug
        for one in catalog.all_exercises()
        if kinds.get(one.kind).written(one) and one.kind == "table"
    )
    agenda = [(SLUG, 1), (written, 1)]
    code = rooms.open_room(store, purpose="To practice", sides=rehearsal.SIDES, agenda=agenda)
    ended = asyncio.run(led(store, code))
    assert ended["joined"] == rehearsal.PEOPLE, "who changes sides is one device"
    assert [one["shared"] for one in ended["activities"]] == [rehearsal.PEOPLE - 1] * 2
    assert all(one["pattern"] for one in ended["activities"])
    assert ended["activities"][1]["document"], "rows were written together"
    others = [one for one in rooms.all_rooms(store) if one["code"] != code]
    first = [one["slug"] for one in agendas.told()[0]["agenda"]]
    opened = rooms.about_room(store, others[0]["code"])["activities"]
    assert [one["slug"] for one in opened] == first, "a rehearsal opens a room of its own"
    assert "nobody here is real" in others[0]["purpose"]
    for said in (ended["purpose"], csv.write(ended).decode(), others[0]["purpose"]):
        assert "Rehearsal with invented people." in said


def test_a_rehearsal_is_kept_apart_labeled_and_gone_at_the_end(small_course: Path) -> None:
    """With rooms of one's own in the usual place, and in a database that is named."""
    real = {
        "SIXELEMENTS_DATA": str(small_course / "data"),
        "SIXELEMENTS_DATABASE": f"sqlite:///{small_course}/real",
    }
    # A short one: kernels talk through sockets in it, and a socket's name has 107 letters at most.
    with TemporaryDirectory() as folder:
        command = (*SERVE, "--rehearse")
        with running(small_course, small_course / "log", command, **real, TMPDIR=folder) as server:
            until(lambda: rehearsed(folder), "a room should be open")
            until(lambda: rehearsed(folder)[0]["joined"], "people should come")
            assert [one["slug"] for one in rehearsed(folder)[0]["activities"]] == [SLUG]
            for page in ("/", "/join", f"/exercise/{SLUG}"):
                assert "the people in these rooms are invented" in server.ask(page).text, page
            server.process.send_signal(signal.SIGINT)
            assert server.process.wait(PATIENCE) == 0
        assert "This is a rehearsal" in server.log.read_text()
        assert "Traceback" not in server.log.read_text()
        assert server.log.read_text().endswith("Six Elements has stopped.\n")
        assert not list(Path(folder).glob("six-elements-rehearsal-*"))
    assert not list(small_course.glob("real*"))
    assert not list(small_course.glob("data*"))


def rehearsed(folder: str) -> list[dict[str, Any]]:
    """Return the rooms of the rehearsal that keeps them somewhere in *folder*."""
    file = next(Path(folder).glob("six-elements-rehearsal-*/rooms.sqlite"), None)
    if file is None:
        return []
    with closing(open_store(f"sqlite:///{file}")) as store:
        return [rooms.about_room(store, one["code"]) for one in rooms.all_rooms(store)]


def test_what_named_the_real_rooms_names_them_again_afterward(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rehearsal, "room_store", lambda: open_store("sqlite://"))
    monkeypatch.setenv("SIXELEMENTS_DATABASE", "sqlite:///real")
    before = dict(os.environ)
    with rehearsal.kept_apart():
        assert labels.under_way()
        assert "SIXELEMENTS_DATABASE" not in os.environ
    assert dict(os.environ) == before
    assert labels.named("To talk") == "To talk"
