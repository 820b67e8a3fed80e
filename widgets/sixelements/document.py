"""Documents that several people write at once: rows of cells, made from an ordered log of edits.

========  ==================================================================================================
edit      ``{key, at, value, over}``: a random key of its own, so that what is sent twice counts once and two
          edits of one person cannot be linked; the cell it writes, ``"row/column"``; the value; and the key
          of what its writer saw in the cell, None where that was nothing
cell      ``{value, key, beside}``: what stands there (a text, a number, a tick or None), by which edit, and
          ``[{value, key}]`` of what was written there unseen by the writer of a later one
========  ==================================================================================================

The server numbers the edits of a document, and the last one wins its cell.  Nobody's text goes without a word: what
the winner's writer had not seen stands beside it, until somebody writes one of those texts again, which is how a
person takes one.

Two columns are the house's own, and two more that only the server writes.  ``^`` is the place of a row among the
others, a text that sorts.  ``-`` takes a row away: its value lists the keys of all that the person saw in the row, so a
row in which something else was written, before or after, is still there and says that it came back; None puts a row
back.  ``side`` says in words which side a card comes from, where a room chose that (``Form.silent``).  ``voted`` says
how many dots a vote of the room put on a row (``Kind.votes``); who types another number there leaves it standing.

``ui/document/document.js`` is the twin; the tests fold the same logs with both.  Which cells a document has, and what
fits into them, is its kind's (:class:`Form`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from sixelements import shape

PLACE, GONE, SIDE, VOTED = "^", "-", "side", "voted"
MOST_BESIDE = 20
"""Texts beside the winner of one cell; of more, the latest are shown."""

ROW = re.compile(r"[a-z0-9-]{1,40}")
KEY = re.compile(r"[a-z0-9]{16}")
PLACED = re.compile(r"[0-9a-z]{0,199}[1-9a-z]")
MOST_NUMBER = 2**53 - 1
"""The largest whole number that a browser can hold."""

Edit = Mapping[str, Any]
Cells = dict[str, dict[str, Any]]


@dataclass(frozen=True)
class Form:
    """What a kind says of its document: the shape of each column, and how many rows there may ever be."""

    columns: Mapping[str, shape.Shape]
    most_rows: int
    by_side: bool = False
    """One document for each side, which the others do not see, instead of one for the room."""
    rows: frozenset[str] = frozenset()
    """The rows that the tool gives, where it gives them: then there are no others."""
    own: frozenset[str] = field(default_factory=frozenset)
    """Columns that only the device writes which made the row, by a secret of the row's own: cards of one's own."""
    kept: str = ""
    """The column that makes a row one that was kept as it read then, such as a version of a text."""
    closed: frozenset[str] = field(default_factory=frozenset)
    """Columns of such a row that nobody writes any more, once it is kept."""
    signed: frozenset[str] = field(default_factory=frozenset)
    """Columns of such a row in which somebody ticks for it, while nothing was kept after it."""
    silent: bool = False
    """Written alone, shown at the reveal: until then the rows are answers, which each device shares for itself under
    ``rows``, and there is no document; it begins at the reveal, with all shared rows in an order drawn by chance."""

    def __post_init__(self) -> None:
        """Refuse cards of one's own that were written alone: nobody may know any more whose they are."""
        if self.silent and (self.own or self.rows):
            raise ValueError("a silent form has neither columns of one's own nor given rows")


def same(one: object, other: object) -> bool:
    """Say whether two values are the same one in JSON (True is not 1, and 1.0 is 1)."""
    return isinstance(one, bool) == isinstance(other, bool) and one == other


def apply(cells: Cells, edit: Edit) -> None:
    """Let *edit* be the last that was written in its cell."""
    at, value, key = edit["at"], edit["value"], edit["key"]
    before, beside = cells.get(at), []
    if before is not None and at.rpartition("/")[2] not in (PLACE, GONE):
        seen = edit["over"] == before["key"]
        shown = [*before["beside"], {"value": before["value"], "key": before["key"]}]
        taken = any(same(one["value"], value) for one in shown)
        if not seen:
            beside = [one for one in shown if not same(one["value"], value)]
        elif not taken:
            beside = before["beside"]
    cells[at] = {"value": value, "key": key, "beside": beside[-MOST_BESIDE:]}


def fold(edits: Iterable[Edit], cells: Cells | None = None) -> Cells:
    """Return the cells after *edits*, in the order of their numbers, on top of *cells*; an edit counts once."""
    found, seen = dict(cells or {}), set()
    for edit in edits:
        if edit["key"] not in seen:
            seen.add(edit["key"])
            apply(found, edit)
    return found


