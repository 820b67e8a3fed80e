"""What the server writes down when something fails: one line, and nothing of a visitor, a room or an answer."""

import asyncio
import io
import json
import logging
import os
import sqlite3
import threading
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import psycopg
import pytest

from sixelements import catalog
from sixelements.convening import rooms
from sixelements.convening.store import open_store
from sixelements.serving import log
from tests.support import services
from tests.support.courses import copy_of_one
from tests.support.frames import connect, frame
from tests.support.kernels import AUTHORS, kernel_of
from tests.support.server import OPEN, PATIENCE, Answer, Server, ask, running, until

EXERCISE = catalog.get("conflict-styles")
SIDES = ["labor-certificated", "management-site"]
ME = "127.0.0.77"
SECRET = "a-word-that-nobody-may-read"  # noqa: S105  (an answer)

# The course's server with every handler and every step of the rooms made to fail with what a visitor has sent.
FAILING = """
import tornado.web
from sixelements.serving import app, facilitator, handlers, landing, page_cache, rooms_api
def fail(handler, *given, **named):
    raise RuntimeError(f"{handler.request.remote_ip} {handler.request.uri} {handler.request.body}")
NAMES = ("get", "post", "put", "delete")
def broken(found):
    return type(found.__name__, (found,), {name: fail for name in NAMES if hasattr(found, name)})
made = app.SixElements.init_handlers
def all_broken(self):
    return [(one[0], one[1] if one[0] == "/" else broken(one[1]), *one[2:]) for one in made(self)]
app.SixElements.init_handlers = all_broken
app.serve(port=0, open_browser=False, open_notebooks=True)
"""


# The course's server, whose terminal is a full disk from the moment the test says so.
FULL = """
import os, threading, time
from pathlib import Path
from sixelements.serving import serve
def fill(folder=Path(os.environ["SIXELEMENTS_DATA"])):
    while not (folder / "fill").exists():
        time.sleep(0.05)
    full = os.open("/dev/full", os.O_WRONLY)
    for out in (1, 2):
        os.dup2(full, out)
    (folder / "filled").touch()
threading.Thread(target=fill, daemon=True).start()
serve(port=0, open_browser=False)
"""


@pytest.fixture
def lines() -> Iterator[io.StringIO]:
    """What goes through our record and our terminal, for this test alone."""
    out, before = io.StringIO(), logging.getLogRecordFactory()
    handler = log.Terminal(out)
    logging.setLogRecordFactory(log.record)
    logging.root.addHandler(handler)
    yield out
    handler.waiting.join()
    logging.root.removeHandler(handler)
    logging.setLogRecordFactory(before)


def read(out: io.StringIO, count: int) -> list[str]:
    until(lambda: out.getvalue().count("\n") >= count, "the lines should be written")
    return out.getvalue().splitlines()


def test_a_librarys_words_become_who_what_kind_and_where(lines: io.StringIO) -> None:
    try:
        json.loads("{")
    except ValueError:
        logging.getLogger("some.library").exception("of %s: %r", ME, SECRET)
    logging.getLogger("some.library").error(f"of {ME}: {SECRET}")
    logging.getLogger("some.library").error(ValueError(SECRET))
    first, second, third = read(lines, 3)
    assert first.startswith("some.library: JSONDecodeError at json/")
    assert second.startswith("some.library: something went wrong at serving/test_log.py, line ")
    assert third == "some.library: ValueError."


def test_the_same_again_is_counted_and_not_repeated(lines: io.StringIO) -> None:
    for _ in range(500):
        log.failure("It does not work")
    log.failure("It does")
    assert read(lines, 2) == ["It does not work.", "It does."]


def test_a_terminal_that_takes_nothing_holds_up_nobody() -> None:
    reading, writing = os.pipe()
    with os.fdopen(writing, "w") as out:
        handler = log.Terminal(out)
        begun = threading.Event()
        done = threading.Event()

        def write() -> None:
            begun.set()
            for number in range(3 * log.MOST_WAITING):
                record = log.record(log.OWN, logging.ERROR, "", 1, f"{number} {'x' * 500}", (), None)
                handler.emit(record)
            done.set()

        threading.Thread(target=write, daemon=True).start()
        assert done.wait(PATIENCE), "whoever writes should never wait for the terminal"
        with os.fdopen(reading, "rb") as end:
            reader = threading.Thread(target=end.read)
            reader.start()
            handler.waiting.join()  # a line still being written when the pipe is closed would break it
            out.close()
            reader.join()


