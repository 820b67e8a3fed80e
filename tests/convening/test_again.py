"""An exercise run again with somebody missing: what the room's own functions and database make of it."""

import copy
import random
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

from sixelements import catalog
from sixelements.convening import archive, rooms
from sixelements.convening.errors import RoomError
from sixelements.convening.exports import KINDS, write
from sixelements.convening.messages import said
from sixelements.convening.store import RoomStore, open_store

EXERCISE = catalog.get("decision-continuum")
DECISIONS = [one.id for one in EXERCISE.content.decisions]
SIDES = ["labor-certificated", "management-site"]
Answers = dict[str, Any]


class Sixteen:
    """Eight people of each side, with answers of their own."""

    def __init__(self, store: RoomStore) -> None:
        chance = random.Random(3)  # noqa: S311
        self.code = rooms.open_room(store, purpose="Meet twice.", sides=SIDES, agenda=[(EXERCISE.slug, 20)])
        self.tokens = [
            rooms.join(store, self.code, SIDES[at % 2], f"device-of-person-{at:03}") for at in range(16)
        ]
        self.answers: list[Answers] = [
            {
                "placed": {
                    one: {"now": chance.randint(1, 7), "should": chance.randint(1, 7)} for one in DECISIONS
                }
            }
            for _ in self.tokens
        ]

    def collect(self, store: RoomStore, who: range) -> int:
        activity: int = rooms.board(store, self.code)["activities"][-1]["id"]
        rooms.start(store, self.code, activity)
        for at in who:
            rooms.share(
                store, self.code, activity, token=self.tokens[at], revision=1, version=EXERCISE.version,
                answers=self.answers[at],
            )  # fmt: skip
        return activity

    def change(self, decisions: list[str]) -> None:
        """Let everybody move one step on *decisions*."""
        self.answers = copy.deepcopy(self.answers)
        for one in self.answers:
            for decision in decisions:
                placed = one["placed"][decision]
                placed["now"] = min(7, placed["now"] + 1)
                placed["should"] = 1 + placed["should"] % 7


def once(store: RoomStore) -> Sixteen:
    """Return a room that has seen its first picture and collects again."""
    room = Sixteen(store)
    first = room.collect(store, range(16))
    rooms.reveal(store, room.code, first)
    rooms.again(store, room.code, first)
    return room


def pictures(pattern: dict[str, Any]) -> list[Any]:
    return [one for one in pattern["blocks"] if one["type"] == "strips"]


def test_of_somebody_missing_no_second_picture_is_shown_though_all_others_changed_an_answer(
    store: RoomStore,
) -> None:
    """The attack that read 33 of 34 answers off two pictures: everybody else changed one other answer."""
    room = once(store)
    room.change(DECISIONS[-1:])
    shown = said(rooms.reveal(store, room.code, room.collect(store, range(1, 16))))
    assert pictures(shown) == []
    assert shown["groups"] == []
    assert "no second full picture" in shown["note"]
    told = [one["text"] for one in shown["blocks"] if one["type"] == "sentence"]
    assert told[0].startswith("Of the 15 people who answered both times.")
    (table,) = (one for one in shown["blocks"] if one["type"] == "table")
    assert {row[0] for row in table["rows"]} == {EXERCISE.content.decisions[-1].title}
    for name in KINDS:
        assert write(name, rooms.board(store, room.code))[1]


def test_after_a_backup_the_people_are_still_the_same_people(store: RoomStore, tmp_path: Path) -> None:
    room = once(store)
    archive.backup(store, tmp_path / "rooms.json")
    second = open_store(f"sqlite:///{tmp_path}/second.sqlite")
    try:
        archive.restore(second, tmp_path / "rooms.json")
        room.change(DECISIONS)
        assert pictures(rooms.reveal(second, room.code, room.collect(second, range(1, 16)))) == []
    finally:
        second.close()


def test_with_everybody_back_there_is_a_second_picture(store: RoomStore) -> None:
    room = once(store)
    room.change(DECISIONS)
    shown = rooms.reveal(store, room.code, room.collect(store, range(16)))
    assert pictures(shown)
    assert len(shown["groups"]) == 2


def test_where_hardly_anybody_changed_the_earlier_picture_stays_and_says_what_helps(store: RoomStore) -> None:
    room = once(store)
    with pytest.raises(RoomError, match="The earlier picture stays") as refused:
        rooms.reveal(store, room.code, room.collect(store, range(1, 16)))
    assert "everyone who shared before" in str(refused.value)
    assert "new room" in str(refused.value)


def test_a_third_time_tells_what_changed_since_the_second(store: RoomStore) -> None:
    room = once(store)
    room.change(DECISIONS)
    second = room.collect(store, range(1, 16))
    rooms.reveal(store, room.code, second)
    rooms.again(store, room.code, second)
    room.change(DECISIONS[:1])
    shown = said(rooms.reveal(store, room.code, room.collect(store, range(16))))
    assert pictures(shown) == [], "whoever was missing is back, and would be pointed at"
    (table,) = (one for one in shown["blocks"] if one["type"] == "table")
    assert {row[0] for row in table["rows"]} == {EXERCISE.content.decisions[0].title}
    assert all("changed their answer" in row[2] for row in table["rows"])


def test_the_ledger_keeps_digests_of_people_that_say_nothing_and_goes_with_the_room(store: RoomStore) -> None:
    room = once(store)
    with store.work() as work:
        (kept,) = work.execute(text("SELECT revealed_from FROM activity WHERE state = 'revealed'")).scalars()
        tokens = list(work.execute(text("SELECT token FROM participant")).scalars())
    assert "sheets" in kept
    assert not [one for one in [*tokens, *room.tokens] if one[:16] in kept]
