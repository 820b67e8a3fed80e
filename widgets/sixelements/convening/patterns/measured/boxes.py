"""A room that sorted cards: where it is of one mind, where it is divided, what it puts elsewhere than the sources."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sixelements.content import Exercise
from sixelements.convening.messages import Text, message, sentences
from sixelements.convening.patterns.base import Block, Tally, added, sentence
from sixelements.kinds.instrument import instrument

from .rows import Row, scale_of, strips

FIRST = 3


def blocks(exercise: Exercise, rows: Sequence[Row], _tally: Tally) -> Iterator[Block]:
    """Yield the sentences and one line a card."""
    yield sentence(sentences(*said(exercise, rows)))
    yield from strips(exercise, rows, message("seen.measured.cards"))


def said(exercise: Exercise, rows: Sequence[Row]) -> Iterator[Text]:
    """Yield which cards everybody puts together, which divide the room, which go elsewhere than in the sources."""
    labels = [point.label for point in scale_of(exercise, rows[0].measures[0]).points]
    values = list(scale_of(exercise, rows[0].measures[0]).values)
    counts = {row.item: added(row.parts) for row in rows}
    together = [row for row in rows if max(counts[row.item]) == sum(counts[row.item])]
    if together:
        yield message("seen.measured.one_mind", items=[row.label for row in together[:FIRST]])
    divided = min(rows, key=lambda row: max(counts[row.item]) / sum(counts[row.item]))
    if divided not in together:
        told = [
            message("seen.measured.in_box", count=count, box=box)
            for box, count in zip(labels, counts[divided.item], strict=True)
            if count
        ]
        yield message("seen.measured.divided", item=divided.label, boxes=told)
    belongs = {one["id"]: one.get("belongs") for one in instrument(exercise).tables(exercise)["items"]}
    missed = []
    for row in rows:
        if belongs.get(row.item) in values:
            found = counts[row.item]
            there = dict(zip(values, found, strict=True))[str(belongs[row.item])]
            missed.append((sum(found) - there, sum(found), row.label))
    if missed and (most := max(missed, key=lambda one: one[0] / one[1]))[0]:
        count, of, label = most
        yield message("seen.measured.elsewhere", item=label, count=count, of=of)
