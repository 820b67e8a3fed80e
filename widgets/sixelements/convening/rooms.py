"""What can be done in a room, by its facilitator and by its participants.

Each function is one transaction, so two people who press at once are served one after the other,
and what a caller was told is in the database.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from sixelements import catalog, kinds, shape
from sixelements.content import ContentError

from . import codes, patterns
from .sides import SIDES
from .store import Activity, Commitment, Participant, Room, Share, Store

FLOOR = 3
MOST_ACTIVITIES = 40
MOST_PARTICIPANTS = 2000
MOST_REVISION = 2**31 - 1
KEEP_DAYS = 30


class RoomError(Exception):
    """Something a room refuses: a short code for programs, one plain sentence for people."""

    def __init__(self, code: str, sentence: str) -> None:
        super().__init__(sentence)
        self.code = code


UNKNOWN = ("unknown-room", "No room has that code. Look at the screen again; letters and digits only.")


# The facilitator.


def open_room(
    store: Store,
    *,
    purpose: str,
    sides: list[str],
    agenda: list[tuple[str, int]],
    k: int = 5,
    mode: str = "anonymous",
    keep_days: int = KEEP_DAYS,
) -> str:
    """Open a room for *agenda*, pairs of an exercise's slug and minutes; return its code."""
    if not agenda:
        raise RoomError("no-agenda", "Choose at least one exercise for the room.")
    if len(sides) < 1 or not set(sides) <= set(SIDES):
        raise RoomError("no-sides", "Choose which sides are in the room.")
    if k < FLOOR:
        raise RoomError("low-k", f"The smallest group that may be shown apart is {FLOOR} people.")
    if mode not in ("anonymous", "open"):
        raise RoomError("bad-mode", 'The table is either "anonymous" or "open".')
    with store.work() as work:
        code = codes.new_code()
        while work.scalar(select(Room.id).where(Room.code == code)):
            code = codes.new_code()
        room = Room(
            code=code,
            purpose=purpose.strip()[:400],
            sides=[side for side in SIDES if side in sides],
            k=k,
            mode=mode,
            state="open",
            opened=datetime.datetime.now(tz=datetime.UTC).date(),
            keep_days=keep_days,
        )
        work.add(room)
        for slug, minutes in agenda:
            add_activity(room, slug, minutes)
    return code


def add_activity(room: Room, slug: str, minutes: int, round_: int = 1) -> None:
    """Put an exercise at the end of the room's agenda."""
    if len(room.activities) >= MOST_ACTIVITIES:
        raise RoomError("full-agenda", f"A room holds up to {MOST_ACTIVITIES} exercises. Open another room.")
    try:
        version = catalog.get(slug).version
    except ContentError as error:
        raise RoomError("unknown-exercise", str(error)) from None
    room.activities.append(
        Activity(
            position=len(room.activities),
            slug=slug,
            version=version,
            minutes=max(0, min(minutes, 480)),
            round=round_,
            state="waiting",
            snapshot=None,
            revealed_from=None,
        )
    )


def add(store: Store, code: str, slug: str, minutes: int) -> None:
    """Put one more exercise on the agenda of an open room."""
    with store.work() as work:
        add_activity(find(work, code), slug, minutes)


def start(store: Store, code: str, activity_id: int) -> None:
    """Let people share for an activity; whatever was collecting before waits."""
    with store.work() as work:
        room = find(work, code)
        chosen = part(room, activity_id)
        if chosen.state in ("revealed", "closed"):
            raise RoomError(
                "revealed", 'This activity has been revealed. To collect again, press "Run again".'
            )
        for one in room.activities:
            if one.state == "collecting":
                one.state = "waiting"
        chosen.state = "collecting"


def reveal(store: Store, code: str, activity_id: int) -> dict[str, Any]:
    """Freeze the pattern of what has been shared, show it to everyone, and return it."""
    with store.work() as work:
        room = find(work, code)
        activity = part(locked(work, room), activity_id)
        if activity.state != "collecting":
            raise RoomError("not-collecting", "Only an activity that is collecting can be revealed.")
        rows = work.execute(
            select(Participant.token, Participant.side, Share.answers)
            .join(Share, Share.participant_id == Participant.id)
            .where(Share.activity_id == activity.id, Share.answers.is_not(None))
            .order_by(Participant.token)
        )
        contributions = [
            patterns.Contribution(who=token, side=side, answers=answers) for token, side, answers in rows
        ]
        earlier = [
            one.revealed_from for one in room.activities if one.slug == activity.slug and one.revealed_from
        ]
        shown = patterns.reveal(
            catalog.get(activity.slug),
            contributions,
            sides=room.sides,
            k=room.k,
            mode=room.mode,
            round_=activity.round,
            earlier=earlier,
        )
        if shown.held:
            raise RoomError("held", shown.held)  # nothing is shown, and collecting goes on
        activity.snapshot, activity.revealed_from = shown.pattern, shown.basis
        activity.state = "revealed"
        return shown.pattern


