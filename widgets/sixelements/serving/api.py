"""What every JSON answer of ours has: who may ask, how it is refused, and what a device may know of a room."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Annotated, Any
from urllib.parse import urlsplit

import msgspec
from tornado.web import RequestHandler

from .. import typed
from ..content import ContentError
from ..convening import codes, rooms
from ..convening.messages import message
from . import handlers, limits
from .fresh import about, in_room
from .opened import room_store
from .reply import Reply

MOST_BYTES = 64_000

readers, writers = (ThreadPoolExecutor(8, thread_name_prefix=name) for name in ("readers", "writers"))
"""Writers may all have to wait for the database at once; readers never wait in one line with them."""

STATUS = {
    "unknown-room": 404, "unknown-activity": 404, "not-revealed": 409, "revealed": 409, "closed": 409, "waiting": 409,
    "set-aside": 409,
    "not-joined": 403, "other-version": 409, "full": 409, "door-closed": 409, "too-many": 429,
    "unknown-team": 404, "late-teams": 409, "many-teams": 409, "team-taken": 409,
    "no-document": 404, "final": 409, "full-document": 409, "not-yours": 403,
    "no-key": 403, "wrong-word": 403, "unknown-exercise": 404, "unknown-agenda": 404,
    "no-edition": 404, "no-sheet": 409, "other-sheet": 403, "both-entered": 409, "by-beats": 409, "no-beats": 409,
}  # fmt: skip
"""HTTP status of each refusal; whatever is not named here is a request that was not right: 400."""

Word = Annotated[str, msgspec.Meta(max_length=80)]


class Api(handlers.Page):
    """A JSON answer; a refusal is a message with a short code (:func:`told`)."""

    def check_xsrf_cookie(self) -> None:
        """Leave it to ``prepare``: a device in a room has no cookie, and the browser itself names the sender."""

    def prepare(self) -> None:
        """Refuse whatever another site's page could send, and whatever is too big."""
        self.set_header("Content-Type", "application/json; charset=utf-8")
        self.set_header("Cache-Control", "no-store")
        if self.request.method in ("GET", "HEAD"):
            return
        if not from_our_page(self):
            self.refuse(rooms.RoomError("other-site", message("refused.other_site")), 403)
        elif len(self.request.body) > MOST_BYTES:
            self.refuse(rooms.RoomError("too-big", message("refused.too_big")), 413)

    def body(self, kind: type[Any]) -> Any:
        """Return the request's body as *kind*, or refuse it."""
        try:
            return typed.decode(self.request.body, kind)
        except (msgspec.ValidationError, msgspec.DecodeError, UnicodeDecodeError, RecursionError):
            raise rooms.RoomError("bad-request", message("refused.not_whole")) from None

    async def answer(self, what: Callable[[], Any], *, reads: bool = False) -> None:
        """Do *what* in a thread of its own, so that a slow disk holds nobody else up, and send what it returns."""
        threads = readers if reads or self.request.method in ("GET", "HEAD") else writers
        try:
            found = await asyncio.get_running_loop().run_in_executor(threads, what)
        except rooms.RoomError as error:
            self.refuse(error)
            return
        except ContentError:
            # It went from the course, or out of order, after the room chose it: asking again brings nothing.
            self.refuse(rooms.RoomError("unknown-exercise", message("refused.gone_exercise")))
            return
        if isinstance(found, Reply):
            self.send(found, keep="private, no-cache")
            self.finish()
        else:
            self.finish(found if isinstance(found, bytes) else msgspec.json.encode(found))

    def refuse(self, error: rooms.RoomError, status: int | None = None) -> None:
        """Send the refusal; a wrong code counts against the address it came from."""
        if error.code == "unknown-room":
            limits.note_wrong(self.request.remote_ip, codes.typed(self.path_args[0]))
        self.set_status(status or STATUS.get(error.code, 400))
        self.finish(told(error))

    def write_error(self, status_code: int, **_: Any) -> None:
        """Say in JSON that something failed here, or that this address takes no such request."""
        error = rooms.RoomError("trouble", message("refused.trouble"))
        if status_code == 405:
            error = rooms.RoomError("other-request", message("refused.other_request"))
        self.set_status(status_code)
        self.set_header("Content-Type", "application/json; charset=utf-8")
        self.finish(told(error))

    def holds_secret(self, code: str) -> bool:
        """Say whether the device shows the room's secret, which came to it with the square or the link."""
        return rooms.has_secret(room_store(), code, self.request.headers.get("X-Six-Secret", ""))

    def hold_up(self, code: str, token: str) -> None:
        """Refuse a device that shares without pause."""
        self.known(code, token)
        if limits.shares.reached(token):
            raise rooms.RoomError("too-many", message("refused.too_often"))
        limits.shares.note(token)

    def known(self, code: str, token: str = "") -> bytes:
        """Return what devices may know of the room.

        An address that guesses codes is held up, but for devices that are in the room or show its secret: they have
        not guessed, and one phone behind a router must not shut the others out.
        """
        found = about(code)
        guessing = limits.wrong_codes.reached(self.request.remote_ip)
        if guessing and not (found and (in_room(code, token) or self.holds_secret(code))):
            raise rooms.RoomError("too-many", message("refused.too_many_codes"))
        if found is None:
            raise rooms.RoomError(*rooms.UNKNOWN)
        return found


def told(error: rooms.RoomError) -> bytes:
    """Return a refusal as it is sent: its code, what it says by key, and the words for a page that has no such key."""
    return msgspec.json.encode({"error": str(error), "code": error.code, "says": error.says})


def from_our_page(handler: RequestHandler) -> bool:
    """Say whether a page of this server sent the request; a browser names the sender of whatever changes something."""
    headers = handler.request.headers
    site = headers.get("Sec-Fetch-Site")
    if site is not None:
        return site in ("same-origin", "none")
    origin = headers.get("Origin")
    # A program of the facilitator's own (a load test, a script) names no origin; a browser always does.
    return origin is None or urlsplit(origin).netloc == handler.request.host
