"""Whose document it is: the room's, a side's or a team's, as it was chosen, and nobody else's."""

import json
from pathlib import Path
from typing import Any

import pytest

from sixelements import catalog
from sixelements.convening import archive, rooms
from sixelements.convening.display import Display
from sixelements.convening.documents import log, taking
from sixelements.convening.facilitators import OWNER
from sixelements.convening.store import RoomStore, open_store
from tests.convening.writing import SIDES, edit, keys
from tests.examples import of_kind

SLUG = next(
    slug
    for slug in of_kind("table")
    if not catalog.get(slug).content.rows and catalog.get(slug).content.document == "room"
)
AT = "a/" + next(one.id for one in catalog.get(SLUG).content.columns if one.type == "text")


class Hall:
    """A room of two teams, and one device in each."""

    def __init__(
        self, store: RoomStore, writes: str | None = None, teams: tuple[str, ...] = ("North", "")
    ) -> None:
        self.store = store
        part = rooms.Part(SLUG, 20, writes=writes)
        self.code = rooms.open_room(
            store, purpose="To plan", sides=SIDES, agenda=[part, rooms.Part(SLUG, 5)], k=3, teams=teams
        )
        self.activity: int = self.board()["activities"][0]["id"]
        rooms.start(store, self.code, self.activity)
        self.tokens = [self.sit(number, number + 1 if teams else None) for number in range(2)]

    def board(self) -> dict[str, Any]:
        return rooms.board(self.store, self.code)

    def sit(self, device: int, team: int | None, side: str = SIDES[0]) -> str:
        return rooms.join(self.store, self.code, side, f"device-{device:010}", team)

    def desk(self, device: int) -> log.Desk:
        return log.Desk(self.code, self.activity, self.tokens[device])

    def write(self, device: int, *edits: taking.Written, heard: log.Heard = log.Heard()) -> dict[str, Any]:  # noqa: B008  (it never changes)
        return log.write(self.store, self.desk(device), heard, edits)

    def read(self, device: int) -> dict[str, Any]:
        return log.read(self.store, self.desk(device), log.Heard())

    def parts(self) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = self.board()["activities"][0]["parts"]
        return found


def test_in_a_room_with_teams_each_writes_its_own_where_nobody_chose(store: RoomStore) -> None:
    hall = Hall(store)
    assert [one["writes"] for one in hall.board()["activities"]] == ["team", "team"]
    ours = hall.write(0, edit(AT, "ours"))
    theirs = hall.write(1, edit(AT, "theirs"))
    assert (ours["part"], theirs["part"]) == ("team-1", "team-2")
    assert [one["value"] for one in hall.read(0)["edits"]] == ["ours"]
    assert [one["value"] for one in hall.read(1)["edits"]] == ["theirs"]


@pytest.mark.parametrize(
    ("writes", "teams", "parts"),
    [
        ("room", ("", ""), {""}),
        ("side", ("", ""), {SIDES[0]}),
        (None, (), {""}),
        ("team", (), {""}),
    ],
)
def test_the_choice_of_the_agenda_holds(
    store: RoomStore, writes: str | None, teams: tuple[str, ...], parts: set[str]
) -> None:
    hall = Hall(store, writes, teams)
    assert {hall.read(0)["part"], hall.read(1)["part"]} == parts


def test_again_asks_the_same_people_to_write_together(store: RoomStore) -> None:
    hall = Hall(store, "room")
    rooms.again(store, hall.code, hall.activity)
    assert hall.board()["activities"][-1]["writes"] == "room"


def test_what_was_written_for_one_team_is_refused_in_another_and_what_had_arrived_stays(
    store: RoomStore,
) -> None:
    """A phone that changes its team with edits that wait says for whose document they were made."""
    hall = Hall(store)
    arrived = edit(AT, "arrived")
    mine = log.Heard(hall.write(0, arrived)["document"], 1, "team-1")
    assert hall.sit(0, 2) == hall.tokens[0]
    with pytest.raises(rooms.RoomError) as refused:
        hall.write(0, edit(AT, "for team 1"), heard=mine)
    assert refused.value.code == "moved"
    assert hall.read(0)["edits"] == []
    hall.sit(0, 1)
    assert keys(hall.read(0)) == [arrived.key]
    assert hall.write(0, arrived, heard=mine)["head"] == 1, "what is known is no new edit"


def test_a_team_that_comes_later_gets_its_document_and_one_that_wrote_is_not_dropped(
    store: RoomStore,
) -> None:
    hall = Hall(store)
    rooms.add_teams(store, hall.code, ["Late"])
    hall.sit(1, 3)
    assert hall.write(1, edit(AT, "late"))["part"] == "team-3"
    hall.sit(1, 1)
    with pytest.raises(rooms.RoomError) as refused:
        rooms.drop_team(store, hall.code, 3)
    assert refused.value.code == "team-wrote"
    rooms.drop_team(store, hall.code, 2)
    assert [one["part"] for one in hall.parts()] == ["team-1", "team-3"]


def test_the_facilitator_sees_how_far_each_is_and_opens_a_team_s(store: RoomStore) -> None:
    hall = Hall(store)
    hall.write(1, edit(AT, "<b>theirs</b>"), edit(AT.replace("a/", "b/"), "more"))
    told = [(one["part"], one["label"], one["rows"], one["head"]) for one in hall.parts()]
    assert [one[0] for one in told] == ["team-1", "team-2"]
    assert told[0][1] == "North"
    assert [one[2:] for one in told] == [(0, 0), (2, 2)]
    assert hall.board()["activities"][0]["document"] is None, "a team's is not the room's"
    display = Display(store, OWNER, code=hall.code)
    heard = display.ask({"do": "part", "activity": hall.activity, "part": "team-2"})
    assert (heard.done, heard.trouble) == (True, "")
    assert "<b>theirs</b>" in display.shows["part"]["document"]["rows"][0]


def test_a_side_s_document_is_opened_by_nobody_else(store: RoomStore) -> None:
    hall = Hall(store, "side")
    hall.write(0, edit(AT, "ours"))
    assert [one["rows"] for one in hall.parts()] == [1, 0]
    assert rooms.part(store, hall.code, hall.activity, SIDES[0]) is None


def test_documents_of_teams_come_back_from_a_backup(store: RoomStore, tmp_path: Path) -> None:
    hall = Hall(store)
    hall.write(0, edit(AT, "ours"))
    archive.backup(store, tmp_path / "rooms.json")
    assert {
        one["part"] for one in json.loads((tmp_path / "rooms.json").read_bytes())["tables"]["document"]
    } == {
        "team-1",
        "team-2",
    }
    second = open_store(f"sqlite:///{tmp_path / 'second.sqlite'}")
    archive.restore(second, tmp_path / "rooms.json")
    before, hall.store = hall.read(0), second
    assert hall.read(0) == before
    second.close()
