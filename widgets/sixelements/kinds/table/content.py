"""The content of a working table: columns, rows, checks, totals, examples, and questions about the whole."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from msgspec import UNSET, Meta, UnsetType

from sixelements.content import Bring, Id, Point, Table, Text
from sixelements.kinds.instrument import Common, Direction
from sixelements.kinds.rate.content import Section

Type = Literal["text", "role", "choice", "number", "date", "tick", "link"]
Most = Annotated[int, Meta(ge=1, le=40)]


class Link(Table, frozen=True, kw_only=True):
    """Which rows a column of links names: those of the exercise ``to``, each shown by its column ``shows``."""

    to: Id
    shows: Id


class Column(Table, frozen=True, kw_only=True):
    """One column: what its cells hold, and what helps to fill them.

    ``max`` is the most characters of a text or a role; ``options`` are what a choice offers, each with the value
    that is kept; ``least`` and ``most`` are the limits of a number; ``link`` says whose rows a link names.
    """

    id: Id
    label: Text
    type: Type
    help: str = ""
    max: Annotated[int, Meta(ge=10, le=600)] = 200
    options: tuple[Point, ...] = ()
    link: Link | None = None
    least: int = 0
    most: int = 1_000_000


class Row(Table, frozen=True, kw_only=True):
    """A row that the tool gives: its heading, and a hint."""

    id: Id
    title: Text
    hint: str = ""


class Check(Table, frozen=True, kw_only=True):
    """What a row lacks, in words that help.

    ``filled`` asks for something in the column, ``numbered`` for a figure in its text, ``after`` for a day later
    than the one in the column ``than``.  A row in which nothing is written is never asked.
    """

    id: Id
    op: Literal["filled", "numbered", "after"]
    column: Id
    than: str = ""
    says: Text


class Total(Table, frozen=True, kw_only=True):
    """How many rows have each choice of ``column``; of a column of numbers their sum, by the choice ``by``."""

    id: Id
    label: Text
    column: Id
    by: str = ""


class Shown(Table, frozen=True, kw_only=True):
    """A row of an example: its cells, the heading it stands under where rows are given, and a comment on it."""

    row: str = ""
    cells: dict[str, Any]
    says: Text


class Example(Table, frozen=True, kw_only=True):
    """A table that somebody else filled in, well or weakly, with a comment on each row."""

    title: Text
    note: Text
    rows: Annotated[tuple[Shown, ...], Meta(min_length=1)]


class Drawing(Table, frozen=True, kw_only=True):
    """How the rows are drawn, as boxes and lines: which columns say it.

    A row is a box called by its column ``name``; where the choice ``state`` is ``wanted`` its edge is broken.
    The texts ``links`` and ``missing`` name other rows, with semicolons between: lines that are there, and broken
    ones that are wanted.
    """

    title: Text
    name: Id
    state: Id
    wanted: Text
    links: Id
    missing: Id


class ByHand(Table, frozen=True, kw_only=True):
    """A small table that only the printed sheet has, to be filled by hand: its heads, and what its rows are called."""

    title: Text
    about: str = ""
    head: Annotated[tuple[Text, ...], Meta(min_length=2, max_length=6)]
    rows: Annotated[tuple[Text, ...], Meta(min_length=1, max_length=8)]


class Sheet(Common, frozen=True, kw_only=True):
    """The table ``[table]``.

    Without ``rows`` a person adds rows, up to ``most``; with ``rows`` the table has these and no others.
    ``paper`` is how many blank rows the printed sheet has.  ``document`` says who writes one table together in a room:
    all of it, or each side one of its own; with ``none`` all of the exercise stays on the device, the questions
    about the whole too, and no room can work it.  ``calendar`` is the column of days that a calendar may take,
    and ``done`` the column that is ticked when a row is done: what is open comes first next time.  ``bring``
    says which rows may be copied from another table, and ``drawing`` how they are drawn.
    ``ballot`` is the column whose texts a room may vote on.  ``by_hand`` is a small table beside it on paper alone.
    ``pause`` names the exercise that people must have been through before this table may be called final.  ``look``
    holds the questions about the whole, each answered on ``scale``: they alone are shared in a room, and the cells
    never.
    """

    title: Text
    noun: Text
    columns: Annotated[tuple[Column, ...], Meta(min_length=2, max_length=8)]
    rows: tuple[Row, ...] = ()
    most: Most = 12
    paper: Most = 6
    document: Literal["room", "side", "none"] = "room"
    calendar: str = ""
    done: str = ""
    bring: tuple[Bring, ...] = ()
    pause: str = ""
    checks: tuple[Check, ...] = ()
    totals: tuple[Total, ...] = ()
    drawing: Drawing | None = None
    by_hand: ByHand | UnsetType = UNSET  # no page needs to know that there is none
    ballot: Id | UnsetType = UNSET
    examples: tuple[Example, ...] = ()
    scale: Id
    look: Section
    direction: Direction = "up"
