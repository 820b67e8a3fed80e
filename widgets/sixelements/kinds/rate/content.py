"""The content of a rating: sections of items, and the scale they stand on."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta

from sixelements.content import Id, Table, Text
from sixelements.kinds.instrument import Common, Direction, Pillar
from sixelements.kinds.rated import Head


class Item(Table, frozen=True, kw_only=True):
    """One thing to rate: a short title, its full statement, and its own two ends where it has them.

    The points of a reversed item run the other way; they are stored as chosen and turned in the results.
    """

    id: Id
    title: Text
    text: str = ""
    hint: str = ""
    low: str = ""
    high: str = ""
    reversed: bool = False
    pillar: Pillar = ""


class Section(Head, frozen=True, kw_only=True):
    """Items that are shown together."""

    items: Annotated[tuple[Item, ...], Meta(min_length=1)]


class Rate(Common, frozen=True, kw_only=True):
    """The table ``[rate]``.

    ``low`` and ``high`` name the two ends of a scale whose points are only numbered.
    ``mirror`` names two asks of which a room sets one side's first beside the other side's second.
    ``objection`` is the point with which an item does not pass in a room, where the room votes on its consent.
    ``looks_back`` is the slug of an exercise whose ticks on the same ids are shown beside the items.
    """

    scale: Id
    low: str = ""
    high: str = ""
    mirror: tuple[Id, ...] = ()
    looks_back: str = ""
    objection: int = 0
    direction: Direction = "up"
    sections: Annotated[tuple[Section, ...], Meta(min_length=1)]


def items(content: Rate) -> list[Item]:
    """Return every item, in order."""
    return [item for section in content.sections for item in section.items]
