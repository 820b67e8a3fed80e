"""Sheets of one side over HTTP: a device asks for its own, enters the agreement, and sees both versions."""

from __future__ import annotations

from typing import Any

import msgspec

from ..convening.sheets import handing
from .api import Api, Word
from .opened import room_store


class Asked(msgspec.Struct, forbid_unknown_fields=True):
    """Body of a request for a sheet."""

    token: Word
    reader: Word
    role: Word = ""


class Entered(msgspec.Struct, forbid_unknown_fields=True):
    """Body of a request to enter the agreement for one's side."""

    token: Word
    version: dict[str, Any]


class SheetApi(Api):
    """``/api/rooms/CODE/activities/ID/sheet``: the sheet of the device's side and role; at the end all of them."""

    async def post(self, code: str, activity: str) -> None:
        """Hand it out."""

        def do() -> bytes:
            asked = self.body(Asked)
            self.hold_up(code, asked.token)
            return handing.take(
                room_store(), code, int(activity), token=asked.token, reader=asked.reader, role=asked.role
            )

        await self.answer(do)


class VersionApi(Api):
    """``/api/rooms/CODE/activities/ID/version``: the agreement as the side of a table has it, and then both."""

    async def get(self, code: str, activity: str) -> None:
        """Send who has entered, and both versions once both have."""

        def do() -> dict[str, Any]:
            token = self.request.headers.get("X-Six-Token", "")
            self.known(code, token)
            return handing.versions(room_store(), code, int(activity), token)

        await self.answer(do)

    head = get

    async def put(self, code: str, activity: str) -> None:
        """Take it in, and send how the table stands."""

        def do() -> dict[str, Any]:
            asked = self.body(Entered)
            self.hold_up(code, asked.token)
            handing.enter(room_store(), code, int(activity), token=asked.token, version=asked.version)
            return handing.versions(room_store(), code, int(activity), asked.token)

        await self.answer(do)


ADDRESSES = [
    (r"/api/rooms/([A-Za-z0-9-]{1,20})/activities/([0-9]{1,9})/sheet", SheetApi),
    (r"/api/rooms/([A-Za-z0-9-]{1,20})/activities/([0-9]{1,9})/version", VersionApi),
]
