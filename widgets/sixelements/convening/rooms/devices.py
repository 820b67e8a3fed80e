"""Which devices are in a room: the door, the heads beside them, and letting one go.

A device is known by its badge, which it shows itself; nobody can tell from the list who shared, or in which order
people came.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import delete, select

from .. import codes
from ..errors import RoomError
from ..messages import message
from ..store import RoomStore
from ..tables import Activity, Participant, Share, Vote
from .lookup import find, locked

MOST_HEADS = 100_000


def has_secret(store: RoomStore, code: str, secret: str) -> bool:
    """Say whether *secret* is the room's own, which the square and the link carry: its holder has not guessed."""
    if not secret:
        return False
    with store.read() as work:
        return codes.same(secret, find(work, code).secret)


def set_door(store: RoomStore, code: str, door: str) -> None:
    """Close the door, so that no new device joins while those inside go on, or open it again."""
    if door not in ("open", "closed"):
        raise RoomError("bad-request", message("refused.bad_door"))
    with store.work() as work:
        locked(work, code).door = door


def count_heads(store: RoomStore, code: str, heads: int | None) -> None:
    """Keep how many people the facilitator counts in the room; None where nobody counted."""
    with store.work() as work:
        locked(work, code).heads = None if heads is None else max(0, min(heads, MOST_HEADS))


def devices(store: RoomStore, code: str) -> list[dict[str, Any]]:
    """Return the devices in the room by their badges, in the order of these."""
    with store.read() as work:
        asked = select(Participant.id, Participant.token).where(Participant.room_id == find(work, code).id)
        found = [{"id": str(one.id), "badge": codes.badge(one.token)} for one in work.execute(asked)]
    return sorted(found, key=lambda one: (one["badge"], one["id"]))


def let_go(store: RoomStore, code: str, numbers: list[int]) -> None:
    """Take devices out of the room with what they shared; a pattern that was revealed stays as it is.

    Such a device can join again while the door is open.
    """
    with store.work() as work:
        room = locked(work, code)
        gone = delete(Participant).where(Participant.room_id == room.id, Participant.id.in_(numbers))
        work.execute(gone)


def let_idle_go(store: RoomStore, code: str) -> None:
    """Take all devices out of the room that never shared, such as those with which somebody filled it.

    The room keeps no time of joining, so it cannot tell those that came last.  Who is let go keeps her answers on
    her device, and can join again while the door is open.
    """
    with store.work() as work:
        room = locked(work, code)
        shared = select(Share.participant_id).join(Activity).where(Activity.room_id == room.id)
        voted = select(Vote.participant_id).join(Activity).where(Activity.room_id == room.id)
        gone = delete(Participant).where(
            Participant.room_id == room.id, Participant.id.not_in(shared), Participant.id.not_in(voted)
        )
        work.execute(gone)
