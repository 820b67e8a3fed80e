"""The facilitator's board as a page: it asks the desk (``desk_api.py``) for everything that belongs to a room.

No Python of its own stands behind it, so it is there at once, takes no memory, and goes on where the server does.
"""

from __future__ import annotations

from functools import lru_cache

from .. import agendas, catalog, worksheet
from ..convening.brought import brought
from . import errors, facilitator, frame, handlers
from .reply import Reply, ready


def page() -> Reply:
    """Return the page, which is the same for every facilitator; made again when an exercise or an agenda changed."""
    return _made(tuple((file, file.stat().st_mtime_ns) for file in [*catalog.files(), *agendas.files()]))


@lru_cache(maxsize=1)
def _made(_stamps: object) -> Reply:
    return ready(frame.page("board.html", brought=worksheet.as_json(brought())))


class BoardPage(handlers.Page):
    """``/board``: the rooms of a facilitator, for her own browser."""

    def get(self) -> None:
        """Send the page, or say whose it is."""
        if not facilitator.is_facilitator(self):
            self.set_status(403)
            self.finish(errors.no_board())
        else:
            self.send(page())

    head = get


class FormerBoard(handlers.Page):
    """Where the board stood when each had a Python of its own: bookmarks lead on from there."""

    def get(self) -> None:
        """Go on to the board."""
        self.redirect(frame.address(facilitator.BOARD), permanent=True)

    head = get


ADDRESSES = [
    (r"/board/?", BoardPage),
    (r"/voila/render/pages/board\.ipynb", FormerBoard),
]
