"""Eight situations in which something that was acknowledged could be lost, each made for real while phones share.

    python bench/kept.py               all eight (about four minutes)
    python bench/kept.py disk lock     these two

Loopback only; each situation has a server, a database and a folder of its own, and bounds in number and time.
The full disk is a limit that Linux sets to a running server's files.
"""

from __future__ import annotations

import asyncio
import json
import os
import resource
import signal
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import asynccontextmanager, closing
from pathlib import Path
from typing import Any

import psycopg

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from bench import page  # noqa: E402  (the checkout must be found first)
from bench.asked import asked  # noqa: E402
from bench.room import LONGEST, PAGE, go_on, heard, in_the_middle  # noqa: E402
from sixelements.convening.store import open_store  # noqa: E402
from tests.support import services  # noqa: E402
from tests.support.phones import Phone  # noqa: E402
from tests.support.room_under_test import RoomUnderTest  # noqa: E402
from tests.support.server import environment, free_port  # noqa: E402

PHONES = 12
LOCKED_SECONDS = 15
MANY = 60
"""Shares acknowledged between two disturbances."""

Found = dict[str, Any]
Disturb = Callable[[], Coroutine[Any, Any, None]]


@asynccontextmanager
async def sharing(
    folder: Path, database: str = ""
) -> AsyncIterator[tuple[RoomUnderTest, list[Phone], Found]]:
    """Give a room in which phones share without a pause; when the block ends, count what is missing."""
    room = RoomUnderTest(folder, database)
    with closing(room.store), room.stack:
        async with asyncio.timeout(LONGEST):
            server = await asyncio.to_thread(room.start)
            phones = room.phones(PHONES)
            await asyncio.gather(*(phone.join() for phone in phones))
            enough = asyncio.Event()
            going = asyncio.gather(*(go_on(phone, enough) for phone in phones))
            found: Found = {"server": server}
            await in_the_middle(phones, MANY)
            yield room, phones, found
            await in_the_middle(phones, MANY)
            enough.set()
            await going
            del found["server"]
            found["acknowledged"] = heard(phones)
            found["lost"] = room.lost(phones)
            found["doubled"] = room.doubled(phones)
            found["counted"] = room.total()


async def killed(folder: Path) -> Found:
    """The server is killed four times."""
    async with sharing(folder) as (room, phones, found):
        for _ in range(4):
            found["server"].process.kill()
            await asyncio.to_thread(found["server"].process.wait)
            found["server"] = await asyncio.to_thread(room.start)
            await in_the_middle(phones, MANY)
    return found


async def disk(folder: Path) -> Found:
    """The disk is full for five seconds, and has room again."""
    async with sharing(folder) as (room, phones, found):
        pid, (_, most) = found["server"].process.pid, resource.getrlimit(resource.RLIMIT_FSIZE)
        size = largest(folder)
        resource.prlimit(pid, resource.RLIMIT_FSIZE, (size, most))
        before = heard(phones)
        await asyncio.sleep(5)
        found["during"] = heard(phones) - before
        found["missing meanwhile"] = room.lost(phones)
        resource.prlimit(pid, resource.RLIMIT_FSIZE, (most, most))
    return found


async def lock(folder: Path) -> Found:
    """Another program holds the database's lock."""
    async with sharing(folder) as (_room, _phones, found):
        with closing(sqlite3.connect(folder / "rooms.sqlite", isolation_level=None)) as other:
            other.execute("PRAGMA busy_timeout = 10000")
            other.execute("BEGIN IMMEDIATE")
            await asyncio.sleep(LOCKED_SECONDS)
            other.execute("ROLLBACK")
    return found


def restarted(by: signal.Signals, times: int) -> Callable[[Path], Coroutine[Any, Any, Found]]:
    """Return the situation in which Postgres is ended by a signal and started again, *times* times."""

    async def situation(folder: Path) -> Found:
        with services.postgres_to_restart() as (address, restart):
            async with sharing(folder, address) as (_room, phones, found):
                for _ in range(times):
                    await asyncio.to_thread(restart, by)
                    await in_the_middle(phones, MANY)
        return found

    return situation


REFUSE = """
CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION 'cannot write in a read-only transaction' USING ERRCODE = '25006'; END $$;
CREATE TRIGGER refuse BEFORE INSERT OR UPDATE ON share FOR EACH ROW EXECUTE FUNCTION refuse()
"""
"""What a standby answers to a write; a setting would not do, since the store asks for a transaction that writes."""


