"""Protocols: what the check refuses, what is sealed, what stays where it was written, what the sheet holds."""

import re
from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest

from sixelements import authoring, catalog, document, kinds, shape, worksheet
from sixelements.content import Exercise, load, read
from tests.answering import answers

Raw = dict[str, Any]
KIND = kinds.get("protocol")
COMMON = read(catalog.get("decision-continuum").file)
SKELETON = kinds.folder("protocol") / "skeleton.toml"
PROTOCOLS = [one for one in catalog.all_exercises() if one.kind == "protocol"]

STEPS = {
    "after-action-review": (
        [9, 7, 6, 8],
        False,
        "Vodicka's four prompts, to which LMI points, in thirty minutes; the minutes of each are ours.",
    ),
    "lessons-learned": (
        [10, 20, 20, 10],
        True,
        "NEA, p. 152: four parts of 10, 20, 20 and 10 minutes; facilitator and scribe rotate.",
    ),
}
"""The minutes of each protocol's steps and whether its roles rotate, written down nowhere near the content."""


def unchanged(_raw: Raw) -> None:
    """Leave the skeleton as it is."""


def made(change: Callable[[Raw], object] = unchanged) -> Exercise:
    """Return the exercise of the skeleton, after *change* to its file."""
    common = COMMON | {"kind": "protocol", "scores": []}
    raw = {key: value for key, value in common.items() if key != "continuum"} | deepcopy(read(SKELETON))
    change(raw["protocol"])
    return load(Path("ours/exercise.toml"), KIND.Content, "protocol", raw)


def rotating(told: Raw) -> None:
    told["rotate"] = True


def unsealed(told: Raw) -> None:
    del told["sealed"]


@pytest.mark.parametrize("change", [unchanged, rotating, unsealed])
def test_the_skeleton_is_refused_nothing(change: Callable[[Raw], None]) -> None:
    assert list(KIND.check(made(change))) == []


def test_the_skeleton_passes_with_its_cases() -> None:
    assert list(authoring.wrong_cases(made())) == []


def first(key: str, **changes: Any) -> Callable[[Raw], None]:
    return lambda told: told[key][0].update(changes)


REFUSED: dict[str, tuple[Callable[[Raw], object], str]] = {
    "a scale nobody declared": (lambda told: told.update(scale="five"), "protocol, key scale"),
    "asks": (
        lambda told: told.update(asks=[{"id": "now", "label": "Now", "question": "Now?"}]),
        "protocol, table asks: expected none",
    ),
    "words for a closing step": (
        lambda told: told.update(closing={"title": "One thing", "ask": "What first?"}),
        "protocol, table closing: expected none",
    ),
    "questions called as a section of the page": (
        lambda told: told["look"].update(id="opportunity"),
        'protocol.look "opportunity", key id: expected another',
    ),
    "two steps of one id": (first("steps", id="better"), 'the id "better" is used twice'),
    "a step called as a step of the page": (first("steps", id="before"), 'the id "before": expected another'),
    "a step called as an action": (first("steps", id="act-1"), 'the id "act-1": expected another'),
    "a role called as a cell": (first("roles", id="note"), 'protocol.roles "note"'),
    "a step led by nobody": (
        first("steps", lead="chair"),
        'key lead: expected one of the roles, found "chair"',
    ),
    "roles that rotate and are none": (
        lambda told: told.update(rotate=True, roles=[], steps=[one | {"lead": ""} for one in told["steps"]]),
        "key rotate: expected roles",
    ),
    "a meeting of three hours": (
        lambda told: [one.update(minutes=90) for one in told["steps"]],
        "expected at most 120 minutes together, found 180",
    ),
    "an expectation that comes back nowhere": (
        lambda told: told["sealed"]["questions"][0].update(step="later"),
        'key step: expected a step, found "later"',
    ),
    "expectations that are opened nowhere": (
        lambda told: told["sealed"].update(opens="later"),
        'protocol.sealed, key opens: expected a step, found "later"',
    ),
    "an example that may be real": (first("examples", note="From nearby."), 'expected the word "invented"'),
    "an example of no step": (
        lambda told: told["examples"][0]["rows"][0].update(step="later"),
        'found "later"',
    ),
    "an example nobody could write": (
        lambda told: told["examples"][0]["rows"][0].update(text="x" * 2001),
        "at most 2000 characters",
    ),
}


@pytest.mark.parametrize(("change", "line"), REFUSED.values(), ids=REFUSED)
def test_what_is_refused(change: Callable[[Raw], object], line: str) -> None:
    said = list(KIND.check(made(change)))
    assert any(line in one for one in said), said


