"""The content of a ladder of inference: rungs, the questions of the way down, invented cases."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta

from sixelements.content import Id, Table, Text


class Rung(Table, frozen=True):
    """One rung, from the ground up: its name, what it asks, and a hint."""

    id: Id
    title: Text
    prompt: Text
    hint: Text


class Question(Table, frozen=True):
    """One question of the way down: to oneself, why it helps, to someone else, and the rungs it looks at."""

    id: Id
    ask: Text
    why: Text
    aloud: Text
    rungs: Annotated[tuple[Id, ...], Meta(min_length=1)]


class Half(Table, frozen=True):
    """One half of the statement: what to write, and the words it begins with."""

    prompt: Text
    starter: Text


class Statement(Table, frozen=True):
    """What a person takes into the room: a view, and a question about the other one."""

    advocate: Half
    inquire: Half


class Fact(Table, frozen=True):
    """One thing a camera, a clock or a document would show."""

    id: Id
    text: Text


class Reading(Table, frozen=True):
    """An invented climb from another chair: the facts it picks, and its five rungs above them."""

    chair: Text
    facts: Annotated[tuple[Id, ...], Meta(min_length=1)]
    meaning: Text
    assumption: Text
    conclusion: Text
    belief: Text
    action: Text


class LadderCase(Table, frozen=True):
    """An invented case: facts that honestly support more than one reading."""

    id: Id
    title: Text
    story: Text
    facts: Annotated[tuple[Fact, ...], Meta(min_length=10, max_length=12)]
    readings: Annotated[tuple[Reading, ...], Meta(min_length=2)]


class OwnCase(Table, frozen=True):
    """How the exercise invites a case of the person's own."""

    title: Text
    prompt: Text


class Ladder(Table, frozen=True):
    """The table ``[ladder]`` of ``exercise.toml``."""

    own_case: OwnCase
    statement: Statement
    rungs: tuple[Rung, ...]
    questions: tuple[Question, ...]
    cases: Annotated[tuple[LadderCase, ...], Meta(min_length=1)]
