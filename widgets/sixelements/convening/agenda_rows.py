"""What must hold of the exercises on one agenda, for files that come back."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from . import agenda, fitting
from .messages import Text, message


def together(tables: dict[str, list[Any]]) -> Iterator[Text]:
    """Yield what does not go together on an agenda."""
    activities = tables["activity"]
    collecting = [one.room_id for one in activities if one.state == "collecting"]
    if len(set(collecting)) < len(collecting):
        yield message("row.two_collect")
    if len({(one.room_id, one.position) for one in activities}) < len(activities):
        yield message("row.two_places")
    documents = {one.activity_id: one.head for one in tables["document"] if one.part == ""}
    of_room = {one.id: one.room_id for one in activities}
    for one in activities:
        made_from = one.origin
        if made_from is not None and (
            of_room.get(made_from.activity) != one.room_id
            or documents.get(made_from.activity, -1) < made_from.head
        ):
            yield message("row.origin")
        if one.ends is not None and one.left is not None:
            yield message("row.clock")
        if not fitting.right(one.slug, one.version, one.edition):
            yield message("row.edition")
        if one.snapshot is None and one.state == "revealed":
            yield message("row.no_pattern")
        if one.snapshot is not None and one.state not in agenda.ON_VIEW:
            yield message("row.not_revealed")
        if one.snapshot is not None and one.snapshot.slug != one.slug:
            yield message("row.other_pattern")
