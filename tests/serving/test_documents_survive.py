"""Many who write one document while servers are killed; ``python bench/documents.py`` does the same at full size."""

import asyncio
import signal
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest

from bench import documents
from tests.support import services
from tests.support.editors import Editor, Weather


def held(found: dict[str, Any], edits: int) -> None:
    assert (found["edits"], found["kept"]) == (edits, edits)
    assert (found["lost"], found["doubled"], found["unknown"]) == (0, 0, 0)
    assert found["states"] == 1
    assert min(found["weather"].values()) > 0, "a network that lost nothing proves nothing"


def test_nothing_is_lost_on_sqlite() -> None:
    held(documents.stormy(1, people=8, edits=20, killed=2, pause=0.2), 160)


def test_nothing_is_lost_with_two_servers_on_one_postgres() -> None:
    with services.postgres("fsync=off") as database:
        held(documents.stormy(2, database, people=8, edits=20, killed=2, pause=0.2), 160)


@pytest.mark.parametrize(("sql", "seen"), [("DELETE FROM edit WHERE seq = 2", "lost"), ("", "")])
def test_an_edit_that_the_store_does_not_hold_is_seen(tmp_path: Path, sql: str, seen: str) -> None:
    async def act() -> tuple[int, int]:
        with ExitStack() as stack:
            hall = documents.Hall(tmp_path, stack, 1)
            editor = Editor(0, hall.ports, Weather(lost=0, repeated=0))
            await editor.join(hall.code, hall.activity)
            for _ in range(3):
                editor.write()
            assert await editor.talk()
            editor.leave()
            if sql:
                with hall.store.engine.begin() as connection:
                    connection.exec_driver_sql(sql)
            return len(set(editor.made) - set(hall.kept())), len(editor.acknowledged)

    assert asyncio.run(act()) == (1 if seen else 0, 3)


def test_a_server_that_ended_by_itself_is_seen(tmp_path: Path) -> None:
    with ExitStack() as stack:
        hall = documents.Hall(tmp_path, stack, 1)
        hall.live()
        hall.servers[0].process.send_signal(signal.SIGSEGV)
        hall.servers[0].process.wait()
        with pytest.raises(AssertionError, match=r"ended by itself, with -11: (?s:.*)Segmentation fault"):
            hall.kill(0)
