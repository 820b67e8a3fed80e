"""What the patterns of all kinds share: counting marks by group, and saying what the counts show.

Everything in a pattern is made from the counts of groups that ``privacy.py`` lets be shown, and from
texts whose authors chose to share them; nothing here looks at one person's answers again.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from sixelements.convening.messages import Text, message
from sixelements.convening.sides import Group
from sixelements.scoring import median
from sixelements.shape import Shape, inside

Block = dict[str, Any]
"""One part of a pattern, as plain JSON; ``type`` is sentence, strips, table, talk or words."""
ASKED: dict[str, Text] = {
    **{when: message(f"seen.asked.{when}") for when in ("now", "should", "most", "least")},
    "": "",
}
"""What each ``when`` of a strip's part asks."""


class Mark(NamedTuple):
    """One thing that can be counted in somebody's answers: to which question, and what."""

    item: str
    value: Hashable


class Words(NamedTuple):
    """A text its author chose to share: where it stands in the answers, what it says, the author's side."""

    path: tuple[str, ...]
    text: str
    side: str


class Tally:
    """Counts of marks, by question and group; a question that may not be shown has no groups."""

    def __init__(
        self, marks: Iterable[tuple[str, Mark]], shown: dict[str, list[Group]], behind: dict[str, list[int]]
    ) -> None:
        """Count *marks*, each with a person's side, for the groups *shown*; *behind* each are so many people."""
        self.shown = shown
        self.behind = behind
        of = {(item, side): one.id for item, some in shown.items() for one in some for side in one.sides}
        rows = [(item, of.get((item, side), ""), value) for side, (item, value) in marks if item in shown]
        self._counts = Counter(rows)

    def groups(self, item: str) -> list[Group]:
        """Return the groups for which the question may be shown."""
        return self.shown.get(item, [])

    def label(self, item: str, side: str) -> Text:
        """Return the group in which the question shows a side; nothing where only everyone is shown."""
        groups = self.groups(item) if len(self.groups(item)) > 1 else []
        return next((group.label for group in groups if side in group.sides), "")

    def people(self, item: str, group: Group) -> int:
        """Return how many people of the group answered the question."""
        return self.behind[item][self.shown[item].index(group)]

    def counts(self, item: str, group: Group, values: Sequence[Hashable]) -> list[int]:
        """Return how often the group gave each of the *values*."""
        return [int(self._counts.get((item, group.id, value), 0)) for value in values]


def part(tally: Tally, item: str, group: Group, values: Sequence[Hashable], when: str = "") -> Block:
    """Return one line of a strip: what a group answered to a question."""
    return {
        "group": group.id,
        "label": group.label,
        "when": when,
        "n": tally.people(item, group),
        "counts": tally.counts(item, group, values),
        "median": None,
    }


def middle(counts: Sequence[int]) -> float | None:
    """Return the median of the points 1, 2, 3 …, each given as often as *counts* says."""
    points = [point for point, count in enumerate(counts, 1) for _ in range(count)]
    found: float | None = median(points, {"kind": "numbers", "values": list(range(1, len(counts) + 1))})
    return found


def half(counts: Sequence[int]) -> list[int] | None:
    """Return the spread: the two ends of what is left without the lowest and the highest quarter of the answers."""
    points = [point for point, count in enumerate(counts, 1) for _ in range(count)]
    quarter = len(points) // 4
    return [points[quarter], points[-1 - quarter]] if points else None


def added(parts: Iterable[Block]) -> list[int]:
    """Return the counts of several groups as one."""
    return [sum(column) for column in zip(*(one["counts"] for one in parts), strict=True)]


def share(one: Block) -> float:
    """Return which part of a group a strip's first point holds: those who picked, of those who answered."""
    return float(one["counts"][0] / one["n"]) if one["n"] else 0.0


def of_party(parts: Iterable[Block], groups: Iterable[Group], party: str) -> list[Block]:
    """Return the parts of the groups that speak for *party*."""
    speaking = {one.id for one in groups if one.party == party}
    return [one for one in parts if one["group"] in speaking]


def texts(shape: Shape, answers: object, side: str, path: tuple[str, ...] = ()) -> Iterator[Words]:
    """Yield the texts in answers that fit *shape*; what stands in a list goes by its place."""
    if shape["type"] in ("record", "map") and isinstance(answers, dict):
        for key, value in answers.items():
            yield from texts(inside(shape, key) or {"type": ""}, value, side, (*path, key))
    elif shape["type"] == "list" and isinstance(answers, list):
        for place, value in enumerate(answers):
            yield from texts(shape["of"], value, side, (*path, str(place)))
    elif shape["type"] == "text" and isinstance(answers, str) and answers.strip():
        yield Words(path, answers.strip(), side)


def told(title: Text, items: Iterable[tuple[str, Text]]) -> Iterator[Block]:
    """Yield the block of shared texts, pairs of text and what it is about, if there are any.

    The order is that of a digest, so it tells nothing of who wrote when.
    """
    found = sorted(items, key=lambda one: hashlib.sha256(json.dumps(one).encode()).digest())
    if found:
        listing = [{"text": text, "about": about} for text, about in found]
        yield {"type": "words", "title": title, "items": listing}


def hidden(titles: Sequence[Text], k: int) -> Iterator[Block]:
    """Yield a sentence that names what is not shown, if anything is."""
    if titles:
        yield sentence(message("seen.hidden", k=k, titles=list(titles)))


def sentence(text: Text) -> Block:
    """Return a block that says something in words."""
    return {"type": "sentence", "text": text}


def table(caption: Text, head: Sequence[Text], rows: Sequence[Sequence[object]]) -> Block:
    """Return a block that is a table; each row begins with what it is about."""
    return {"type": "table", "caption": caption, "head": list(head), "rows": [list(row) for row in rows]}


def heads(*names: str) -> list[Text]:
    """Return the heads of a table's columns by their keys."""
    return [message(f"seen.head.{name}") for name in names]


def talk(items: Sequence[Block]) -> Block:
    """Return the block of what to talk about first, each with the reason and the words to open it."""
    return {"type": "talk", "title": message("seen.talk"), "items": list(items)}


def about(label: Text, asked: Text) -> Text:
    """Return an item in quotation marks, and what was asked of it where there is something."""
    return message("seen.item_asked", item=label, asked=asked) if asked else message("seen.item", item=label)


def number(value: float | None) -> str:
    """Return a number as people write it: 3, 3.5."""
    return "–" if value is None else f"{value:g}"
