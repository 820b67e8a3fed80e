"""The content of a search for causes: the issue, its causes, whys, and questions about the whole."""

from __future__ import annotations

from typing import Annotated, Any

from msgspec import Meta

from sixelements.content import Id, Table, Text
from sixelements.kinds.instrument import Common, Direction
from sixelements.kinds.rate.content import Section


class Ask(Table, frozen=True, kw_only=True):
    """What a field asks for, and what helps to answer it."""

    label: Text
    help: str = ""


class Watch(Table, frozen=True, kw_only=True):
    """Words that a cause or an issue does better without, whole and in any case, and what to ask when one is there.

    They are pointed out while somebody writes, and never refused.
    """

    words: Annotated[tuple[Text, ...], Meta(min_length=1)]
    says: Text


class Shown(Table, frozen=True, kw_only=True):
    """A row of an example as a page keeps it, with a comment on it where there is one."""

    id: Text
    cells: dict[str, Any]
    says: str = ""


class Example(Table, frozen=True, kw_only=True):
    """Causes that somebody else looked for, well or weakly, with comments."""

    title: Text
    note: Text
    shown: Annotated[tuple[Shown, ...], Meta(min_length=2)]


class Fish(Common, frozen=True, kw_only=True):
    """The table ``[causes]``.

    ``head`` asks for the issue, ``cause`` for what stands at the end of a bone, ``why`` for each answer to *why*,
    ``know`` for what it rests on and ``reason`` for why it is within reach or is not.  ``most`` is how many bones the
    fish may have, ``paper`` how many are drawn on the blank sheet, and ``whys`` how often it asks.  ``look`` holds the
    questions about the whole, each answered on ``scale``: they alone are shared in a room.
    """

    title: Text
    head: Ask
    cause: Ask
    why: Ask
    know: Ask
    reach: Ask
    reason: Ask
    most: Annotated[int, Meta(ge=3, le=12)] = 12
    paper: Annotated[int, Meta(ge=4, le=8)] = 6
    whys: Annotated[int, Meta(ge=1, le=5)] = 5
    watch: tuple[Watch, ...] = ()
    examples: tuple[Example, ...] = ()
    scale: Id
    look: Section
    direction: Direction = "up"
