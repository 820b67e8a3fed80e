"""What may be said of a second time beside the first: how those who shared both times moved.

Each kind says which *lines* its questions are read on; the bounds are those of ``movement.py``.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from sixelements.convening.messages import Text, message, say
from sixelements.convening.movement import Bounds, bounds

from .base import Block, about, heads, sentence, table, talk

Given = Mapping[str, Sequence[Hashable]]
"""What people gave to one question, by person: the values of each one's marks."""
FIRST = 3
"""How many items the sentence names, and how many are proposed to talk about."""
FULL_PICTURE = message("seen.moved.no_picture")
"""Why there is no second picture, and what is told instead."""


class Way(NamedTuple):
    """A way an answer can go: in words, whether it went, and at most how many of the first time could not."""

    words: Text
    went: Callable[[Any, Any], bool]
    stuck: Callable[[Sequence[Any]], float]


class Line(NamedTuple):
    """One line on which a question is read: its item, what was asked, the names of its points, its ways."""

    question: str
    label: Text
    asked: Text
    points: tuple[Text, ...]
    read: Callable[[Sequence[Hashable]], Any]
    ways: tuple[Way, ...]


def along(question: str, label: Text, asked: Text, points: Sequence[tuple[Text, Sequence[Hashable]]]) -> Line:
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
                message("seen.moved.toward", point=high),
                lambda then, now: values.index(now) > values.index(then),
                lambda then: sum(one in ends[1] for one in then),
            ),
            Way(
                message("seen.moved.toward", point=low),
                lambda then, now: values.index(now) < values.index(then),
                lambda then: sum(one in ends[0] for one in then),
            ),
        ),
    )


def among(question: str, label: Text, asked: Text, points: Mapping[Any, str]) -> Line:
    """Return a line of points without an order, such as boxes: each is a way to go."""

    def into(value: Any) -> Way:
        return Way(
            message("seen.moved.into", point=points[value]),
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


def picked(question: str, value: Hashable, label: Text, asked: Text, words: tuple[Text, Text]) -> Line:
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


CHANGED = Way(message("seen.moved.changed"), lambda then, now: then != now, lambda _: 0)
"""All that is told where the first time was no picture."""


def identity(lines: Sequence[Line]) -> dict[str, str]:
    """Return a word for each question that is the same wherever the same is asked on the same points.

    It is made from the words themselves, as it was before they had keys: a room that was begun then must know
    its pictures again.
    """
    asked: dict[str, list[Any]] = {}
    for one in lines:
        asked.setdefault(one.question, []).append([say(one.label), say(one.asked), [*map(say, one.points)]])
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
        both = [(line.read(then[one]), line.read(now[one])) for one in cohort]
        found: list[tuple[Way, Bounds]] = []
        for ways in (line.ways if line.question in times.shown else (), (CHANGED,)):
            if found:
                break
            went = [sum(way.went(*one) for one in both) for way in ways]
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
    both: Text = str(people[0])
    if people[1:]:
        both = message("seen.range", low=people[0], high=people[-1])
    if moved:
        said = [
            message("seen.moved.line", item=about(line.label, line.asked), went=phrase(found, size))
            for line, found, size in moved[:FIRST]
        ]
        yield sentence(message("seen.moved.of_both", people=both, lines=said))
    else:
        yield sentence(message("seen.moved.about_where", people=both, k=k))
    if moved:
        rows = [[line.label, line.asked, phrase(found, size)] for line, found, size in moved]
        yield table(message("seen.moved.table"), heads("item", "question", "both_times"), rows)
    if moved and quiet:
        yield sentence(message("seen.moved.quiet", k=k, items=some(quiet)))
    if told.untold:
        yield sentence(message("seen.moved.untold", items=some(told.untold)))
    if moved:
        yield talk(
            [
                {
                    "id": line.question,
                    "label": line.label,
                    "why": why(line, phrase(found, size)),
                    "opener": message("seen.moved.opener", item=line.label),
                }
                for line, found, size in moved[:FIRST]
            ]
        )


def why(line: Line, told: Text) -> Text:
    """Say what puts an item on the list: what was asked, and what is *told* of it."""
    return (
        message("seen.asked_told", asked=line.asked, told=told)
        if line.asked
        else message("seen.told", told=told)
    )


def some(lines: Sequence[Line]) -> Text | list[Text]:
    """Name a few lines, and count many."""
    if len(lines) <= FIRST:
        return [about(line.label, line.asked) for line in lines]
    return message("seen.moved.others", n=len(lines))


def phrase(found: Sequence[tuple[Way, Bounds]], people: int) -> Text:
    """Say how many went each way; of many ways, those that at least one threshold of people went."""
    went = [one for one in found if one[1].low]
    told = found if len(found) == len(("there", "back")) else went or found
    ways = [
        message("seen.moved.way", people=number_of(within, people), way=way.words) for way, within in told
    ]
    return message("seen.moved.ways", ways=ways)


def number_of(within: Bounds, people: int) -> Text:
    """Return bounds in words."""
    if not within.low:
        return message("seen.moved.fewer", than=within.high + 1)
    if within.high >= people:
        return message("seen.moved.or_more", least=within.low)
    if within.low < within.high:
        return message("seen.range", low=within.low, high=within.high)
    return str(within.low)
