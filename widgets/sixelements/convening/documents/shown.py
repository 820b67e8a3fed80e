"""The documents of a room as they are read: on the wall while they are written, and in the record.

What the whole room writes is everybody's.  What a team or a side writes is theirs: the facilitator sees how far each
of them is, and may open a team's, which its phones say; a side's is read by nobody but that side.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from sixelements import carrying, catalog, document, kinds, scoring
from sixelements.content import ContentError, Exercise

from ..messages import Text
from ..sides import label
from ..tables import Activity, Room
from .lifecycle import TEAM, cells_of
from .tables import Document


def of_room(work: Session, room: Room, only: int | None = None) -> dict[int, dict[str, Any]]:
    """Return how the documents of the whole room read, by activity; of one activity where *only* names it.

    A document of one side or team is none of the others' business, and so is not among them.
    """
    asked = (
        select(Document, Activity)
        .join(Activity, Activity.id == Document.activity_id)
        .where(Activity.room_id == room.id, Document.part == "")
    )
    if only is not None:
        asked = asked.where(Activity.id == only)
    found = {}
    for one, activity in work.execute(asked):
        told = reading(work, one, activity)
        if told:
            found[activity.id] = told
    return found


def of_parts(work: Session, number: int | None, labels: Mapping[str, Text]) -> list[dict[str, Any]]:
    """Return how far each team or side is with its document of the activity *number*: ``{part, label, rows, head}``.

    ``ballot`` says how many things a team could vote on there; *labels* say what the teams are called.
    """
    asked = (
        select(Document, Activity)
        .join(Activity, Activity.id == Document.activity_id)
        .where(Document.activity_id == number, Document.part != "")
        .order_by(Document.id)
    )
    found = []
    for one, activity in work.execute(asked):
        rows = rows_of(work, one)
        team = one.part.startswith(TEAM)
        found.append(
            {
                "part": one.part,
                "label": labels.get(one.part) or label(one.part),
                "rows": len(rows),
                "head": one.head,
                "ballot": len(titles_in(activity, rows)) if team else 0,
            }
        )
    return found


def of_part(work: Session, room: Room, number: int, part: str) -> dict[str, Any] | None:
    """Return in words what one team wrote at an activity; None where there is no such document, or it is a side's."""
    asked = (
        select(Document, Activity)
        .join(Activity, Activity.id == Document.activity_id)
        .where(
            Activity.room_id == room.id,
            Activity.id == number,
            Document.part == part,
            Document.part.startswith(TEAM),
        )
    )
    found = work.execute(asked).one_or_none()
    return found and reading(work, *found)


def reading(work: Session, one: Document, activity: Activity) -> dict[str, Any] | None:
    """Return a document in words, as its kind reads it; None where its exercise or edition is not here.

    ``final`` says that it is closed, ``uncounted`` that it therefore takes no counts of a vote, and ``ballot`` how many
    things a room could vote on there.
    """
    try:
        exercise = catalog.get(activity.slug)
    except ContentError:
        return None
    if exercise.version != activity.version:
        return None
    rows = rows_of(work, one)
    told = in_words(
        exercise, carrying.with_gone(exercise, rows, lambda slug: beside(work, one, activity, slug))
    )
    final = one.state == "final"
    return told and told | {
        "final": final,
        "ballot": len(titles_in(activity, rows)),
        "uncounted": final and bool(kinds.get(exercise.kind).votes),
    }


def beside(work: Session, one: Document, activity: Activity, slug: str) -> list[dict[str, Any]] | None:
    """Return the rows that the same people wrote last at the exercise *slug* of the room; None where there are none."""
    asked = (
        select(Document)
        .join(Activity, Activity.id == Document.activity_id)
        .where(Activity.room_id == activity.room_id, Activity.slug == slug, Document.part == one.part)
        .order_by(Activity.position.desc())
        .limit(1)
    )
    found = work.scalar(asked)
    return rows_of(work, found) if found else None


def titles_in(activity: Activity, rows: list[dict[str, Any]]) -> list[str]:
    """Return what can be voted on of the *rows* of a document, in order; nothing where its edition is not here."""
    try:
        exercise = catalog.get(activity.slug)
    except ContentError:
        return []
    if exercise.version != activity.version:
        return []
    return [item["title"] for item in kinds.get(exercise.kind).ballot(exercise, rows)]


def in_words(exercise: Exercise, rows: list[dict[str, Any]]) -> dict[str, Any] | None:
    """Return the *rows* of a document of *exercise*, with their places, in words, as its kind reads them."""
    kind = kinds.get(exercise.kind)
    scores, scales = catalog.scores(exercise), catalog.scales(exercise)
    return kind.reading(
        exercise, rows, scoring.compute(scores, kind.tables(exercise), scales, {"rows": rows})
    )


def rows_of(work: Session, one: Document) -> list[dict[str, Any]]:
    """Return the rows of a document as its kind reads them."""
    return placed(document.rows(cells_of(work, one)))


def placed(rows: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Return *rows* in their order with the cells in which something stands, and the place of each among them."""
    return [
        {
            "id": row["id"],
            "cells": {
                **{name: value for name, value in row["cells"].items() if value is not None},
                document.PLACE: f"{place:04}",
            },
        }
        for place, row in enumerate(rows)
    ]
