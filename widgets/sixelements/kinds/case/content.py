"""The content of a case: what all know, what one side and one role alone know, and what an agreement may hold."""

from __future__ import annotations

from typing import Annotated, Literal, get_args

from msgspec import Meta

from sixelements.content import Id, Table, Text
from sixelements.kinds.instrument import Common

Side = Literal["labor", "management"]
SIDES: tuple[Side, ...] = get_args(Side)
"""The two sides that talk apart, meet, and enter the agreement apart."""

Reader = Literal["all", "everybody", "labor", "management", "observer"]
"""Who reads: all of it (alone, or at the end), what everybody may read, one side's, or the observer's."""


class Times(Table, frozen=True):
    """The minutes of each part of the meeting, in their order."""

    read: Annotated[int, Meta(ge=1)]
    side: Annotated[int, Meta(ge=1)]
    joint: Annotated[int, Meta(ge=1)]
    enter: Annotated[int, Meta(ge=1)]
    compare: Annotated[int, Meta(ge=1)]
    overlay: Annotated[int, Meta(ge=1)]
    debrief: Annotated[int, Meta(ge=1)]

    @property
    def total(self) -> int:
        """The minutes of all parts together."""
        return self.read + self.side + self.joint + self.enter + self.compare + self.overlay + self.debrief


class Stands(Table, frozen=True):
    """What may have become of a term, in a few words each."""

    agreed: Text
    open: Text
    none: Text


class Seat(Table, frozen=True):
    """What one side alone knows, and what it has done that it does not like to tell."""

    knows: Annotated[tuple[Text, ...], Meta(min_length=2)]
    erred: Text


class Role(Table, frozen=True, kw_only=True):
    """Somebody at the table: a job, never a name; ``knows`` and ``says`` stand on this sheet alone.

    ``seats`` is the smallest table at which the role is played.
    """

    id: Id
    side: Literal["labor", "management", "between"]
    title: Text
    seats: Annotated[int, Meta(ge=6, le=10)] = 6
    knows: str = ""
    says: str = ""


class Interest(Table, frozen=True):
    """What one side needs, how much, and which terms would meet it."""

    id: Id
    side: Side
    text: Text
    weight: Literal["high", "middle"]
    met_by: Annotated[tuple[Id, ...], Meta(min_length=1)]


class Named(Table, frozen=True):
    """Something with an id and its words: a term, something that may stay unsaid, a decision to place."""

    id: Id
    title: Text


class Unsaid(Table, frozen=True):
    """Something on a sheet that may never be said aloud, and on whose."""

    id: Id
    title: Text
    side: Literal["labor", "management", "both"]


class Observer(Table, frozen=True):
    """What an observer listens for."""

    norms: Annotated[tuple[Named, ...], Meta(min_length=3)]
    airtime: Text
    first: Text


class Later(Table, frozen=True):
    """How things stand a month after an agreement of some sort, and who lost something by it."""

    id: Id
    title: Text
    text: Text
    lost: Text


class Case(Common, frozen=True, kw_only=True):
    """The table ``[case]``; what one side alone may read is empty in an exercise that was handed to somebody else."""

    invented: Text
    known: Annotated[tuple[Text, ...], Meta(min_length=3)]
    task: Text
    times: Times
    stands: Stands
    labor: Seat | None = None
    management: Seat | None = None
    roles: Annotated[tuple[Role, ...], Meta(min_length=6, max_length=10)]
    interests: tuple[Interest, ...] = ()
    terms: Annotated[tuple[Named, ...], Meta(min_length=5, max_length=10)]
    unsaid: tuple[Unsaid, ...] = ()
    observer: Observer
    ladder: Text
    placed: Annotated[tuple[Named, ...], Meta(min_length=3, max_length=4)]
    later: tuple[Later, ...] = ()
    reader: Reader = "all"
    role: str = ""

    def seat(self, side: Side) -> Seat | None:
        """Return what *side* alone knows, where it is here."""
        return self.labor if side == "labor" else self.management

    def cast(self, side: str) -> list[Role]:
        """Return the roles of *side*, in their order."""
        return [one for one in self.roles if one.side == side]

    def needs(self, side: Side) -> list[Interest]:
        """Return the interests of *side*, in their order."""
        return [one for one in self.interests if one.side == side]
