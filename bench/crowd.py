"""Many visitors of one server: all at once, or through a few doors, each door's next one when the last is served."""

from __future__ import annotations

import asyncio
import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from bench import whole
from bench.visitors import Evidence, Opens, RefusedError
from tests.support.http_client import Wire

DOORS = 4
PATIENCE = 180
"""Seconds after which a visitor counts as one who got no page."""

LOST = (OSError, EOFError, TimeoutError, RefusedError, ValueError, KeyError)
"""What a visitor sees of a server that sends no page, or half of one."""


@dataclass
class Visit:
    """What one visitor got: after how many seconds, how many bytes, and how many of the controls."""

    seconds: float = PATIENCE
    bytes: int = 0
    controls: int = 0
    trouble: str = ""

    @property
    def whole(self) -> bool:
        """Whether every control of the exercise was there."""
        return self.controls == whole.CONTROLS


@dataclass
class Crowd:
    """What all visitors got, and how long it took until the last was served."""

    visits: list[Visit] = field(default_factory=list)
    wall: float = 0.0

    def whole(self) -> int:
        """Return how many have a whole page."""
        return sum(visit.whole for visit in self.visits)

    def times(self) -> tuple[float, float, float]:
        """Return the seconds of the first, the middle and the last visitor."""
        seconds = [visit.seconds for visit in self.visits]
        return min(seconds), statistics.median(seconds), max(seconds)


async def visit(opens: Opens, wire: Wire) -> tuple[Visit, Evidence]:
    """Open the exercise once; what goes wrong is told and not raised."""
    began = time.monotonic()
    try:
        async with asyncio.timeout(PATIENCE):
            evidence = await opens(wire)
    except LOST as error:
        return Visit(time.monotonic() - began, trouble=f"{type(error).__name__} {error}".strip()), int
    return Visit(time.monotonic() - began, wire.bytes()), evidence


async def gather(
    opens: Opens, port: int, count: int, doors: int, while_here: Callable[[], None] = lambda: None
) -> Crowd:
    """Let *count* visitors in through so many *doors*; all stay until the last has its page.

    *while_here* is called once, when everybody is there: to read how much memory the server takes with them.
    """
    wires = [Wire(port) for _ in range(count)]
    door = asyncio.Semaphore(doors)

    async def enter(wire: Wire) -> tuple[Visit, Evidence]:
        async with door:
            return await visit(opens, wire)

    began = time.monotonic()
    try:
        got = await asyncio.gather(*map(enter, wires))
        crowd = Crowd([one for one, _ in got], time.monotonic() - began)
        while_here()
        for one, evidence in got:
            one.controls = evidence()
    finally:
        for wire in wires:
            wire.close()
    return crowd


def come(
    opens: Opens, port: int, count: int, doors: int, while_here: Callable[[], None] = lambda: None
) -> Crowd:
    """Do the same as :func:`gather`, for those who have no event loop."""
    return asyncio.run(gather(opens, port, count, doors, while_here))
