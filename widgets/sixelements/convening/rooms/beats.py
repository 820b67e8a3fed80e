"""A meeting that a room plays together, beat by beat: blind votes, a reveal, the words that are said, the next beat.

The activity collects from its first beat to its last.  A beat is open to votes until its reveal; then the facilitator
chooses whose words are said, and these lead to the next beat or to an ending, which ends the activity.  Nothing leads
back.  What is shown of a beat is judged by ``patterns/beats.py``.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from sixelements import catalog
from sixelements.content import ContentError, Exercise
from sixelements.kinds.scene.content import Beat as Moment
from sixelements.kinds.scene.content import Choice, Scene

from .. import agenda
from ..clock import Clock
from ..errors import RoomError
from ..messages import is_message, message
from ..patterns import Revealed, beats
from ..patterns.beats import Turn
from ..store import RoomStore
from ..tables import Activity, Beat, Participant, Room, Vote
from .lookup import activity_of, device_of, done_before, locked, remember
from .stage import set_clock


def scene_of(activity: Activity) -> Exercise:
    """Return the scene that an activity plays, in the edition that it was begun with."""
    try:
        exercise = catalog.get(activity.slug)
    except ContentError:
        raise RoomError("other-version", message("refused.other_scene")) from None
    if exercise.version != activity.version or not isinstance(exercise.content, Scene):
        raise RoomError("other-version", message("refused.other_scene"))
    return exercise


def moment_of(exercise: Exercise, beat: Beat) -> Moment:
    """Return what the scene says of a beat."""
    content: Scene = exercise.content
    found = next((one for one in content.beats if one.id == beat.beat), None)
    if found is None:
        raise RoomError("other-version", message("refused.other_scene"))
    return found


def said_in(moment: Moment, beat: Beat) -> Choice | None:
    """Return the words that were said at a beat; None before the facilitator chose."""
    return next((one for one in moment.choices if (one.chair, one.id) == (beat.chair, beat.said)), None)


def played(work: Session, activity: Activity) -> list[Beat]:
    """Return the beats that the room has come to, in order; the last is where it is."""
    asked = select(Beat).where(Beat.activity_id == activity.id).order_by(Beat.number)
    return list(work.scalars(asked))


def here(work: Session, activity: Activity) -> Beat:
    """Return the beat that the room is at."""
    found = played(work, activity)
    if not found:
        raise RoomError("waiting", message("refused.waiting"))
    return found[-1]


def begin(work: Session, activity: Activity) -> None:
    """Come to the first beat, where the room has not; a meeting that was interrupted goes on where it was."""
    if activity.by_beats and not played(work, activity):
        work.add(Beat(activity_id=activity.id, number=0, beat=scene_of(activity).content.beats[0].id))


def voted(work: Session, beat: Beat) -> int:
    """Return how many chose at a beat, over both chairs."""
    asked = select(func.count()).where(
        Vote.activity_id == beat.activity_id, Vote.number == beat.number, Vote.choice.is_not(None)
    )
    return work.scalar(asked) or 0


def vote(
    store: RoomStore,
    code: str,
    activity_id: int,
    *,
    token: str,
    number: int,
    revision: int,
    chair: str,
    choice: str | None,
) -> int:
    """Keep what a device chooses at a beat, instead of what it chose there before; return the revision that counts.

    *choice* None takes it back.  A request that arrives twice, or late, changes nothing: the highest revision counts,
    and a beat that was revealed takes no more.
    """
    with store.work() as work:
        room = locked(work, code)
        activity = activity_of(work, room, activity_id)
        person = device_of(work, room, token)
        kept = work.get(Vote, (activity.id, number, person.id))
        if kept is not None and revision <= kept.revision:
            return kept.revision
        agenda.sharing(activity.state, room.state)
        beat = here(work, activity)
        if beat.number != number or beat.snapshot is not None or beat.said is not None:
            raise RoomError("revealed", message("refused.beat_over"))
        fits(moment_of(scene_of(activity), beat), person.side, chair, choice)
        if kept is None:
            kept = Vote(activity_id=activity.id, number=number, participant_id=person.id)
            work.add(kept)
        kept.revision, kept.chair, kept.choice = revision, chair, choice
    return revision


def fits(moment: Moment, side: str, chair: str, choice: str | None) -> None:
    """Refuse a chair that is not this side's, and words that the chair does not have here."""
    chairs: Sequence[str] = beats.chairs_of(side)
    if chair not in chairs:
        raise RoomError("bad-answers", message("refused.other_chair"))
    if choice is not None and choice not in [one.id for one in moment.choices if one.chair == chair]:
        raise RoomError("bad-answers", message("refused.no_such_words"))


