"""A protocol as a room reads it, on the wall while it writes and in its record; and what it leaves to do."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from .content import Protocol

ACTION, ROLES = "act-", "roles"
"""How the ids of the rows of actions begin, and the row of who holds the roles."""

Rows = Sequence[Mapping[str, Any]]


def actions_of(content: Protocol) -> list[str]:
    """Return the rows of the actions."""
    return [f"{ACTION}{number}" for number in range(1, content.actions.most + 1)]


def by_id(rows: Rows) -> dict[str, Mapping[str, Any]]:
    """Return the cells of each row; what is only blanks counts as nothing."""
    return {
        row["id"]: {at: value for at, value in row["cells"].items() if str(value).strip()} for row in rows
    }


def open_actions(content: Protocol, rows: Rows) -> list[dict[str, str]]:
    """Return what is not done: what it is, who does it, by when."""
    found = by_id(rows)
    return [
        {
            "what": str(cells["what"]).strip(),
            "who": str(cells.get("who", "")),
            "by_when": str(cells.get("by", "")),
        }
        for row in actions_of(content)
        if "what" in (cells := found.get(row, {})) and cells.get("done") is not True
    ]


def reading(content: Protocol, rows: Rows) -> dict[str, Any]:
    """Return the notes and the actions in words: ``{head, rows, open, totals}``, as a table has them."""
    found = by_id(rows)
    roles = [role.id for role in content.roles]
    people = roles if content.rotate else []

    def line(title: str, row: str, told: str) -> list[str]:
        return [title, told, *(str(found.get(row, {}).get(role, "")) for role in people)]

    once = [
        line(role.label, ROLES, str(found.get(ROLES, {}).get(role.id, "")))
        for role in content.roles
        if not content.rotate
    ]
    steps = [line(step.title, step.id, str(found.get(step.id, {}).get("note", ""))) for step in content.steps]
    actions = [
        line(f"{content.actions.noun} {number}", row, " · ".join(in_words(found[row])))
        for number, row in enumerate(actions_of(content), 1)
        if found.get(row)
    ]
    head = [
        content.noun,
        content.writes,
        *(role.label for role in content.roles if content.rotate),
    ]
    return {"head": head, "rows": [*once, *steps, *actions], "open": [], "totals": []}


def in_words(cells: Mapping[str, Any]) -> list[str]:
    """Return what stands of an action: what, who, by when, and that it is done."""
    told = [str(cells[name]) for name in ("what", "who", "by") if name in cells]
    return [*told, *(["✓"] if cells.get("done") is True else [])]
