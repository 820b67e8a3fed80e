"""A meeting that a room plays together, over HTTP: what one device may see of it, and what it chooses."""

from __future__ import annotations

from typing import Annotated, Any

import msgspec

from ..convening import rooms
from .api import Api, Word
from .opened import room_store

Count = Annotated[int, msgspec.Meta(ge=1, le=rooms.MOST_REVISION)]


class Voted(msgspec.Struct, forbid_unknown_fields=True):
    """Body of a request to choose the next words at a beat, or to take that back."""

    token: Word
    revision: Count
    chair: Word
    choice: Word | None


class BeatApi(Api):
    """``/api/rooms/CODE/activities/ID/beat``: a meeting that the room plays together, as one device may see it now."""

    async def get(self, code: str, activity: str) -> None:
        """Send it; ``chair`` is the one that the device takes where its side may choose."""
        chair = self.get_query_argument("chair", "")[:20]

        def do() -> dict[str, Any]:
            token = self.request.headers.get("X-Six-Token", "")
            self.known(code, token)
            return rooms.for_device(room_store(), code, int(activity), token, chair)

        await self.answer(do)

    head = get


class VoteApi(Api):
    """``/api/rooms/CODE/activities/ID/beats/N/vote``: a device chooses the next words at a beat."""

    async def put(self, code: str, activity: str, number: str) -> None:
        """Keep the choice and send the revision that counts."""

        def do() -> dict[str, int]:
            asked = self.body(Voted)
            self.hold_up(code, asked.token)
            revision = rooms.vote(
                room_store(),
                code,
                int(activity),
                token=asked.token,
                number=int(number),
                revision=asked.revision,
                chair=asked.chair,
                choice=asked.choice,
            )
            return {"revision": revision}

        await self.answer(do)


ADDRESSES = [
    (r"/api/rooms/([A-Za-z0-9-]{1,20})/activities/([0-9]{1,9})/beat", BeatApi),
    (r"/api/rooms/([A-Za-z0-9-]{1,20})/activities/([0-9]{1,9})/beats/([0-9]{1,2})/vote", VoteApi),
]
