"""The stop before a plan may be called final: the pause that its exercise names, held in the room or brought along."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from sixelements import carrying, catalog
from sixelements.content import ContentError

from ..agenda import ON_VIEW
from ..documents.tables import Document
from ..errors import RoomError
from ..messages import message
from ..tables import Activity, Room


def stop(work: Session, room: Room, activity: Activity) -> None:
    """Refuse to make final what was written at the *activity* before its pause was held.

    It was held where its exercise was revealed or closed in the room, or where the team brought along what it wrote
    there.  Where nothing is written nothing is called final, and nothing is refused.
    """
    try:
        pause = carrying.pause(catalog.get(activity.slug))
    except ContentError:
        return
    written = select(Document.id).where(
        Document.activity_id == activity.id, Document.state == "open", Document.head > 0
    )
    if pause is None or work.scalar(written.limit(1)) is None:
        return
    here = any(one.slug == pause["slug"] and one.state in ON_VIEW for one in room.activities)
    brought = any(
        one["slug"] == pause["slug"] and one["rows"] for one in (room.carried or {}).get("documents", ())
    )
    if not here and not brought:
        raise RoomError("no-pause", message("refused.no_pause", pause=pause["title"]))
