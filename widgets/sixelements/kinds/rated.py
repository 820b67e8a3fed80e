"""What the kinds share that take a point on one scale at each item: section, measures, shape, and what can be wrong.

``Rated`` is the ground of the rating and of the rubric, and of every working tool in ``working.py``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any, Protocol

from sixelements.content import Exercise, Id, Scale, Score, Table, Text
from sixelements.kinds.base import duplicates
from sixelements.kinds.instrument import (
    TAKEN,
    UNKNOWN,
    Common,
    Instrument,
    Measure,
    Pillar,
    asked,
    noted,
    ordered,
)
from sixelements.shape import Shape, choice, mapping, record

PLACE = re.compile(r"[12356]\.[AB]|4")
"""A sub-element of the course; element 4 is one whole."""
RATINGS = "ratings"
"""The key that the answers stand under."""
TITLE = 60
FIELDS = {"note", "value"}
"""Keys of an answer that no ask may take for its own."""


class Head(Table, frozen=True, kw_only=True):
    """The head of a section of items; its id is also its step, and ``place`` is the sub-element it speaks for."""

    id: Id
    title: Text
    about: str = ""
    pillar: Pillar = ""
    place: str = ""


class Titled(Protocol):
    """An item or a row: what it is called, and what it says at length."""

    @property
    def id(self) -> str:
        """Its id."""

    @property
    def title(self) -> str:
        """Its short name, for pictures and tables."""


class Rated(Instrument):
    """A kind that asks for a point of one scale at each item, once or once for each ask.

    ``items`` has two parts: the key of its section or sections, and the key of what stands in one.
    """

    def sections(self, exercise: Exercise) -> list[tuple[Any, Sequence[Any]]]:
        """Return each section with its items."""
        key, items = self.items.split(".")
        found = getattr(exercise.content, key)
        return [(one, getattr(one, items)) for one in (found if isinstance(found, tuple) else (found,))]

    def measures(self, exercise: Exercise) -> list[Measure]:
        """Return one measure an item and ask."""
        content: Any = exercise.content
        return [
            Measure(
                item=item.id,
                field=field,
                path=f"{RATINGS}.{item.id}.{field}",
                label=item.title,
                scale=content.scale,
                ask=ask,
                section=section.id,
                reversed=getattr(item, "reversed", False),
                direction=content.direction,
                pillar=item.pillar or section.pillar or content.pillar,
                place=section.place,
            )
            for section, items in self.sections(exercise)
            for item in items
            for field, ask in asked(content)
        ]

    def fields(self, exercise: Exercise) -> dict[str, Shape]:
        """Return the shape: for each item a point under each ask, and a note."""
        content: Any = exercise.content
        point = choice([*scale_of(exercise, content.scale).values, *([UNKNOWN] if content.unknown else [])])
        answer = record(**dict.fromkeys((field for field, _ in asked(content)), point), **noted(content))
        ids = [item.id for _, items in self.sections(exercise) for item in items]
        return {RATINGS: mapping(ids, answer)}

    def derived(self, exercise: Exercise) -> list[Score]:
        """Return the usual results on one scale."""
        content: Any = exercise.content
        return ordered(RATINGS, [field for field, _ in asked(content)], scale_of(exercise, content.scale))

    def worksheet_slots(self, exercise: Exercise) -> dict[str, Any]:
        """Return the values and the heads of the scale, to put rings at."""
        content: Any = exercise.content
        return super().worksheet_slots(exercise) | points_printed(scale_of(exercise, content.scale), content)

    def wrong(self, exercise: Exercise) -> Iterator[str]:
        """Yield a line for a scale, sections or titles that do not fit."""
        yield from wrong_scale(exercise, exercise.content.scale, f"{self.name}, key scale")
        key, _ = self.items.split(".")
        sections = self.sections(exercise)
        yield from wrong_sections([section for section, _ in sections], f"{self.name}.{key}")
        yield from wrong_titles(
            [item for _, items in sections for item in items], f"{self.name}.{self.items}"
        )


def scale_of(exercise: Exercise, name: str) -> Scale:
    """Return the declared scale called *name*."""
    return next(scale for scale in exercise.scales if scale.id == name)


def wrong_scale(exercise: Exercise, name: str, where: str) -> Iterator[str]:
    """Yield what is wrong with the scale that the key *where* names."""
    found = [scale for scale in exercise.scales if scale.id == name]
    if not found:
        yield f'{where}: expected the id of a declared [[scales]], found "{name}"'
    for scale in found:
        if scale.kind == "names":
            yield f"[[scales]] {scale.id}, key kind: expected levels or numbers; names have no order"
        if list(scale.values) != list(range(1, len(scale.values) + 1)):
            expected = f"the values 1 to {len(scale.values)}, in order"
            yield f"[[scales]] {scale.id}, key points: expected {expected}"


def wrong_asks(content: Common, kind: str) -> Iterator[str]:
    """Yield what is wrong with the number and the ids of the asks."""
    if len(content.asks) not in (0, 2, 3):
        yield f"{kind}, table asks: expected none, two or three, found {len(content.asks)}"
    for ask in content.asks:
        if ask.id in FIELDS:
            yield f'{kind}.asks "{ask.id}", key id: expected another; the answers use it themselves'


def wrong_sections(sections: Sequence[Head], table: str) -> Iterator[str]:
    """Yield what is wrong with the ids and the places of the sections that stand in *table*."""
    yield from duplicates([section.id for section in sections], table)
    for section in sections:
        where = f'{table} "{section.id}"'
        if section.id in TAKEN:
            yield f"{where}, key id: expected another; the page uses it itself"
        if section.place and not PLACE.fullmatch(section.place):
            yield f'{where}, key place: expected a sub-element such as "2.B", found "{section.place}"'


def wrong_titles(items: Sequence[Titled], where: str) -> Iterator[str]:
    """Yield a line for each title that no picture has room for."""
    for item in items:
        if len(item.title) > TITLE:
            yield f'{where} "{item.id}", key title: expected at most {TITLE} characters, found {len(item.title)}'


def points_printed(scale: Scale, content: Common) -> dict[str, Any]:
    """Return for a worksheet the values and the labels of a scale, "I do not know" at the end where it is offered."""
    values = [*scale.values, *([UNKNOWN] if content.unknown else [])]
    labels = [*(point.label for point in scale.points), *([content.unknown] if content.unknown else [])]
    return {"values": values, "heads": labels}
