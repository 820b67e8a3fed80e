"""Ordered answers of a room: where the groups stand, how far apart, and what to talk about first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from sixelements.content import Exercise
from sixelements.convening.patterns.base import Block, Tally, added, number, of_party, quoted, sentence
from sixelements.convening.sides import listed

from .rows import Row, question, scale_of, strips

FIRST = 3
"""How many items are proposed to talk about first."""
ALIKE = "The answers are much alike: on each item, at least the middle half is the same in every group."
FEW = 3
"""With fewer items than this, nothing stands highest or lowest."""


def blocks(exercise: Exercise, rows: Sequence[Row], tally: Tally) -> Iterator[Block]:
    """Yield sentences, the square of two axes, the lines, the mirror of two asks, and what to talk about."""
    if not rows:
        return
    yield sentence(" ".join(said(exercise, rows)) or ALIKE)
    yield from square(exercise, rows)
    yield from strips(exercise, rows, "Where people stand")
    yield from mirror(exercise, rows, tally)
    yield from talk(exercise, rows)


def every(rows: Sequence[Row]) -> list[tuple[Row, str]]:
    """Return each row with each of its asks."""
    return [(row, field) for row in rows for field in row.fields]


def named(row: Row, field: str) -> str:
    """Return an item in quotation marks, and the ask where there are several."""
    ask = row.of(field)[0]["asked"]
    return f"“{row.label}” ({ask})" if ask else f"“{row.label}”"


def place(exercise: Exercise, row: Row, field: str, point: float) -> str:
    """Name a point of the row's line, or the two it lies between."""
    measure = next(one for one in row.measures if one.field == (field or "value"))
    scale = scale_of(exercise, measure)
    labels = {point.value: point.label for point in scale.points}
    return number(point) if scale.kind == "numbers" else f"“{labels[int(point)]}”"


def said(exercise: Exercise, rows: Sequence[Row]) -> Iterator[str]:
    """Yield the sentences that say what the lines show."""
    pairs = every(rows)
    row, field = max(pairs, key=lambda pair: pair[0].apart(pair[1]))
    if row.apart(field):
        yield f"The groups are furthest apart on {named(row, field)}: {ends(exercise, row, field)}."
    else:
        row, field = max(pairs, key=lambda pair: pair[0].width(pair[1]))
        if row.width(field):
            yield f"Answers lie furthest apart on {named(row, field)}: {reach(exercise, row, field)}."
    if len(rows) >= FEW:
        loose = [(max(map(one.apart, one.fields)), max(map(one.width, one.fields))) for one in rows]
        alike = [one.label for one, how in zip(rows, loose, strict=True) if how == min(loose)]
        if len(alike) < len(rows):
            yield f"Most agreed: {listed(quoted(alike[:FIRST]))}."
        yield from standing(exercise, rows)
    yield from moved(rows)


def standing(exercise: Exercise, rows: Sequence[Row]) -> Iterator[str]:
    """Yield which items stand highest and lowest in the whole room, where they share one line."""
    one_line = len({row.measures[0].scale for row in rows}) == 1 and not square_of(exercise)
    if not one_line or not rows[0].measures[0].direction:
        return
    values = list(scale_of(exercise, rows[0].measures[0]).values)
    for field in dict.fromkeys(field for _, field in every(rows)):
        heights = {row.label: lean(row, field, values) for row in rows if row.of(field)}
        high, low = max(heights.values()), min(heights.values())
        if high > low:
            ask = next(row.of(field)[0]["asked"] for row in rows if row.of(field))
            tops = [label for label, height in heights.items() if height == high]
            lows = [label for label, height in heights.items() if height == low]
            under = f" under “{ask}”" if ask else ""
            yield (
                f"Highest in the whole room{under}: {listed(quoted(tops[:FIRST]))}; "
                f"lowest: {listed(quoted(lows[:FIRST]))}."
            )


def lean(row: Row, field: str, values: Sequence[Any]) -> float:
    """Return which part of all answers lies above the line's middle, less the part below it.

    It needs only that the points have an order, so it holds for levels, which are never averaged.
    """
    counts = added(row.of(field))
    half = (len(values) - 1) / 2
    sign = -1 if row.measures[0].reversed else 1
    total = sum(count * ((at > half) - (at < half)) for at, count in enumerate(counts))
    return sign * total / sum(counts) if sum(counts) else 0


def moved(rows: Sequence[Row]) -> Iterator[str]:
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
        names = quoted(row.of(field)[0]["asked"] for field in row.fields)
        yield f"{listed(names)} lie furthest apart on “{row.label}”."


def ends(exercise: Exercise, row: Row, field: str) -> str:
    """Say where the lowest and the highest group stand."""
    some = sorted(
        (one for one in row.of(field) if one["median"] is not None), key=lambda one: float(one["median"])
    )
    return listed(
        f"{one['label']} at {place(exercise, row, field, one['median'])}" for one in (some[0], some[-1])
    )


def reach(exercise: Exercise, row: Row, field: str) -> str:
    """Say where the middle half of the widest group lies."""
    widest = max(
        (one for one in row.of(field) if one["spread"]), key=lambda one: one["spread"][1] - one["spread"][0]
    )
    low, high = (place(exercise, row, field, point) for point in widest["spread"])
    return f"the middle half of the answers reaches from {low} to {high}"


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
            "title": "Where the middle of each group stands",
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
    lines: list[list[str | float]] = []
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
                who = f"{giver.capitalize()} gives, {other} receives"
                lines.append([row.label, who, number(gives), number(gets), number(abs(gives - gets))])
    if lines:
        widest = max(lines, key=lambda line: float(line[4]))
        if float(widest[4]):
            who = str(widest[1]).split()[0].lower()
            other = "management" if who == "labor" else "labor"
            told = f"{who} places what it gives at {widest[2]}, {other} what it receives at {widest[3]}"
            yield sentence(f"Given and received part most on “{widest[0]}”: {told}.")
        head = ["Item", "From whom to whom", "Given", "Received", "Apart"]
        yield {"type": "table", "caption": "Given and received", "head": head, "rows": lines}


def talk(exercise: Exercise, rows: Sequence[Row]) -> Iterator[Block]:
    """Yield the items to talk about first, each with the reason and the words to open it."""
    ranked = sorted(every(rows), key=lambda pair: (-pair[0].apart(pair[1]), -pair[0].width(pair[1])))
    items: dict[str, Block] = {}
    for row, field in ranked:
        if row.item in items or not (row.apart(field) or row.width(field)):
            continue
        why = ends(exercise, row, field) if row.apart(field) else reach(exercise, row, field)
        asked = row.of(field)[0]["asked"]
        opener = f"“{row.label}”: what do you see from your chair that leads you to your answer?"
        items[row.item] = {
            "id": row.item,
            "label": row.label,
            "why": f"{asked}: {why}." if asked else f"{why[0].upper()}{why[1:]}.",
            "opener": opener,
        }
    if items:
        yield {"type": "talk", "title": "To talk about first", "items": list(items.values())[:FIRST]}
