"""What can be done in a room, by its facilitator and by its participants.

``facilitate`` and ``participate`` hold what each of them does, ``overview`` what the display shows, ``stage`` what the
room looks at and how long it has, ``teams`` who sits together, ``record`` what a team takes home, ``devices`` who is in
the room, ``remotes`` who leads it from another device, ``beats`` a meeting that is played beat by beat, ``beats_told``
what is told of it, ``lookup`` what all of these need, ``retention`` how long rooms are kept.  The states of an exercise
and how it goes from one to the next stand in ``convening/agenda.py``.
"""

from ..errors import UNKNOWN, RoomError
from .adding import MOST_ACTIVITIES, Part, add, again
from .ahead import collect_ahead
from .ballots import put_to_vote
from .beats import say, vote
from .beats_told import for_device
from .commitments import commit_to, drop_commitment, settle_commitment
from .devices import count_heads, devices, has_secret, let_go, let_idle_go, set_door
from .facilitate import (
    FLOOR,
    KEEP_DAYS,
    MOST_KEEP_DAYS,
    STEPS,
    close_activity,
    open_room,
    reveal,
    set_address,
    set_state,
    start,
)
from .keys import ACTS, stop, turn
from .lookup import find, locked
from .overview import all_rooms, allowed, board, part
from .participate import (
    MOST_PARTICIPANTS,
    MOST_REVISION,
    about_room,
    exercise,
    finish,
    has_joined,
    join,
    pattern,
    share,
    tokens,
    withdraw,
)
from .record import team_record
from .remotes import new_word, room_of, take_remotes_back, take_word
from .retention import Purged, purge, today
from .stage import MOST_SLIDES, show, turn_clock, turn_plan
from .teams import MOST_NAME, MOST_TEAMS, Sat, add_teams, drop_team, name_team, sat, team_of, team_pattern

__all__ = [
    "ACTS",
    "FLOOR",
    "KEEP_DAYS",
    "MOST_ACTIVITIES",
    "MOST_KEEP_DAYS",
    "MOST_NAME",
    "MOST_PARTICIPANTS",
    "MOST_REVISION",
    "MOST_SLIDES",
    "MOST_TEAMS",
    "STEPS",
    "UNKNOWN",
    "Part",
    "Purged",
    "RoomError",
    "Sat",
    "about_room",
    "add",
    "add_teams",
    "again",
    "all_rooms",
    "allowed",
    "board",
    "close_activity",
    "collect_ahead",
    "commit_to",
    "count_heads",
    "devices",
    "drop_commitment",
    "drop_team",
    "exercise",
    "find",
    "finish",
    "for_device",
    "has_joined",
    "has_secret",
    "join",
    "let_go",
    "let_idle_go",
    "locked",
    "name_team",
    "new_word",
    "open_room",
    "part",
    "pattern",
    "purge",
    "put_to_vote",
    "reveal",
    "room_of",
    "sat",
    "say",
    "set_address",
    "set_door",
    "set_state",
    "settle_commitment",
    "share",
    "show",
    "start",
    "stop",
    "take_remotes_back",
    "take_word",
    "team_of",
    "team_pattern",
    "team_record",
    "today",
    "tokens",
    "turn",
    "turn_clock",
    "turn_plan",
    "vote",
    "withdraw",
]
