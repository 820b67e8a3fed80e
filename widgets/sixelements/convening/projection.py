"""What the projector of a room may show: only what everybody in the room may see, and nothing that leads it.

This is the one place that says what a room is shown; the board and the remote choose it (``rooms/stage.py``).
"""

from __future__ import annotations

from typing import Any

from sixelements import catalog
from sixelements.content import ContentError

from . import addresses, patterns, rooms
from .display import square
from .store import RoomStore

OF_THE_ROOM = ("code", "spoken", "purpose", "mode", "state", "joined", "slide", "rehearsal")
OF_THE_ACTIVITY = (
    "id", "slug", "title", "round", "state", "minutes", "ends", "left", "finished", "shared", "pattern", "document",
    "beat",
)  # fmt: skip
OF_A_TEAM = ("label", "joined", "finished")


def projection(store: RoomStore, code: str, seen: str = "") -> dict[str, Any]:
    """Return what stands on the projector of a room now; *seen* is the address by which its page came.

    Patterns are named and not held: a page fetches them as phones do, once each.  What the whole room writes is
    everybody's and stands here while it is written; what a team or a side writes is theirs and does not.  The teams
    are here only where somebody asked for them, and of a team nothing but how many joined and are finished.
    """
    room = rooms.board(store, code, whole=False)
    activities = room["activities"]
    activity = next(one for one in activities if one["id"] == room["shown"])
    before = earlier(activities, activity) if room["comparing"] else None
    reached = addresses.of_the_board(room["address"], addresses.clean(seen))
    link = f"{reached.address}/r/{room['code']}#{room['secret']}" if reached.address else ""
    return {
        **{name: room[name] for name in OF_THE_ROOM},
        "place": [activities.index(activity) + 1, len(activities)],
        "activity": {name: activity[name] for name in OF_THE_ACTIVITY}
        | {"summary": summary(activity["slug"]), "in_parts": bool(activity["parts"])},
        "teams": [{name: one[name] for name in OF_A_TEAM} for one in room["teams"] if room["at_teams"]],
        "before": before and {"id": before["id"], "round": before["round"]},
        "comparison": before and compared(store, code, before, activity),
        "address": reached.address,
        "qr": square(link) if link else "",
    }


def earlier(activities: list[dict[str, Any]], activity: dict[str, Any]) -> dict[str, Any] | None:
    """Return the latest earlier round of the same exercise that was revealed, where this one was."""
    return next(
        (
            one
            for one in reversed(activities)
            if activity["pattern"]
            and one["pattern"]
            and one["slug"] == activity["slug"]
            and one["round"] < activity["round"]
        ),
        None,
    )


def compared(store: RoomStore, code: str, *rounds: dict[str, Any]) -> dict[str, Any]:
    """Return what moved between two rounds, by nothing but the two patterns that everyone has seen."""
    found: dict[str, Any] = patterns.compare(*(rooms.pattern(store, code, one["id"]) for one in rounds))
    return found


def summary(slug: str) -> str:
    """Return what an exercise is for; nothing where it is gone from this course."""
    try:
        return catalog.get(slug).summary
    except ContentError:
        return ""
