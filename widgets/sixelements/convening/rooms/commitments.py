"""What a room agreed: who does what by when, how it stands, and taking one off the list."""

from __future__ import annotations

from typing import Any, Literal

from sqlalchemy import delete, update

from ..errors import RoomError
from ..messages import message
from ..store import RoomStore
from ..tables import Commitment, Room
from .lookup import activity_of, done_before, locked, remember

State = Literal["open", "kept", "gone"]
LISTED: tuple[State, ...] = ("open", "kept", "gone")
"""How commitments can stand, in the order in which they are listed: open ones come first."""


def agreed(room: Room) -> list[dict[str, Any]]:
    """Return the commitments of a room, open ones first: ``{id, who, what, by_when, activity, state, why}``."""
    return [
        {
            "id": one.id,
            "who": one.who,
            "what": one.what,
            "by_when": one.by_when,
            "activity": one.activity_id,
            "state": one.state,
            "why": one.why,
        }
        for one in sorted(room.commitments, key=lambda one: (LISTED.index(one.state), one.id))
    ]


def commit_to(
    store: RoomStore,
    code: str,
    *,
    who: str,
    what: str,
    by_when: str,
    activity_id: int | None = None,
    key: str = "",
) -> None:
    """Write down who does what by when."""
    if not what.strip():
        raise RoomError("empty", message("refused.no_commitment"))
    with store.work() as work:
        room = locked(work, code)
        if done_before(work, key):
            return
        if activity_id is not None:
            activity_of(work, room, activity_id)
        room.commitments.append(
            Commitment(
                activity_id=activity_id,
                who=who.strip()[:200],
                what=what.strip()[:1000],
                by_when=by_when.strip()[:40],
            )
        )
        remember(work, room, key)


def drop_commitment(store: RoomStore, code: str, commitment_id: int) -> None:
    """Take a commitment off the list."""
    with store.work() as work:
        room = locked(work, code)
        work.execute(delete(Commitment).where(Commitment.id == commitment_id, Commitment.room_id == room.id))


def settle_commitment(
    store: RoomStore, code: str, commitment_id: int, *, state: State, why: str = ""
) -> None:
    """Say how a commitment stands; who lets one go says why."""
    if state == "gone" and not why.strip():
        raise RoomError("empty", message("refused.no_reason"))
    with store.work() as work:
        room = locked(work, code)
        work.execute(
            update(Commitment)
            .where(Commitment.id == commitment_id, Commitment.room_id == room.id)
            .values(state=state, why=why.strip()[:400] if state == "gone" else "")
        )
