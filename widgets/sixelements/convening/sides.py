"""The sides of a room: which there are, and which are joined first when one is small."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from .messages import Text, message

SIDES = (
    "labor-certificated",
    "labor-classified",
    "management-cabinet",
    "management-site",
    "board",
    "community",
    "other",
)
"""Every side that a person can choose, in the order in which they are listed."""

Sides = frozenset[str]

LABOR: Sides = frozenset({"labor-certificated", "labor-classified"})
MANAGEMENT: Sides = frozenset({"management-cabinet", "management-site"})
OUTSIDE: Sides = frozenset({"community", "other"})
PARTIES = {"labor": LABOR, "management": MANAGEMENT | {"board"}}
"""The two parties of an exercise for two; a school board joined to management speaks with it."""


class Group(NamedTuple):
    """Sides that are shown as one; ``party`` is that of most of its people."""

    id: str
    label: Text
    sides: Sides
    party: str = ""


EVERYONE = Group("all", message("group.everyone"), frozenset(SIDES))


def label(side: str) -> Text:
    """Return what a *side* is called."""
    return message(f"side.{side}")


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
    parts: list[str] = []
    counted = set(room if len(sides) == 1 else sizes)
    for side in (one for one in SIDES if one in sides):
        name = side.partition("-")[0]
        family = {one for one in counted if one.startswith(f"{name}-")}
        part = name if family and family <= sides else side
        parts += [] if part in parts else [part]
    first, *more = parts
    if more:
        # Each language has its own way to begin a list, so the first has words of its own.
        called = [message(f"group.first.{first}"), *(message(f"group.more.{one}") for one in more)]
        named: Text = message("group.joined", sides=called)
    else:
        named = message(f"group.first.{first}") if first in PARTIES else label(min(sides))
    return Group("-".join(parts), named, sides, party_of(sides, sizes))


def party_of(sides: Sides, sizes: Mapping[str, int]) -> str:
    """Return the party of more than half of a group's people; a school board alone is of neither."""
    for name, core in (("labor", LABOR), ("management", MANAGEMENT)):
        belong = sum(sizes.get(side, 0) for side in sides & PARTIES[name])
        if sides & core and 2 * belong > sum(sizes.get(side, 0) for side in sides):
            return name
    return ""
