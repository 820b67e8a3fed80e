"""What a room keeps of the file of a team that it was opened from (``teamfile.py``): checked as what strangers send."""

from __future__ import annotations

from typing import Annotated

import msgspec
from msgspec import Meta

from sixelements import document

MOST_TABLES, MOST_ROWS, MOST_ACTIONS = 40, 400, 400
Cell = Annotated[str, Meta(max_length=4000)] | bool | int | float


class Action(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Who does what by when."""

    what: Annotated[str, Meta(min_length=1, max_length=1000)]
    who: Annotated[str, Meta(max_length=200)] = ""
    by_when: Annotated[str, Meta(max_length=40)] = ""


class Row(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A row of a table: its id, and what stands in its cells."""

    id: Annotated[str, Meta(pattern=f"^{document.ROW.pattern}$")]
    cells: Annotated[dict[Annotated[str, Meta(max_length=50)], Cell], Meta(max_length=20)]


class Written(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What was written at an exercise."""

    slug: Annotated[str, Meta(pattern="^[a-z0-9-]{1,80}$")]
    rows: Annotated[tuple[Row, ...], Meta(max_length=MOST_ROWS)]


class Carried(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a room keeps of the file it was opened from; *team* is the name of the team whose file it is, or ""."""

    team: Annotated[str, Meta(max_length=80)] = ""
    documents: Annotated[tuple[Written, ...], Meta(max_length=MOST_TABLES)] = ()
    actions: Annotated[tuple[Action, ...], Meta(max_length=MOST_ACTIONS)] = ()
    agreements: Annotated[tuple[Action, ...], Meta(max_length=MOST_ACTIONS)] = ()
