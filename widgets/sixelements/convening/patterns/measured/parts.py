"""A room that shared out points: what each group gives to each part, on average."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sixelements.content import Exercise
from sixelements.convening.patterns.base import Block, Tally, number, sentence
from sixelements.convening.sides import Group, listed
from sixelements.kinds.allocate.content import Content, scale_id
from sixelements.kinds.instrument import Measure
from sixelements.scoring import mean

from .rows import Row, question, scale_of


def blocks(exercise: Exercise, rows: Sequence[Row], tally: Tally) -> Iterator[Block]:
    """Yield a sentence, the bars, and the same as a table."""
    bars: list[Block] = [
        {
            "id": row.item,
            "label": row.label,
            "parts": list(lines(exercise, row, tally)),
            # Where a device finds its own points, to say them beside the room's.
            "mine": [[one.ask, short(exercise, one), one.path] for one in row.measures],
        }
        for row in rows
    ]
    bars = [bar for bar in bars if bar["parts"]]
    if not bars:
        return
    total = rows[0].measures[0].total
    yield sentence(said(bars, total))
    yield {"type": "bars", "title": "How people share the points out", "total": total, "rows": bars}
    head = ["Item", "Who", "Points, on average"]
    table: list[list[str]] = [
        [bar["label"], one["who"], "; ".join(f"{label} {number(points)}" for label, points in one["points"])]
        for bar in bars
        for one in bar["parts"]
    ]
    yield {"type": "table", "caption": "Points, on average", "head": head, "rows": table}


def lines(exercise: Exercise, row: Row, tally: Tally) -> Iterator[Block]:
    """Yield for each ask and group the average points of each part."""
    for ask in dict.fromkeys(measure.ask for measure in row.measures):
        some = [measure for measure in row.measures if measure.ask == ask]
        for group in tally.groups(question(some[0])):
            points = [[short(exercise, one), average(exercise, one, tally, group)] for one in some]
            if all(value is not None for _, value in points):
                who = f"{group.label}, {ask.lower()}" if ask else group.label
                yield {"group": group.id, "asked": ask, "who": who, "points": points}


def short(exercise: Exercise, measure: Measure) -> str:
    """Return the name of the share a measure counts."""
    content: Content = exercise.content
    return next(share.title for share in content.shares if scale_id(share) == measure.scale)


def average(exercise: Exercise, measure: Measure, tally: Tally, group: Group) -> float | None:
    """Return the mean of the points a group gave."""
    values = [int(value) for value in scale_of(exercise, measure).values]
    counts = tally.counts(question(measure), group, values)
    found = mean([value for value, count in zip(values, counts, strict=True) for _ in range(count)])
    return None if found is None else round(found, 1)


def said(bars: Sequence[Block], total: int) -> str:
    """Say where the groups give most differently, or, for everyone together, what gets most."""
    widest: tuple[float, str] = (0.0, "")
    for bar in bars:
        for ask in dict.fromkeys(one["asked"] for one in bar["parts"]):
            parts = [one for one in bar["parts"] if one["asked"] == ask]
            for at, (label, _) in enumerate(parts[0]["points"]):
                ends = sorted(parts, key=lambda one: float(one["points"][at][1]))
                apart = round(ends[-1]["points"][at][1] - ends[0]["points"][at][1], 1)
                if apart > widest[0]:
                    told = [
                        f"{one['who']} {number(one['points'][at][1])} of {total}"
                        for one in (ends[0], ends[-1])
                    ]
                    words = f"The groups differ most on “{bar['label']}”, for “{label}”: {listed(told)}."
                    widest = (apart, words)
    if widest[1]:
        return widest[1]
    first = bars[0]["parts"][0]
    label, points = max(first["points"], key=lambda one: float(one[1]))
    return f"On “{bars[0]['label']}”, most points go to “{label}”: {number(points)} of {total} on average."
