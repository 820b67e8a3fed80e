"""Two keys: in a room that was opened so, what cannot be taken back is done when both facilitators ask for it.

The first key is the facilitator's own browser, and the phones that lead for it; the second is the devices that came in
by the word of the second key, from the other side.  Whoever asks first waits a minute for the other; either may stop.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal, get_args

import msgspec
from msgspec import Meta

from .. import clock
from ..store import RoomStore
from .lookup import locked, waiting

Act = Literal["reveal", "set-aside", "close", "close-room"]
ACTS: tuple[Act, ...] = get_args(Act)
WAIT = 60_000
"""Milliseconds in which the other key must be turned."""


class Asked(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One key was turned: for which act, of which activity, by the *second* key or the first, and how long it waits."""

    act: Act
    activity: Annotated[int, Meta(ge=0, le=100_000_000)] | None
    second: bool
    ends: Annotated[int, Meta(ge=0, lt=2**53)]


def turn(store: RoomStore, code: str, act: Act, activity: int | None, *, second: bool) -> bool:
    """Turn one key for an act, and say whether it may be done now: with one key always, with two when both turned."""
    with store.work() as work:
        room = locked(work, code)
        if not room.two_keys:
            return True
        waits = waiting(room)
        if waits and (waits["act"], waits["activity"], waits["second"]) == (act, activity, not second):
            room.asked = None
            return True
        kept: dict[str, Any] = msgspec.to_builtins(Asked(act, activity, second, clock.now() + WAIT))
        room.asked = kept
        return False


def stop(store: RoomStore, code: str) -> None:
    """Let nothing wait for the other key."""
    with store.work() as work:
        locked(work, code).asked = None