def close_activity(store: Store, code: str, activity_id: int) -> None:
    """End an activity: its pattern stays on view and nothing more is collected."""
    with store.work() as work:
        part(find(work, code), activity_id).state = "closed"


def again(store: Store, code: str, activity_id: int) -> None:
    """Put the same exercise on the agenda once more, as the next round, to compare the two times."""
    with store.work() as work:
        room = find(work, code)
        first = part(room, activity_id)
        rounds = [one.round for one in room.activities if one.slug == first.slug]
        add_activity(room, first.slug, first.minutes, max(rounds) + 1)


def set_state(store: Store, code: str, state: str) -> None:
    """Close the room (nobody joins or shares) or open it again."""
    with store.work() as work:
        find(work, code).state = state


def commit_to(
    store: Store, code: str, *, who: str, what: str, by_when: str, activity_id: int | None = None
) -> None:
    """Write down who does what by when."""
    if not what.strip():
        raise RoomError("empty", "Write what will be done.")
    with store.work() as work:
        room = find(work, code)
        if activity_id is not None:
            part(room, activity_id)
        room.commitments.append(
            Commitment(
                activity_id=activity_id,
                who=who.strip()[:200],
                what=what.strip()[:1000],
                by_when=by_when.strip()[:40],
            )
        )


def drop_commitment(store: Store, code: str, commitment_id: int) -> None:
    """Take a commitment off the list."""
    with store.work() as work:
        room = find(work, code)
        work.execute(delete(Commitment).where(Commitment.id == commitment_id, Commitment.room_id == room.id))


def all_rooms(store: Store) -> list[dict[str, Any]]:
    """Return every room for the facilitator's list, the newest first."""
    with store.work() as work:
        rooms = work.scalars(select(Room).order_by(Room.id.desc()))
        return [
            {"code": r.code, "purpose": r.purpose, "state": r.state, "opened": r.opened.isoformat()}
            for r in rooms
        ]


def board(store: Store, code: str) -> dict[str, Any]:
    """Return what the board shows: the room, totals (never by side while collecting), patterns, commitments."""
    with store.work() as work:
        room = find(work, code)
        shared = dict(
            work.execute(
                select(Share.activity_id, func.count())
                .join(Activity, Activity.id == Share.activity_id)
                .where(Activity.room_id == room.id, Share.answers.is_not(None))
                .group_by(Share.activity_id)
            ).all()
        )
        joined = work.scalar(
            select(func.count()).select_from(Participant).where(Participant.room_id == room.id)
        )
        told = about(room)
        for one, activity in zip(told["activities"], room.activities, strict=True):
            one["shared"] = shared.get(activity.id, 0)
            one["pattern"] = activity.snapshot
        commitments = [
            {"id": c.id, "who": c.who, "what": c.what, "by_when": c.by_when, "activity": c.activity_id}
            for c in room.commitments
        ]
        return {**told, "joined": joined, "commitments": commitments, "opened": room.opened.isoformat()}


def purge(store: Store, today: datetime.date, days: int | None = None) -> int:
    """Delete every room that is older than its own days, or than *days*; return how many."""
    with store.work() as work:
        old = [
            room
            for room in work.scalars(select(Room))
            if room.opened + datetime.timedelta(room.keep_days if days is None else days) < today
        ]
        for room in old:
            work.delete(room)
    store.settle()
    return len(old)


# A participant.


def about_room(store: Store, code: str) -> dict[str, Any]:
    """Return what every device in the room may know: no counts, nothing about anybody."""
    with store.work() as work:
        return about(find(work, code))


def join(store: Store, code: str, side: str, word: str) -> str:
    """Take a device into the room and return its token; the same *word* from a device joins once."""
    with store.work() as work:
        room = locked(work, find(work, code))
        if room.state != "open":
            raise RoomError("closed", "This room is closed. Ask the facilitator.")
        if side not in room.sides:
            raise RoomError("unknown-side", "Choose one of the sides in this room.")
        if not 16 <= len(word) <= 64:
            raise RoomError("bad-request", "This device's request was not whole. Load the page again.")
        # The token is made from the device's own random word, so that a request sent twice gives the same one.
        token = codes.digest(f"{room.code}:{room.id}:{word}")[:32]
        known = work.scalar(select(Participant).where(Participant.token == codes.digest(token)))
        if known:
            known.side = side
            return token
        count = (
            work.scalar(select(func.count()).select_from(Participant).where(Participant.room_id == room.id))
            or 0
        )
        if count >= MOST_PARTICIPANTS:
            raise RoomError("full", f"This room is full ({MOST_PARTICIPANTS} people).")
        work.add(
            Participant(room_id=room.id, token=codes.digest(token), joined_as=codes.digest(word), side=side)
        )
    return token


