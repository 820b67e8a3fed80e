"""What the check refuses in the content of a working table, each with the line that says so."""

from collections.abc import Callable
from typing import Any

import pytest

from sixelements.content import ContentError
from tests.kinds.tables import Raw, made, said, third


def table(**changes: Any) -> Callable[[Raw], None]:
    return lambda raw: raw["table"].update(changes)


def first(key: str, **changes: Any) -> Callable[[Raw], None]:
    return lambda raw: raw["table"][key][0].update(changes)


def drawn(**changes: Any) -> Callable[[Raw], None]:
    """A table whose rows are drawn, with something changed in the drawing."""
    keys = {"name": "task", "state": "side", "wanted": "both", "links": "task", "missing": "task"}
    return table(drawing={"title": "Drawn"} | keys | changes)


REFUSED: dict[str, tuple[Callable[[Raw], object], str]] = {
    "a calendar of words": (table(calendar="task"), "table, key calendar"),
    "a vote on days": (table(ballot="due"), "table, key ballot: expected a column of type text"),
    "a drawing of days": (drawn(links="due"), "table.drawing, key links: expected a column of type text"),
    "a drawing of no column": (
        drawn(state="gone"),
        "table.drawing, key state: expected a column of type choice",
    ),
    "a state nobody can choose": (
        drawn(wanted="never"),
        'table.drawing, key wanted: expected an option of "side"',
    ),
    "a scale nobody declared": (table(scale="five"), "table, key scale"),
    "asks": (table(asks=[{"id": "now", "label": "Now", "question": "Now?"}]), "table asks: expected none"),
    "two columns of one id": (
        lambda raw: raw["table"]["columns"].append(raw["table"]["columns"][0]),
        'table.columns: the id "task" is used twice',
    ),
    "a link to nowhere": (first("columns", type="link"), 'table.columns "task", key link: expected it'),
    "a text that links": (
        first("columns", link={"to": "fishbone", "shows": "text"}),
        'table.columns "task", key link: expected it',
    ),
    "rows known by a link": (
        first("columns", type="link", link={"to": "fishbone", "shows": "text"}),
        "expected another type than link for the first",
    ),
    "a choice of nothing": (
        lambda raw: raw["table"]["columns"][1].pop("options"),
        'table.columns "side", key options: expected two or more',
    ),
    "options that are numbers": (
        lambda raw: raw["table"]["columns"][1]["options"][0].update(value=1),
        "expected values that are words",
    ),
    "options of a text": (
        first("columns", options=[{"value": "a", "label": "A"}]),
        'table.columns "task", key options: expected none',
    ),
    "limits that leave no number": (first("columns", least=5, most=5), "expected the first below the second"),
    "a check of a column that is not there": (
        first("checks", column="when"),
        'table.checks "due", key column: expected a column, found "when"',
    ),
    "figures in a date": (first("checks", op="numbered"), "expected a column of type text"),
    "a day after nothing": (first("checks", op="after"), "key than: expected it with after, and only there"),
    "a day after a text": (
        first("checks", op="after", than="task"),
        "key than: expected a column of type date",
    ),
    "a sum of texts": (first("totals", column="task"), 'table.totals "load", key column'),
    "a count by something": (first("totals", by="side"), 'table.totals "load", key by'),
    "an example that may be real": (
        first("examples", note="From a school nearby."),
        'table.examples "See one filled in", key note: expected the word "invented"',
    ),
    "an example that nobody could write": (
        lambda raw: raw["table"]["examples"][0]["rows"][0]["cells"].update(due="soon"),
        "cells.due: expected a date as year-month-day",
    ),
    "an example of a row that is not given": (
        third,
        "key row: expected one of first, second",
    ),
    "questions in the step of the rows": (
        lambda raw: raw["table"]["look"].update(id="rows"),
        'table.look, key id: expected another than "rows"',
    ),
}


@pytest.mark.parametrize(("change", "line"), REFUSED.values(), ids=REFUSED)
def test_what_is_refused(change: Callable[[Raw], object], line: str) -> None:
    assert any(line in one for one in said(change)), said(change)


@pytest.mark.parametrize("count", [1, 9])
def test_a_table_has_two_to_eight_columns(count: int) -> None:
    column = {"label": "What", "type": "text"}
    with pytest.raises(ContentError):
        made(table(columns=[column | {"id": f"column-{number}"} for number in range(count)]))
