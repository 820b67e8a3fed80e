"""The content of a vote with dots: what the dots are put on, and how many each person has."""

from __future__ import annotations

from math import ceil, sqrt
from typing import Annotated

from msgspec import Meta

from sixelements.content import Id, Table, Text
from sixelements.kinds.instrument import Common, Pillar

MOST = 10
"""The most dots that one person can have."""


class Item(Table, frozen=True, kw_only=True):
    """One thing that dots can be put on."""

    id: Id
    title: Text
    text: str = ""
    pillar: Pillar = ""


class Content(Common, frozen=True, kw_only=True):
    """The table ``[dots]``; with a ``budget`` of 0 it follows from the number of items (:func:`budget`)."""

    question: Text
    budget: Annotated[int, Meta(ge=0, le=MOST)] = 0
    items: Annotated[tuple[Item, ...], Meta(min_length=1)]


def budget(content: Content) -> int:
    """Return how many dots each person has: as the content says, or the root of the number of items, rounded up.

    The root is the rule of thumb of facilitators: enough dots to show a preference, too few to please everybody.
    """
    return content.budget or min(MOST, ceil(sqrt(len(content.items))))
