"""Ladder of inference: from facts to an action, rung by rung, and down again by five questions.

The seven rungs and the loop are Rick Ross's, after Chris Argyris (*The Fifth Discipline Fieldbook*, 1994).
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import tomli

from sixelements.content import Exercise
from sixelements.kinds.base import Kind, duplicates
from sixelements.shape import OWN, OWN_ID, Shape, choice, choices, listing, mapping, record, text

from .content import Ladder, LadderCase

RUNGS = ("pool", "select", "meaning", "assumption", "conclusion", "belief", "action")
WRITTEN = RUNGS[2:]
OWN_CASE = "own"
STATEMENT = ("advocate", "inquire")
QUESTIONS = 5

HERE = Path(__file__).parent


class LadderKind(Kind):
    """Climb from a pool of facts to an action, come down by five questions, and leave with one statement."""

    name = "ladder"
    noun = "Ladder of inference"
    Content = Ladder
    items = "cases"
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

    def worksheet_slots(self, _exercise: Exercise) -> dict[str, Any]:
        """Return the words of the worksheet."""
        words = tomli.loads((HERE / "words.toml").read_text(encoding="utf-8"))
        return {"words": words["ladder"]["sheet"]}

    def size_in_words(self, exercise: Exercise) -> str:
        """Count the cases."""
        count = len(exercise.content.cases)
        return f"{count} case{'s' if count > 1 else ''}, {len(RUNGS)} rungs"


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


KIND = LadderKind()
