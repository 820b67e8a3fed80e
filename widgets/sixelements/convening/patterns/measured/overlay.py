"""The answers of two parties laid over each other: what both would do with an item, and where they part.

What most of a party's people chose, more than half of those who answered, counts as the party's.  Where the privacy
rule joins the two, there is nothing to lay over each other, and that is what is said.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sixelements.content import Exercise
from sixelements.convening.messages import message
from sixelements.convening.patterns.base import Block, Tally, added, of_party, sentence
from sixelements.convening.sides import PARTIES
from sixelements.kinds.instrument import Measure

from .rows import Row, question, scale_of


def blocks(exercise: Exercise, rows: Sequence[Row], tally: Tally) -> Iterator[Block]:
    """Yield for each box what both parties put there, and what is contested."""
    both: dict[str, list[Row]] = {}
    contested, joined = [], 0
    for row in rows:
        chosen = [most(exercise, row.measures[0], row, tally, party) for party in PARTIES]
        if None in chosen:
            joined += 1
        elif chosen[0] and chosen[0] == chosen[1]:
            both.setdefault(chosen[0], []).append(row)
        else:
            contested.append(row)
    for point in scale_of(exercise, rows[0].measures[0]).points if rows else ():
        if some := both.get(str(point.value)):
            yield sentence(message("seen.measured.both", box=point.label, items=[row.label for row in some]))
    if contested:
        yield sentence(message("seen.measured.contested", items=[row.label for row in contested]))
    if joined:
        yield sentence(message("seen.measured.no_overlay"))


def most(exercise: Exercise, measure: Measure, row: Row, tally: Tally, party: str) -> str | None:
    """Return the box that more than half of a party's people chose; "" where none is, None where no group speaks."""
    parts = of_party(row.parts, tally.groups(question(measure)), party)
    if not parts:
        return None
    counts = added(parts)
    values = [str(value) for value in scale_of(exercise, measure).values]
    return next((value for value, count in zip(values, counts, strict=True) if 2 * count > sum(counts)), "")
