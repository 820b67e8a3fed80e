"""What a vote of the room was made from, and whether something was changed there since (``ballots.py``)."""

from __future__ import annotations

from typing import Any

import msgspec
from sqlalchemy import select
from sqlalchemy.orm import Session

from ..documents.tables import Document
from ..fields import Number
from ..tables import Activity, Room


class Origin(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a vote was made from: the activity in whose document it stood, and the head of the document then."""

    activity: Number
    head: Number


def origin_of(activity: Activity) -> Origin | None:
    """Return what a vote was made from; None for what is no vote."""
    return None if activity.origin is None else msgspec.convert(activity.origin, Origin)


def origins(work: Session, room: Room) -> dict[int, dict[str, Any]]:
    """Return for each vote of the room from which activity it is, and whether something was changed there since."""
    votes = {one.id: found for one in room.activities if (found := origin_of(one))}
    if not votes:
        return {}
    asked = select(Document.activity_id, Document.head).where(
        Document.part == "", Document.activity_id.in_({one.activity for one in votes.values()})
    )
    heads = dict(work.execute(asked).all())
    return {
        vote: {"activity": one.activity, "changed": heads.get(one.activity, one.head) != one.head}
        for vote, one in votes.items()
    }
