"""Picks of a room: how many people of each group ticked each item, and where the groups part."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sixelements.content import Exercise
from sixelements.convening.patterns.base import Block, Tally, quoted, sentence, share
from sixelements.convening.sides import Group, listed
from sixelements.kinds.instrument import Measure

from .rows import AGREED, Row, question

POINTS = ("Ticked", "Not ticked")
FIRST = 3


def blocks(exercise: Exercise, rows: Sequence[Row], tally: Tally) -> Iterator[Block]:
    """Yield for each ask a sentence and the items, the most ticked first; then the guesses."""
    if exercise.content.agree:
        yield from counted("Agreed by every chair", AGREED, [row.measures[0] for row in rows], tally)
        return
    for path in dict.fromkeys(measure.path for row in rows for measure in row.measures):
        measures = [measure for row in rows for measure in row.measures if measure.path == path]
        yield from counted(measures[0].ask, path, measures, tally)
    yield from guesses(exercise, rows, tally)


def counted(ask: str, asked: str, measures: Sequence[Measure], tally: Tally) -> Iterator[Block]:
    """Yield what one question's ticks say, in a sentence and as lines, the most ticked first."""
    rows = sorted((line(measure, asked, tally) for measure in measures), key=lambda row: -ticked(row))
    yield sentence((f"{ask}: " if ask else "") + " ".join(said(rows)))
    yield {
        "type": "strips",
        "id": asked,
        "title": ask or "What people ticked",
        "desc": "For each item, how many ticked it and how many did not.",
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
                "short": group.short,
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


def said(rows: Sequence[Block]) -> Iterator[str]:
    """Yield what was ticked most, by everybody, and where the groups differ most."""
    people = sum(one["n"] for one in rows[0]["parts"])
    most = ticked(rows[0])
    if not most:
        yield "nobody ticked anything."
        return
    top = [row["label"] for row in rows if ticked(row) == most][:FIRST]
    yield f"{listed(quoted(top))} {'was' if len(top) == 1 else 'were'} ticked most, by {most} of {people} people."
    widest = max(rows, key=lambda row: spread(row["parts"]))
    if spread(widest["parts"]) > 0:
        ends = sorted(widest["parts"], key=share)
        counts = [f"{one['counts'][0]} of {one['n']} in {one['label']}" for one in (ends[-1], ends[0])]
        yield f"The groups differ most on “{widest['label']}”: {' and '.join(counts)}."


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
            both = [label for label in named if label in thought]
            met = listed(quoted(both)) if both else "nothing"
            yield sentence(
                f"{group.label} named {listed(quoted(named))} most often; the others guessed "
                f"{listed(quoted(thought))}. Named and guessed: {met}."
            )


def top(rows: Sequence[Row], tally: Tally, path: str, groups: Sequence[Group]) -> list[str]:
    """Return the labels that *groups* together ticked most often under one ask."""
    counts = {row.label: sum(tally.counts(path, group, [row.item])[0] for group in groups) for row in rows}
    ranked = sorted((label for label in counts if counts[label]), key=lambda label: -counts[label])
    return ranked[:FIRST] or ["nothing"]
