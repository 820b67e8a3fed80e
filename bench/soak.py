"""Play ten minutes of a convening of three hundred, and look at what the server takes.

    python bench/soak.py               ten minutes, 300 phones
    python bench/soak.py --quick       one minute, 40 phones

Loopback only; the server has a place of two cores and two gigabytes, and a data folder of its own.
"""

from __future__ import annotations

import asyncio
import csv
import http.client
import json
import re
import resource
import signal
import statistics
import sys
import tempfile
import time
import uuid
from collections.abc import Iterator
from contextlib import closing, suppress
from dataclasses import dataclass, field
from html import unescape
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from bench import chart, limits, page, servers, visitors  # noqa: E402  (the checkout must be found first)
from bench.asked import asked  # noqa: E402
from bench.devices import Device, Tally  # noqa: E402
from bench.tree import Tree  # noqa: E402
from sixelements.convening import rooms  # noqa: E402
from tests.support.http_client import Wire  # noqa: E402
from tests.support.phones import LOST  # noqa: E402
from tests.support.room_under_test import RoomUnderTest, missing  # noqa: E402

PAGE = ROOT / "chapters" / "performance.md"
RESULTS = ROOT / "bench" / "results" / "soak.csv"
NOTEBOOK = "/voila/render/pages/authors.ipynb"
EVERY = 5


@dataclass
class Watch:
    """What the server took, every few seconds."""

    seconds: list[float] = field(default_factory=list)
    memory: list[float] = field(default_factory=list)
    descriptors: list[float] = field(default_factory=list)
    kernels: list[float] = field(default_factory=list)

    def look(self, tree: Tree, began: float) -> None:
        """Look once."""
        self.seconds.append(round(time.monotonic() - began, 1))
        self.memory.append(round(tree.memory(alone=True), 1))
        self.descriptors.append(tree.descriptors())
        self.kernels.append(tree.kernels())

    async def keep_looking(self, tree: Tree, began: float) -> None:
        """Look every few seconds."""
        while True:
            await asyncio.to_thread(self.look, tree, began)
            await asyncio.sleep(EVERY)


@dataclass
class Found:
    """Everything a run has found."""

    watch: Watch
    tally: Tally
    phones: int
    minutes: float
    turns: int = 0
    held: int = 0
    guests: int = 0
    turned_away: int = 0
    lost: int = 0


async def facilitate(hall: RoomUnderTest, found: Found, turn: float, until: float) -> None:
    """Collect, show the pattern, let people look at it, and begin again; *turn* seconds each time."""
    activity = hall.activity
    while time.monotonic() < until - turn / 2:
        await asyncio.sleep(turn * 0.75)
        try:
            await asyncio.to_thread(rooms.reveal, hall.store, hall.code, activity)
            found.turns += 1
        except rooms.RoomError:
            found.held += 1  # too few, or too close to what was shown before: collecting goes on
        await asyncio.sleep(turn * 0.25)
        await asyncio.to_thread(rooms.again, hall.store, hall.code, activity)
        activity = rooms.about_room(hall.store, hall.code)["activities"][-1]["id"]
        await asyncio.to_thread(rooms.start, hall.store, hall.code, activity)


async def guest(port: int, found: Found, until: float) -> None:
    """Open a notebook with a kernel now and then, let its widgets come, and close it."""
    while time.monotonic() < until:
        wire = Wire(port)
        with suppress(*LOST, visitors.RefusedError):
            async with asyncio.timeout(60):
                answer = await wire.get(NOTEBOOK)
                kernel = re.search(r'"kernelId": ?"([^"]+)"', unescape(answer.text))
                if answer.status != 200 or not kernel:
                    found.turned_away += 1
                    continue
                path = f"/api/kernels/{kernel[1]}/channels?session_id={uuid.uuid4()}"
                ask = {"method": "request_states"}
                async for content in visitors.comms(wire, path, "jupyter.widget.control", ask):
                    if content["data"].get("method") == "update_states":
                        break
                found.guests += 1
                await asyncio.sleep(10)
                await asyncio.to_thread(goodbye, port, kernel[1])
        wire.close()
        await asyncio.sleep(5)


def goodbye(port: int, kernel: str) -> None:
    """Say what a page says when it is closed."""
    line = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    with closing(line):
        line.request("POST", f"/voila/api/shutdown/{kernel}", headers={"Origin": f"http://127.0.0.1:{port}"})
        line.getresponse().read()


