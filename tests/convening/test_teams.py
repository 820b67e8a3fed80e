"""Teams in a room: making and naming them, sitting in one, and what each is shown."""

from dataclasses import replace
from typing import Any

import pytest

from sixelements import catalog
from sixelements.convening import exports, patterns, rooms
from sixelements.convening.messages import said, say
from sixelements.convening.patterns import Contribution, Revealed
from sixelements.convening.store import RoomStore
from tests.answering import answers

from .keeping import SIDES, SLUG, activity, share

K = 3
SIDES4 = ("labor-certificated", "labor-classified", "management-cabinet", "management-site")


@pytest.fixture
def code(store: RoomStore) -> str:
    return rooms.open_room(store, purpose="", sides=SIDES, agenda=[(SLUG, 20)], k=K, teams=["North", ""])


def sit(store: RoomStore, code: str, number: int, team: int | None) -> str:
    return rooms.join(store, code, SIDES[number % 2], f"device-{number:010}", team)


def fill(store: RoomStore, code: str, *sizes: int) -> list[list[str]]:
    """Let people sit down, so many in each team, and share; return their tokens."""
    rooms.start(store, code, activity(store, code))
    seats = [team for team, size in enumerate(sizes, start=1) for _ in range(size)]
    tokens = [sit(store, code, number, team) for number, team in enumerate(seats)]
    for token in tokens:
        share(store, code, token)
    return [
        [one for one, seat in zip(tokens, seats, strict=True) if seat == team]
        for team in range(1, len(sizes) + 1)
    ]


def shown(store: RoomStore, code: str, token: str) -> Any:
    one = activity(store, code)
    return said(rooms.team_pattern(store, code, one, rooms.sat(store, code, one, token)))


def refused(error: str) -> Any:
    return pytest.raises(rooms.RoomError, check=lambda found: found.code == error)


def test_teams_have_a_number_and_perhaps_a_name(store: RoomStore, code: str) -> None:
    rooms.add_teams(store, code, ["South "], key="press-one-more")
    rooms.add_teams(store, code, ["South "], key="press-one-more")
    told = rooms.about_room(store, code)["teams"]
    assert [(one["number"], say(one["label"])) for one in told] == [(1, "North"), (2, "Team 2"), (3, "South")]
    rooms.name_team(store, code, 2, "West")
    assert say(rooms.about_room(store, code)["teams"][1]["label"]) == "West"
    with refused("same-team"):
        rooms.name_team(store, code, 2, "north")
    with refused("many-teams"):
        rooms.add_teams(store, code, [""] * rooms.MOST_TEAMS)


def test_a_team_is_taken_away_only_while_nobody_sits_in_it(store: RoomStore, code: str) -> None:
    sit(store, code, 1, 1)
    with refused("team-taken"):
        rooms.drop_team(store, code, 1)
    rooms.drop_team(store, code, 2)
    assert [one["number"] for one in rooms.board(store, code)["teams"]] == [1]


def test_a_team_that_was_shown_its_pattern_stays_when_all_have_left_it(store: RoomStore, code: str) -> None:
    _, second = fill(store, code, 4, 4)
    rooms.reveal(store, code, activity(store, code))
    seen = shown(store, code, second[0])
    for number in range(4, 8):  # those of the second team sit down with the first
        sit(store, code, number, 1)
    with refused("team-wrote"):
        rooms.drop_team(store, code, 2)
    assert shown(store, code, second[0]) == seen


def test_a_room_that_has_begun_without_teams_stays_without(store: RoomStore) -> None:
    code = rooms.open_room(store, purpose="", sides=SIDES, agenda=[(SLUG, 20)])
    rooms.start(store, code, activity(store, code))
    with refused("late-teams"):
        rooms.add_teams(store, code, ["North"])
    assert sit(store, code, 1, None)


def test_a_room_with_teams_may_get_more_of_them_later(store: RoomStore, code: str) -> None:
    rooms.start(store, code, activity(store, code))
    rooms.add_teams(store, code, ["South"])
    assert sit(store, code, 1, 3)


def test_who_comes_in_chooses_a_team_and_may_choose_another(store: RoomStore, code: str) -> None:
    for team, error in ((None, "no-team"), (9, "unknown-team")):
        with refused(error):
            sit(store, code, 1, team)
    token = sit(store, code, 1, 1)
    assert sit(store, code, 1, 2) == token
    assert [one["joined"] for one in rooms.board(store, code)["teams"]] == [0, 1]
    with store.read() as work:
        found = rooms.team_of(work, rooms.find(work, code), token)
        assert found is not None
        assert found.number == 2


def test_the_facilitator_sees_how_many_of_each_team_joined_and_are_finished(
    store: RoomStore, code: str
) -> None:
    (north, *_), _ = fill(store, code, 3, 2)
    rooms.finish(store, code, activity(store, code), token=north, finished=True)
    told = rooms.board(store, code)["teams"]
    assert [(one["joined"], one["finished"]) for one in told] == [(3, 1), (2, 0)]
    assert not any("side" in key for one in told for key in one)
    assert not any("joined" in one for one in rooms.about_room(store, code)["teams"])


def test_each_team_is_shown_its_own_pattern_and_no_other(store: RoomStore, code: str) -> None:
    north, second = fill(store, code, 4, 5)
    hall = rooms.reveal(store, code, activity(store, code))
    assert hall["n"] == 9
    for tokens, label in ((north, "North"), (second, "Team 2")):
        for token in tokens:
            own = shown(store, code, token)
            assert (own["team"], own["n"], bool(own["blocks"])) == (label, len(tokens), True)
    late = sit(store, code, 90, 1)
    sit(store, code, 0, 2)  # somebody walks over to the other team after the reveal
    with refused("not-revealed"):
        shown(store, code, late)
    assert shown(store, code, north[0])["team"] == "North"
    with refused("not-joined"):
        shown(store, code, "nobody")


