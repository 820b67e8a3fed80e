"""Reasoning: which worlds are possible at all, given everything shown; what holds in all of them is certain."""

import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any

from sixelements.convening import patterns

from .reading import Picture, Read
from .rooms import POOL, sheet, small

Piece = frozenset[int]


def certain(lines: Sequence[Read], k: int) -> Iterator[tuple[Picture, int]]:
    """Yield the pieces of fewer than k people of which every possible world says the same, and what.

    A piece is the records that stand in the same pictures.  What one picture alone tells is not counted.
    """
    pieces: defaultdict[Piece, set[tuple[str, str]]] = defaultdict(set)
    shown = [one for one in lines if one.one_each and one.counts]
    for record in frozenset().union(*(one.picture for one in shown)):
        pieces[frozenset(at for at, one in enumerate(shown) if record in one.picture)].add(record)
    sizes = {piece: len(records) for piece, records in pieces.items()}
    counts = [one.counts for one in shown]
    for piece, records in pieces.items():
        if len({who for who, _ in records}) >= k:
            continue
        open_ = [point for point in range(len(counts[0])) if feasible(sizes, counts, (piece, point))]
        alone = [point for point in range(len(counts[0])) if all(counts[at][point] for at in piece)]
        single = any(sum(map(bool, counts[at])) == 1 for at in piece)
        if len(open_) == 1 and not single and alone:
            yield frozenset(records), open_[0]


def feasible(sizes: dict[Piece, int], counts: list[list[int]], at_least: tuple[Piece, int]) -> bool:
    """Tell whether the pieces can be dealt out so that every picture has its counts, with one where asked."""
    points = len(counts[0])
    low = {(piece, point): 0 for piece in sizes for point in range(points)}
    high = {
        (piece, point): min([sizes[piece], *(counts[at][point] for at in piece)])
        for piece in sizes
        for point in range(points)
    }
    low[at_least] = 1
    sums = [([(piece, point) for point in range(points)], size) for piece, size in sizes.items()]
    sums += [
        ([(piece, point) for piece in sizes if at in piece], some[point])
        for at, some in enumerate(counts)
        for point in range(points)
    ]
    return solved(low, high, sums)


def solved(low: dict[Any, int], high: dict[Any, int], sums: list[tuple[list[Any], int]]) -> bool:
    """Tell whether there are whole numbers within the bounds that add up, by narrowing and trying."""
    low, high = dict(low), dict(high)
    changed = True
    while changed:
        changed = False
        for terms, total in sums:
            least, most = sum(low[one] for one in terms), sum(high[one] for one in terms)
            if least > total or most < total:
                return False
            for one in terms:
                up, down = total - (least - low[one]), total - (most - high[one])
                if up < high[one]:
                    high[one], changed = up, True
                if down > low[one]:
                    low[one], changed = down, True
                if low[one] > high[one]:
                    return False
                least, most = sum(low[each] for each in terms), sum(high[each] for each in terms)
    free = [one for one in low if low[one] < high[one]]
    if not free:
        return True
    pick = min(free, key=lambda one: high[one] - low[one])
    return any(
        solved(low | {pick: value}, high | {pick: value}, sums) for value in range(low[pick], high[pick] + 1)
    )


AMOUNTS = {"seen.styles.more", "seen.measured.give_more"}
"""Of these a picture shows a sum only."""


@cache
def domain(kind: str) -> dict[str, set[Any]]:
    """Return every value that people can give on each line of a kind, from all sheets there are.

    Amounts that are asked alike have the same values, even one that no sheet happens to hold.
    """
    exercise = small(kind)
    module: Any = patterns.PATTERNS.get(kind, patterns.measured)
    found: defaultdict[str, set[Any]] = defaultdict(set)
    alike: defaultdict[str, set[Any]] = defaultdict(set)
    for seed in range(3 * POOL):
        given: defaultdict[str, list[Any]] = defaultdict(list)
        for mark in module.marks(exercise, json.loads(sheet(kind, seed))):
            given[mark.item].append(mark.value)
        for line in module.lines(exercise):
            if line.question in given:
                value = line.read(given[line.question])
                found[str(line[:4])].add(value)
                if line.ways[0].words["key"] in AMOUNTS:
                    alike[str(line.asked)].add(value)
    for line in module.lines(exercise):
        found[str(line[:4])] |= alike[str(line.asked)]
    return found


def leaks(kind: str, times: Any, told: Any) -> Iterator[str]:
    """Yield what was told of movement that is not possible in every world that the first picture allows.

    She gives the first answers to the people in any way that fits the picture, those missing now included, and
    asks for second answers that fit what was told.  Then she takes each person's first answer as known, and one
    more person's movement as her own, and asks whether anybody must have moved.
    """
    for line, found, _ in told.lines:
        then, now = times.then[line.question], times.now[line.question]
        cohort = then.keys() & now.keys()
        moving = len(cohort - times.same)
        first = [line.read(one) for one in then.values()]
        values = domain(kind)[str(line[:4])] | set(first)
        lows = [within.low for _, within in found]
        for way, within in found:
            assert (
                within.low
                <= sum(way.went(line.read(then[one]), line.read(now[one])) for one in cohort)
                <= within.high
            ), "what was told is not true"
            stuck = {value for value in values if not any(way.went(value, other) for other in values)}
            stand = sum(value in stuck for value in first)
            if line.ways[0].words["key"] in AMOUNTS and way in line.ways:
                most = max(values)
                stand = sum(first) // most if way == line.ways[0] else len(first) + -sum(first) // most
            # In the worst world all who cannot go this way are among those who came back with other answers.
            can = moving - min(stand, moving)
            if within.low and within.low > can - 2:
                yield f"{way.words}: {within.low} of {can} who can"
            if not within.low and within.high < 2:
                yield f"{way.words}: known to be {within.high} at most"
        if sum(lows) > max(0, moving - 2):
            yield f"{line.label}: all ways together"
        if len({str(way.words) for way, _ in found}) > 1 and any(
            way.words["key"] == "seen.moved.changed" for way, _ in found
        ):
            yield f"{line.label}: ways and changes together"
