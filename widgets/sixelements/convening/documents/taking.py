"""Edits are taken into a document: refused where they do not fit, and numbered in the order in which they are kept."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import func, insert, select
from sqlalchemy.orm import Session

from sixelements import document

from .. import codes
from ..errors import RoomError
from ..messages import message
from ..tables import Activity
from .lifecycle import cells_of, form_of, mark
from .tables import Document, DocumentRow, Edit

MOST_NUMBERED = 20_000
"""Edits that one document takes: forty people who write one every ten seconds for an hour and a half."""
MOST_LETTERS = 4000
"""Letters of a cell, whatever its column allows."""
EVERY = 500
"""Edits after which the next checkpoint is made."""


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
    if form.kept:
        as_kept(form, cells_of(work, one), fresh)
    append(work, one, fresh)


def append(work: Session, one: Document, fresh: list[Written]) -> None:
    """Number *fresh* edits, of which the caller knows that they fit and that their rows are there."""
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


def as_kept(form: document.Form, cells: document.Cells, fresh: list[Written]) -> None:
    """Refuse to change what was kept in *cells*, or to sign what is not the last of it."""
    told = {"as_kept": message("refused.as_kept"), "signed_late": message("refused.signed_late")}
    for why in document.unkept(form, cells, map(vars, fresh)):
        raise RoomError("bad-edit", told[why])


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
