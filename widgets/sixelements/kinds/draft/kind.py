"""Draft: a text in parts, written and kept in versions, with phrases gathered first and questions about the whole.

Its document is ``{"rows": [{"id", "cells"}]}``, and what a row is, its cells say:

=========  ==================================  ===============================================================
row        id                                  cells
=========  ==================================  ===============================================================
part       that of the part                    ``text``; in the first part also ``form``, how the text is built
phrase     ten random letters                  ``phrase``
proposal   ten random letters                  ``for``, a part, and ``proposal``, another wording of it
version    ten random letters                  ``version``, its number; ``part-…``, each part as it read then;
                                               ``signed-…``, the tick of a side
=========  ==================================  ===============================================================

A row that a person adds has its place in the cell ``^``, as in a working table.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, ClassVar

from sixelements.content import Exercise, Score, Table
from sixelements.document import PLACE, Form
from sixelements.kinds.base import duplicates
from sixelements.kinds.working import ROWS, WorkingTool
from sixelements.shape import ROW, Shape, choice, listing, number, record, text

from .content import Check, Draft, Example, Part
from .reading import reading
from .versions import FORM, KEPT, NUMBER, SIGNED, now, text_of, versions

ORDER_LENGTH = 60
MOST_ROWS = 80
"""Rows of a text on a device: its parts, the phrases, other wordings, versions."""
EVER = 300
"""Rows that are ever made in a room: those that were taken away count, too."""
MOST_VERSIONS = 40
QUOTED = 60
"""Words of a quotation."""
CHECKS = {"holds": "unsaid", "avoids": "said"}
"""For each check of words the score that gives the parts which do not pass it."""


class DraftKind(WorkingTool):
    """Writing a text part by part, keeping versions of it, and judging the whole."""

    name: ClassVar[str] = "draft"
    noun: ClassVar[str] = "joint draft"
    Content: ClassVar[type[Table]] = Draft
    steps: ClassVar[frozenset[str]] = frozenset({"phrases", "text", "versions", "opportunity", "results"})

    def document(self, exercise: Exercise) -> Form | None:
        """Return what a room writes together: all rows, or the phrases alone where the text stays each person's own."""
        content: Draft = exercise.content
        columns = phrase(content) if content.stays else cells(content)
        if not columns:
            return None
        return Form(
            columns=columns,
            most_rows=EVER,
            by_side=content.document == "side",
            kept="" if content.stays else NUMBER,
            closed=frozenset(one for one in columns if one.startswith(KEPT)),
            signed=frozenset(one for one in columns if one.startswith(SIGNED)),
        )

    def written(self, exercise: Exercise) -> list[tuple[str, dict[str, Any]]]:
        """Return the parts of the examples, which say of themselves that they are invented."""
        content: Draft = exercise.content
        if content.stays:
            return []
        return [(one.part, {"text": one.text}) for example in content.examples for one in example.parts]

    def reading(
        self, exercise: Exercise, rows: list[dict[str, Any]], results: dict[str, Any]
    ) -> dict[str, Any]:
        """Return the text that a room has written, with what it lacks and the versions that were kept."""
        return reading(exercise.content, rows, results, named)

    def ballot(self, exercise: Exercise, rows: list[dict[str, Any]]) -> list[dict[str, str]]:
        """Return what a room may vote on: the version that was kept last, as a whole or part by part."""
        content: Draft = exercise.content
        kept = versions(content, rows)
        if not content.consent or not kept:
            return []
        last = kept[-1]
        if content.consent == "whole":
            said = " ".join(last.texts[one.id] for one in content.body if last.texts[one.id])
            return [{"id": "whole", "title": f"{content.title}, version {last.name}: “{said}”"}]
        return [
            {"id": one.id, "title": f"{one.title} (version {last.name}): “{last.texts[one.id]}”"}
            for one in content.body
            if last.texts[one.id]
        ]

    def fields(self, exercise: Exercise) -> dict[str, Shape]:
        """Return the shape: the rows with their cells, and for each question a point and a note."""
        content: Draft = exercise.content
        given = ROW | {"given": [one.id for one in content.parts]}
        row = record(id=given, cells=record(**cells(content), **{PLACE: text(ORDER_LENGTH)}))
        return {ROWS: listing(row, MOST_ROWS), **super().fields(exercise)}

    def derived(self, exercise: Exercise) -> list[Score]:
        """Return the usual results of the questions, the rows written in, the words of each part, and each check."""
        content: Draft = exercise.content
        return [
            *super().derived(exercise),
            Score(name="words", op="words", answers=ROWS, field="text"),
            *(checking(one) for one in content.checks if one.op in CHECKS),
        ]

    def worksheet_slots(self, exercise: Exercise) -> dict[str, Any]:
        """Return the scale of the questions, and that nothing is written yet."""
        return super().worksheet_slots(exercise) | {"texts": {}, "gathered": ""}

    def team_slots(self, exercise: Exercise, rows: list[dict[str, Any]]) -> dict[str, Any]:
        """Return what stands in each part and the phrases, or nothing where a row fits no longer."""
        content: Draft = exercise.content
        known = {*cells(content), PLACE}
        if any(set(row["cells"]) - known for row in rows):
            return {}
        phrases = (text_of(row["cells"].get("phrase")) for row in rows)
        return {"texts": now(content, rows), "gathered": "\n".join(filter(None, phrases))}

    def wrong(self, exercise: Exercise) -> Iterator[str]:
        """Yield a line for parts, checks, examples, signers or questions that do not fit."""
        content: Draft = exercise.content
        yield from super().wrong(exercise)
        for name in ("parts", "forms", "checks", "signers"):
            yield from duplicates([one.id for one in getattr(content, name)], f"draft.{name}")
        if len(content.signers) == 1:
            yield "draft.signers: expected none, or each side that signs"
        if not content.body:
            yield "draft.parts: expected one or more that do not stand aside"
        yield from wrong_texts(content)

    def size_in_words(self, exercise: Exercise) -> str:
        """Return how many parts the text has."""
        count = len(exercise.content.parts)
        return f"{count} part{'' if count == 1 else 's'}"


