"""What a hall of teams is shown, by who goes first, and what two margins of one table would give away.

    python -m bench.halls 300          halls of twenty teams of eight, for k = 3, 4 and 5

Each hall has four sides in the shares of ``SHARES``, seated in three ways; everybody answers one question of five
points, one in twenty skips it.  A hall counts as shown by side where two or more groups stand apart in it, a team as
shown by side where two or more stand apart in its own picture.

The last figures are of a rule that we do not have: every side of the hall as in a room without teams, beside every
team as one.  They count the halls in which the two sums then tell for certain that some, or all, of fewer than k
people, those of one side in one team, gave an answer: to one question with five points, asked once.
"""

from __future__ import annotations

import random
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from sixelements.convening import teamwise
from sixelements.convening.privacy import Sheet

TEAMS, SEATS, POINTS = 20, 8, 5
SHARES = {
    "labor-certificated": 40, "labor-classified": 15, "management-site": 30, "management-cabinet": 15,
}  # fmt: skip
LABOR = list(SHARES)[:2]
PROFILES = {
    "labor-certificated": (6, 5, 4, 2, 1), "labor-classified": (4, 4, 4, 3, 2),
    "management-site": (1, 2, 4, 5, 4), "management-cabinet": (1, 1, 3, 5, 6),
}  # fmt: skip
"""How often each side gives each point: sides that differ as much as they do when a hall is worth looking at."""

Person = tuple[str, str, int | None]
"""A side, a team and a point, or none."""


def seated(how: str, chance: random.Random) -> Iterator[tuple[str, str]]:
    """Yield side and team of everybody: by chance, or so many of each party in every team."""
    labor = {"by chance": None, "four and four": 4, "five and three": 5}[how]
    for team in range(TEAMS):
        for seat in range(SEATS):
            allowed = list(SHARES) if labor is None else LABOR if seat < labor else list(SHARES)[2:]
            yield chance.choices(allowed, [SHARES[one] for one in allowed])[0], str(team)


def hall(how: str, seed: int) -> list[Person]:
    """Return the people of one hall."""
    chance = random.Random(f"{how} {seed}")  # noqa: S311
    return [
        (side, team, None if chance.random() < 1 / 20 else chance.choices(range(POINTS), PROFILES[side])[0])
        for side, team in seated(how, chance)
    ]


def sheets(people: Sequence[Person]) -> list[Sheet]:
    """Return what the rule sees of them."""
    return [
        Sheet(str(at), side, frozenset() if point is None else frozenset({"question"}), str(at), team)
        for at, (side, team, point) in enumerate(people)
    ]


def certain(people: Sequence[Person], k: int) -> set[str]:
    """Return what two margins say for certain of fewer than k people: that "some" of them gave an answer, or "all".

    For one cell, the people of a side in a team, the least who gave a point (Fréchet's lower bound): the sum of the
    team, less what the others of it could have given at most.  What the picture of the team alone says does not count.
    """
    answers = [(side, team, point) for side, team, point in people if point is not None]
    cells = Counter((side, team) for side, team, _ in answers)
    of_side, of_team = (Counter((one[axis], one[2]) for one in answers) for axis in (0, 1))
    said: set[str] = set()
    for (side, team), size in cells.items():
        others = {one: cells[one, team] for one in SHARES if one != side and cells[one, team]}
        for point in range(POINTS) if size < k else ():
            whole = of_team[team, point]
            least = whole - sum(min(number, of_side[one, point]) for one, number in others.items())
            if least > max(0, whole - sum(others.values())):
                said |= {"some", "all"} if least == size else {"some"}
    return said


def measured(how: str, k: int, rooms: int) -> Mapping[str, float]:
    """Return what so many halls are shown, for each order."""
    found: Counter[str] = Counter()
    for seed in range(rooms):
        people = hall(how, seed)
        given = sheets(people)
        for first in ("teams", "sides"):
            ruled = teamwise.rule(given, k=k, first=first)
            found[f"{first}: halls by side"] += len(ruled.hall.groups) > 1
            found[f"{first}: halls by all sides"] += len(ruled.hall.groups) == len(SHARES)
            found[f"{first}: teams"] += sum(not own.held for own in ruled.teams.values())
            found[f"{first}: teams by side"] += sum(len(own.groups) > 1 for own in ruled.teams.values())
        found.update(f"two margins: halls that tell of {what} of fewer than k" for what in certain(people, k))
    return {what: found[what] / rooms for what in sorted(found)}


if __name__ == "__main__":
    rooms = int(sys.argv[1])
    for how in ("by chance", "four and four", "five and three"):
        for k in (3, 4, 5):
            print(f"{how}, k = {k}", measured(how, k, rooms), flush=True)
