"""The teams of a room: making and naming them, who sits in which, and what each of them was shown.

A team has a number in its room and perhaps a name.  What a team was shown is kept for the devices that sat in it at
the reveal: nobody can walk over to another team afterwards and look.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from .. import codes
from ..agenda import ON_VIEW
from ..documents import lifecycle
from ..errors import RoomError
from ..messages import Text, message
from ..store import RoomStore
from ..tables import Activity, Finished, Participant, Room, Team, TeamPattern
from .lookup import activity_of, device_of, done_before, find, locked, remember

MOST_TEAMS = 60
MOST_NAME = 80


def team_of(work: Session, room: Room, token: str) -> Team | None:
    """Return the team that the device with *token* sits in; None where it has none, or is not in the room."""
    asked = (
        select(Team)
        .join(Participant, Participant.team_id == Team.id)
        .where(Participant.token == codes.digest(token), Participant.room_id == room.id)
    )
    return work.scalar(asked)


def part_of(work: Session, person: Participant) -> str:
    """Return the part that the team of a person is among those who write documents; "" where she has none."""
    number = work.scalar(select(Team.number).where(Team.id == person.team_id))
    return "" if number is None else lifecycle.of_team(number)


def parts(work: Session, room: Room) -> dict[str, str]:
    """Return the room's teams as patterns name them, by the part that each is."""
    asked = select(Team.number, Team.id).where(Team.room_id == room.id)
    return {lifecycle.of_team(number): str(id_) for number, id_ in work.execute(asked)}


def called(number: int, name: str) -> Text:
    """Return what a team is called: its name, or its number."""
    return name or message("team.numbered", n=number)


def listed(work: Session, room: Room) -> list[dict[str, Any]]:
    """Return the room's teams as every device may know them."""
    asked = select(Team).where(Team.room_id == room.id).order_by(Team.number)
    return [{"number": one.number, "label": called(one.number, one.name)} for one in work.scalars(asked)]


def labels(work: Session, room: Room) -> dict[str, Text]:
    """Return what the teams are called, by the part that each is among those who write documents."""
    asked = select(Team).where(Team.room_id == room.id).order_by(Team.number)
    return {lifecycle.of_team(one.number): called(one.number, one.name) for one in work.scalars(asked)}


def at_a_glance(work: Session, room: Room, activity: int | None) -> list[dict[str, Any]]:
    """Return the room's teams as the facilitator sees them: how many joined, and are finished with *activity*."""
    seated = select(Participant.team_id, func.count()).where(Participant.room_id == room.id)
    joined = dict(work.execute(seated.group_by(Participant.team_id)).all())
    done = seated.join(Finished, Finished.participant_id == Participant.id).where(
        Finished.activity_id == activity
    )
    finished = dict(work.execute(done.group_by(Participant.team_id)).all())
    teams = work.scalars(select(Team).where(Team.room_id == room.id).order_by(Team.number))
    return [
        {
            "number": one.number,
            "name": one.name,
            "label": called(one.number, one.name),
            "joined": joined.get(one.id, 0),
            "finished": finished.get(one.id, 0),
        }
        for one in teams
    ]


def add_teams(store: RoomStore, code: str, names: Sequence[str], key: str = "") -> None:
    """Add teams to a room, "" for one that goes by its number.

    The first must be there before anything is collected; people could not have said so where they sit.
    """
    with store.work() as work:
        room = locked(work, code)
        if done_before(work, key):
            return
        if not listed(work, room) and any(one.state != "waiting" for one in room.activities):
            raise RoomError("late-teams", message("refused.late_teams"))
        put_teams(work, room, names)
        lifecycle.with_teams(work, room)
        remember(work, room, key)


def put_teams(work: Session, room: Room, names: Sequence[str]) -> None:
    """Add teams to a room that is held."""
    work.flush()  # a new room gets its number
    there = list(work.scalars(select(Team).where(Team.room_id == room.id)))
    if len(there) + len(names) > MOST_TEAMS:
        raise RoomError("many-teams", message("refused.many_teams", most=MOST_TEAMS))
    found = [tidy(one) for one in names]
    apart(Counter(found), {one.name.casefold() for one in there})
    number = max((one.number for one in there), default=0)
    work.add_all(
        Team(room_id=room.id, number=at, name=name) for at, name in enumerate(found, start=number + 1)
    )


