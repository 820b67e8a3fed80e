"""Attacks on a throw-away server of our own, and what everybody else notices of them.

python bench/attacks.py frames   100,000 frames in both framings, and whether the server answers within a second
python bench/attacks.py crowd    200 pages with a kernel asked for at once; the board, and looks at the room
python bench/attacks.py quiet    a board in Chromium that nobody touches for five minutes: how many connections
python bench/attacks.py door     one address that guesses codes without pause, and a newcomer beside it
"""

from __future__ import annotations

import argparse
import asyncio
import random
import statistics
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from jupyter_server.services.kernels.connection.base import deserialize_msg_from_ws_v1
from playwright.sync_api import sync_playwright
from tornado.websocket import WebSocketClosedError

from bench.page import ROOT
from sixelements.convening import codes, rooms
from sixelements.convening.store import open_store
from sixelements.serving import kernel_frames
from sixelements.serving.kernel_socket import KernelSocket
from tests.browser import chromium
from tests.support.frames import EDGES, broken, connect, frame, old_frame
from tests.support.kernels import AUTHORS, kernel_of
from tests.support.server import OPEN, Server, running, wrong_code

BOARD = "/board"
SIDES = ["labor-certificated", "management-site"]
FRAMES, PAGES, QUIET_SECONDS, LOOKS_EVERY = 100_000, 200, 300, 0.1


class Looks:
    """Asks for one path again and again beside an attack, and keeps how long each answer took."""

    def __init__(self, server: Server, path: str) -> None:
        self.seconds: list[float] = []
        self.ends = threading.Event()
        self.thread = threading.Thread(target=self.look, args=(server, path), daemon=True)

    def look(self, server: Server, path: str) -> None:
        """Look until told to end."""
        while not self.ends.wait(LOOKS_EVERY):
            begun = time.monotonic()
            assert server.ask(path).status == 200
            self.seconds.append(time.monotonic() - begun)

    def __enter__(self) -> Looks:
        self.thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.ends.set()
        self.thread.join()

    def __str__(self) -> str:
        ordered = sorted(self.seconds)
        p95 = ordered[int(0.95 * (len(ordered) - 1))]
        return (
            f"{len(ordered)} looks: median {1000 * statistics.median(ordered):.0f} ms, "
            f"p95 {1000 * p95:.0f} ms, slowest {1000 * ordered[-1]:.0f} ms"
        )


class End:
    """Where what a server sends to a page arrives."""

    def __init__(self) -> None:
        self.came = 0

    def is_closing(self) -> bool:
        """Say that nothing is ending."""
        return False

    def write_message(self, _message: bytes, **_: Any) -> None:
        """Count it."""
        self.came += 1


class Outgoing(KernelSocket):
    """The way out to a page."""

    def __init__(self, end: End) -> None:
        self.ws_connection: Any = end

    def close(self, *_: Any) -> None:
        """End, as for what is not whole."""
        self.ws_connection = None


def mutated(rng: random.Random) -> bytes:
    """Return a whole message in either framing, of which one byte or one number is another one."""
    whole = frame if rng.random() < 0.5 else old_frame
    made = bytearray(whole("comm_msg", {"comm_id": "x"}, buffers=(rng.randbytes(rng.randrange(9)),)))
    if rng.random() < 0.5:
        made[rng.randrange(len(made))] = rng.randrange(256)
    else:
        at = 8 * rng.randrange(8)
        made[at : at + 8] = rng.choice(EDGES).to_bytes(8, "little")
    return bytes(made)


