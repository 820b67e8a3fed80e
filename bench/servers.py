"""The servers that are compared, each started in a place of the same size, from an environment of its own."""

from __future__ import annotations

import importlib.util
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from bench import crowd, floor, limits, visitors
from bench.tree import Tree
from tests.support.server import environment, free_port

ROOT = Path(__file__).resolve().parent.parent
PLACE = ROOT / "_build" / "bench"
PEERS = ROOT / "bench" / "peers"
NOTEBOOK = ROOT / "exercises" / "conflict-styles" / "conflict-styles.ipynb"


@dataclass(frozen=True)
class Contender:
    """A server: its name, how it is started on a port, how its visitors open the exercise."""

    name: str
    command: Callable[[int], list[str]]
    opens: visitors.Opens
    peer: bool = True


@dataclass
class Running:
    """A server that answers."""

    who: Contender
    port: int
    tree: Tree


def made(peer: str) -> Path:
    """Return the folder of programs of the environment of *peer*; made anew when its list of packages changes."""
    folder, asked = PLACE / "environments" / peer, PEERS / f"{peer}.txt"
    done = folder / "made-from.txt"
    if not done.exists() or done.read_bytes() != asked.read_bytes():
        print(f"Making an environment for {peer} (once).", flush=True)
        shutil.rmtree(folder, ignore_errors=True)
        python = str(folder / "bin" / "python")
        uv = [sys.executable, "-m", "uv"]
        if importlib.util.find_spec("uv"):
            steps = [[*uv, "venv", "-q", "-p", sys.executable, str(folder)]]
            steps += [[*uv, "pip", "install", "-q", "-p", python, "-r", str(asked)]]
        else:
            steps = [[sys.executable, "-m", "venv", str(folder)]]
            steps += [[python, "-m", "pip", "install", "-q", "-r", str(asked)]]
        for step in steps:
            subprocess.run(step, check=True)
        shutil.copy(asked, done)
    return folder / "bin"


def ours(port: int) -> list[str]:
    """Return the command of our server."""
    return [sys.executable, "-m", "sixelements", "serve", "--no-browser", "--port", str(port)]


def voila(port: int) -> list[str]:
    """Return the command of stock Voilà with the same notebook, set up as it comes."""
    asked = ["--no-browser", f"--port={port}", "--Voila.ip=127.0.0.1", str(NOTEBOOK)]
    return [str(made("voila") / "python"), "-m", "voila", *asked]


def solara(port: int) -> list[str]:
    """Return the command of Solara, as its manual says for many visitors."""
    asked = ["--host", "127.0.0.1", "--port", str(port), "--production", "--no-open"]
    return [str(made("solara") / "solara"), "run", str(PEERS / "solara_app.py"), *asked]


def panel(port: int) -> list[str]:
    """Return the command of Panel, as it comes."""
    asked = ["--address", "127.0.0.1", "--port", str(port)]
    return [str(made("panel") / "panel"), "serve", str(PEERS / "panel_app.py"), *asked]


OURS = Contender("Six Elements", ours, visitors.ours, peer=False)
VOILA = Contender("stock Voilà", voila, visitors.voila)
SOLARA = Contender("Solara", solara, visitors.solara)
PANEL = Contender("Panel", panel, visitors.panel)
NGINX = Contender("nginx, same bytes", floor.command, visitors.ours, peer=False)


@contextmanager
def running(who: Contender, data: Path | None = None) -> Iterator[Running]:
    """Start *who* within the limits of a laptop, and wait until a visitor has a whole page; ended with the block.

    Rooms are kept in the folder *data*, else in one that goes with the server.
    """
    port = free_port()
    with limits.laptop() as (within, _), tempfile.TemporaryDirectory() as folder:
        extra = {"SIXELEMENTS_DATA": str(data or folder), "TMPDIR": folder}
        paths = [environment()["PYTHONPATH"], str(PEERS)]
        log = Path(folder, "log.txt")
        with log.open("w") as out:
            process = subprocess.Popen(
                [*within, *who.command(port)],
                cwd=ROOT,
                env=environment() | extra | {"PYTHONPATH": os.pathsep.join(paths)},
                stdout=out,
                stderr=out,
                start_new_session=True,
            )
        try:
            wait(process, port, log)
            warm(who, port)
            tree = Tree(process.pid)
            rest(tree)
            yield Running(who, port, tree)
        finally:
            stop(process)


def wait(process: subprocess.Popen[bytes], port: int, log: Path) -> None:
    """Wait until something listens at *port*."""
    end = time.monotonic() + 60
    while process.poll() is None and time.monotonic() < end:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise SystemExit(f"A server did not start:\n{log.read_text()}")


def warm(who: Contender, port: int) -> None:
    """Open the exercise once, unmeasured, so that everything is imported and rendered."""
    got = crowd.come(who.opens, port, 1, 1)
    if not got.whole():
        raise SystemExit(f"{who.name} sent no whole page: {got.visits[0]}")


def rest(tree: Tree) -> None:
    """Wait until the server is quiet: ours renders its other pages, a kernel reads its last imports."""
    end, before, quiet = time.monotonic() + 180, tree.cpu(), 0
    while time.monotonic() < end and quiet < 3:
        time.sleep(0.4)
        now = tree.cpu()
        quiet = quiet + 1 if now - before < 0.04 else 0
        before = now


def stop(process: subprocess.Popen[bytes]) -> None:
    """End the server and whatever it has started."""
    started = Tree(process.pid).processes() if process.poll() is None else []
    process.send_signal(signal.SIGTERM)
    try:
        process.wait(timeout=20)
    except subprocess.TimeoutExpired:
        process.kill()
    for one in started[1:]:
        if one.is_running():
            one.kill()
    process.wait(timeout=20)
