"""What wall and phones are told of a meeting that the room plays together.

A phone is told what its own chair knows and notices, and the other chair's only once the meeting is over: until then
nothing that goes to it carries a word of theirs but what was said aloud.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from sixelements.content import Exercise
from sixelements.kinds.scene.content import CHAIRS, Chair, Scene
from sixelements.kinds.scene.content import Beat as Moment

from ..agenda import ON_VIEW
from ..errors import RoomError
from ..messages import message
from ..patterns import beats
from ..store import RoomStore
from ..tables import Activity, Beat, Vote
from .beats import moment_of, played, said_in, scene_of, voted
from .lookup import activity_of, device_of, find

Told = dict[str, Any]


def words_said(exercise: Exercise, beat: Beat) -> Told | None:
    """Return the words that were said at a beat and what followed; None before the facilitator chose."""
    moment = moment_of(exercise, beat)
    found = said_in(moment, beat)
    if found is None:
        return None
    return {
        "beat": moment.title,
        "chair": found.chair,
        "title": found.title,
        "text": found.text,
        "reply": found.reply,
    }


def for_wall(work: Session, activity: Activity) -> Told | None:
    """Return the beat that the room is at, with its picture once that is revealed; None where it is at none.

    ``words`` are those that may be said, of both chairs, each with how many chose it where that is shown.
    """
    found = played(work, activity) if activity.state == "collecting" else []
    try:
        exercise = scene_of(activity)
        if not found:
            return None
        return wall(exercise, found, voted(work, found[-1]))
    except RoomError:
        return None  # the course has changed under a meeting that had begun


def wall(exercise: Exercise, found: Sequence[Beat], count: int) -> Told:
    """Return what the wall shows of the last of these beats, at which so many have chosen."""
    beat = found[-1]
    moment = moment_of(exercise, beat)
    counts = {
        (group["id"], choice): n
        for block in (beat.snapshot or {"blocks": []})["blocks"]
        if block["type"] == "strips"
        for part in block["rows"][0]["parts"]
        for group in [{"id": part["group"]}]
        for choice, n in zip(part["values"], part["counts"], strict=True)
    }
    return {
        "number": beat.number,
        "state": "asking" if beat.snapshot is None else "shown",
        "title": moment.title,
        "text": moment.text,
        "voted": count,
        "before": words_said(exercise, found[-2]) if len(found) > 1 else None,
        "pattern": beat.snapshot,
        "words": [
            {
                "chair": one.chair,
                "id": one.id,
                "title": one.title,
                "text": one.text,
                "count": counts.get((one.chair, one.id)),
            }
            for chair in CHAIRS
            for one in moment.of(chair)
        ],
    }


def for_device(store: RoomStore, code: str, activity_id: int, token: str, wanted: str = "") -> Told:
    """Return what a device in the room may see of the meeting now; *wanted* is the chair it takes where it may choose.

    Until the meeting is over that is its own chair's part of the beat that the room is at; then it is the whole way,
    from both chairs.
    """
    with store.read() as work:
        room = find(work, code)
        activity = activity_of(work, room, activity_id)
        person = device_of(work, room, token)
        if not activity.by_beats:
            raise RoomError("no-beats", message("refused.no_beats"))
        exercise = scene_of(activity)
        asked = select(Vote).where(Vote.activity_id == activity.id, Vote.participant_id == person.id)
        votes = {one.number: one for one in work.scalars(asked)}
        chairs = beats.chairs_of(person.side)
        latest = votes[max(votes)].chair if votes else ""
        chair = next((one for one in CHAIRS if one in chairs and one == (wanted or latest)), None)
        chair = chairs[0] if len(chairs) == 1 else chair
        found = played(work, activity)
        content: Scene = exercise.content
        told: Told = {
            "title": exercise.title,
            "invented": content.invented,
            "known": list(content.known),
            "chairs": list(chairs),
            "chair": chair,
            "state": "waiting",
            "number": len(found) - 1,
            "seat": chair and seat(content, chair),
        }
        if activity.state in ON_VIEW:
            return told | {"state": "over"} | over(exercise, found, votes)
        if activity.state != "collecting" or not found:
            return told
        return told | now(exercise, found, chair, votes.get(found[-1].number))


def seat(content: Scene, chair: Chair) -> Told:
    """Return who one is in a chair, and what only that chair knows."""
    return {"you": content.seat(chair).you, "knows": list(content.seat(chair).knows)}


def now(exercise: Exercise, found: Sequence[Beat], chair: Chair | None, own: Vote | None) -> Told:
    """Return the beat that the room is at as one chair sees it, and what this device chose there."""
    beat = found[-1]
    moment = moment_of(exercise, beat)
    return {
        "state": "asking" if beat.snapshot is None else "shown",
        "before": words_said(exercise, found[-2]) if len(found) > 1 else None,
        "beat": {
            "title": moment.title,
            "text": moment.text,
            "notice": moment.seen(chair) if chair else "",
            "words": words_of(moment, chair) if chair else [],
        },
        "mine": own.choice if own and own.chair == chair else None,
        "revision": own.revision if own else 0,
        "pattern": beat.snapshot,
    }


def words_of(moment: Moment, chair: Chair) -> list[Told]:
    """Return the next words of a chair at a beat."""
    return [{"id": one.id, "title": one.title, "text": one.text} for one in moment.of(chair)]


def over(exercise: Exercise, found: Sequence[Beat], votes: dict[int, Vote]) -> Told:
    """Return the whole way with both chairs' parts of it, what this device chose at each beat, and the ending."""
    content: Scene = exercise.content
    path: list[Told] = []
    to = ""
    for beat in found:
        moment, own = moment_of(exercise, beat), votes.get(beat.number)
        choice = said_in(moment, beat)
        to = choice.to if choice else to
        mine = next(
            (one.title for one in moment.choices if own and (one.chair, one.id) == (own.chair, own.choice)),
            None,
        )
        path.append(
            {
                "title": moment.title,
                "text": moment.text,
                "said": words_said(exercise, beat),
                "mine": mine,
                "seen": {
                    chair: {"notice": moment.seen(chair), "words": words_of(moment, chair)}
                    for chair in CHAIRS
                },
            }
        )
    ending = next((one for one in content.endings if one.id == to), None)
    return {
        "path": path,
        "seats": {chair: seat(content, chair) for chair in CHAIRS},
        "ending": ending
        and {"title": ending.title, "text": ending.text, "price": ending.price, "later": ending.later},
    }
