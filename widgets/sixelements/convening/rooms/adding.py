"""How an exercise comes onto a room's agenda: when the room is opened, later, or once more."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

import msgspec

from sixelements import catalog, kinds
from sixelements.content import ContentError
from sixelements.fitting import MOST_ADDED, MOST_VOTED

from .. import fitting
from ..agenda import move
from ..documents import lifecycle
from ..errors import RoomError
from ..fitting import Fitting
from ..messages import message
from ..store import RoomStore
from ..tables import Activity, Room
from .lookup import activity_of, done_before, locked, remember
from .origin import Origin, origin_of

MOST_ACTIVITIES = 40


class Part(NamedTuple):
    """One exercise for an agenda: how long it has, what of it the room asks, and who writes one document together."""

    slug: str
    minutes: int
    fitting: Fitting | None = None
    writes: str | None = None
    by_beats: bool = False
    """Whether the room plays it together, beat by beat."""
    tells_side: bool = False
    """Whether a card that was written alone says which side it comes from, where enough people wrote."""
    by_team: Mapping[str, Fitting] | None = None
    """What each team is asked instead, by its part."""
    origin: Origin | None = None
    """What it was made from, where it is a vote on what the room wrote (``ballots.py``)."""


def add_activity(room: Room, part: Part) -> Activity:
    """Put an exercise at the end of the room's agenda, as its next round where it is there already; return it."""
    if len(room.activities) >= MOST_ACTIVITIES:
        raise RoomError("full-agenda", message("refused.full_agenda", most=MOST_ACTIVITIES))
    try:
        exercise = catalog.get(part.slug)
    except ContentError as error:
        raise RoomError("unknown-exercise", message("refused.unknown_exercise", reason=str(error))) from None
    if not kinds.get(exercise.kind).shares(exercise):
        raise RoomError("private-exercise", message("refused.private_exercise", title=exercise.title))
    if part.by_beats and not kinds.get(exercise.kind).by_beats:
        raise RoomError("no-beats", message("refused.no_beats"))
    most = MOST_VOTED if part.origin else MOST_ADDED
    made = Activity(
        position=len(room.activities),
        slug=part.slug,
        version=exercise.version,
        minutes=max(0, min(part.minutes, 480)),
        round=1 + max((one.round for one in room.activities if one.slug == part.slug), default=0),
        state="waiting",
        snapshot=None,
        revealed_from=None,
        edition=fitting.chosen(exercise, part.fitting, most),
        editions=part.by_team
        and {team: fitting.chosen(exercise, one, most) for team, one in part.by_team.items()},
        writes=part.writes,
        by_beats=part.by_beats,
        tells_side=part.tells_side and lifecycle.is_silent(part.slug),
        origin=msgspec.to_builtins(part.origin) if part.origin else None,
    )
    room.activities.append(made)
    return made


def add(
    store: RoomStore,
    code: str,
    slug: str,
    minutes: int,
    key: str = "",
    *,
    wanted: Fitting | None = None,
    writes: str | None = None,
    by_beats: bool = False,
    tells_side: bool = False,
) -> None:
    """Put one more exercise on the agenda of an open room."""
    with store.work() as work:
        room = locked(work, code)
        if not done_before(work, key):
            add_activity(room, Part(slug, minutes, wanted, writes, by_beats, tells_side))
            remember(work, room, key)


def again(store: RoomStore, code: str, activity_id: int, key: str = "") -> None:
    """Put the same exercise on the agenda once more, as the next round, to compare the two times."""
    with store.work() as work:
        room = locked(work, code)
        if done_before(work, key):
            return
        first = activity_of(work, room, activity_id)
        move(first, "again")
        add_activity(
            room,
            Part(
                first.slug,
                first.minutes,
                fitting.again(first),
                first.writes,
                first.by_beats,
                first.tells_side,
                fitting.again_by_team(first),
                origin_of(first),
            ),
        )
        remember(work, room, key)
