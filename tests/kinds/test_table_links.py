"""A column that names rows of another table: read by its words, wherever the other rows are.

What became of the other row is told on the page, and where it is gone in all that is read elsewhere.
"""

from typing import Any

import pytest

from sixelements import carrying, catalog, document, scoring
from sixelements.kinds.table.content import Column, Link
from sixelements.kinds.table.reading import in_words
from tests.kinds.tables import KIND

LINKED = Column(id="for", label="For", type="link", link=Link(to="project-plan", shows="task"))


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("aaaaaaaaaa Open a second register", "Open a second register"),
        ("aaaaaaaaaa", ""),
        ("", ""),
        (" only words", "only words"),
        ("a <b>\u2028&amp;", "<b>\u2028&amp;"),
        (None, ""),
    ],
)
def test_a_link_is_read_by_its_words_and_never_by_its_id(value: str | None, words: str) -> None:
    assert in_words(LINKED, value) == words
    assert "aaaaaaaaaa" not in str(in_words(LINKED, value))


def test_a_room_and_paper_read_a_link_as_its_words_wherever_the_other_rows_are() -> None:
    exercise = catalog.get("monitoring-plan")
    cells = {"milestone": "It is open", "task": "aaaaaaaaaa Open a register"}
    row: dict[str, Any] = {"id": "bbbbbbbbbb", "cells": cells}
    results = scoring.compute(
        catalog.scores(exercise), KIND.tables(exercise), catalog.scales(exercise), {"rows": [row]}
    )
    told = KIND.reading(exercise, [row], results)
    assert told is not None
    assert told["rows"][0][:2] == ["It is open", "Open a register"]
    assert KIND.team_slots(exercise, [row])["written"][0]["task"] == "Open a register"
    form = KIND.document(exercise)
    assert form is not None
    edit = {"key": "a" * 16, "at": "bbbbbbbbbb/task", "over": None}
    assert list(document.problems(form, edit | {"value": row["cells"]["task"]})) == []
    assert any(document.problems(form, edit | {"value": "a" * 341}))


PLAN: list[dict[str, Any]] = [
    {"id": "aaaaaaaaaa", "cells": {"task": "Open a register"}},
    {"id": "cccccccccc", "cells": {}},
]


@pytest.mark.parametrize(
    ("value", "there", "words"),
    [
        ("dddddddddd Ask <all>", PLAN, "Ask <all> (no longer in “{title}”)"),
        ("cccccccccc Ask", PLAN, "Ask (no longer in “{title}”)"),
        ("aaaaaaaaaa Ask", PLAN, "Ask"),
        ("dddddddddd Ask", [PLAN[1]], "Ask"),
        ("dddddddddd Ask", None, "Ask"),
        ("", PLAN, ""),
        (None, PLAN, ""),
    ],
)
def test_a_link_to_a_row_that_is_gone_says_so_in_its_words(value: Any, there: Any, words: str) -> None:
    """As ``tests/javascript/link_test.js`` has it for what a device makes."""
    exercise = catalog.get("monitoring-plan")
    row: dict[str, Any] = {"id": "bbbbbbbbbb", "cells": {"milestone": "It is open", "task": value}}
    (told,) = carrying.with_gone(exercise, [row], lambda slug: there if slug == "project-plan" else None)
    column = next(one for one in exercise.content.columns if one.id == "task")
    assert in_words(column, told["cells"]["task"]) == words.format(title=catalog.get("project-plan").title)
    assert row["cells"]["task"] == value, "the cell itself keeps what it held"
