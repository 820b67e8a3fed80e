"""Table: a working tool of rows and typed columns, with checks in words, and questions about the whole.

Its document is ``{"rows": [{"id", "cells": {column: value}}]}``.  A row that a person adds has ten random letters
for an id, so that rows of two devices never meet under one, and the cell ``^`` holds its place as a key that sorts
(``order.js``), so that moving a row changes a cell like any other.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, ClassVar

from sixelements.content import Bring, Exercise, Score, Table
from sixelements.document import PLACE, Form
from sixelements.kinds.base import duplicates
from sixelements.kinds.working import ROWS, WorkingTool
from sixelements.shape import DAY, ROW, Shape, choice, listing, number, problems, record, text

from .content import Check, Column, Example, Link, Sheet, Total
from .reading import in_order, in_words, open_rows, reading, voted_on

ORDER_LENGTH = 60
ORIGIN = "<"
"""The cell of a row that was copied from another table: from where, and what stood there then."""
ORIGIN_LENGTH = 3000
LINK_LENGTH = 340  # the id of a row, and as many of its words as anybody needs to know it by
EVER = 10
"""How many times the rows of a full table may be made in a room: rows that were taken away count too."""
CHECKS = {"filled": "unfilled", "numbered": "unnumbered", "after": "unordered"}
"""For each check the score that gives the rows which do not pass it."""
PASSES = {"numbered": ("text",), "after": ("date",)}
"""The types of column that a check can read; one that is not named here reads every type."""


class TableKind(WorkingTool):
    """Filling in a table row by row, being told what a row lacks, and judging the whole."""

    name: ClassVar[str] = "table"
    noun: ClassVar[str] = "working table"
    Content: ClassVar[type[Table]] = Sheet
    steps: ClassVar[frozenset[str]] = frozenset({"rows", "opportunity", "results"})

    def document(self, exercise: Exercise) -> Form | None:
        """Return what a room writes together: the rows with their cells, and never the questions about the whole."""
        content: Sheet = exercise.content
        if content.document == "none":
            return None
        return Form(
            columns=cells(content),
            most_rows=len(content.rows) or EVER * content.most,
            by_side=content.document == "side",
            rows=frozenset(one.id for one in content.rows),
        )

    def written(self, exercise: Exercise) -> list[tuple[str, dict[str, Any]]]:
        """Return the rows of the examples, which say of themselves that they are invented."""
        content: Sheet = exercise.content
        return [(row.row, row.cells) for example in content.examples for row in example.rows]

    def reading(
        self, exercise: Exercise, rows: list[dict[str, Any]], results: dict[str, Any]
    ) -> dict[str, Any]:
        """Return the rows that a room has written, in words, with what they lack and what they add up to."""
        content: Sheet = exercise.content
        return reading(content, in_order(content, rows), results, named)

    def ballot(self, exercise: Exercise, rows: list[dict[str, Any]]) -> list[dict[str, str]]:
        """Return what is written in the column that a room may vote on."""
        return voted_on(exercise.content, in_order(exercise.content, rows))

    def brings(self, exercise: Exercise) -> tuple[Bring, ...]:
        """Return which rows may be copied from other tables."""
        content: Sheet = exercise.content
        return content.bring

    def links(self, exercise: Exercise) -> dict[str, Link]:
        """Return which columns name rows of other exercises, and of which."""
        content: Sheet = exercise.content
        return {one.id: one.link for one in content.columns if one.link}

    def pause(self, exercise: Exercise) -> str:
        """Return the exercise that people must have been through before the table may be called final."""
        content: Sheet = exercise.content
        return content.pause

    def actions(self, exercise: Exercise, rows: list[dict[str, Any]]) -> list[dict[str, str]]:
        """Return the rows whose column ``done`` is not ticked."""
        content: Sheet = exercise.content
        return open_rows(content, rows) if content.done else []

    def fields(self, exercise: Exercise) -> dict[str, Shape]:
        """Return the shape: the rows with their cells, and for each question a point and a note."""
        content: Sheet = exercise.content
        written = cells(content)
        if content.rows:
            row = record(id=choice([one.id for one in content.rows]), cells=record(**written))
        else:
            row = record(id=ROW, cells=record(**written, **{PLACE: text(ORDER_LENGTH)}))
        return {
            ROWS: listing(row, len(content.rows) or content.most),
            **super().fields(exercise),
        }

    def shared_shape(self, exercise: Exercise) -> Shape:
        """Return the shape of what may be shared: the questions about the whole, and never a cell; or nothing."""
        if exercise.content.document == "none":
            return record()
        return super().shared_shape(exercise)

    def derived(self, exercise: Exercise) -> list[Score]:
        """Return the usual results of the questions, the rows written in, each check and each total."""
        content: Sheet = exercise.content
        return [
            *super().derived(exercise),
            *(checking(one) for one in content.checks),
            *(adding(one, content) for one in content.totals),
        ]

    def worksheet_slots(self, exercise: Exercise) -> dict[str, Any]:
        """Return the rows of the sheet, and the scale of the questions."""
        content: Sheet = exercise.content
        rows = content.rows or (None,) * min(content.paper, content.most)
        return super().worksheet_slots(exercise) | {"rows": rows, "written": ()}

    def team_slots(self, exercise: Exercise, rows: list[dict[str, Any]]) -> dict[str, Any]:
        """Return the rows of the sheet with *rows* in them, or nothing where one of them fits no longer."""
        content: Sheet = exercise.content
        known = {column.id for column in content.columns} | {PLACE, ORIGIN}
        given = [one.id for one in content.rows]
        if any(set(row["cells"]) - known or (given and row["id"] not in given) for row in rows):
            return {}
        there = {row["id"]: row["cells"] for row in rows}
        told = [there.get(one, {}) for one in given] if given else list(there.values())
        written = [{one.id: in_words(one, cells.get(one.id)) for one in content.columns} for cells in told]
        return {"rows": content.rows or (None,) * max(content.paper, len(written)), "written": written}

    def wrong(self, exercise: Exercise) -> Iterator[str]:
        """Yield a line for columns, rows, checks, totals, examples or questions that do not fit."""
        content: Sheet = exercise.content
        yield from super().wrong(exercise)
        for name in ("columns", "rows", "checks", "totals"):
            yield from duplicates([one.id for one in getattr(content, name)], f"table.{name}")
        yield from wrong_columns(content)
        types = {column.id: column.type for column in content.columns}
        for check in content.checks:
            yield from wrong_check(check, types)
        for total in content.totals:
            yield from wrong_total(total, types)
        for key, kind in (("calendar", "date"), ("done", "tick"), ("ballot", "text")):
            if (column := getattr(content, key)) and types.get(column) != kind:
                yield f'table, key {key}: expected a column of type {kind}, found "{column}"'
        yield from wrong_drawing(content)
        for example in content.examples:
            yield from wrong_example(example, content)

    def size_in_words(self, exercise: Exercise) -> str:
        """Return how wide the table is, and how long it is or may grow."""
        content: Sheet = exercise.content
        rows = f"{len(content.rows)} rows" if content.rows else f"up to {content.most} rows"
        return f"{len(content.columns)} columns, {rows}"


def cells(content: Sheet) -> dict[str, Shape]:
    """Return the shape of what a person may write in each column, and of where a row came from."""
    origin = {ORIGIN: text(ORIGIN_LENGTH)} if content.bring else {}
    return {column.id: cell(column) for column in content.columns} | origin


def cell(column: Column) -> Shape:
    """Return the shape of a cell of *column*."""
    match column.type:
        case "choice":
            return choice([option.value for option in column.options])
        case "number":
            return number(column.least, column.most)
        case "date":
            return DAY
        case "tick":
            return choice([True])
        case "link":
            return text(LINK_LENGTH)
        case _:
            return text(column.max)


def named(start: str, one: str) -> str:
    """Return the name of the score of a check or a total."""
    return f"{start}_{one.replace('-', '_')}"


def checking(check: Check) -> Score:
    """Return the score that gives the rows which do not pass *check*."""
    op: Any = CHECKS[check.op]
    return Score(name=named("check", check.id), op=op, answers=ROWS, field=check.column, minus=check.than)


def adding(total: Total, content: Sheet) -> Score:
    """Return the score of *total*: a sum where the column holds numbers, otherwise a count by choice."""
    numbers = any(one.id == total.column and one.type == "number" for one in content.columns)
    op: Any = "sum" if numbers else "count"
    return Score(name=named("total", total.id), op=op, answers=ROWS, field=total.column, by=total.by)


def wrong_columns(content: Sheet) -> Iterator[str]:
    """Yield what does not fit in the columns, each by itself and the first as the one by which people know a row."""
    for column in content.columns:
        yield from wrong_column(column)
    if content.columns[0].type == "link":
        yield "table.columns: expected another type than link for the first, by which people know a row"


def wrong_column(column: Column) -> Iterator[str]:
    """Yield where a choice has nothing to choose, or another column has options."""
    where = f'table.columns "{column.id}"'
    if column.type == "choice":
        values = [option.value for option in column.options]
        if len(values) < 2 or len(set(values)) < len(values):
            yield f"{where}, key options: expected two or more, each value once"
        if not all(isinstance(value, str) for value in values):
            yield f"{where}, key options: expected values that are words"
    elif column.options:
        yield f"{where}, key options: expected none; only a choice has them"
    if (column.type == "link") != bool(column.link):
        yield f"{where}, key link: expected it for a column of type link, and only there"
    if column.least >= column.most:
        yield f"{where}, keys least and most: expected the first below the second"


def wrong_check(check: Check, types: Mapping[str, str]) -> Iterator[str]:
    """Yield where a check reads a column that is not there, or that it cannot read."""
    where = f'table.checks "{check.id}"'
    if bool(check.than) != (check.op == "after"):
        yield f"{where}, key than: expected it with after, and only there"
    for key in ("column", "than") if check.op == "after" else ("column",):
        found = types.get(getattr(check, key), "")
        if found not in PASSES.get(check.op, tuple(types.values())):
            expected = (
                f"a column of type {' or '.join(PASSES[check.op])}" if check.op in PASSES else "a column"
            )
            yield f'{where}, key {key}: expected {expected}, found "{getattr(check, key)}"'


def wrong_total(total: Total, types: Mapping[str, str]) -> Iterator[str]:
    """Yield where a total adds up what is neither numbers nor choices."""
    where = f'table.totals "{total.id}"'
    kind = types.get(total.column, "")
    if kind not in ("number", "choice"):
        yield f'{where}, key column: expected a column of type number or choice, found "{total.column}"'
    if total.by and (kind != "number" or types.get(total.by) != "choice"):
        yield f'{where}, key by: expected a column of type choice, beside a column of numbers, found "{total.by}"'


def wrong_drawing(content: Sheet) -> Iterator[str]:
    """Yield where a drawing reads a column that is not there, or that cannot say what it is read for."""
    drawing = content.drawing
    if not drawing:
        return
    columns = {column.id: column for column in content.columns}
    for key, kind in (("name", "text"), ("state", "choice"), ("links", "text"), ("missing", "text")):
        found = columns.get(getattr(drawing, key))
        if not found or found.type != kind:
            yield f'table.drawing, key {key}: expected a column of type {kind}, found "{getattr(drawing, key)}"'
    state = columns.get(drawing.state)
    if state and drawing.wanted not in [one.value for one in state.options]:
        yield f'table.drawing, key wanted: expected an option of "{drawing.state}", found "{drawing.wanted}"'


def wrong_example(example: Example, content: Sheet) -> Iterator[str]:
    """Yield where an example does not say that it is invented, or holds what nobody could write."""
    where = f'table.examples "{example.title}"'
    if "invented" not in example.note.lower():
        yield f'{where}, key note: expected the word "invented" in it'
    form = record(**cells(content))
    given = [one.id for one in content.rows]
    for place, row in enumerate(example.rows, 1):
        yield from problems(form, row.cells, f"{where}, rows number {place}, cells")
        if given and row.row not in given:
            yield f"{where}, rows number {place}, key row: expected one of {', '.join(given)}"


KIND = TableKind()
