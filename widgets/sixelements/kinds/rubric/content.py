"""The content of a rubric: rows whose levels are each described, and the links between them."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta

from sixelements.content import Id, Table, Text
from sixelements.kinds.instrument import Common, Direction, Pillar
from sixelements.kinds.rated import Head


class Row(Table, frozen=True, kw_only=True):
    """One row: a short title, and what each level of the scale looks like here."""

    id: Id
    title: Text
    text: str = ""
    levels: tuple[Text, ...]
    pillar: Pillar = ""


class Section(Head, frozen=True, kw_only=True):
    """Rows that belong together."""

    rows: Annotated[tuple[Row, ...], Meta(min_length=1)]


class Pair(Table, frozen=True, kw_only=True):
    """The link between two rows, and what passes along it."""

    a: Id
    b: Id
    text: Text

    @property
    def id(self) -> str:
        """Its name among the answers."""
        return f"{self.a}_{self.b}"


class Links(Table, frozen=True, kw_only=True):
    """Every two rows and how strong the link between them is, on a scale of its own."""

    scale: Id
    title: Text
    ask: Text
    pairs: Annotated[tuple[Pair, ...], Meta(min_length=1)]


class Rubric(Common, frozen=True, kw_only=True):
    """The table ``[rubric]``: sections of described rows, and the links between the rows."""

    scale: Id
    direction: Direction = "up"
    sections: Annotated[tuple[Section, ...], Meta(min_length=1)]
    links: Links | None = None


def rows(content: Rubric) -> list[Row]:
    """Return every row, in order."""
    return [row for section in content.sections for row in section.rows]
