"""The facilitator over HTTP: the link that lets her in, the cookie her browser keeps, and the first page.

No page shows the key.  The terminal prints the link, and so does ``python -m sixelements facilitate``; the browser
that the server opens itself comes by a word that is good once.  Where a request seems to come from proves nothing:
behind a proxy or a forwarded port everybody seems to sit at this machine.
"""

from __future__ import annotations

import secrets
import time
from collections.abc import Callable

from tornado.web import HTTPError, RequestHandler

from ..convening import codes, facilitators, rooms, store
from ..convening.errors import RoomError
from ..convening.facilitators import Whose
from . import errors, frame, handlers, landing
from .opened import room_store

COOKIE, REMOTE = "six_facilitator", "six_remote"
BOARD = "/board"

GOOD_FOR_SECONDS = 60.0
"""How long a browser that the server opens may take to come."""


def owner_key() -> str:
    """Return the key of whoever runs the server."""
    return codes.facilitator_key(store.data_folder())


def holder(ticket: str) -> Whose | None:
    """Return whose rooms a browser that keeps *ticket* may work with; None where it is nobody's."""
    return facilitators.whose(room_store(), ticket, owner_key()) if ticket else None


def whose(handler: RequestHandler) -> Whose | None:
    """Return whose rooms the sender may work with; None where the sender is no facilitator."""
    return holder(handler.get_cookie(COOKIE, "") or "")


def leads(handler: RequestHandler, code: str) -> Whose | None:
    """Return whose rooms the sender may work with at the room of *code*: a facilitator's, or the one she was handed.

    A browser may keep both, her own key and a word that a colleague told her.
    """
    own = whose(handler)
    ticket = handler.get_cookie(REMOTE, "") or ""
    handed = rooms.room_of(room_store(), ticket) if ticket else None
    if own is None or (handed and code and not may_work(code, own) and may_work(code, handed)):
        return handed
    return own


def may_work(code: str, by: Whose) -> bool:
    """Say whether the room of *code* is among those that *by* names."""
    try:
        rooms.allowed(room_store(), code, by)
    except RoomError:
        return False
    return True


def keep(handler: RequestHandler, name: str, ticket: str) -> None:
    """Let the browser keep a *ticket*, where no script and no other site can use it."""
    secure = handler.request.protocol == "https"
    handler.set_cookie(name, ticket, httponly=True, samesite="Strict", path=frame.address("/"), secure=secure)


def is_facilitator(handler: RequestHandler) -> bool:
    """Say whether the request comes from a facilitator's browser."""
    return whose(handler) is not None


def owner_link() -> str:
    """Return the path that lets the owner in, for the terminal alone."""
    return f"/facilitate?key={owner_key()}"


class OnceWords:
    """Words that let a browser in, each of them once and for a minute."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self.clock = clock
        self.ends: dict[str, float] = {}

    def new(self) -> str:
        """Return a fresh word."""
        word = secrets.token_urlsafe(24)
        self.ends[word] = self.clock() + GOOD_FOR_SECONDS
        return word

    def take(self, word: str) -> bool:
        """Say whether the *word* is good, which it is no longer after that."""
        return self.clock() < self.ends.pop(word, float("-inf"))


once_words = OnceWords()


class FacilitatorLogin(handlers.Page):
    """``/facilitate?key=…`` or ``?once=…``: lets the facilitator in, and keeps the key out of every later address."""

    def get(self) -> None:
        """Check the key, set the cookie, go on to the page that looks whether the browser kept it."""
        # Nobody guesses 192 bits, so wrong keys are not counted: a participant could lock the facilitator out.
        once = once_words.take(self.get_query_argument("once", ""))
        ticket = facilitators.ticket(owner_key() if once else self.get_query_argument("key", ""))
        if holder(ticket) is None:
            raise HTTPError(403)
        keep(self, COOKIE, ticket)
        self.set_header("Cache-Control", "no-store")
        # A redirect answers a link from a mail or a terminal; Strict cookies come along only from a page of ours.
        self.finish(frame.page("arriving.html", next=frame.address("/" if once else "/facilitate/in")))


class FacilitatorIsIn(handlers.Page):
    """``/facilitate/in``: leads to the board, once the facilitator's browser has shown that it kept the cookie."""

    def get(self) -> None:
        """Go on to the board, or say what the browser did not do."""
        self.set_header("Cache-Control", "no-store")
        if is_facilitator(self):
            self.redirect(frame.address(BOARD))
        else:
            self.set_status(403)
            self.finish(errors.no_cookie())


class FirstPage(handlers.Landing):
    """``/``: as for everybody; the facilitator's own browser gets the way to the board beside it."""

    def get(self) -> None:
        """Send the landing page."""
        self.set_header("Vary", "Cookie")
        known = is_facilitator(self)
        notebooks = known or self.settings["open_notebooks"]
        self.send(landing.reply(board=frame.address(BOARD) if known else "", notebooks=notebooks))

    head = get


def may_open(handler: RequestHandler) -> bool:
    """Say whether the sender may open notebooks, each with a Python of its own.

    They are the facilitator's, unless the server was told to open them to everybody: no participant needs one, and
    each takes a process of this machine.
    """
    return handler.settings["open_notebooks"] or is_facilitator(handler)


ADDRESSES = [
    (r"/", FirstPage),
    (r"/facilitate", FacilitatorLogin),
    (r"/facilitate/in", FacilitatorIsIn),
]
