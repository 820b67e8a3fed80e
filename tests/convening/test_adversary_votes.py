"""The attacker of ``test_adversary.py`` against votes: overlays, dots, consent, and teams with their own lists."""

from collections.abc import Callable
from typing import Any

import pytest

from sixelements.convening import patterns
from sixelements.convening.patterns import by_team, measured

from .adversary.halls import learned_from as learned_of_teams
from .adversary.rooms import Room, random_room
from .adversary.votes import LISTED, VOTES, random_votes, shown, three_teams, unsaid
from .test_adversary import learned_from

ROOMS = 40
"""How many rooms she tries of each; ``python -m bench.adversary votes 2000`` tries more."""


@pytest.mark.parametrize("slug", VOTES)
def test_no_vote_discloses_anything_in_numbers_or_in_words(slug: str) -> None:
    for seed in range(ROOMS):
        room = random_room(slug, seed)
        seen = list(room.play())
        assert learned_from(room, seen) == [], f"room {seed}"
        assert [claim for one in seen for claim in unsaid(one)] == [], f"room {seed}"


@pytest.mark.parametrize("slug", LISTED)
def test_no_vote_of_teams_discloses_anything(slug: str) -> None:
    every = 0
    for seed in range(ROOMS):
        room = random_votes(slug, seed)
        seen = list(room.play())
        assert learned_of_teams(room, seen) == [], f"room {seed}"
        every += shown(seen)["teams shown"]
    assert every, "no team was shown, so nothing was attacked"


def without_the_past(*args: Any, earlier: Any, **room: Any) -> Any:
    """Judge each team as if nothing had been shown before."""
    return patterns.reveal(*args, earlier=[], **room)


def without_other_teams() -> Callable[..., Any]:
    """Judge each team beside the past alone, and forget the teams of the same vote, which come behind it in a list."""
    first: list[tuple[Any, int]] = []

    def weaker(*args: Any, earlier: Any, **room: Any) -> Any:
        if not any(one is earlier for one, _ in first):
            first.append((earlier, len(earlier)))
        past = next(length for one, length in first if one is earlier)
        return patterns.reveal(*args, earlier=earlier[:past], **room)

    return weaker


def test_a_vote_of_teams_that_forgets_what_was_shown_before_is_found_out(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(by_team, "reveal", without_the_past)
    rooms = (random_votes(LISTED[0], seed) for seed in range(300))
    assert any(learned_of_teams(room, room.play()) for room in rooms)


def test_teams_are_judged_beside_each_other(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever took both large teams from the hall would find the small one: so one of the two waits."""
    room = Room(LISTED[0], [], k=3)
    seen = three_teams(3)
    assert learned_of_teams(room, seen) == []
    assert [bool(own["blocks"]) for own in seen[1].teams.values()] == [True, False, False]
    monkeypatch.setattr(by_team, "reveal", without_other_teams())
    assert learned_of_teams(room, three_teams(3))


def test_an_overlay_that_says_more_than_its_pictures_is_found_out(monkeypatch: pytest.MonkeyPatch) -> None:
    def all_for_labor(exercise: Any, measure: Any, row: Any, tally: Any, party: str) -> Any:
        return real_most(exercise, measure, row, tally, "labor")

    real_most = measured.overlay.most
    monkeypatch.setattr(measured.overlay, "most", all_for_labor)
    rooms = (random_room(slug, seed) for slug in VOTES for seed in range(ROOMS))
    assert any(unsaid(one) for room in rooms for one in room.play())