def cells(content: Draft) -> dict[str, Shape]:
    """Return the shape of each cell that a row may have."""
    longest = max(one.max for one in content.parts)
    return {
        "text": text(longest),
        **phrase(content),
        **({FORM: choice([one.id for one in content.forms])} if content.forms else {}),
        "for": choice([one.id for one in content.parts]),
        "proposal": text(longest),
        NUMBER: number(1, MOST_VERSIONS),
        **{KEPT + one.id: text(one.max) for one in content.parts},
        **{SIGNED + one.id: choice([True]) for one in content.signers},
    }


def phrase(content: Draft) -> dict[str, Shape]:
    """Return the shape of the cell of a phrase, where phrases are gathered."""
    return {"phrase": text(content.phrases.max)} if content.phrases else {}


def named(one: str) -> str:
    """Return the name of the score of a check."""
    return f"check_{one.replace('-', '_')}"


def checking(check: Check) -> Score:
    """Return the score that gives the parts which do not pass *check*."""
    op: Any = CHECKS[check.op]
    return Score(name=named(check.id), op=op, answers=ROWS, field="text", words=check.words)


def wrong_texts(content: Draft) -> Iterator[str]:
    """Yield what is wrong with the parts, and with the checks and the examples that speak of them."""
    known = {one.id: one.max for one in content.parts}
    for check in content.checks:
        yield from wrong_check(check, known)
    for example in content.examples:
        yield from wrong_example(example, known)
    for part in content.parts:
        yield from wrong_part(part)
    yield from wrong_forms(content, known)


def wrong_forms(content: Draft, parts: dict[str, int]) -> Iterator[str]:
    """Yield where a form names a part that it cannot have, or a text of one's own has nothing to choose from."""
    if len(content.forms) == 1:
        yield "draft.forms: expected none, or two and more"
    for form in content.forms:
        for one in form.parts:
            if one not in parts or one == content.parts[0].id:
                yield f'draft.forms "{form.id}", key parts: expected parts behind the first, found "{one}"'
    if content.stays and (content.signers or content.consent):
        yield "draft, key stays: expected neither signers nor consent with it"


def wrong_part(part: Part) -> Iterator[str]:
    """Yield where a part quotes more than a few words of somebody else."""
    for quote in part.examples:
        if len(quote.text.split()) > QUOTED:
            yield f'draft.parts "{part.id}", examples: expected at most {QUOTED} words of another text'


def wrong_check(check: Check, parts: dict[str, int]) -> Iterator[str]:
    """Yield where a check speaks of a part that is not there, or has no words to look for."""
    where = f'draft.checks "{check.id}"'
    if check.part and check.part not in parts:
        yield f'{where}, key part: expected the id of a part, found "{check.part}"'
    if not check.part and check.op != "avoids":
        yield f"{where}, key part: expected the id of a part"
    if bool(check.words) != (check.op in CHECKS):
        yield f"{where}, key words: expected some with holds and avoids, and only there"


def wrong_example(example: Example, parts: dict[str, int]) -> Iterator[str]:
    """Yield where an example does not say that it is invented, or holds what nobody could write."""
    where = f'draft.examples "{example.title}"'
    if "invented" not in example.note.lower():
        yield f'{where}, key note: expected the word "invented" in it'
    for place, one in enumerate(example.parts, 1):
        if one.part not in parts:
            yield f"{where}, parts number {place}, key part: expected one of {', '.join(parts)}"
        elif len(one.text) > parts[one.part]:
            yield f"{where}, parts number {place}, key text: expected at most {parts[one.part]} characters"


KIND = DraftKind()
