"""A server of the course in a process of its own, on a free port, for the tests to talk to."""

import http.client
import json
import os
import random
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sixelements.convening import codes
from tests.support.forked import Forked

SERVE = ("-m", "sixelements", "serve", "--port", "0", "--no-browser")
OPEN = (*SERVE, "--open-notebooks")
PATIENCE = 120  # seconds; a machine that builds a book beside the tests is slow to start anything


Process = Forked | subprocess.Popen[str]


@dataclass
class Answer:
    """What came back."""

    status: int
    headers: http.client.HTTPMessage
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode()


@dataclass
class Server:
    """A running server and what it has said so far."""

    process: Process
    address: str
    port: int
    log: Path

    def ask(self, path: str, method: str = "GET", **headers: str) -> Answer:
        """Send one request; a header's name is written with underscores."""
        return ask(self.port, method, path, **headers)

    def kernels(self) -> int:
        """Return how many kernels run."""
        number: int = json.loads(self.ask("/health").body)["kernels"]
        return number

    def rest(self) -> None:
        """Wait until every page is rendered and no kernel runs."""
        for path in re.findall(r'href="(/exercise/[^"]+)"', self.ask("/").text):
            self.ask(path)
        until(lambda: self.kernels() == 0, "the kernels that render pages should end")


def ask(
    port: int, method: str, path: str, body: Any = None, *, me: str = "127.0.0.1", **headers: str
) -> Answer:
    """Send one request, its *body* as JSON, from the address *me*; a header's name is written with underscores."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE, source_address=(me, 0))
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    try:
        connection.request(method, path, None if body is None else json.dumps(body), named)
        reply = connection.getresponse()
        return Answer(reply.status, reply.headers, reply.read())
    finally:
        connection.close()


def until(true: Any, words: str) -> None:
    """Ask again and again, within bounds, until *true* says so."""
    end = time.monotonic() + PATIENCE
    while not true():
        assert time.monotonic() < end, words
        time.sleep(0.05)


def wrong_code(number: int) -> str:
    """Return one of many codes that no room has, each another one: the same one again is not a new guess."""
    letters = codes.ALPHABET
    return "KKKK" + letters[number // len(letters) % len(letters)] + letters[number % len(letters)]


def free_port() -> int:
    """Return a port that nobody uses now, for a server that cannot choose one itself.

    It lies below those that systems hand out for what goes out: one of these could be taken again before the server
    starts, or while it is stopped, by any page that asks for something.
    """
    while True:
        port = random.SystemRandom().randint(20_000, 32_000)
        with suppress(OSError), socket.create_server(("127.0.0.1", port)):
            return port


def environment() -> dict[str, str]:
    """Return this process's environment, with the package of this checkout and its tests first."""
    root = Path(__file__).resolve().parents[2]
    return os.environ | {
        "PYTHONPATH": os.pathsep.join([str(root / "widgets"), str(root), os.environ.get("PYTHONPATH", "")])
    }


def port_in(text: str) -> int | None:
    """Return the port of the first address in *text*."""
    found = re.search(r"http://[\d.]+:(\d+)/", text)
    return int(found[1]) if found else None


@contextmanager
def running(course: Path, log: Path, command: tuple[str, ...] = OPEN, **extra: str) -> Iterator[Server]:
    """Start a server in the folder *course*, with *extra* in its environment; it is ended when the block ends."""
    log.write_text("")  # an earlier server may have told its address there
    with listening(Forked(command, course, log, environment() | extra), log) as server:
        yield server


@contextmanager
def from_nothing(course: Path, log: Path, command: tuple[str, ...] = OPEN) -> Iterator[Server]:
    """Start a server as ``running`` does, in a Python that has read nothing."""
    with log.open("w") as out:
        process = subprocess.Popen(
            [sys.executable, *command], cwd=course, stdout=out, stderr=out, text=True, env=environment()
        )
    with listening(process, log) as server:
        yield server


@contextmanager
def listening(process: Process, log: Path) -> Iterator[Server]:
    """Wait until the *process* says in its *log* where it listens, and end it with the block."""
    try:
        until(
            lambda: port_in(log.read_text()) or process.poll() is not None,
            "the server should say its address",
        )
        port = port_in(log.read_text())
        assert port, f"the server ended before it listened: {log.read_text()}"
        yield Server(process, f"http://127.0.0.1:{port}/", port, log)
    finally:
        if process.poll() is None:
            process.send_signal(signal.SIGTERM)
        process.wait(PATIENCE)


def break_notebook(course: Path) -> str:
    """Make the first notebook of *course* fail; return what it was."""
    notebook = next(course.glob("exercises/*/*.ipynb"))
    good = notebook.read_text()
    bad = good.replace("from sixelements import open_exercise", "raise RuntimeError('secret place')")
    assert bad != good
    notebook.write_text(bad)
    return good
