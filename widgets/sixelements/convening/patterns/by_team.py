"""A vote in which each team has items of its own: a pattern for each team, and none for the hall.

The teams are judged one after the other, the largest first, each as a room of its own beside all that was shown before,
what was shown of the teams before it included: so whatever two teams wrote in the same words is one question here too.
The hall is told how many shared, and not a word of what a team wrote or of how it voted.  Nothing is told of who moved
since another time: that was the hall's, or another list.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from sixelements import kinds, shape
from sixelements.content import Exercise
from sixelements.convening.messages import message, sentences
from sixelements.convening.privacy import Entry, entry

from .history import Contribution, Revealed
from .shown import Pattern, Shown, nothing, reveal


def reveal_by_team(
    asked: Mapping[str, Exercise],
    contributions: Sequence[Contribution],
    *,
    k: int = 5,
    mode: str = "anonymous",
    round_: int = 1,
    earlier: Sequence[Revealed] = (),
    **room: Any,
) -> Shown:
    """Return what each team may see of what it was *asked*; all else, *room* included, is as :func:`reveal` has it.

    What does not fit the list of somebody's team counts for nobody: she has changed teams since.
    """
    theirs = {
        team: [one for one in contributions if one.team == team and fits(exercise, one)]
        for team, exercise in asked.items()
    }
    before = [replace(one, contributions=()) for one in earlier]
    teams: dict[str, Pattern] = {}
    bases: list[dict[str, Any]] = []
    for team in sorted(asked, key=lambda team: (-len(theirs[team]), team)):
        shown = reveal(asked[team], theirs[team], k=k, mode=mode, round_=round_, earlier=before, **room)
        teams[team] = shown.teams.get(team, shown.pattern)
        if shown.held:
            teams[team] |= {"note": sentences(shown.held, message("held.team_instead"))}
        else:
            before.append(Revealed(asked[team].slug, shown.basis))
            bases.append(shown.basis)
    hall = nothing(
        next(iter(asked.values())),
        sum(map(len, theirs.values())),
        message("held.each_team"),
        mode=mode,
        k=k,
        round_=round_,
    )
    return Shown(hall, together(bases), "" if bases else message("held.no_team", k=k), teams)


def fits(exercise: Exercise, one: Contribution) -> bool:
    """Say whether somebody answered what *exercise* asks."""
    return not any(shape.problems(kinds.get(exercise.kind).shared_shape(exercise), one.answers))


def together(bases: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """Return the bases of all teams as one, as it is kept of one reveal."""
    pictures: dict[str, list[Any]] = {}
    turn = 1
    for one in filter(None, map(entry, bases)):
        turn = max(turn, one.turn)
        for item, some in one.pictures.items():
            pictures.setdefault(item, []).extend(some)
    return Entry(pictures, turn=turn).kept() if bases else {}
