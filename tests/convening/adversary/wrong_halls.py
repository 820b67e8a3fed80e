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


def sides_as_ever(sheets: Sequence[Sheet], *, k: int, earlier: Sequence[Entry] = (), first: Any) -> Any:
    """Show the hall by side as if there were no teams, and each team as one beside it: two margins of one table."""
    found = real_rule(sheets, k=k, earlier=earlier)
    return teamwise.Rulings(privacy.rule(sheets, k=k, earlier=earlier), found.teams)


def each_as_a_room(sheets: Sequence[Sheet], *, k: int, earlier: Sequence[Entry] = (), first: Any) -> Any:
    """Judge each team as if it were a room of its own."""
    teams = sorted({sheet.team for sheet in sheets} - {teamwise.NO_TEAM})
    own = {
        team: privacy.rule([one for one in sheets if one.team == team], k=k, earlier=earlier)
        for team in teams
    }
    return teamwise.Rulings(privacy.rule(sheets, k=k, earlier=earlier), own)


RULES = [sides_as_ever, each_as_a_room]


def beside_the_hall_as_one(sheets: Sequence[Sheet], k: int, earlier: Sequence[Entry]) -> Any:
    """Let sides go first, and judge the teams beside the hall as one, not beside its sides."""
    return privacy.rule(sheets, k=k, earlier=earlier), teamwise.fitting(sheets, k, earlier)


def those_left_over(sheets: Sequence[Sheet], k: int, earlier: Sequence[Entry]) -> Any:
    """Let sides go first, and each team in which every side has enough people, whoever is left over."""
    hall = privacy.rule(sheets, k=k, earlier=earlier)
    if hall.held:
        return hall, {}
    shown = {}
    for item in [WHOLE, *hall.items]:
        teams = teamwise.by_team(teamwise.answered(item, sheets))
        groups = hall.pictures[item]
        shown[item] = {
            team: some
            for team, some in teams.items()
            if team != teamwise.NO_TEAM and privacy.holds(k, [some & one for one in groups])
        }
    return hall, shown


def by_the_parties_of_now(sheets: Sequence[Sheet], k: int, earlier: Sequence[Entry]) -> Any:
    """Let sides go first, by party for the teams' sake, whatever was seen before."""
    return real_sides_first(sheets, k, [])


SIDES_FIRST = [beside_the_hall_as_one, those_left_over, by_the_parties_of_now]
real_apart, real_rule, real_sides_first = teamwise.apart, teamwise.rule, teamwise.sides_first
