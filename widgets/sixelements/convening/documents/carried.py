"""What a team brought in its file goes into its tables when they begin, once, as edits like any other."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from string import ascii_lowercase, digits
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from sixelements import document

from ..tables import Activity, Room, Team
from .lifecycle import form_of, of_team
from .tables import Document
from .taking import MOST_LETTERS, Written, take


def fill(work: Session, room: Room, activity: Activity) -> None:
    """Put the rows that were brought for the *activity* into its document, where nobody has written yet.

    In a room with teams it is the document of the team that is called as the file says; the caller holds the room.
    """
    brought = room.carried or {}
    rows = [
        row for one in brought.get("documents", ()) if one["slug"] == activity.slug for row in one["rows"]
    ]
    form = form_of(activity.slug)
    if not rows or form is None or form.own or activity.round > 1:
        return
    work.flush()  # the documents get their numbers
    team = select(Team.number).where(Team.room_id == room.id, Team.name == brought["team"], Team.name != "")
    number = work.scalar(team)
    parts = ["", *([of_team(number)] if number else [])]
    asked = select(Document).where(
        Document.activity_id == activity.id, Document.part.in_(parts), Document.head == 0
    )
    for one in work.scalars(asked).all():
        take(work, activity, one, list(edits(form, rows)))


def edits(form: document.Form, rows: list[dict[str, Any]]) -> Iterator[Written]:
    """Yield the edits that write *rows*; what no longer fits the exercise is left out, and stays in the file."""
    most = min(len(form.rows) or form.most_rows, form.most_rows)
    values = {}
    for place, row in enumerate(rows[:most]):
        cells = row["cells"] | ({} if form.rows else {document.PLACE: f"{place:03}i"})
        values.update({f"{row['id']}/{column}": value for column, value in cells.items()})
    for at, value in fitting(form, values).items():
        yield Written(key(), at, value)


def fitting(form: document.Form, values: dict[str, Any]) -> dict[str, Any]:
    """Return those of *values* that fit, in an order in which they can be written."""

    def fits(at: str, value: Any) -> bool:
        long = isinstance(value, str) and len(value) > MOST_LETTERS
        return not long and not any(document.problems(form, vars(Written(key(), at, value))))

    some = {at: value for at, value in values.items() if fits(at, value)}
    return {at: some[at] for at in document.in_turn(form, some)}


def key() -> str:
    """Return a random key of an edit."""
    return "".join(secrets.choice(ascii_lowercase + digits) for _ in range(16))
