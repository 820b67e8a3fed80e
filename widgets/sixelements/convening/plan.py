"""The plan of a meeting beside its clock: which step it is at, since when, and what may go when time is short.

A room that is opened from an agenda keeps the steps of that session.  The plan follows the room: an exercise that
begins to collect is a step that was reached.  Nothing is ended or hidden by it.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal, get_args

import msgspec
from msgspec import Meta, structs

from sixelements import agendas, typed
from sixelements.content import ContentError

from .errors import RoomError
from .messages import message
from .tables import Room

Turn = Literal["begin", "next", "back"]
TURNS: tuple[Turn, ...] = get_args(Turn)
MOST_STEPS = 60
Moment = Annotated[int, Meta(ge=0, lt=2**53)]


class Planned(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One step: what happens, how long, the exercise that begins with it, and whether it may go."""

    title: Annotated[str, Meta(max_length=300)]
    minutes: Annotated[int, Meta(ge=1, le=240)]
    slug: Annotated[str, Meta(max_length=80)] = ""
    may_go: bool = False


class Plan(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The steps of a meeting; when it *began* and when the step that it is *at* did, in milliseconds since 1970.

    ``name`` and ``session`` say which agenda it comes from, whose script it has; a room of earlier days keeps no name.
    """

    steps: Annotated[tuple[Planned, ...], Meta(min_length=1, max_length=MOST_STEPS)]
    at: Annotated[int, Meta(ge=0, lt=MOST_STEPS)] = 0
    began: Moment | None = None
    moved: Moment | None = None
    name: Annotated[str, Meta(max_length=80)] = ""
    session: Annotated[int, Meta(ge=0, lt=MOST_STEPS)] = 0


class Source(msgspec.Struct, forbid_unknown_fields=True):
    """Which session of which agenda a room is opened from."""

    name: Annotated[str, Meta(max_length=80)]
    session: Annotated[int, Meta(ge=0, lt=MOST_STEPS)] = 0


def of_agenda(source: Source | None) -> dict[str, Any] | None:
    """Return the plan of a session as a room keeps it."""
    if source is None:
        return None
    try:
        session = agendas.get(source.name).sessions[source.session]
    except (ContentError, IndexError):
        raise RoomError("unknown-agenda", message("refused.unknown_agenda")) from None
    steps = tuple(Planned(one.title, one.minutes, one.exercise, one.may_go) for one in session.steps)
    return kept(Plan(steps, name=source.name, session=source.session))


def of_room(room: Room) -> Plan | None:
    """Return the plan that a room keeps."""
    return None if room.plan is None else typed.convert(room.plan, Plan)


def kept(plan: Plan) -> dict[str, Any]:
    """Return a plan as the database keeps it."""
    found: dict[str, Any] = msgspec.to_builtins(plan)
    return found


def turned(plan: Plan, turn: Turn, moment: int) -> Plan:
    """Return *plan* after *turn* at *moment*; past the first and the last step nothing changes."""
    if turn == "begin" or plan.began is None:
        return structs.replace(plan, at=0, began=moment, moved=moment)
    at = min(max(0, plan.at + (1 if turn == "next" else -1)), len(plan.steps) - 1)
    return plan if at == plan.at else structs.replace(plan, at=at, moved=moment)


def reached(plan: Plan, slug: str, moment: int) -> Plan:
    """Return *plan* when the exercise *slug* begins to collect; one that is not ahead in it changes nothing.

    Where nobody said that the meeting began, it is taken to have come here on time.
    """
    ahead = (place for place, one in enumerate(plan.steps) if one.slug == slug)
    place = next((one for one in ahead if one > plan.at or plan.began is None), None)
    if place is None:
        return plan
    began = plan.began
    if began is None:
        began = moment - 60_000 * sum(one.minutes for one in plan.steps[:place])
    return structs.replace(plan, at=place, began=began, moved=moment)


def follow(room: Room, slug: str, moment: int) -> None:
    """Let the room's plan follow an exercise that begins to collect."""
    if plan := of_room(room):
        room.plan = kept(reached(plan, slug, moment))
