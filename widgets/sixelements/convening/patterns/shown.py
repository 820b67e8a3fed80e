"""What a room and each team in it may be shown of what was shared for one exercise."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, NamedTuple

from sixelements import kinds
from sixelements.content import Exercise
from sixelements.convening import privacy, teamwise
from sixelements.convening.messages import Text
from sixelements.convening.sides import EVERYONE, Group, Sides, group
from sixelements.convening.teamwise import First, Rulings
from sixelements.kinds.instrument import Instrument, TheVery
from sixelements.shape import Shape, only_with_texts

from . import continuum, ladder, measured, moved, styles
from .base import Block, Tally, texts
from .history import Contribution, Reader, Revealed, kept, ledger, two_times

Pattern = dict[str, Any]
PATTERNS = {"continuum": continuum, "ladder": ladder, "styles": styles}
"""What shows each kind that is no instrument; ``measured`` shows every instrument."""


@dataclass(frozen=True)
class Shown:
    """The hall's pattern and each team's own; ``basis`` is for later reveals; ``held`` says why there is no pattern."""

    pattern: Pattern
    basis: dict[str, Any]
    held: Text
    teams: Mapping[str, Pattern] = field(default_factory=dict)


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
    first: First = "teams",
) -> Shown:
    """Return what a room with the sides *sides* may see of *contributions*, and each team in it by itself.

    *earlier* holds all that the room has revealed, in all rounds and exercises; *salt* is the room's own word,
    so that the digests kept for one room say nothing of another; *first* goes what a room with teams chose.
    """
    kind, lines, same, worded = _known(TheVery(exercise))
    reader = Reader(lambda answers: kind.marks(exercise, answers), salt)
    seen = ledger(exercise.slug, same, earlier)
    sheets = [reader.sheet(one) for one in contributions]
    rulings = ruled(sheets, k, mode, seen, first)
    ruling = rulings.hall
    told = moved.Told()
    if (
        mode != "open"
        and seen is not None
        and (times := two_times(exercise.slug, reader, contributions, earlier, seen))
    ):
        told = moved.tell([one for one in lines if one.question not in ruling.items], times, k)
    drawing = Drawing(exercise, kind, worded, reader, sides, (mode, k, round_))
    if ruling.held and not told.lines:
        return Shown(drawing.nothing(contributions, ruling.reason), {}, ruling.reason)
    hall = drawing.pattern(contributions, ruling)
    shown: list[Block] = hall["blocks"]
    if ruling.held:
        shown = [one for one in shown if one["type"] == "words"]
        hall |= {"note": moved.FULL_PICTURE, "moved": True}
    place = next((at for at, one in enumerate(shown) if one["type"] == "words"), len(shown))
    hall["blocks"] = [*shown[:place], *moved.blocks(told, k), *shown[place:]]
    teams = {
        team: drawing.of_team([one for one in contributions if one.team == team], own)
        for team, own in rulings.teams.items()
    }
    return Shown(hall, kept(rulings, told, same, earlier), "", teams)


class Known(NamedTuple):
    """What every reveal of an exercise needs to know of it: ``same`` has the identity of each question."""

    kind: Any
    lines: Sequence[moved.Line]
    same: Mapping[str, str]
    worded: Shape
    """Where the texts stand that people may share."""


@lru_cache(maxsize=128)
def _known(of: TheVery) -> Known:
    one, kind = of.exercise, kinds.get(of.exercise.kind)
    shows: Any = measured if isinstance(kind, Instrument) else PATTERNS[kind.name]
    lines = tuple(shows.lines(one))
    return Known(shows, lines, moved.identity(lines), only_with_texts(kind.shared_shape(one)))


@dataclass(frozen=True)
class Drawing:
    """How what may be shown of an exercise becomes a pattern; ``room`` has its mode, k and round."""

    exercise: Exercise
    kind: Any
    worded: Shape
    reader: Reader
    sides: Sequence[str]
    room: tuple[str, int, int]

    def pattern(self, contributions: Sequence[Contribution], ruling: privacy.Ruling) -> Pattern:
        """Return the pattern of *contributions* as far as *ruling* lets it be shown."""
        sizes = Counter(one.side for one in contributions)

        def named(some: list[Sides]) -> list[Group]:
            if len(some) > 1:
                return [group(one, self.sides, sizes) for one in some]
            return [EVERYONE][: len(some)]

        tally = Tally(
            ((one.side, mark) for one in contributions for mark in self.reader.marks(one)),
            {item: named(some) for item, some in ruling.items.items()},
            {item: [len(picture) for picture in pictures] for item, pictures in ruling.pictures.items()},
        )
        words = [found for one in contributions for found in texts(self.worded, one.answers, one.side)]
        groups = [
            {"id": one.id, "label": one.label, "n": sum(sizes[side] for side in one.sides)}
            for one in named(ruling.groups)
            if one != EVERYONE
        ]
        blocks = list(self.kind.blocks(self.exercise, tally, words, self.room[1]))
        return self.nothing(contributions, ruling.reason) | {"groups": groups, "blocks": blocks}

    def of_team(self, contributions: Sequence[Contribution], ruling: privacy.Ruling) -> Pattern:
        """Return a team's own pattern, without what people wrote: that stands in the hall's."""
        if ruling.held:
            return self.nothing(contributions, ruling.reason)
        own = self.pattern(contributions, ruling)
        return own | {"blocks": [one for one in own["blocks"] if one["type"] != "words"]}

    def nothing(self, contributions: Sequence[Contribution], note: Text) -> Pattern:
        """Return a pattern of which nothing is shown yet."""
        mode, k, round_ = self.room
        return nothing(self.exercise, len(contributions), note, mode=mode, k=k, round_=round_)


def nothing(exercise: Exercise, n: int, note: Text, *, mode: str, k: int, round_: int) -> Pattern:
    """Return the pattern of *n* people of which nothing is shown, and a *note* that says why."""
    return {
        "slug": exercise.slug,
        "version": exercise.version,
        "title": exercise.title,
        "round": round_,
        "n": n,
        "mode": mode,
        "k": k,
        "groups": [],
        "note": note,
        "blocks": [],
    }


def ruled(
    sheets: Sequence[privacy.Sheet], k: int, mode: str, seen: list[privacy.Entry] | None, first: First
) -> Rulings:
    """Return what of *sheets* may be shown as pictures, of the hall and of its teams."""
    if mode == "open":
        return teamwise.open_table(sheets)
    if seen is None:
        return Rulings(privacy.Ruling([], {}, reason=privacy.held(k), held=True), {})
    return teamwise.rule(sheets, k=k, earlier=seen, first=first)
