"""Share out a few points among two to five things, row by row: now, and as one would want it."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random
from typing import Any, ClassVar

from sixelements.content import Exercise, Scale, Score, Table
from sixelements.kinds.base import duplicates
from sixelements.kinds.instrument import Instrument, Measure, asked, implied_scale, noted, suffix
from sixelements.shape import Shape, choice, mapping, record

from .content import Content, field_of, rows_of, scale_id


class Allocate(Instrument):
    """Sharing out points; a row counts under an ask once its shares add up."""

    name: ClassVar[str] = "allocate"
    noun: ClassVar[str] = "sharing out points"
    Content: ClassVar[type[Table]] = Content
    items: ClassVar[str] = "sections.rows"

    def scales(self, exercise: Exercise) -> tuple[Scale, ...]:
        """Return the declared scales, and for each share a line from nothing to all points."""
        content: Content = exercise.content
        points = range(content.total + 1)
        made = [
            implied_scale(scale_id(share), {n: f"{share.title} {n}" for n in points}, "numbers")
            for share in content.shares
        ]
        return (*exercise.scales, *made)

    def measures(self, exercise: Exercise) -> list[Measure]:
        """Return the points of each row, ask and share."""
        content: Content = exercise.content
        return [
            Measure(
                item=row.id,
                field=field_of(ask, share),
                path=f"shares.{row.id}.{field_of(ask, share)}",
                label=row.title,
                scale=scale_id(share),
                ask=label,
                section=section.id,
                pillar=row.pillar or content.pillar,
                place=row.place,
                total=content.total,
            )
            for section in content.sections
            for row in section.rows
            for ask, label in asked(content)
            for share in content.shares
        ]

    def fields(self, exercise: Exercise) -> dict[str, Shape]:
        """Return the shares of each row."""
        content: Content = exercise.content
        points = choice(list(range(content.total + 1)))
        names = [field_of(ask, share) for ask, _ in asked(content) for share in content.shares]
        row = record(**dict.fromkeys(names, points), **noted(content))
        return {"shares": mapping([row.id for row in rows_of(content)], row)}

    def whole(self, exercise: Exercise, answers: dict[str, Any], chance: Random) -> dict[str, Any]:
        """Let the points of each row add up."""
        content: Content = exercise.content
        for row in rows_of(content):
            for ask, _ in asked(content):
                *others, last = (field_of(ask, share) for share in content.shares)
                left, points = content.total, answers["shares"].setdefault(row.id, {})
                for name in others:
                    points[name] = min(points.get(name, chance.randint(0, left)), left)
                    left -= points[name]
                points[last] = left
        return answers

    def derived(self, exercise: Exercise) -> list[Score]:
        """Return how many rows add up, the mean of each share over those, and what two asks change in it."""
        content: Content = exercise.content
        found = []
        asks = [ask for ask, _ in asked(content)]
        for ask in asks:
            parts = {share.id: field_of(ask, share) for share in content.shares}
            every: dict[str, Any] = {
                "table": "items",
                "answers": "shares",
                "parts": parts,
                "total": content.total,
            }
            found += [
                Score(name=f"answered{suffix(ask)}", op="answered", **every),
                Score(name=f"means{suffix(ask)}", op="shares", **every),
            ]
        if len(asks) == 2:
            before, after = (f"means{suffix(ask)}" for ask in asks)
            found += [
                Score(name="change", op="change", of=after, minus=before),
                Score(name="widest", op="ranked", of="change"),
                Score(name="same", op="same", of="change"),
            ]
        return found

    def wrong(self, exercise: Exercise) -> Iterator[str]:
        """Yield a line for asks, shares, sections and rows that do not go together."""
        content: Content = exercise.content
        if len(content.asks) not in (0, 2):
            yield f"allocate, table asks: expected none or two, found {len(content.asks)}"
        for key in ("direction", "unknown"):
            if getattr(content, key):
                yield f"allocate, key {key}: expected none, since points are only shared out"
        yield from duplicates([share.id for share in content.shares], "allocate.shares")
        yield from duplicates([section.id for section in content.sections], "allocate.sections")
        yield from duplicates([scale.id for scale in self.scales(exercise)], "allocate and [[scales]]")
        known = {share.id for share in content.shares}
        for row in rows_of(content):
            if row.labels and row.labels.keys() != known:
                expected = ", ".join(share.id for share in content.shares)
                yield f'allocate.sections.rows "{row.id}", key labels: expected one each of {expected}'

    def worksheet_slots(self, exercise: Exercise) -> dict[str, Any]:
        """Return under which name the points of a share are kept."""
        return super().worksheet_slots(exercise) | {"field_of": field_of}

    def size_in_words(self, exercise: Exercise) -> str:
        """Return how often points are shared out."""
        content: Content = exercise.content
        count = len(rows_of(content)) * len(asked(content))
        return f"{content.total} points shared {count} times"


KIND = Allocate()
