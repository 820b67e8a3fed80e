"""The pattern of every rated or placed instrument: its measures by group, as pictures, tables and sentences.

One pattern serves them all, since it reads an instrument's measures and nothing of its kind.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from sixelements.content import Exercise
from sixelements.convening.messages import message
from sixelements.convening.patterns.base import Block, Mark, Tally, Words, hidden, table
from sixelements.convening.patterns.moved import Line, along, among, amount, picked
from sixelements.kinds.instrument import OPPORTUNITY, Measure, given, instrument, outline
from sixelements.scoring import at

from . import boxes, consent, dots, overlay, parts, pictures, ticks, turns, words
from .rows import AGREED, binned, name, ordered, question, rows_of, scale_of

NONE = ""
"""What stands for a list of picks that somebody left empty on purpose."""
FIRST_MOVE = message("seen.measured.first_move")


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


def lines(exercise: Exercise) -> Iterator[Line]:
    """Yield the line of each measure, and that of the one thing to move first."""
    measures = outline(exercise).measures
    agree = getattr(exercise.content, "agree", False)
    yield from (
        line(exercise, one, AGREED if agree else "") for one in measures if not agree or first(one, measures)
    )
    labels = {one.item: one.label for one in reversed(measures)}
    yield among(OPPORTUNITY, FIRST_MOVE, "", dict(reversed(labels.items())))


def first(measure: Measure, measures: Sequence[Measure]) -> bool:
    """Tell whether a measure is the first of its item."""
    return measure is next(one for one in measures if one.item == measure.item)


def line(exercise: Exercise, measure: Measure, agreed: str) -> Line:
    """Return the line of a measure; what counts only when every chair ticked it is one question, *agreed*."""
    label, asked = name(exercise, measure), "" if agreed else measure.ask
    if measure.picks:
        words = (message("seen.measured.now_ticked"), message("seen.measured.now_unticked"))
        return picked(agreed or question(measure), measure.item, label, asked, words)
    if measure.total:
        share = parts.short(exercise, measure)
        about = message("seen.measured.share_asked", asked=asked, share=share) if asked else share
        words = (message("seen.measured.give_more"), message("seen.measured.give_less"))
        one = Line(question(measure), label, about, words, lambda given: given[0], ())
        return amount(one, measure.total)
    scale = scale_of(exercise, measure)
    if not ordered(exercise, measure):
        return among(question(measure), label, asked, {point.value: point.label for point in scale.points})
    return along(question(measure), label, asked, binned(scale))


def blocks(exercise: Exercise, tally: Tally, texts: Sequence[Words], k: int) -> Iterator[Block]:
    """Yield what the room's answers show, then what people would move first, then what they wrote."""
    shown, unseen = rows_of(exercise, tally)
    measures = [row.measures[0] for row in shown]
    if any(measure.picks for measure in measures):
        yield from ticks.blocks(exercise, shown, tally)
    elif any(measure.total for measure in measures):
        yield from parts.blocks(exercise, shown, tally)
    elif any(measure.budget for measure in measures):
        yield from dots.blocks(exercise, shown)
    elif shown and not any(ordered(exercise, measure) for measure in measures):
        cards = len({measure.scale for measure in outline(exercise).measures}) == 1
        cards = cards and not any(measure.chair for measure in measures)
        if getattr(exercise.content, "overlay", False):
            yield from overlay.blocks(exercise, shown, tally)
        yield from (boxes if cards else turns).blocks(exercise, shown, tally)
    else:
        yield from consent.blocks(exercise, shown)
        yield from pictures.blocks(exercise, shown, tally)
    if shown or not written_alone(exercise):
        yield from hidden(unseen, k)
    yield from first_moves(exercise, tally)
    yield from words.blocks(exercise, tally, texts)


def written_alone(exercise: Exercise) -> bool:
    """Say whether its reveal is one of cards: then nobody need have answered a question, and that needs no words."""
    form = instrument(exercise).document(exercise)
    return form is not None and form.silent


def first_moves(exercise: Exercise, tally: Tally) -> Iterator[Block]:
    """Yield what people would move first, counted by group, where enough of them chose."""
    groups = tally.groups(OPPORTUNITY)
    labels = {one.item: one.label for one in reversed(outline(exercise).measures)}
    counted = [
        (label, [tally.counts(OPPORTUNITY, group, [item])[0] for group in groups])
        for item, label in reversed(labels.items())
    ]
    chosen = sorted(
        ((label, counts) for label, counts in counted if any(counts)), key=lambda one: -sum(one[1])
    )
    rows = [[label, *counts] for label, counts in chosen]
    if rows:
        head = [message("seen.measured.would_move"), *(group.label for group in groups)]
        yield table(FIRST_MOVE, head, rows)


__all__ = ["blocks", "lines", "marks"]
