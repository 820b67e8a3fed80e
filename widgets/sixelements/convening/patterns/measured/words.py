"""What people of a room wrote beside an instrument and chose to share, under what it is about."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sixelements.content import Exercise
from sixelements.convening.patterns.base import Block, Tally, Words, told
from sixelements.kinds.instrument import OPPORTUNITY, outline


def blocks(exercise: Exercise, tally: Tally, texts: Sequence[Words]) -> Iterator[Block]:
    """Yield notes by item, texts written afterward, items people added, and what they would do first."""
    labels = {one.item: one.label for one in reversed(outline(exercise).measures)}
    questions = {one.id: one.ask for one in getattr(exercise.content, "then", ())}
    notes, after = [], []
    for one in texts:
        if one.path[0] == "then":
            after.append((one.text, questions.get(one.path[1], "")))
        elif one.path[0] == "notes" or one.path[-1] == "note":
            side = next(
                (tally.label(item, one.side) for item in tally.shown if item.startswith(f"{one.path[1]}.")),
                "",
            )
            notes.append((one.text, " · ".join(filter(None, (labels.get(one.path[1], ""), side)))))
    yield from told("What people wrote beside the items", notes)
    yield from told("What people wrote afterward", after)
    yield from told("What people added", [(one.text, "") for one in texts if one.path[0] == "own"])
    yield from told(
        "What people would do first", [(one.text, "") for one in texts if one.path == (OPPORTUNITY, "do")]
    )
