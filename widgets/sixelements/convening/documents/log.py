"""The log of a document: edits are taken in once, numbered, and told to whoever has not heard them.

The answer to a write is also the catch-up, so a device needs one request to send and to hear.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from sixelements import catalog

from .. import ahead, clock, codes
from ..agenda import ON_VIEW
from ..errors import RoomError
from ..messages import message
from ..rooms.lookup import activity_of, find
from ..store import RoomStore
from ..tables import Activity, Participant, Room
from .lifecycle import edits_after, own
from .tables import Checkpoint, Document, Edit
from .taking import Written, take

MOST_AT_ONCE = 50


@dataclass(frozen=True)
class Desk:
    """Where a device writes: the room's code, the activity's number, the device's token."""

    code: str
    activity: int
    token: str


@dataclass(frozen=True)
class Heard:
    """How far a device has heard: of which document (None for none yet), up to which number.

    *part* says whose document its edits were made for; None where a page of an earlier edition does not say.
    """

    document: int | None = None
    seq: int = 0
    part: str | None = None


def read(store: RoomStore, desk: Desk, heard: Heard) -> dict[str, Any]:
    """Return what the device has not heard of its document of the activity, as :func:`write` does."""
    with store.read() as work:
        one, _, _ = place(work, desk)
        return told(work, one, heard)


def write(store: RoomStore, desk: Desk, heard: Heard, edits: Sequence[Written]) -> dict[str, Any]:
    """Take in the *edits* of a device, all or none, and return what it has not heard, its own among it.

    ``{document, part, state, head, edits}``, and ``cells`` where it is so far behind that it is told how the document
    stood before these edits.  An edit that is known already is not taken in again, whatever else has changed since.
    """
    if len(edits) > MOST_AT_ONCE:
        raise RoomError("too-big", message("refused.too_many_edits", most=MOST_AT_ONCE))
    with store.work() as work:
        one, activity, room = place(work, desk, hold=True)
        fresh = unknown(work, one, edits)
        if fresh:
            if heard.part not in (None, one.part):
                # Somebody changed her team or side, and wrote this for the others.
                raise RoomError("moved", message("refused.moved"))
            writable(room, activity, one)
            take(work, activity, one, fresh)
        return told(work, one, heard)


def place(work: Session, desk: Desk, *, hold: bool = False) -> tuple[Document, Activity, str]:
    """Return the document that is the device's at the activity, the activity, and the state of the room.

    *hold* keeps others from writing in the document.  It is one question to the database, since every device of a
    hall asks it every other second.
    """
    asked = (
        select(Document, Activity, Room.state)
        .join(Activity, Activity.id == Document.activity_id)
        .join(Room, Room.id == Activity.room_id)
        .join(Participant, Participant.room_id == Room.id)
        .where(
            Room.code == codes.typed(desk.code),
            Activity.id == desk.activity,
            Participant.token == codes.digest(desk.token),
            own(),
        )
    )
    found = work.execute(asked.with_for_update(of=Document) if hold else asked).one_or_none()
    if found is None:
        raise why_none(work, desk)
    return found[0], found[1], found[2]


def why_none(work: Session, desk: Desk) -> RoomError:
    """Return why there is no document for the device."""
    room = find(work, desk.code)
    activity_of(work, room, desk.activity)
    joined = select(Participant.id).where(
        Participant.room_id == room.id, Participant.token == codes.digest(desk.token)
    )
    if work.scalar(joined) is None:
        return RoomError("not-joined", message("refused.not_joined"))
    return RoomError("no-document", message("refused.no_document"))


def unknown(work: Session, one: Document, edits: Sequence[Written]) -> list[Written]:
    """Return those of *edits* that the document has not numbered, each once."""
    sent = {edit.key: edit for edit in edits}
    asked = select(Edit.key).where(Edit.document_id == one.id, Edit.key.in_(sent))
    known = set(work.scalars(asked)) if sent else set()
    return [edit for key, edit in sent.items() if key not in known]


def writable(room: str, activity: Activity, one: Document) -> None:
    """Refuse what is new where the document, the room or the edition is over."""
    if one.state != "open":
        raise RoomError("final", message("refused.final"))
    if room != "open":
        raise RoomError("closed", message("refused.closed"))
    if activity.state not in ON_VIEW:  # what is revealed is worked on in the meeting
        ahead.sharing(activity.ahead, clock.now())
    if activity.version != catalog.get(activity.slug).version:
        raise RoomError("other-version", message("refused.other_version_writing"))


def told(work: Session, one: Document, heard: Heard) -> dict[str, Any]:
    """Return what follows what a device has *heard*; from the beginning where that was another document."""
    # A number that there is not: the database was put back from an older copy.
    after = heard.seq if heard.document == one.id and heard.seq <= one.head else 0
    answer: dict[str, Any] = {
        "document": one.id,
        "part": one.part,
        "state": one.state,
        "head": one.head,
        "edits": [],
    }
    if after == 0:
        answer["cells"] = {}
    if after < one.head:
        asked = select(Checkpoint).where(Checkpoint.document_id == one.id, Checkpoint.seq > after)
        if point := work.scalar(asked):
            answer["cells"], after = point.cells, point.seq
        answer["edits"] = edits_after(work, one.id, after)
    return answer
