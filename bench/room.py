"""Let a room full of phones share, and count in the store what arrived.

    python bench/room.py               both of these (about five minutes)
    python bench/room.py load          300 phones join, look every 1.8 s and share within a minute
    python bench/room.py kill          the server is killed ten times while 60 phones share

Loopback only; each run has a server, a port and a data folder of its own, and bounds in number and time.
"""

from __future__ import annotations

import asyncio
import json
import os
import statistics
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Callable, Coroutine, Iterator
from contextlib import asynccontextmanager, closing
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from bench import page  # noqa: E402  (the checkout must be found first)
from bench.asked import asked  # noqa: E402
from tests.support.phones import Phone  # noqa: E402
from tests.support.room_under_test import RoomUnderTest  # noqa: E402

PAGE = ROOT / "chapters" / "promises.md"
JOIN_SECONDS, SHARE_SECONDS, LOOK_SECONDS = 20, 60, 1.8
LONGEST = 400


@asynccontextmanager
async def hall() -> AsyncIterator[RoomUnderTest]:
    """Open a hall for a run; everything it made is gone afterwards."""
    with tempfile.TemporaryDirectory() as folder:
        opened = RoomUnderTest(Path(folder))
        with closing(opened.store), opened.stack:
            async with asyncio.timeout(LONGEST):
                yield opened


# The load.


class Watch:
    """What the run saw: how long each share took, and when the board's total had reached it."""

    def __init__(self) -> None:
        self.shares: list[float] = []
        self.looks: list[float] = []
        self.acknowledged: list[float] = []
        self.seen: list[float] = []

    async def board(self, room: RoomUnderTest) -> None:
        """Look at the total once a second, as the board does."""
        while True:
            total = await asyncio.to_thread(room.total)
            now = time.monotonic()
            self.seen += [now] * (total - len(self.seen))
            await asyncio.sleep(1)

    def delays(self) -> list[float]:
        """Return, for each first share, the time from its acknowledgment to a total that counts it."""
        return [seen - told for told, seen in zip(self.acknowledged, self.seen, strict=True)]


async def participate(phone: Phone, watch: Watch, begin: float) -> None:
    """Join, look, share at a time of one's own; some lose an answer, some change their minds, some repeat."""
    await asyncio.sleep(phone.chance.uniform(0, JOIN_SECONDS))
    await phone.join(hang_up=phone.number % 10 == 0)
    looking = asyncio.create_task(keep_looking(phone, watch))
    try:
        await asyncio.sleep(begin + phone.chance.uniform(0, SHARE_SECONDS - 10) - time.monotonic())
        await timed(phone, watch, phone.next(), hang_up=phone.number % 7 == 0)
        watch.acknowledged.append(time.monotonic())
        if phone.number % 5 == 0:
            await asyncio.sleep(phone.chance.uniform(1, 8))
            await timed(phone, watch, phone.next(), hang_up=phone.number % 2 == 0)
        if phone.number % 9 == 0:
            await timed(phone, watch, 1)
        await asyncio.sleep(begin + SHARE_SECONDS - time.monotonic())
    finally:
        looking.cancel()


async def keep_looking(phone: Phone, watch: Watch) -> None:
    """Ask for the room's state every few seconds."""
    while True:
        began = time.monotonic()
        await phone.look()
        watch.looks.append(time.monotonic() - began)
        await asyncio.sleep(LOOK_SECONDS)


async def timed(phone: Phone, watch: Watch, revision: int, *, hang_up: bool = False) -> None:
    """Share, and note how long the answer took."""
    if hang_up:
        await phone.share(revision, hang_up=True)
        return
    began = time.monotonic()
    await phone.share(revision)
    watch.shares.append(time.monotonic() - began)


async def load(count: int = 300) -> dict[str, Any]:
    """Let *count* phones share within a minute."""
    watch = Watch()
    async with hall() as room:
        (await asyncio.to_thread(room.start)).rest()
        phones = room.phones(count)
        board = asyncio.create_task(watch.board(room))
        begin = time.monotonic() + JOIN_SECONDS
        busy = os.getloadavg()[0]
        await asyncio.gather(*(participate(phone, watch, begin) for phone in phones))
        await asyncio.sleep(3)
        board.cancel()
        return {
            "phones": count,
            "shares": sum(len(phone.sent) for phone in phones),
            "lost": room.lost(phones),
            "doubled": room.doubled(phones),
            "share": spread(watch.shares),
            "look": spread(watch.looks),
            "looks": len(watch.looks),
            "total": spread(watch.delays()),
            "load before": round(busy, 1),
        }


