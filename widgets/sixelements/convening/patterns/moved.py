"""What may be said of a second time beside the first: how those who shared both times moved.

Each kind says which *lines* its questions are read on; the bounds are those of ``movement.py``.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from sixelements.convening.movement import Bounds, bounds
from sixelements.convening.sides import listed

from .base import Block, quoted, sentence

Given = Mapping[str, Sequence[Hashable]]
"""What people gave to one question, by person: the values of each one's marks."""
FIRST = 3
"""How many items the sentence names, and how many are proposed to talk about."""
FULL_PICTURE = (
    "There is no second full picture: beside the first it would point at few people, such as whoever was missing "
    "or is new. This says instead how those who shared both times have moved; nobody else is in it. "
    "The first picture stays on view. For a new full picture, open a new room."
)


class Way(NamedTuple):
    """A way an answer can go: in words, whether it went, and at most how many of the first time could not."""

    words: str
    went: Callable[[Any, Any], bool]
    stuck: Callable[[Sequence[Any]], float]


class Line(NamedTuple):
    """One line on which a question is read: its item, what was asked, the names of its points, its ways."""

    question: str
    label: str
    asked: str
    points: tuple[str, ...]
    read: Callable[[Sequence[Hashable]], Any]
    ways: tuple[Way, ...]


def along(question: str, label: str, asked: str, points: Sequence[tuple[str, Sequence[Hashable]]]) -> Line:
    """Return an ordered line; *points* are those of the picture, from the low end, each with its values."""
    values = [value for _, some in points for value in some]
    ends = [set(points[0][1]), set(points[-1][1])]
    low, high = points[0][0], points[-1][0]
    return Line(
        question,
        label,
        asked,
        tuple(name for name, _ in points),
        lambda given: given[0],
        (
            Way(
                f"toward “{high}”",
                lambda then, now: values.index(now) > values.index(then),
                lambda then: sum(one in ends[1] for one in then),
            ),
            Way(
                f"toward “{low}”",
                lambda then, now: values.index(now) < values.index(then),
                lambda then: sum(one in ends[0] for one in then),
            ),
        ),
    )


def among(question: str, label: str, asked: str, points: Mapping[Any, str]) -> Line:
    """Return a line of points without an order, such as boxes: each is a way to go."""

    def into(value: Any) -> Way:
        return Way(
            f"to “{points[value]}”",
            lambda then, now: now == value != then,
            lambda then: sum(one == value for one in then),
        )

    return Line(
        question,
        label,
        asked,
        tuple(points.values()),
        lambda given: given[0],
        tuple(into(value) for value in points),
    )


def picked(question: str, value: Hashable, label: str, asked: str, words: tuple[str, str]) -> Line:
    """Return the line of one item of a list of picks: picked now, and no longer; *words* say it."""
    return Line(
        question,
        label,
        asked,
        words,
        lambda given: value in given,
        (
            Way(words[0], lambda then, now: now and not then, sum),
            Way(words[1], lambda then, now: then and not now, lambda then: len(then) - sum(then)),
        ),
    )


