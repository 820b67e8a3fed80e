"""Wrong rules for rooms with teams, each of which somebody could think right; the attacker must find every one out."""

from collections.abc import Iterable, Sequence
from typing import Any

from sixelements.convening import privacy, teamwise
from sixelements.convening.privacy import WHOLE, Entry, Picture, Seen, Sheet


def each_by_itself(order: Iterable[str], sheets: Sequence[Sheet], _seen: Seen, k: int) -> dict[str, Picture]:
    """Ask of each team only that it is large enough."""
    teams = teamwise.by_team(sheets)
    return {team: teams[team] for team in order if team in teams and privacy.holds(k, [teams[team]])}


def beside_the_hall(order: Iterable[str], sheets: Sequence[Sheet], seen: Seen, k: int) -> dict[str, Picture]:
    """Judge each team beside the hall, and forget the other teams: the hall less all of them."""
    found: dict[str, Picture] = {}
    for team in order:
        found |= real_apart([team], sheets, seen, k)
    return found


def without_the_past(
    order: Iterable[str], sheets: Sequence[Sheet], _seen: Seen, k: int
) -> dict[str, Picture]:
    """Judge the teams of now, whatever was seen before."""
    return real_apart(order, sheets, Seen([], WHOLE), k)


def of_sheets_alone(order: Iterable[str], sheets: Sequence[Sheet], seen: Seen, k: int) -> dict[str, Picture]:
    """Take whoever changed an answer for somebody new."""
    everyone = frozenset(sheet.record for sheet in sheets)
    teams = teamwise.by_team(sheets)
    found: dict[str, Picture] = {}
    for team in (one for one in order if one in teams):
        if privacy.atoms_hold(k, [*seen.pictures, everyone, *found.values(), teams[team]]):
            found[team] = teams[team]
    return found


APART = [each_by_itself, beside_the_hall, without_the_past, of_sheets_alone]


def sides_as_ever(sheets: Sequence[Sheet], *, k: int, earlier: Sequence[Entry] = ()) -> Any:
    """Show the hall by side as if there were no teams, and each team as one beside it."""
    found = real_rule(sheets, k=k, earlier=earlier)
    return teamwise.Rulings(privacy.rule(sheets, k=k, earlier=earlier), found.teams)


def each_as_a_room(sheets: Sequence[Sheet], *, k: int, earlier: Sequence[Entry] = ()) -> Any:
    """Judge each team as if it were a room of its own."""
    teams = sorted({sheet.team for sheet in sheets} - {teamwise.NO_TEAM})
    own = {
        team: privacy.rule([one for one in sheets if one.team == team], k=k, earlier=earlier)
        for team in teams
    }
    return teamwise.Rulings(privacy.rule(sheets, k=k, earlier=earlier), own)


RULES = [sides_as_ever, each_as_a_room]
real_apart, real_rule = teamwise.apart, teamwise.rule
