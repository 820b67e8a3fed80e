"""A vote on what a room wrote: an ordinary exercise of its agenda, with items of the room's own.

What can be voted on is what the kind of the document says (``Kind.ballot``), and what with, the exercises that say so
of themselves (``Exercise.ballot``).  From there on it is an exercise like any other: it collects blindly, is revealed,
and is shown by side under the one privacy rule.  Its items are the words as they stood when it was made; what it was
made from is kept, so that whoever reads the result can be told that something was changed there since.

Where each team wrote a document of its own, each votes on its own items within the team, and sees its own result: to
the room and its screens the vote has no items at all (``patterns/by_team.py``).
"""

from __future__ import annotations

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from sixelements import catalog, fitting
from sixelements.content import ContentError

from ..documents.lifecycle import TEAM
from ..documents.shown import rows_of, titles_in
from ..documents.tables import Document
from ..errors import RoomError
from ..fitting import Fitting
from ..messages import message
from ..store import RoomStore
from ..tables import Activity, Room
from .adding import Part, add_activity
from .lookup import activity_of, done_before, locked, remember
from .origin import Origin


def put_to_vote(store: RoomStore, code: str, activity_id: int, slug: str, key: str = "") -> None:
    """Put the exercise *slug* on the agenda right behind an activity, to vote on what the room wrote there."""
    with store.work() as work:
        room = locked(work, code)
        if done_before(work, key):
            return
        source = activity_of(work, room, activity_id)
        minutes = voting(slug)
        found = written(work, source)
        items = {part: items_of(slug, titles) for part, (_, titles) in found.items()}
        heads = {part: head for part, (head, _) in found.items()}
        if not items:
            side = source.writes == "side"
            raise RoomError(
                "nothing-to-vote", message("refused.side_vote" if side else "refused.nothing_to_vote")
            )
        if "" in items:
            part = Part(slug, minutes, items[""], origin=Origin(source.id, heads[""]))
        else:
            part = Part(slug, minutes, by_team=items, origin=Origin(source.id, heads=heads))
        made = add_activity(room, part)
        right_behind(room, source, made)
        remember(work, room, key)


def written(work: Session, source: Activity) -> dict[str, tuple[int, list[str]]]:
    """Return the head and what can be voted on of the room's document, or of each team's, by its part.

    What a side wrote is read by that side alone, so nobody votes on it here.
    """
    asked = select(Document).where(
        Document.activity_id == source.id, or_(Document.part == "", Document.part.startswith(TEAM))
    )
    found = {one.part: (one.head, titles_in(source, rows_of(work, one))) for one in work.scalars(asked)}
    return {part: told for part, told in found.items() if told[1]}


def items_of(slug: str, titles: list[str]) -> Fitting:
    """Return the items of a vote on *titles*; more than it has room for are refused."""
    items = fitting.voted(catalog.get(slug), titles)
    if len(items) > fitting.MOST_VOTED:
        raise RoomError("long-vote", message("refused.long_vote", most=fitting.MOST_VOTED))
    return Fitting([*items])


def voting(slug: str) -> int:
    """Return how many minutes a vote with the exercise *slug* takes; one that is no vote is refused."""
    try:
        exercise = catalog.get(slug)
    except ContentError as error:
        raise RoomError("unknown-exercise", message("refused.unknown_exercise", reason=str(error))) from None
    if not exercise.ballot:
        raise RoomError("no-vote", message("refused.nothing_to_vote"))
    return exercise.minutes.alone


def right_behind(room: Room, source: Activity, made: Activity) -> None:
    """Let an activity from the end of the agenda stand behind another; the display goes on showing its own."""
    place = source.position + 1
    for one in room.activities:
        one.position += one is not made and one.position >= place
    if room.shown is not None and room.shown >= place:
        room.shown += 1
    made.position = place
    room.activities.sort(key=lambda one: one.position)
