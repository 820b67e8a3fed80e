"""A rehearsal: invented people come into every room of a server that is kept for it, so that a facilitator practices.

They are devices like any other: they join by the link, look every few seconds, press *I am finished* and share, all
over the same HTTP service as phones.  One comes late, one changes sides, one never shares and one loses the network for
a while.  What they answer is made up near the exercise's invented team (``invented.py``).
"""

from __future__ import annotations

import asyncio
import json
import os
import secrets
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import lru_cache
from random import Random
from typing import Any

from tornado.httpclient import AsyncHTTPClient, HTTPClientError, HTTPResponse
from tornado.simple_httpclient import SimpleAsyncHTTPClient

from .. import agendas, catalog, invented, kinds, typed
from ..content import Exercise
from ..convening import fitting, plan, rooms, store
from ..convening.documents.lifecycle import of_team
from ..convening.errors import RoomError
from ..convening.fitting import Fitting
from ..convening.messages import message, say
from ..convening.rehearsal import VARIABLE
from ..convening.rooms.lookup import activity_of
from ..convening.store import RoomStore
from .opened import room_store

PEOPLE, A_TEAM, MOST = 24, 6, 120
"""How many come into a room; how many sit in each of its teams; how many come however many teams it has."""
SIDES = ["labor-certificated", "labor-classified", "management-cabinet", "management-site"]
COME_WITHIN, LATE, LOOK_EVERY = 60, 150, 4
"""Seconds: until all but the late one are here, until the late one is, and between two looks."""
LONGEST = 4 * 60
"""Seconds that an exercise takes at most, however long real people would have."""
LOST = (OSError, HTTPClientError, ValueError)
"""What a device sees of a network, or a server, that does not answer as it should."""
WORD = "0123456789abcdefghijklmnopqrstuv"


TOLD = """\
This is a rehearsal: invented people come into every room that is opened here, join, answer, finish and share.
One room is open already. Everything here is kept apart from real rooms, and is deleted when the server stops.
"""


@contextmanager
def kept_apart() -> Iterator[None]:
    """Keep the rooms of this process in a folder that goes at the end, and let them say what they are."""
    names = (VARIABLE, "SIXELEMENTS_DATA", store.VARIABLE)
    before = {name: os.environ.pop(name, None) for name in names}
    try:
        with tempfile.TemporaryDirectory(
            prefix="six-elements-rehearsal-", ignore_cleanup_errors=True
        ) as folder:
            os.environ[VARIABLE], os.environ["SIXELEMENTS_DATA"] = "1", folder
            try:
                yield
            finally:
                room_store().close()
    finally:
        for name, value in before.items():
            os.environ.pop(name, None)
            if value is not None:
                os.environ[name] = value


def open_first_room(rooms_of: RoomStore) -> None:
    """Open the room that a rehearsal begins with, from the first agenda there is.

    A course without agendas opens its first exercises, where it has some.
    """
    source, parts = None, [rooms.Part(one.slug, 20) for one in catalog.all_exercises()[:3]]
    if offered := agendas.told():
        first = offered[0]
        source = plan.Source(first["name"], first["session"])
        parts = [
            rooms.Part(one["slug"], one["minutes"], typed.convert(one["fitting"], Fitting | None))
            for one in first["agenda"]
        ]
    if parts:
        purpose = say(message("rehearsal.opened"))
        rooms.open_room(rooms_of, purpose=purpose, sides=SIDES, agenda=parts, source=source)


READS = (20, 90)
"""Seconds in which an invented person has read a beat and chosen."""


