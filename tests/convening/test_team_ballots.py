"""A vote on what each team wrote: every team has its own list and its own result, and nobody else reads of it."""

import json
from collections.abc import Iterator
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
from tests.support.working import SLUG as WRITTEN
from tests.support.working import working

K = 3
VOTE = "dot-vote"
VERSION = catalog.get(VOTE).version
LISTS = {1: ["North buses", "A bell"], 2: ["South gate", "A bell"], 3: [], 4: ["West hall"]}
PEOPLE = {1: 4, 2: 3, 3: 3, 4: 2}


@pytest.fixture(autouse=True)
def _working() -> Iterator[None]:
    with working():
        yield


class Teams:
    """A room of four teams: two that can be shown, one that wrote nothing, and one that is too small."""

    def __init__(self, store: RoomStore, **how: Any) -> None:
        self.store = store
        agenda = [rooms.Part(WRITTEN, 20, writes="team")]
        self.code = rooms.open_room(
            store, purpose="", sides=SIDES, agenda=agenda, k=K, teams=[""] * len(LISTS), **how
        )
        self.source: int = self.board()["activities"][0]["id"]
        rooms.start(store, self.code, self.source)
        self.tokens = {
            team: [
                rooms.join(store, self.code, SIDES[n % 2], f"device-{team}-{n:08}", team)
                for n in range(people)
            ]
            for team, people in PEOPLE.items()
        }
        for team, rows in LISTS.items():
            self.write(team, *rows)

    def board(self) -> dict[str, Any]:
        return rooms.board(self.store, self.code)

    def write(self, team: int, *rows: str) -> None:
        edits = [edit(f"{row.split()[-1].lower()}/task", row) for row in rows]
        if edits:
            desk = log.Desk(self.code, self.source, self.tokens[team][0])
            log.write(self.store, desk, log.Heard(), edits)

    def vote(self) -> dict[str, Any]:
        rooms.put_to_vote(self.store, self.code, self.source, VOTE, "a-press-of-the-tests")
        made: dict[str, Any] = self.board()["activities"][1]
        rooms.start(self.store, self.code, made["id"])
        return made

    def asked(self, activity: int, token: str) -> list[dict[str, Any]]:
        told = json.loads(rooms.exercise(self.store, self.code, activity, token))["exercise"]
        items: list[dict[str, Any]] = told["content"]["items"]
        return items

    def share(self, activity: int, token: str, item: str, revision: int = 1) -> None:
        rooms.share(
            self.store,
            self.code,
            activity,
            token=token,
            revision=revision,
            version=VERSION,
            answers={"dots": {item: 1}},
        )

    def everybody(self, activity: int, teams: tuple[int, ...] = (1, 2, 4)) -> None:
        for team in teams:
            for token in self.tokens[team]:
                self.share(activity, token, self.asked(activity, token)[-1]["id"])

    def seen(self, activity: int, token: str) -> dict[str, Any]:
        return rooms.team_pattern(
            self.store, self.code, activity, rooms.sat(self.store, self.code, activity, token)
        )


@pytest.fixture
def teams(store: RoomStore) -> Teams:
    return Teams(store)


def test_each_team_votes_on_its_own_list_and_reads_no_other(teams: Teams) -> None:
    assert [one["ballot"] for one in teams.board()["activities"][0]["parts"]] == [2, 2, 0, 1]
    made = teams.vote()
    for team in (1, 2, 4):
        for token in teams.tokens[team]:
            assert sorted(one["title"] for one in teams.asked(made["id"], token)) == sorted(LISTS[team])
    with pytest.raises(RoomError, match="nothing to vote on"):
        teams.asked(made["id"], teams.tokens[3][0])
    with pytest.raises(RoomError):
        teams.asked(made["id"], "no device of this room")
    told = json.dumps([rooms.about_room(teams.store, teams.code), teams.board()])
    assert not [row for rows in LISTS.values() for row in rows if row in told]
    assert set(made["origin"]["teams"]) == {"team-1", "team-2", "team-4"}


