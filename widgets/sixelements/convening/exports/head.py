"""What stands at the head of a record: of a room, or of one team in it."""

from __future__ import annotations

from . import Json, clean, words


def title(room: Json) -> str:
    """Return the record's title."""
    told = words()
    return clean(told["title_team"].format(team=room["team"])) if room.get("team") else str(told["title"])


def promise(room: Json) -> str:
    """Return what the record says of the people in it."""
    name = "open_table" if room["mode"] == "open" else "promise_team" if room.get("team") else "promise"
    return clean(words()[name].format(k=room["k"]))
