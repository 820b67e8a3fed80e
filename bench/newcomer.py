"""A newcomer with the square, while one phone behind the same address guesses codes and joins without pause.

    python bench/newcomer.py            twenty newcomers, one after the other

Loopback only; the server has a data folder of its own.
"""

from __future__ import annotations

import http.client
import json
import os
import statistics
import sys
import tempfile
import threading
import time
from contextlib import closing
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from sixelements.convening import rooms  # noqa: E402  (the checkout must be found first)
from sixelements.convening.store import open_store  # noqa: E402
from tests.support.server import running  # noqa: E402

NEWCOMERS = 20
LONGEST = 3.0
"""Seconds in which a newcomer is in."""


def ask(port: int, method: str, path: str, body: Any = None, secret: str = "") -> tuple[int, Any]:
    """Send one request; return the status and what came back."""
    headers = {"X-Six-Secret": secret} if secret else {}
    with closing(http.client.HTTPConnection("127.0.0.1", port, timeout=30)) as connection:
        connection.request(method, path, None if body is None else json.dumps(body), headers)
        reply = connection.getresponse()
        return reply.status, json.loads(reply.read())


def bother(port: int, code: str, stop: threading.Event, done: list[int]) -> None:
    """Guess codes and join without pause."""
    number = 0
    while not stop.is_set():
        number += 1
        ask(port, "GET", f"/api/rooms/KK{number:04}")
        ask(port, "POST", f"/api/rooms/{code}/join", {"side": "board", "join": f"bothering-{number:010}"})
        done[0] += 2


def main() -> None:
    """Measure, print, and end with 1 where a newcomer waited too long or stayed out."""
    with tempfile.TemporaryDirectory() as name:
        folder, done, stop = Path(name), [0], threading.Event()
        os.environ["SIXELEMENTS_DATA"] = name
        with (
            closing(open_store(f"sqlite:///{folder / 'rooms.sqlite'}")) as store,
            running(ROOT, folder / "log") as server,
        ):
            agenda = [("decision-continuum", 20)]
            code = rooms.open_room(store, purpose="To measure", sides=["board"], agenda=agenda, k=3)
            secret = rooms.board(store, code)["secret"]
            phone = threading.Thread(target=bother, args=(server.port, code, stop, done))
            phone.start()
            while ask(server.port, "GET", f"/api/rooms/{code}")[0] != 429:
                time.sleep(0.1)  # until who only types the code is held up
            took, inside = [], 0
            for number in range(NEWCOMERS):
                began = time.monotonic()
                first, _ = ask(server.port, "GET", f"/api/rooms/{code}", secret=secret)
                word = {"side": "board", "join": f"newcomer-{number:012}"}
                second, told = ask(server.port, "POST", f"/api/rooms/{code}/join", word, secret)
                took.append(time.monotonic() - began)
                inside += (first, second) == (200, 200) and "token" in told
            stop.set()
            phone.join()
    print(f"{done[0]} requests of one phone meanwhile; newcomers in: {inside} of {NEWCOMERS}")
    print(f"median {statistics.median(took):.2f} s, longest {max(took):.2f} s")
    sys.exit(inside < NEWCOMERS or max(took) > LONGEST)


if __name__ == "__main__":
    main()
