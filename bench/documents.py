"""Let many people write one document, and count in the store what arrived.

    python bench/documents.py            all of these (about five minutes)
    python bench/documents.py sqlite     40 editors, 4,000 edits, 30 % of requests and of answers lost, ten kill -9
    python bench/documents.py postgres   the same with two servers on one Postgres
    python bench/documents.py readers    300 devices that read while forty write
    python bench/documents.py day        what a day of eight teams takes in the database

What they write is one exercise given a document for it (``tests/support/working.py``).  Loopback only; each run has
servers, ports and a data folder of its own, and bounds in number and time.
"""

from __future__ import annotations

import asyncio
import json
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, closing
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from sqlalchemy import text  # noqa: E402  (the checkout must be found first)

from bench import page  # noqa: E402
from bench.asked import asked  # noqa: E402
from sixelements.convening import rooms  # noqa: E402
from sixelements.convening.documents import log, taking  # noqa: E402
from sixelements.convening.store import RoomStore, open_store  # noqa: E402
from tests.support import services  # noqa: E402
from tests.support.editors import SIDES, Editor, Reader, Weather, word  # noqa: E402
from tests.support.killable import Servers  # noqa: E402
from tests.support.working import SLUG, working  # noqa: E402

PAGE = ROOT / "chapters" / "figures.md"
LONGEST = 600
WORKING = ("-m", "tests.support.working", "serve", "--port", "0", "--no-browser")


class Hall(Servers):
    """A room that writes a document, its store, and its servers, which can be killed and started again."""

    command = WORKING

    def __init__(self, folder: Path, stack: ExitStack, servers: int, database: str = "") -> None:
        super().__init__(folder, stack, servers, [SLUG], database)
        self.code, self.activity = room(self.store)

    def kept(self) -> list[str]:
        """Return the keys of all edits in the store, in their order."""
        with self.store.engine.connect() as connection:
            return list(connection.scalars(text("SELECT key FROM edit ORDER BY document_id, seq")))


def room(store: RoomStore, activities: int = 1) -> tuple[str, int]:
    """Open a room whose first activity writes; return its code and the activity's number."""
    with working():
        code = rooms.open_room(store, purpose="To write", sides=SIDES, agenda=[(SLUG, 20)] * activities)
        activity: int = rooms.about_room(store, code)["activities"][0]["id"]
        rooms.start(store, code, activity)
    return code, activity


# The storm.


async def live(editor: Editor, edits: int, pause: float) -> None:
    """Write a little, send it, be away now and then, until everything was written and answered."""
    while len(editor.made) < edits or editor.pending:
        for _ in range(editor.chance.randint(0, 3)):
            if len(editor.made) < edits:
                editor.write()
        answered = await editor.talk()
        await asyncio.sleep(editor.chance.random() * pause * (1 if answered else 2))


async def kills(hall: Hall, editors: list[Editor], count: int, edits: int) -> list[int]:
    """Kill a server whenever a further part of all edits was written; return how many requests were under way."""
    under_way, whole = [], edits * len(editors)
    for number in range(count):
        while sum(len(one.made) for one in editors) < whole * (number + 1) / (count + 1):  # noqa: ASYNC110  (many write)
            await asyncio.sleep(0.005)
        under_way.append(sum(line.under_way for one in editors for line in one.lines))
        await asyncio.to_thread(hall.kill, number % len(hall.servers))
    return under_way


async def storm(hall: Hall, *, people: int, edits: int, killed: int, pause: float = 0.5) -> dict[str, Any]:
    """Let *people* write while servers are killed, and compare what they were told with what is there."""
    weather = Weather()
    editors = [Editor(number, hall.ports, weather) for number in range(people)]
    for one in editors:
        await one.join(hall.code, hall.activity)
    async with asyncio.timeout(LONGEST):
        killing = asyncio.create_task(kills(hall, editors, killed, edits))
        await asyncio.gather(*(live(one, edits, pause) for one in editors))
        under_way = await killing
        late = Editor(people - 1, hall.ports, weather)  # a device that comes when all is over
        await late.join(hall.code, hall.activity)
        for one in (*editors, late):
            while not await one.look():  # noqa: ASYNC110  (it asks a server)
                await asyncio.sleep(0.1)
            one.leave()
    hall.live()
    kept, made = hall.kept(), {key for one in editors for key in one.made}
    return {
        "people": people, "edits": len(made), "kills": killed, "under way": under_way, "weather": weather.counted,
        "kept": len(kept), "lost": len(made - set(kept)), "doubled": len(kept) - len(set(kept)),
        "unknown": len(set(kept) - made), "states": len({one.state() for one in (*editors, late)}),
    }  # fmt: skip


def spread(seconds: list[float]) -> dict[str, int]:
    """Return median, 95th percentile and maximum in milliseconds."""
    cuts = statistics.quantiles(seconds, n=100, method="inclusive")
    return {"p50": round(1000 * cuts[49]), "p95": round(1000 * cuts[94]), "max": round(1000 * max(seconds))}


def told(found: dict[str, int]) -> str:
    """Return a spread in words."""
    return f"{found['p50']} ms, {found['p95']} ms, {found['max']} ms"


