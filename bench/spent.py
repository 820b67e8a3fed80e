"""Where our server's time for a visitor goes: a profile of a few hundred visits, told by part."""

from __future__ import annotations

import os
import pstats
import re
import signal
import sys
import tempfile
import time
from collections import defaultdict
from pathlib import Path
from typing import Any

from bench import crowd, servers
from bench.servers import OURS, ROOT, Contender

PARTS = {
    "our own code": r"/sixelements/",
    "reading requests and writing answers (Tornado's HTTP)": r"/tornado/(http|netutil|escape|util|log)",
    "moving bytes between sockets and buffers (Tornado's streams)": r"/tornado/iostream|/socket\.py",
    "finding who answers, and that handler's life (Tornado's web, Jupyter, Voilà)": (
        r"/tornado/(web|routing)|/jupyter_server/|/voila/"
    ),
    "waiting for events and handing them on (asyncio)": r"/asyncio/|/tornado/|/selectors\.py|/concurrent/|/contextlib",
}
REST = "everything else in Python"
FAR = 6
IDLE = "'poll' of 'select.epoll'"


def shares(file: Path) -> dict[str, float]:
    """Return each part's share of the time in the profile *file*; time spent idle is left out.

    What belongs to no part (Python's own library above all) counts for the part that called it.
    """
    told: Any = pstats.Stats(str(file))
    time_of: dict[str, float] = defaultdict(float)

    def give(function: tuple[str, int, str], seconds: float, far: int) -> None:
        """Count *seconds* for the part of *function*, or of those that called it, *far* calls up at most."""
        part, callers = part_of(function[0]), told.stats[function][4]
        total = sum(one[3] for one in callers.values())
        if part != REST or not far or not total:
            time_of[part] += seconds
            return
        for caller, one in callers.items():
            give(caller, seconds * one[3] / total, far - 1)

    for function, (_, _, own, _, _) in told.stats.items():
        if IDLE not in function[2]:
            give(function, own, FAR)
    total = sum(time_of.values())
    return {name: time_of[name] / total for name in [*PARTS, REST]}


def part_of(place: str) -> str:
    """Return the part that the file *place* belongs to."""
    return next((name for name, pattern in PARTS.items() if re.search(pattern, place)), REST)


def measure(visitors: int) -> dict[str, float]:
    """Serve *visitors* under a profile, and return each part's share."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "visits.profile")
        command = [sys.executable, str(ROOT / "bench" / "profiled.py"), str(file), "serve", "--no-browser"]
        who = Contender(OURS.name, lambda port: [*command, "--port", str(port)], OURS.opens, peer=False)
        with servers.running(who) as server:
            os.kill(server.tree.root.pid, signal.SIGUSR1)
            crowd.come(server.who.opens, server.port, visitors, visitors)
            os.kill(server.tree.root.pid, signal.SIGUSR2)
            end = time.monotonic() + 20
            while not file.exists() and time.monotonic() < end:
                time.sleep(0.1)
        return shares(file)
