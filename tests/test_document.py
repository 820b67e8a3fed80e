"""A log of edits means the same document in Python and in the browser, and nobody's text goes without a word."""

import json
import os
import subprocess
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import pytest
from deno import find_deno_bin
from hypothesis import given
from hypothesis import strategies as st

from sixelements import document, shape
from tests.test_linker import ROOT

Log = list[dict[str, Any]]
ROWS, COLUMNS = ("a", "b", "constructor"), ("task", "lead", "done")
VALUES = st.sampled_from(["", "one", "two", "\u00e9\u2028😀", True, False, 0, 1, 1.5, -3, None])


def key(number: int) -> str:
    return f"{number:016}"


@st.composite
def logs(draw: st.DrawFn) -> Log:
    """Edits as devices make them: each saw the last one of its cell, an earlier one, or none; some come twice."""
    log: Log = []
    for number in range(draw(st.integers(0, 25))):
        row, column = draw(st.sampled_from(ROWS)), draw(st.sampled_from([*COLUMNS, "^", "-"]))
        known = [one["key"] for one in log]
        earlier = [one["key"] for one in log if one["at"] == f"{row}/{column}"]
        value = draw(VALUES)
        if column == "^":
            value = draw(st.sampled_from(["i", "i1", "z", "5"]))
        elif column == "-":
            seen = document.keys(document.fold(log), row)
            value = draw(st.sampled_from([None, seen, seen[1:], known]))
        over = draw(st.sampled_from([None, *earlier[-1:] * 3, *earlier]))
        log.append({"key": key(number), "at": f"{row}/{column}", "value": value, "over": over})
        if draw(st.integers(0, 9)) == 0:
            log.append(draw(st.sampled_from(log)))
    return log


@pytest.fixture(scope="module")
def browser() -> Iterator[subprocess.Popen[str]]:
    """The JavaScript, which folds what is written to it."""
    command = [
        find_deno_bin(),
        "run",
        "--no-remote",
        "--no-prompt",
        "--no-check",
        "tests/javascript/folding.js",
    ]
    process = subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
        env=os.environ | {"DENO_NO_UPDATE_CHECK": "1"},
    )
    with process:
        yield process
        assert process.stdin
        process.stdin.close()


def folded(browser: subprocess.Popen[str], log: Log, on: document.Cells) -> Any:
    assert browser.stdin
    assert browser.stdout
    browser.stdin.write(json.dumps({"log": log, "on": on, "row": ROWS[0]}) + "\n")
    browser.stdin.flush()
    return json.loads(browser.stdout.readline())


@given(log=logs(), cut=st.integers(0, 25))
def test_both_languages_fold_a_log_to_one_document(
    browser: subprocess.Popen[str], log: Log, cut: int
) -> None:
    before = document.fold(log[:cut])
    cells = document.fold(log[cut:], before)
    found = folded(browser, log[cut:], before)
    assert found == {"cells": cells, "rows": document.rows(cells), "keys": document.keys(cells, ROWS[0])}


@given(log=logs(), cut=st.integers(0, 25))
def test_a_checkpoint_in_the_middle_changes_nothing(log: Log, cut: int) -> None:
    once = list({one["key"]: one for one in log}.values())
    assert document.fold(once[cut:], document.fold(once[:cut])) == document.fold(log)


@given(st.lists(st.integers(-1, 14), max_size=15))
def test_what_nobody_saw_is_still_shown(seen: list[int]) -> None:
    """Each writes another text in one cell, over what an earlier one wrote (or over nothing)."""
    log = [
        {
            "key": key(number),
            "at": "a/task",
            "value": f"text {number}",
            "over": key(one) if one >= 0 else None,
        }
        for number, one in enumerate(seen)
    ]
    for count in range(1, len(log) + 1):
        cell = document.fold(log[:count])["a/task"]
        shown = {one["value"] for one in (cell, *cell["beside"])}
        replaced = {
            earlier["value"] for earlier, later in pairwise(log[:count]) if later["over"] == earlier["key"]
        }
        assert shown == {one["value"] for one in log[:count]} - replaced


def wrote(number: int, value: Any, over: int | None = None, at: str = "a/task") -> dict[str, Any]:
    return {"key": key(number), "at": at, "value": value, "over": None if over is None else key(over)}


