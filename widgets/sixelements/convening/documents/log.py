"""The log of a document: edits are taken in once, numbered, and told to whoever has not heard them.

The answer to a write is also the catch-up, so a device needs one request to send and to hear.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import func, insert, select
from sqlalchemy.orm import Session

from sixelements import catalog, document

from .. import codes
from ..errors import RoomError
from ..messages import message
from ..rooms.lookup import activity_of, find
from ..store import RoomStore
from ..tables import Activity, Participant, Room
from .lifecycle import edits_after, form_of, mark, own
from .tables import Checkpoint, Document, DocumentRow, Edit

MOST_AT_ONCE = 50
MOST_NUMBERED = 20_000
"""Edits that one document takes: forty people who write one every ten seconds for an hour and a half."""
MOST_LETTERS = 4000
"""Letters of a cell, whatever its column allows."""
EVERY = 500
"""Edits after which the next checkpoint is made."""


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


@dataclass(frozen=True)
class Written:
    """An edit as a device sends it; *secret* is that of its row, where only its maker writes in the row."""

    key: str
    at: str
    value: Any
    over: str | None = None
    secret: str | None = None

    @property
    def row(self) -> str:
        """The row in which it writes."""
        return self.at.partition("/")[0]

    @property
    def column(self) -> str:
        """The column in which it writes."""
        return self.at.partition("/")[2]


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
    if activity.version != catalog.get(activity.slug).version:
        raise RoomError("other-version", message("refused.other_version_writing"))


def take(work: Session, activity: Activity, one: Document, fresh: list[Written]) -> None:
    """Number what is *fresh* and fits; the caller holds the document."""
    form = form_of(activity.slug)
    if form is None:
        raise RoomError("no-document", message("refused.no_form"))
    for edit in fresh:
        fitting(form, edit)
    if one.head + len(fresh) > MOST_NUMBERED:
        raise RoomError(
            "full-document",
            message("refused.full_document", most=MOST_NUMBERED),
        )
    with_rows(work, form, one, fresh)
    numbered = [
        {
            "document_id": one.id,
            "seq": one.head + number,
            "key": edit.key,
            "at": edit.at,
            "value": edit.value,
            "over": edit.over,
        }
        for number, edit in enumerate(fresh, 1)
    ]
    work.execute(insert(Edit), numbered)
    before, one.head = one.head, one.head + len(fresh)
    if before // EVERY < one.head // EVERY:
        mark(work, one)


def fitting(form: document.Form, edit: Written) -> None:
    """Refuse an edit that does not fit the document."""
    if isinstance(edit.value, str) and len(edit.value) > MOST_LETTERS:
        raise RoomError("bad-edit", message("refused.long_text", most=MOST_LETTERS))
    for problem in document.problems(form, vars(edit)):
        raise RoomError("bad-edit", message("refused.bad_edit", problem=problem[:200]))


def with_rows(work: Session, form: document.Form, one: Document, fresh: list[Written]) -> None:
    """Make the rows that there were not, and refuse to write in a card of somebody else's."""
    asked = select(DocumentRow.row, DocumentRow.lock).where(
        DocumentRow.document_id == one.id, DocumentRow.row.in_({edit.row for edit in fresh})
    )
    locks: dict[str, str | None] = {one.row: one.lock for one in work.execute(asked)}
    made: dict[str, str | None] = {}
    for edit in fresh:
        digest = codes.digest(edit.secret) if form.own and edit.secret else None
        if edit.row not in locks:
            locks[edit.row] = made[edit.row] = digest
        closed = form.own and (edit.column in form.own or edit.column == document.GONE)
        if closed and (digest is None or locks[edit.row] != digest):
            raise RoomError("not-yours", message("refused.not_yours"))
    if not made:
        return
    counted = select(func.count()).select_from(DocumentRow).where(DocumentRow.document_id == one.id)
    if (work.scalar(counted) or 0) + len(made) > form.most_rows:
        raise RoomError("full-document", message("refused.most_rows", most=form.most_rows))
    rows = [{"document_id": one.id, "row": row, "lock": lock} for row, lock in made.items()]
    work.execute(insert(DocumentRow), rows)


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
