"""The content of cards that people write, put into boxes and put together: boxes, cards given, examples, questions."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta

from sixelements.content import Bring, Id, Table, Text
from sixelements.kinds.instrument import Common, Direction
from sixelements.kinds.rate.content import Section


class Box(Table, frozen=True, kw_only=True):
    """A box that cards lie in: what it is for, what helps to fill it.

    ``ask`` is what each card in it wants in a person's own words, such as another wording; none where it is empty.
    """

    id: Id
    title: Text
    text: str = ""
    hint: str = ""
    ask: str = ""


class Given(Table, frozen=True, kw_only=True):
    """A card that the tool gives: what stands on it, what is told below, and where it lies at first, if anywhere."""

    id: Id
    text: Text
    more: str = ""
    box: str = ""


class Shown(Table, frozen=True, kw_only=True):
    """A card of an example: its box, the other wordings that were put with it, and a comment."""

    text: Text
    box: Id
    under: tuple[Text, ...] = ()
    says: Text


class Example(Table, frozen=True, kw_only=True):
    """Cards that somebody else wrote, well or weakly, with a comment on each."""

    title: Text
    note: Text
    cards: Annotated[tuple[Shown, ...], Meta(min_length=1)]


class Board(Common, frozen=True, kw_only=True):
    """The table ``[cards]``.

    A person adds up to ``most`` cards of up to ``max`` characters; ``paper`` is how many blank lines each box has on
    the printed sheet.  ``carry`` is what ticking says of a card that becomes an action, "We do this"; without it no
    card does.  ``bring`` says which rows of another exercise may become cards.  ``look`` holds the questions about
    the whole, each answered on ``scale``.
    """

    title: Text
    together: Text
    noun: Text = "Card"
    boxes: Annotated[tuple[Box, ...], Meta(min_length=2, max_length=8)]
    given: tuple[Given, ...] = ()
    most: Annotated[int, Meta(ge=1, le=40)] = 24
    max: Annotated[int, Meta(ge=20, le=300)] = 160
    paper: Annotated[int, Meta(ge=1, le=12)] = 5
    carry: str = ""
    bring: tuple[Bring, ...] = ()
    examples: tuple[Example, ...] = ()
    scale: Id
    look: Section
    direction: Direction = "up"
