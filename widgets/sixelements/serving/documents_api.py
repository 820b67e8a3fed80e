"""A room's documents over HTTP: a device sends its edits and hears what others wrote, in one request."""

from __future__ import annotations

import re
from typing import Annotated, Any

import msgspec

from sixelements import document

from ..convening import rooms
from ..convening.documents import log, taking
from ..convening.messages import message
from . import limits, presence
from .api import Api, Word
from .opened import room_store

Number = Annotated[int, msgspec.Meta(ge=0, le=2**31 - 1)]
Secret = Annotated[str, msgspec.Meta(min_length=16, max_length=64)]


class Sent(msgspec.Struct, forbid_unknown_fields=True):
    """One edit, as ``sixelements/document.py`` describes it; *secret* is that of a card of one's own."""

    key: Word
    at: Annotated[str, msgspec.Meta(max_length=90)]
    value: str | bool | int | float | list[Word] | None
    over: Word | None
    secret: Secret | None = None


class Written(msgspec.Struct, forbid_unknown_fields=True):
    """Body of a request to write: how far the device has heard of which document, what it wrote, and for whose."""

    token: Word
    document: Number | None
    after: Number
    edits: list[Sent]
    part: Word | None = None


class DocumentApi(Api):
    """``/api/rooms/CODE/activities/ID/document``: the document that the device's people write at an activity."""

    async def get(self, code: str, activity: str) -> None:
        """Send what the device has not heard, as its query says."""

        def do() -> dict[str, Any]:
            token = self.request.headers.get("X-Six-Token", "")
            self.known(code, token)
            number, after = self.asked("document"), self.asked("after")
            told = log.read(room_store(), log.Desk(code, int(activity), token), log.Heard(number, after))
            return self.with_writing(told, token)

        await self.answer(do)

    head = get

    async def post(self, code: str, activity: str) -> None:
        """Take the device's edits in, all or none, and send what it has not heard."""

        def do() -> dict[str, Any]:
            sent = self.body(Written)
            self.known(code, sent.token)
            if limits.edits.reached(sent.token):
                raise rooms.RoomError("too-many", message("refused.writes_often"))
            limits.edits.note(sent.token)
            told = log.write(
                room_store(),
                log.Desk(code, int(activity), sent.token),
                log.Heard(sent.document, sent.after, sent.part),
                [taking.Written(one.key, one.at, one.value, one.over, one.secret) for one in sent.edits],
            )
            return self.with_writing(told, sent.token)

        await self.answer(do)

    def with_writing(self, told: dict[str, Any], token: str) -> dict[str, Any]:
        """Return what is *told* with ``writing``, the rows in which others write now, where there are any.

        The row in which the device's own person writes stands in a header, and so in no list of addresses.
        """
        if told["state"] != "open":
            return told
        row = self.request.headers.get("X-Six-Writes", "")
        if document.ROW.fullmatch(row):
            presence.here.note(told["document"], row, token)
        rows = presence.here.others(told["document"], token)
        return told | {"writing": rows} if rows else told

    def asked(self, name: str) -> int:
        """Return the number that the query gives under *name*, 0 for none."""
        found = self.get_query_argument(name, "0")
        if not re.fullmatch("[0-9]{1,9}", found):
            raise rooms.RoomError("bad-request", message("refused.not_whole"))
        return int(found)


ADDRESSES = [(r"/api/rooms/([A-Za-z0-9-]{1,20})/activities/([0-9]{1,9})/document", DocumentApi)]