def frames(server: Server, _data: Path) -> None:
    """Throw frames at the check itself, in both framings and directions, and a part of them at the server.

    Of the mutated ones some are still whole; Jupyter's own reading of these must be as bounded as ours.
    """
    rng = random.Random(17)  # noqa: S311  (the same frames every time)
    for name, made in (("broken", broken), ("whole but for one byte or number", mutated)):
        taken, end, slowest = 0, End(), 0.0
        begun = time.monotonic()
        for _ in range(FRAMES):
            one = made(rng)
            start = time.process_time()
            with suppress(kernel_frames.FrameError):
                kernel_frames.read(one)
                taken += 1
                deserialize_msg_from_ws_v1(one)  # type: ignore[no-untyped-call]  # Jupyter's
            Outgoing(end).write_message(one, binary=True)
            slowest = max(slowest, time.process_time() - start)
        spent = time.monotonic() - begun
        print(
            f"{FRAMES} frames, {name}, in {spent:.1f} s: {taken} taken for whole, {end.came} sent out; "
            f"the slowest took {1000 * slowest:.1f} ms of the processor"
        )
    page = server.ask(AUTHORS)
    kernel = kernel_of(page.text)

    async def throw() -> int:
        thrown = 0
        for _ in range(100):  # connections; each ends at its first frame that is not whole
            with suppress(Exception):
                socket = await connect(server.port, kernel)
                with suppress(WebSocketClosedError):
                    for _ in range(10):
                        await socket.write_message(frame("comm_msg", {"comm_id": "x"}), binary=True)
                        await socket.write_message(broken(rng), binary=True)
                        thrown += 2
                socket.close()
            await asyncio.sleep(0.02)
        return thrown

    with Looks(server, "/health") as looks:
        thrown = asyncio.run(throw())
    print(f"{thrown} frames at the server; meanwhile {looks}")


def crowd(server: Server, data: Path) -> None:
    """Ask for two hundred pages with a kernel at once, and open the board meanwhile."""
    with_key = {"Cookie": cookie(server, data)}
    code = open_room(data)
    with Looks(server, f"/api/rooms/{code}") as looks, ThreadPoolExecutor(PAGES) as pool:
        asked = [pool.submit(server.ask, AUTHORS) for _ in range(PAGES)]
        time.sleep(3)
        for _ in range(3):
            begun = time.monotonic()
            page = server.ask(BOARD, **with_key)
            whole = "six-board-brought" in page.text
            print(f"the board: {page.status}, whole: {whole}, after {time.monotonic() - begun:.1f} s")
        found = [one.result().status for one in asked]
    print(f"pages: {found.count(200)} made, {found.count(503)} told to come again; {looks}")


def quiet(server: Server, data: Path) -> None:
    """Leave a board open and count its connections."""
    with sync_playwright() as play:
        browser = chromium.launch(play.chromium, chromium.find())
        page = browser.new_page()
        opened: list[str] = []
        page.on("websocket", lambda one: opened.append(one.url))
        page.goto(f"{server.address}facilitate?key={codes.facilitator_key(data)}")
        page.wait_for_timeout(1000 * QUIET_SECONDS)
        print(f"a board left alone for {QUIET_SECONDS} s: {len(opened)} connections")
        browser.close()


def door(server: Server, data: Path) -> None:
    """Guess codes without pause, and come in beside it with the square's secret."""
    code = open_room(data)
    store = open_store(f"sqlite:///{data / 'rooms.sqlite'}")
    secret = rooms.board(store, code)["secret"]
    store.close()
    for number in range(70):
        server.ask(f"/api/rooms/{wrong_code(number)}")
    without = server.ask(f"/api/rooms/{code}").status
    begun = time.monotonic()
    held = server.ask(f"/api/rooms/{code}", X_Six_Secret=secret).status
    spent = time.monotonic() - begun
    print(
        f"after 70 wrong codes from this address: without the square {without}, with it {held} after {spent:.2f} s"
    )


def cookie(server: Server, data: Path) -> str:
    """Come in as the facilitator."""
    answer = server.ask(f"/facilitate?key={codes.facilitator_key(data)}")
    return answer.headers["Set-Cookie"].split(";")[0]


def open_room(data: Path) -> str:
    """Open a room in the server's data folder."""
    store = open_store(f"sqlite:///{data / 'rooms.sqlite'}")
    code = rooms.open_room(store, purpose="To try", sides=SIDES, agenda=[("decision-continuum", 10)], k=3)
    store.close()
    return code


ATTACKS: dict[str, Callable[[Server, Path], None]] = {
    "frames": frames, "crowd": crowd, "quiet": quiet, "door": door,
}  # fmt: skip


def main() -> None:
    """Run one attack, or all."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("attack", nargs="?", choices=ATTACKS)
    wanted = parser.parse_args().attack
    for name, attack in ATTACKS.items():
        if wanted in (None, name):
            with tempfile.TemporaryDirectory(prefix="six-") as folder:
                data = Path(folder)
                with running(ROOT, data / "log", OPEN, SIXELEMENTS_DATA=folder, TMPDIR=folder) as server:
                    server.rest()
                    attack(server, data)


if __name__ == "__main__":
    main()
