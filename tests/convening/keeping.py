"""A room in a store of its own, as its tests share it."""

from typing import Any

import pytest

from sixelements import catalog
from sixelements.convening import rooms
from sixelements.convening.store import RoomStore

SLUG = "conflict-styles"
ANSWERS = catalog.get(SLUG).cases[-1].answers
VERSION = catalog.get(SLUG).version
SIDES = ["labor-certificated", "management-site", "board"]


@pytest.fixture
def code(store: RoomStore) -> str:
    made = rooms.open_room(store, purpose="To try", sides=SIDES, agenda=[(SLUG, 20)], k=3)
    rooms.start(store, made, activity(store, made))
    return made


def activity(store: RoomStore, code: str, index: int = 0) -> int:
    number: int = rooms.about_room(store, code)["activities"][index]["id"]
    return number


def join(store: RoomStore, code: str, number: int, side: str = SIDES[0]) -> str:
    return rooms.join(store, code, side, f"device-{number:010}")


def share(store: RoomStore, code: str, token: str, revision: int = 1, answers: Any = None) -> int:
    given = ANSWERS if answers is None else answers
    return rooms.share(
        store, code, activity(store, code), token=token, revision=revision, version=VERSION, answers=given
    )
