"""A team's file: what a team takes home from a room and opens the next one with; it keeps the file, and no server does.

The file holds what the team and the whole room wrote, what was agreed, what is open in its plans, and the patterns that
it was shown; the team's own patterns only where a phone that saw them saves it.  It holds no answer of anybody.
``ui/teamfile.js`` makes a page of it that a person reads without any software of ours, and reads it back; a room that
opens from it keeps what ``carried.py`` says.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from sixelements import carrying, catalog, document, kinds
from sixelements.content import ContentError, Exercise

from .agenda import ON_VIEW
from .documents import lifecycle, shown
from .documents.tables import Document
from .rooms.lookup import device_of, find
from .rooms.record import own_patterns
from .rooms.teams import labels
from .store import RoomStore
from .tables import Activity, Commitment, Room, Team


def told(store: RoomStore, code: str, number: int) -> dict[str, Any]:
    """Return what the file of a team holds as the facilitator saves it; of the whole room where *number* is 0.

    No team's own pattern is in it, since no screen of the facilitator's shows one (``rooms/record.py``).
    """
    with store.read() as work:
        return whole(work, find(work, code), number, {})


def told_to(store: RoomStore, code: str, token: str) -> dict[str, Any]:
    """Return the same to the device with *token*, of the team that it sits in now, with what that team alone was shown.

    A team's patterns are in it for a device that sat in that team when they were revealed, and for no other.
    """
    with store.read() as work:
        room = find(work, code)
        device = device_of(work, room, token)
        number = work.scalar(select(Team.number).where(Team.id == device.team_id)) or 0
        sat = own_patterns(work, room, str(device.id))
        theirs = {activity: one.pattern for activity, one in sat.items() if one.number == number}
        return whole(work, room, number, theirs)


def whole(work: Session, room: Room, number: int, theirs: Mapping[int, Any]) -> dict[str, Any]:
    """Return what the file holds; *theirs* are the patterns of the team itself, by activity."""
    part = lifecycle.of_team(number) if number else ""
    tables = list(written(work, room, {"", part}))
    teams = labels(work, room)
    if not teams or teams.get(part) == (room.carried or {}).get("team"):
        tables += passed_on(room, {one["slug"] for one in tables})
    return {
        "team": teams.get(part, ""),
        "purpose": room.purpose,
        "opened": room.opened.isoformat(),
        "agreements": [deed(one) for one in room.commitments if one.state == "open"],
        "settled": [
            {**deed(one), "state": one.state, "why": one.why}
            for one in room.commitments
            if one.state != "open"
        ],
        "actions": [action for one in tables for action in one.pop("actions")],
        "documents": tables,
        "patterns": list(seen(room, theirs)),
    }


def deed(one: Commitment) -> dict[str, str]:
    """Return who does what by when."""
    return {"what": one.what, "who": one.who, "by_when": one.by_when}


def written(work: Session, room: Room, parts: set[str]) -> Iterator[dict[str, Any]]:
    """Yield the tables in which something stands: in words, as rows that can be put in again, and what is open."""
    asked = (
        select(Document, Activity)
        .join(Activity, Activity.id == Document.activity_id)
        .where(Activity.room_id == room.id, Document.part.in_(parts))
        .order_by(Activity.position, Document.id)
    )
    for one, activity in work.execute(asked):
        reading = shown.reading(work, one, activity)
        rows = [
            {"id": row["id"], "cells": {at: value for at, value in row["cells"].items() if value is not None}}
            for row in document.rows(lifecycle.cells_of(work, one))
        ]
        if reading is not None and rows:
            yield table(catalog.get(activity.slug), reading, rows)


def passed_on(room: Room, here: Collection[str]) -> Iterator[dict[str, Any]]:
    """Yield the tables of the file that the room was opened from, but for those that were written *here*.

    A file is a team's whole story and not that of its last meeting.  Of an exercise that is not in this course any
    more, the earlier file alone has it.
    """
    rows = {one["slug"]: one["rows"] for one in (room.carried or {}).get("documents", ())}
    for one in (room.carried or {}).get("documents", ()):
        if one["slug"] in here:
            continue
        try:
            exercise = catalog.get(one["slug"])
        except ContentError:
            continue
        reading = shown.in_words(exercise, carrying.with_gone(exercise, shown.placed(one["rows"]), rows.get))
        if reading is not None and one["rows"]:
            yield table(exercise, reading, one["rows"])


def table(exercise: Exercise, reading: dict[str, Any], rows: list[dict[str, Any]]) -> dict[str, Any]:
    """Return a table of the file: in words, as *rows* that can be put in again, and what is still to be done."""
    return {
        "slug": exercise.slug,
        "title": exercise.title,
        "head": reading["head"],
        "lines": reading["rows"],
        "rows": rows,
        "actions": kinds.get(exercise.kind).actions(exercise, rows),
    }


def seen(room: Room, theirs: Mapping[int, Any]) -> Iterator[dict[str, Any]]:
    """Yield the patterns that everyone was shown, and those of the team; never what they were made from."""
    for one in room.activities:
        if one.state in ON_VIEW and one.snapshot is not None:
            yield {
                "title": title(one.slug),
                "round": one.round,
                "hall": one.snapshot,
                "own": theirs.get(one.id),
            }


def title(slug: str) -> str:
    """Return what an exercise is called; its slug where it is gone from this course."""
    try:
        return catalog.get(slug).title
    except ContentError:
        return slug
