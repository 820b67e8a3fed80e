"""A served room as its tests share it: a server, its store, a room, and requests to it."""

import http.client
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from sixelements import catalog
from sixelements.convening import rooms
from sixelements.convening.store import RoomStore, open_store
from tests.support.courses import copy_of_one
from tests.support.server import PATIENCE, Answer, Server, running

SLUG = "conflict-styles"
EXERCISE = catalog.get(SLUG)
SIDES = ["labor-certificated", "management-site"]


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("data")


@pytest.fixture(scope="module")
def server(data: Path) -> Iterator[Server]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SIXELEMENTS_DATA", str(data))
        with running(copy_of_one(data, SLUG), data / "log.txt") as started:
            started.rest()
            yield started


@pytest.fixture(scope="module")
def store(server: Server, data: Path) -> Iterator[RoomStore]:
    opened = open_store(f"sqlite:///{data / 'rooms.sqlite'}")
    yield opened
    opened.close()


@pytest.fixture
def room(store: RoomStore) -> tuple[str, int]:
    code = rooms.open_room(store, purpose="To try", sides=SIDES, agenda=[(SLUG, 20)], k=3)
    activity = rooms.about_room(store, code)["activities"][0]["id"]
    rooms.start(store, code, activity)
    return code, activity


def ask(server: Server, method: str, path: str, body: Any = None, **headers: str) -> Answer:
    """Send JSON; header names are written with underscores."""
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=PATIENCE)
    raw = body if isinstance(body, bytes) else json.dumps(body).encode() if body is not None else None
    try:
        connection.request(
            method, path, raw, {name.replace("_", "-"): value for name, value in headers.items()}
        )
        reply = connection.getresponse()
        return Answer(reply.status, reply.headers, reply.read())
    finally:
        connection.close()


def join(server: Server, code: str, word: str = "a-device-of-the-tests") -> str:
    answer = ask(server, "POST", f"/api/rooms/{code}/join", {"side": SIDES[0], "join": word})
    assert answer.status == 200, answer.text
    token: str = json.loads(answer.body)["token"]
    return token


def shared(token: str, **changes: Any) -> dict[str, Any]:
    return {
        "token": token,
        "revision": 1,
        "version": EXERCISE.version,
        "answers": EXERCISE.cases[-1].answers,
        **changes,
    }
