"""The documents of a room as everybody in it reads them: on the wall while they are written, and in the record."""

from __future__ import annotations

from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from sixelements import catalog, document, kinds, scoring
from sixelements.content import ContentError

from ..tables import Activity, Room
from .lifecycle import edits_after
from .tables import Checkpoint, Document


def of_room(work: Session, room: Room, only: int | None = None) -> dict[int, dict[str, Any]]:
    """Return how the documents of the whole room read, by activity; of one activity where *only* names it.

    A document of one side is none of the others' business, and so is not among them.
    """
    asked = (
        select(Document, Activity)
        .join(Activity, Activity.id == Document.activity_id)
        .where(Activity.room_id == room.id, Document.side == "")
    )
    if only is not None:
        asked = asked.where(Activity.id == only)
    found = {}
    for one, activity in work.execute(asked):
        told = reading(work, one, activity)
        if told:
            found[activity.id] = told
    return found


def reading(work: Session, one: Document, activity: Activity) -> dict[str, Any] | None:
    """Return a document in words, as its kind reads it; None where its exercise or edition is not here."""
    try:
        exercise = catalog.get(activity.slug)
    except ContentError:
        return None
    if exercise.version != activity.version:
        return None
    point = work.get(Checkpoint, one.id)
    cells = document.fold(edits_after(work, one.id, point.seq if point else 0), point.cells if point else {})
    kind = kinds.get(exercise.kind)
    rows = [
        {
            "id": row["id"],
            "cells": {
                **{name: value for name, value in row["cells"].items() if value is not None},
                document.PLACE: f"{place:04}",
            },
        }
        for place, row in enumerate(document.rows(cells))
    ]
    scores = catalog.scores(exercise)
    answers = {"rows": rows}
    results = scoring.compute(scores, kind.tables(exercise), catalog.scales(exercise), answers)
    told = kind.reading(exercise, rows, results)
    return told and told | {"final": one.state == "final"}
