"""What devices ask of a room every few seconds, kept for one second: one answer serves a whole hall.

A device whose clock is wrong counts down by the server's time, and one that was let go hears of it: both are told
beside the room's state, which is the same for everyone.
"""

from __future__ import annotations

import time
from typing import NamedTuple

import msgspec
from sqlalchemy.exc import SQLAlchemyError

from ..convening import codes, rooms
from .opened import room_store

FRESH_SECONDS = 1.0


class Fresh(NamedTuple):
    """A room as it was read at a moment (of the monotonic clock): its state as JSON, and who is in it, as digests."""

    read: float
    state: bytes
    devices: frozenset[str]


_fresh: dict[str, Fresh] = {}


def about(code: str) -> bytes | None:
    """Return the room as JSON, at most a second old; None where no room has the code."""
    code = codes.typed(code)
    kept = _fresh.get(code)
    if kept and time.monotonic() - kept.read < FRESH_SECONDS:
        return kept.state
    try:
        found = msgspec.json.encode(rooms.about_room(room_store(), code))
        inside = rooms.tokens(room_store(), code)
    except rooms.RoomError:
        _fresh.pop(code, None)
        return None
    except SQLAlchemyError:
        # A database that is locked or away: what was true a moment ago is better than nothing.
        if kept is None:
            raise
        return kept.state
    _fresh[code] = Fresh(time.monotonic(), found, inside)
    return found


def in_room(code: str, token: str) -> bool:
    """Say whether the token is one of a device in the room; whoever joined a moment ago is found in the room itself."""
    kept = _fresh.get(codes.typed(code))
    if kept and codes.digest(token) in kept.devices:
        return True
    return bool(token) and rooms.has_joined(room_store(), code, token)
