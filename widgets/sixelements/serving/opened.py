"""The rooms of this process."""

from __future__ import annotations

from functools import cache

from ..convening.store import RoomStore, open_store


@cache
def room_store() -> RoomStore:
    """Return the store of the rooms, opened when first needed."""
    return open_store()
