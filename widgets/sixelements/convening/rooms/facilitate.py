"""What a facilitator does in a room, and what the display shows.

Each function is one transaction that holds the room from its first line, so two people who press at once are
served one after the other on every database, and what a caller was told is in the database.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import msgspec
from sqlalchemy import select
from sqlalchemy.orm import Session

from .. import ahead, codes, fitting, patterns, plan, rehearsal
from ..agenda import after, move
from ..carried import Carried
from ..clock import Clock, now, turned
from ..documents import carried, lifecycle, silent
from ..errors import RoomError
from ..facilitators import OWNER, Whose
from ..messages import is_message, message
from ..sides import SIDES
from ..store import RoomStore
from ..tables import Activity, Commitment, Room
from ..teamwise import First
from . import beats, pauses
from .adding import Part, add_activity, again
from .aside import set_aside
from .ledger import contributed, seen_before
from .lookup import activity_of, done_before, locked, remember
from .retention import today
from .stage import clock_of, set_clock
from .teams import keep_patterns, parts, put_teams
from .voted import count_in

FLOOR = 3
KEEP_DAYS = 30
MOST_KEEP_DAYS = 3650


def open_room(
    store: RoomStore,
    *,
    purpose: str,
    sides: list[str],
    agenda: Sequence[tuple[str, int] | Part],
    k: int = 5,
    mode: str = "anonymous",
    keep_days: int = KEEP_DAYS,
    teams: Sequence[str] = (),
    first: First = "teams",
    source: plan.Source | None = None,
    two_keys: bool = False,
    brought: Carried | None = None,
    whose: Whose = OWNER,
    key: str = "",
) -> str:
    """Open a room for *agenda*, an exercise's slug and minutes each, and what of it is asked; return its code.

    *teams* are names, "" for one that goes by its number, which go *first* or after sides; *source* is the session
    whose plan the room follows; *brought* is what a team carries in from its file, its agreements among it.
    It is *whose* room from now on: nobody else sees it but the owner of the server.
    A *key* is the random word of one press: what was done under it is not done a second time, here and below.
    """
    if whose.room is not None:
        raise RoomError("no-key", message("refused.one_room"))
    if not agenda:
        raise RoomError("no-agenda", message("refused.no_agenda"))
    if len(sides) < 1 or not set(sides) <= set(SIDES):
        raise RoomError("no-sides", message("refused.no_sides"))
    if k < FLOOR:
        raise RoomError("low-k", message("refused.low_k", k=FLOOR))
    if mode not in ("anonymous", "open"):
        raise RoomError("bad-mode", message("refused.bad_mode"))
    if not 1 <= keep_days <= MOST_KEEP_DAYS:
        raise RoomError("bad-days", message("refused.bad_days", most=MOST_KEEP_DAYS))
    with store.work() as work:
        if number := done_before(work, key):
            return work.get_one(Room, number).code
        code = codes.new_code()
        while work.scalar(select(Room.id).where(Room.code == code)):
            code = codes.new_code()
        room = Room(
            code=code,
            purpose=rehearsal.named(purpose.strip())[:400],
            sides=[side for side in SIDES if side in sides],
            k=k,
            mode=mode,
            state="open",
            opened=today(),
            keep_days=keep_days,
            facilitator_id=whose.facilitator,
            secret=codes.new_secret(),
            door="open",
            first=first,
            plan=plan.of_agenda(source),
            two_keys=two_keys,
            carried=msgspec.to_builtins(brought) if brought else None,
            still_open=msgspec.to_builtins(brought.actions) if brought else None,
            commitments=[
                Commitment(**msgspec.to_builtins(one)) for one in (brought.agreements if brought else ())
            ],
        )
        work.add(room)
        for part in agenda:
            add_activity(room, Part(*part))
        put_teams(work, room, teams)
        remember(work, room, key)
    return code


def start(store: RoomStore, code: str, activity_id: int) -> None:
    """Let people share for an activity from now on; whatever was collecting before waits."""
    with store.work() as work:
        room = locked(work, code)
        chosen = activity_of(work, room, activity_id)
        collect(work, room, chosen)
        chosen.ahead = None


def collect(work: Session, room: Room, chosen: Activity) -> None:
    """Let an activity collect in a room that is held, and no other beside it."""
    move(chosen, "collect")
    lifecycle.begin(work, room, chosen)
    carried.fill(work, room, chosen)
    beats.begin(work, chosen)
    for one in room.activities:
        if one is not chosen and one.state == "collecting":
            move(one, "interrupt")
            set_clock(one, turned(clock_of(one), "pause", now(), one.minutes))
    turn_to(room, chosen)
    plan.follow(room, chosen.slug, now())


def turn_to(room: Room, activity: Activity) -> None:
    """Let the display show *activity* from its beginning."""
    room.shown, room.slide, room.comparing, room.at_teams = activity.position, 0, False, False


def reveal(store: RoomStore, code: str, activity_id: int) -> dict[str, Any]:
    """Freeze the pattern of what has been shared, show it to everyone, and return it."""
    with store.work() as work:
        room = locked(work, code)
        activity = activity_of(work, room, activity_id)
        revealed = after(activity.state, "reveal")
        ahead.revealing(activity.ahead, now())
        earlier = seen_before(work, room, activity.slug)
        if activity.by_beats:
            turn_to(room, activity)
            return beats.reveal(work, room, activity, earlier)
        written = silent.apart(activity, contributed(work, activity.id))
        shared = [one for one, _ in written]
        told: dict[str, Any] = {
            "sides": room.sides,
            "k": room.k,
            "mode": room.mode,
            "round_": activity.round,
            "earlier": earlier,
            "first": room.first,
            "salt": room.code,  # a restored room keeps its code, so its people stay the same people
        }
        if activity.editions is None:
            shown = patterns.reveal(fitting.asked(activity), shared, **told)
        else:
            teams = parts(work, room)
            asked = {teams[part]: fitting.asked(activity, part) for part in activity.editions}
            shown = patterns.reveal_by_team(asked, shared, **told)
        if is_message(shown.held) and not (
            lifecycle.is_silent(activity.slug) and silent.enough(room, written)
        ):
            raise RoomError("held", shown.held)  # nothing is shown, and collecting goes on
        activity.snapshot, activity.revealed_from = shown.pattern, shown.basis
        activity.state = revealed
        keep_patterns(work, room, activity, shown.teams)
        silent.reveal(work, room, activity, written)
        count_in(work, room, activity, shown)
        set_clock(activity, Clock())
        turn_to(room, activity)
        return shown.pattern


def close_activity(store: RoomStore, code: str, activity_id: int) -> None:
    """End an activity: its pattern stays on view, nothing more is collected, and its documents are final."""
    with store.work() as work:
        room = locked(work, code)
        activity = activity_of(work, room, activity_id)
        pauses.stop(work, room, activity)
        if activity.state == "collecting":
            activity.snapshot = beats.way(
                work, room, activity
            )  # a meeting that breaks off keeps the way it went
        move(activity, "close")
        lifecycle.finish(work, activity)
        silent.forget(work, activity)
        set_clock(activity, Clock())


STEPS: dict[str, Callable[[RoomStore, str, int], object]] = {
    "collect": start,
    "reveal": reveal,
    "set-aside": set_aside,
    "close": close_activity,
    "again": again,
}
"""What a facilitator can do with one activity: each act of ``agenda.py`` but "interrupt", which follows "collect"."""


def set_state(store: RoomStore, code: str, state: str) -> None:
    """Close the room (nobody joins or shares) or open it again."""
    with store.work() as work:
        locked(work, code).state = state


def set_address(store: RoomStore, code: str, address: str) -> None:
    """Keep the address that the room's phones are told; "" for the likeliest one."""
    with store.work() as work:
        locked(work, code).address = address
