"""How long rooms are kept."""

from __future__ import annotations

import datetime

from sqlalchemy import select

from ..store import Room, RoomStore


def purge(store: RoomStore, today: datetime.date, days: int | None = None) -> int:
    """Delete every room that is older than its own days, or than *days*; return how many."""
    with store.work() as work:
        old = [
            room
            for room in work.scalars(select(Room))
            if room.opened + datetime.timedelta(room.keep_days if days is None else days) < today
        ]
        for room in old:
            work.delete(room)
    store.settle()
    return len(old)