def test_the_earlier_text_stays_beside_until_somebody_takes_one() -> None:
    log = [wrote(1, "mine"), wrote(2, "yours"), wrote(3, "yours, longer", over=2)]
    assert document.fold(log)["a/task"] == {
        "value": "yours, longer",
        "key": key(3),
        "beside": [{"value": "mine", "key": key(1)}],
    }
    for taken in ("mine", "yours, longer"):
        cell = document.fold([*log, wrote(4, taken, over=3)])["a/task"]
        assert (cell["value"], cell["beside"]) == (taken, [])


def test_two_who_write_the_same_do_not_differ() -> None:
    assert document.fold([wrote(1, "May"), wrote(2, "May")])["a/task"]["beside"] == []
    assert document.fold([wrote(1, True), wrote(2, 1)])["a/task"]["beside"] == [
        {"value": True, "key": key(1)}
    ]


def test_a_row_that_is_removed_is_gone_and_can_be_put_back() -> None:
    log = [wrote(1, "one"), wrote(2, [key(1)], at="a/-")]
    assert document.rows(document.fold(log)) == []
    log.append(wrote(3, None, over=2, at="a/-"))
    assert document.rows(document.fold(log)) == [{"id": "a", "cells": {"task": "one"}, "back": False}]


@pytest.mark.parametrize("first", ["the removal", "the writing"])
def test_a_row_in_which_somebody_else_wrote_comes_back_and_says_so(first: str) -> None:
    meanwhile = [wrote(2, [key(1)], at="a/-"), wrote(3, "two", over=1)]
    log = [wrote(1, "one"), *(meanwhile if first == "the removal" else reversed(meanwhile))]
    assert document.rows(document.fold(log)) == [{"id": "a", "cells": {"task": "two"}, "back": True}]


def test_rows_stand_where_they_were_put() -> None:
    log = [
        wrote(n, place, at=f"{row}/^") for n, (row, place) in enumerate([("a", "r"), ("b", "i"), ("c", "i5")])
    ]
    assert [one["id"] for one in document.rows(document.fold(log))] == ["b", "c", "a"]


FORM = document.Form({"task": shape.text(5), "done": shape.choice([True])}, most_rows=9)
FITTING = [wrote(1, "12345"), wrote(1, None), wrote(1, True, at="a/done"), wrote(1, "i5", at="a/^"),
           wrote(1, [key(2)], at="a/-"), wrote(1, None, at="a/-")]  # fmt: skip
MISFITS = {
    "no such column": wrote(1, "x", at="a/cost"),
    "no row": wrote(1, "x", at="task"),
    "a row of other letters": wrote(1, "x", at="A_/task"),
    "a row in a row": wrote(1, "x", at="a/b/task"),
    "too long": wrote(1, "123456"),
    "a text for a tick": wrote(1, "yes", at="a/done"),
    "a list": wrote(1, ["x"]),
    "a number that a browser rounds": wrote(1, 2**60),
    "a number that is none": wrote(1, float("nan")),
    "a place that leaves none before it": wrote(1, "0", at="a/^"),
    "a place without end": wrote(1, "i" * 201, at="a/^"),
    "a removal by a word": wrote(1, True, at="a/-"),
    "a removal without end": wrote(1, [key(1)] * 43, at="a/-"),
    "another key": wrote(1, "x") | {"key": "short"},
    "a key that was never given": wrote(1, "x") | {"over": "-"},
}  # fmt: skip


@pytest.mark.parametrize("edit", FITTING, ids=lambda one: f"{one['at']} {one['value']}")
def test_what_fits_the_form_is_taken(edit: dict[str, Any]) -> None:
    assert list(document.problems(FORM, edit)) == []


@pytest.mark.parametrize("name", MISFITS)
def test_what_does_not_fit_is_named(name: str) -> None:
    assert list(document.problems(FORM, MISFITS[name]))


def test_a_tool_that_gives_its_rows_takes_no_others() -> None:
    given = document.Form(FORM.columns, most_rows=1, rows=frozenset({"first"}))
    assert list(document.problems(given, wrote(1, "x", at="first/task"))) == []
    assert list(document.problems(given, wrote(1, "x", at="other/task"))) == ["'other' is no row here"]
