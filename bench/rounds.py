"""Rounds of visits, by turns: which server, how many visitors, how they come; and what came of it."""

from __future__ import annotations

import csv
import os
import statistics
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, fields
from pathlib import Path

from bench import crowd, servers
from bench.servers import Contender, Running

AT_ONCE, DOORS = "all at once", "four doors"


@dataclass(frozen=True)
class Cell:
    """One thing to measure, and how often."""

    who: Contender
    mode: str
    visitors: int
    rounds: int


@dataclass(frozen=True)
class Row:
    """What one round gave; times in seconds, processor and memory and bytes for each visitor."""

    server: str
    mode: str
    visitors: int
    round: int
    whole: int
    first: float
    median: float
    last: float
    wall: float
    cpu_ms: float
    memory_mib: float
    received_kb: float
    load_before: float


class Kept:
    """Servers of ours that run all the time; a peer keeps every visitor it had, so it is started anew each time."""

    def __init__(self, *kept: Running) -> None:
        self.kept = {one.who.name: one for one in kept}

    @contextmanager
    def use(self, who: Contender) -> Iterator[Running]:
        """Yield the server, running."""
        if who.name in self.kept:
            yield self.kept[who.name]
            return
        with servers.running(who) as started:
            yield started


def measure(kept: Kept, cell: Cell, number: int) -> Row:
    """Measure *cell* once."""
    with kept.use(cell.who) as server:
        before = os.getloadavg()[0]
        memory, cpu = server.tree.memory(), server.tree.cpu()
        with_them: list[float] = []
        here: Callable[[], None] = lambda: with_them.append(server.tree.memory())  # noqa: E731
        doors = cell.visitors if cell.mode == AT_ONCE else crowd.DOORS
        got = crowd.come(cell.who.opens, server.port, cell.visitors, doors, here)
        spent = server.tree.cpu() - cpu
    for trouble in sorted({one.trouble for one in got.visits if one.trouble}):
        print(f"  {cell.who.name}: {trouble}", flush=True)
    first, median, last = got.times()
    return Row(
        server=cell.who.name,
        mode=cell.mode,
        visitors=cell.visitors,
        round=number,
        whole=got.whole(),
        first=round(first, 3),
        median=round(median, 3),
        last=round(last, 3),
        wall=round(got.wall, 3),
        cpu_ms=round(1000 * spent / cell.visitors, 2),
        memory_mib=round((with_them[0] - memory) / cell.visitors, 3),
        received_kb=round(statistics.median(one.bytes for one in got.visits) / 1000, 1),
        load_before=round(before, 1),
    )


def by_turns(kept: Kept, cells: list[Cell]) -> Iterator[Row]:
    """Measure all *cells*: for each size and way of coming, every server in turn, then every server again."""
    sizes = dict.fromkeys((cell.mode, cell.visitors) for cell in cells)
    for mode, visitors in sizes:
        alike = [cell for cell in cells if (cell.mode, cell.visitors) == (mode, visitors)]
        for number in range(1, max(cell.rounds for cell in alike) + 1):
            for cell in alike:
                if number <= cell.rounds:
                    row = measure(kept, cell, number)
                    told = f"{row.whole} whole, last {row.last:.2f} s, {row.cpu_ms:.1f} ms, {row.memory_mib:.2f} MiB"
                    print(f"{mode}, {visitors}, round {number}, {row.server}: {told}", flush=True)
                    yield row


def save(rows: list[Row], file: Path) -> None:
    """Write *rows* as CSV."""
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("w", newline="", encoding="utf-8") as out:
        writer = csv.DictWriter(out, [field.name for field in fields(Row)], lineterminator="\n")
        writer.writeheader()
        writer.writerows(map(asdict, rows))