def name_team(store: RoomStore, code: str, number: int, name: str) -> None:
    """Give a team another name, or none."""
    with store.work() as work:
        room = locked(work, code)
        team = numbered(work, room, number)
        others = select(Team.name).where(Team.room_id == room.id, Team.id != team.id)
        found = tidy(name)
        apart(Counter([found]), {one.casefold() for one in work.scalars(others)})
        team.name = found


def drop_team(store: RoomStore, code: str, number: int) -> None:
    """Take a team away in which nobody sits, and which leaves nothing: what it wrote and what it was shown stays."""
    with store.work() as work:
        room = locked(work, code)
        team = numbered(work, room, number)
        if work.scalar(select(Participant.id).where(Participant.team_id == team.id).limit(1)):
            raise RoomError("team-taken", message("refused.team_taken"))
        if work.scalar(select(TeamPattern.team_id).where(TeamPattern.team_id == team.id).limit(1)):
            raise RoomError("team-wrote", message("refused.team_saw"))
        if not lifecycle.without_team(work, room, team.number):
            raise RoomError("team-wrote", message("refused.team_wrote"))
        work.execute(delete(Team).where(Team.id == team.id))


def tidy(name: str) -> str:
    """Return a name as it is kept."""
    return " ".join(name.split())[:MOST_NAME].strip()


def apart(names: Counter[str], there: set[str]) -> None:
    """Refuse a name that two teams would have."""
    for name in filter(None, names):
        if names[name] > 1 or name.casefold() in there:
            raise RoomError("same-team", message("refused.same_team", name=name))


def numbered(work: Session, room: Room, number: int) -> Team:
    """Return the team of that number."""
    found = work.scalar(select(Team).where(Team.room_id == room.id, Team.number == number))
    if found is None:
        raise RoomError("unknown-team", message("refused.unknown_team"))
    return found


def seat(work: Session, room: Room, number: int | None) -> int | None:
    """Return the id of the team in which somebody sits down who chose *number*; in a room with teams all choose one."""
    if number is not None:
        return numbered(work, room, number).id
    if work.scalar(select(Team.id).where(Team.room_id == room.id).limit(1)):
        raise RoomError("no-team", message("refused.no_team"))
    return None


def keep_patterns(
    work: Session, room: Room, activity: Activity, patterns: Mapping[str, dict[str, Any]]
) -> None:
    """Keep each team's own pattern of an activity, for the devices that sit in the team now."""
    asked = select(Participant.team_id, Participant.id).where(Participant.room_id == room.id)
    seated = [(str(team), str(device)) for team, device in work.execute(asked) if team is not None]
    for team, pattern in patterns.items():
        devices = sorted(device for one, device in seated if one == team)
        work.add(TeamPattern(activity_id=activity.id, team_id=int(team), devices=devices, pattern=pattern))


class Sat(NamedTuple):
    """The team in which a device sat at a reveal."""

    number: int
    name: str


def sat(store: RoomStore, code: str, activity_id: int, token: str) -> Sat:
    """Return the team in which the device sat when an activity was revealed, whichever it sits in now."""
    with store.read() as work:
        room = find(work, code)
        activity = activity_of(work, room, activity_id)
        person = device_of(work, room, token).id
        asked = (
            select(Team.number, Team.name, TeamPattern.devices)
            .join(TeamPattern)
            .where(TeamPattern.activity_id == activity.id)
        )
        for number, name, devices in work.execute(asked) if activity.state in ON_VIEW else ():
            if str(person) in devices:
                return Sat(number, name)
        raise RoomError("not-revealed", message("refused.no_team_pattern"))


def team_pattern(store: RoomStore, code: str, activity_id: int, team: Sat) -> dict[str, Any]:
    """Return what the team was shown of an activity, with the team's label; :func:`sat` says to whom."""
    with store.read() as work:
        room = find(work, code)
        asked = (
            select(TeamPattern.pattern)
            .join(Team)
            .where(
                Team.room_id == room.id, Team.number == team.number, TeamPattern.activity_id == activity_id
            )
        )
        return {"team": called(*team), **work.execute(asked).scalar_one()}