@pytest.mark.parametrize("exercise", PROTOCOLS, ids=lambda one: one.slug)
def test_its_minutes_and_roles_are_those_of_the_source(exercise: Exercise) -> None:
    minutes, rotate, _ = STEPS[exercise.slug]
    assert [step.minutes for step in exercise.content.steps] == minutes
    assert exercise.content.rotate == rotate


@pytest.mark.parametrize("exercise", PROTOCOLS, ids=lambda one: one.slug)
def test_it_shows_notes_written_well_and_weakly(exercise: Exercise) -> None:
    strong, weak = exercise.content.examples
    assert "weak" in weak.title.lower()
    assert "weak" not in strong.title.lower()
    assert min(len(strong.rows), len(weak.rows)) >= 2


@pytest.mark.parametrize("exercise", [*PROTOCOLS, made()], ids=lambda one: one.slug)
def test_sharing_takes_what_was_expected_and_the_questions_and_no_notes(exercise: Exercise) -> None:
    whole = answers(exercise, 1, "A secret.")
    assert whole["rows"] == [] or whole["rows"]
    left, _ = shape.prune(KIND.shared_shape(exercise), whole)
    assert set(left) == {"ratings", *(["expected"] if exercise.content.sealed else [])}


def test_nothing_is_opened_before_it_was_sealed() -> None:
    mixed = {"sealed": "2027-05-02", "opened": "2027-05-01"}
    assert KIND.whole(made(), mixed, None) == {"sealed": "2027-05-01", "opened": "2027-05-02"}  # type: ignore[arg-type]


def test_a_room_writes_roles_notes_and_actions_and_never_what_was_expected() -> None:
    form = KIND.document(made())
    assert form
    assert form.rows == {"roles", "happened", "better", "act-1", "act-2"}
    edit = {"key": "0" * 16, "at": "happened/note", "value": "Ten o'clock.", "over": None}
    assert list(document.problems(form, edit)) == []
    assert list(document.problems(form, edit | {"at": "happened/expect"}))
    turning = KIND.document(made(rotating))
    assert turning
    assert turning.rows == {"happened", "better", "act-1", "act-2"}


ROWS = [
    {"id": "roles", "cells": {"scribe": "An aide", "facilitator": " "}},
    {"id": "happened", "cells": {"note": "Two clerks stayed."}},
    {"id": "act-1", "cells": {"what": "A second table", "who": "The principal", "by": "2027-04-01"}},
    {"id": "act-2", "cells": {"what": "Ask again", "done": True}},
]


def test_a_room_reads_roles_parts_and_actions_in_words() -> None:
    told = KIND.reading(made(), ROWS, {})
    assert told
    assert told["head"] == ["Part", "What we said"]
    assert told["rows"] == [
        ["Facilitator", ""],
        ["Scribe", "An aide"],
        ["What happened?", "Two clerks stayed."],
        ["What can we do better?", ""],
        ["Lesson 1", "A second table · The principal · 2027-04-01"],
        ["Lesson 2", "Ask again · ✓"],
    ]


def test_where_roles_rotate_each_part_has_its_people() -> None:
    rows = [{"id": "happened", "cells": {"note": "Two clerks stayed.", "scribe": "An aide"}}]
    told = KIND.reading(made(rotating), rows, {})
    assert told
    assert told["head"] == ["Part", "What we said", "Facilitator", "Scribe"]
    assert told["rows"][0] == ["What happened?", "Two clerks stayed.", "", "An aide"]


def test_what_is_not_done_is_an_open_action() -> None:
    assert KIND.actions(made(), ROWS) == [
        {"what": "A second table", "who": "The principal", "by_when": "2027-04-01"}
    ]


def places(html: str) -> set[str]:
    return set(re.findall(r'data-at="((?:rows|expected)\.[^"]+)"', html))


def test_the_sheet_has_a_place_for_all_that_can_be_written() -> None:
    assert places(worksheet.html(made())) == {
        "expected.expect",
        "rows.0.cells.facilitator", "rows.0.cells.scribe",
        "rows.1.cells.note", "rows.2.cells.note",
        *(f"rows.{row}.cells.{column}" for row in (3, 4) for column in ("what", "who", "by")),
    }  # fmt: skip
    turning = places(worksheet.html(made(rotating)))
    assert {"rows.0.cells.facilitator", "rows.1.cells.scribe", "rows.2.cells.what"} <= turning


def test_it_says_how_much_there_is() -> None:
    assert KIND.size_in_words(made()) == "2 steps, 30 minutes"
