"""One line, two chairs: how a point reads from the other side, and where two sides differ.

Every point is kept in one fixed frame: 1 is the first party alone, 7 is the second party alone.
``view.js`` holds the twins of these functions; ``tests/kinds/continuum.json`` is run through both.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

POINTS = (1, 2, 3, 4, 5, 6, 7)
MIDDLE = 4

Marks = Mapping[str, float]
"""How one side sees a decision, in the fixed frame: ``{now, should}``; what is not marked is absent."""


def reads(point: int, *, second: bool) -> int:
    """Return how a point of the fixed frame reads from a chair, or the other way around.

    The second party counts from its own end, so its 2 is the first party's 6.
    """
    return POINTS[-1] + 1 - point if second else point


def gaps(a: Marks, b: Marks) -> dict[str, Any]:
    """Compare the marks of the first party *a* and the second party *b*.

    Returns ``{now, should, flags}``: the distance between the two for each question (None where one is
    not marked), and the flags that hold, most pressing first:

    - ``both-claim-now``, ``both-claim-should``: each places it on its own half
    - ``nobody-owns-now``, ``nobody-owns-should``: each places it on the other's half
    - ``same-now-different-should``: one view of today, two of where to go
    - ``agreed-shift``: both would move it, and both name the same point
    """
    apart = {name: abs(a[name] - b[name]) if name in a and name in b else None for name in ("now", "should")}
    flags = []
    for name, distance in apart.items():
        if distance is not None and a[name] < MIDDLE < b[name]:
            flags.append(f"both-claim-{name}")
        if distance is not None and b[name] < MIDDLE < a[name]:
            flags.append(f"nobody-owns-{name}")
    if apart["now"] == 0 and apart["should"]:
        flags.append("same-now-different-should")
    if apart["should"] == 0 and moves(a) and moves(b):
        flags.append("agreed-shift")
    return {**apart, "flags": flags}


def moves(marks: Marks) -> bool:
    """Tell whether a side has marked both questions, and at two points."""
    return "now" in marks and "should" in marks and marks["now"] != marks["should"]
