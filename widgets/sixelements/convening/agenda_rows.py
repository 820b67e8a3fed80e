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
    documents = {(one.activity_id, one.part): one.head for one in tables["document"]}
    of_room = {one.id: one.room_id for one in activities}
    for one in activities:
        if one.origin is not None and (
            of_room.get(one.origin.activity) != one.room_id
            or any(documents.get((one.origin.activity, part), -1) < head for part, head in heads(one).items())
        ):
            yield message("row.origin")
        if one.ends is not None and one.left is not None:
            yield message("row.clock")
        if not editions_right(one):
            yield message("row.edition")
        if one.snapshot is None and one.state == "revealed":
            yield message("row.no_pattern")
        if one.snapshot is not None and one.state not in agenda.ON_VIEW:
            yield message("row.not_revealed")
        if one.snapshot is not None and one.snapshot.slug != one.slug:
            yield message("row.other_pattern")


def heads(vote: Any) -> dict[str, int]:
    """Return the heads of the documents that a vote was made from, by part."""
    found: dict[str, int] = vote.origin.heads or {"": vote.origin.head or 0}
    return found


def editions_right(one: Any) -> bool:
    """Say whether what is asked fits the exercise, and the teams that are asked are those the vote was made for."""
    editions = one.editions or {"": one.edition}
    teams = set(one.origin.heads) if one.origin else set()
    return set(one.editions or {}) == teams and all(
        fitting.right(one.slug, one.version, each) for each in editions.values()
    )