def has_joined(store: Store, code: str, token: str) -> bool:
    """Say whether a device with this token is in the room."""
    with store.work() as work:
        room = find(work, code)
        asked = select(Participant.id).where(
            Participant.token == codes.digest(token), Participant.room_id == room.id
        )
        return work.scalar(asked) is not None


def share(
    store: Store,
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


def withdraw(store: Store, code: str, activity_id: int, *, token: str, revision: int) -> int:
    """Take back what a device shared; possible until the pattern is revealed."""
    return put(store, code, activity_id, Sent(token, revision))


@dataclass(frozen=True)
class Sent:
    """What a device sent: its token, the revision, and the answers with their edition, or None to withdraw."""

    token: str
    revision: int
    answers: dict[str, Any] | None = None
    version: int | None = None


def put(store: Store, code: str, activity_id: int, sent: Sent) -> int:
    """Let what was *sent* count, unless something newer already does; return the revision that counts."""
    with store.work() as work:
        room = locked(work, find(work, code))
        activity = part(room, activity_id)
        person = work.scalar(
            select(Participant).where(
                Participant.token == codes.digest(sent.token), Participant.room_id == room.id
            )
        )
        if person is None:
            raise RoomError("not-joined", "This device is not in the room. Join again with the code.")
        kept = work.get(Share, (activity.id, person.id))
        if kept is not None and sent.revision <= kept.revision:
            return kept.revision  # the same request again: it already counts
        if activity.state in ("revealed", "closed"):
            raise RoomError(
                "revealed", "The pattern has been revealed, so answers for it can no longer change."
            )
        if room.state != "open":
            raise RoomError("closed", "This room is closed. Ask the facilitator.")
        if activity.state != "collecting":
            raise RoomError("waiting", "The room is not collecting answers to this exercise now.")
        if sent.answers is not None:
            fitting(activity, sent.answers, sent.version)
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


def fitting(activity: Activity, answers: dict[str, Any], version: int | None) -> None:
    """Refuse answers that do not fit the exercise, or belong to another edition of it."""
    exercise = catalog.get(activity.slug)
    if version != exercise.version or version != activity.version:
        raise RoomError(
            "other-version", "This page shows another edition of the exercise. Load it again, then share."
        )
    for problem in shape.problems(kinds.get(exercise.kind).shape(exercise), answers):
        raise RoomError(
            "bad-answers", f"These answers do not fit the exercise ({problem[:200]}). Load the page again."
        )


def pattern(store: Store, code: str, activity_id: int) -> dict[str, Any]:
    """Return the pattern of an activity as it was revealed; before that there is nothing to see."""
    with store.work() as work:
        activity = part(find(work, code), activity_id)
        if activity.snapshot is None or activity.state not in ("revealed", "closed"):
            raise RoomError("not-revealed", "The pattern has not been revealed yet.")
        return activity.snapshot


# Shared by both.


def find(work: Session, code: str) -> Room:
    """Return the room that has the code, however it was typed."""
    room = work.scalar(select(Room).where(Room.code == codes.typed(code)))
    if room is None:
        raise RoomError(*UNKNOWN)
    return room


def locked(work: Session, room: Room) -> Room:
    """Hold the room's row, as it is by now, until the transaction ends: a reveal and a share never overlap."""
    work.refresh(room, with_for_update=True)
    return room


def part(room: Room, activity_id: int) -> Activity:
    """Return one activity of the room; another room's is unknown here."""
    for activity in room.activities:
        if activity.id == activity_id:
            return activity
    raise RoomError("unknown-activity", "This room has no such activity.")


def about(room: Room) -> dict[str, Any]:
    """Return the room as every device in it may know it."""
    activities = []
    for one in room.activities:
        try:
            title = catalog.get(one.slug).title
        except ContentError:
            title = one.slug  # the exercise is gone from this course; its revealed pattern is still here
        activities.append(
            {
                "id": one.id,
                "slug": one.slug,
                "version": one.version,
                "title": title,
                "minutes": one.minutes,
                "round": one.round,
                "state": one.state,
            }
        )
    current = next((one["id"] for one in activities if one["state"] == "collecting"), None)
    sides = [{"id": side, "label": SIDES[side].label} for side in room.sides]
    return {
        "code": room.code,
        "spoken": codes.spoken(room.code),
        "purpose": room.purpose,
        "sides": sides,
        "k": room.k,
        "mode": room.mode,
        "state": room.state,
        "activities": activities,
        "current": current,
    }
