"""What a participant's device does in a room: join, share, share again or withdraw, and see what was revealed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import func, select

from sixelements import kinds, shape

from .. import agenda, ahead, clock, codes, fitting
from ..errors import RoomError
from ..messages import message
from ..store import RoomStore
from ..tables import Activity, Finished, Participant, Share
from .lookup import about, activity_of, device_of, find, locked
from .teams import listed, part_of, seat

MOST_PARTICIPANTS = 2000
MOST_REVISION = 2**31 - 1


def about_room(store: RoomStore, code: str) -> dict[str, Any]:
    """Return what every device in the room may know: totals of all, nothing about a side or anybody."""
    with store.read() as work:
        room = find(work, code)
        return {**about(work, room), "teams": listed(work, room)}


def join(store: RoomStore, code: str, side: str, word: str, team: int | None = None) -> str:
    """Take a device into the room and return its token; the same *word* from a device joins once.

    *team* is the number of one of the room's teams, where it has some.
    """
    with store.work() as work:
        room = locked(work, code)
        if room.state != "open":
            raise RoomError("closed", message("refused.closed"))
        if side not in room.sides:
            raise RoomError("unknown-side", message("refused.unknown_side"))
        if not 16 <= len(word) <= 64:
            raise RoomError("bad-request", message("refused.not_whole"))
        sits = seat(work, room, team)
        # The token is made from the device's own random word, so that a request sent twice gives the same one.
        token = codes.digest(f"{room.code}:{room.id}:{word}")[:32]
        known = work.scalar(select(Participant).where(Participant.token == codes.digest(token)))
        if known:
            known.side, known.team_id = side, sits
            return token
        if room.door != "open":
            raise RoomError("door-closed", message("refused.door_closed"))
        count = (
            work.scalar(select(func.count()).select_from(Participant).where(Participant.room_id == room.id))
            or 0
        )
        if count >= MOST_PARTICIPANTS:
            raise RoomError("full", message("refused.full", most=MOST_PARTICIPANTS))
        work.add(
            Participant(
                room_id=room.id,
                token=codes.digest(token),
                joined_as=codes.digest(word),
                side=side,
                team_id=sits,
            )
        )
    return token


def tokens(store: RoomStore, code: str) -> frozenset[str]:
    """Return the devices in the room by the digests of their tokens."""
    with store.read() as work:
        asked = select(Participant.token).where(Participant.room_id == find(work, code).id)
        return frozenset(work.scalars(asked))


def has_joined(store: RoomStore, code: str, token: str) -> bool:
    """Say whether a device with this token is in the room."""
    with store.read() as work:
        room = find(work, code)
        asked = select(Participant.id).where(
            Participant.token == codes.digest(token), Participant.room_id == room.id
        )
        return work.scalar(asked) is not None


def share(
    store: RoomStore,
    code: str,
    activity_id: int,
    *,
    token: str,
    revision: int,
    version: int,
    answers: Mapping[str, Any],
) -> int:
    """Keep what a device shares, instead of what it shared before; return the revision that now counts.

    A request that arrives twice, or late, changes nothing: the highest revision counts.
    """
    return put(store, code, activity_id, Sent(token, revision, dict(answers), version))


def withdraw(store: RoomStore, code: str, activity_id: int, *, token: str, revision: int) -> int:
    """Take back what a device shared; possible until the pattern is revealed."""
    return put(store, code, activity_id, Sent(token, revision))


@dataclass(frozen=True)
class Sent:
    """What a device sent: its token, the revision, and the answers with their edition, or None to withdraw."""

    token: str
    revision: int
    answers: dict[str, Any] | None = None
    version: int | None = None


def put(store: RoomStore, code: str, activity_id: int, sent: Sent) -> int:
    """Let what was *sent* count, unless something newer already does; return the revision that counts."""
    with store.work() as work:
        room = locked(work, code)
        activity = activity_of(work, room, activity_id)
        person = device_of(work, room, sent.token)
        kept = work.get(Share, (activity.id, person.id))
        if kept is not None and sent.revision <= kept.revision:
            return kept.revision  # the same request again: it already counts
        agenda.sharing(activity.state, room.state)
        if activity.by_beats:
            raise RoomError("by-beats", message("refused.by_beats"))
        if sent.answers is not None:
            ahead.sharing(activity.ahead, clock.now())
            check_answers(activity, sent.answers, sent.version, part_of(work, person))
        if kept is None:
            work.add(
                Share(
                    activity_id=activity.id,
                    participant_id=person.id,
                    revision=sent.revision,
                    answers=sent.answers,
                )
            )
        else:
            kept.revision, kept.answers = sent.revision, sent.answers
    return sent.revision


def finish(store: RoomStore, code: str, activity_id: int, *, token: str, finished: bool) -> None:
    """Keep that a device is finished with an activity, or that it is not after all; said twice, it is one."""
    with store.work() as work:
        room = locked(work, code)
        activity = activity_of(work, room, activity_id)
        person = device_of(work, room, token)
        agenda.finishing(activity.state, room.state)
        kept = work.get(Finished, (activity.id, person.id))
        if finished and kept is None:
            work.add(Finished(activity_id=activity.id, participant_id=person.id))
        elif kept is not None and not finished:
            work.delete(kept)


def check_answers(activity: Activity, answers: dict[str, Any], version: int | None, part: str) -> None:
    """Refuse answers that do not fit what the team *part* is asked, or belong to another edition of the exercise."""
    exercise = fitting.asked(activity, part)
    if version != exercise.version or version != activity.version:
        raise RoomError("other-version", message("refused.other_version"))
    for problem in shape.problems(kinds.get(exercise.kind).shared_shape(exercise), answers):
        raise RoomError("bad-answers", message("refused.bad_answers", problem=problem[:200]))


def exercise(store: RoomStore, code: str, activity_id: int, token: str = "") -> bytes:
    """Return the exercise of an activity as the room asks the device with *token*, as JSON."""
    with store.read() as work:
        room = find(work, code)
        activity = activity_of(work, room, activity_id)
        own = activity.editions is not None
        return fitting.for_phones(activity, part_of(work, device_of(work, room, token)) if own else "")


def pattern(store: RoomStore, code: str, activity_id: int) -> dict[str, Any]:
    """Return the pattern of an activity as it was revealed; before that there is nothing to see."""
    with store.read() as work:
        activity = activity_of(work, find(work, code), activity_id)
        if activity.snapshot is None or activity.state not in agenda.ON_VIEW:
            raise RoomError("not-revealed", message("refused.not_revealed"))
        return activity.snapshot
