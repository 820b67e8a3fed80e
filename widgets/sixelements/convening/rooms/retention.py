"""How long rooms are kept, and when a clock is not believed."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from sqlalchemy import select

from .. import ahead
from ..messages import message, say
from ..store import RoomStore
from ..tables import Room, Upkeep

LEAP = datetime.timedelta(days=14)
"""A server that was not looked after for longer may have been off, or its clock may be wrong: nobody knows yet."""


@dataclass(frozen=True)
class Purged:
    """How many rooms were deleted, and what is to be said about rooms that were not."""

    gone: int = 0
    said: str = ""


def today() -> datetime.date:
    """Return the day where this server stands, which is the day that people read and write down."""
    return datetime.datetime.now().astimezone().date()


def purge(
    store: RoomStore, day: datetime.date, days: int | None = None, *, trust_clock: bool = False
) -> Purged:
    """Delete every room that on this *day* is older than its own days, or than *days*.

    A clock that leaps ahead (a flat battery, a mistyped date) would make every room old.  So after a leap nothing is
    deleted on the day it leads to, but from the next day on; *trust_clock* does it at once.
    """
    with store.work() as work:
        old = [
            room
            for room in work.scalars(select(Room))
            if last_day(room) + datetime.timedelta(room.keep_days if days is None else days) < day
        ]
        upkeep = work.get(Upkeep, 1, with_for_update=True)
        if upkeep is None:
            # The first look ever: a room bears witness to the day it was opened on.
            newest = max((room.opened for room in work.scalars(select(Room))), default=day)
            upkeep = Upkeep(id=1, day=newest, doubted=None)
            work.add(upkeep)
        went_on = upkeep.doubted is not None and day > upkeep.doubted
        if day - upkeep.day > LEAP and not went_on and not trust_clock:
            upkeep.doubted = day
            return Purged(0, in_doubt(day, upkeep.day, len(old)) if old else "")
        upkeep.day, upkeep.doubted = day, None
        for room in old:
            work.delete(room)
    store.settle()
    return Purged(len(old))


def last_day(room: Room) -> datetime.date:
    """Return the day from which a room's days are counted: when it was opened, or stops collecting for a meeting."""
    return max([room.opened, *(ahead.last_day(one.ahead, room.opened) for one in room.activities)])


def in_doubt(day: datetime.date, last: datetime.date, rooms: int) -> str:
    """Say that nothing was deleted, and why."""
    return say(message("store.clock", day=str(day), last=str(last), rooms=rooms))
