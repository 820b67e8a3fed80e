"""How a document begins and ends: it is there from when its activity first collects, and final when that is closed.

Who writes one document together is chosen with the activity: the whole room, each side, or each team.  Each of these
is a *part*: "" is the room, a side goes by its name, a team by ``team-`` and its number.
"""

from __future__ import annotations

from typing import Literal, get_args

from sqlalchemy import ColumnElement, String, cast, delete, literal, or_, select
from sqlalchemy.orm import Session

from sixelements import catalog, document, kinds
from sixelements.content import ContentError

from ..agenda import ON_VIEW
from ..tables import Activity, Participant, Room, Team
from .tables import Checkpoint, Document, Edit

Writes = Literal["room", "side", "team"]
WRITES: tuple[Writes, ...] = get_args(Writes)
TEAM = "team-"


def form_of(slug: str) -> document.Form | None:
    """Return what the document of the exercise *slug* is; None where a room writes none."""
    exercise = catalog.get(slug)
    return kinds.get(exercise.kind).document(exercise)


def is_silent(slug: str) -> bool:
    """Say whether what a room writes at the exercise *slug* is written alone until its reveal (``silent.py``)."""
    try:
        form = form_of(slug)
    except ContentError:
        return False
    return form is not None and form.silent


def of_team(number: int) -> str:
    """Return the part that the team of that number is."""
    return f"{TEAM}{number}"


def writes(activity: Activity, *, teams: bool) -> Writes | None:
    """Return who writes one document together; None where the exercise has none.

    Where nobody chose, a room with *teams* has one for each team, and otherwise the exercise says.
    """
    try:
        form = form_of(activity.slug)
    except ContentError:
        return None
    if form is None:
        return None
    if activity.writes in WRITES and (teams or activity.writes != "team"):
        return activity.writes
    return "side" if form.by_side else "team" if teams else "room"


def told(work: Session, activity: Activity, *, teams: bool) -> Writes | None:
    """Return who writes one document together as devices are told: None while, or where, there is none yet."""
    if is_silent(activity.slug):
        there = select(Document.id).where(Document.activity_id == activity.id).limit(1)
        if activity.state not in ON_VIEW or work.scalar(there) is None:
            return None
    return writes(activity, teams=teams)


def numbers(work: Session, room: Room) -> list[int]:
    """Return the numbers of the room's teams."""
    return list(work.scalars(select(Team.number).where(Team.room_id == room.id).order_by(Team.number)))


def own() -> ColumnElement[bool]:
    """Return which documents a participant writes in, as a condition: with :func:`begin`, all that decides it."""
    seat = select(literal(TEAM).concat(cast(Team.number, String))).where(Team.id == Participant.team_id)
    return or_(Document.part.in_(("", Participant.side)), Document.part == seat.scalar_subquery())


def begin(work: Session, room: Room, activity: Activity) -> None:
    """Let the activity have the documents that were chosen for it; the caller holds the room.

    From then on it is settled whose they are, so that no team that comes later makes the room's document another one.
    What is written alone has none until its reveal.
    """
    teams = numbers(work, room)
    activity.writes = writes(activity, teams=bool(teams))
    if is_silent(activity.slug) and activity.state not in ON_VIEW:
        return
    parts = {"room": [""], "side": list(room.sides), "team": [of_team(one) for one in teams]}
    there = set(work.scalars(select(Document.part).where(Document.activity_id == activity.id)))
    for part in parts.get(activity.writes or "", []):
        if part not in there:
            work.add(Document(activity_id=activity.id, part=part, head=0, state="open"))


def with_teams(work: Session, room: Room) -> None:
    """Let new teams of a room that is held have their documents of what the teams write already."""
    begun = select(Document.activity_id).where(Document.state == "open")
    for one in room.activities:
        if one.writes == "team" and one.id in set(work.scalars(begun.where(Document.activity_id == one.id))):
            begin(work, room, one)


def without_team(work: Session, room: Room, number: int) -> bool:
    """Let a team that goes take its empty documents along; say whether it had written none."""
    theirs = (
        select(Document).join(Activity).where(Activity.room_id == room.id, Document.part == of_team(number))
    )
    found = work.scalars(theirs).all()
    if any(one.head for one in found):
        return False
    for one in found:
        work.delete(one)
    return True


def finish(work: Session, activity: Activity) -> None:
    """Make the documents of the activity final: what they hold stays, and the log that led there is deleted."""
    asked = select(Document).where(Document.activity_id == activity.id, Document.state == "open")
    for one in work.scalars(asked.order_by(Document.id).with_for_update()).all():
        mark(work, one)
        work.execute(delete(Edit).where(Edit.document_id == one.id))
        one.state = "final"


def mark(work: Session, one: Document) -> None:
    """Keep how the document stands at its head; the caller holds it."""
    point = work.get(Checkpoint, one.id)
    if point is None:
        point = Checkpoint(document_id=one.id, seq=0, cells={})
        work.add(point)
    point.cells = cells_of(work, one)
    point.seq = one.head


def cells_of(work: Session, one: Document) -> document.Cells:
    """Return how the document stands at its head."""
    point = work.get(Checkpoint, one.id)
    seq, cells = (point.seq, point.cells) if point else (0, {})
    return document.fold(edits_after(work, one.id, seq), cells)


def edits_after(work: Session, number: int, seq: int) -> list[document.Edit]:
    """Return the edits of the document *number* after *seq*, in their order."""
    asked = select(Edit.key, Edit.at, Edit.value, Edit.over).where(Edit.document_id == number, Edit.seq > seq)
    return [dict(row) for row in work.execute(asked.order_by(Edit.seq)).mappings()]
