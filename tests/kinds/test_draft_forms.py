"""Drafts that can be built in one of several forms, and texts that stay each person's own."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.kinds.test_draft import KIND, NOW, Raw, draft, made, read_by, said


def forms(raw: Raw) -> None:
    """Two ways to build the text, of which one has the ask."""
    raw["draft"]["forms"] = [
        {"id": "story", "title": "A story", "parts": ["ask"]},
        {"id": "plain", "title": "Plain"},
    ]


def stays(raw: Raw) -> None:
    """A text of one's own, of which a room gathers phrases."""
    raw["draft"].update(stays=True, consent="", signers=[])


def test_a_part_of_another_form_is_not_read_and_lacks_nothing() -> None:
    exercise = made(forms)
    assert list(KIND.check(exercise)) == []
    first_part: dict[str, Any] = {"text": "It rained.", "form": "plain"}
    rows = [{"id": "opening", "cells": first_part}, {"id": "ask", "cells": {"text": "Come."}}]
    assert read_by(exercise, rows)["rows"] == [["The opening", "It rained."]]
    assert read_by(exercise, rows)["open"] == []
    first_part["form"] = "story"
    assert read_by(exercise, rows)["open"] == [{"row": "What we ask", "says": ["This asks for nothing yet."]}]


def test_of_a_text_that_stays_ones_own_a_room_writes_the_phrases_alone() -> None:
    exercise = made(stays)
    assert list(KIND.check(exercise)) == []
    form = KIND.document(exercise)
    assert form
    assert set(form.columns) == {"phrase"}
    assert KIND.written(exercise) == []
    assert KIND.ballot(exercise, NOW) == []


def test_where_nothing_is_gathered_either_a_room_writes_nothing() -> None:
    def nothing(raw: Raw) -> None:
        stays(raw)
        raw["draft"].pop("phrases")

    exercise = made(nothing)
    assert list(KIND.check(exercise)) == []
    assert KIND.document(exercise) is None


def one_form(raw: Raw) -> None:
    """Nothing to choose."""
    forms(raw)
    raw["draft"]["forms"].pop()


def first_part_of_a_form(raw: Raw) -> None:
    """The part that says which form it is belongs to one of them."""
    forms(raw)
    raw["draft"]["forms"][0].update(parts=["opening"])


@pytest.mark.parametrize(
    ("change", "line"),
    [
        (one_form, "draft.forms: expected none, or two and more"),
        (first_part_of_a_form, "expected parts behind"),
        (draft(stays=True), "key stays: expected neither signers nor consent with it"),
    ],
)
def test_forms_and_texts_of_ones_own_that_are_refused(change: Callable[[Raw], object], line: str) -> None:
    assert any(line in one for one in said(change)), said(change)
