"""A room's document over HTTP: what a device may send and hear, and what nobody may."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

from sixelements.convening import rooms
from sixelements.convening.store import RoomStore
from sixelements.serving import limits
from tests.convening.writing import Hall, edit
from tests.serving.rooms import data, store
from tests.support.courses import copy_of_one
from tests.support.server import Answer, Server, ask, running
from tests.support.working import SLUG, working

__all__ = ["data", "store"]  # fixtures

SERVE = ("-m", "tests.support.working", "serve", "--port", "0", "--no-browser")


@pytest.fixture(scope="module")
def server(data: Path) -> Iterator[Server]:
    with running(copy_of_one(data, SLUG), data / "log.txt", SERVE, SIXELEMENTS_DATA=str(data)) as started:
        yield started


@pytest.fixture
def hall(store: RoomStore) -> Hall:
    with working():
        return Hall(store)


def change(**more: Any) -> dict[str, Any]:
    one = vars(edit(**{name: value for name, value in more.items() if name in ("at", "value", "over")}))
    return {name: value for name, value in one.items() if name != "secret"} | more


def post(
    server: Server, hall: Hall, *edits: Any, device: int = 0, document: int | None = None, after: Any = 0
) -> Answer:
    body = {"token": hall.tokens[device], "document": document, "after": after, "edits": list(edits)}
    return ask(server.port, "POST", address(hall), body)


def address(hall: Hall) -> str:
    return f"/api/rooms/{hall.code}/activities/{hall.activity}/document"


def look(server: Server, hall: Hall, query: str = "", device: int = 0) -> Answer:
    return ask(server.port, "GET", f"{address(hall)}{query}", X_Six_Token=hall.tokens[device])


def test_one_writes_and_another_hears_it(server: Server, hall: Hall) -> None:
    first = change(value="😀 <b>&\u2028")
    told = json.loads(post(server, hall, first).body)
    assert told == {
        "document": told["document"], "part": "", "state": "open", "head": 1, "cells": {}, "edits": [first],
    }  # fmt: skip
    answer = look(server, hall, device=1)
    assert json.loads(answer.body) == told
    assert answer.headers["Cache-Control"] == "no-store"
    near = json.loads(look(server, hall, f"?document={told['document']}&after=1").body)
    assert near["edits"] == []
    assert "cells" not in near


WRONG: dict[str, tuple[Any, int]] = {
    "no body": (None, 400),
    "a list": ([], 400),
    "an unknown field": ({"name": "somebody"}, 400),
    "a number before the first": ({"after": -1}, 400),
    "a number without end": ({"after": 10**30}, 400),
    "a value as a table": ({"edits": [change() | {"value": {"a": 1}}]}, 400),
    "a field of an edit": ({"edits": [change() | {"author": "somebody"}]}, 400),
    "a short secret": ({"edits": [change() | {"secret": "short"}]}, 400),
    "a key that is none": ({"edits": [change() | {"key": "<script>"}]}, 400),
    "no such column": ({"edits": [change(at="a/cost")]}, 400),
    "fifty-one at once": ({"edits": [change() for _ in range(51)]}, 400),
    "somebody else's token": ({"token": "somebody"}, 403),
    "more than a request holds": ({"edits": [change(value="x" * 65_000)]}, 413),
}


@pytest.mark.parametrize("name", WRONG)
def test_a_request_that_is_not_right_ends_in_one_plain_line(server: Server, hall: Hall, name: str) -> None:
    more, status = WRONG[name]
    body: Any = more
    if isinstance(more, dict):
        body = {"token": hall.tokens[0], "document": None, "after": 0, "edits": [change()], **more}
    answer = ask(server.port, "POST", address(hall), body)
    told = json.loads(answer.body)
    assert answer.status == status, told
    assert set(told) == {"error", "code", "says"}
    assert len(told["error"].splitlines()) == 1
    assert json.loads(look(server, hall).body)["head"] == 0


@pytest.mark.parametrize("query", ["?after=-1", "?after=x", "?document=%ff", "?after=99999999999999"])
def test_a_query_that_is_not_right_is_refused(server: Server, hall: Hall, query: str) -> None:
    answer = look(server, hall, query)
    assert (answer.status, set(json.loads(answer.body))) == (400, {"error", "code", "says"})


def test_who_is_not_in_the_room_sees_nothing(server: Server, hall: Hall) -> None:
    post(server, hall, change(value="a-word-to-look-for"))
    for headers in ({}, {"X_Six_Token": "somebody"}):
        answer = ask(server.port, "GET", address(hall), **headers)
        assert answer.status == 403
        assert b"a-word-to-look-for" not in answer.body
    wrong = ask(server.port, "GET", address(hall).replace(hall.code, "KKKKKK"), X_Six_Token=hall.tokens[0])
    assert wrong.status == 404


def test_another_site_cannot_write(server: Server, hall: Hall) -> None:
    body = {"token": hall.tokens[0], "document": None, "after": 0, "edits": [change()]}
    answer = ask(server.port, "POST", address(hall), body, Sec_Fetch_Site="cross-site")
    assert answer.status == 403
    assert json.loads(look(server, hall).body)["head"] == 0


def test_what_is_final_is_told_and_takes_nothing(server: Server, hall: Hall) -> None:
    post(server, hall, change())
    rooms.close_activity(hall.store, hall.code, hall.activity)
    answer = post(server, hall, change())
    assert (answer.status, json.loads(answer.body)["code"]) == (409, "final")
    assert json.loads(look(server, hall).body)["state"] == "final"


def test_a_device_that_writes_without_pause_is_held_up_alone(server: Server, hall: Hall) -> None:
    for _ in range(limits.edits.most):
        assert post(server, hall).status == 200
    held = post(server, hall, change())
    assert (held.status, json.loads(held.body)["code"]) == (429, "too-many")
    assert post(server, hall, change(), device=1).status == 200


def test_no_words_stand_in_what_the_server_writes_down(server: Server, hall: Hall) -> None:
    post(server, hall, change(value="a-secret-word"), change(at="a/cost", value="a-secret-word"))
    assert "a-secret-word" not in server.log.read_text()


def writing(server: Server, hall: Hall, device: int, row: str = "", activity: int | None = None) -> Any:
    """Let a device look, with the row in which it writes, and return what it is told."""
    where = f"/api/rooms/{hall.code}/activities/{activity or hall.activity}/document"
    headers = {"X_Six_Token": hall.tokens[device]} | ({"X_Six_Writes": row} if row else {})
    return json.loads(ask(server.port, "GET", where, **headers).body)


def test_phones_hear_the_row_and_the_database_never_does(server: Server, store: RoomStore) -> None:
    with working():
        hall, other = Hall(store, devices=3), Hall(store)
        body = {"token": hall.tokens[0], "document": None, "after": 0, "edits": [change(at="arow/task")]}
        told = json.loads(ask(server.port, "POST", address(hall), body, X_Six_Writes="arow").body)
        assert "writing" not in told, "nobody hears of herself"
        assert writing(server, hall, 1)["writing"] == ["arow"]
        assert writing(server, hall, 2, "another-row")["writing"] == ["arow"]
        assert "writing" not in writing(server, other, 0)
        for wrong in ("a/task", "<script>", "x" * 41, "A"):
            assert "writing" not in writing(server, other, 0, wrong)
            assert "writing" not in writing(server, other, 1)
        with store.engine.connect() as connection:
            for table in ("document", "document_row", "edit", "participant"):
                for row in connection.execute(text(f"SELECT * FROM {table}")):  # noqa: S608  (names of ours)
                    assert "another-row" not in str(row)
        rooms.close_activity(store, hall.code, hall.activity)
        assert "writing" not in writing(server, hall, 1), "what is final is written by nobody"


def test_a_row_of_another_side_and_a_stranger_are_not_heard(server: Server, store: RoomStore) -> None:
    with working():
        hall = Hall(store, devices=4)
        part = rooms.about_room(store, hall.code)["activities"][1]["id"]
        store_parts(store, part)
        rooms.start(store, hall.code, part)
        writing(server, hall, 0, "arow", part)
        assert writing(server, hall, 2, activity=part)["writing"] == ["arow"], "of the same side"
        assert "writing" not in writing(server, hall, 1, activity=part)
        stranger = {"X_Six_Token": "somebody", "X_Six_Writes": "arow"}
        assert ask(server.port, "GET", address(hall), **stranger).status == 403
        assert "writing" not in writing(server, hall, 1)


def store_parts(store: RoomStore, activity: int) -> None:
    """Let each side have a document of its own at an activity that has not begun."""
    with store.work() as work:
        work.execute(text("UPDATE activity SET writes = 'side' WHERE id = :id"), {"id": activity})
