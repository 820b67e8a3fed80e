"""A vote on what a room wrote: an ordinary exercise of its agenda, with items of the room's own.

What can be voted on is what the kind of the document says (``Kind.ballot``), and what with, the exercises that say so
of themselves (``Exercise.ballot``).  From there on it is an exercise like any other: it collects blindly, is revealed,
and is shown by side under the one privacy rule.  Its items are the words as they stood when it was made; what it was
made from is kept, so that whoever reads the result can be told that something was changed there since.
"""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from sixelements import catalog, fitting, kinds
from sixelements.content import ContentError

from ..documents.shown import rows_of
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
        one = work.scalar(select(Document).where(Document.activity_id == source.id, Document.part == ""))
        titles = titles_in(work, source, one) if one else []
        if one is None or not titles:
            raise RoomError("nothing-to-vote", message("refused.nothing_to_vote"))
        items = fitting.voted(catalog.get(slug), titles)
        if len(items) > fitting.MOST_VOTED:
            raise RoomError("long-vote", message("refused.long_vote", most=fitting.MOST_VOTED))
        made = add_activity(room, Part(slug, minutes, Fitting([*items]), origin=Origin(source.id, one.head)))
        right_behind(room, source, made)
        remember(work, room, key)


def voting(slug: str) -> int:
    """Return how many minutes a vote with the exercise *slug* takes; one that is no vote is refused."""
    try:
        exercise = catalog.get(slug)
    except ContentError as error:
        raise RoomError("unknown-exercise", message("refused.unknown_exercise", reason=str(error))) from None
    if not exercise.ballot:
        raise RoomError("no-vote", message("refused.nothing_to_vote"))
    return exercise.minutes.alone


def titles_in(work: Session, activity: Activity, one: Document) -> list[str]:
    """Return what can be voted on of a document, in its order; nothing where its edition is not here."""
    try:
        exercise = catalog.get(activity.slug)
    except ContentError:
        return []
    if exercise.version != activity.version:
        return []
    return [item["title"] for item in kinds.get(exercise.kind).ballot(exercise, rows_of(work, one))]


def right_behind(room: Room, source: Activity, made: Activity) -> None:
    """Let an activity from the end of the agenda stand behind another; the display goes on showing its own."""
    place = source.position + 1
    for one in room.activities:
        one.position += one is not made and one.position >= place
    if room.shown is not None and room.shown >= place:
        room.shown += 1
    made.position = place
    room.activities.sort(key=lambda one: one.position)
