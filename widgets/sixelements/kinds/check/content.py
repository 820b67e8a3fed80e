"""The content of a list to tick: asks, sections of items, limits and advice."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta

from sixelements.content import Id, Table, Text
from sixelements.kinds.instrument import Ask, Common, Pillar

MOST = 99
"""The most ticks a limit or an advice can name; as an upper end it means any number."""
Count = Annotated[int, Meta(ge=0, le=MOST)]


class Asked(Ask, frozen=True):
    """A question put to the items; *most* limits the ticks (0: any number), *of* narrows the list.

    With *of*, only what is ticked under that earlier ask can be ticked.
    """

    most: Count = 0
    of: str = ""


class Item(Table, frozen=True):
    """One line to tick."""

    id: Id
    title: Text
    text: str = ""
    pillar: Pillar = ""


class Section(Table, frozen=True, kw_only=True):
    """Items that belong together; *most* limits how many of them can be ticked under one ask."""

    id: Id
    title: Text
    about: str = ""
    most: Count = 0
    pillar: Pillar = ""
    place: str = ""
    items: Annotated[tuple[Item, ...], Meta(min_length=1)]


class Guess(Table, frozen=True):
    """Under the ask *by*, a person guesses what the other side ticks under the ask *of*."""

    of: Id
    by: Id


class Advice(Table, frozen=True, kw_only=True):
    """What it suggests when so many are ticked, under an ask or the first one, in a section or in all."""

    ask: str = ""
    section: str = ""
    at_least: Count = 0
    at_most: Count = MOST
    text: Text


class Private(Table, frozen=True):
    """One text that never leaves the device."""

    ask: Text
    hint: str = ""


class Content(Common, frozen=True, kw_only=True):
    """The table ``[check]``; with ``agree`` an item is agreed when it is ticked under every ask."""

    agree: bool = False
    guess: Guess | None = None
    asks: tuple[Asked, ...] = ()
    sections: Annotated[tuple[Section, ...], Meta(min_length=1)]
    advice: tuple[Advice, ...] = ()
    private: Private | None = None
