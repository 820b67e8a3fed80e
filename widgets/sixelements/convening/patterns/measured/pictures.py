"""Ordered answers of a room: where the groups stand, how far apart, and what to talk about first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from sixelements.content import Exercise
from sixelements.convening.messages import Text, message, sentences
from sixelements.convening.patterns.base import (
    Block,
    Tally,
    about,
    added,
    heads,
    number,
    of_party,
    sentence,
    table,
)
from sixelements.convening.patterns.base import talk as talk_block

from .rows import Row, question, scale_of, strips

FIRST = 3
"""How many items are proposed to talk about first."""
ALIKE = message("seen.measured.alike")
FEW = 3
"""With fewer items than this, nothing stands highest or lowest."""


def blocks(exercise: Exercise, rows: Sequence[Row], tally: Tally) -> Iterator[Block]:
    """Yield sentences, the square of two axes, the lines, the mirror of two asks, and what to talk about."""
    if not rows:
        return
    yield sentence(sentences(*said(exercise, rows)) or ALIKE)
    yield from square(exercise, rows)
    yield from strips(exercise, rows, message("seen.measured.stand"))
    yield from mirror(exercise, rows, tally)
    yield from talk(exercise, rows)


def every(rows: Sequence[Row]) -> list[tuple[Row, str]]:
    """Return each row with each of its asks."""
    return [(row, field) for row in rows for field in row.fields]


def named(row: Row, field: str) -> Text:
    """Return an item in quotation marks, and the ask where there are several."""
    return about(row.label, row.of(field)[0]["asked"])


def place(exercise: Exercise, row: Row, field: str, point: float) -> Text:
    """Name a point of the row's line."""
    measure = next(one for one in row.measures if one.field == (field or "value"))
    scale = scale_of(exercise, measure)
    labels = {point.value: point.label for point in scale.points}
    return number(point) if scale.kind == "numbers" else message("seen.item", item=labels[int(point)])


def said(exercise: Exercise, rows: Sequence[Row]) -> Iterator[Text]:
    """Yield the sentences that say what the lines show."""
    pairs = every(rows)
    row, field = max(pairs, key=lambda pair: pair[0].apart(pair[1]))
    if row.apart(field):
        yield message("seen.groups_apart", item=named(row, field), places=ends(exercise, row, field))
    else:
        row, field = max(pairs, key=lambda pair: pair[0].width(pair[1]))
        if row.width(field):
            yield message("seen.answers_apart", item=named(row, field), reach=reach(exercise, row, field))
    if len(rows) >= FEW:
        loose = [(max(map(one.apart, one.fields)), max(map(one.width, one.fields))) for one in rows]
        alike = [one.label for one, how in zip(rows, loose, strict=True) if how == min(loose)]
        if len(alike) < len(rows):
            yield message("seen.most_agreed", items=alike[:FIRST])
        yield from standing(exercise, rows)
    yield from moved(rows)


def standing(exercise: Exercise, rows: Sequence[Row]) -> Iterator[Text]:
    """Yield which items stand highest and lowest in the whole room, where they share one line."""
    one_line = len({row.measures[0].scale for row in rows}) == 1 and not square_of(exercise)
    if not one_line or not rows[0].measures[0].direction:
        return
    values = list(scale_of(exercise, rows[0].measures[0]).values)
    for field in dict.fromkeys(field for _, field in every(rows)):
        heights = [(lean(row, field, values), row.label) for row in rows if row.of(field)]
        high, low = max(height for height, _ in heights), min(height for height, _ in heights)
        if high > low:
            ask = next(row.of(field)[0]["asked"] for row in rows if row.of(field))
            tops = [label for height, label in heights if height == high]
            lows = [label for height, label in heights if height == low]
            if ask:
                yield message("seen.measured.highest_under", asked=ask, tops=tops[:FIRST], lows=lows[:FIRST])
            else:
                yield message("seen.measured.highest", tops=tops[:FIRST], lows=lows[:FIRST])


def lean(row: Row, field: str, values: Sequence[Any]) -> float:
    """Return which part of all answers lies above the line's middle, less the part below it.

    It needs only that the points have an order, so it holds for levels, which are never averaged.
    """
    counts = added(row.of(field))
    half = (len(values) - 1) / 2
    sign = -1 if row.measures[0].reversed else 1
    total = sum(count * ((at > half) - (at < half)) for at, count in enumerate(counts))
    return sign * total / sum(counts) if sum(counts) else 0


def moved(rows: Sequence[Row]) -> Iterator[Text]:
    """Yield between which two asks the whole room sees the longest way, where every item has two."""
    ways = []
    for row in rows:
        if len(row.fields) == 2:
            first, second = (row.of(field) for field in row.fields)
            if {one["group"] for one in first} == {one["group"] for one in second}:
                pairs = zip(first, second, strict=True)
                way = [b["median"] - a["median"] for a, b in pairs if None not in (a["median"], b["median"])]
                ways += [(max(way, key=abs), row)] if way else []
    if ways and (far := max(ways, key=lambda one: abs(one[0])))[0]:
        row = far[1]
        asks = [row.of(field)[0]["asked"] for field in row.fields]
        yield message("seen.measured.asks_apart", asks=asks, item=row.label)


