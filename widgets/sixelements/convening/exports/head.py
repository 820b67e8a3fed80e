"""What a record tells beside what was shown: title, promise, what was set aside, and what was agreed."""

from __future__ import annotations

import datetime

from . import Json, clean, words


def title(room: Json) -> str:
    """Return the record's title."""
    told = words()
    return clean(told["title_team"].format(team=room["team"])) if room.get("team") else str(told["title"])


def which_room(room: Json) -> str:
    """Return which room it is and when it was opened, the day as people write it."""
    day = datetime.date.fromisoformat(room["opened"])
    return clean(words()["about"].format(code=room["spoken"], opened=f"{day:%B} {day.day}, {day.year}"))


def promise(room: Json) -> str:
    """Return what the record says of the people in it."""
    name = "open_table" if room["mode"] == "open" else "promise_team" if room.get("team") else "promise"
    return clean(words()[name].format(k=room["k"]))


def aside(room: Json) -> list[Json]:
    """Return the activities of *room* that were set aside, of which nothing but that is told."""
    # A team's record has each of them twice, for itself and for the hall.
    found = {one["id"]: one for one in reversed(room["activities"]) if one["state"] == "aside"}
    return list(found.values())[::-1]


def agreed(room: Json) -> list[list[str]]:
    """Return the commitments of *room*, open ones first: who does what by when, and how that stands."""
    return [
        [*(clean(one[key]) for key in ("who", "what", "by_when")), stands(one)] for one in room["commitments"]
    ]


def stands(one: Json) -> str:
    """Return how a commitment stands, in words."""
    return clean(words()[one["state"]].format(why=one["why"]))


AGREED = ("whom", "what", "by_when", "stands")
"""The heads of the table of commitments."""
