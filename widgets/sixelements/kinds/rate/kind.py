"""Rate: sections of items, each put on one scale of points, once or once for each ask."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, ClassVar

from sixelements import course
from sixelements.content import Exercise, Table, read
from sixelements.kinds.rated import Rated, scale_of, wrong_asks

from .content import Rate, items


class RateKind(Rated):
    """Rating items on a scale, and seeing where they stand, section by section."""

    name: ClassVar[str] = "rate"
    noun: ClassVar[str] = "rating"
    Content: ClassVar[type[Table]] = Rate
    items: ClassVar[str] = "sections.items"

    def extra_payload(self, exercise: Exercise) -> dict[str, Any]:
        """Return the measures, and the title and the asks of the exercise that is looked back at."""
        content: Rate = exercise.content
        found = super().extra_payload(exercise)
        if not content.looks_back or not _file(content.looks_back).exists():
            return found
        earlier = read(_file(content.looks_back))
        asks = earlier.get(earlier["kind"], {}).get("asks", [])
        told = {"title": earlier["title"], "asks": {ask["id"]: ask["label"] for ask in asks}}
        return found | {"looked_back": {"slug": content.looks_back, **told}}

    def worksheet_slots(self, exercise: Exercise) -> dict[str, Any]:
        """Return the scale, and the heads of a table with the two ends beside their points."""
        content: Rate = exercise.content
        scale = scale_of(exercise, content.scale)
        found = super().worksheet_slots(exercise)
        ends = {scale.values[0]: content.low, scale.values[-1]: content.high}
        heads = [
            f"{label} {ends[value]}" if ends.get(value) else label
            for value, label in zip(found["values"], found["heads"], strict=True)
        ]
        asked_for = ["Asked"] if content.asks else []
        return found | {"scale": scale, "heads": asked_for + heads}

    def wrong(self, exercise: Exercise) -> Iterator[str]:
        """Yield a line for a scale, ends, asks, a mirror or a place that do not fit."""
        content: Rate = exercise.content
        yield from super().wrong(exercise)
        yield from wrong_asks(content, self.name)
        yield from _wrong_ends(exercise)
        yield from _wrong_objection(exercise)
        yield from _wrong_links(content)

    def size_in_words(self, exercise: Exercise) -> str:
        """Return the number of statements."""
        count = len(items(exercise.content))
        return f"{count} statements" if count > 1 else "1 statement"


def _file(slug: str) -> Path:
    return course.exercises() / slug / "exercise.toml"


def _wrong_ends(exercise: Exercise) -> Iterator[str]:
    """Yield where one end is named without the other, and where numbers stand without any ends."""
    content: Rate = exercise.content
    if bool(content.low) != bool(content.high):
        yield "rate, keys low and high: expected both or none"
    for item in items(content):
        if bool(item.low) != bool(item.high):
            yield f'rate.sections.items "{item.id}", keys low and high: expected both or none'
    bare = [item.id for item in items(content) if not (item.low or content.low)]
    for scale in (scale for scale in exercise.scales if scale.id == content.scale):
        numbered = [point.label for point in scale.points] == [str(value) for value in scale.values]
        if numbered and bare:
            expected = "expected both, here or in [rate]; the points have no words"
            yield f'rate.sections.items "{bare[0]}", keys low and high: {expected}'
        if not numbered and len(bare) < len(items(content)):
            last = len(scale.values)
            yield f'[[scales]] {scale.id}, key points: expected the labels "1" to "{last}"; low and high name the ends'


def _wrong_objection(exercise: Exercise) -> Iterator[str]:
    """Yield where an objection is no point of the scale, or is asked for more than once."""
    content: Rate = exercise.content
    points = [value for scale in exercise.scales if scale.id == content.scale for value in scale.values]
    if content.objection and (content.objection not in points or content.asks):
        yield f"rate, key objection: expected a point of the scale and no asks, found {content.objection}"


def _wrong_links(content: Rate) -> Iterator[str]:
    """Yield what is wrong with the mirror, and with the exercise looked back at."""
    asks = [ask.id for ask in content.asks]
    if content.mirror and (len(set(content.mirror)) != 2 or not set(content.mirror) <= set(asks)):
        yield f"rate, key mirror: expected the ids of two asks, found {', '.join(content.mirror)}"
    if content.looks_back and not _file(content.looks_back).exists():
        yield f'rate, key looks_back: expected the slug of an exercise, found "{content.looks_back}"'


KIND = RateKind()
