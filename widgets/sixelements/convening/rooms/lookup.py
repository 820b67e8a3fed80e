"""What facilitators and participants both need: to find a room, to hold it, and what every device may know of it."""

from __future__ import annotations

from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from sixelements import catalog
from sixelements.content import ContentError

from .. import clock, codes, fitting, rehearsal
from ..agenda import ON_VIEW
from ..documents import lifecycle
from ..errors import UNKNOWN, RoomError
from ..messages import message
from ..sides import label
from ..tables import Activity, Beat, Finished, Participant, Press, Room, Team
from .origin import origins


def find(work: Session, code: str) -> Room:
    """Return the room that has the code, however it was typed, to read it."""
    room = work.scalar(select(Room).where(Room.code == codes.typed(code)))
    if room is None:
        raise RoomError(*UNKNOWN)
    return room


def locked(work: Session, code: str) -> Room:
    """Return the room to change it: nobody else changes it, or anything in it, until the transaction ends.

    Every function that writes begins with this, so that what it reads is still so when it writes.
    SQLite holds the whole database for a writer; Postgres holds this row (``FOR UPDATE``).
    """
    room = work.scalar(select(Room).where(Room.code == codes.typed(code)).with_for_update())
    if room is None:
        raise RoomError(*UNKNOWN)
    return room


def done_before(work: Session, key: str) -> int | None:
    """Return the number of the room in which the press *key* was done already; None where it was not, or has no key."""
    return work.scalar(select(Press.room_id).where(Press.key == key)) if key else None


def remember(work: Session, room: Room, key: str) -> None:
    """Keep that the press *key* has been done in the room, in the transaction that does it."""
    if key:
        work.flush()  # a new room gets its number
        work.add(Press(key=key, room_id=room.id))


def activity_of(work: Session, room: Room, activity_id: int) -> Activity:
    """Return one activity of the room, and no other is read; another room's is unknown here."""
    asked = select(Activity).where(Activity.id == activity_id, Activity.room_id == room.id)
    found = work.scalar(asked)
    if found is None:
        raise RoomError("unknown-activity", message("refused.unknown_activity"))
    return found


def device_of(work: Session, room: Room, token: str) -> Participant:
    """Return the device that shows *token*, where it is in the room."""
    asked = select(Participant).where(
        Participant.token == codes.digest(token), Participant.room_id == room.id
    )
    person = work.scalar(asked)
    if person is None:
        raise RoomError("not-joined", message("refused.not_joined"))
    return person


def beats_at(work: Session, room: Room) -> dict[int, dict[str, Any]]:
    """Return where each meeting is that the room plays beat by beat: the number of the beat, whether it is shown."""
    if not any(one.by_beats for one in room.activities):
        return {}
    asked = (
        select(Beat.activity_id, Beat.number, Beat.snapshot.is_not(None))
        .join(Activity, Activity.id == Beat.activity_id)
        .where(Activity.room_id == room.id)
        .order_by(Beat.number)
    )
    return {
        activity: {"number": number, "state": "shown" if seen else "asking"}
        for activity, number, seen in work.execute(asked)
    }


def waiting(room: Room) -> dict[str, Any] | None:
    """Return what one of the room's two keys was turned for; nothing once the minute for the other one is over."""
    return room.asked if room.asked and clock.now() <= room.asked["ends"] else None


def about(work: Session, room: Room) -> dict[str, Any]:
    """Return the room as every device in it may know it: how many are finished is counted over all, never by side."""
    finished = dict(
        work.execute(
            select(Finished.activity_id, func.count())
            .join(Activity, Activity.id == Finished.activity_id)
            .where(Activity.room_id == room.id)
            .group_by(Finished.activity_id)
        ).all()
    )
    teams = work.scalar(select(Team.id).where(Team.room_id == room.id).limit(1)) is not None
    joined = work.scalar(select(func.count()).select_from(Participant).where(Participant.room_id == room.id))
    beats = beats_at(work, room)
    votes = origins(work, room)
    activities = []
    for one in room.activities:
        try:
            title = catalog.get(one.slug).title
        except ContentError:
            title = one.slug  # the exercise is gone from this course; its revealed pattern is still here
        activities.append(
            {
                "id": one.id,
                "slug": one.slug,
                "version": one.version,
                "title": title,
                "minutes": one.minutes,
                "round": one.round,
                "state": one.state,
                "ends": one.ends,
                "left": one.left,
                "ahead": one.ahead,
                "finished": finished.get(one.id, 0),
                "edition": fitting.mark(one),
                "writes": lifecycle.told(work, one, teams=teams),
                "tells_side": one.tells_side,
                "origin": votes.get(one.id),
                "by_beats": one.by_beats,
                "beat": beats.get(one.id),
            }
        )
    current = next((one["id"] for one in activities if one["state"] == "collecting"), None)
    sides = [{"id": side, "label": label(side)} for side in room.sides]
    return {
        "code": room.code,
        "spoken": codes.spoken(room.code),
        "purpose": room.purpose,
        "sides": sides,
        "k": room.k,
        "mode": room.mode,
        "state": room.state,
        "door": room.door,
        "rehearsal": rehearsal.under_way(),
        "joined": joined,
        "first": room.first,
        "two_keys": room.two_keys,
        "asked": waiting(room),
        "activities": activities,
        # In a room with teams they are one team's business, and this is told to everybody.
        "open": [] if teams else room.still_open or [],
        "current": current,
        "shown": shown(room),
    }


def shown(room: Room) -> int | None:
    """Return the activity that is on the display: the one that was chosen, or else the one the room is at."""
    chosen = [one for one in room.activities if one.position == room.shown]
    collecting = [one for one in room.activities if one.state == "collecting"]
    seen = [one for one in room.activities if one.state in ON_VIEW]
    return next((one.id for one in [*chosen, *collecting, *seen[::-1], *room.activities]), None)