async def play(hall: RoomUnderTest, tree: Tree, found: Found, turn: float) -> None:
    """Let everybody do what they do; afterwards nobody is there any more."""
    began = time.monotonic()
    until = began + 60 * found.minutes
    devices = [Device(number, hall.port, hall.code, found.tally) for number in range(found.phones)]
    watching = asyncio.create_task(found.watch.keep_looking(tree, began))
    async with asyncio.timeout(60 * found.minutes + 180):
        await asyncio.gather(
            facilitate(hall, found, turn, until),
            *(guest(hall.port, found, until) for _ in range(2)),
            *(device.live(until, settle=turn / 6) for device in devices),
        )
    await asyncio.sleep(2 * EVERY)  # connections end, kernels too
    watching.cancel()
    found.watch.look(tree, began)
    for one in rooms.about_room(hall.store, hall.code)["activities"]:
        promised = [told for device in devices for told in device.promised(one["id"])]
        found.lost += missing(hall.kept(one["id"]), promised)


def soak(phones: int, minutes: float, turn: float) -> Found:
    """Play a convening."""
    found = Found(Watch(), Tally(), phones, minutes)
    with tempfile.TemporaryDirectory() as folder:
        hall = RoomUnderTest(Path(folder))
        with closing(hall.store), servers.running(servers.OURS, Path(folder)) as server:
            hall.port = server.port
            asyncio.run(play(hall, server.tree, found, turn))
    return found


def rows(found: Found) -> Iterator[tuple[str, str]]:
    """Yield the lines of the table."""
    watch, tally = found.watch, found.tally
    part = max(1, len(watch.seconds) // 10)
    early, late = watch.memory[2 * part : 3 * part], watch.memory[-1 - part : -1]
    yield "phones, and minutes", f"{found.phones}, {found.minutes:.0f}"
    yield (
        "pages opened for the first time, and of these not whole (asked: 0)",
        f"{tally.opened}, {tally.not_whole}",
    )
    yield "pages loaded again, and found unchanged", str(tally.unchanged)
    yield "pages closed, and connections cut while sharing", f"{tally.closed}, {tally.cut}"
    yield (
        "shares acknowledged, and refused since the pattern was shown",
        f"{len(tally.shares)}, {tally.too_late}",
    )
    yield "acknowledged answers that were lost (asked: 0)", str(found.lost)
    cuts = statistics.quantiles(tally.shares, n=100, method="inclusive")
    yield (
        "time until a share is answered: median, 95 of 100",
        f"{1000 * cuts[49]:.0f} ms, {1000 * cuts[94]:.0f} ms",
    )
    yield "patterns shown, and read by phones", f"{found.turns}, {tally.patterns}"
    yield "notebooks with a kernel opened, and turned away", f"{found.guests}, {found.turned_away}"
    yield (
        "memory of the server early on, and near the end (asked: flat)",
        f"{statistics.median(early):.0f} MiB, {statistics.median(late):.0f} MiB",
    )
    yield (
        "the same, and its open descriptors, when all have left",
        f"{watch.memory[-1]:.0f} MiB, {watch.descriptors[-1]:.0f} (at the start {watch.descriptors[0]:.0f})",
    )
    yield (
        "kernels: at most, and left at the end (asked: 0 left)",
        f"{max(watch.kernels):.0f}, {watch.kernels[-1]:.0f}",
    )


def draw(found: Found) -> None:
    """Write the picture of how memory, descriptors and kernels went, and its words."""
    watch = found.watch
    tracks = {
        "Memory of the server, MiB": watch.memory,
        "Its open descriptors": watch.descriptors,
        "Kernels": watch.kernels,
    }
    title = "What the server takes while a convening goes on"
    desc = "Three lines over time, each from zero up: the server's memory, its open descriptors, and kernels."
    words = "".join(
        f"- {name}: {values[0]:.0f} at the start, at most {max(*values, 1):.0f}, at the end {values[-1]:.0f}.\n"
        for name, values in tracks.items()
    )
    told = f"{title}, with {found.phones} phones, from the start to after {found.minutes:.0f} min.\n\n{words}"
    chart.save("convening-under-load", chart.strips(title, desc, tracks, found.minutes), told)


def save(watch: Watch) -> None:
    """Write what was seen as CSV."""
    RESULTS.parent.mkdir(parents=True, exist_ok=True)
    with RESULTS.open("w", newline="", encoding="utf-8") as out:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(["seconds", "memory_mib", "descriptors", "kernels"])
        writer.writerows(zip(watch.seconds, watch.memory, watch.descriptors, watch.kernels, strict=True))


def main() -> None:
    """Play, and write what was found."""
    _, quick = asked(__doc__, quick=True)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))  # so that the server is ended with us
    most = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))  # each phone keeps connections open
    with limits.laptop() as (_, within):
        how = f"server within {within}"
    found = soak(40, 1, 20) if quick else soak(300, 10, 120)
    table = list(rows(found))
    print(json.dumps(dict(table), indent=1, ensure_ascii=False))
    save(found.watch)
    draw(found)
    page.write(
        PAGE,
        "soak",
        table,
        "python bench/soak.py",
        f"{how}, a quick trial on a busy machine" if quick else how,
    )


if __name__ == "__main__":
    main()
