"""Open the same exercise on our server, stock Voilà, Solara and Panel, side by side, and write what it costs.

    python bench/compare.py             everything (about ten minutes)
    python bench/compare.py visits      some: visits, spent, phone, weight
    python bench/compare.py --quick     a trial of everything with few visitors (about five minutes)

It makes the environments of the others below _build/bench, once, and talks to this machine only.
The table and the picture go into chapters/performance.md, every round into bench/results/visits.csv.
"""

from __future__ import annotations

import asyncio
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from bench import floor, limits, page, rounds, slow_phone, spent, tables  # noqa: E402  (the checkout must be found first)
from bench.asked import asked  # noqa: E402
from bench.rounds import AT_ONCE, DOORS, Cell, Kept  # noqa: E402
from bench.servers import NGINX, OURS, PANEL, SOLARA, VOILA, running  # noqa: E402
from tests.browser import chromium  # noqa: E402

PAGE = ROOT / "chapters" / "performance.md"
RESULTS = ROOT / "bench" / "results" / "visits.csv"


def plan(*, quick: bool) -> list[Cell]:
    """Return what is measured, and how often.

    Stock Voilà gets no more than 30: a hundred kernels do not fit into two gigabytes.
    The peers see 100 three times and the other crowds once, to keep the whole within ten minutes.
    """
    ours = [OURS, *([NGINX] if floor.NGINX else [])]
    one_process = [SOLARA, PANEL]
    everyone = [*ours, VOILA, *one_process]
    if quick:
        cells = [Cell(who, mode, 5, 1) for mode in (AT_ONCE, DOORS) for who in everyone]
        return cells + [Cell(who, AT_ONCE, 30, 1) for who in [*ours, *one_process]]
    cells = [Cell(who, AT_ONCE, visitors, 3) for visitors in (1, 30, 100) for who in ours]
    cells += [Cell(who, AT_ONCE, 300, 10) for who in ours]
    cells += [Cell(who, AT_ONCE, visitors, 1) for who in one_process for visitors in (1, 30)]
    cells += [Cell(who, AT_ONCE, 100, 3) for who in one_process]
    cells += [Cell(VOILA, AT_ONCE, visitors, 1) for visitors in (1, 30)]
    cells += [Cell(who, DOORS, visitors, 3) for visitors in (30, 300) for who in ours]
    return cells + [Cell(who, DOORS, 30, 1) for who in one_process]


def visits(*, quick: bool) -> Iterator[tuple[str, str]]:
    """How long visitors wait, and what each costs."""
    with running(OURS) as us:
        asyncio.run(floor.take(us.port))
        if floor.NGINX:
            with running(NGINX) as nginx:
                rows = list(rounds.by_turns(Kept(us, nginx), plan(quick=quick)))
        else:
            rows = list(rounds.by_turns(Kept(us), plan(quick=quick)))
    rounds.save(rows, RESULTS)
    tables.draw(rows)
    yield from tables.about_visits(rows)


def profile(*, quick: bool) -> Iterator[tuple[str, str]]:
    """Where our own time goes."""
    found = spent.measure(50 if quick else 300)
    yield (
        "spent",
        page.table(("part", "share of the time"), [(name, f"{one:.0%}") for name, one in found.items()]),
    )


def phone(*, quick: bool) -> Iterator[tuple[str, str]]:
    """How long a slow phone waits for the first control."""
    took: dict[str, list[float]] = {}
    with ExitStack() as stack:
        started = [stack.enter_context(running(who)) for who in (OURS, VOILA, PANEL)]
        for server in started * (1 if quick else 3):
            name = server.who.name
            took.setdefault(name, []).append(slow_phone.first_answer(server))
            print(f"slow phone, {name}: {took[name][-1]:.2f} s", flush=True)
    told = [(name, tables.spread(times)) for name, times in took.items()]
    yield "phone", page.table(("server", "from opening to the first answer"), told)


def weight(*, quick: bool) -> Iterator[tuple[str, str]]:
    """What a phone downloads, by file."""
    with running(OURS) as us:
        first, second = slow_phone.downloads(us)
    yield "weight", tables.about_files(first, second)
    others = []
    for who in () if quick else (VOILA, PANEL):
        with running(who) as server:
            one, two = slow_phone.downloads(server)
        others.append((who.name, tables.kb(sum(one.values())), tables.kb(sum(two.values()))))
    mine = (OURS.name, tables.kb(sum(first.values())), tables.kb(sum(second.values())))
    yield "weights", page.table(("server", "first visit", "second visit"), [mine, *others])


PARTS: dict[str, Callable[..., Iterator[tuple[str, str]]]] = {
    "visits": visits,
    "spent": profile,
    "phone": phone,
    "weight": weight,
}


def main() -> None:
    """Measure the parts named on the command line, or all, and write them to the page."""
    parts, quick = asked(__doc__, PARTS, quick=True)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))  # so that every server is ended with us
    with limits.laptop() as (_, within):
        how = f"each server within {within}"
    browser = subprocess.run([chromium.find(), "--version"], capture_output=True, text=True, check=True)
    also = [
        how,
        f"Chromium {browser.stdout.split()[1]}",
        *(["a quick trial on a busy machine"] if quick else []),
    ]
    began = time.monotonic()
    for name in parts:
        repeat = page.measured(f"python bench/compare.py {name}", ", ".join(also))
        for mark, table in PARTS[name](quick=quick):
            print(f"\n{mark}\n\n{table}\n", flush=True)
            page.put(PAGE, mark, f"{table}\n\n{repeat}")
    print(f"That took {(time.monotonic() - began) / 60:.1f} minutes.")


if __name__ == "__main__":
    main()
