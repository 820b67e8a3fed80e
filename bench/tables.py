"""The tables and the picture that the page on performance shows, made from the rows of a comparison."""

from __future__ import annotations

import statistics
from collections.abc import Iterator, Sequence

from bench import chart, page
from bench.rounds import AT_ONCE, DOORS, Row
from bench.servers import NGINX, OURS, PANEL, SOLARA, VOILA

ORDER = [one.name for one in (OURS, VOILA, SOLARA, PANEL, NGINX)]
ASKED_SHARE = {SOLARA.name: 10, PANEL.name: 6, VOILA.name: 10}
"""How many times longer than ours each of the others must take."""


def spread(values: Sequence[float], unit: str = "s", digits: int = 2) -> str:
    """Return the median of *values* with the lowest and the highest."""
    middle, low, high = (f"{one:.{digits}f}" for one in (statistics.median(values), min(values), max(values)))
    return f"{middle} {unit} ({low} to {high})" if len(values) > 1 else f"{middle} {unit} (once)"


def kb(size: int) -> str:
    """Return bytes as kilobytes."""
    return f"{size / 1000:,.1f} KB"


def chosen(rows: list[Row], server: str, mode: str, visitors: int | None = None) -> list[Row]:
    """Return the rounds of *server* that came in this *mode*, with so many *visitors*."""
    return [
        row for row in rows if (row.server, row.mode) == (server, mode) and visitors in (None, row.visitors)
    ]


def sizes(rows: list[Row], mode: str) -> list[int]:
    """Return how many visitors came, from few to many."""
    return sorted({row.visitors for row in rows if row.mode == mode})


def about_visits(rows: list[Row]) -> Iterator[tuple[str, str]]:
    """Yield the tables about how long visitors wait and what they cost."""
    yield "asked", page.table(("what", "measured", "asked"), list(asked(rows)))
    for mark, mode in (("at-once", AT_ONCE), ("doors", DOORS)):
        head = ["server", *(f"{size} visitors" if size > 1 else "1 visitor" for size in sizes(rows, mode))]
        yield mark, page.table(head, list(waits(rows, mode)))
    head = ["server", "visitors", "first", "median", "last", "processor", "memory", "received"]
    yield "costs", page.table(head, list(costs(rows)))


def waits(rows: list[Row], mode: str) -> Iterator[list[str]]:
    """Yield a line for each server: the last visitor's time for each size, and how many pages were whole."""
    for server in ORDER:
        cells = []
        for size in sizes(rows, mode):
            found = chosen(rows, server, mode, size)
            missing = sum(row.visitors - row.whole for row in found)
            told = (
                spread([row.last if mode == AT_ONCE else row.wall for row in found]) if found else "not tried"
            )
            cells.append(f"{told}, {missing} not whole" if missing else told)
        if any(chosen(rows, server, mode)):
            yield [server, *cells]


def costs(rows: list[Row]) -> Iterator[list[str]]:
    """Yield what one visitor costs each server, at the largest size that was measured more than once."""
    for server in ORDER:
        found = chosen(rows, server, AT_ONCE)
        if not found:
            continue
        often = [one.visitors for one in found if len(chosen(rows, server, AT_ONCE, one.visitors)) > 2]
        size = max(often or [one.visitors for one in found])
        same = chosen(rows, server, AT_ONCE, size)
        times = [
            f"{statistics.median(getattr(row, name) for row in same):.2f} s"
            for name in ("first", "median", "last")
        ]
        cpu = spread([row.cpu_ms for row in same], "ms", 1)
        memory = spread([row.memory_mib for row in same], "MiB")
        yield [server, str(size), *times, cpu, memory, f"{same[0].received_kb:.0f} KB"]


def asked(rows: list[Row]) -> Iterator[list[str]]:
    """Yield what was asked for, beside what came out."""
    most = max(sizes(rows, AT_ONCE))
    ours = chosen(rows, OURS.name, AT_ONCE, most)
    missing = sum(row.visitors - row.whole for row in ours)
    yield [f"last of {most} has a whole page, all at once", spread([row.last for row in ours]), "under 2 s"]
    yield [f"pages not whole, of {most * len(ours)}, rounds: {len(ours)}", str(missing), "0"]
    yield ["memory a visitor", spread([row.memory_mib for row in ours], "MiB", 3), "under 0.1 MiB"]
    yield ["server's processor time a visitor", spread([row.cpu_ms for row in ours], "ms", 1), "under 5 ms"]
    for peer, times in ASKED_SHARE.items():
        shared = [size for size in sizes(rows, AT_ONCE) if size <= 100 and chosen(rows, peer, AT_ONCE, size)]
        if shared:
            theirs, mine = (
                statistics.median(row.last for row in chosen(rows, who, AT_ONCE, shared[-1]))
                for who in (peer, OURS.name)
            )
            yield [f"last of {shared[-1]}, beside {peer}", f"1/{theirs / mine:.0f}", f"1/{times} or less"]


def about_files(first: dict[str, int], second: dict[str, int]) -> str:
    """Return the table of what a phone downloads, by file."""
    lines = [[f"`{name}`", kb(size), kb(second.get(name, 0))] for name, size in first.items()]
    total = ["all", kb(sum(first.values())), kb(sum(second.values()))]
    return page.table(
        ("file", "first visit", "second visit"), [*lines, total, ["asked", "under 150 KB", "under 3 KB"]]
    )


def draw(rows: list[Row]) -> None:
    """Write the picture of how long the last visitor waits, and its words."""
    groups: dict[str, list[chart.Bar]] = {}
    for size in [one for one in sizes(rows, AT_ONCE) if one > 1]:
        group = groups.setdefault(f"{size} visitors at the same moment", [])
        for server in ORDER[:-1]:
            last = [row.last for row in chosen(rows, server, AT_ONCE, size)]
            group.append(
                (
                    server,
                    (statistics.median(last), min(last), max(last)) if last else None,
                    server == ORDER[0],
                )
            )
    title = "How long the last visitor waits for the whole exercise"
    desc = (
        "Bars on one scale for four servers, in groups by the number of visitors who come at the same moment. "
        "Our bar is a sliver; the bars of Solara and Panel grow with each visitor; stock Voilà is tried with few."
    )
    line = "The thin line in a bar runs from the shortest to the longest round."
    words = f"{title}, when all come at the same moment.\n{line}\n"
    chart.save("visitors-at-once", chart.bars(title, desc, groups), f"{words}\n{chart.words_of(groups)}")
