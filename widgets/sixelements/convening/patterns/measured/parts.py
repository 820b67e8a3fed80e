"""A room that shared out points: what each group gives to each part, on average."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sixelements.content import Exercise
from sixelements.convening.messages import Text, message
from sixelements.convening.patterns.base import Block, Tally, heads, sentence, table
from sixelements.convening.sides import Group
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
    title = message("seen.measured.points_title")
    yield {"type": "bars", "title": title, "total": total, "rows": bars}
    rows_ = [[bar["label"], one["who"], points_of(one)] for bar in bars for one in bar["parts"]]
    yield table(message("seen.measured.points"), heads("item", "who", "points"), rows_)


def points_of(one: Block) -> Text:
    """Return the average points of each part, in words."""
    told = [message("seen.measured.point_of", share=label, points=points) for label, points in one["points"]]
    return message("seen.measured.points_of", points=told)


def lines(exercise: Exercise, row: Row, tally: Tally) -> Iterator[Block]:
    """Yield for each ask and group the average points of each part."""
    for ask in dict.fromkeys(measure.ask for measure in row.measures):
        some = [measure for measure in row.measures if measure.ask == ask]
        for group in tally.groups(question(some[0])):
            points = [[short(exercise, one), average(exercise, one, tally, group)] for one in some]
            if all(value is not None for _, value in points):
                who = message("seen.measured.who_asked", group=group.label, asked=ask) if ask else group.label
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


def said(bars: Sequence[Block], total: int) -> Text:
    """Say where the groups give most differently, or, for everyone together, what gets most."""
    widest, words = 0.0, None
    for bar in bars:
        for ask in dict.fromkeys(one["asked"] for one in bar["parts"]):
            parts = [one for one in bar["parts"] if one["asked"] == ask]
            for at, (label, _) in enumerate(parts[0]["points"]):
                ends = sorted(parts, key=lambda one: float(one["points"][at][1]))
                apart = round(ends[-1]["points"][at][1] - ends[0]["points"][at][1], 1)
                if apart > widest:
                    told = [
                        message("seen.measured.gives", who=one["who"], points=one["points"][at][1], of=total)
                        for one in (ends[0], ends[-1])
                    ]
                    words = message("seen.measured.points_apart", item=bar["label"], share=label, groups=told)
                    widest = apart
    if words:
        return words
    first = bars[0]["parts"][0]
    label, points = max(first["points"], key=lambda one: float(one[1]))
    return message("seen.measured.most_points", item=bars[0]["label"], share=label, points=points, of=total)