def amount(line: Line, most: int) -> Line:
    """Return *line* as one of amounts up to *most*, of which a picture shows only the sum or the average.

    From a sum only a part of the people can have had the most, and only a part nothing.  A shown average is
    rounded to a tenth, so as many more are taken to be as the rounding can hide, and one at least.
    """

    def rounding(then: Sequence[int]) -> int:
        return 1 + len(then) // (20 * most)

    more, less = line.points
    return line._replace(
        ways=(
            Way(more, lambda then, now: now > then, lambda then: sum(then) // most + rounding(then)),
            Way(
                less,
                lambda then, now: now < then,
                lambda then: len(then) - sum(then) // most + rounding(then),
            ),
        )
    )


CHANGED = Way("changed their answer", lambda then, now: then != now, lambda _: 0)
"""All that is told where the first time was no picture."""


def identity(lines: Sequence[Line]) -> dict[str, str]:
    """Return a word for each question that is the same wherever the same is asked on the same points."""
    asked: dict[str, list[Any]] = {}
    for one in lines:
        asked.setdefault(one.question, []).append([one.label, one.asked, one.points])
    return {
        question: hashlib.sha256(json.dumps(some).encode()).hexdigest()[:16]
        for question, some in asked.items()
    }


@dataclass(frozen=True)
class Times:
    """The two times of a room: what each person gave to each question, and who brought the same sheet again.

    ``shown`` holds the questions of which the first time was a picture of everyone who had answered.
    """

    then: Mapping[str, Given]
    now: Mapping[str, Given]
    same: frozenset[str]
    shown: frozenset[str]


@dataclass
class Told:
    """What may be told: for each line the bounds by way; by question the cohort; the lines that stay untold."""

    lines: list[tuple[Line, list[tuple[Way, Bounds]], int]] = field(default_factory=list)
    cohorts: dict[str, frozenset[str]] = field(default_factory=dict)
    untold: list[Line] = field(default_factory=list)


def tell(lines: Sequence[Line], times: Times, k: int) -> Told:
    """Return what may be told of *lines*."""
    told = Told()
    for line in lines:
        then, now = times.then.get(line.question, {}), times.now.get(line.question, {})
        cohort = then.keys() & now.keys()
        moving = len(cohort - times.same)
        first = [line.read(given) for given in then.values()]
        found: list[tuple[Way, Bounds]] = []
        for ways in (line.ways if line.question in times.shown else (), (CHANGED,)):
            if found:
                break
            went = [
                sum(way.went(line.read(then[one]), line.read(now[one])) for one in cohort) for way in ways
            ]
            able = [moving - int(way.stuck(first)) for way in ways]
            within = bounds(went, able, people=len(cohort), moving=moving, k=k)
            found = [(way, one) for way, one in zip(ways, within, strict=True) if one]
        if found:
            told.lines.append((line, found, len(cohort)))
            told.cohorts[line.question] = frozenset(cohort)
        else:
            told.untold.append(line)
    return told


def blocks(told: Told, k: int) -> Iterator[Block]:
    """Yield the sentences, the table and the talk of what may be told."""
    if not told.lines:
        return
    moved = [one for one in told.lines if any(within.low for _, within in one[1])]
    moved.sort(key=lambda one: -max(within.low / one[2] for _, within in one[1]))
    quiet = [line for line, found, _ in told.lines if not any(within.low for _, within in found)]
    people = sorted({size for *_, size in told.lines})
    both = f"{people[0]} to {people[-1]}" if people[1:] else f"{people[0]}"
    if moved:
        said = [f"{named(line)}: {phrase(found, size)}" for line, found, size in moved[:FIRST]]
        yield sentence(f"Of the {both} people who answered both times. {'. '.join(said)}.")
    else:
        yield sentence(
            f"Of the {both} people who answered both times, fewer than {k} went any one way: "
            "the room is about where it was."
        )
    if moved:
        head = ["Item", "Question", "Of those who answered both times"]
        rows = [[line.label, line.asked, phrase(found, size)] for line, found, size in moved]
        yield {"type": "table", "caption": "What moved since the last time", "head": head, "rows": rows}
    if moved and quiet:
        yield sentence(f"Fewer than {k}, perhaps nobody, went any one way on {some(quiet)}.")
    if told.untold:
        yield sentence(
            f"Too few people answered both times, or came back with other answers, to tell of {some(told.untold)}."
        )
    if moved:
        items = [
            {
                "id": line.question,
                "label": line.label,
                "why": f"{line.asked}: {phrase(found, size)}." if line.asked else f"{phrase(found, size)}.",
                "opener": f"“{line.label}”: what have you seen since then that moved you, or kept you where you were?",
            }
            for line, found, size in moved[:FIRST]
        ]
        yield {"type": "talk", "title": "To talk about first", "items": items}


def some(lines: Sequence[Line]) -> str:
    """Name a few lines, and count many."""
    if len(lines) <= FIRST:
        return listed(map(named, lines))
    return f"{len(lines)} others"


def named(line: Line) -> str:
    """Return an item in quotation marks, and what was asked of it."""
    (label,) = quoted([line.label])
    return f"{label} ({line.asked})" if line.asked else label


def phrase(found: Sequence[tuple[Way, Bounds]], people: int) -> str:
    """Say how many went each way; of many ways, those that at least one threshold of people went."""
    went = [one for one in found if one[1].low]
    told = found if len(found) == len(("there", "back")) else went or found
    return ", ".join(f"{number_of(within, people)} {way.words}" for way, within in told)


def number_of(within: Bounds, people: int) -> str:
    """Return bounds in words."""
    if not within.low:
        return f"fewer than {within.high + 1}"
    if within.high >= people:
        return f"{within.low} or more"
    return f"{within.low} to {within.high}" if within.low < within.high else str(within.low)
