"""The content of sharing out points: what they go to, and the rows."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta, field

from sixelements.content import Id, Table, Text
from sixelements.kinds.instrument import Common, Pillar


class Share(Table, frozen=True):
    """One of the things that points go to."""

    id: Id
    title: Text
    text: str = ""


class Row(Table, frozen=True):
    """Something whose points are shared out; ``labels`` says in its own words what each share is here."""

    id: Id
    title: Text
    text: str = ""
    labels: dict[str, Text] = field(default_factory=dict)
    pillar: Pillar = ""
    place: str = ""


class Section(Table, frozen=True, kw_only=True):
    """Some rows that belong together."""

    id: Id
    title: Text
    about: str = ""
    rows: Annotated[tuple[Row, ...], Meta(min_length=1)]


class Content(Common, frozen=True, kw_only=True):
    """The table ``[allocate]``: how many points, among which shares, in which rows."""

    total: Annotated[int, Meta(ge=2, le=100)] = 10
    shares: Annotated[tuple[Share, ...], Meta(min_length=2, max_length=5)]
    sections: Annotated[tuple[Section, ...], Meta(min_length=1)]


def scale_id(share: Share) -> str:
    """Return the id of the scale on which the points of a share stand."""
    return f"{share.id}-points"


def field_of(ask: str, share: Share) -> str:
    """Return the name under which the points of a share are kept."""
    return share.id if ask == "value" else f"{ask}_{share.id}"


def rows_of(content: Content) -> list[Row]:
    """Return every row, in order."""
    return [row for section in content.sections for row in section.rows]
