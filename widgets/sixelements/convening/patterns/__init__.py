"""What a room's answers show: one pattern, as plain JSON, that board, phones and exports all read."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib import import_module
from typing import Any

from sixelements import kinds
from sixelements.content import Exercise
from sixelements.convening import privacy
from sixelements.convening.sides import EVERYONE, Group, Sides, group
from sixelements.kinds.instrument import Instrument

from .base import Tally, texts
from .compare import compare

__all__ = ["Contribution", "Shown", "compare", "reveal"]

Pattern = dict[str, Any]


@dataclass(frozen=True)
class Contribution:
    """What one person shared; ``who`` is a word that says nothing, the same in every activity of a room."""

    who: str
    side: str
    answers: dict[str, Any]


@dataclass(frozen=True)
class Shown:
    """A pattern; ``basis`` is what a later reveal must know of it; ``held`` says why there is none."""

    pattern: Pattern
    basis: dict[str, Any]
    held: str


def reveal(
    exercise: Exercise,
    contributions: Sequence[Contribution],
    *,
    sides: Sequence[str],
    k: int = 5,
    mode: str = "anonymous",
    round_: int = 1,
    earlier: Sequence[Mapping[str, Any]] = (),
) -> Shown:
    """Return what a room with the sides *sides* may see of *contributions*.

    *earlier* holds the basis of every pattern of this exercise the room has seen, in all rounds.
    """
    measured = isinstance(kinds.get(exercise.kind), Instrument)
    kind = import_module(f"{__name__}.{'measured' if measured else exercise.kind}")
    marks = {one.who: list(kind.marks(exercise, one.answers)) for one in contributions}
    sheets = [
        privacy.Sheet(digest(one), one.side, frozenset(mark.item for mark in marks[one.who]))
        for one in contributions
    ]
    sizes = Counter(one.side for one in contributions)
    open_ = mode == "open"
    ruling = privacy.open_table(sheets) if open_ else privacy.rule(sheets, k=k, earlier=earlier)

    def named(some: list[Sides]) -> list[Group]:
        return [group(one, sides, sizes) for one in some] if len(some) > 1 else [EVERYONE][: len(some)]

    groups = named(ruling.groups)
    tally = Tally(
        ((one.side, mark) for one in contributions for mark in marks[one.who]),
        {item: named(some) for item, some in ruling.items.items()},
        {item: [len(picture) for picture in pictures] for item, pictures in ruling.pictures.items()},
    )
    shape = kinds.get(exercise.kind).shape(exercise)
    words = [found for one in contributions for found in texts(shape, one.answers, one.side)]
    pattern = {
        "slug": exercise.slug,
        "version": exercise.version,
        "title": exercise.title,
        "round": round_,
        "n": len(contributions),
        "mode": mode,
        "k": k,
        "groups": [
            {"id": one.id, "label": one.label, "n": sum(sizes[side] for side in one.sides)}
            for one in groups
            if one != EVERYONE
        ],
        "note": ruling.reason,
        "blocks": [] if ruling.held else list(kind.blocks(exercise, tally, words, k)),
    }
    return Shown(pattern, ruling.pictures, ruling.reason if ruling.held else "")


def digest(one: Contribution) -> str:
    """Return a word for a person with these answers; another answer makes another word."""
    answers = json.dumps(one.answers, sort_keys=True)
    return hashlib.sha256(f"{one.who}\n{answers}".encode()).hexdigest()[:16]
