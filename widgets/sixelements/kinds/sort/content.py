"""The content of cards to sort: the boxes, the cards, and texts to write afterward."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta

from sixelements.content import Id, Table, Text
from sixelements.kinds.instrument import Common, Pillar


class Box(Table, frozen=True):
    """A box a card can go into."""

    id: Id
    title: Text
    text: str = ""


class Card(Table, frozen=True):
    """One card: what stands on it, the box the sources put it under, and what follows from that."""

    id: Id
    title: Text
    text: str = ""
    belongs: str = ""
    feedback: str = ""
    place: str = ""
    pillar: Pillar = ""


class Then(Table, frozen=True):
    """A text to write once the cards are sorted."""

    id: Id
    ask: Text
    hint: str = ""


class Content(Common, frozen=True, kw_only=True):
    """The table ``[sort]``; with ``overlay`` a room sees what both parties put into one box, and what is contested."""

    question: Text
    boxes: Annotated[tuple[Box, ...], Meta(min_length=2)]
    cards: Annotated[tuple[Card, ...], Meta(min_length=1)]
    then: tuple[Then, ...] = ()
    overlay: bool = False
