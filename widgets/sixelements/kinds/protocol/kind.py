"""Protocol: a meeting in timed steps with notes, expectations sealed before it, and what becomes an action.

Its document is ``{"rows": [{"id", "cells"}]}`` with given rows only: a row for each step with its notes, one for who
holds the roles where that does not change from step to step, and the rows of the actions.
"""

from __future__ import annotations

from collections.abc import Iterator
from random import Random
from typing import Any, ClassVar

from sixelements.content import Exercise, Table
from sixelements.document import Form
from sixelements.kinds.base import duplicates
from sixelements.kinds.working import ROWS, WorkingTool
from sixelements.shape import DAY, Shape, choice, listing, mapping, record, text

from .content import MOST_MINUTES, Example, Protocol
from .reading import ACTION, ROLES, actions_of, open_actions, reading

EXPECTED, SEALED, OPENED = "expected", "sealed", "opened"
"""The keys of the answers beside the rows and the questions: expectations, the days they were sealed and opened."""
NOTES, WHAT, WHO, WORDS = 2000, 300, 80, 600
"""The most characters of the notes of a step, of an action, of who does it, and of an expectation."""
STEPS = {"before", "begin", "actions", "results", ROLES}
"""Steps of the page beside those of the protocol."""
CELLS = {"note", "what", "who", "by", "done"}


class ProtocolKind(WorkingTool):
    """Holding a meeting step by step, with what was expected sealed before it."""

    name: ClassVar[str] = "protocol"
    noun: ClassVar[str] = "protocol"
    Content: ClassVar[type[Table]] = Protocol
    stays: ClassVar[tuple[str, ...]] = (ROWS, SEALED, OPENED)

    def document(self, exercise: Exercise) -> Form:
        """Return what a room writes together: notes, who holds the roles, actions; never what was expected."""
        content: Protocol = exercise.content
        rows = row_ids(content)
        return Form(columns=cells(content), most_rows=len(rows), rows=frozenset(rows))

    def written(self, exercise: Exercise) -> list[tuple[str, dict[str, Any]]]:
        """Return the notes of the examples, which say of themselves that they are invented."""
        content: Protocol = exercise.content
        return [(row.step, {"note": row.text}) for example in content.examples for row in example.rows]

    def reading(
        self, exercise: Exercise, rows: list[dict[str, Any]], _results: dict[str, Any]
    ) -> dict[str, Any]:
        """Return what a room has written, in words."""
        return reading(exercise.content, rows)

    def actions(self, exercise: Exercise, rows: list[dict[str, Any]]) -> list[dict[str, str]]:
        """Return the actions that are not ticked as done."""
        return open_actions(exercise.content, rows)

    def fields(self, exercise: Exercise) -> dict[str, Shape]:
        """Return the shape: the rows, what was expected with its two days, a point and a note for each question."""
        content: Protocol = exercise.content
        rows = row_ids(content)
        row = record(id=choice(list(rows)), cells=record(**cells(content)))
        return {
            ROWS: listing(row, len(rows)),
            **self.before(content),
            **({SEALED: DAY, OPENED: DAY} if content.sealed else {}),
            **super().fields(exercise),
        }

    def before(self, content: Protocol) -> dict[str, Shape]:
        """Return the shape of what was expected, where the protocol asks for it."""
        if content.sealed is None:
            return {}
        return {EXPECTED: mapping([one.id for one in content.sealed.questions], text(WORDS))}

    def shape(self, exercise: Exercise) -> Shape:
        """Return the shape of the answers; a protocol ends in actions, and has no one thing to move first."""
        return record(**self.fields(exercise))

    def whole(self, _exercise: Exercise, answers: dict[str, Any], _chance: Random) -> dict[str, Any]:
        """Let nothing be opened that was never sealed."""
        if OPENED in answers and SEALED in answers:
            answers[SEALED], answers[OPENED] = sorted([answers[SEALED], answers[OPENED]])
        return answers

    def worksheet_slots(self, exercise: Exercise) -> dict[str, Any]:
        """Return the rows of the sheet in their order, and the scale of the questions."""
        content: Protocol = exercise.content
        return super().worksheet_slots(exercise) | {
            "place": {row: place for place, row in enumerate(row_ids(content))},
            "minutes": sum(step.minutes for step in content.steps),
            "roles": {role.id: role.label for role in content.roles},
            "actions": actions_of(content),
        }

    def wrong(self, exercise: Exercise) -> Iterator[str]:
        """Yield a line for steps, roles, expectations, examples or questions that do not fit."""
        content: Protocol = exercise.content
        yield from super().wrong(exercise)
        if content.closing:
            yield "protocol, table closing: expected none; a protocol ends in its actions"
        yield from wrong_steps(content)
        yield from wrong_expectations(content)
        for example in content.examples:
            yield from wrong_example(example, [step.id for step in content.steps])

    def size_in_words(self, exercise: Exercise) -> str:
        """Return how many steps there are, and how long they take."""
        content: Protocol = exercise.content
        return f"{len(content.steps)} steps, {sum(step.minutes for step in content.steps)} minutes"


