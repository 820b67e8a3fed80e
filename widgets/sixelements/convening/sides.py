"""The sides of a room: what they are called, and which are joined first when one is small."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple


class Side(NamedTuple):
    """A side a person can choose: its label, and the word for it in the name of a joined group."""

    label: str
    word: str


SIDES = {
    "labor-certificated": Side("Labor: certificated staff", "certificated staff"),
    "labor-classified": Side("Labor: classified staff", "classified staff"),
    "management-cabinet": Side("Management: superintendent and cabinet", "cabinet"),
    "management-site": Side("Management: principals and site leaders", "site leaders"),
    "board": Side("School board", "school board"),
    "community": Side("Families, students and community", "community"),
    "other": Side("Another chair", "other chairs"),
}
"""Every side, in the order in which they are listed."""

LABOR = frozenset({"labor-certificated", "labor-classified"})
MANAGEMENT = frozenset({"management-cabinet", "management-site"})
OUTSIDE = frozenset({"community", "other"})
PARTIES = {"labor": LABOR, "management": MANAGEMENT | {"board"}}
"""The two parties of an exercise for two; the school board speaks for the district when it is joined to management."""


class Group(NamedTuple):
    """Sides that are shown as one."""

    id: str
    label: str
    sides: frozenset[str]


EVERYONE = Group("all", "Everyone", frozenset(SIDES))


def pools(sizes: Mapping[str, int]) -> list[frozenset[str]]:
    """Return what may be joined, nearest first, in a room with *sizes* people on each side.

    Families and other chairs belong to neither party, so when they are few
    they join whichever party is smaller, and neither gains a size by it that the other has not.
    """
    labor, management = PARTIES["labor"], PARTIES["management"]
    present = [party for party in (management, labor) if any(sizes.get(side) for side in party)]
    smaller = min(present, key=lambda party: sum(sizes.get(side, 0) for side in party), default=frozenset[str]())
    return [LABOR, MANAGEMENT, OUTSIDE, management, OUTSIDE | {"board"}, smaller | OUTSIDE, EVERYONE.sides]


def group(members: Iterable[str], room: Iterable[str]) -> Group:
    """Name the group of *members* in a room with the sides *room*: "Management and school board"."""
    sides, offered = frozenset(members), frozenset(room)
    if len(sides) == 1 and not any(sides == offered & party for party in (LABOR, MANAGEMENT)):
        (only,) = sides
        return Group(only, SIDES[only].label, sides)
    parts: dict[str, str] = {}
    for side in (one for one in SIDES if one in sides):
        party = LABOR if side in LABOR else MANAGEMENT if side in MANAGEMENT else frozenset()
        whole = bool(party) and offered & party <= sides
        parts |= {side.partition("-")[0]: side.partition("-")[0]} if whole else {side: SIDES[side].word}
    return Group("-".join(parts), listed(parts.values()).capitalize(), sides)


def listed(words: Iterable[str]) -> str:
    """Return "a, b and c"."""
    *most, last = words
    return f"{', '.join(most)} and {last}" if most else last