def test_the_hall_is_shown_nothing_and_each_team_its_own(teams: Teams) -> None:
    made = teams.vote()
    with pytest.raises(RoomError, match="no team has 3"):
        rooms.reveal(teams.store, teams.code, made["id"])
    teams.everybody(made["id"])
    hall = rooms.reveal(teams.store, teams.code, made["id"])
    assert (hall["n"], hall["blocks"], hall["groups"]) == (9, [], [])
    for team in (1, 2):
        told = json.dumps(teams.seen(made["id"], teams.tokens[team][0]))
        assert LISTS[team][0] in told
        assert not [
            row for other in {1, 2, 4} - {team} for row in {*LISTS[other]} - {*LISTS[team]} if row in told
        ]
    small = teams.seen(made["id"], teams.tokens[4][0])
    assert small["blocks"] == []
    assert "held.too_few" in json.dumps(small["note"])


def test_answers_to_another_teams_list_are_refused_and_count_for_nobody_after_a_change(teams: Teams) -> None:
    made = teams.vote()
    here, there = (teams.tokens[team][0] for team in (1, 2))
    own, other = (teams.asked(made["id"], token)[1]["id"] for token in (here, there))
    with pytest.raises(RoomError):
        teams.share(made["id"], here, other)
    teams.everybody(made["id"], (1, 2))
    rooms.join(teams.store, teams.code, SIDES[0], f"device-1-{0:08}", 2)
    hall = rooms.reveal(teams.store, teams.code, made["id"])
    assert hall["n"] == 6, "she sits in another team now, and what she shared was about another list"
    assert [teams.seen(made["id"], teams.tokens[team][1])["n"] for team in (1, 2)] == [3, 3]
    assert own not in json.dumps(teams.seen(made["id"], there))


def test_a_team_is_told_of_changes_in_its_own_list_only_and_a_second_time_asks_the_same(teams: Teams) -> None:
    made = teams.vote()
    teams.write(2, "New words")
    first = teams.board()["activities"][1]
    assert first["origin"] == {
        "activity": teams.source,
        "changed": True,
        "teams": {"team-1": False, "team-2": True, "team-4": False},
    }
    rooms.again(teams.store, teams.code, made["id"])
    again = teams.board()["activities"][-1]
    token = teams.tokens[2][0]
    assert teams.asked(again["id"], token) == teams.asked(made["id"], token)


@pytest.mark.parametrize("missing", [0, 1])
def test_a_second_time_is_judged_beside_the_first(teams: Teams, missing: int) -> None:
    made = teams.vote()
    teams.everybody(made["id"], (1,))
    rooms.reveal(teams.store, teams.code, made["id"])
    rooms.again(teams.store, teams.code, made["id"])
    second = teams.board()["activities"][-1]["id"]
    rooms.start(teams.store, teams.code, second)
    for token in teams.tokens[1][missing:]:
        teams.share(second, token, teams.asked(second, token)[0]["id"])
    if missing:  # whoever took three from four would find her
        with pytest.raises(RoomError, match="no team"):
            rooms.reveal(teams.store, teams.code, second)
    else:
        rooms.reveal(teams.store, teams.code, second)
        assert teams.seen(second, teams.tokens[1][0])["blocks"]


def test_an_open_room_keeps_a_teams_words_with_the_team_as_well(store: RoomStore) -> None:
    teams = Teams(store, mode="open")
    made = teams.vote()
    teams.everybody(made["id"])
    hall = rooms.reveal(store, teams.code, made["id"])
    assert hall["blocks"] == []
    assert "West hall" in json.dumps(teams.seen(made["id"], teams.tokens[4][0]))


def test_it_comes_back_from_a_file(teams: Teams, at: Open, tmp_path: Path) -> None:
    made = teams.vote()
    teams.everybody(made["id"])
    rooms.reveal(teams.store, teams.code, made["id"])
    file, second = tmp_path / "rooms.json", at("second")
    archive.backup(teams.store, file)
    archive.restore(second, file)
    assert all_rows(second) == all_rows(teams.store)


def test_nobody_votes_on_what_a_side_wrote(store: RoomStore) -> None:
    agenda = [rooms.Part(WRITTEN, 20, writes="side")]
    code = rooms.open_room(store, purpose="", sides=SIDES, agenda=agenda, k=K)
    source = rooms.board(store, code)["activities"][0]["id"]
    rooms.start(store, code, source)
    token = rooms.join(store, code, SIDES[0], "device-0000000001")
    log.write(store, log.Desk(code, source, token), log.Heard(), [edit("a/task", "ours alone")])
    assert [one["ballot"] for one in rooms.board(store, code)["activities"][0]["parts"]] == [0, 0]
    with pytest.raises(RoomError, match="that side alone"):
        rooms.put_to_vote(store, code, source, VOTE)