def spoken(server: Server) -> str:
    """Return what the server has written after its greeting."""
    return server.log.read_text().partition("Press Ctrl-C to stop.\n")[2]


def check(server: Server, *private: str) -> None:
    """Hold that something was written down, a line each, and nothing *private*."""
    until(lambda: spoken(server) != "", "what failed should be told")
    time.sleep(0.5)  # whatever else comes; nothing is expected, so nothing can be waited for
    told = spoken(server)
    for one in (ME, SECRET, "remote_ip", "Traceback", "parameters", "DETAIL", *private):
        assert one not in told, told
    assert all(len(line) < 300 for line in told.splitlines())


@pytest.fixture
def small_course(tmp_path: Path) -> Path:
    return copy_of_one(tmp_path, EXERCISE.slug)


def test_every_handler_that_fails_tells_nothing_of_the_visitor(tmp_path: Path, small_course: Path) -> None:
    command = ("-c", FAILING)
    with running(small_course, tmp_path / "log", command, SIXELEMENTS_DATA=str(tmp_path)) as server:
        code = "KTM4RX"
        paths = {
            "GET": [
                *("/join", f"/r/{code}", f"/api/rooms/{code}", f"/api/rooms/{code}/activities/1/pattern"),
                *(
                    "/exercise/conflict-styles",
                    "/health",
                    f"/facilitate?key={SECRET}",
                    "/facilitate/in",
                    AUTHORS,
                ),
                *("/voila/templates/lab/static/x.js", "/voila/static/x.js", "/book/index.html"),
                *("/voila/api/themes/x.css", "/voila/labextensions/x.js"),
                "/api/kernels/00000000-0000-0000-0000-000000000000",
            ],
            "POST": [f"/api/rooms/{code}/join", f"/voila/api/shutdown/{SECRET}"],
            "PUT": [f"/api/rooms/{code}/activities/1/share"],
            "DELETE": [f"/api/rooms/{code}/activities/1/share"],
        }
        seen = {
            (method, path): ask(server.port, method, path, {"own": SECRET}, me=ME).status
            for method, found in paths.items()
            for path in found
        }
        assert set(seen.values()) <= {500, 403}, seen
        assert list(seen.values()).count(500) > 15
        check(server, code)
        assert spoken(server).count("\n") <= len(seen), "one line for a failure"


def share(server: Server, code: str, activity: int, token: str) -> Answer:
    answers = {**EXERCISE.cases[-1].answers}
    body = {"token": token, "revision": 1, "version": EXERCISE.version, "answers": answers}
    return ask(server.port, "PUT", f"/api/rooms/{code}/activities/{activity}/share", body, me=ME)


def test_answers_that_sqlite_refuses_are_not_written_down(tmp_path: Path, small_course: Path) -> None:
    with running(small_course, tmp_path / "log", SIXELEMENTS_DATA=str(tmp_path)) as server:
        with closing(open_store(f"sqlite:///{tmp_path / 'rooms.sqlite'}")) as store:
            code, activity, token = a_room(server, store)
        with closing(sqlite3.connect(tmp_path / "rooms.sqlite")) as base:
            base.execute(
                "CREATE TRIGGER no BEFORE INSERT ON share BEGIN SELECT RAISE(ABORT, 'a full disk'); END"
            )
        assert share(server, code, activity, token).status == 500
        check(server, code, token, *texts(EXERCISE.cases[-1].answers))
        assert "IntegrityError" in spoken(server)


