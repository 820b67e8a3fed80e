"""What a vote of the room was made from, and whether something was changed there since (``ballots.py``)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec
from sqlalchemy import select
from sqlalchemy.orm import Session

from sixelements import typed

from ..documents.tables import Document
from ..fields import Number
from ..tables import Activity, Room


class Origin(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a vote was made from: the activity in whose documents it stood, and their heads then."""

    activity: Number
    head: Number | None = None
    heads: dict[str, Number] = {}
    """The head of each team's document, by its part, where each team votes on its own; then there is no *head*."""


def origin_of(activity: Activity) -> Origin | None:
    """Return what a vote was made from; None for what is no vote."""
    return None if activity.origin is None else typed.convert(activity.origin, Origin)


def origins(work: Session, room: Room) -> dict[int, dict[str, Any]]:
    """Return for each vote of the room from which activity it is, and whether something was changed there since.

    Where each team votes on its own, ``teams`` says it of each team that votes, by its part.
    """
    votes = {one.id: found for one in room.activities if (found := origin_of(one))}
    if not votes:
        return {}
    asked = select(Document.activity_id, Document.part, Document.head).where(
        Document.activity_id.in_({one.activity for one in votes.values()})
    )
    heads = {(activity, part): head for activity, part, head in work.execute(asked)}
    return {vote: told(one, heads) for vote, one in votes.items()}


def told(one: Origin, heads: Mapping[tuple[int, str], int]) -> dict[str, Any]:
    """Return what every device may know of what a vote was made from, by the *heads* of today."""

    def changed(part: str, head: int | None) -> bool:
        return heads.get((one.activity, part), head) != head

    teams = {part: changed(part, head) for part, head in one.heads.items()}
    return {
        "activity": one.activity,
        "changed": any(teams.values()) or (not teams and changed("", one.head)),
        "teams": teams,
    }
