"""A room that writes a document, for tests: its devices, and what they send."""

from collections.abc import Sequence
from itertools import count
from typing import Any

from sixelements.convening import rooms
from sixelements.convening.documents import log, taking
from sixelements.convening.store import RoomStore
from tests.support.working import SLUG

SIDES = ["labor-certificated", "management-site"]
numbers = count(1)


def key() -> str:
    return f"{next(numbers):016}"


def edit(at: str = "a/task", value: Any = "words", over: str | None = None, **more: Any) -> taking.Written:
    return taking.Written(**{"key": key(), "at": at, "value": value, "over": over, **more})


class Hall:
    """A room whose first activity collects, and its devices."""

    def __init__(self, store: RoomStore, devices: int = 2) -> None:
        self.store = store
        agenda = [(SLUG, 20), (SLUG, 20)]
        self.code = rooms.open_room(store, purpose="To write", sides=SIDES, agenda=agenda, k=3)
        self.activity: int = rooms.about_room(store, self.code)["activities"][0]["id"]
        rooms.start(store, self.code, self.activity)
        self.tokens = [
            rooms.join(store, self.code, SIDES[number % 2], f"device-{number:010}")
            for number in range(devices)
        ]

    def desk(self, device: int = 0) -> log.Desk:
        return log.Desk(self.code, self.activity, self.tokens[device])

    def write(
        self,
        *edits: taking.Written,
        device: int = 0,
        heard: log.Heard = log.Heard(),  # noqa: B008  (it never changes)
    ) -> dict[str, Any]:
        return log.write(self.store, self.desk(device), heard, edits)

    def read(self, device: int = 0, heard: log.Heard = log.Heard()) -> dict[str, Any]:  # noqa: B008  (it never changes)
        return log.read(self.store, self.desk(device), heard)


def keys(answer: dict[str, Any]) -> list[str]:
    return [one["key"] for one in answer["edits"]]


def sent(edits: Sequence[taking.Written]) -> list[str]:
    return [one.key for one in edits]
