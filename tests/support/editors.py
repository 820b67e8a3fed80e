"""People who write one document, as their devices behave on the network: many of them, in one program."""

from __future__ import annotations

import hashlib
import json
import random
import secrets
import time
from collections.abc import Sequence
from contextlib import suppress
from typing import Any

from sixelements import document
from tests.support.phones import LOST, Line

SIDES = ["labor-certificated", "management-site"]
ROWS = [f"row-{number:02}" for number in range(12)]
LETTERS = "0123456789abcdefghijklmnopqrstuv"
AT_ONCE = 50


def word() -> str:
    """Return a random key of an edit."""
    return "".join(secrets.choice(LETTERS) for _ in range(16))


class Weather:
    """What the network does: how often a request is lost, an answer is, and a request comes twice."""

    def __init__(self, lost: float = 0.3, repeated: float = 0.1) -> None:
        self.lost, self.repeated = lost, repeated
        self.counted = {"requests": 0, "lost requests": 0, "lost answers": 0, "repeated": 0}

    def count(self, what: str) -> bool:
        """Count that it happened."""
        self.counted[what] += 1
        return True


class Editor:
    """One person: writes, sends what waits until it is answered, hears the others."""

    def __init__(self, number: int, ports: Sequence[int], weather: Weather) -> None:
        self.number = number
        self.chance = random.Random(number)  # noqa: S311  (the same course of events each time)
        self.lines = [Line(port) for port in ports]
        self.weather = weather
        self.token, self.path = "", ""
        self.document: int | None = None
        self.seq = 0
        self.cells: document.Cells = {}
        self.pending: list[dict[str, Any]] = []
        self.made: dict[str, float] = {}
        self.acknowledged: set[str] = set()
        self.answered: list[float] = []
        self.heard: list[tuple[str, float]] = []

    async def join(self, code: str, activity: int) -> None:
        """Enter the room."""
        body = {"side": SIDES[self.number % 2], "join": f"editor-of-the-load-{self.number:06}"}
        _, told = await self.lines[0].ask("POST", f"/api/rooms/{code}/join", body)
        self.token, self.path = told["token"], f"/api/rooms/{code}/activities/{activity}/document"

    def write(self) -> None:
        """Write in some cell, or move, remove or put back a row."""
        row, kind = self.chance.choice(ROWS), self.chance.random()
        now = document.fold(self.pending, self.cells)
        column, value = self.chance.choice(["task", "lead"]), f"editor {self.number} wrote {len(self.made)}"
        if kind < 0.06:
            column, value = "^", "i" + self.chance.choice("123456789")
        elif kind < 0.09:
            column, value = "-", self.chance.choice([None, document.keys(now, row)])  # type: ignore[assignment]
        self.put(f"{row}/{column}", value)

    def put(self, at: str, value: Any) -> None:
        """Write *value* in a cell; it waits until it is sent and answered."""
        now = document.fold(self.pending, self.cells)
        over = now[at]["key"] if at in now else None
        self.pending.append({"key": word(), "at": at, "value": value, "over": over})
        self.made[self.pending[-1]["key"]] = time.monotonic()

    async def talk(self) -> bool:
        """Send what waits and hear the rest; say whether an answer came."""
        batch = self.pending[:AT_ONCE]
        body = {"token": self.token, "document": self.document, "after": self.seq, "edits": batch}
        line, began = self.chance.choice(self.lines), time.monotonic()
        self.weather.count("requests")
        if self.chance.random() < self.weather.lost and self.weather.count("lost requests"):
            return False
        with suppress(*LOST, json.JSONDecodeError):
            if self.chance.random() < self.weather.repeated and self.weather.count("repeated"):
                await line.ask("POST", self.path, body)
            hang_up = self.chance.random() < self.weather.lost and self.weather.count("lost answers")
            status, told = await line.ask("POST", self.path, body, hang_up=hang_up)
            if hang_up or status >= 429:  # also where many write at once, and it should wait
                return False
            assert status == 200, told
            if batch:
                self.answered.append(time.monotonic() - began)
            self.hear(told, [one["key"] for one in batch])
            return True
        return False

    async def look(self) -> bool:
        """Hear what the others wrote; say whether an answer came."""
        line = self.chance.choice(self.lines)
        with suppress(*LOST, json.JSONDecodeError):
            where = {"token": self.token, "document": self.document, "after": self.seq}
            status, told = await line.ask("POST", self.path, {**where, "edits": []})
            if status == 200:
                self.hear(told, [])
                return True
        return False

    def hear(self, told: dict[str, Any], sent: list[str]) -> None:
        """Take over what the server said."""
        done = {*sent, *(one["key"] for one in told["edits"])}
        self.acknowledged |= set(sent)
        self.cells = document.fold(told["edits"], told.get("cells", self.cells))
        self.document, self.seq = told["document"], told["head"]
        self.pending = [one for one in self.pending if one["key"] not in done]
        self.heard += [(one["key"], time.monotonic()) for one in told["edits"]]

    def state(self) -> str:
        """Return a digest of the document as this device has it."""
        return hashlib.sha256(json.dumps(self.cells, sort_keys=True).encode()).hexdigest()

    def leave(self) -> None:
        """Close the connections."""
        for line in self.lines:
            line.cut()


class Reader(Editor):
    """One who only looks: notes when she heard of what, and draws nothing."""

    def hear(self, told: dict[str, Any], _sent: list[str]) -> None:
        """Note what the server said."""
        self.document, self.seq = told["document"], told["head"]
        self.heard += [(one["key"], time.monotonic()) for one in told["edits"]]
