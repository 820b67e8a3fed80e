"""A table as a room reads it: on the wall while it writes, and in its record."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from .content import Column, Sheet, Total

TICK = "✓"


def in_words(column: Column, value: Any) -> str | int | float:
    """Return a cell as people read it; a date stays a day that a spreadsheet knows, and nothing is ""."""
    if value is None:
        return ""
    if column.type == "tick":
        return TICK
    if column.type == "link":
        return linked(str(value))[1]
    if column.type == "choice":
        return next((one.label for one in column.options if one.value == value), "")
    return value if isinstance(value, int | float) else str(value)


def linked(value: str) -> tuple[str, str]:
    """Return the id of the row that a link names, and the words that it had then; twin of that in ``ui/linked.js``."""
    row, _, words = value.partition(" ")
    return row, words.strip()


def title(content: Sheet, row: Mapping[str, Any], number: int) -> str:
    """Return the heading of a row that the tool gives; of another what stands first in it, or its number."""
    given = next((one.title for one in content.rows if one.id == row["id"]), "")
    first = content.columns[0]
    return given or str(in_words(first, row["cells"].get(first.id))) or f"{content.noun} {number}"


def in_order(content: Sheet, rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return the rows that the tool gives, where it gives them, and otherwise *rows* as they stand."""
    there = {row["id"]: row for row in rows}
    return [there.get(one.id, {"id": one.id, "cells": {}}) for one in content.rows] or rows


def voted_on(content: Sheet, rows: Sequence[Mapping[str, Any]]) -> list[dict[str, str]]:
    """Return what a room may vote on: ``{id, title}`` of each row with a text in the column ``ballot``."""
    told = [(row["id"], str(row["cells"].get(content.ballot) or "").strip()) for row in rows]
    return [{"id": id_, "title": text} for id_, text in told if text]


def open_rows(content: Sheet, rows: Sequence[Mapping[str, Any]]) -> list[dict[str, str]]:
    """Return what is not done: what stands first in the row, the first role in it, and its day."""
    role = next((one.id for one in content.columns if one.type == "role"), "")
    first = content.columns[0].id
    return [
        {
            "what": str(cells[first]).strip(),
            "who": str(cells.get(role, "")),
            "by_when": str(cells.get(content.calendar, "")),
        }
        for cells in (row["cells"] for row in rows)
        if cells.get(content.done) is not True and str(cells.get(first) or "").strip()
    ]


def parts(content: Sheet, total: Total, found: Any) -> list[tuple[str, float]]:
    """Return what a total says, part by part; the part "" is what nobody chose."""
    named = next(one for one in content.columns if one.id == total.column)
    by = (
        named
        if named.type == "choice"
        else next((one for one in content.columns if one.id == total.by), None)
    )
    if by is None:
        return [("", found.get("", 0))] if found else []
    shown: list[tuple[str, float]] = [(one.label, found.get(one.value, 0)) for one in by.options]
    return shown + ([("", found[""])] if found.get("") else [])


def reading(
    content: Sheet, rows: Sequence[Mapping[str, Any]], results: Mapping[str, Any], name: Any
) -> dict[str, Any]:
    """Return the table in words: ``{head, rows, open: [{row, says}], totals: [{label, parts: [{label, n}]}]}``.

    *results* are its scores; *name* gives that of a check or a total.
    """
    given = bool(content.rows)
    titles = {row["id"]: title(content, row, number) for number, row in enumerate(rows, 1)}
    lacking = {
        row["id"]: [one.says for one in content.checks if row["id"] in results[name("check", one.id)]]
        for row in rows
    }
    return {
        "head": [*([content.noun] if given else []), *(column.label for column in content.columns)],
        "rows": [
            [
                *([titles[row["id"]]] if given else []),
                *(in_words(column, row["cells"].get(column.id)) for column in content.columns),
            ]
            for row in rows
        ],
        "open": [{"row": titles[row], "says": says} for row, says in lacking.items() if says],
        "totals": [
            {
                "label": one.label,
                "parts": [
                    {"label": label, "n": n}
                    for label, n in parts(content, one, results[name("total", one.id)])
                ],
            }
            for one in content.totals
        ],
    }