def ends(exercise: Exercise, row: Row, field: str) -> list[Text]:
    """Say where the lowest and the highest group stand."""
    some = sorted(
        (one for one in row.of(field) if one["median"] is not None), key=lambda one: float(one["median"])
    )
    return [
        message("seen.at", group=one["label"], place=place(exercise, row, field, one["median"]))
        for one in (some[0], some[-1])
    ]


def reached(exercise: Exercise, row: Row, field: str) -> list[Text]:
    """Return the two points between which the middle half of the widest group lies."""
    widest = max(
        (one for one in row.of(field) if one["spread"]), key=lambda one: one["spread"][1] - one["spread"][0]
    )
    return [place(exercise, row, field, point) for point in widest["spread"]]


def reach(exercise: Exercise, row: Row, field: str) -> Text:
    """Say where the middle half of the widest group lies, within a sentence."""
    low, high = reached(exercise, row, field)
    return message("seen.reach", low=low, high=high)


def square_of(exercise: Exercise) -> Sequence[Any]:
    """Return the two axes of an exercise that places things in a square; nothing for any other."""
    axes: Sequence[Any] = getattr(exercise.content, "axes", ())
    return axes if len(axes) > 1 else ()


def square(exercise: Exercise, rows: Sequence[Row]) -> Iterator[Block]:
    """Yield the picture of two axes: where the middle of each group stands."""
    axes = square_of(exercise)
    if not axes:
        return
    asks = {ask.id: ask.label for ask in exercise.content.asks}
    dots, nobody = [], []
    for row in rows:
        found: dict[tuple[str, str], Block] = {}
        for one in row.parts:
            ask, _, axis = one["when"].rpartition("_")
            dot = found.setdefault((ask, one["group"]), one | {"item": row.label, "asked": asks.get(ask, "")})
            dot[axis] = one["median"]
        keys = ("item", "group", "label", "asked", "n", "x", "y")
        # A group of which nobody placed the item both ways has no middle, and so no dot.
        dots += [
            {key: dot[key] for key in keys}
            for dot in found.values()
            if None not in (dot.get("x"), dot.get("y"))
        ]
        # Said only of a line that is shown and holds nothing: one that is held back says nothing of its group.
        nobody += [
            {key: dot[key] for key in keys[:4]}
            for dot in found.values()
            if None in (dot.get("x", 0), dot.get("y", 0))
        ]
    values = scale_of(exercise, rows[0].measures[0]).values
    if dots:
        yield {
            "type": "square",
            "title": message("seen.measured.square"),
            "axes": [{"title": axis.title, "low": axis.low, "high": axis.high} for axis in axes],
            "zones": [{"title": one.title, "x": one.x, "y": one.y} for one in exercise.content.zones],
            "range": [values[0], values[-1]],
            "dots": dots,
            "nobody": nobody,
        }


def mirror(exercise: Exercise, rows: Sequence[Row], tally: Tally) -> Iterator[Block]:
    """Yield what one party says it gives beside what the other says it receives, and the other way around."""
    pair: tuple[str, ...] = getattr(exercise.content, "mirror", ())
    if not pair:
        return
    gave, got = pair
    lines: list[tuple[Text, str, float, float]] = []
    for row in rows:
        middles = {}
        for field in pair:
            measure = next((one for one in row.measures if one.field == field), None)
            groups = tally.groups(question(measure)) if measure else []
            for party in ("labor", "management"):
                of = of_party(row.of(field), groups, party)
                middles[party, field] = of[0]["median"] if len(of) == 1 else None
        for giver, other in (("labor", "management"), ("management", "labor")):
            gives, gets = middles[giver, gave], middles[other, got]
            if gives is not None and gets is not None:
                lines.append((row.label, giver, gives, gets))
    if lines:
        item, giver, gives, gets = max(lines, key=lambda line: abs(line[2] - line[3]))
        if gives != gets:
            yield sentence(message(f"seen.measured.parted.{giver}", item=item, gives=gives, gets=gets))
        rows_ = [
            [
                item,
                message(f"seen.measured.gives_to.{giver}"),
                number(gives),
                number(gets),
                number(abs(gives - gets)),
            ]
            for item, giver, gives, gets in lines
        ]
        head = heads("item", "from_to", "given", "received", "apart")
        yield table(message("seen.measured.mirror"), head, rows_)


def talk(exercise: Exercise, rows: Sequence[Row]) -> Iterator[Block]:
    """Yield the items to talk about first, each with the reason and the words to open it."""
    ranked = sorted(every(rows), key=lambda pair: (-pair[0].apart(pair[1]), -pair[0].width(pair[1])))
    items: dict[str, Block] = {}
    for row, field in ranked:
        if row.item in items or not (row.apart(field) or row.width(field)):
            continue
        items[row.item] = {
            "id": row.item,
            "label": row.label,
            "why": why(exercise, row, field),
            "opener": message("seen.measured.opener", item=row.label),
        }
    if items:
        yield talk_block(list(items.values())[:FIRST])


def why(exercise: Exercise, row: Row, field: str) -> Text:
    """Say how far groups, or else answers, lie apart."""
    asked = row.of(field)[0]["asked"]
    if not asked and not row.apart(field):
        low, high = reached(exercise, row, field)
        return message("seen.reaches", low=low, high=high)
    told = ends(exercise, row, field) if row.apart(field) else reach(exercise, row, field)
    return message("seen.asked_told", asked=asked, told=told) if asked else message("seen.told", told=told)
