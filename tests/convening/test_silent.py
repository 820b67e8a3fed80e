"""Cards that are written alone: nobody's letter before the reveal, and nobody's name after it."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from sixelements import catalog, document, shape
from sixelements.convening import archive, rooms
from sixelements.convening.documents import log, silent
from sixelements.convening.documents.tables import DocumentRow, Edit
from sixelements.convening.errors import RoomError, StoreError
from sixelements.convening.exports import csv
from sixelements.convening.rooms.ledger import contributed
from sixelements.convening.store import RoomStore
from sixelements.convening.tables import Share
from tests.convening.kept import Open, all_rows, sealed
from tests.convening.writing import edit
from tests.support.working import SILENT, SLUG, working

LABOR, CLASSIFIED, SITE, BOARD = "labor-certificated", "labor-classified", "management-site", "board"
SIDES = [LABOR, CLASSIFIED, SITE, BOARD]


@pytest.fixture(autouse=True)
def _alone() -> Iterator[None]:
    with working(SILENT):
        yield


class Alone:
    """A room in which each device has written two cards alone, on whose text stands whose it is."""

    def __init__(
        self, store: RoomStore, sides: str = "LLLLSSSS", *, teams: tuple[int, ...] = (), **how: Any
    ) -> None:
        self.store = store
        self.of = [{"L": LABOR, "C": CLASSIFIED, "S": SITE, "B": BOARD}[one] for one in sides]
        part = rooms.Part(SLUG, 20, writes=how.pop("writes", None), tells_side=how.pop("tells_side", False))
        self.code = rooms.open_room(
            store, purpose="", sides=SIDES, agenda=[part], k=3, teams=[""] * max(teams, default=0), **how
        )
        self.activity: int = self.board["activities"][0]["id"]
        rooms.start(store, self.code, self.activity)
        seats = [*teams, *[None] * len(self.of)]
        self.tokens = [
            rooms.join(store, self.code, side, f"a-device-of-the-tests-{number}", seats[number])
            for number, side in enumerate(self.of)
        ]

    @property
    def board(self) -> dict[str, Any]:
        return rooms.board(self.store, self.code)

    def share(self, *cards: str, device: int, revision: int = 1) -> None:
        rows = [
            {"id": f"mine{chr(97 + device)}aaaa{chr(97 + n)}", "cells": {"text": text, "box": "keep"}}
            for n, text in enumerate(cards)
        ]
        rooms.share(
            self.store, self.code, self.activity, token=self.tokens[device], revision=revision,
            version=catalog.get(SLUG).version, answers={"rows": rows},
        )  # fmt: skip

    def everybody(self, revision: int = 1) -> None:
        for device, side in enumerate(self.of):
            self.share(
                f"one of {device}, {side}", f"two of {device}, {side}", device=device, revision=revision
            )

    def reveal(self) -> dict[str, Any]:
        return rooms.reveal(self.store, self.code, self.activity)

    def desk(self, device: int = 0) -> log.Desk:
        return log.Desk(self.code, self.activity, self.tokens[device])

    def cards(self, device: int = 0) -> list[dict[str, Any]]:
        told = log.read(self.store, self.desk(device), log.Heard())
        cells = document.fold(told["edits"], told["cells"])
        return [row["cells"] for row in document.rows(cells)]

    def texts(self, device: int = 0) -> list[str]:
        return [one["text"] for one in self.cards(device)]

    def all_that_is_told(self) -> str:
        """All that a device and a facilitator can ask for, as text."""
        told = [rooms.about_room(self.store, self.code), self.board]
        return json.dumps(told, default=str) + str(csv.write(self.board))


def test_until_the_reveal_there_is_no_document_and_no_card_is_told(store: RoomStore) -> None:
    room = Alone(store)
    room.everybody()
    assert room.board["activities"][0]["shared"] == 8
    assert room.board["activities"][0]["writes"] is None
    with pytest.raises(RoomError, match="not begun"):
        log.write(store, room.desk(), log.Heard(), [edit("a/text")])
    assert "one of" not in room.all_that_is_told()


def test_at_the_reveal_the_document_begins_with_every_card_and_goes_on(store: RoomStore) -> None:
    room = Alone(store)
    room.everybody()
    pattern = room.reveal()
    assert (pattern["n"], "one of" in json.dumps(pattern)) == (8, False)
    every = {
        f"{which} of {device}, {side}" for device, side in enumerate(room.of) for which in ("one", "two")
    }
    assert set(room.texts()) == every
    assert all(set(one) == {"text", "box"} for one in room.cards())
    log.write(store, room.desk(3), log.Heard(), [edit("late/text", "a late card")])
    assert len(room.texts()) == 17
    assert room.board["activities"][0]["writes"] == "room"
    rooms.close_activity(store, room.code, room.activity)
    with pytest.raises(RoomError):
        log.write(store, room.desk(3), log.Heard(), [edit("later/text")])
    assert len(room.texts()) == 17


def test_the_order_is_by_chance_and_ids_and_keys_are_no_devices_own(store: RoomStore) -> None:
    orders = set()
    for _ in range(2):
        room = Alone(store, "LLLLLLLL")
        room.everybody()
        room.reveal()
        orders.add(tuple(room.texts()))
        with store.read() as work:
            rows = set(work.scalars(select(DocumentRow.row)))
            keys = list(work.scalars(select(Edit.key)))
        assert not any(row.startswith("mine") for row in rows)
        assert len(set(keys)) == len(keys)
        assert not {key[:10] for key in keys} & rows
    assert len(orders) == 2, "one in 20,922,789,888,000"


def test_the_answers_hold_no_card_any_more_and_no_digest_does(store: RoomStore) -> None:
    room = Alone(store)
    room.everybody()
    room.reveal()
    assert room.board["activities"][0]["shared"] == 8
    with store.read() as work:
        assert all(one == {} for one in work.scalars(select(Share.answers)))
    other = Alone(store)
    other.everybody()
    with store.read() as work:
        activity = rooms.find(work, other.code).activities[0]
        written = silent.apart(activity, contributed(work, activity.id))
    assert [len(cards) for _, cards in written] == [2] * 8
    assert all(person.answers == {} for person, _ in written), (
        "what the pattern and its digests are made from"
    )


@pytest.mark.parametrize("writers", [0, 2])
def test_fewer_than_k_writers_are_not_revealed(store: RoomStore, writers: int) -> None:
    room = Alone(store)
    for device in range(8):
        room.share(*(["words"] if device < writers else [" "]), device=device)
    with pytest.raises(RoomError, match="at least 3 people"):
        room.reveal()
    assert room.board["activities"][0]["state"] == "collecting"


def test_a_team_with_few_writers_begins_with_no_cards(store: RoomStore) -> None:
    room = Alone(store, "LLLLSS", teams=(1, 1, 1, 1, 2, 2))
    room.everybody()
    room.reveal()
    assert len(room.texts(0)) == 8
    assert not any("of 4" in one or "of 5" in one for one in room.texts(0))
    assert room.texts(4) == []
    log.write(store, room.desk(4), log.Heard(), [edit("late/text", "by hand")])
    assert room.texts(5) == ["by hand"]


def test_each_side_begins_with_its_own_cards(store: RoomStore) -> None:
    room = Alone(store, "LLLLSSSS", writes="side")
    room.everybody()
    room.reveal()
    assert {text.rpartition(", ")[2] for text in room.texts(0)} == {LABOR}
    assert {text.rpartition(", ")[2] for text in room.texts(4)} == {SITE}


@pytest.mark.parametrize(
    ("sides", "told"),
    [
        ("LLLSSS", {LABOR: {"Labor (certificated staff)"}, SITE: {"Management"}}),
        (
            "LLLCSSSB",
            {
                LABOR: {"Labor"},
                CLASSIFIED: {"Labor"},
                SITE: {"Management and school board"},
            },
        ),
        ("LLLLSS", {LABOR: {None}, SITE: {None}}),
    ],
)
def test_a_card_says_its_side_only_by_groups_of_k(
    store: RoomStore, sides: str, told: dict[str, set[str | None]]
) -> None:
    room = Alone(store, sides, tells_side=True)
    room.everybody()
    room.reveal()
    for side, groups in told.items():
        found = {one.get("side") for one in room.cards() if one["text"].endswith(side)}
        assert found == groups


def test_a_card_says_no_side_where_nobody_chose_it_nor_the_second_time(store: RoomStore) -> None:
    room = Alone(store, "LLLSSS", tells_side=True)
    room.everybody()
    room.reveal()
    assert all("side" in one for one in room.cards())
    rooms.again(store, room.code, room.activity)
    room.activity = room.board["activities"][1]["id"]
    assert room.board["activities"][1]["tells_side"]
    rooms.start(store, room.code, room.activity)
    for device in range(5):  # one is missing: no picture, and yet the cards
        room.share("again", device=device, revision=2)
    assert room.reveal()["blocks"] == []
    assert room.texts() == ["again"] * 5
    assert not any("side" in one for one in room.cards())


def test_nobody_writes_a_side_on_a_card(store: RoomStore) -> None:
    room = Alone(store, "LLLSSS", tells_side=True)
    room.everybody()
    room.reveal()
    with pytest.raises(RoomError, match="no column"):
        log.write(store, room.desk(), log.Heard(), [edit("a/side", SITE)])


@pytest.mark.parametrize("act", ["close", "set-aside"])
def test_what_is_over_without_a_reveal_keeps_no_card(store: RoomStore, act: str) -> None:
    room = Alone(store)
    room.everybody()
    rooms.STEPS[act](store, room.code, room.activity)
    assert "one of" not in json.dumps(all_rows(store), default=str)
    assert room.board["activities"][0]["writes"] is None


def test_silent_rooms_come_back_as_they_were(at: Open, tmp_path: Path) -> None:
    first, second = at("first"), at("second")
    for revealed in (False, True):
        room = Alone(first, "LLLSSS", tells_side=True)
        room.everybody()
        if revealed:
            room.reveal()
    archive.backup(first, tmp_path / "rooms.json")
    archive.restore(second, tmp_path / "rooms.json")
    assert all_rows(second) == all_rows(first)
    before, room.store = room.cards(), second
    assert room.cards() == before


def kept_cards(tables: dict[str, Any]) -> None:
    tables["share"][0]["answers"] = {"rows": [{"id": "abcdefghij", "cells": {"text": "of a person"}}]}


def early(tables: dict[str, Any]) -> None:
    tables["activity"][0] |= {"state": "collecting", "snapshot": None}


def forged(tables: dict[str, Any]) -> None:
    next(one for one in tables["edit"] if one["at"].endswith("/side"))["value"] = "somebody"


def unasked(tables: dict[str, Any]) -> None:
    tables["activity"][0]["tells_side"] = False


@pytest.mark.parametrize(
    ("change", "reason"),
    [(kept_cards, "share: holds cards"), (early, "before their reveal"), (forged, "fit"), (unasked, "fit")],
)
def test_a_file_that_ties_cards_to_people_is_refused(
    at: Open, tmp_path: Path, change: Any, reason: str
) -> None:
    first = at("first")
    room = Alone(first, "LLLSSS", tells_side=True)
    room.everybody()
    room.reveal()
    archive.backup(first, tmp_path / "rooms.json")
    tables = json.loads((tmp_path / "rooms.json").read_bytes())["tables"]
    change(tables)
    schema = json.loads((tmp_path / "rooms.json").read_bytes())["schema"]
    (tmp_path / "rooms.json").write_bytes(sealed(tables, schema))
    with pytest.raises(StoreError, match=reason):
        archive.restore(at("second"), tmp_path / "rooms.json")


def test_a_silent_form_has_no_cards_of_ones_own() -> None:
    with pytest.raises(ValueError, match="silent"):
        document.Form({"text": shape.text(9)}, 9, silent=True, own=frozenset({"text"}))
