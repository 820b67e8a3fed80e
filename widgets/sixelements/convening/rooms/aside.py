"""An exercise that is set aside before its reveal: what was shared for it is deleted, so that nothing can show it.

Deleted and not kept unseen, because that is what a room can be promised: a backup that is made later, a reveal that
comes too late and the owner of the server find nothing.  People's own answers are on their devices, and the exercise
can be put on the agenda once more, as its next round.  What a room wrote in a table together it wrote in sight of each
other; it becomes final, as when an exercise is closed.
"""

from __future__ import annotations

from sqlalchemy import delete
from sqlalchemy.orm import Session

from ..agenda import move
from ..clock import Clock
from ..documents import lifecycle
from ..errors import RoomError
from ..messages import message
from ..sheets.tables import Entry
from ..store import RoomStore
from ..tables import Activity, Beat, Finished, Share, Vote
from . import beats
from .lookup import activity_of, locked
from .stage import set_clock

UNREVEALED = (Share, Vote, Beat, Entry, Finished)
"""What people gave to an exercise that nobody was shown: answers, choices at a beat, what a side entered."""


def set_aside(store: RoomStore, code: str, activity_id: int) -> None:
    """Take an activity off the room's work before its reveal, with all that was shared for it."""
    with store.work() as work:
        room = locked(work, code)
        activity = activity_of(work, room, activity_id)
        unseen(work, activity)
        move(activity, "set-aside")
        for table in UNREVEALED:
            work.execute(delete(table).where(table.activity_id == activity.id))
        lifecycle.finish(work, activity)
        set_clock(activity, Clock())
        activity.ahead = None


def unseen(work: Session, activity: Activity) -> None:
    """Refuse a meeting of which the room has seen a beat, or heard words: that cannot be unseen, only broken off."""
    if any(one.snapshot is not None or one.said is not None for one in beats.played(work, activity)):
        raise RoomError("revealed", message("refused.aside_beats"))
