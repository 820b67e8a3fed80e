"""The record of one activity alone, in the form of the whole room's."""

from __future__ import annotations

from typing import Any

from sixelements.convening.errors import RoomError
from sixelements.convening.messages import message

from . import Json


def only(room: Json, number: int) -> dict[str, Any]:
    """Return *room* with one of its activities, and what was agreed at it."""
    found = [one for one in room["activities"] if one["id"] == number]
    if not found:
        raise RoomError("unknown-activity", message("refused.unknown_activity"))
    deeds = [one for one in room["commitments"] if one["activity"] == number]
    return {**room, "activities": found, "commitments": deeds}