def storm_rows(found: dict[str, Any], where: str) -> Iterator[tuple[str, str]]:
    """Yield the lines of the table for a storm."""
    weather = found["weather"]
    yield "where", where
    yield "people, edits, and servers killed", f"{found['people']}, {found['edits']:,}, {found['kills']}"
    yield (
        "requests; of these lost on the way, with a lost answer, and sent twice",
        f"{weather['requests']:,}; {weather['lost requests']:,}, {weather['lost answers']:,}, {weather['repeated']:,}",
    )
    yield "edits lost, and counted double (asked: 0 and 0)", f"{found['lost']}, {found['doubled']}"
    yield (
        "different end states on all devices, one that comes late among them (asked: 1)",
        str(found["states"]),
    )


def stormy(servers: int, database: str = "", **size: Any) -> dict[str, Any]:
    """Run a storm with *servers* on a *database*, SQLite where none is named."""
    with tempfile.TemporaryDirectory() as folder, ExitStack() as stack:
        return asyncio.run(storm(Hall(Path(folder), stack, servers, database), **size))


def sqlite() -> Iterator[tuple[str, str]]:
    """One server on SQLite."""
    yield from storm_rows(stormy(1, people=40, edits=100, killed=10), "one server, SQLite")


def postgres() -> Iterator[tuple[str, str]]:
    """Two servers on one Postgres."""
    with services.postgres() as database:
        found = stormy(2, database, people=40, edits=100, killed=10)
    yield from storm_rows(found, "two servers, one Postgres")


# The readers.


async def read(hall: Hall, *, readers: int, writers: int, seconds: float) -> dict[str, Any]:
    """Let *writers* write while *readers* look every other second."""
    calm = Weather(lost=0, repeated=0)
    people = [
        (Editor if number < writers else Reader)(number, hall.ports, calm)
        for number in range(writers + readers)
    ]
    for one in people:
        await one.join(hall.code, hall.activity)
    end = time.monotonic() + seconds

    async def act(one: Editor) -> None:
        await asyncio.sleep(one.chance.random() * 2)
        while time.monotonic() < end:
            if one.number < writers:
                one.write()
                await one.talk()
            else:
                await one.look()
            await asyncio.sleep(2)

    busy = os.getloadavg()[0]
    await asyncio.gather(*(act(one) for one in people))
    made = {key: at for one in people for key, at in one.made.items()}
    for one in people:
        one.leave()
    return {
        "readers": readers, "writers": writers, "load before": round(busy, 1),
        "answer": spread([wait for one in people for wait in one.answered]),
        "seen": spread([at - made[key] for one in people[writers:] for key, at in one.heard]),
    }  # fmt: skip


def readers() -> Iterator[tuple[str, str]]:
    """300 who read while forty write."""
    with tempfile.TemporaryDirectory() as folder, ExitStack() as stack:
        found = asyncio.run(read(Hall(Path(folder), stack, 1), readers=300, writers=40, seconds=30))
    yield (
        "devices that look every other second, and others that write as often",
        f"{found['readers']}, {found['writers']}",
    )
    yield (
        "time until a write is answered: median, 95 of 100, slowest (asked: 200 ms for 95 of 100)",
        told(found["answer"]),
    )
    yield (
        "time until another device has it: median, 95 of 100, slowest (asked: median under 2 s)",
        told(found["seen"]),
    )
    yield "load of the machine from other work when it began", str(found["load before"])


# The day.


def longer(value: Any) -> Any:
    """Return a sentence in the place of a text; anything else stays as it is."""
    is_text = isinstance(value, str) and " " in value
    return f"{value}, in a sentence as people write them into a cell." if is_text else value


def day(documents: int = 64, writes: int = 500) -> Iterator[tuple[str, str]]:
    """Eight teams, eight documents each, 500 writes in each: what the file of the database takes."""
    with tempfile.TemporaryDirectory() as folder, working():
        file = Path(folder) / "rooms.sqlite"
        with closing(open_store(f"sqlite:///{file}")) as store:
            store.settle()
            before = file.stat().st_size
            for _ in range(documents):
                code, activity = room(store)
                desk = log.Desk(code, activity, rooms.join(store, code, SIDES[0], word()))
                editor = Editor(0, [], Weather())
                for _ in range(writes // 10):
                    for _ in range(10):
                        editor.write()
                    sent = [taking.Written(**one | {"value": longer(one["value"])}) for one in editor.pending]
                    editor.hear(
                        log.write(store, desk, log.Heard(editor.document, editor.seq), sent),
                        [one.key for one in sent],
                    )
            store.settle()
            size = file.stat().st_size - before
    yield "documents, and writes of about 65 letters in each", f"{documents}, {writes}"
    yield "what they take in the database, SQLite (asked: under 10 MB)", f"{size / 1e6:.1f} MB"


PARTS = {"sqlite": sqlite, "postgres": postgres, "readers": readers, "day": day}


def main() -> None:
    """Measure the parts named on the command line, or all, and write them to the page."""
    for part in asked(__doc__, PARTS)[0]:
        rows = list(PARTS[part]())
        print(json.dumps(dict(rows), indent=1, ensure_ascii=False), flush=True)
        page.write(PAGE, f"documents-{part}", rows, f"python bench/documents.py {part}")


if __name__ == "__main__":
    main()