def reveal(work: Session, room: Room, activity: Activity, earlier: Sequence[Revealed]) -> dict[str, Any]:
    """Freeze what was chosen at the beat that the room is at, show it, and return it."""
    agenda.after(activity.state, "reveal")
    beat = here(work, activity)
    if beat.snapshot is not None:
        return beat.snapshot  # two facilitators pressed at once
    exercise = scene_of(activity)
    rows = work.execute(
        select(Participant.token, Vote.chair, Vote.choice)
        .join(Vote, Vote.participant_id == Participant.id)
        .where(Vote.activity_id == activity.id, Vote.number == beat.number, Vote.choice.is_not(None))
        .order_by(Participant.token)
    )
    shown = beats.reveal(
        exercise,
        moment_of(exercise, beat),
        [beats.Vote(who, chair, choice or "") for who, chair, choice in rows],
        told_of(room, activity),
        earlier=earlier,
        salt=room.code,
    )
    if is_message(shown.held):
        raise RoomError("held", shown.held)  # nothing is shown, and votes are still taken
    beat.snapshot, beat.revealed_from = shown.pattern, shown.basis
    return shown.pattern


def told_of(room: Room, activity: Activity) -> beats.Room:
    """Return what of a room its patterns tell."""
    return beats.Room(room.mode, room.k, activity.round)


def shown_before(work: Session, room: Room) -> list[Revealed]:
    """Return what the room has been shown of beats, in all its meetings."""
    asked = (
        select(Activity.slug, Beat.beat, Beat.revealed_from)
        .join(Beat, Beat.activity_id == Activity.id)
        .where(Activity.room_id == room.id, Beat.revealed_from.is_not(None))
        .order_by(Activity.position, Beat.number)
    )
    return [Revealed(f"{slug}#{beat}", basis) for slug, beat, basis in work.execute(asked) if basis]


def say(
    store: RoomStore,
    code: str,
    activity_id: int,
    *,
    number: int,
    chair: str,
    choice: str,
    key: str = "",
) -> None:
    """Let these words be said at the beat *number*, and go where they lead; pressed twice, they are said once.

    They may be said before a reveal as well: where too few chose, nothing can be shown, and the room goes on.
    """
    with store.work() as work:
        room = locked(work, code)
        if done_before(work, key):
            return
        activity = activity_of(work, room, activity_id)
        agenda.after(activity.state, "reveal")
        beat = here(work, activity)
        if beat.number != number:
            raise RoomError("revealed", message("refused.beat_gone"))
        exercise = scene_of(activity)
        found = [one for one in moment_of(exercise, beat).choices if (one.chair, one.id) == (chair, choice)]
        if not found:
            raise RoomError("bad-answers", message("refused.no_such_words"))
        beat.chair, beat.said = chair, choice
        if any(one.id == found[0].to for one in exercise.content.beats):
            work.add(Beat(activity_id=activity.id, number=number + 1, beat=found[0].to))
        else:
            work.flush()
            activity.state = agenda.after(activity.state, "reveal")
            activity.snapshot = way(work, room, activity)
            set_clock(activity, Clock())
            room.shown, room.slide, room.comparing = activity.position, 0, False
        remember(work, room, key)


def way(work: Session, room: Room, activity: Activity) -> dict[str, Any] | None:
    """Return the way that the room went as a pattern; None where nothing was said."""
    if not activity.by_beats:
        return None
    exercise = scene_of(activity)
    turns = []
    for beat in played(work, activity):
        moment = moment_of(exercise, beat)
        if found := said_in(moment, beat):
            turns.append(Turn(moment, beat.snapshot, found))
    return beats.path(exercise, turns, told_of(room, activity)) if turns else None
