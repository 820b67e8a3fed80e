"""Handing out the sheets of an exercise, one side's to a device, and taking in what each side enters.

The server decides by the device's token.  Whoever joins anew with another device, or opens the course's book, reads
what she likes: a convening keeps that promise, and no program can.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

import msgspec
from sqlalchemy.orm import Session

from sixelements import catalog, kinds, shape, worksheet

from .. import agenda
from ..errors import RoomError
from ..messages import message
from ..rooms.lookup import activity_of, device_of, find, locked
from ..rooms.teams import team_of
from ..store import RoomStore
from ..tables import Activity, Participant, Room
from .tables import Entry, Handed

SIDES = ("labor", "management")
EVERYTHING = "all"


def take(store: RoomStore, code: str, activity_id: int, *, token: str, reader: str, role: str) -> bytes:
    """Hand a device the sheet of a side and a role; another role of that side later, and never the other side's.

    At the end everybody has everything.
    """
    with store.work() as work:
        room = locked(work, code)
        activity = activity_of(work, room, activity_id)
        person = device_of(work, room, token)
        confidential(activity)
        if activity.state in agenda.ON_VIEW:
            return sheet(activity, EVERYTHING, "")
        agenda.sharing(activity.state, room.state)
        kept = work.get(Handed, (activity.id, person.id))
        if kept is not None and kept.reader != reader:
            raise RoomError("other-sheet", message("refused.other_sheet"))
        if reader not in (*SIDES, "observer"):
            raise RoomError("bad-request", message("refused.not_whole"))
        found = sheet(activity, reader, role)
        if kept is None:
            work.add(Handed(activity_id=activity.id, participant_id=person.id, reader=reader))
        return found


def enter(store: RoomStore, code: str, activity_id: int, *, token: str, version: Mapping[str, Any]) -> None:
    """Keep what a device enters for its side of its table, in place of what the side entered before.

    Once both sides have entered, each reads the other's, and neither can change its own any more.
    """
    with store.work() as work:
        room = locked(work, code)
        activity = activity_of(work, room, activity_id)
        person = device_of(work, room, token)
        agenda.sharing(activity.state, room.state)
        side = side_of(work, activity, person)
        exercise = catalog.get(activity.slug)
        form = kinds.get(exercise.kind).entered(exercise)
        if side not in SIDES or form is None:
            raise RoomError("no-sheet", message("refused.no_sheet"))
        for problem in shape.problems(form, version):
            raise RoomError("bad-answers", message("refused.bad_answers", problem=problem[:200]))
        there = entries(work, room, activity, token)
        if len(there) == len(SIDES):
            raise RoomError("both-entered", message("refused.both_entered"))
        if side in there:
            there[side].version = dict(version)
        else:
            at = team_number(work, room, token)
            work.add(Entry(activity_id=activity.id, team=at, side=side, version=dict(version)))


def versions(store: RoomStore, code: str, activity_id: int, token: str) -> dict[str, Any]:
    """Return whose sheet a device has, which sides of its table have entered, and both versions once they have."""
    with store.read() as work:
        room = find(work, code)
        activity = activity_of(work, room, activity_id)
        person = device_of(work, room, token)
        there = entries(work, room, activity, token)
        open_now = len(there) == len(SIDES) or activity.state in agenda.ON_VIEW
        return {
            "reader": side_of(work, activity, person),
            "entered": sorted(there),
            "versions": {side: one.version for side, one in there.items()} if open_now else None,
        }


def confidential(activity: Activity) -> None:
    """Refuse an exercise that has nothing to hand out."""
    if not kinds.get(catalog.get(activity.slug).kind).confidential:
        raise RoomError("no-sheet", message("refused.no_sheet"))


def side_of(work: Session, activity: Activity, person: Participant) -> str:
    """Return whose sheet a device has; "" before it has any."""
    kept = work.get(Handed, (activity.id, person.id))
    return kept.reader if kept else ""


def team_number(work: Session, room: Room, token: str) -> int:
    """Return the number of the team in which a device sits; 0 where it sits in none."""
    team = team_of(work, room, token)
    return team.number if team else 0


def entries(work: Session, room: Room, activity: Activity, token: str) -> dict[str, Entry]:
    """Return what the sides of a device's table have entered."""
    at = team_number(work, room, token)
    found = {side: work.get(Entry, (activity.id, at, side)) for side in SIDES}
    return {side: one for side, one in found.items() if one is not None}


def sheet(activity: Activity, reader: str, role: str) -> bytes:
    """Return what a reader is handed: the exercise and its paper, as JSON."""
    found = _sheet(activity.slug, reader, role, catalog.get(activity.slug).file.stat().st_mtime_ns)
    if found is None:
        raise RoomError("other-sheet", message("refused.other_role"))
    return found


@lru_cache(maxsize=200)
def _sheet(slug: str, reader: str, role: str, _stamp: int) -> bytes | None:
    """Return it; the mark is empty, since the room asks the whole exercise and only hands it out in parts."""
    whole = catalog.get(slug)
    exercise = kinds.get(whole.kind).handed(whole, reader, role)
    if exercise is None:
        return None
    told = worksheet.payload(exercise)
    edition = {"mark": "", "shape": kinds.get(whole.kind).shape(exercise)}
    return msgspec.json.encode(
        {"exercise": told | {"edition": edition}, "worksheet": worksheet.html(exercise)}
    )
