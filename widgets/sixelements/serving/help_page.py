"""The page for whoever cannot take part as things stand; every page leads there."""

from __future__ import annotations

from functools import lru_cache

from . import frame, handlers, landing
from .reply import Reply, ready

STATEMENT = "/book/chapters/accessibility.html"


@lru_cache(maxsize=2)
def made(*, book: bool) -> Reply:
    """Return the page, which leads on to the accessibility statement where the *book* is there."""
    return ready(frame.page("help.html", statement=frame.address(STATEMENT) if book else ""))


class HelpPage(handlers.Page):
    """``/help``."""

    def get(self) -> None:
        """Send the page."""
        self.send(made(book=landing.has_book()))

    head = get


ADDRESSES = [(r"/help", HelpPage)]
