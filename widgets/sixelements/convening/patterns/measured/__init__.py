"""The pattern of every rated or placed instrument: its measures by group, as pictures, tables and sentences.

One pattern serves them all, since it reads an instrument's measures and nothing of its kind.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from sixelements.content import Exercise
from sixelements.convening.patterns.base import Block, Mark, Tally, Words, hidden
from sixelements.kinds.instrument import OPPORTUNITY, given, instrument
from sixelements.scoring import at

from . import boxes, parts, pictures, ticks, words
from .rows import AGREED, ordered, question, rows_of

NONE = ""
"""What stands for a list of picks that somebody left empty on purpose."""


def marks(exercise: Exercise, answers: dict[str, Any]) -> Iterator[Mark]:
    """Yield each answer; a list of picks is one question, which somebody with no pick has answered too."""
    picked: dict[str, list[str]] = {}
    for measure, value in given(exercise, answers):
        item = question(measure)
        if measure.picks:
            picked.setdefault(item, []).extend([measure.item] if value else [])
        else:
            yield Mark(item, value)
    if getattr(exercise.content, "agree", False) and picked:
        # Whose tick is missing is nobody's business: only what every chair ticked counts.
        first, *others = picked.values()
        whole = len(picked) == len(exercise.content.asks)
        picked = {AGREED: [one for one in first if all(one in other for other in others)]} if whole else {}
    for item, some in picked.items():
        yield from (Mark(item, one) for one in some or [NONE])
    if first := at(answers, f"{OPPORTUNITY}.what"):
        yield Mark(OPPORTUNITY, first)


def blocks(exercise: Exercise, tally: Tally, texts: Sequence[Words], k: int) -> Iterator[Block]:
    """Yield what the room's answers show, then what people would move first, then what they wrote."""
    shown, unseen = rows_of(exercise, tally)
    measures = [row.measures[0] for row in shown]
    if any(measure.picks for measure in measures):
        yield from ticks.blocks(exercise, shown, tally)
    elif any(measure.total for measure in measures):
        yield from parts.blocks(exercise, shown, tally)
    elif shown and not any(ordered(exercise, measure) for measure in measures):
        yield from boxes.blocks(exercise, shown, tally)
    else:
        yield from pictures.blocks(exercise, shown, tally)
    yield from hidden(unseen, k)
    yield from first_moves(exercise, tally)
    yield from words.blocks(exercise, tally, texts)


def first_moves(exercise: Exercise, tally: Tally) -> Iterator[Block]:
    """Yield what people would move first, counted by group, where enough of them chose."""
    groups = tally.groups(OPPORTUNITY)
    labels = {one.item: one.label for one in reversed(instrument(exercise).measures(exercise))}
    counted = [
        (label, [tally.counts(OPPORTUNITY, group, [item])[0] for group in groups])
        for item, label in reversed(labels.items())
    ]
    chosen = sorted(
        ((label, counts) for label, counts in counted if any(counts)), key=lambda one: -sum(one[1])
    )
    rows = [[label, *counts] for label, counts in chosen]
    if rows:
        head = ["What people would move first", *(group.label for group in groups)]
        yield {"type": "table", "caption": "One thing to move first", "head": head, "rows": rows}


__all__ = ["blocks", "marks"]