def spread(seconds: list[float]) -> dict[str, int]:
    """Return median, 95th percentile and maximum in milliseconds."""
    cuts = statistics.quantiles(seconds, n=100, method="inclusive")
    return {"p50": round(1000 * cuts[49]), "p95": round(1000 * cuts[94]), "max": round(1000 * max(seconds))}


def load_rows(found: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield the lines of the table for the load."""

    def told(spread: dict[str, int]) -> str:
        return f"{spread['p50']} ms, {spread['p95']} ms, {spread['max']} ms"

    yield f"phones that shared within {SHARE_SECONDS} seconds", str(found["phones"])
    yield "shares sent, changes of mind included", str(found["shares"])
    yield "of these lost, and counted double (asked: 0 and 0)", f"{found['lost']} and {found['doubled']}"
    yield (
        "time until a share is answered: median, 95 of 100, slowest (asked: 500 ms for 95 of 100)",
        told(found["share"]),
    )
    yield f"time until a look at the room is answered, of {found['looks']} looks", told(found["look"])
    yield "time until the facilitator's total counts a share (asked: 2 seconds)", told(found["total"])
    yield "load of the machine from other work when it began", str(found["load before"])


# The kills.


async def kill(kills: int = 10, count: int = 60) -> dict[str, Any]:
    """Kill the server *kills* times while *count* phones share without a pause; start it again each time."""
    told: dict[str, Any] = {"kills": kills, "phones": count, "under way": [], "acknowledged": [], "lost": 0}
    async with hall() as room:
        server = await asyncio.to_thread(room.start)
        phones = room.phones(count)
        await asyncio.gather(*(phone.join() for phone in phones))
        enough = asyncio.Event()
        sharing = asyncio.gather(*(go_on(phone, enough) for phone in phones))
        for number in range(kills):
            await in_the_middle(phones, count + 5 * number)  # another moment each time
            server.process.kill()
            told["under way"].append(sum(phone.line.under_way for phone in phones))
            await asyncio.to_thread(server.process.wait)
            await asyncio.sleep(0.2)  # answers that were on their way when it died are heard
            told["acknowledged"].append(heard(phones))
            told["lost"] += room.lost(phones)
            server = await asyncio.to_thread(room.start)
        enough.set()
        await sharing
        told["lost"] += room.lost(phones)
        told["doubled"] = room.doubled(phones)
        told["counted"] = room.total()
        told["behind"] = sum(phone.acknowledged < len(phone.sent) for phone in phones)
    return told


async def in_the_middle(phones: list[Phone], more: int) -> None:
    """Wait until *more* shares are acknowledged and others are under way."""
    goal = heard(phones) + more
    while True:
        await asyncio.sleep(0.002)
        if heard(phones) >= goal and any(phone.line.under_way for phone in phones):
            return


def heard(phones: list[Phone]) -> int:
    """Return how many shares were acknowledged in all."""
    return sum(phone.acknowledged for phone in phones)


async def go_on(phone: Phone, enough: asyncio.Event) -> None:
    """Share one change after the other until it is *enough*; the last one is acknowledged too."""
    while not enough.is_set():
        await phone.share(phone.next(), hang_up=phone.chance.random() < 0.1)
        await asyncio.sleep(phone.chance.uniform(0, 0.4))


def kill_rows(found: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield the lines of the table for the kills."""
    yield "times the server was killed with `kill -9` while phones shared", str(found["kills"])
    yield "phones, each sharing again a moment after its last answer", str(found["phones"])
    yield "shares acknowledged before the last kill", str(found["acknowledged"][-1])
    yield (
        "requests under way at a kill, fewest and most",
        f"{min(found['under way'])} and {max(found['under way'])}",
    )
    yield "acknowledged shares that were missing afterwards (asked: 0)", str(found["lost"])
    yield "phones counted in the end, and counted double", f"{found['counted']} and {found['doubled']}"


Found = dict[str, Any]
Rows = Callable[[Found], Iterator[tuple[str, str]]]
PARTS: dict[str, tuple[Callable[[], Coroutine[Any, Any, Found]], Rows, str]] = {
    "load": (load, load_rows, "room"),
    "kill": (kill, kill_rows, "kill"),
}


def main() -> None:
    """Measure the parts named on the command line, or both, and write them to the page."""
    for name in asked(__doc__, PARTS)[0]:
        measure, rows, mark = PARTS[name]
        found = asyncio.run(measure())
        print(json.dumps(found, indent=1), flush=True)
        page.write(PAGE, mark, list(rows(found)), f"python bench/room.py {name}")


if __name__ == "__main__":
    main()
