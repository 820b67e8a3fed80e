"""What the kinds that put items on a scale of points share: their shape, and what can be wrong with them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Protocol

from sixelements.content import Exercise, Scale
from sixelements.kinds.base import duplicates
from sixelements.kinds.instrument import TAKEN, UNKNOWN, Common, Measure, asked, noted
from sixelements.shape import Shape, choice, mapping, record

PLACE = re.compile(r"[12356]\.[AB]|4")
"""A sub-element of the course; element 4 is one whole."""
RATINGS = "ratings"
"""The key that the answers stand under."""
TITLE = 60
FIELDS = {"note", "value"}
"""Keys of an answer that no ask may take for its own."""


class Titled(Protocol):
    """An item or a row: what it is called, and what it says at length."""

    @property
    def id(self) -> str:
        """Its id."""

    @property
    def title(self) -> str:
        """Its short name, for pictures and tables."""


class Section(Protocol):
    """A section, as far as its head goes."""

    @property
    def id(self) -> str:
        """Its id, which is also the name of its step."""

    @property
    def place(self) -> str:
        """The sub-element it speaks for, if any."""


def scale_of(exercise: Exercise, name: str) -> Scale:
    """Return the declared scale called *name*."""
    return next(scale for scale in exercise.scales if scale.id == name)


def points(scale: Scale, content: Common) -> Shape:
    """Return the shape of one answer: a point of the scale, or "I do not know" where that is offered."""
    return choice([*scale.values, *([UNKNOWN] if content.unknown else [])])


def measures(content: Any, items: Iterable[tuple[Any, Any]]) -> list[Measure]:
    """Return one measure for each item and ask; *items* are pairs of a section and an item or a row of it."""
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
        for section, item in items
        for field, ask in asked(content)
    ]


def ratings(exercise: Exercise, items: Iterable[Titled]) -> dict[str, Shape]:
    """Return the shape of the answers: for each item a point under each ask, and a note."""
    content = exercise.content
    point = points(scale_of(exercise, content.scale), content)
    answer = record(**dict.fromkeys((field for field, _ in asked(content)), point), **noted(content))
    return {RATINGS: mapping([item.id for item in items], answer)}


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


def wrong_sections(sections: Sequence[Section], kind: str) -> Iterator[str]:
    """Yield what is wrong with the ids and the places of the sections."""
    yield from duplicates([section.id for section in sections], f"{kind}.sections")
    for section in sections:
        where = f'{kind}.sections "{section.id}"'
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