def keys(cells: Cells, row: str) -> list[str]:
    """Return the keys of all that can be seen in a row, in alphabetical order: what a removal must name."""
    found = []
    for at, cell in cells.items():
        one, _, column = at.rpartition("/")
        if one == row and column not in (PLACE, GONE):
            found += [cell["key"], *(other["key"] for other in cell["beside"])]
    return sorted(found)


def rows(cells: Cells) -> list[dict[str, Any]]:
    """Return the rows that are there, in their order: ``{id, cells: {column: value}, back}``.

    ``back`` says that somebody took the row away while somebody else wrote in it.
    """
    found: dict[str, dict[str, Any]] = {}
    for at, cell in cells.items():
        row, _, column = at.rpartition("/")
        found.setdefault(row, {})[column] = cell["value"]
    there = []
    for row, values in found.items():
        place, gone = values.pop(PLACE, None), values.pop(GONE, None)
        back = gone is not None and not set(keys(cells, row)) <= set(gone)
        if gone is None or back:
            there.append((place or "", row, {"id": row, "cells": values, "back": back}))
    return [one for _, _, one in sorted(there, key=lambda each: each[:2])]


def unkept(form: Form, cells: Cells, edits: Iterable[Edit]) -> Iterator[str]:
    """Yield what *edits* do, in their order on top of *cells*, to what was kept: ``as_kept`` or ``signed_late``.

    What was kept stays as it reads.  Only the last of it is signed, and is taken back until it is.
    """
    there = dict(cells)
    numbers = {at.rpartition("/")[0]: one["value"] for at, one in there.items() if _is(at, form.kept)}

    def value(row: str, column: str) -> Any:
        return there.get(f"{row}/{column}", {}).get("value")

    for edit in edits:
        row, _, column = str(edit["at"]).partition("/")
        last = numbers.get(row) is not None and numbers[row] == max(one or 0 for one in numbers.values())
        if same(edit["value"], value(row, column)):
            pass
        elif column in form.signed and not last:
            yield "signed_late"
        elif row in numbers and column in {form.kept, GONE, *form.closed}:
            open_ = last and not any(value(row, one) for one in form.signed)
            if not (open_ and column == form.kept and edit["value"] is None):
                yield "as_kept"
        apply(there, edit)
        if column == form.kept:
            numbers[row] = edit["value"]


def in_turn(form: Form, values: Mapping[str, Any]) -> list[str]:
    """Return the cells of *values* in an order in which they can have been written: each version, then its ticks."""
    numbers = {at.rpartition("/")[0]: one or 0 for at, one in values.items() if _is(at, form.kept)}

    def turn(at: str) -> tuple[int, int]:
        row, _, column = at.partition("/")
        late = 3 if column == GONE else 2 if column in form.signed else 1 if column == form.kept else 0
        return numbers.get(row, 0), late

    return sorted(values, key=turn)


def _is(at: str, column: str) -> bool:
    return column != "" and at.endswith(f"/{column}")


def problems(form: Form, edit: Edit) -> Iterator[str]:
    """Yield, in plain words, what does not fit the *form* in an edit, whoever made it."""
    row, _, column = str(edit["at"]).partition("/")
    value = edit["value"]
    if not ROW.fullmatch(row):
        yield "row: expected 1 to 40 small letters, digits and dashes"
    elif form.rows and row not in form.rows:
        yield f"{row!r} is no row here"
    if not is_key(edit["key"]) or (edit["over"] is not None and not is_key(edit["over"])):
        yield "key: expected 16 small letters and digits"
    if column == PLACE:
        if not (isinstance(value, str) and PLACED.fullmatch(value)):
            yield "place of a row: expected up to 200 small letters and digits, the last no 0"
    elif column == GONE:
        named = isinstance(value, list) and all(map(is_key, value))
        if not (value is None or (named and len(value) <= (MOST_BESIDE + 1) * len(form.columns))):
            yield "removal of a row: expected the keys of what was seen in it"
    elif column not in form.columns:
        yield f"{column[:40]!r} is no column here"
    elif value is not None:
        yield from misfits(form.columns[column], value, column)


def misfits(leaf: shape.Shape, value: object, column: str) -> Iterator[str]:
    """Yield what does not fit in the *value* of a cell."""
    if isinstance(value, list | dict):
        yield f"{column}: expected a text, a number, a tick or nothing"
    elif isinstance(value, int | float) and not abs(value) <= MOST_NUMBER:
        yield f"{column}: expected a number that a browser can hold"
    else:
        yield from shape.problems(leaf, value, column)


def is_key(value: object) -> bool:
    """Say whether *value* is a key of an edit."""
    return isinstance(value, str) and KEY.fullmatch(value) is not None
