"""What the rows of a fishbone mean: the issue, its causes by rank, the whys under each, and the one within reach.

A row is ``{id, cells}``.  The row :data:`HEAD` holds the issue; a row whose cell ``under`` names another row is an
answer to *why* that one is so; every other row is a cause, also one whose own *why* somebody took away.
``tree.js`` is the twin; the tests read the same rows with both.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

Row = dict[str, Any]

HEAD = "headoffish"
"""The id of the row that holds the issue: the same on every device, so that two of them write one sentence."""
UNRANKED = 99
DEEPEST = 20
"""How deep it reads; a page asks five times, and nobody by hand goes deeper."""


class Why(NamedTuple):
    """An answer to *why*: how deep it stands, on which branch, and whether it is the last one there."""

    row: Row
    depth: int
    branch: int
    last: bool


def said(row: Row, column: str = "text") -> str:
    """Return what is written in a cell, without blanks around it."""
    return str(row["cells"].get(column) or "").strip()


def issue(rows: Sequence[Row]) -> str:
    """Return the issue; "" while there is none."""
    return next((said(row) for row in rows if row["id"] == HEAD), "")


def causes(rows: Sequence[Row]) -> list[Row]:
    """Return the bones: by rank, those of no rank at the end, otherwise in their order."""
    there = {row["id"] for row in rows} - {HEAD}
    bones = [row for row in rows if row["id"] != HEAD and row["cells"].get("under") not in there]
    return sorted(bones, key=lambda row: int(row["cells"].get("rank") or UNRANKED))


def whys(rows: Sequence[Row], under: str) -> list[Row]:
    """Return the answers to *why* right under a row."""
    return [row for row in rows if row["id"] != HEAD and row["cells"].get("under") == under]


def begun(rows: Sequence[Row]) -> set[str]:
    """Return the ids of the rows in which something is written, and of all that they stand under."""
    by_id = {row["id"]: row for row in rows}
    found: set[str] = set()
    for row in rows:
        at: Row | None = row if said(row) else None
        while at is not None and at["id"] not in found:
            found.add(at["id"])
            at = by_id.get(at["cells"].get("under"))
    return found


def answered(rows: Sequence[Row], under: str) -> list[Why]:
    """Return all that is written under a cause: each branch to its end, a second answer after the first one's.

    An answer that is still blank counts where something stands under it.
    """
    found: list[Why] = []
    there, branches = begun(rows), 0

    def follow(id_: str, depth: int, branch: int) -> None:
        nonlocal branches
        some = [row for row in whys(rows, id_) if row["id"] in there] if depth <= DEEPEST else []
        for place, row in enumerate(some):
            if place:
                branches += 1
                branch = branches
            at = len(found)
            found.append(Why(row, depth, branch, last=True))
            follow(row["id"], depth + 1, branch)
            found[at] = Why(row, depth, branch, last=len(found) == at + 1)

    follow(under, 1, 0)
    return found


def roots(rows: Sequence[Row], cause: Row) -> list[Row]:
    """Return the last answer of each branch under a cause."""
    return [one.row for one in answered(rows, cause["id"]) if one.last]


def in_hand(rows: Sequence[Row]) -> Row | None:
    """Return the cause that the team is at: the first by rank that is not beyond its reach; None after the last."""
    for cause in causes(rows):
        ends = roots(rows, cause)
        if said(cause) and not (ends and all(row["cells"].get("reach") == "no" for row in ends)):
            return cause
    return None


def root(rows: Sequence[Row]) -> Row | None:
    """Return the root cause that the team works on: the first last answer within reach; None while there is none."""
    within = (
        row for cause in causes(rows) for row in roots(rows, cause) if row["cells"].get("reach") == "yes"
    )
    return next(within, None)
