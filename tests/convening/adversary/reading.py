"""What she reads in a pattern: for each number, which question it answers and who must stand behind it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any, NamedTuple

import msgspec

from sixelements.convening.patterns import Contribution, Pattern
from sixelements.convening.sides import SIDES

from .rooms import Answers

Record = tuple[str, str]
"""A person with the answers of one moment; whoever changes an answer is a new record of the same person."""
Picture = frozenset[Record]


class Read(NamedTuple):
    """One line of numbers: its question, the records behind it, the counts, and whether each person has one."""

    question: str
    picture: Picture
    counts: list[int]
    one_each: bool
    given: Mapping[Record, Sequence[int]] = {}
    """What each of them gave, for those who know: herself, and whoever puts phones together."""

    def without(self, some: frozenset[str]) -> Read:
        """Return what is left of the line for *some* people who take their own answers away."""
        counts = list(self.counts)
        for record in (one for one in self.given if one[0] in some):
            for at in self.given[record]:
                counts[at] -= 1
        rest = frozenset(one for one in self.picture if one[0] not in some)
        return self._replace(picture=rest, counts=counts)


@cache
def sides_in(group: str) -> frozenset[str]:
    """Return the sides that a group's id speaks of."""
    if group == "all":
        return frozenset(SIDES)
    words = re.findall(r"(?:labor|management)-(?:certificated|classified|cabinet|site)|[a-z]+", group)
    return frozenset(side for side in SIDES for word in words if side == word or side.startswith(f"{word}-"))


def dig(value: Any, path: str | Sequence[str]) -> Any:
    """Return what stands at a path."""
    for key in path.split(".") if isinstance(path, str) else path:
        value = value.get(key) if isinstance(value, dict) else None
    return value


def picks(part: Any, row: str, strips: Any, given: Answers) -> list[int]:
    """Return which points of a strip's part somebody's answers count on, with no code of ours."""
    found = []
    for path in [part["at"]] if isinstance(part["at"], str) else part["at"]:
        value = dig(given, path)
        if strips["id"].endswith(".dots"):
            # Who put down no dot, or more than there are, did not vote; who did gave nought to the rest.
            spent = sum(dots for dots in given.get("dots", {}).values() if type(dots) is int)
            value = (value or 0) if 0 < spent <= part["values"][-1] else None
        if isinstance(value, list):
            if "worked" in part and not set(value) & {one["id"] for one in strips["rows"]}:
                continue
            if "agreed" in strips["id"]:
                every = list(given.get("ticked", {}).values())
                if len(every) < 2:
                    continue
                value = [one for one in value if all(one in some for some in every)]
            found.append(0 if row in value else 1)
        elif type(value) is not dict and value is not None:
            found += [at for at, run in enumerate(part["values"]) if same(value, run)]
    return found


def same(value: Any, run: Any) -> bool:
    """Tell whether a value is one of a point's; True is not 1."""
    return any(type(one) is type(value) and one == value for one in (run if isinstance(run, list) else [run]))


def read(pattern: Pattern, truth: Sequence[Contribution]) -> Iterator[Read]:
    """Yield every line of numbers in the pictures of a pattern."""
    records = {
        one.who: (one.who, msgspec.json.encode(one.answers, order="deterministic").decode()) for one in truth
    }
    for block in pattern["blocks"]:
        if block["type"] == "strips":
            yield from read_strips(block, truth, records)
        elif block["type"] == "bars":
            yield from read_bars(block, truth, records)


def read_strips(strips: Any, truth: Sequence[Contribution], records: Mapping[str, Record]) -> Iterator[Read]:
    """Yield the lines of a picture, and see that each counts what she thinks it counts."""
    for row in strips["rows"]:
        for part in row["parts"]:
            speaks = sides_in(part["group"])
            behind = {
                one.who: found
                for one in truth
                if one.side in speaks and (found := picks(part, row["id"], strips, one.answers))
            }
            counts = [0] * len(part["counts"])
            for found in behind.values():
                for at in found:
                    counts[at] += 1
            assert part["counts"] == counts, "she reads the pattern wrongly"
            assert part["n"] == len(behind)
            yield Read(
                json.dumps([strips["id"], row["id"], part["when"]]),
                frozenset(records[who] for who in behind),
                counts,
                all(len(found) == 1 for found in behind.values()),
                {records[who]: found for who, found in behind.items()},
            )


def read_bars(bars: Any, truth: Sequence[Contribution], records: Mapping[str, Record]) -> Iterator[Read]:
    """Yield the averages of points shared out; whose points do not add up stands behind none."""
    for row in bars["rows"]:
        for part in row["parts"]:
            paths = [path for ask, _, path in row["mine"] if ask == part["asked"]]
            whole = [
                one
                for one in truth
                if one.side in sides_in(part["group"]) and all_points(one.answers, paths[0]) == bars["total"]
            ]
            for path, (_, mean) in zip(paths, part["points"], strict=True):
                behind = [one for one in whole if dig(one.answers, path) is not None]
                points = [dig(one.answers, path) for one in behind]
                assert abs(mean - sum(points) / len(points)) < 0.06, "she reads the bars wrongly"
                picture = frozenset(records[one.who] for one in behind)
                yield Read(json.dumps([row["id"], path]), picture, [], False)


def all_points(given: Answers, path: str) -> int:
    """Return the sum of all points that are shared out together with those at *path*."""
    *where, name = path.split(".")
    ask = name.partition("_")[0] + "_" if "_" in name else ""
    row = dig(given, where) or {}
    return sum(points for key, points in row.items() if type(points) is int and key.startswith(ask))
