"""The room over HTTP: joining, sharing and seeing the pattern."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import cache, lru_cache
from typing import Annotated, Any
from urllib.parse import urlsplit

import msgspec
from sqlalchemy.exc import SQLAlchemyError
from tornado.web import RequestHandler

from ..convening import clock, codes, rooms
from ..convening.messages import message
from . import frame, handlers, limits
from .opened import room_store
from .reply import Reply, ready

MOST_BYTES = 64_000
MOST_PATTERNS = 200
FRESH_SECONDS = 1.0

readers, writers = (ThreadPoolExecutor(8, thread_name_prefix=name) for name in ("readers", "writers"))
"""Writers may all have to wait for the database at once; readers never wait in one line with them."""

STATUS = {
    "unknown-room": 404, "unknown-activity": 404, "not-revealed": 409, "revealed": 409, "closed": 409, "waiting": 409,
    "not-joined": 403, "other-version": 409, "full": 409, "door-closed": 409, "too-many": 429,
    "no-document": 404, "final": 409, "full-document": 409, "not-yours": 403,
    "no-key": 403, "wrong-word": 403, "unknown-exercise": 404,
}  # fmt: skip
"""HTTP status of each refusal; whatever is not named here is a request that was not right: 400."""


Count = Annotated[int, msgspec.Meta(ge=1, le=rooms.MOST_REVISION)]
Word = Annotated[str, msgspec.Meta(max_length=80)]


class Join(msgspec.Struct, forbid_unknown_fields=True):
    """Body of a request to join; *join* is a random word of the device's own."""

    side: Word
    join: Word


class Shared(msgspec.Struct, forbid_unknown_fields=True):
    """Body of a request to share."""

    token: Word
    revision: Count
    version: int
    answers: dict[str, Any]


class Withdrawn(msgspec.Struct, forbid_unknown_fields=True):
    """Body of a request to withdraw."""

    token: Word
    revision: Count


class Finished(msgspec.Struct, forbid_unknown_fields=True):
    """Body of a request that says that somebody is finished, or is not after all."""

    token: Word


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
            return msgspec.json.decode(self.request.body, type=kind)
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


_fresh: dict[str, tuple[float, bytes]] = {}


def about(code: str) -> bytes | None:
    """Return the room as JSON, at most a second old: hundreds of phones ask at once, and one answer serves them."""
    code = codes.typed(code)
    kept = _fresh.get(code)
    if kept and time.monotonic() - kept[0] < FRESH_SECONDS:
        return kept[1]
    try:
        found = msgspec.json.encode(rooms.about_room(room_store(), code))
    except rooms.RoomError:
        _fresh.pop(code, None)
        return None
    except SQLAlchemyError:
        # A database that is locked or away: what was true a moment ago is better than nothing.
        if kept is None:
            raise
        return kept[1]
    _fresh[code] = (time.monotonic(), found)
    return found


def in_room(code: str, token: str) -> bool:
    """Say whether the token is one of a device in the room."""
    return bool(token) and rooms.has_joined(room_store(), code, token)


def from_our_page(handler: RequestHandler) -> bool:
    """Say whether a page of this server sent the request; a browser names the sender of whatever changes something."""
    headers = handler.request.headers
    site = headers.get("Sec-Fetch-Site")
    if site is not None:
        return site in ("same-origin", "none")
    origin = headers.get("Origin")
    # A program of the facilitator's own (a load test, a script) names no origin; a browser always does.
    return origin is None or urlsplit(origin).netloc == handler.request.host


class RoomApi(Api):
    """``/api/rooms/CODE``: purpose, sides and agenda of a room."""

    async def get(self, code: str) -> None:
        """Send the room."""
        await self.answer(
            lambda: at(clock.now(), self.known(code, self.request.headers.get("X-Six-Token", "")))
        )

    head = get


def at(moment: int, room: bytes) -> bytes:
    """Return the *room* with the server's time in it, by which a device whose own clock is wrong counts down."""
    return b'{"now":%d,%s' % (moment, room[1:])


