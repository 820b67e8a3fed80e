"""The attacker of cards that are written alone: she finds nothing, and finds out each wrong rule."""

from collections.abc import Callable
from typing import Any

import pytest

from sixelements.convening.documents import silent
from sixelements.convening.store import RoomStore
from tests.convening.adversary.silence import Room, beyond_chance
from tests.convening.kept import all_rows

ROOMS, DEVICES = 6, 12


def play(store: RoomStore, devices: int = DEVICES) -> tuple[list[str], list[tuple[int, float, float]]]:
    """Return what she learned of so many rooms, and how often cards of one writer stand together."""
    learned: list[str] = []
    neighbors: list[tuple[int, float, float]] = []
    for seed in range(ROOMS):
        room = Room(store, seed, devices)
        room.write()
        room.look(())
        learned += room.early()
        room.reveal()
        learned += room.tied(all_rows(store))
        neighbors += room.neighbors()
    return learned, neighbors


def test_nothing_ties_a_card_to_anybody(store: RoomStore) -> None:
    learned, neighbors = play(store)
    assert learned == []
    assert len(neighbors) >= ROOMS
    assert beyond_chance(neighbors) < 6, "less than once in 500,000,000"


def kept(_work: Any, _activity: Any) -> None:
    """Forget no card."""


def in_order(_some: list[Any]) -> None:
    """Draw no order."""


def not_apart(_activity: Any, shared: Any) -> Any:
    """Let the pattern and its digests be made from answers with their cards."""
    return [(one, [row["cells"] for row in one.answers["rows"]]) for one in shared]


def each_side(_work: Any, _room: Any, _activity: Any, written: Any) -> dict[str, str]:
    """Tell every side, however few wrote."""
    return {person.side: person.side for person, _ in written}


def anybody(_room: Any, written: Any) -> bool:
    """Let a document begin with the cards of however few."""
    return any(some for _, some in written)


WRONG: dict[str, tuple[Callable[[pytest.MonkeyPatch], object], str]] = {
    "cards stay with the answers": (lambda patch: patch.setattr(silent, "forget", kept), "beside people"),
    "digests know the cards": (lambda patch: patch.setattr(silent, "apart", not_apart), "a digest of cards"),
    "any side is told": (lambda patch: patch.setattr(silent, "sides_told", each_side), "few on a side"),
    "any team begins": (lambda patch: patch.setattr(silent, "enough", anybody), "few on a side"),
}


@pytest.mark.parametrize("name", WRONG)
def test_she_finds_out_each_wrong_rule(store: RoomStore, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    change, finds = WRONG[name]
    change(monkeypatch)
    learned, _ = play(store, 7)
    assert any(finds in one for one in learned)


def test_she_finds_out_an_order_that_nobody_drew(store: RoomStore, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(silent.CHANCE, "shuffle", in_order)
    assert beyond_chance(play(store)[1]) > 6


def test_she_finds_out_ids_that_a_device_made(store: RoomStore, monkeypatch: pytest.MonkeyPatch) -> None:
    room = Room(store, 1, DEVICES)
    room.write()
    ids = iter([id_ for device in room.devices for id_ in device.cards])
    monkeypatch.setattr(silent.CHANCE, "choices", lambda *_args, **_how: list(next(ids)))
    room.reveal()
    assert any("an id of a device" in one for one in room.tied(all_rows(store)))


def test_what_is_told_too_early_is_found(store: RoomStore) -> None:
    room = Room(store, 1, DEVICES)
    room.write()
    told = next(iter(room.devices[0].cards.values()))
    room.devices[1].got.append(told.encode())
    assert room.early() == [told]
