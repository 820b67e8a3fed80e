"""What a room agreed: who does what by when, and taking one off the list."""

from __future__ import annotations

from sqlalchemy import delete

from ..errors import RoomError
from ..messages import message
from ..store import RoomStore
from ..tables import Commitment
from .lookup import activity_of, done_before, locked, remember


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