def test_answers_would_be_noticed_if_they_were_written_down(tmp_path: Path, small_course: Path) -> None:
    as_tornado = (
        "from sixelements.serving import app, handlers, log\nlog.install = lambda: None\n"
        "del handlers.Discreet.log_exception\n"
        "app.serve(port=0, open_browser=False)"
    )
    with running(
        small_course,
        tmp_path / "log",
        ("-c", as_tornado),
        SIXELEMENTS_DATA=str(tmp_path),
    ) as server:
        with closing(open_store(f"sqlite:///{tmp_path / 'rooms.sqlite'}")) as store:
            code, activity, token = a_room(server, store)
        with closing(sqlite3.connect(tmp_path / "rooms.sqlite")) as base:
            base.execute("DROP TABLE share")
        assert share(server, code, activity, token).status == 500
        with pytest.raises(AssertionError):
            check(server, code, token)


def test_answers_that_postgres_refuses_are_not_written_down(tmp_path: Path, small_course: Path) -> None:
    with (
        services.postgres() as database,
        running(
            small_course,
            tmp_path / "log",
            SIXELEMENTS_DATABASE=database,
            SIXELEMENTS_DATA=str(tmp_path),
        ) as server,
    ):
        with closing(open_store(database.replace("postgresql://", "postgresql+psycopg://"))) as store:
            code, activity, token = a_room(server, store)
        with psycopg.connect(database, autocommit=True) as base:
            base.execute("ALTER TABLE share ADD CHECK (revision > 1000)")
        assert share(server, code, activity, token).status == 500
        check(server, code, token, *texts(EXERCISE.cases[-1].answers))
        assert "IntegrityError" in spoken(server)


def a_room(server: Server, store: Any) -> tuple[str, int, str]:
    code = rooms.open_room(store, purpose="To try", sides=SIDES, agenda=[(EXERCISE.slug, 20)], k=3)
    activity: int = rooms.about_room(store, code)["activities"][0]["id"]
    rooms.start(store, code, activity)
    body = {"side": SIDES[0], "join": "a-device-of-the-tests"}
    joined = ask(server.port, "POST", f"/api/rooms/{code}/join", body, me=ME)
    token: str = json.loads(joined.body)["token"]
    return code, activity, token


def texts(answers: Any) -> list[str]:
    """Return the ids that stand in the answers, which would give them away."""
    return [json.dumps(answers)[1:40]]


def test_a_message_that_a_kernel_cannot_take_tells_nothing_of_it(tmp_path: Path, small_course: Path) -> None:
    with running(small_course, tmp_path / "log", OPEN) as server:
        kernel = kernel_of(server.ask(AUTHORS).text)

        async def send() -> None:
            socket = await connect(server.port, kernel)
            whole = frame("comm_msg", {"comm_id": SECRET, "data": {"own": SECRET}})
            await socket.write_message(whole, binary=True)
            await socket.write_message(whole.replace(b'"msg_id"', b'"nsg_id"'), binary=True)
            socket.close()

        asyncio.run(send())
        server.ask(f"/voila/api/shutdown/{kernel}", "POST", Origin=server.address.rstrip("/"))
        assert server.ask("/health").status == 200
    told = server.log.read_text()
    assert SECRET not in told
    assert "127.0.0.1 " not in told.partition("Press Ctrl-C")[2]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a disk that is always full")
def test_a_full_disk_for_the_log_reaches_nobody(tmp_path: Path, small_course: Path) -> None:
    with running(small_course, tmp_path / "log", ("-c", FULL), SIXELEMENTS_DATA=str(tmp_path)) as server:
        with closing(open_store(f"sqlite:///{tmp_path / 'rooms.sqlite'}")) as store:
            code, activity, token = a_room(server, store)
        before = server.log.read_text()
        (tmp_path / "fill").touch()
        until((tmp_path / "filled").exists, "the disk should be full")
        with closing(sqlite3.connect(tmp_path / "rooms.sqlite")) as base:
            base.execute("ALTER TABLE share RENAME TO gone")
        found = [share(server, code, activity, token).status for _ in range(30)]
        assert found == [500] * 30, "each of these has a line to write"
        with closing(sqlite3.connect(tmp_path / "rooms.sqlite")) as base:
            base.execute("ALTER TABLE gone RENAME TO share")
        assert share(server, code, activity, token).status == 200
        assert [server.ask(path).status for path in ("/health", "/", f"/api/rooms/{code}")] == [200] * 3
        assert server.log.read_text() == before, "the specimen: nothing could be written"
