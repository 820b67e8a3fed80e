"""The content of a scene: one meeting in beats, with the next words of each chair, and how it may end."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Literal, get_args

from msgspec import Meta

from sixelements.content import Id, Table, Text
from sixelements.kinds.instrument import Common

Chair = Literal["labor", "management"]
CHAIRS: tuple[Chair, ...] = get_args(Chair)
"""The two chairs that a meeting is played from."""

Move = Literal["asked", "told", "guessed", "interest", "shut", "kept"]
MOVES: tuple[Move, ...] = get_args(Move)
"""What words do: they asked, told, guessed, named an interest, shut a door, kept a promise."""


class Seat(Table, frozen=True):
    """One chair: who you are in it (a role, never a name), and what only you know when the meeting begins."""

    you: Text
    knows: Annotated[tuple[Text, ...], Meta(min_length=1)]


class Choice(Table, frozen=True):
    """Next words from one chair: a short title, the words, what they do, what follows at once, and where it leads."""

    id: Id
    chair: Chair
    title: Text
    text: Text
    moves: Annotated[tuple[Move, ...], Meta(min_length=1, max_length=2)]
    reply: Text
    to: Id


class Beat(Table, frozen=True, kw_only=True):
    """A moment of the meeting: what everybody hears, what one chair alone notices, and each chair's next words."""

    id: Id
    title: Text
    text: Text
    labor: str = ""
    management: str = ""
    choices: Annotated[tuple[Choice, ...], Meta(min_length=2)]

    def of(self, chair: Chair) -> list[Choice]:
        """Return the next words that *chair* has here, in their order."""
        return [one for one in self.choices if one.chair == chair]

    def seen(self, chair: Chair) -> str:
        """Return what *chair* alone notices here."""
        return self.labor if chair == "labor" else self.management


class Ending(Table, frozen=True):
    """One way the meeting ends: what happens, its price, and how things stand a month later."""

    id: Id
    title: Text
    text: Text
    price: Text
    later: Text


class Scene(Common, frozen=True, kw_only=True):
    """The table ``[scene]``; the first of its beats is where the meeting begins, for both chairs."""

    invented: Text
    known: Annotated[tuple[Text, ...], Meta(min_length=1)]
    labor: Seat
    management: Seat
    beats: Annotated[tuple[Beat, ...], Meta(min_length=2, max_length=12)]
    endings: Annotated[tuple[Ending, ...], Meta(min_length=3)]

    @property
    def sections(self) -> tuple[Beat, ...]:
        """The beats, as those who show answers by section look for them."""
        return self.beats

    def seat(self, chair: Chair) -> Seat:
        """Return the seat of *chair*."""
        return self.labor if chair == "labor" else self.management

    def turns(self) -> Iterator[tuple[Beat, Choice]]:
        """Yield every choice with its beat, in the order of the content."""
        for beat in self.beats:
            for one in beat.choices:
                yield beat, one
