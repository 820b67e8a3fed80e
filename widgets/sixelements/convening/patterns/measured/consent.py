"""A room that was asked for its consent: what passes, since nobody objects, and what does not yet.

An objection is one person's, and is counted like any answer: whose it is is told by nobody but her, and by which group
only where the privacy rule shows groups.  Of an item that may not be shown nothing is said, not even that it passes.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sixelements.content import Exercise
from sixelements.convening.messages import message
from sixelements.convening.patterns.base import Block, added, sentence

from .rows import Row, scale_of


def blocks(exercise: Exercise, rows: Sequence[Row]) -> Iterator[Block]:
    """Yield what passes and what does not, where the exercise says which point is an objection."""
    objection = getattr(exercise.content, "objection", 0)
    if not objection or not rows:
        return
    place = list(scale_of(exercise, rows[0].measures[0]).values).index(objection)
    stands = [row for row in rows if added(row.parts)[place]]
    if passes := [row.label for row in rows if row not in stands]:
        yield sentence(message("seen.measured.passes", items=passes))
    if stands:
        yield sentence(message("seen.measured.stands", items=[row.label for row in stands]))
