"""Case: a meeting of two sides with sheets that the other side does not see, and an agreement entered by each."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, ClassVar

import tomli

from sixelements.content import Exercise, Scale, Score, Table, Value
from sixelements.kinds.instrument import Instrument, Measure, implied_scale
from sixelements.shape import Shape, choice, choices, mapping, record, text

from .content import SIDES, Case, Reader
from .fair import apart, even, whole
from .sheets import handed, plays

HERE = Path(__file__).parent
ENTERED = "entered"
"""The key that the two versions of the agreement stand under, and the scale of what became of a term."""
STANDS = ("agreed", "open", "none")
LEVELS = (1, 2, 3, 4)
OWN_WORDS, LONG = 200, 800
RUNGS = ("ground", "picked", "made", "concluded")
CONTINUUM = ("now", "should")


class CaseKind(Instrument):
    """Reading one's sheet, meeting, entering the agreement side by side, and seeing what was never said."""

    name: ClassVar[str] = "case"
    noun: ClassVar[str] = "case for two sides"
    Content: ClassVar[type[Table]] = Case
    items: ClassVar[str] = ""
    confidential: ClassVar[bool] = True
    meeting: ClassVar[bool] = True

    def handed(self, exercise: Exercise, reader: str, role: str = "") -> Exercise | None:
        """Return the case as *reader* may have it; None where no such reader is, or the role is another side's."""
        content: Case = exercise.content
        known: dict[str, Reader] = {
            one: one for one in ("all", "everybody", "labor", "management", "observer")
        }
        if reader not in known:
            return None
        if role and not any(one.id == role and plays(one, known[reader]) for one in content.roles):
            return None
        return handed(exercise, known[reader], role)

    def measures(self, exercise: Exercise) -> list[Measure]:
        """Return what became of each term in the version of each side."""
        content: Case = exercise.content
        return [
            Measure(
                item=f"{side}-{term.id}",
                field="value",
                path=f"{ENTERED}.{side}.{term.id}.stands",
                label=term.title,
                scale=ENTERED,
                chair=side,
            )
            for side in SIDES
            for term in content.terms
        ]

    def fields(self, exercise: Exercise) -> dict[str, Shape]:
        """Return the shape: side and role, the side's talk, both versions, what was said, and the debrief."""
        content: Case = exercise.content
        term = record(stands=choice(list(STANDS)), words=text(OWN_WORDS))
        version = mapping([one.id for one in content.terms], term)
        placed = record(**{when: choice(list(LEVELS)) for when in CONTINUUM})
        return {
            "side": choice([*SIDES, "observer"]),
            "role": choice([one.id for one in content.roles]),
            "talk": record(**{side: text(LONG) for side in SIDES}),
            ENTERED: record(**dict.fromkeys(SIDES, version)),
            "spoken": choices([one.id for one in content.unsaid]),
            "watched": record(
                norms=choices([one.id for one in content.observer.norms]),
                airtime=text(LONG),
                first=text(OWN_WORDS),
            ),
            "rungs": record(**dict.fromkeys(RUNGS, text(OWN_WORDS))),
            "levels": mapping([one.id for one in content.placed], placed),
        }

    def shape(self, exercise: Exercise) -> Shape:
        """Return the shape of the answers; a case has no item to move first."""
        return record(**self.fields(exercise))

    def entered(self, exercise: Exercise) -> Shape:
        """Return the shape of one side's version of the agreement."""
        fields: dict[str, Shape] = self.fields(exercise)[ENTERED]["fields"]
        return fields[SIDES[0]]

    def shared_shape(self, exercise: Exercise) -> Shape:
        """Return the shape of what may be shared: what became of each term, and no words."""
        term = record(stands=choice(list(STANDS)))
        content: Case = exercise.content
        version = mapping([one.id for one in content.terms], term)
        return record(**{ENTERED: record(**dict.fromkeys(SIDES, version))})

    def wrong(self, exercise: Exercise) -> Iterator[str]:
        """Yield a line where the case is not whole, not even, or lets one side's words slip."""
        content: Case = exercise.content
        for key in ("intro", "direction", "pillar", "asks", "note", "unknown", "closing", "sample", "role"):
            if getattr(content, key):
                yield f"case, key {key}: expected none; a case has its sheets and its terms"
        if content.reader != "all":
            yield "case, key reader: expected none; a case has its sheets and its terms"
        if "invented" not in content.invented.lower():
            yield 'case, key invented: expected the word "invented" in it'
        yield from whole(content)
        yield from even(content)
        yield from apart(exercise)

    def scales(self, exercise: Exercise) -> tuple[Scale, ...]:
        """Return the declared scales, and what may become of a term, which has no order."""
        content: Case = exercise.content
        labels: dict[Value, str] = {one: getattr(content.stands, one) for one in STANDS}
        return (*exercise.scales, implied_scale(ENTERED, labels, "names"))

    def derived(self, _exercise: Exercise) -> list[Score]:
        """Return how far each version is entered, and how many terms it has as agreed, as open, as not there."""
        found = []
        for side in SIDES:
            at = {"table": "terms", "answers": f"{ENTERED}.{side}", "field": "stands", "scale": ENTERED}
            found += [
                Score(name=f"answered_{side}", op="answered", **at),  # type: ignore[arg-type]
                Score(name=f"version_{side}", op="tally", **at),  # type: ignore[arg-type]
            ]
        return found

    def tables(self, exercise: Exercise) -> dict[str, list[dict[str, Any]]]:
        """Return the terms beside what every instrument has."""
        content: Case = exercise.content
        return super().tables(exercise) | {"terms": [{"id": one.id} for one in content.terms]}

    def worksheet_slots(self, exercise: Exercise) -> dict[str, Any]:
        """Return the words of the sheets, and which sheets this reader has."""
        content: Case = exercise.content
        here = [side for side in SIDES if content.seat(side)]
        return super().worksheet_slots(exercise) | {
            "words": words(),
            "sides": here,
            "entering": here or (list(SIDES) if content.reader == "all" else []),
            "stands": STANDS,
            "labels": {one: getattr(content.stands, one) for one in STANDS},
            "levels": LEVELS,
            "rungs": RUNGS,
        }

    def size_in_words(self, exercise: Exercise) -> str:
        """Return how many roles and terms there are."""
        content: Case = exercise.content
        return f"{len(content.roles)} roles, {len(content.terms)} terms, two sides"


@cache
def words() -> dict[str, Any]:
    """Return the words of the kind that Python needs, too: those of the sheets, and what stands beside a term."""
    told: dict[str, Any] = tomli.loads((HERE / "words.toml").read_text(encoding="utf-8"))["case"]
    return told


KIND = CaseKind()
