"""What a team takes home: of each exercise its own pattern beside the hall's, and what it wrote.

The record holds what the devices of the team were shown, so there is nothing new for the privacy rule to judge: a
device has the patterns of the team in which it sat at each reveal, and of no other.  The facilitator has no such file,
since no screen of hers shows a team's own pattern.
"""

from __future__ import annotations

from typing import Any, NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from ..agenda import ON_VIEW
from ..documents import shown
from ..documents.lifecycle import TEAM
from ..errors import RoomError
from ..messages import message
from ..store import RoomStore
from ..tables import Activity, Room, Team, TeamPattern
from .commitments import agreed
from .lookup import about, device_of, find
from .teams import called


def team_record(store: RoomStore, code: str, token: str) -> dict[str, Any]:
    """Return what the team of the device with *token* takes home, in the form of a room's own record (``exports``).

    Each exercise stands there twice, as the team saw itself and as the hall was shown.
    """
    with store.read() as work:
        room = find(work, code)
        person = device_of(work, room, token)
        team = work.get(Team, person.team_id) if person.team_id else None
        if team is None:
            raise RoomError("not-joined", message("refused.no_team_record"))
        label = called(team.number, team.name)
        own = own_patterns(work, room, str(person.id))
        on_view = select(Activity.id, Activity.snapshot).where(
            Activity.room_id == room.id, Activity.state.in_(ON_VIEW)
        )
        hall = {one.id: one.snapshot for one in work.execute(on_view)}
        written = shown.of_room(work, room)
        told = about(work, room)
        activities = []
        for one in told["activities"]:
            mine = shown.of_part(work, room, one["id"], f"{TEAM}{team.number}")
            seen = own.get(one["id"])
            theirs, pattern = (called(seen.number, seen.name), seen.pattern) if seen else (label, None)
            for name, what, document in (
                (theirs, pattern, mine),
                (message("team.hall"), hall.get(one["id"]), written.get(one["id"])),
            ):
                title = message("team.of", title=one["title"], team=name)
                activities.append(one | {"title": title, "pattern": what, "document": document})
        commitments = agreed(room)
        opened = room.opened.isoformat()
        return told | {"team": label, "activities": activities, "commitments": commitments, "opened": opened}


class Own(NamedTuple):
    """The team in which a device sat at a reveal, and what that team was shown."""

    number: int
    name: str
    pattern: dict[str, Any]


def own_patterns(work: Session, room: Room, device: str) -> dict[int, Own]:
    """Return by activity the team in which the device sat at its reveal, and what that team was shown."""
    asked = (
        select(TeamPattern, Team, Activity.state)
        .join(Team, Team.id == TeamPattern.team_id)
        .join(Activity, Activity.id == TeamPattern.activity_id)
        .where(Activity.room_id == room.id)
    )
    return {
        one.activity_id: Own(team.number, team.name, one.pattern)
        for one, team, state in work.execute(asked)
        if state in ON_VIEW and device in one.devices
    }
