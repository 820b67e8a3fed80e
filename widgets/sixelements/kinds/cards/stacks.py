"""Cards that were put together: which lies in which stack; twin of ``stacks.js``, held to it by the specimens."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from .content import Board

BOX, TEXT, WITH, WORDS, SEEN, CARRY = "box", "text", "with", "words", "seen", "carry"
"""The cells of a card: its box, its wording, the card it was put with, words of one's own, and two ticks."""


class Stack(NamedTuple):
    """A card that stands for itself, and the ids of those that were put with it, in their order."""

    head: str
    under: list[str]


def stacks(cards: Sequence[tuple[str, str]]) -> list[Stack]:
    """Return the stacks of *cards*, each the id and the id of the card that it was put with ("" for none), in order.

    A card whose partner is gone stands for itself.  Two people may put two cards with each other at once: then the
    first of the circle stands for all.
    """
    partner = dict(cards)
    order = [id_ for id_, _ in cards]

    def head(id_: str) -> str:
        way = [id_]
        while partner[way[-1]] in partner:
            to = partner[way[-1]]
            if to in way:
                return min(way[way.index(to) :], key=order.index)
            way.append(to)
        return way[-1]

    found: dict[str, list[str]] = {}
    heads = {id_: head(id_) for id_ in order}
    for id_ in order:
        if heads[id_] == id_:
            found[id_] = [one for one in order if heads[one] == id_ and one != id_]
    return [Stack(*one) for one in found.items()]


def cards(content: Board, rows: Sequence[Mapping[str, Any]]) -> dict[str, dict[str, Any]]:
    """Return the cells of all cards by id: those that the tool gives, also where nobody touched them, then the rows."""
    there = {row["id"]: row["cells"] for row in rows}
    given = {one.id: {BOX: one.box} | dict(there.get(one.id, {})) | {TEXT: one.text} for one in content.given}
    added = {id_: dict(cells) for id_, cells in there.items() if id_ not in given}
    return given | {id_: cells for id_, cells in added.items() if str(cells.get(TEXT) or "").strip()}


def stacked(
    content: Board, rows: Sequence[Mapping[str, Any]]
) -> list[tuple[Stack, dict[str, dict[str, Any]]]]:
    """Return each stack of the *rows* with the cells of all cards, box by box; those in no box come first."""
    found = cards(content, rows)
    order = ["", *(box.id for box in content.boxes)]

    def place(one: Stack) -> int:
        box = str(found[one.head].get(BOX) or "")
        return order.index(box) if box in order else 0

    made = stacks([(id_, str(cells.get(WITH) or "")) for id_, cells in found.items()])
    return [(one, found) for one in sorted(made, key=place)]
