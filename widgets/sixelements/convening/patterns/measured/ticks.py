"""Picks of a room: how many people of each group ticked each item, and where the groups part."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sixelements.content import Exercise
from sixelements.convening.messages import Text, message, sentences
from sixelements.convening.patterns.base import Block, Tally, sentence, share
from sixelements.convening.sides import Group
from sixelements.kinds.instrument import Measure

from .rows import AGREED, Row, question

POINTS = (message("seen.measured.ticked"), message("seen.measured.not_ticked"))
FIRST = 3


def blocks(exercise: Exercise, rows: Sequence[Row], tally: Tally) -> Iterator[Block]:
    """Yield for each ask a sentence and the items, the most ticked first; then the guesses."""
    if exercise.content.agree:
        yield from counted(message("seen.measured.agreed"), AGREED, [row.measures[0] for row in rows], tally)
        return
    for path in dict.fromkeys(measure.path for row in rows for measure in row.measures):
        measures = [measure for row in rows for measure in row.measures if measure.path == path]
        yield from counted(measures[0].ask, path, measures, tally)
    yield from guesses(exercise, rows, tally)


def counted(ask: Text, asked: str, measures: Sequence[Measure], tally: Tally) -> Iterator[Block]:
    """Yield what one question's ticks say, in a sentence and as lines, the most ticked first."""
    rows = sorted((line(measure, asked, tally) for measure in measures), key=lambda row: -ticked(row))
    told = sentences(*said(rows))
    yield sentence(message("seen.measured.ticks_of", asked=ask, said=told) if ask else told)
    yield {
        "type": "strips",
        "id": asked,
        "title": ask or message("seen.measured.ticks"),
        "desc": message("seen.measured.ticks_desc"),
        "points": list(POINTS),
        "rows": rows,
    }


def line(measure: Measure, asked: str, tally: Tally) -> Block:
    """Count one item for the groups that may be shown."""
    parts = []
    for group in tally.groups(asked):
        (count,) = tally.counts(asked, group, [measure.item])
        people = tally.people(asked, group)
        parts.append(
            {
                "group": group.id,
                "label": group.label,
                "when": "",
                "n": people,
                "counts": [count, people - count],
                "median": None,
                "at": measure.path,
                "values": [measure.item],
            }
        )
    return {"id": measure.item, "label": measure.label, "parts": parts, "flag": ""}


def ticked(row: Block) -> int:
    """Return how many people ticked a row's item."""
    return sum(int(one["counts"][0]) for one in row["parts"])


def said(rows: Sequence[Block]) -> Iterator[Text]:
    """Yield what was ticked most, by everybody, and where the groups differ most."""
    people = sum(one["n"] for one in rows[0]["parts"])
    most = ticked(rows[0])
    if not most:
        yield message("seen.measured.no_ticks")
        return
    top = [row["label"] for row in rows if ticked(row) == most][:FIRST]
    yield message("seen.measured.most_ticked", n=len(top), items=top, count=most, of=people)
    widest = max(rows, key=lambda row: spread(row["parts"]))
    if spread(widest["parts"]) > 0:
        ends = sorted(widest["parts"], key=share)
        counts = [
            message("seen.counted", count=one["counts"][0], of=one["n"], group=one["label"])
            for one in (ends[-1], ends[0])
        ]
        yield message("seen.measured.ticks_differ", item=widest["label"], groups=counts)


def spread(parts: Sequence[Block]) -> float:
    """Return how far the groups lie apart."""
    return max(map(share, parts)) - min(map(share, parts)) if parts else 0.0


def guesses(exercise: Exercise, rows: Sequence[Row], tally: Tally) -> Iterator[Block]:
    """Yield what each group named for itself beside what the others guessed it would name."""
    guess = getattr(exercise.content, "guess", None)
    if guess is None or not rows:
        return
    paths = {measure.field: question(measure) for row in rows for measure in row.measures}
    if not {guess.of, guess.by} <= paths.keys():
        return
    own, guessed = (tally.groups(paths[field]) for field in (guess.of, guess.by))
    for group in own:
        others = [one for one in guessed if not one.sides & group.sides]
        if others:
            named = top(rows, tally, paths[guess.of], [group])
            thought = top(rows, tally, paths[guess.by], others)
            yield sentence(
                message(
                    "seen.measured.guessed",
                    group=group.label,
                    named=listing(named),
                    guessed=listing(thought),
                    both=listing([label for label in named if label in thought]),
                )
            )


def listing(items: Sequence[Text]) -> Text:
    """Return *items* in quotation marks, or that there are none."""
    return message("seen.items", items=list(items)) if items else message("seen.measured.no_item")


def top(rows: Sequence[Row], tally: Tally, path: str, groups: Sequence[Group]) -> list[Text]:
    """Return the labels that *groups* together ticked most often under one ask."""
    counts = [(row.label, sum(tally.counts(path, group, [row.item])[0] for group in groups)) for row in rows]
    most = sorted(counts, key=lambda one: -one[1])[:FIRST]
    return [label for label, count in most if count]
