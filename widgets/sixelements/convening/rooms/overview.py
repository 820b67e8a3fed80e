"""What a facilitator sees: the list of her rooms, and one of them with all that the display shows."""

from __future__ import annotations

from typing import Any

import msgspec
from sqlalchemy import func, select

from .. import fitting
from ..agenda import ON_VIEW
from ..documents import shown
from ..errors import UNKNOWN, RoomError
from ..facilitators import OWNER, Whose, still
from ..messages import message
from ..store import RoomStore
from ..tables import Activity, Facilitator, Remote, Room, Share
from . import beats_told
from .commitments import agreed
from .lookup import about, find
from .teams import at_a_glance, labels


def allowed(store: RoomStore, code: str, whose: Whose) -> None:
    """Refuse a room that is not among *whose*, as if it were not there, and a key that was taken back."""
    with store.read() as work:
        if not still(work, whose):
            raise RoomError("no-key", message("refused.no_key"))
        if code and not whose.has(find(work, code)):
            raise RoomError(*UNKNOWN)


def all_rooms(store: RoomStore, whose: Whose = OWNER) -> list[dict[str, Any]]:
    """Return *whose* rooms for the facilitator's list, the newest first; the owner sees who opened each."""
    asked = select(Room, Facilitator.name).outerjoin(Facilitator, Facilitator.id == Room.facilitator_id)
    if whose.room is not None:
        asked = asked.where(Room.id == whose.room)
    elif whose.facilitator is not None:
        asked = asked.where(Room.facilitator_id == whose.facilitator)
    with store.read() as work:
        return [
            {
                "code": room.code,
                "purpose": room.purpose,
                "state": room.state,
                "opened": room.opened.isoformat(),
                "facilitator": name or "",
            }
            for room, name in work.execute(asked.order_by(Room.id.desc()))
        ]


def part(store: RoomStore, code: str, activity: int, name: str) -> dict[str, Any] | None:
    """Return in words what one team wrote at an activity."""
    with store.read() as work:
        return shown.of_part(work, find(work, code), activity, name)


def board(
    store: RoomStore, code: str, patterns: dict[int, dict[str, Any]] | None = None, *, whole: bool = True
) -> dict[str, Any]:
    """Return what the display shows: the room, totals (never by side while collecting), patterns, commitments.

    A display looks every second: it hands in the *patterns* it has, by activity, and gets the new ones put there.  They
    never change once revealed, and by the evening there is a megabyte of them.  One that fetches them for itself wants
    it not *whole*: then it is told of each activity only whether there is a pattern, and of the one on the display
    alone what its document holds.
    """
    patterns = {} if patterns is None else patterns
    with store.read() as work:
        room = find(work, code)
        shared = dict(
            work.execute(
                select(Share.activity_id, func.count())
                .join(Activity, Activity.id == Share.activity_id)
                .where(Activity.room_id == room.id, Share.answers.is_not(None))
                .group_by(Share.activity_id)
            ).all()
        )
        told = about(work, room)
        new = [one.id for one in room.activities if one.state in ON_VIEW and one.id not in patterns]
        there = Activity.id.in_(new) & Activity.snapshot.is_not(None)
        if new and whole:
            asked = select(Activity.id, Activity.snapshot).where(there)
            patterns |= {one.id: one.snapshot for one in work.execute(asked)}
        named = set(work.scalars(select(Activity.id).where(there))) if new and not whole else set()
        fittings = {one.id: msgspec.to_builtins(fitting.again(one)) for one in room.activities}
        played = {one.id: one for one in room.activities}
        written = shown.of_room(work, room, None if whole else told["shown"])
        parts = shown.of_parts(work, told["shown"], labels(work, room))
        for one in told["activities"]:
            one["document"] = written.get(one["id"])
            one["parts"] = parts if one["id"] == told["shown"] else []
            one["fitting"] = fittings[one["id"]]
            one["shared"] = shared.get(one["id"], 0)
            if one["by_beats"]:
                one["beat"] = beats_told.for_wall(work, played[one["id"]])
                one["shared"] = one["beat"]["voted"] if one["beat"] else 0
            one["pattern"] = patterns.get(one["id"]) if whole else one["id"] in named
        commitments = agreed(room)
        return {
            **told,
            "secret": room.secret,
            "slide": room.slide,
            "comparing": room.comparing,
            "at_teams": room.at_teams,
            "heads": room.heads,
            "remotes": work.scalar(
                select(func.count()).where(Remote.room_id == room.id, Remote.ends.is_(None))
            ),
            "address": room.address,
            "plan": room.plan,
            "teams": at_a_glance(work, room, told["current"] or told["shown"]),
            "commitments": commitments,
            "opened": room.opened.isoformat(),
            "open": room.still_open or [],
        }
