"""Ladder of inference: from facts to an action, rung by rung, and down again by five questions.

The seven rungs and the loop are Rick Ross's, after Chris Argyris (*The Fifth Discipline Fieldbook*, 1994).
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from html import escape
from pathlib import Path
from typing import Annotated, Any

from msgspec import Meta

from ...content import Exercise, Id, Table, Text
from ...shape import OWN, OWN_ID, Shape, choice, choices, listing, mapping, record, text
from ..base import Kind, duplicates, lines, mark

RUNGS = ("pool", "select", "meaning", "assumption", "conclusion", "belief", "action")
WRITTEN = RUNGS[2:]
OWN_CASE = "own"
STATEMENT = ("advocate", "inquire")
QUESTIONS = 5

HERE = Path(__file__).parent


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


class LadderKind(Kind):
    """Climb from a pool of facts to an action, come down by five questions, and leave with one statement."""

    name = "ladder"
    noun = "Ladder of inference"
    Content = Ladder
    scores = frozenset({"selected", "left"})

    def check(self, exercise: Exercise) -> Iterator[str]:
        """Hold the structure: seven rungs, five questions, facts known where they are named."""
        ladder: Ladder = exercise.content
        if tuple(rung.id for rung in ladder.rungs) != RUNGS:
            yield f"ladder.rungs, key id: expected {', '.join(RUNGS)}, in this order"
        yield from _questions(ladder)
        ids = [case.id for case in ladder.cases]
        yield from duplicates(ids, "ladder.cases")
        facts = [fact.id for case in ladder.cases for fact in case.facts]
        yield from duplicates(facts, "ladder.cases, key facts")
        if OWN_CASE in ids:
            yield f'ladder.cases: the id "{OWN_CASE}" is kept for a person\'s own case; expected another'
        for case in ladder.cases:
            yield from _facts(case)

    def shape(self, exercise: Exercise) -> Shape:
        """Everything is kept by case, so that nothing is lost when a person changes the case."""
        ladder: Ladder = exercise.content
        cases = [*(case.id for case in ladder.cases), OWN_CASE]
        down = [*(question.id for question in ladder.questions), *STATEMENT]
        own_fact = record(id=OWN, text=text(300), case=choice([OWN_CASE]))
        return record(
            case=choice(cases),
            picked=choices([fact.id for case in ladder.cases for fact in case.facts], own=True),
            climbs=mapping(cases, record(**{rung: text(600) for rung in WRITTEN})),
            descents=mapping(cases, mapping(down, text(600))),
            own_title=text(120),
            own_facts=listing(own_fact, 12),
        )

    def tables(self, exercise: Exercise) -> dict[str, list[dict[str, Any]]]:
        """Offer the facts, each with its case."""
        ladder: Ladder = exercise.content
        return {"facts": [{"id": fact.id, "case": case.id} for case in ladder.cases for fact in case.facts]}

    def sheet(self, exercise: Exercise) -> str:
        """All cases' facts and one ladder; ``paper`` in ``view.js`` says which answers stand there."""
        ladder: Ladder = exercise.content
        words = _words()
        cases = "".join(_case_sheet(case) for case in ladder.cases)
        rungs = "".join(_rung_sheet(rung, words) for rung in reversed(ladder.rungs))
        questions = "".join(
            f'<li class="six-sheet-item">{escape(one.ask)}{lines(f"paper.descent.{one.id}", 2)}</li>'
            for one in ladder.questions
        )
        halves = "".join(
            f'<div class="six-sheet-item"><p>{escape(getattr(ladder.statement, name).starter)}</p>'
            f"{lines(f'paper.descent.{name}', 2)}</div>"
            for name in STATEMENT
        )
        return (
            f'<p class="six-sheet-sub">{words["choose"]}</p><p>{words["choose_hint"]}</p>'
            f'<div class="six-ladder-cases">{cases}{_own_sheet(ladder.own_case)}</div>'
            f'<div class="six-ladder-form"><p class="six-sheet-sub">{words["ladder"]}</p>'
            f'<ol class="six-ladder six-ladder-loop" reversed>{rungs}</ol><p>{words["loop"]}</p></div>'
            f'<p class="six-sheet-sub">{words["down"]}</p><ol class="six-ladder-down">{questions}</ol>'
            f'<p class="six-sheet-sub">{words["statement"]}</p>{halves}'
        )

    def measure(self, exercise: Exercise) -> str:
        """Count the cases."""
        count = len(exercise.content.cases)
        return f"{count} case{'s' if count > 1 else ''}, {len(RUNGS)} rungs"

    def skeleton(self) -> str:
        """The file beside this one."""
        return (HERE / "skeleton.toml").read_text(encoding="utf-8")


def _questions(ladder: Ladder) -> Iterator[str]:
    ids = [question.id for question in ladder.questions]
    if len(ids) != QUESTIONS:
        yield f"ladder.questions: expected {QUESTIONS} of these, found {len(ids)}"
    # The two halves of the statement are kept beside the answers to the questions.
    yield from duplicates([*ids, *STATEMENT], "ladder.questions and statement")
    for number, question in enumerate(ladder.questions, 1):
        for rung in question.rungs:
            if rung not in RUNGS:
                yield f'ladder.questions number {number}, key rungs: "{rung}" is not a rung'


def _facts(case: LadderCase) -> Iterator[str]:
    ids = [fact.id for fact in case.facts]
    where = f'ladder.cases "{case.id}"'
    for one in ids:
        if OWN_ID.fullmatch(one):
            yield f'{where}, key facts: the id "{one}" is kept for facts a person adds; expected another'
    yield from duplicates([reading.chair for reading in case.readings], f"{where}, key readings")
    for reading in case.readings:
        at = f'{where}, reading "{reading.chair}", key facts'
        yield from duplicates(list(reading.facts), at)
        for one in reading.facts:
            if one not in ids:
                yield f'{at}: expected a fact of this case, found "{one}"'


def _words() -> dict[str, str]:
    found = tomllib.loads((HERE / "words.toml").read_text(encoding="utf-8"))
    return {key: escape(word) for key, word in found["ladder"]["sheet"].items()}


def _head(case: str, title: str) -> str:
    return f'<p class="six-ladder-case-title">{mark("case", case, title)}</p>'


def _case_sheet(case: LadderCase) -> str:
    facts = "".join(f"<li>{mark('picked', fact.id)}{escape(fact.text)}</li>" for fact in case.facts)
    return (
        f'<div class="six-ladder-case">{_head(case.id, case.title)}'
        f'<p>{escape(case.story)}</p><ol class="six-ladder-facts">{facts}</ol></div>'
    )


def _own_sheet(own: OwnCase) -> str:
    return (
        f'<div class="six-ladder-case">{_head(OWN_CASE, own.title)}'
        f"<p>{escape(own.prompt)}</p>{lines('paper.own', 7)}</div>"
    )


def _rung_sheet(rung: Rung, words: dict[str, str]) -> str:
    name = f'<p class="six-ladder-name">{RUNGS.index(rung.id) + 1} {escape(rung.title)}</p>'
    if rung.id == "pool":
        body = f'<div class="six-ladder-ground">{name}<p>{words["pool"]}</p></div>'
    elif rung.id == "select":
        body = f"{name}<p>{words['select']}</p>{lines('paper.climb.select', 1)}"
    else:
        body = f"{name}<p>{escape(rung.prompt)}</p>{lines(f'paper.climb.{rung.id}', 2)}"
    return f'<li class="six-ladder-rung" data-rung="{rung.id}">{body}</li>'


KIND = LadderKind()
