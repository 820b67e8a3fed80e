"""The content of a draft: the parts of a text, phrases that are gathered first, checks, examples, who signs."""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Meta

from sixelements.content import Id, Table, Text
from sixelements.kinds.instrument import Common, Direction
from sixelements.kinds.rate.content import Section


class Quote(Table, frozen=True, kw_only=True):
    """A few words of somebody else's text of this sort, and where they stand."""

    text: Text
    source: Text


class Part(Table, frozen=True, kw_only=True):
    """One part of the text: its heading, what to write there, how long it may be, and what others wrote.

    ``lines`` is how many blank lines the printed sheet has.  What stands ``aside`` helps to write the text, or to test
    it, and is no part of it.
    """

    id: Id
    title: Text
    prompt: Text
    max: Annotated[int, Meta(ge=40, le=2000)] = 600
    lines: Annotated[int, Meta(ge=1, le=12)] = 3
    aside: bool = False
    examples: tuple[Quote, ...] = ()


class Form(Table, frozen=True, kw_only=True):
    """A way to build the text, one of several: what it is like, and which parts only such a text has."""

    id: Id
    title: Text
    about: str = ""
    parts: tuple[Id, ...] = ()


class Phrases(Table, frozen=True, kw_only=True):
    """What is gathered before anybody writes: a few words each, up to ``most`` of them."""

    title: Text
    noun: Text
    ask: Text
    most: Annotated[int, Meta(ge=2, le=40)] = 24
    max: Annotated[int, Meta(ge=20, le=200)] = 100
    paper: Annotated[int, Meta(ge=1, le=20)] = 6


class Check(Table, frozen=True, kw_only=True):
    """What the text lacks, in words that help.

    ``filled`` asks that something stands in the part, ``holds`` that one of the ``words`` does, and ``avoids`` that
    none of them does; without ``part`` it speaks of every part.
    """

    id: Id
    op: Literal["filled", "holds", "avoids"]
    part: str = ""
    words: tuple[Text, ...] = ()
    says: Text


class Remark(Table, frozen=True, kw_only=True):
    """A part of an example, and a comment on it."""

    part: Id
    text: Text
    says: Text


class Example(Table, frozen=True, kw_only=True):
    """A text that somebody else wrote, well or weakly, with a comment on each part."""

    title: Text
    note: Text
    parts: Annotated[tuple[Remark, ...], Meta(min_length=1)]


class Signer(Table, frozen=True, kw_only=True):
    """A side that signs: its id, its name inside a sentence, and what its tick says."""

    id: Id
    name: Text
    label: Text


class Draft(Common, frozen=True, kw_only=True):
    """The table ``[draft]``.

    ``forms`` are ways to build it, of which a person chooses one; a part that some form names belongs to those only.
    Where the text ``stays``, it is each person's own and leaves no device: a room gathers only the phrases that people
    choose from it, or nothing at all.  ``document`` says who writes one text together in a room: all of it, or each
    side one of its own.  ``consent`` is what a room votes on once a version is kept: the whole of it, or each part.
    ``aloud`` is how many seconds it may take to read the text aloud, where that matters.  ``look`` holds the questions
    about the whole, each answered on ``scale``: they alone are shared in a room, and the text never.
    """

    title: Text
    parts: Annotated[tuple[Part, ...], Meta(min_length=1, max_length=16)]
    phrases: Phrases | None = None
    forms: tuple[Form, ...] = ()
    stays: bool = False
    document: Literal["room", "side"] = "room"
    consent: Literal["", "whole", "parts"] = ""
    signers: tuple[Signer, ...] = ()
    aloud: Annotated[int, Meta(ge=0, le=600)] = 0
    checks: tuple[Check, ...] = ()
    examples: tuple[Example, ...] = ()
    scale: Id
    look: Section
    direction: Direction = "up"

    def shown(self, form: object) -> tuple[Part, ...]:
        """Return the parts of a text of that form; those of no form where none is chosen."""
        bound = {part for one in self.forms for part in one.parts}
        own = {part for one in self.forms if one.id == form for part in one.parts}
        return tuple(one for one in self.parts if one.id not in bound or one.id in own)

    @property
    def body(self) -> tuple[Part, ...]:
        """The parts that make the text, without what stands aside."""
        return tuple(one for one in self.parts if not one.aside)
