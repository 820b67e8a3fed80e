"""The room over HTTP: joining, sharing and seeing the pattern."""

from __future__ import annotations

from functools import lru_cache
from typing import Annotated, Any

import msgspec

from ..convening import clock, codes, exports, rooms, teamfile
from ..convening.messages import message
from . import beats_api, limits
from .api import Api, Word
from .fresh import in_room
from .opened import room_store
from .reply import Reply, ready

MOST_PATTERNS = 200

Count = Annotated[int, msgspec.Meta(ge=1, le=rooms.MOST_REVISION)]


class Join(msgspec.Struct, forbid_unknown_fields=True):
    """Body of a request to join; *join* is a random word of the device's own."""

    side: Word
    join: Word
    team: Annotated[int, msgspec.Meta(ge=1, le=2**31 - 1)] | None = None


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


class RoomApi(Api):
    """``/api/rooms/CODE``: purpose, sides and agenda of a room."""

    async def get(self, code: str) -> None:
        """Send the room; a device that shows a token also learns whether it is in there."""

        def do() -> bytes:
            token = self.request.headers.get("X-Six-Token", "")
            told: dict[str, Any] = {"now": clock.now()}
            found = self.known(code, token)
            if token:
                told["here"] = in_room(code, token)
            return msgspec.json.encode(told)[:-1] + b"," + found[1:]

        await self.answer(do)

    head = get


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
            token = rooms.join(room_store(), code, asked.side, asked.join, asked.team)
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


@lru_cache(maxsize=MOST_PATTERNS)
def revealed_to(team: rooms.Sat, code: str, activity: int) -> Reply:
    """Return a team's pattern as it is sent; all its phones ask for it in the same second."""
    found = rooms.team_pattern(room_store(), code, activity, team)
    return ready(msgspec.json.encode(found), "application/json; charset=utf-8")


class TeamPatternApi(Api):
    """``/api/rooms/CODE/activities/ID/team``: what the answers of the device's own team show, and of no other team."""

    async def get(self, code: str, activity: str) -> None:
        """Send the team's pattern to a device that sat in the team."""

        def do() -> Reply:
            token = self.request.headers.get("X-Six-Token", "")
            self.known(code, token)
            team = rooms.sat(room_store(), code, int(activity), token)
            return revealed_to(team, codes.typed(code), int(activity))

        await self.answer(do)

    head = get


@lru_cache(maxsize=MOST_PATTERNS)
def record(name: str, told: bytes) -> bytes:
    """Return a record as a file in JSON; a whole team asks for the same one when a room ends."""
    room = msgspec.json.decode(told)
    kind, content = exports.write(name, room)
    file = f"six-elements-{room['code']}-team.{name}"
    return msgspec.json.encode({"file": file, "type": kind, "content": content})


class TeamRecordApi(Api):
    """``/api/rooms/CODE/record/FORMAT``: the record of the device's own team, to take home."""

    async def get(self, code: str, name: str) -> None:
        """Send the file in JSON, its bytes in base64."""

        def do() -> bytes:
            token = self.request.headers.get("X-Six-Token", "")
            self.hold_up(code, token)
            return record(name, msgspec.json.encode(rooms.team_record(room_store(), code, token)))

        await self.answer(do)


class TeamFileApi(Api):
    """``/api/rooms/CODE/team-file``: what the file of the device's own team holds; the page makes the file."""

    async def get(self, code: str) -> None:
        """Send it."""

        def do() -> dict[str, Any]:
            token = self.request.headers.get("X-Six-Token", "")
            self.hold_up(code, token)
            return teamfile.told_to(room_store(), code, token)

        await self.answer(do)


class ExerciseApi(Api):
    """``/api/rooms/CODE/activities/ID/exercise``: an exercise as the room asks it, where it was fitted to the room."""

    async def get(self, code: str, activity: str) -> None:
        """Send it."""

        def do() -> bytes:
            token = self.request.headers.get("X-Six-Token", "")
            self.known(code, token)
            return rooms.exercise(room_store(), code, int(activity), token)

        await self.answer(do)

    head = get


ADDRESSES = [
    *beats_api.ADDRESSES,
    (r"/api/rooms/([A-Za-z0-9-]{1,20})/record/(xlsx|csv|docx)", TeamRecordApi),
    (r"/api/rooms/([A-Za-z0-9-]{1,20})/team-file", TeamFileApi),
    (r"/api/rooms/([A-Za-z0-9-]{1,20})", RoomApi),
    (r"/api/rooms/([A-Za-z0-9-]{1,20})/join", JoinApi),
    (r"/api/rooms/([A-Za-z0-9-]{1,20})/activities/([0-9]{1,9})/share", ShareApi),
    (r"/api/rooms/([A-Za-z0-9-]{1,20})/activities/([0-9]{1,9})/finished", FinishedApi),
    (r"/api/rooms/([A-Za-z0-9-]{1,20})/activities/([0-9]{1,9})/pattern", PatternApi),
    (r"/api/rooms/([A-Za-z0-9-]{1,20})/activities/([0-9]{1,9})/team", TeamPatternApi),
    (r"/api/rooms/([A-Za-z0-9-]{1,20})/activities/([0-9]{1,9})/exercise", ExerciseApi),
]
