"""The content of a protocol: timed steps with who leads, what is sealed before, and what becomes an action."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta

from sixelements.content import Id, Table, Text
from sixelements.kinds.instrument import Common, Direction
from sixelements.kinds.rate.content import Section

Minutes = Annotated[int, Meta(ge=1, le=90)]
MOST_MINUTES = 120
"""The longest meeting that a protocol may plan."""


class Role(Table, frozen=True, kw_only=True):
    """What somebody does for the meeting, such as the facilitator or the scribe."""

    id: Id
    label: Text
    about: str = ""


class Step(Table, frozen=True, kw_only=True):
    """A part of the meeting: its minutes, the role that leads it, and the questions it asks."""

    id: Id
    title: Text
    minutes: Minutes
    lead: str = ""
    about: str = ""
    questions: Annotated[tuple[Text, ...], Meta(min_length=1)]


class Expectation(Table, frozen=True, kw_only=True):
    """A question that is answered before; ``step`` is the one beside which the answer comes back."""

    id: Id
    title: Text
    hint: str = ""
    step: Id


class Sealed(Table, frozen=True, kw_only=True):
    """What is written before the event, sealed, and opened after it: all of it in the step ``opens``."""

    title: Text
    about: Text
    opens: Id
    questions: Annotated[tuple[Expectation, ...], Meta(min_length=1, max_length=8)]


class Actions(Table, frozen=True, kw_only=True):
    """What the meeting ends in: up to ``most`` of it, each with who does it and by when."""

    title: Text
    noun: Text
    about: str = ""
    most: Annotated[int, Meta(ge=1, le=8)] = 4


class Shown(Table, frozen=True, kw_only=True):
    """The notes of one step in an example, and a comment on them."""

    step: Id
    text: Text
    says: Text


class Example(Table, frozen=True, kw_only=True):
    """Notes that somebody else wrote, well or weakly, with a comment on each."""

    title: Text
    note: Text
    rows: Annotated[tuple[Shown, ...], Meta(min_length=1)]


class Protocol(Common, frozen=True, kw_only=True):
    """The table ``[protocol]``.

    ``noun`` is what a step is called, and ``writes`` the label of its notes.  With ``rotate`` each step names its own
    people for the roles, without it the meeting names them once.  ``sealed`` may be left out.  ``look`` holds the
    questions about the whole, each answered on ``scale``: with what was expected before they are all that is shared,
    and the notes never.
    """

    title: Text
    noun: Text
    writes: Text
    roles: Annotated[tuple[Role, ...], Meta(max_length=5)] = ()
    rotate: bool = False
    sealed: Sealed | None = None
    steps: Annotated[tuple[Step, ...], Meta(min_length=2, max_length=8)]
    actions: Actions
    examples: tuple[Example, ...] = ()
    scale: Id
    look: Section
    direction: Direction = "up"
