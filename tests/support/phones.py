"""Participants' devices, as their browsers behave on the network: many of them, in one program."""

from __future__ import annotations

import asyncio
import json
import random
from contextlib import suppress
from typing import Any

from sixelements import catalog

EXERCISE = catalog.get("decision-continuum")
SIDES = ["labor-certificated", "labor-classified", "management-cabinet", "management-site", "board"]
LOST = (OSError, EOFError, asyncio.TimeoutError)
"""What a device sees of a network, or a server, that is gone."""


class RefusedError(Exception):
    """The server understood, and said no."""


class Line:
    """One connection that stays open, as a browser keeps it; requests go one after the other."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.turn = asyncio.Lock()
        self.streams: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = None
        self.under_way = False

    async def ask(
        self, method: str, path: str, body: Any = None, *, hang_up: bool = False, token: str = ""
    ) -> tuple[int, Any]:
        """Return status and JSON; with *hang_up* the connection is cut before the answer can arrive.

        *token* is what a device shows that is in the room.
        """
        async with self.turn:
            self.under_way = True
            try:
                async with asyncio.timeout(30):
                    return await self._ask(method, path, body, hang_up=hang_up, token=token)
            except LOST:
                self.cut()
                raise
            finally:
                self.under_way = False

    async def _ask(self, method: str, path: str, body: Any, *, hang_up: bool, token: str) -> tuple[int, Any]:
        self.streams = self.streams or await asyncio.open_connection("127.0.0.1", self.port)
        reader, writer = self.streams
        content = b"" if body is None else json.dumps(body).encode()
        head = (
            f"{method} {path} HTTP/1.1\r\nHost: 127.0.0.1:{self.port}\r\nSec-Fetch-Site: same-origin\r\n"
            f"X-Six-Token: {token}\r\n"
            f"Content-Type: application/json\r\nContent-Length: {len(content)}\r\n\r\n"
        )
        writer.write(head.encode() + content)
        await writer.drain()
        if hang_up:
            await asyncio.sleep(random.uniform(0, 0.02))  # noqa: S311  (now before, now after the server has read it)
            self.cut()
            return 0, None
        status, *headers = (await reader.readuntil(b"\r\n\r\n")).decode().split("\r\n")
        length = next(int(one[15:]) for one in headers if one.lower().startswith("content-length:"))
        return int(status.split()[1]), json.loads(await reader.readexactly(length))

    def cut(self) -> None:
        """Drop the connection; the next request opens another."""
        if self.streams:
            self.streams[1].close()
        self.streams = None


class Phone:
    """One participant: joins, looks at the room every few seconds, shares, and tries again until it is heard."""

    def __init__(self, number: int, port: int, code: str, activity: int, teams: int = 0) -> None:
        """Make the phone of somebody who sits in one of so many *teams*, each of people from several sides."""
        self.number = number
        self.team = number % teams + 1 if teams else None
        self.side = SIDES[(number + (number // teams if teams else 0)) % len(SIDES)]
        self.chance = random.Random(number)  # noqa: S311  (the same course of events each time)
        self.line = Line(port)
        self.room = f"/api/rooms/{code}"
        self.place = f"{self.room}/activities/{activity}/share"
        self.token = ""
        self.sent: dict[int, Any] = {}
        self.acknowledged = 0

    async def join(self, *, hang_up: bool = False) -> None:
        """Enter the room; with *hang_up* the first answer is lost and the request is sent again."""
        word = f"phone-of-the-load-{self.number:06}"
        body = {"side": self.side, "team": self.team, "join": word}
        if hang_up:
            await self.line.ask("POST", f"{self.room}/join", body, hang_up=True)
        self.token = (await self.heard("POST", f"{self.room}/join", body))["token"]

    async def look(self) -> None:
        """Ask for the room's state."""
        with suppress(*LOST):
            await self.line.ask("GET", self.room)

    def next(self) -> int:
        """Change the answers, and return the revision that holds the change."""
        decisions = [one.id for one in EXERCISE.content.decisions]
        placed = {
            one: {"now": self.chance.randint(1, 7), "should": self.chance.randint(1, 7)} for one in decisions
        }
        revision = len(self.sent) + 1
        self.sent[revision] = {"side": "labor", "placed": placed}
        return revision

    async def share(self, revision: int, *, hang_up: bool = False) -> None:
        """Share a revision until it is acknowledged; with *hang_up* the first answer is lost."""
        body = {
            "token": self.token,
            "revision": revision,
            "version": EXERCISE.version,
            "answers": self.sent[revision],
        }
        if hang_up:
            await self.line.ask("PUT", self.place, body, hang_up=True)
        told = await self.heard("PUT", self.place, body)
        self.acknowledged = max(self.acknowledged, told["revision"])

    async def heard(self, method: str, path: str, body: Any) -> Any:
        """Ask again and again, as a page does, until the server answers; a refusal ends the run."""
        while True:
            with suppress(*LOST):
                status, told = await self.line.ask(method, path, body)
                if status < 429:
                    if status != 200:
                        raise RefusedError(f"{method} {path}: {status} {told}")
                    return told
            await asyncio.sleep(self.chance.uniform(0.5, 1.5))