class JoinApi(Api):
    """``/api/rooms/CODE/join``: a device enters a room on one side."""

    async def post(self, code: str) -> None:
        """Take the device in and send its token, and the badge by which the facilitator knows it."""

        def do() -> dict[str, str]:
            self.known(code)
            asked = self.body(Join)
            crowded = not self.holds_secret(code) and limits.too_many_joins(
                self.request.remote_ip, codes.typed(code), asked.join
            )
            if crowded:
                raise rooms.RoomError("too-many", message("refused.too_many_joins"))
            token = rooms.join(room_store(), code, asked.side, asked.join)
            return {"token": token, "badge": codes.badge(codes.digest(token))}

        await self.answer(do)


class ShareApi(Api):
    """``/api/rooms/CODE/activities/ID/share``: a device shares, shares again, or withdraws."""

    async def put(self, code: str, activity: str) -> None:
        """Keep the answers and send the revision that counts."""

        def do() -> dict[str, int]:
            asked = self.body(Shared)
            self.hold_up(code, asked.token)
            revision = rooms.share(
                room_store(),
                code,
                int(activity),
                token=asked.token,
                revision=asked.revision,
                version=asked.version,
                answers=asked.answers,
            )
            return {"revision": revision}

        await self.answer(do)

    async def delete(self, code: str, activity: str) -> None:
        """Take the answers back."""

        def do() -> dict[str, int]:
            asked = self.body(Withdrawn)
            self.hold_up(code, asked.token)
            return {
                "revision": rooms.withdraw(
                    room_store(), code, int(activity), token=asked.token, revision=asked.revision
                )
            }

        await self.answer(do)


class FinishedApi(Api):
    """``/api/rooms/CODE/activities/ID/finished``: a device is finished, or is not after all; the room counts."""

    async def put(self, code: str, activity: str) -> None:
        """Count the device among those that are finished."""
        await self.say(code, activity, finished=True)

    async def delete(self, code: str, activity: str) -> None:
        """Count it no longer."""
        await self.say(code, activity, finished=False)

    async def say(self, code: str, activity: str, *, finished: bool) -> None:
        """Keep it, and send what is kept."""

        def do() -> dict[str, bool]:
            token = self.body(Finished).token
            self.hold_up(code, token)
            rooms.finish(room_store(), code, int(activity), token=token, finished=finished)
            return {"finished": finished}

        await self.answer(do)


@lru_cache(maxsize=MOST_PATTERNS)
def revealed(code: str, activity: int) -> Reply:
    """Return a revealed pattern as it is sent: it never changes, and a whole hall asks for it in the same second."""
    found = rooms.pattern(room_store(), code, activity)
    return ready(msgspec.json.encode(found), "application/json; charset=utf-8")


class PatternApi(Api):
    """``/api/rooms/CODE/activities/ID/pattern``: what the room's answers show, once they are revealed.

    A device that has the pattern already names its fingerprint (``If-None-Match``) and is told that it still holds.
    """

    async def get(self, code: str, activity: str) -> None:
        """Send the pattern."""

        def do() -> Reply:
            self.known(code, self.request.headers.get("X-Six-Token", ""))
            return revealed(codes.typed(code), int(activity))

        await self.answer(do)

    head = get


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
    (r"/api/rooms/([A-Za-z0-9-]{1,20})", RoomApi),
    (r"/api/rooms/([A-Za-z0-9-]{1,20})/join", JoinApi),
    (r"/api/rooms/([A-Za-z0-9-]{1,20})/activities/([0-9]{1,9})/share", ShareApi),
    (r"/api/rooms/([A-Za-z0-9-]{1,20})/activities/([0-9]{1,9})/finished", FinishedApi),
    (r"/api/rooms/([A-Za-z0-9-]{1,20})/activities/([0-9]{1,9})/pattern", PatternApi),
]