async def read_only(folder: Path) -> Found:
    """Postgres takes no write for five seconds, as a standby does."""
    with services.postgres() as address:
        async with sharing(folder, address) as (_room, phones, found):
            with psycopg.connect(address, autocommit=True) as connection:
                connection.execute(REFUSE)
                before = heard(phones)
                await asyncio.sleep(5)
                found["during"] = heard(phones) - before
                connection.execute("DROP FUNCTION refuse CASCADE")
    return found


async def two_servers(folder: Path) -> Found:
    """Two servers have one SQLite file; each is killed twice, with a backup after each."""
    async with sharing(folder) as (room, phones, found):
        other = free_port()
        servers = [found["server"], await asyncio.to_thread(room.start, other)]
        for phone in phones[::2]:
            phone.line.port = other
            phone.line.cut()
        for number in range(4):
            which = number % 2
            servers[which].process.kill()
            await asyncio.to_thread(servers[which].process.wait)
            await command(folder, "backup", folder / f"backup-{number}.json")
            servers[which] = await asyncio.to_thread(room.start, other if which else None)
            await in_the_middle(phones, MANY)
    return found


async def restored(folder: Path) -> Found:
    """A restore is killed eight times at different moments, and is each time whole or not there."""
    async with sharing(folder) as (room, phones, found):
        pass
    saved = folder / "backup.json"
    await command(folder, "backup", saved)
    found["half"] = 0
    found["killed"] = 0
    for number in range(8):
        target = folder / f"restored-{number}"
        target.mkdir()
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "sixelements", "restore", str(saved)), env=environment_of(target)
        )
        try:
            await asyncio.wait_for(process.wait(), 0.25 + 0.5 * number)
        except TimeoutError:
            process.kill()
            await process.wait()
            found["killed"] += 1
        found["half"] += rooms_in(target) not in (0, 1)
        if rooms_in(target) == 1:
            room.store, earlier = open_store(f"sqlite:///{target / 'rooms.sqlite'}"), room.store
            found["lost"] += room.lost(phones)
            room.store.close()
            room.store = earlier
    return found


def largest(folder: Path) -> int:
    """Return the size in bytes of the database's largest file."""
    return max(one.stat().st_size for one in folder.glob("rooms.sqlite*"))


def rooms_in(folder: Path) -> int:
    """Return how many rooms a database holds that may have come into being only half."""
    if not (folder / "rooms.sqlite").exists():
        return 0
    with closing(sqlite3.connect(folder / "rooms.sqlite")) as connection:
        tables = connection.execute("SELECT count(*) FROM sqlite_master WHERE name = 'room'").fetchone()[0]
        return int(connection.execute("SELECT count(*) FROM room").fetchone()[0]) if tables else 0


async def command(folder: Path, *words: str | Path) -> None:
    """Run a command of the course on the data of *folder*, to its end."""
    line = [sys.executable, "-m", "sixelements", *map(str, words)]
    await asyncio.to_thread(subprocess.run, line, env=environment_of(folder), check=True, capture_output=True)


def environment_of(folder: Path) -> dict[str, str]:
    """Return the environment of a program whose data are in *folder*."""
    plain = {name: value for name, value in environment().items() if name != "SIXELEMENTS_DATABASE"}
    return plain | {"SIXELEMENTS_DATA": str(folder)}


SITUATIONS: dict[str, tuple[str, Callable[[Path], Coroutine[Any, Any, Found]]]] = {
    "killed": ("the server killed with `kill -9` four times", killed),
    "disk": ("a full disk for five seconds", disk),
    "lock": (f"the database locked by another program for {LOCKED_SECONDS} seconds", lock),
    "fast": ("Postgres restarted", restarted(signal.SIGINT, 1)),
    "immediate": ("Postgres cut off twice", restarted(signal.SIGQUIT, 2)),
    "read-only": ("Postgres read-only for five seconds", read_only),
    "two-servers": ("two servers on one SQLite file, four `kill -9`, a backup after each", two_servers),
    "restore": ("a restore killed at eight moments", restored),
}


def main() -> None:
    """Make the situations named on the command line, or all, and write them to the page."""
    rows = []
    named = asked(__doc__, SITUATIONS)[0]
    for name in named:
        words, situation = SITUATIONS[name]
        with tempfile.TemporaryDirectory() as folder:
            found = asyncio.run(situation(Path(folder)))
        print(json.dumps({name: found}), flush=True)
        lost, doubled = found["lost"] + found.get("half", 0), found["doubled"]
        told = f"{found['acknowledged']} shares acknowledged, {lost} of them lost, {doubled} counted double"
        rows.append((words, told))
    if named == list(SITUATIONS):
        load = round(os.getloadavg()[0], 1)
        page.write(PAGE, "kept", rows, "python bench/kept.py", f"at a load of {load} when it ended")


if __name__ == "__main__":
    main()
