"""What must hold of every row of the rooms, whoever wrote it: the rules of opening a room, for files that come back.

The digest of a backup says that it is whole, not who wrote it; a room with a smallest group of none would show
everybody, and one in a state that there is not would stop its facilitator.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import Annotated, Any, Literal

import msgspec
from msgspec import Meta
from sqlalchemy import Connection, select

from sixelements import catalog, kinds, shape, typed
from sixelements.content import ContentError
from sixelements.fitting import Edition

from . import agenda, agenda_rows, aside_rows, beat_rows, clock, codes, fitting
from .ahead import Ahead
from .carried import MOST_ACTIONS, Action, Carried
from .documents import lifecycle, rules
from .fields import Digest, Number
from .messages import Text, message
from .plan import Plan
from .rooms import (
    FLOOR,
    MOST_ACTIVITIES,
    MOST_KEEP_DAYS,
    MOST_NAME,
    MOST_PARTICIPANTS,
    MOST_REVISION,
    MOST_SLIDES,
)
from .rooms.keys import Asked
from .rooms.origin import Origin
from .sheets import rules as sheet_rules
from .sides import SIDES
from .tables import Base
from .teamwise import First

Key = Annotated[str, Meta(pattern="^[a-z0-9-]{8,36}$")]
"""The random word of one press at the board."""


class RoomRow(msgspec.Struct, forbid_unknown_fields=True):
    """A room."""

    id: Number
    code: Annotated[str, Meta(pattern=f"^[{codes.ALPHABET}]{{{codes.LENGTH}}}$")]
    purpose: Annotated[str, Meta(max_length=400)]
    sides: Annotated[list[str], Meta(min_length=1)]
    k: Annotated[int, Meta(ge=FLOOR, le=MOST_PARTICIPANTS)]
    mode: Literal["anonymous", "open"]
    state: Literal["open", "closed"]
    opened: datetime.date
    keep_days: Annotated[int, Meta(ge=1, le=MOST_KEEP_DAYS)]
    facilitator_id: Number | None
    secret: Annotated[str, Meta(pattern="^[A-Za-z0-9_-]{16,22}$")]
    door: Literal["open", "closed"]
    heads: Annotated[int, Meta(ge=0, le=2**31 - 1)] | None
    address: Annotated[str, Meta(max_length=200, pattern="^(https?://[^\\s<>\"']+)?$")]
    shown: Annotated[int, Meta(ge=0, lt=MOST_ACTIVITIES)] | None
    slide: Annotated[int, Meta(ge=0, le=MOST_SLIDES)]
    comparing: bool
    at_teams: bool
    two_keys: bool
    asked: Asked | None
    first: First
    plan: Plan | None
    carried: Carried | None
    still_open: Annotated[list[Action], Meta(max_length=MOST_ACTIONS)] | None


class Snapshot(msgspec.Struct):
    """What every pattern holds, whatever else it does."""

    slug: str
    n: Annotated[int, Meta(ge=0)]
    blocks: list[dict[str, Any]]


class ActivityRow(msgspec.Struct, forbid_unknown_fields=True):
    """An exercise on the agenda."""

    id: Number
    room_id: Number
    position: Annotated[int, Meta(ge=0, lt=MOST_ACTIVITIES)]
    slug: Annotated[str, Meta(pattern="^[a-z0-9-]{1,80}$")]
    version: Number
    minutes: Annotated[int, Meta(ge=0, le=480)]
    round: Annotated[int, Meta(ge=1, le=MOST_ACTIVITIES)]
    state: agenda.State
    snapshot: Snapshot | None
    revealed_from: dict[str, Any] | None
    ends: Annotated[int, Meta(ge=0, lt=2**53)] | None
    left: Annotated[int, Meta(ge=0, le=clock.MOST)] | None
    edition: Edition | None
    editions: dict[str, Edition] | None
    ahead: Ahead | None
    writes: lifecycle.Writes | None
    by_beats: bool
    tells_side: bool
    origin: Origin | None


class ParticipantRow(msgspec.Struct, forbid_unknown_fields=True):
    """A device in a room."""

    id: Annotated[int, Meta(ge=0, lt=2**62)]
    room_id: Number
    token: Digest
    joined_as: Digest
    side: str
    team_id: Number | None


class TeamRow(msgspec.Struct, forbid_unknown_fields=True):
    """A team of a room."""

    id: Number
    room_id: Number
    number: Number
    name: Annotated[str, Meta(max_length=MOST_NAME)]


class TeamPatternRow(msgspec.Struct, forbid_unknown_fields=True):
    """What a team was shown."""

    activity_id: Number
    team_id: Number
    devices: list[Annotated[str, Meta(pattern="^[0-9]{1,19}$")]]
    pattern: Snapshot


class ShareRow(msgspec.Struct, forbid_unknown_fields=True):
    """What a device shared, or that it took it back."""

    activity_id: Number
    participant_id: Annotated[int, Meta(ge=0, lt=2**62)]
    revision: Annotated[int, Meta(ge=1, le=MOST_REVISION)]
    answers: dict[str, Any] | None


class FinishedRow(msgspec.Struct, forbid_unknown_fields=True):
    """That a device is finished with an exercise."""

    activity_id: Number
    participant_id: Annotated[int, Meta(ge=0, lt=2**62)]


class CommitmentRow(msgspec.Struct, forbid_unknown_fields=True):
    """Who does what by when."""

    id: Number
    room_id: Number
    activity_id: Number | None
    who: Annotated[str, Meta(max_length=200)]
    what: Annotated[str, Meta(min_length=1, max_length=1000)]
    by_when: Annotated[str, Meta(max_length=40)]
    state: Literal["open", "kept", "gone"] = "open"
    why: Annotated[str, Meta(max_length=400)] = ""


class FacilitatorRow(msgspec.Struct, forbid_unknown_fields=True):
    """A key that was handed out."""

    id: Number
    name: Annotated[str, Meta(min_length=1, max_length=80)]
    ticket: Digest


class RemoteRow(msgspec.Struct, forbid_unknown_fields=True):
    """A device that leads a room, or a word for one."""

    ticket: Digest
    room_id: Number
    ends: Annotated[int, Meta(ge=0, lt=2**53)] | None
    second: bool


class UpkeepRow(msgspec.Struct, forbid_unknown_fields=True):
    """The day on which old rooms were last looked for."""

    id: Literal[1]
    day: datetime.date
    doubted: datetime.date | None


class PressRow(msgspec.Struct, forbid_unknown_fields=True):
    """A press that was done."""

    key: Key
    room_id: Number


ROWS: dict[str, type[msgspec.Struct]] = {
    "room": RoomRow,
    "activity": ActivityRow,
    "participant": ParticipantRow,
    "team": TeamRow,
    "team_pattern": TeamPatternRow,
    "share": ShareRow,
    "finished": FinishedRow,
    "commitment": CommitmentRow,
    "facilitator": FacilitatorRow,
    "press": PressRow,
    "remote": RemoteRow,
    "upkeep": UpkeepRow,
    **rules.ROWS,
    **sheet_rules.ROWS,
    **beat_rows.ROWS,
}
"""The rules of each table."""


def wrong(connection: Connection) -> Iterator[Text]:
    """Yield, in a few words each, what is not right in the rows of the present schema."""
    tables: dict[str, list[Any]] = {}
    for one in Base.metadata.sorted_tables:
        tables[one.name] = []
        rows = connection.execute(select(one).order_by(*one.primary_key)).mappings()
        for number, row in enumerate(rows, start=1):
            try:
                tables[one.name].append(typed.convert(dict(row), ROWS[one.name]))
            except msgspec.ValidationError as error:
                yield f"{one.name} {number}: {error}"
                return  # what belongs together can be judged only where each row is right
    yield from together(tables)


def together(tables: dict[str, list[Any]]) -> Iterator[Text]:
    """Yield what does not go together among rows that are right by themselves."""
    rooms = {one.id: one for one in tables["room"]}
    activities = {one.id: one for one in tables["activity"]}
    people = {one.id: one for one in tables["participant"]}
    teams = {one.id: one for one in tables["team"]}
    checks = {
        "room_side": any(len(set(one.sides) & set(SIDES)) < len(one.sides) for one in rooms.values()),
        "plan_step": any(
            one.plan is not None and one.plan.at >= len(one.plan.steps) for one in rooms.values()
        ),
        "participant_side": any(one.side not in rooms[one.room_id].sides for one in people.values()),
        "participant_team": any(
            one.team_id is not None and teams[one.team_id].room_id != one.room_id for one in people.values()
        ),
        "team_pattern": any(
            teams[one.team_id].room_id != activities[one.activity_id].room_id
            or one.pattern.slug != activities[one.activity_id].slug
            or activities[one.activity_id].state not in agenda.ON_VIEW
            for one in tables["team_pattern"]
        ),
        **{
            f"{name}_device": any(
                people[one.participant_id].room_id != activities[one.activity_id].room_id
                for one in tables[name]
            )
            for name in ("share", "finished")
        },
        "share_answers": any(
            one.answers is not None and not fits(activities[one.activity_id], one.answers)
            for one in tables["share"]
        ),
        "commitment_exercise": any(
            one.activity_id is not None and activities[one.activity_id].room_id != one.room_id
            for one in tables["commitment"]
        ),
    }
    yield from (message(f"row.{what}") for what, so in checks.items() if so)
    for more in (agenda_rows, rules, sheet_rules, beat_rows, aside_rows):
        yield from more.together(tables)


def fits(activity: ActivityRow, answers: dict[str, Any]) -> bool:
    """Say whether *answers* fit the exercise; of an edition that is no longer here nobody can tell."""
    try:
        exercise = catalog.get(activity.slug)
    except ContentError:
        return True
    if exercise.version != activity.version:
        return True
    asked = activity.editions.values() if activity.editions else [activity.edition]
    shapes = [kinds.get(exercise.kind).shape(fitting.fitted(activity.slug, one)) for one in asked]
    return any(not any(shape.problems(one, answers)) for one in shapes)
