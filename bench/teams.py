"""A hall of 300 phones in 40 teams: they join within a minute, say that they are finished, and share within a minute.

    python bench/teams.py            300 phones in 40 teams, two minutes and a half
    python bench/teams.py 60 10      60 phones in 10 teams

Then the facilitator reveals, and every phone asks at once for its team's pattern and the hall's.
Loopback only; the server has a data folder of its own.
"""

from __future__ import annotations

import asyncio
import os
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Awaitable
from contextlib import closing, suppress
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from bench.room import LOOK_SECONDS, spread  # noqa: E402  (the checkout must be found first)
from sixelements.convening import rooms  # noqa: E402
from tests.support.phones import LOST, Phone  # noqa: E402
from tests.support.room_under_test import RoomUnderTest  # noqa: E402

JOIN_SECONDS, SHARE_SECONDS = 60, 60
SETTLE = 5
"""Seconds until the late answers of the join are there, too."""


class Hall:
    """The run: its room, its phones, and how long each request took."""

    def __init__(self, room: RoomUnderTest, count: int) -> None:
        self.room = room
        self.phones = room.phones(count)
        self.begin = time.monotonic()
        self.took: defaultdict[str, list[float]] = defaultdict(list)
        self.wrong: Counter[str] = Counter()

    async def timed(self, what: str, asked: Awaitable[object]) -> object:
        """Note how long something took."""
        began = time.monotonic()
        found = await asked
        self.took[what].append(time.monotonic() - began)
        return found

    async def until(self, second: float) -> None:
        """Wait until so many seconds after the beginning."""
        await asyncio.sleep(max(0.0, self.begin + second - time.monotonic()))

    async def live(self, phone: Phone) -> None:
        """Join, look every few seconds, be finished, share; some lose an answer on the way and ask again."""
        await self.until(phone.chance.uniform(0, JOIN_SECONDS))
        if phone.number % 10 == 0:
            await phone.join(hang_up=True)
        else:
            await self.timed("join", phone.join())
        looking = asyncio.create_task(self.look(phone))
        shares_at = JOIN_SECONDS + SETTLE + phone.chance.uniform(0, SHARE_SECONDS)
        try:
            await self.until(shares_at - phone.chance.uniform(0, SETTLE))
            place = phone.place.removesuffix("share") + "finished"
            await self.timed("finish", phone.heard("PUT", place, {"token": phone.token}))
            await self.until(shares_at)
            revision = phone.next()
            if phone.number % 7 == 0:
                await phone.share(revision, hang_up=True)
            else:
                await self.timed("share", phone.share(revision))
            await self.until(JOIN_SECONDS + SETTLE + SHARE_SECONDS)
        finally:
            looking.cancel()
            phone.line.cut()

    async def look(self, phone: Phone) -> None:
        """Ask for the room's state, as a page does."""
        while True:
            await self.timed("look", phone.look())
            await asyncio.sleep(LOOK_SECONDS)

    async def see(self, phone: Phone) -> None:
        """Ask for both patterns, and see whose they are."""
        for what, people in (("team", len(self.of_team(phone))), ("pattern", len(self.phones))):
            with suppress(*LOST):
                asked = phone.line.ask("GET", phone.place.removesuffix("share") + what, token=phone.token)
                found = await self.timed(what, asked)
                assert isinstance(found, tuple)
                status, pattern = found
                mine = what == "pattern" or pattern["team"]["values"]["n"] == phone.team
                self.wrong[what] += status != 200 or pattern["n"] != people or not mine
                continue
            self.wrong[what] += 1

    def of_team(self, phone: Phone) -> list[Phone]:
        """Return the phones of a phone's team."""
        return [one for one in self.phones if one.team == phone.team]


async def run(count: int, teams: int) -> None:
    """Let them all come, and print what was lost, doubled and slow."""
    with tempfile.TemporaryDirectory() as folder:
        room = RoomUnderTest(Path(folder), teams=teams)
        with closing(room.store), room.stack:
            (await asyncio.to_thread(room.start)).rest()
            busy = os.getloadavg()[0]
            hall = Hall(room, count)
            await asyncio.gather(*map(hall.live, hall.phones))
            at = rooms.board(room.store, room.code)["teams"]
            began = time.monotonic()
            rooms.reveal(room.store, room.code, room.activity)
            revealed = time.monotonic() - began
            await asyncio.gather(*map(hall.see, hall.phones))
            print(f"{count} phones in {teams} teams; load of the machine before: {busy:.1f}")
            print(f"lost {room.lost(hall.phones)}, doubled {room.doubled(hall.phones)}")
            print(f"joined {sum(one['joined'] for one in at)}, finished {sum(one['finished'] for one in at)}")
            print(f"revealed in {revealed:.1f} s; patterns that were not theirs: {hall.wrong.total()}")
            for what, took in hall.took.items():
                print(f"{what}: {len(took)}, {spread(took)} ms")


if __name__ == "__main__":
    count, teams = (int(one) for one in sys.argv[1:] or ("300", "40"))
    asyncio.run(run(count, teams))
