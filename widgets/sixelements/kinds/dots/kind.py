"""Dots: a few votes for each person, on one thing or several, counted and put in order."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random
from typing import Any, ClassVar

from sixelements.content import Exercise, Scale, Score, Table, Value
from sixelements.kinds.base import duplicates
from sixelements.kinds.instrument import Instrument, Measure, implied_scale
from sixelements.shape import Shape, choice, mapping

from .content import MOST, Content, budget

DOTS = "dots"
"""Where the answers stand, and the id of the scale that the dots make."""


class Dots(Instrument):
    """A vote with dots; who voted gave nought to what has none of hers, and more than she has count for nothing."""

    name: ClassVar[str] = "dots"
    noun: ClassVar[str] = "vote with dots"
    Content: ClassVar[type[Table]] = Content
    items: ClassVar[str] = "items"

    def measures(self, exercise: Exercise) -> list[Measure]:
        """Return the dots on each item."""
        content: Content = exercise.content
        return [
            Measure(
                item=item.id,
                field="value",
                path=f"{DOTS}.{item.id}",
                label=item.title,
                scale=DOTS,
                direction=content.direction,
                pillar=item.pillar or content.pillar,
                budget=budget(content),
            )
            for item in content.items
        ]

    def fields(self, exercise: Exercise) -> dict[str, Shape]:
        """Return the shape: dots by item; how many there may be in all follows from what a room asks."""
        content: Content = exercise.content
        return {DOTS: mapping([item.id for item in content.items], choice(list(range(MOST + 1))))}

    def whole(self, exercise: Exercise, answers: dict[str, Any], chance: Random) -> dict[str, Any]:
        """Let a person put all her dots on items, one by one."""
        content: Content = exercise.content
        placed: dict[str, int] = {}
        for _ in range(budget(content)):
            item = chance.choice(content.items).id
            placed[item] = placed.get(item, 0) + 1
        return answers | {DOTS: placed}

    def wrong(self, exercise: Exercise) -> Iterator[str]:
        """Yield a line for keys of other kinds, and for ids that stand twice."""
        content: Content = exercise.content
        for key in ("asks", "note", "unknown"):
            if getattr(content, key):
                yield f"dots, key {key}: expected none; the dots on an item are its answer"
        yield from duplicates([item.id for item in content.items], "dots.items")

    def scales(self, exercise: Exercise) -> tuple[Scale, ...]:
        """Return the declared scales, and the line from no dot to all of them."""
        labels: dict[Value, str] = {
            n: "1 dot" if n == 1 else f"{n} dots" for n in range(budget(exercise.content) + 1)
        }
        return (*exercise.scales, implied_scale(DOTS, labels | {0: "No dot"}, "numbers"))

    def derived(self, _exercise: Exercise) -> list[Score]:
        """Return the dots on each item, the items by their dots, and those with the most."""
        usual: dict[str, Any] = {"table": "items", "answers": DOTS, "scale": DOTS}
        return [
            Score(name="answered", op="answered", **usual),
            Score(name="each", op="median", by="id", **usual),
            Score(name="ranked", op="ranked", of="each"),
            Score(name="highest", op="highest", of="each"),
        ]

    def extra_payload(self, exercise: Exercise) -> dict[str, Any]:
        """Return the measures, and how many dots each person has."""
        return super().extra_payload(exercise) | {"budget": budget(exercise.content)}

    def worksheet_slots(self, exercise: Exercise) -> dict[str, Any]:
        """Return how many dots each person has."""
        return super().worksheet_slots(exercise) | {"budget": budget(exercise.content)}

    def size_in_words(self, exercise: Exercise) -> str:
        """Return the number of items and of dots."""
        content: Content = exercise.content
        return f"{len(content.items)} items, {budget(content)} dots"


KIND = Dots()