def test_before_the_reveal_a_team_is_shown_nothing(store: RoomStore, code: str) -> None:
    (token, *_), _ = fill(store, code, 4, 4)
    with refused("not-revealed"):
        shown(store, code, token)


def test_a_team_takes_home_what_its_own_devices_were_shown_and_no_other_teams(
    store: RoomStore, code: str
) -> None:
    north, second = fill(store, code, 4, 5)
    one = activity(store, code)
    record = rooms.team_record(store, code, north[0])
    assert [each["pattern"] for each in record["activities"]] == [None, None], "nothing is revealed"
    rooms.reveal(store, code, one)
    rooms.commit_to(store, code, who="Both sides", what="Meet again", by_when="May 1", activity_id=one)
    for token, name, size, other in ((north[0], "North", 4, "Team 2"), (second[0], "Team 2", 5, "North")):
        record = rooms.team_record(store, code, token)
        assert [each["pattern"]["n"] for each in record["activities"]] == [size, 9]
        for kind in exports.KINDS:
            assert exports.write(kind, record)[1]
        told = exports.write("csv", record)[1].decode("utf-8-sig")
        assert name in told
        assert other not in told
        assert "Meet again" in told
    sit(store, code, 0, 2)  # somebody walks over to the other team: what she saw is what she takes home
    assert [each["pattern"]["n"] for each in rooms.team_record(store, code, north[0])["activities"]] == [4, 9]
    with refused("not-joined"):
        rooms.team_record(store, code, "nobody")


def test_a_team_that_is_too_small_is_told_so_and_what_to_do_instead(store: RoomStore, code: str) -> None:
    north, (small, *_) = fill(store, code, 5, 2)
    rooms.reveal(store, code, activity(store, code))
    told = shown(store, code, small)
    assert not told["blocks"]
    assert "fewer than 3" in told["note"]
    assert "side by side" in told["note"]
    # Whoever took the larger team away from the hall would find the two.
    told = shown(store, code, north[0])
    assert not told["blocks"]
    assert "another team is very small" in told["note"]


@pytest.mark.parametrize(
    ("first", "size", "by_side", "own"),
    [
        pytest.param("teams", 4, False, True, id="two of each side in a team, and teams first"),
        pytest.param("sides", 4, True, False, id="the same, and sides first"),
        pytest.param("teams", 6, True, True, id="three of each side in a team: both, whoever goes first"),
        pytest.param("sides", 6, True, True, id="the same, and sides first"),
    ],
)
def test_a_room_shows_its_teams_or_its_sides_first(
    store: RoomStore, first: Any, size: int, *, by_side: bool, own: bool
) -> None:
    code = rooms.open_room(
        store, purpose="", sides=SIDES, agenda=[(SLUG, 20)], k=K, teams=["", ""], first=first
    )
    assert rooms.about_room(store, code)["first"] == first
    teams = fill(store, code, size, size)
    hall = rooms.reveal(store, code, activity(store, code))
    assert bool(hall["groups"]) == by_side
    for token, *_ in teams:
        told = shown(store, code, token)
        assert bool(told["blocks"]) == own
        assert own or "sides first" in told["note"]


def test_four_sides_of_a_hall_become_two_parties_where_more_people_then_see_their_team() -> None:
    exercise = catalog.get("decision-continuum")
    people = [
        Contribution(str(at), SIDES4[at % 4], answers(exercise, at), team=str(at // 8)) for at in range(40)
    ]
    given = patterns.reveal(exercise, people, sides=SIDES4, k=K, first="sides")
    assert [one["label"]["key"] for one in given.pattern["groups"]] == [
        "group.first.labor",
        "group.first.management",
    ]
    assert all(own["groups"] for own in given.teams.values())
    assert "finer sides" in said(given.pattern)["note"]
    alone = [replace(one, side=SIDES4[int(one.team) % 4]) for one in people]  # each team of one side
    given = patterns.reveal(exercise, alone, sides=SIDES4, k=K, first="sides")
    assert len(given.pattern["groups"]) == 4
    assert all(own["blocks"] for own in given.teams.values())


def test_where_only_movement_is_told_teams_are_told_why_they_are_not_shown() -> None:
    exercise = catalog.get("decision-continuum")
    first = [
        Contribution(f"person {at}", SIDES[at % 2], answers(exercise, at), team=str(at % 4))
        for at in range(32)
    ]
    back = [replace(one, answers=answers(exercise, 100 + at)) for at, one in enumerate(first)]
    then = patterns.reveal(exercise, first, sides=SIDES)
    earlier = [Revealed(exercise.slug, then.basis, first)]
    missing = patterns.reveal(exercise, back[1:], sides=SIDES, round_=2, earlier=earlier)
    assert missing.pattern["moved"]
    for own in missing.teams.values():
        assert not own["blocks"]
        assert "somewhere in the room" in said(own)["note"]
    everybody = patterns.reveal(exercise, back, sides=SIDES, round_=2, earlier=earlier)
    assert all(own["blocks"] for own in [everybody.pattern, *everybody.teams.values()])


def test_a_second_time_with_somebody_missing_shows_no_team_either(store: RoomStore, code: str) -> None:
    north, second = fill(store, code, 4, 4)
    first = activity(store, code)
    rooms.reveal(store, code, first)
    rooms.again(store, code, first)
    later = activity(store, code, 1)
    rooms.start(store, code, later)
    for token in [*north[1:], *second]:
        rooms.share(store, code, later, token=token, revision=1, version=1, answers={"replies": {}})
    with refused("held"):
        rooms.reveal(store, code, later)
