"""The sides of a room: what they are called, and which are joined first when one is small."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple


class Side(NamedTuple):
    """A side a person can choose: its label, and the word for it in the name of a joined group."""

    label: str
    word: str


SIDES = {
    "labor-certificated": Side("Labor (certificated staff)", "certificated"),
    "labor-classified": Side("Labor (classified staff)", "classified"),
    "management-cabinet": Side("Management (superintendent, cabinet)", "cabinet"),
    "management-site": Side("Management (principals, sites)", "sites"),
    "board": Side("School board", "school board"),
    "community": Side("Families, students and community", "community"),
    "other": Side("Another chair", "others"),
}
"""Every side, in the order in which they are listed."""

Sides = frozenset[str]

LABOR: Sides = frozenset({"labor-certificated", "labor-classified"})
MANAGEMENT: Sides = frozenset({"management-cabinet", "management-site"})
OUTSIDE: Sides = frozenset({"community", "other"})
PARTIES = {"labor": LABOR, "management": MANAGEMENT | {"board"}}
"""The two parties of an exercise for two; a school board joined to management speaks with it."""


class Group(NamedTuple):
    """Sides that are shown as one; ``short`` is for little room, ``party`` is that of most of its people."""

    id: str
    label: str
    short: str
    sides: Sides
    party: str = ""


EVERYONE = Group("all", "Everyone", "Everyone", frozenset(SIDES))


def pools(sizes: Mapping[str, int]) -> list[Sides]:
    """Return what may be joined, nearest first, in a room with *sizes* people on each side.

    Families and other chairs belong to neither party; when they are few they join the smaller one.
    """

    def size(party: Sides) -> int:
        return sum(sizes.get(side, 0) for side in party)

    labor, management = PARTIES["labor"], PARTIES["management"]
    smaller = min((one for one in (management, labor) if size(one)), key=size, default=management)
    return [LABOR, MANAGEMENT, OUTSIDE, management, OUTSIDE | {"board"}, smaller | OUTSIDE, EVERYONE.sides]


def group(sides: Sides, room: Iterable[str], sizes: Mapping[str, int]) -> Group:
    """Name the group of *sides*, "Management and school board", in a room that offers the sides *room*.

    A side that stands alone is named for its whole party only where the room offers no other side of it.
    """
    parts: dict[str, str] = {}
    counted = set(room if len(sides) == 1 else sizes)
    for side in (one for one in SIDES if one in sides):
        name = side.partition("-")[0]
        family = {one for one in counted if one.startswith(f"{name}-")}
        parts |= {name: name} if family and family <= sides else {side: SIDES[side].word}
    first, *more = parts.values()
    label = listed(parts.values()).capitalize() if more or first in PARTIES else SIDES[min(sides)].label
    short = first.capitalize() + (" +" if more else "")
    return Group("-".join(parts), label, short, sides, party_of(sides, sizes))


def party_of(sides: Sides, sizes: Mapping[str, int]) -> str:
    """Return the party of more than half of a group's people; a school board alone is of neither."""
    for name, core in (("labor", LABOR), ("management", MANAGEMENT)):
        belong = sum(sizes.get(side, 0) for side in sides & PARTIES[name])
        if sides & core and 2 * belong > sum(sizes.get(side, 0) for side in sides):
            return name
    return ""


def listed(words: Iterable[str]) -> str:
    """Return "a, b and c"."""
    *most, last = words
    return f"{', '.join(most)} and {last}" if most else last
