"""The projector: a window of a room that everybody may look at, with nothing to press and no script in it.

The page holds nothing of any room.  What it shows it asks for with the facilitator's cookie, and what it is told is
what phones may know as well, the square of the room's own link among it (``convening/projection.py``).
"""

from __future__ import annotations

import hashlib
from functools import cache
from typing import Any

import msgspec

from ..convening import clock, rooms
from ..convening.errors import RoomError
from ..convening.messages import message
from ..convening.projection import projection
from . import api, facilitator, frame, handlers
from .opened import room_store
from .reply import Reply, ready


class ProjectionApi(api.Api):
    """``/api/projector/CODE``: what the room is shown now."""

    async def get(self, code: str) -> None:
        """Send it; what the page shows already (``have``) is not sent again."""
        seen, have = self.get_query_argument("here", "")[:300], self.get_query_argument("have", "")

        def do() -> dict[str, Any]:
            whose = facilitator.leads(self, code)
            if whose is None:
                raise RoomError("no-key", message("refused.no_facilitator"))
            rooms.allowed(room_store(), code, whose)
            shows = projection(room_store(), code, seen)
            mark = hashlib.sha256(msgspec.json.encode(shows)).hexdigest()[:16]
            told = {"now": clock.now(), "mark": mark}
            return told if mark == have else {**told, "shows": shows}

        await self.answer(do)

    head = get


@cache
def page() -> Reply:
    """Return the page of ``/projector/CODE``."""
    return ready(frame.page("projector.html"))


class ProjectorPage(handlers.Page):
    """``/projector/CODE``: the room on a large screen."""

    def get(self, _code: str) -> None:
        """Send the page; its script does the rest."""
        self.send(page())

    head = get


CODE = "[A-Za-z0-9-]{1,20}"
ADDRESSES = [
    (rf"/projector/({CODE})", ProjectorPage),
    (rf"/api/projector/({CODE})", ProjectionApi),
]