class Person:
    """One invented person with a phone; *pace* makes everything quicker for those who cannot wait."""

    def __init__(self, number: int, room: Room) -> None:
        self.room, self.number = room, number
        self.chance = Random(number)  # noqa: S311  (invented people need no secrets)
        self.side = room.sides[number % len(room.sides)]
        self.team = room.teams[(number // len(room.sides)) % len(room.teams)] if room.teams else None
        self.word, self.token = secrets.token_urlsafe(24), ""
        self.due: dict[int | tuple[int, int], tuple[float, float]] = {}
        self.chosen: set[tuple[int, int]] = set()
        self.written: set[int] = set()
        self.done: set[int] = set()
        self.revision = 0

    @property
    def comes(self) -> float:
        """Seconds after which she comes."""
        last = self.number == self.room.people - 1
        return LATE if last else COME_WITHIN * self.number / self.room.people

    async def live(self) -> None:
        """Come, work what the room works, and stay until the room is gone or lets her go."""
        await self.room.wait(self.comes)
        while not self.token:
            await self.join()
            await self.room.wait(LOOK_EVERY)
        while await self.look():
            await self.room.wait(LOOK_EVERY * self.chance.uniform(0.8, 1.2))

    async def join(self) -> None:
        """Enter the room; who is in there already changes her side by it."""
        status, told = await self.room.ask("join", {"side": self.side, "team": self.team, "join": self.word})
        self.token = told["token"] if status == 200 else self.token

    async def look(self) -> bool:
        """Look at the room and do what is due; say whether she is still in there."""
        status, told = await self.room.ask(token=self.token)
        if status == 404 or (status == 200 and not told["here"]):
            return False
        if status == 200 and told["current"] is not None:
            activity = next(one for one in told["activities"] if one["id"] == told["current"])
            await (self.choose(activity) if activity["by_beats"] else self.work(activity))
        return True

    async def work(self, activity: dict[str, Any]) -> None:
        """Do what is due at an exercise: write a row half-way where there is a document, then finish and share."""
        at, now = activity["id"], self.room.now()
        takes = min(max(activity["minutes"], 1) * 60, LONGEST) * self.chance.uniform(0.3, 0.9)
        begun, takes = self.due.setdefault(at, (now, takes))
        if at in self.done or (self.number == OFFLINE and 0.4 * takes < now - begun < 1.2 * takes):
            return
        if now - begun >= takes / 2 and at not in self.written:
            self.written.add(at)
            await self.write(at)
        if now - begun >= takes:
            self.done.add(at)
            await self.finish(at)

    async def choose(self, activity: dict[str, Any]) -> None:
        """Choose the next words at the beat of a meeting that the room plays together, once she has read them."""
        at, beat, now = activity["id"], activity["beat"], self.room.now()
        takes = self.chance.uniform(*READS)
        begun, takes = self.due.setdefault((at, beat["number"]), (now, takes))
        if beat["state"] != "asking" or (at, beat["number"]) in self.chosen or now - begun < takes:
            return
        self.chosen.add((at, beat["number"]))
        chair = self.chance.choice(("labor", "management"))  # taken only where the side may choose
        status, told = await self.room.ask(f"activities/{at}/beat?chair={chair}", token=self.token)
        if status == 200 and told["state"] == "asking" and self.number != SILENT:
            choice = self.chance.choice(told["beat"]["words"])["id"]
            body = {"token": self.token, "revision": told["revision"] + 1, "chair": told["chair"]}
            place = f"activities/{at}/beats/{told['number']}/vote"
            await self.room.ask(place, {**body, "choice": choice}, method="PUT")

    async def finish(self, at: int) -> None:
        """Press *I am finished*, and share; one changes sides after her first exercise."""
        await self.room.ask(f"activities/{at}/finished", {"token": self.token}, method="PUT")
        exercise = self.room.exercise(at, self.team)
        if exercise is not None and self.number != SILENT:
            self.revision += 1
            answers = invented.answers(exercise, self.side.partition("-")[0], self.chance)
            body = {"token": self.token, "revision": self.revision, "version": exercise.version}
            await self.room.ask(f"activities/{at}/share", {**body, "answers": answers}, method="PUT")
        if self.number == CHANGES and len(self.done) == 1:
            self.side = self.room.sides[(self.number + 1) % len(self.room.sides)]
            await self.join()

    async def write(self, at: int) -> None:
        """Write a row in the room's document, where the exercise has one."""
        exercise = self.room.exercise(at, self.team)
        rows = kinds.get(exercise.kind).written(exercise) if exercise else []
        if not rows:
            return
        row, cells = self.chance.choice(rows)
        row = row or "".join(secrets.choice("abcdefghijklmnopqrstuvwxyz234567") for _ in range(10))
        edits = [
            {"key": random_key(), "at": f"{row}/{column}", "value": value, "over": None}
            for column, value in cells.items()
        ]
        body = {"token": self.token, "document": None, "after": 0, "edits": edits}
        await self.room.ask(f"activities/{at}/document", body)


CHANGES, SILENT, OFFLINE = 1, 2, 3
"""The numbers of those who change sides, never share, and lose the network; the last to come is late."""


def random_key() -> str:
    """Return the key of an edit."""
    return "".join(secrets.choice(WORD) for _ in range(16))


class Room:
    """A room as its invented people reach it: over HTTP, at *server*."""

    def __init__(self, rooms_of: RoomStore, code: str, server: str, pace: float = 1) -> None:
        about = rooms.board(rooms_of, code, whole=False)
        self.store, self.code, self.server, self.pace = rooms_of, code, server.rstrip("/"), pace
        self.secret: str = about["secret"]
        self.sides = [one["id"] for one in about["sides"]]
        self.teams = [one["number"] for one in about["teams"]]
        self.people = min(max(PEOPLE, A_TEAM * len(self.teams)), MOST)
        self.client: AsyncHTTPClient = SimpleAsyncHTTPClient(force_instance=True, max_clients=20)

    def now(self) -> float:
        """Return the seconds that have passed for these people."""
        return asyncio.get_running_loop().time() * self.pace

    async def wait(self, seconds: float) -> None:
        """Let so many of their seconds pass."""
        await asyncio.sleep(seconds / self.pace)

    async def ask(
        self, path: str = "", body: Any = None, *, method: str = "", token: str = ""
    ) -> tuple[int, Any]:
        """Return the status and what was said; 0 where nothing was heard."""
        answer: HTTPResponse
        headers = {"X-Six-Secret": self.secret, "X-Six-Token": token, "Content-Type": "application/json"}
        with suppress(*LOST):
            answer = await self.client.fetch(
                f"{self.server}/api/rooms/{self.code}/{path}".rstrip("/"),
                method=method or ("GET" if body is None else "POST"),
                body=None if body is None else json.dumps(body),
                headers=headers,
                raise_error=False,
            )
            return answer.code, json.loads(answer.body)
        return 0, None

    @lru_cache(maxsize=64)  # noqa: B019  (as many as there are activities, and rooms live as long as the server)
    def exercise(self, at: int, team: int | None) -> Exercise | None:
        """Return an exercise as the room asks it, or the team of that number; None where it asks that team nothing."""
        with self.store.read() as work, suppress(RoomError):
            part = of_team(team) if team else ""
            return fitting.asked(activity_of(work, rooms.find(work, self.code), at), part)
        return None


async def rehearse(rooms_of: RoomStore, server: str, pace: float = 1) -> None:
    """Open a room, and let invented people come into it and into every one that is opened, until the server ends."""
    open_first_room(rooms_of)
    known: set[str] = set()
    async with asyncio.TaskGroup() as people:
        while True:
            for code in {one["code"] for one in rooms.all_rooms(rooms_of)} - known:
                known.add(code)
                room = Room(rooms_of, code, server, pace)
                for number in range(room.people):
                    people.create_task(Person(number, room).live())
            await asyncio.sleep(LOOK_EVERY / pace)
