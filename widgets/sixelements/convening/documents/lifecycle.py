"""How a document begins and ends: it is there from when its activity first collects, and final when that is closed."""

from __future__ import annotations

from sqlalchemy import ColumnElement, delete, select
from sqlalchemy.orm import Session

from sixelements import catalog, document, kinds

from ..tables import Activity, Participant, Room
from .tables import Checkpoint, Document, Edit


def form_of(slug: str) -> document.Form | None:
    """Return what the document of the exercise *slug* is; None where a room writes none."""
    exercise = catalog.get(slug)
    return kinds.get(exercise.kind).document(exercise)


def parts(form: document.Form, room: Room) -> list[str]:
    """Return whose documents an activity has: "" for the one of the whole room, or each side of it."""
    return list(room.sides) if form.by_side else [""]


def own() -> ColumnElement[bool]:
    """Return which of them a participant writes in, as a condition: with :func:`parts`, all that decides it."""
    return Document.side.in_(("", Participant.side))


def begin(work: Session, room: Room, activity: Activity) -> None:
    """Let the activity have the documents that its kind asks for; the caller holds the room."""
    form = form_of(activity.slug)
    if form is None:
        return
    there = set(work.scalars(select(Document.side).where(Document.activity_id == activity.id)))
    for side in parts(form, room):
        if side not in there:
            work.add(Document(activity_id=activity.id, side=side, head=0, state="open"))


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
    point.cells = document.fold(edits_after(work, one.id, point.seq), point.cells)
    point.seq = one.head


def edits_after(work: Session, number: int, seq: int) -> list[document.Edit]:
    """Return the edits of the document *number* after *seq*, in their order."""
    asked = select(Edit.key, Edit.at, Edit.value, Edit.over).where(Edit.document_id == number, Edit.seq > seq)
    return [dict(row) for row in work.execute(asked.order_by(Edit.seq)).mappings()]