def row_ids(content: Protocol) -> tuple[str, ...]:
    """Return the rows of the document, in their order: roles where they stand once, steps, actions."""
    once = [ROLES] if content.roles and not content.rotate else []
    return (*once, *(step.id for step in content.steps), *actions_of(content))


def cells(content: Protocol) -> dict[str, Shape]:
    """Return the shape of every cell: notes and people of a step, and what an action holds."""
    people: dict[str, Shape] = {role.id: text(WHO) for role in content.roles}
    return {
        "note": text(NOTES),
        **people,
        "what": text(WHAT),
        "who": text(WHO),
        "by": DAY,
        "done": choice([True]),
    }


def wrong_steps(content: Protocol) -> Iterator[str]:
    """Yield where ids are taken, a step is led by nobody we know, or the meeting is too long."""
    roles = [role.id for role in content.roles]
    yield from duplicates([*(step.id for step in content.steps), content.look.id], "protocol.steps")
    yield from duplicates(roles, "protocol.roles")
    for taken in (*(step.id for step in content.steps), content.look.id):
        if taken in STEPS or taken.startswith(ACTION):
            yield f'protocol, the id "{taken}": expected another; the page uses it itself'
    for role in sorted(set(roles) & CELLS):
        yield f'protocol.roles "{role}", key id: expected another; the page uses it itself'
    for step in content.steps:
        if step.lead and step.lead not in roles:
            yield f'protocol.steps "{step.id}", key lead: expected one of the roles, found "{step.lead}"'
    if content.rotate and not roles:
        yield "protocol, key rotate: expected roles that can change"
    minutes = sum(step.minutes for step in content.steps)
    if minutes > MOST_MINUTES:
        yield f"protocol.steps: expected at most {MOST_MINUTES} minutes together, found {minutes}"


def wrong_expectations(content: Protocol) -> Iterator[str]:
    """Yield where what is expected is opened in no step, or comes back beside none."""
    if content.sealed is None:
        return
    ids = [step.id for step in content.steps]
    expected = content.sealed.questions
    yield from duplicates([one.id for one in expected], "protocol.sealed.questions")
    if content.sealed.opens not in ids:
        yield f'protocol.sealed, key opens: expected a step, found "{content.sealed.opens}"'
    for one in expected:
        if one.step not in ids:
            yield f'protocol.sealed.questions "{one.id}", key step: expected a step, found "{one.step}"'


def wrong_example(example: Example, ids: list[str]) -> Iterator[str]:
    """Yield where an example does not say that it is invented, or speaks of no step."""
    where = f'protocol.examples "{example.title}"'
    if "invented" not in example.note.lower():
        yield f'{where}, key note: expected the word "invented" in it'
    for row in example.rows:
        if row.step not in ids:
            yield f'{where}, key step: expected one of {", ".join(ids)}, found "{row.step}"'
        if len(row.text) > NOTES:
            yield f"{where}, key text: expected at most {NOTES} characters, found {len(row.text)}"


KIND = ProtocolKind()
