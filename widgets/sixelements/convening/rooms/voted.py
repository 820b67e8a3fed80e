"""What a vote with dots says of a document: the counts go into it when the vote is revealed.

A count is written as any edit is, where the kind of the document has a column for votes (``Kind.votes``), and beside it
in a column of the server's own, so that everybody can read where the number comes from.  What the privacy rule held
back has no count, and a document that is final stays as it is.

Where teams voted on what each of them wrote, nothing is written: the counts are a team's own pattern, which no screen
of the facilitator's shows, and she can open what a team wrote.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import msgspec
from sqlalchemy import select
from sqlalchemy.orm import Session

from sixelements import catalog, document, fitting, kinds
from sixelements.content import ContentError

from .. import patterns
from ..documents.carried import key
from ..documents.lifecycle import cells_of
from ..documents.shown import placed
from ..documents.tables import Document
from ..documents.taking import MOST_NUMBERED, Written, append
from ..tables import Activity, Room
from .origin import origin_of


def count_in(work: Session, room: Room, vote: Activity, shown: patterns.Shown) -> None:
    """Write what a *vote* that is revealed has counted into what it was made from; the caller holds the room."""
    origin = origin_of(vote)
    if origin is None or vote.editions is not None:
        return
    source = next(one for one in room.activities if one.id == origin.activity)
    counts = patterns.counted(shown.pattern)
    asked = select(Document).where(
        Document.activity_id == source.id, Document.part == "", Document.state == "open"
    )
    one = work.scalars(asked.with_for_update()).one_or_none()
    edits = list(written(source, vote.slug, cells_of(work, one), counts)) if one else []
    if one and edits and one.head + len(edits) <= MOST_NUMBERED:
        before = one.head
        append(work, one, edits)
        follow(room, one, before)


def written(
    source: Activity, slug: str, cells: document.Cells, counts: Mapping[str, int]
) -> Iterator[Written]:
    """Yield the edits that write *counts*, by item of the vote *slug*, beside what was voted on."""
    try:
        exercise, vote = catalog.get(source.slug), catalog.get(slug)
    except ContentError:
        return
    kind = kinds.get(exercise.kind)
    if not kind.votes or exercise.version != source.version:
        return
    for item in kind.ballot(exercise, placed(document.rows(cells))):
        count = next(
            (counts[one.id] for one in fitting.voted(vote, [item["title"]]) if one.id in counts), None
        )
        for column in (kind.votes, document.VOTED) if count is not None else ():
            at = f"{item['id']}/{column}"
            yield Written(key(), at, count, cells[at]["key"] if at in cells else None)


def follow(room: Room, one: Document, before: int) -> None:
    """Let the counts be no change of what a vote was made from."""
    for vote in room.activities:
        origin = origin_of(vote)
        if origin is None or origin.activity != one.activity_id or origin.head != before:
            continue
        told: dict[str, Any] = msgspec.to_builtins(msgspec.structs.replace(origin, head=one.head))
        vote.origin = told
