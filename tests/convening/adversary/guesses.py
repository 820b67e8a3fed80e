"""Betting: how often she is right about somebody, with and without what the second time told."""

import random
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np

from sixelements.convening.patterns import Contribution, Pattern
from sixelements.convening.patterns.history import Reader

from .reading import read
from .rooms import SALT, Room, Seen, Step, answered
from .worlds import domain

LABOR, MANAGEMENT = "labor-certificated", "management-site"


def meeting(kind: str, seed: int, *, missing: int = 1, new: int = 0, each: int = 8, how: float = 0.4) -> Room:
    """Return a room that meets twice: two sides of *each*, of whom some are missing and some new the second time.

    Everybody who comes back answers each question anew with the chance *how*.
    """
    later = {
        LABOR: Step(leave=missing, change=99, come=new),
        MANAGEMENT: Step(change=99),
    }
    first = {LABOR: Step(come=each), MANAGEMENT: Step(come=each)}
    return Room(kind, [first, later], seed=seed, how=how)


class Bet(NamedTuple):
    """One question about one person: whether she was right from the first picture, and from both times."""

    before: float
    after: float
    sure: bool
    expected: float
    """How much likelier her best bet became, by her own reckoning."""


def bets(room: Room, seen: Sequence[Seen], most: int = 99) -> list[Bet]:
    """Return the bets on the first answers of whoever was missing the second time, on up to *most* questions.

    She knows how likely people answer anew, and what; she weighs every answer that the first picture allows
    by how likely it makes what was told.
    """
    first, second = seen
    if second.told is None:
        return []
    times, told = second.told
    reader = Reader(lambda _: (), SALT)
    missing = {reader.word(one.who) for one in first.truth} - {reader.word(one.who) for one in second.truth}
    lines = [one for one in told.lines if one[1][0][0] in one[0].ways]
    random.Random(room.seed).shuffle(lines)  # noqa: S311
    found = []
    for line, bounds, _ in lines[:most]:
        then = times.then[line.question]
        for person in missing & then.keys():
            counts = Counter(line.read(one) for one in then.values())
            truth = line.read(then[person])
            likely = chances(bounds, counts, steps(room, line, bounds, counts))
            after = {value: counts[value] * likely[value] for value in counts}
            whole = sum(after.values())
            share = {value: weight / whole for value, weight in after.items()}
            before = {value: count / counts.total() for value, count in counts.items()}
            found.append(
                Bet(
                    right(before, truth),
                    right(share, truth),
                    max(share.values()) > 1 - 1e-9 and len(before) > 1,
                    max(share.values()) - max(before.values()),
                )
            )
    return found


def right(weights: Mapping[Any, float], truth: Any) -> float:
    """Return how likely a bet on the heaviest answer is right, where several weigh the same one at random."""
    top = max(weights.values())
    best = [value for value, weight in weights.items() if weight > top - 1e-9]
    return (truth in best) / len(best)


def steps(room: Room, line: Any, bounds: Sequence[Any], counts: Counter[Any]) -> dict[Any, list[float]]:
    """Return how likely somebody goes each way that was told, by her first answer."""
    values = domain(room.kind)[str(line[:4])] | set(counts)
    ways = [way for way, _ in bounds[:2]]
    return {
        value: [room.how * sum(way.went(value, other) for other in values) / len(values) for way in ways]
        for value in counts
    }


def chances(
    bounds: Sequence[Any], counts: Counter[Any], go: Mapping[Any, Sequence[float]]
) -> dict[Any, float]:
    """Return how likely what was told is, for each first answer of the one who is missing.

    Of the others she knows the first answers together, and how likely each goes each way.
    """
    found = {}
    for value in counts:
        others = counts - Counter([value])
        table = np.zeros([others.total() + 1] * min(len(bounds), 2))
        table[(0,) * table.ndim] = 1
        for one in others.elements():
            moved = table * (1 - sum(go[one]))
            for axis, chance in enumerate(go[one]):
                moved = moved + chance * np.roll(table, 1, axis)
            table = moved
        cut = tuple(slice(within.low, within.high + 1) for _, within in bounds[: table.ndim])
        found[value] = float(table[cut].sum())
    return found


def replaced(kind: str, some: Sequence[Contribution], who: str, seed: int) -> list[Contribution]:
    """Return the same people, of whom one answered something else."""
    chance = random.Random(seed)  # noqa: S311
    other = answered(kind, chance, 0, 40)
    return [Contribution(one.who, one.side, other) if one.who == who else one for one in some]


def numbers(pattern: Pattern, truth: Sequence[Contribution]) -> list[str]:
    """Return the questions that a pattern shows as a picture."""
    return [one.question for one in read(pattern, truth)]
