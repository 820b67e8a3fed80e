"""What can be done in a room, by its facilitator and by its participants.

``facilitate`` and ``participate`` hold what each of them does, ``lookup`` what both need, ``retention`` how long
rooms are kept; the states of an exercise and how it goes from one to the next stand in ``convening/agenda.py``.
"""

from ..errors import UNKNOWN, RoomError
from .facilitate import (
    FLOOR,
    KEEP_DAYS,
    MOST_ACTIVITIES,
    STEPS,
    add,
    again,
    all_rooms,
    board,
    close_activity,
    commit_to,
    drop_commitment,
    open_room,
    reveal,
    set_state,
    start,
)
from .lookup import find, locked
from .participate import (
    MOST_PARTICIPANTS,
    MOST_REVISION,
    about_room,
    has_joined,
    join,
    pattern,
    share,
    withdraw,
)
from .retention import purge

__all__ = [
    "FLOOR",
    "KEEP_DAYS",
    "MOST_ACTIVITIES",
    "MOST_PARTICIPANTS",
    "MOST_REVISION",
    "STEPS",
    "UNKNOWN",
    "RoomError",
    "about_room",
    "add",
    "again",
    "all_rooms",
    "board",
    "close_activity",
    "commit_to",
    "drop_commitment",
    "find",
    "has_joined",
    "join",
    "locked",
    "open_room",
    "pattern",
    "purge",
    "reveal",
    "set_state",
    "share",
    "start",
    "withdraw",
]
