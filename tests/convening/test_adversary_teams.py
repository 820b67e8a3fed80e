"""The attacker of ``test_adversary.py`` in rooms with teams: team, hall, side and round at once (``teamwise.py``)."""

from collections.abc import Callable
from typing import Any

import pytest

from sixelements.convening import teamwise

from .adversary import wrong_halls
from .adversary.halls import learned_from, random_hall
from .adversary.rooms import KINDS, Room

ROOMS = 150
"""How many rooms she tries in the suite, over all kinds; ``python -m bench.adversary halls 3000`` tries more."""
LABOR, MANAGEMENT = "labor-certificated", "management-site"


def attack(room: Room) -> list[str]:
    return learned_from(room, room.play())


@pytest.mark.parametrize("kind", KINDS)
def test_no_room_with_teams_discloses_anything(kind: str) -> None:
    teams = 0
    for seed in range(-(-ROOMS // len(KINDS))):
        room = random_hall(kind, seed)
        seen = list(room.play())
        assert learned_from(room, seen) == [], f"room {seed}"
        teams += sum(bool(own["blocks"]) for one in seen for own in one.teams.values())
    assert teams, "no team was shown, so nothing was attacked"


def found_out() -> bool:
    """Tell whether she wins in one of a few hundred rooms."""
    return any(attack(random_hall("continuum", seed)) for seed in range(300))


@pytest.mark.parametrize("weaker", wrong_halls.APART)
def test_a_weaker_rule_for_teams_is_found_out(
    weaker: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(teamwise, "apart", weaker)
    assert found_out()


@pytest.mark.parametrize("weaker", wrong_halls.RULES)
def test_a_weaker_rule_for_sides_beside_teams_is_found_out(
    weaker: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(teamwise, "rule", weaker)
    assert found_out()


@pytest.mark.parametrize("weaker", wrong_halls.SIDES_FIRST)
def test_a_weaker_rule_for_teams_beside_sides_is_found_out(
    weaker: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(teamwise, "sides_first", weaker)
    assert found_out()
