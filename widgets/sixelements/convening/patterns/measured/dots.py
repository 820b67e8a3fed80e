"""A room that voted with dots: what has the most, in order, with equal counts told as equal."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from sixelements import catalog
from sixelements.content import Exercise
from sixelements.convening.messages import message
from sixelements.convening.patterns.base import Block, heads, sentence, table

from .rows import Row, strips


def blocks(exercise: Exercise, rows: Sequence[Row]) -> Iterator[Block]:
    """Yield what leads, the picture, and the count of each item by group; equal counts share a place."""
    if not rows:
        return
    sums = {row.item: [dots(part) for part in row.parts] for row in rows}
    ranked = sorted(rows, key=lambda row: -sum(sums[row.item]))
    counts = [sum(sums[row.item]) for row in ranked]
    yield from said(ranked, counts)
    yield from strips(exercise, ranked, message("seen.measured.dots"))
    groups = [part["label"] for part in ranked[0].parts]
    same = all([part["label"] for part in row.parts] == groups for row in ranked)
    apart = same and len(groups) > 1
    lines = [
        [
            counts.index(count) + 1,
            row.label,
            *(sums[row.item] if apart else []),
            count,
        ]
        for row, count in zip(ranked, counts, strict=True)
    ]
    place, item, every = heads("place", "item", "all")
    yield table(message("seen.measured.dots_table"), [place, item, *(groups if apart else []), every], lines)


def counted(pattern: Mapping[str, Any]) -> dict[str, int]:
    """Return how many dots lie on each item of which a *pattern* of a vote shows that; none of another kind's."""
    if not pattern or catalog.get(pattern["slug"]).kind != "dots":
        return {}
    shown = (row for one in pattern["blocks"] if one["type"] == "strips" for row in one["rows"])
    return {row["id"]: sum(map(dots, row["parts"])) for row in shown}


def dots(part: Block) -> int:
    """Return how many dots a group put on an item; a part counts people by the number of their dots, from 0."""
    return sum(number * people for number, people in enumerate(part["counts"]))


def said(ranked: Sequence[Row], counts: Sequence[int]) -> Iterator[Block]:
    """Say which items lead, which come next and which have no dot; all that have as many are named together."""
    order = sorted(set(counts), reverse=True)

    def with_count(wanted: int) -> list[object]:
        return [row.label for row, count in zip(ranked, counts, strict=True) if count == wanted]

    yield sentence(
        message("seen.measured.dots_first", count=order[0], of=sum(counts), items=with_count(order[0]))
    )
    if len(order) > 1 and order[1]:
        yield sentence(message("seen.measured.dots_next", count=order[1], items=with_count(order[1])))
    if len(order) > 1 and not order[-1]:
        yield sentence(message("seen.measured.dots_none", items=with_count(0)))
