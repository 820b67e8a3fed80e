"""What the room looks at, and how long it has: kept here, so that it outlives the page that pressed.

The display, the facilitator's phone and the participants' devices are faces of this; none of them owns it.
"""

from __future__ import annotations

from .. import clock, plan
from ..clock import Clock, Turn
from ..store import RoomStore
from ..tables import Activity
from .lookup import activity_of, done_before, locked, remember

MOST_SLIDES = 10_000


def show(
    store: RoomStore,
    code: str,
    activity_id: int,
    slide: int = 0,
    *,
    comparing: bool = False,
    teams: bool = False,
) -> None:
    """Put an activity on the room's display: which part of its pattern, and whether beside an earlier round.

    With *teams*, the room's screen shows instead how many of each team joined and are finished, until something
    else is shown.
    """
    with store.work() as work:
        room = locked(work, code)
        room.shown = activity_of(work, room, activity_id).position
        room.slide, room.comparing = max(0, min(slide, MOST_SLIDES)), comparing
        room.at_teams = teams


def turn_clock(store: RoomStore, code: str, activity_id: int, turn: Turn, key: str = "") -> None:
    """Start, pause or stop the time of an activity, or give it two minutes more."""
    with store.work() as work:
        room = locked(work, code)
        if done_before(work, key):
            return
        activity = activity_of(work, room, activity_id)
        set_clock(activity, clock.turned(clock_of(activity), turn, clock.now(), activity.minutes))
        remember(work, room, key)


def turn_plan(store: RoomStore, code: str, turn: plan.Turn, key: str = "") -> None:
    """Begin the plan of the room, or go to its next step or the one before; a room without one stays as it is."""
    with store.work() as work:
        room = locked(work, code)
        if done_before(work, key):
            return
        if found := plan.of_room(room):
            room.plan = plan.kept(plan.turned(found, turn, clock.now()))
        remember(work, room, key)


def clock_of(activity: Activity) -> Clock:
    """Return the clock of an activity."""
    return Clock(activity.ends, activity.left)


def set_clock(activity: Activity, now: Clock) -> None:
    """Let the activity's clock stand as *now* says."""
    activity.ends, activity.left = now.ends, now.left
