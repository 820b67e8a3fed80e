"""A database with a room and everything in it, for tests of what keeps and restores rooms."""

import hashlib
import json
from collections.abc import Callable
from contextlib import closing
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from sixelements import catalog
from sixelements.convening import archive, rooms
from sixelements.convening.store import RoomStore, open_store
from sixelements.convening.tables import Base

SLUG = "conflict-styles"
EXERCISE = catalog.get(SLUG)
SIDES = ["labor-certificated", "management-site"]

Open = Callable[[str], RoomStore]


@cache
def empty() -> bytes:
    """Return a database without rooms, brought up from nothing once in a process: that takes longer than most tests."""
    with TemporaryDirectory() as folder:
        file = Path(folder) / "rooms.sqlite"
        open_store(f"sqlite:///{file}").close()
        return file.read_bytes()


def laid(file: Path) -> str:
    """Lay an empty database at *file*, and return its address."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(empty())
    return f"sqlite:///{file}"


def fill(store: RoomStore) -> str:
    """Open a room with everything in it: teams, shares, one withdrawn, patterns, a second round, commitments."""
    code = rooms.open_room(
        store, purpose="To “hear” each other\n😀", sides=SIDES, agenda=[(SLUG, 20)], k=3, teams=["North", ""]
    )
    activity = rooms.about_room(store, code)["activities"][0]["id"]
    rooms.start(store, code, activity)
    for number in range(8):
        token = rooms.join(store, code, SIDES[number % 2], f"device-{number:010}", 1 + number // 4)
        rooms.finish(store, code, activity, token=token, finished=True)
        rooms.share(
            store,
            code,
            activity,
            token=token,
            revision=1,
            version=EXERCISE.version,
            answers=EXERCISE.cases[-1].answers,
        )
    rooms.withdraw(store, code, activity, token=token, revision=2)
    rooms.reveal(store, code, activity)
    rooms.again(store, code, activity)
    rooms.commit_to(
        store, code, who="labor", what="a calendar for both", by_when="in May", activity_id=activity
    )
    rooms.commit_to(store, code, who="the school board", what="one question a meeting", by_when="")
    return code


@cache
def backed_up(by: Callable[[RoomStore], object]) -> bytes:
    """Return a backup of a database that was filled *by* this, made once for all who change something in it."""
    with TemporaryDirectory() as folder:
        file = Path(folder) / "rooms.json"
        with closing(open_store(laid(Path(folder) / "rooms.sqlite"))) as store:
            by(store)
            archive.backup(store, file)
        return file.read_bytes()


def all_rows(store: RoomStore) -> dict[str, Any]:
    with store.engine.connect() as connection:
        return {one.name: archive.read(connection, one) for one in Base.metadata.sorted_tables}


def is_empty(store: RoomStore) -> bool:
    return not any(rows for table, rows in all_rows(store).items() if table != "upkeep")


def sealed(rows: dict[str, Any], schema: str = "0001") -> bytes:
    """Return a backup that somebody made by hand, with a digest that fits."""
    tables = json.dumps(rows).encode()
    digest = hashlib.sha256(tables).hexdigest()
    return b'{"format":"rooms of six elements","schema":"%s","digest":"%s","tables":%s}' % (
        schema.encode(), digest.encode(), tables,
    )  # fmt: skip
