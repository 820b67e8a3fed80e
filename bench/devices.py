"""What people do with a phone in a convening, one thing after the other, for as long as it lasts."""

from __future__ import annotations

import asyncio
import time
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

from bench import visitors, whole
from bench.floor import Copying
from tests.support.phones import LOST, Phone, RefusedError
from tests.support.room_under_test import Told


@dataclass
class Tally:
    """What all devices together have seen."""

    opened: int = 0
    not_whole: int = 0
    unchanged: int = 0
    closed: int = 0
    cut: int = 0
    too_late: int = 0
    patterns: int = 0
    shares: list[float] = field(default_factory=list)


class Device(Phone):
    """A phone that opens the exercise, works, shares, reloads, closes and loses the network."""

    def __init__(self, number: int, port: int, code: str, tally: Tally) -> None:
        super().__init__(number, port, code, activity=0)
        self.port, self.tally = port, tally
        self.activity = 0
        self.told: dict[int, Told] = {}
        self.wire: Copying | None = None
        self.mark = ""
        self.seen: set[int] = set()

    async def live(self, until: float, settle: float) -> None:
        """Come within *settle* seconds, and do what people do *until* the end."""
        await asyncio.sleep(self.chance.uniform(0, settle))
        await self.open()
        await self.join(hang_up=self.number % 10 == 0)
        acts = {self.work: 12, self.change: 6, self.reload: 2, self.leave: 1, self.lose_network: 1}
        while time.monotonic() < until:
            await self.look()
            [act] = self.chance.choices(list(acts), list(acts.values()))
            await act()
        self.turn_to(0)
        self.close()

    async def open(self) -> None:
        """Open the page; one that was here before asks only whether it has changed."""
        self.wire = Copying(self.port)
        try:
            if self.mark:
                answer = await self.wire.get(visitors.PATH, If_None_Match=self.mark)
                self.tally.unchanged += answer.status == 304
            else:
                evidence = await visitors.ours(self.wire)
                self.tally.opened += 1
                self.tally.not_whole += evidence() != whole.CONTROLS
                self.mark = self.wire.kept[visitors.PATH].headers["etag"]
                self.wire.kept.clear()
        except (*LOST, visitors.RefusedError):
            self.tally.not_whole += 1

    async def look(self) -> None:
        """Ask how far the room has come; turn to what is collected now, read what is shown now."""
        with suppress(*LOST):
            status, told = await self.line.ask("GET", self.room)
            if status != 200:
                return
            self.turn_to(next((one["id"] for one in told["activities"] if one["state"] == "collecting"), 0))
            for one in told["activities"]:
                if one["state"] == "revealed" and one["id"] not in self.seen:
                    status, _ = await self.line.ask("GET", f"{self.room}/activities/{one['id']}/pattern")
                    self.tally.patterns += status == 200
                    self.seen.add(one["id"])

    def turn_to(self, activity: int) -> None:
        """Go on to *activity*, and remember what was promised for the one before."""
        if activity == self.activity:
            return
        if self.activity:
            self.told[self.activity] = (self.token, self.acknowledged, self.sent)
        self.activity, self.sent, self.acknowledged = activity, {}, 0
        self.place = f"{self.room}/activities/{activity}/share"

    async def work(self) -> None:
        """Work the exercise: that needs nobody."""
        await asyncio.sleep(self.chance.uniform(1, 6))

    async def change(self, *, hang_up: bool = False) -> None:
        """Share the answers, or other ones than before."""
        if not self.activity:
            return
        began = time.monotonic()
        try:
            await self.share(self.next(), hang_up=hang_up)
            self.tally.shares.append(time.monotonic() - began)
        except RefusedError:
            self.tally.too_late += 1  # the pattern was shown in the meantime; the page says so

    async def reload(self) -> None:
        """Load the page again."""
        self.close()
        await self.open()

    async def leave(self) -> None:
        """Close the page, and open it again a while later."""
        self.close()
        self.tally.closed += 1
        await asyncio.sleep(self.chance.uniform(5, 20))
        await self.open()

    async def lose_network(self) -> None:
        """Lose the network in the middle of sharing, and find it again a while later."""
        self.tally.cut += 1
        lost = asyncio.create_task(self.change(hang_up=True))
        await asyncio.sleep(self.chance.uniform(0, 0.05))
        self.line.cut()
        await lost
        await self.work()

    def close(self) -> None:
        """Drop every connection, as a closed page does."""
        self.line.cut()
        if self.wire:
            self.wire.close()
            self.wire = None

    def promised(self, activity: int) -> list[Told]:
        """Return what was promised for *activity*: nothing, or one."""
        found: Any = self.told.get(activity)
        return [found] if found else []
