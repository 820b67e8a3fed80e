"""Collecting ahead of a meeting: the facilitator says from when until when an exercise takes what people share."""

from __future__ import annotations

from .. import ahead, clock
from ..store import RoomStore
from .facilitate import collect
from .lookup import activity_of, locked


def collect_ahead(store: RoomStore, code: str, activity_id: int, opens: int, closes: int) -> None:
    """Let an exercise collect between two moments (milliseconds since 1970); whatever was collecting before waits.

    Said again, it is other times.  To let people share without them is :func:`.facilitate.start`.
    """
    with store.work() as work:
        room = locked(work, code)
        activity = activity_of(work, room, activity_id)
        times = ahead.chosen(opens, closes, clock.now())
        collect(work, room, activity)
        activity.ahead = times
