"""The causes on a room's fish are what the room votes on, its dots come back into the fish, and the wall reads it."""

import json
from pathlib import Path
from typing import Any

import pytest

from sixelements import catalog
from sixelements.convening import archive, rooms
from sixelements.convening.documents import log
from sixelements.convening.errors import RoomError
from sixelements.convening.store import RoomStore
from tests.convening.kept import Open, all_rows
from tests.convening.writing import SIDES, edit

FISH = [one.slug for one in catalog.all_exercises() if one.kind == "causes"]
VOTES = [one.slug for one in catalog.all_exercises() if one.ballot]


@pytest.mark.parametrize("slug", FISH)
@pytest.mark.parametrize("vote", VOTES)
def test_a_room_votes_on_the_causes_of_its_fish(store: RoomStore, slug: str, vote: str) -> None:
    code = rooms.open_room(store, purpose="One problem", sides=SIDES, agenda=[(slug, 20)], k=3)
    activity = rooms.about_room(store, code)["activities"][0]["id"]
    rooms.start(store, code, activity)
    token = rooms.join(store, code, SIDES[0], "device-0000000001")
    edits = [
        edit("headoffish/text", "Buses come late"),
        edit("a/text", "Old routes"),
        edit("b/text", "One key"),
        edit("b/rank", "1"),
        edit("c/text", "It is in the office"),
        edit("c/under", "b"),
    ]
    log.write(store, log.Desk(code, activity, token), log.Heard(), edits)
    read = rooms.board(store, code)["activities"][0]["document"]
    assert [line[0] for line in read["rows"]] == ["Issue", "Cause 1", "Why 1", "Cause, no rank yet"]
    rooms.put_to_vote(store, code, activity, vote, "a-press-of-the-tests")
    made = rooms.board(store, code)["activities"][1]
    assert [one["title"] for one in made["fitting"]["items"]] == ["One key", "Old routes"]


DOTS = next(one for one in catalog.all_exercises() if one.kind == "dots" and one.ballot)


class Fishing:
    """A room that has written two causes and votes on them with dots: the second has all of them but one."""

    def __init__(self, store: RoomStore, teams: int = 0) -> None:
        self.store = store
        agenda = [rooms.Part(FISH[0], 20)]
        self.code = rooms.open_room(store, purpose="", sides=SIDES, agenda=agenda, k=3, teams=[""] * teams)
        self.activity: int = self.of(0)["id"]
        rooms.start(store, self.code, self.activity)
        self.tokens = [
            rooms.join(store, self.code, SIDES[0], f"device-{number:010}", 1 + number // 4 if teams else None)
            for number in range(4 * max(teams, 1))
        ]
        for token in self.tokens[::4]:
            self.write(
                token, {"headoffish/text": "Buses come late", "a/text": "Old routes", "b/text": "One key"}
            )

    def of(self, place: int) -> dict[str, Any]:
        found: dict[str, Any] = rooms.board(self.store, self.code)["activities"][place]
        return found

    def write(self, token: str, cells: dict[str, Any]) -> None:
        edits = [edit(at, value) for at, value in cells.items()]
        log.write(self.store, log.Desk(self.code, self.activity, token), log.Heard(), edits)

    def vote(self) -> int:
        rooms.put_to_vote(self.store, self.code, self.activity, DOTS.slug)
        activity: int = self.of(1)["id"]
        rooms.start(self.store, self.code, activity)
        self.share(activity)
        return activity

    def share(self, activity: int) -> None:
        for number, token in enumerate(self.tokens):
            told = json.loads(rooms.exercise(self.store, self.code, activity, token))["exercise"]
            first, second = (one["id"] for one in told["content"]["items"])
            answers = {"dots": {second: 1} if number else {first: 1}}
            rooms.share(
                self.store,
                self.code,
                activity,
                token=token,
                revision=1,
                version=DOTS.version,
                answers=answers,
            )

    def cells(self, token: str) -> dict[str, Any]:
        told = log.read(self.store, log.Desk(self.code, self.activity, token), log.Heard())
        return {one["at"]: one["value"] for one in told["edits"]}


@pytest.fixture
def fishing(store: RoomStore) -> Fishing:
    return Fishing(store)


def test_the_counts_of_a_vote_come_back_into_the_fish_and_say_where_they_come_from(
    fishing: Fishing, at: Open, tmp_path: Path
) -> None:
    fishing.write(fishing.tokens[0], {"b/votes": 9})
    activity = fishing.vote()
    assert "a/votes" not in fishing.cells(fishing.tokens[1]), "nothing before the reveal"
    rooms.reveal(fishing.store, fishing.code, activity)
    written = fishing.cells(fishing.tokens[1])
    assert [written[one] for one in ("a/votes", "a/voted", "b/votes", "b/voted")] == [1, 1, 3, 3]
    read = [line[1:3] for line in fishing.of(0)["document"]["rows"][1:]]
    assert read == [["Old routes", "1, by the vote with dots"], ["One key", "3, by the vote with dots"]]
    assert not fishing.of(1)["origin"]["changed"], "the counts themselves are no change of what was voted on"
    fishing.write(fishing.tokens[2], {"a/votes": 2})
    assert fishing.of(0)["document"]["rows"][1][2] == 2, "a number that somebody typed is the room's own"
    assert fishing.of(1)["origin"]["changed"]
    archive.backup(fishing.store, tmp_path / "rooms.json")
    archive.restore(at("second"), tmp_path / "rooms.json")
    assert all_rows(at("second")) == all_rows(fishing.store)


def test_nobody_can_say_that_a_number_comes_from_a_vote(fishing: Fishing) -> None:
    with pytest.raises(RoomError, match="voted"):
        fishing.write(fishing.tokens[0], {"a/voted": 5})


def test_a_fish_that_is_final_stays_as_it_is(fishing: Fishing) -> None:
    """And the board is told so, to say it."""
    activity = fishing.vote()
    assert not fishing.of(0)["document"]["uncounted"]
    rooms.close_activity(fishing.store, fishing.code, fishing.activity)
    rooms.reveal(fishing.store, fishing.code, activity)
    assert fishing.of(0)["document"]["uncounted"]
    assert [line[2] for line in fishing.of(0)["document"]["rows"]] == ["", "", ""]


def test_what_a_team_counted_is_in_no_fish_since_the_facilitator_can_open_it(store: RoomStore) -> None:
    fishing = Fishing(store, teams=2)
    rooms.reveal(store, fishing.code, fishing.vote())
    for token in fishing.tokens[::4]:
        assert {at for at in fishing.cells(token) if at.endswith(("/votes", "/voted"))} == set()
