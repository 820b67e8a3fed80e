"""How much longer the last of many visitors waits with our server than with nginx: same bytes, by turns in one run.

    python bench/beside_floor.py         300 and 1,000 visitors all at once, three rounds each

A visitor loads what a first exercise asks for; both servers run the whole time.
"""

from __future__ import annotations

import asyncio
import statistics
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from bench import floor, rounds  # noqa: E402  (the checkout must be found first)
from bench.rounds import AT_ONCE, Cell, Kept  # noqa: E402
from bench.servers import NGINX, OURS, running  # noqa: E402

CROWDS = (300, 1000)


def main() -> None:
    """Measure both by turns, and say how many times as long the last one waits, and how many pages came whole."""
    if not floor.NGINX:
        raise SystemExit("nginx is not here: install your system's nginx package, and run this again.")
    with running(OURS) as us:
        asyncio.run(floor.take(us.port))
        with running(NGINX) as nginx:
            cells = [Cell(who, AT_ONCE, visitors, 3) for visitors in CROWDS for who in (OURS, NGINX)]
            rows = list(rounds.by_turns(Kept(us, nginx), cells))
    for visitors in CROWDS:
        mine, theirs = (
            [one for one in rows if one.visitors == visitors and one.server == who.name]
            for who in (OURS, NGINX)
        )
        last, least = (statistics.median(one.last for one in some) for some in (mine, theirs))
        cut = sum(visitors - one.whole for one in mine)
        print(
            f"{visitors} at once: the last after {last:.2f} s, with nginx after {least:.2f} s: "
            f"{last / least:.1f} times; {cut} not whole"
        )


if __name__ == "__main__":
    main()
