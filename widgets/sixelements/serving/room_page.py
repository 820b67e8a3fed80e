"""The page of a room for its participants, and the ways to mistype its address."""

from __future__ import annotations

from functools import cache

from ..convening import codes
from . import frame, handlers
from .reply import Reply, ready


@cache
def room_page() -> Reply:
    """Return the page of ``/join`` and ``/r/CODE``."""
    return ready(frame.page("room.html"))


class RoomPage(handlers.Page):
    """``/join`` and ``/r/CODE``: one page that asks for the code and the side, then shows the agenda."""

    def get(self, _code: str = "") -> None:
        """Send the page; its script does the rest."""
        self.send(room_page())

    head = get


class Mistyped(handlers.Page):
    """``/Join``, ``/R/CODE/``, ``/CODE``: ways to type the address off a wall that mean one of the two above."""

    def get(self, code: str = "") -> None:
        """Lead there; the browser takes what stands behind "#" along."""
        self.redirect(frame.address(f"/r/{code}" if code else "/join"))

    head = get


ADDRESSES = [
    (r"/join", RoomPage),
    (r"/r/([A-Za-z0-9-]{1,20})", RoomPage),
    (r"/(?i:join)/?", Mistyped),
    (r"/(?i:r)/([A-Za-z0-9-]{1,20})/?", Mistyped),
    (rf"/((?i:[{codes.ALPHABET}]{{3}}-?[{codes.ALPHABET}]{{3}}))/?", Mistyped),
]
