"""What a room's answers show: one pattern, as plain JSON, that board, phones and exports all read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sixelements import kinds
from sixelements.content import Exercise
from sixelements.convening import privacy
from sixelements.convening.messages import Text
from sixelements.convening.sides import EVERYONE, Group, Sides, group
from sixelements.kinds.instrument import Instrument

from . import continuum, ladder, measured, moved, styles
from .base import Block, Tally, texts
from .compare import compare
from .history import Contribution, Reader, Revealed, kept, ledger, two_times

__all__ = ["Contribution", "Revealed", "Shown", "compare", "reveal"]

Pattern = dict[str, Any]
PATTERNS = {"continuum": continuum, "ladder": ladder, "styles": styles}
"""What shows each kind that is no instrument; ``measured`` shows every instrument."""


@dataclass(frozen=True)
class Shown:
    """A pattern; ``basis`` is what a later reveal must know of it; ``held`` says why there is none."""

    pattern: Pattern
    basis: dict[str, Any]
    held: Text


def reveal(
    exercise: Exercise,
    contributions: Sequence[Contribution],
    *,
    sides: Sequence[str],
    k: int = 5,
    mode: str = "anonymous",
    round_: int = 1,
    earlier: Sequence[Revealed] = (),
    salt: str = "",
) -> Shown:
    """Return what a room with the sides *sides* may see of *contributions*.

    *earlier* holds all that the room has revealed, in all rounds and exercises; *salt* is the room's own word,
    so that the digests kept for one room say nothing of another.
    """
    kind: Any = measured if isinstance(kinds.get(exercise.kind), Instrument) else PATTERNS[exercise.kind]
    reader = Reader(lambda answers: kind.marks(exercise, answers), salt)
    lines = list(kind.lines(exercise))
    same = moved.identity(lines)
    seen = ledger(exercise.slug, same, earlier)
    ruling = ruled(reader, contributions, k, mode, seen)
    told = moved.Told()
    if (
        mode != "open"
        and seen is not None
        and (times := two_times(exercise.slug, reader, contributions, earlier, seen))
    ):
        told = moved.tell([one for one in lines if one.question not in ruling.items], times, k)
    empty = about(exercise, contributions, ruling.reason, (mode, k, round_))
    only_moved = ruling.held and bool(told.lines)
    if ruling.held and not told.lines:
        return Shown(empty, {}, ruling.reason)

    sizes = Counter(one.side for one in contributions)

    def named(some: list[Sides]) -> list[Group]:
        return [group(one, sides, sizes) for one in some] if len(some) > 1 else [EVERYONE][: len(some)]

    tally = Tally(
        ((one.side, mark) for one in contributions for mark in reader.marks(one)),
        {item: named(some) for item, some in ruling.items.items()},
        {item: [len(picture) for picture in pictures] for item, pictures in ruling.pictures.items()},
    )
    shape = kinds.get(exercise.kind).shared_shape(exercise)
    words = [found for one in contributions for found in texts(shape, one.answers, one.side)]
    shown: list[Block] = list(kind.blocks(exercise, tally, words, k))
    if only_moved:
        shown = [one for one in shown if one["type"] == "words"]
    place = next((at for at, one in enumerate(shown) if one["type"] == "words"), len(shown))
    shown[place:place] = moved.blocks(told, k)
    groups = [
        {"id": one.id, "label": one.label, "n": sum(sizes[side] for side in one.sides)}
        for one in named(ruling.groups)
        if one != EVERYONE
    ]
    pattern = empty | {"groups": groups, "blocks": shown}
    if only_moved:
        pattern |= {"note": moved.FULL_PICTURE, "moved": True}
    return Shown(pattern, kept(ruling, told, same, earlier), "")


def ruled(
    reader: Reader, contributions: Sequence[Contribution], k: int, mode: str, seen: list[privacy.Entry] | None
) -> privacy.Ruling:
    """Return what of the sheets of *contributions* may be shown as a picture."""
    sheets = [reader.sheet(one) for one in contributions]
    if mode == "open":
        return privacy.open_table(sheets)
    if seen is None:
        return privacy.Ruling([], {}, reason=privacy.held(k), held=True)
    return privacy.rule(sheets, k=k, earlier=seen)


def about(
    exercise: Exercise,
    contributions: Sequence[Contribution],
    note: Text,
    room: tuple[str, int, int],
) -> Pattern:
    """Return a pattern of which nothing is shown yet; *room* has its mode, k and round."""
    mode, k, round_ = room
    return {
        "slug": exercise.slug,
        "version": exercise.version,
        "title": exercise.title,
        "round": round_,
        "n": len(contributions),
        "mode": mode,
        "k": k,
        "groups": [],
        "note": note,
        "blocks": [],
    }
