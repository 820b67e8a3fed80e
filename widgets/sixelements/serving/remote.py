"""The remote: a room led from a phone, which comes in by a word that the board tells.

The word lets the phone lead that one room.  The page itself holds nothing of any room: all it shows comes from the
desk (``desk_api.py``), and the script of an exercise is what the book prints for facilitators.
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import Annotated

import msgspec

from .. import catalog
from ..content import ContentError
from ..convening import rooms, script
from ..convening.errors import RoomError
from ..convening.messages import message
from . import api, facilitator, frame, handlers, limits
from .opened import room_store
from .reply import Reply, ready


class Typed(msgspec.Struct, forbid_unknown_fields=True):
    """Body of a request to come in."""

    word: Annotated[str, msgspec.Meta(max_length=40)]


class RemoteApi(api.Api):
    """``/api/remote``: a device shows the word and gets a ticket for that one room, which no script can read."""

    async def post(self) -> None:
        """Let the device in, and send the room's code."""
        address = self.request.remote_ip

        def do() -> dict[str, str]:
            word = self.body(Typed).word
            if limits.wrong_words.reached(address):
                raise RoomError("too-many", message("refused.too_many_words"))
            try:
                code, ticket = rooms.take_word(room_store(), word)
            except RoomError:
                limits.wrong_words.note(address)
                raise
            facilitator.keep(self, facilitator.REMOTE, ticket)
            return {"code": code}

        await self.answer(do)


@lru_cache(maxsize=100)
def told(slug: str, _stamp: int) -> Reply:
    """Return the steps of an exercise's script as JSON."""
    return ready(
        msgspec.json.encode({"steps": [one._asdict() for one in script.steps(slug)]}), "application/json"
    )


class ScriptApi(api.Api):
    """``/api/script/SLUG``: the steps of the script of one exercise, with what is said aloud in each."""

    async def get(self, slug: str) -> None:
        """Send them."""

        def do() -> Reply:
            try:
                file = catalog.get(slug).file
            except ContentError as error:
                raise RoomError(
                    "unknown-exercise", message("refused.unknown_exercise", reason=str(error))
                ) from None
            page = file.with_name("facilitator.md")
            return told(slug, page.stat().st_mtime_ns if page.exists() else 0)

        await self.answer(do)

    head = get


@cache
def votes() -> Reply:
    """Return the exercises with which a room can vote on what it wrote, as JSON."""
    found = [{"slug": one.slug, "title": one.title} for one in catalog.all_exercises() if one.ballot]
    return ready(msgspec.json.encode({"votes": found}), "application/json")


class VotesApi(api.Api):
    """``/api/votes``: with what a room can vote on what it wrote."""

    async def get(self) -> None:
        """Send it."""
        await self.answer(votes)

    head = get


class PlannedApi(api.Api):
    """``/api/script/agenda/NAME/SESSION``: the same for a session of an agenda, which a room follows as its plan."""

    async def get(self, name: str, session: str) -> None:
        """Send them."""

        def do() -> Reply:
            try:
                steps = script.planned(name, int(session))
            except (ContentError, IndexError):
                raise RoomError("unknown-agenda", message("refused.unknown_agenda")) from None
            return ready(msgspec.json.encode({"steps": [one._asdict() for one in steps]}), "application/json")

        await self.answer(do)

    head = get


@cache
def page() -> Reply:
    """Return the page of ``/remote``."""
    return ready(frame.page("remote.html"))


class RemotePage(handlers.Page):
    """``/remote``: asks for the word, then leads the room."""

    def get(self) -> None:
        """Send the page; its script does the rest."""
        self.send(page())

    head = get


ADDRESSES = [
    (r"/remote/?", RemotePage),
    (r"/api/remote", RemoteApi),
    (r"/api/votes", VotesApi),
    (r"/api/script/([a-z0-9-]{1,80})", ScriptApi),
    (r"/api/script/agenda/([a-z0-9-]{1,80})/([0-9]{1,2})", PlannedApi),
]
