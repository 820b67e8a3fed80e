"""The time an exercise has: when it ends by the server's clock, or how much is left while it stands still.

Every screen of a room counts down to the same moment, so no laptop that sleeps or dies takes the time with it.
When the time is over nothing ends by itself: whoever needs more says so.
"""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import Literal, get_args

State = Literal["stopped", "running", "paused"]
Turn = Literal["start", "pause", "more", "stop"]

TURNS: tuple[Turn, ...] = get_args(Turn)

TRANSITIONS: dict[Turn, dict[State, State]] = {
    # From the whole time, or from what was left; a second press, or a second facilitator, changes nothing.
    "start": {"stopped": "running", "running": "running", "paused": "running"},
    # What is left stays; time that is over is paused at nothing.
    "pause": {"stopped": "stopped", "running": "paused", "paused": "paused"},
    # Two minutes on top, counted from now where the time was over; what stood still stands still.
    "more": {"stopped": "paused", "running": "running", "paused": "paused"},
    # Back to the whole time.
    "stop": {"stopped": "stopped", "running": "stopped", "paused": "stopped"},
}
"""For each turn, the state that follows each state; none is refused."""

MORE = 120_000
"""Milliseconds that "two minutes more" adds."""

MOST = 24 * 60 * 60 * 1000
"""No exercise has more than a day, however often somebody asks for more."""


def now() -> int:
    """Return the server's time in milliseconds since 1970."""
    return time.time_ns() // 1_000_000


@dataclass(frozen=True)
class Clock:
    """When the time is over (*ends*, milliseconds since 1970), or what is *left* of it while it stands still.

    Both are None while it has not been started.
    """

    ends: int | None = None
    left: int | None = None

    @property
    def state(self) -> State:
        """Say whether it runs."""
        return "running" if self.ends is not None else "stopped" if self.left is None else "paused"

    def remaining(self, moment: int, whole: int) -> int:
        """Return the milliseconds that are left at *moment* of a time of *whole* minutes."""
        if self.ends is not None:
            return max(0, self.ends - moment)
        return whole * 60_000 if self.left is None else self.left


def turned(clock: Clock, turn: Turn, moment: int, whole: int) -> Clock:
    """Return *clock* after *turn* at *moment*, for an exercise of *whole* minutes."""
    left = min(clock.remaining(moment, whole) + (MORE if turn == "more" else 0), MOST)
    state = TRANSITIONS[turn][clock.state]
    if state == "stopped":
        return Clock()
    return Clock(ends=moment + left) if state == "running" else Clock(left=left)
