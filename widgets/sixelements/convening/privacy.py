"""Who may be shown apart, so that no picture of a room points at one person.

The rule in plain words.  *k* is the smallest number of people that anything shown may rest on:
five unless the room chose another number, never fewer than three.

1. When fewer than k people have shared, there is no picture.
2. A side is shown apart when at least k of its people have shared.  A smaller side is joined to its
   nearest neighbor, and the joined group is named for what it is: certificated and classified staff become
   labor; cabinet and sites become management; the school board joins management; families and other chairs
   join each other, then the smaller party; in the end there is only everyone.  Everybody who shared is
   counted in every picture, so subtracting the groups from the total leaves nobody over.
3. The same holds anew for each question, among the people who answered it.  Where too few people of
   a group did, groups are joined for this question; where that does not help, it is not shown.
4. Later pictures of the same exercise in the same room are judged together with all earlier ones.
   Think of each person's answers as a sheet of paper: whoever changes an answer writes a new sheet, and
   whoever withdraws takes it away.  The sheets of the first picture lie in one envelope for each group.
   A later picture may use earlier envelopes whole, and puts the rest of its sheets into new ones.
   It is shown when each envelope, old or new, holds at least k sheets that lie in no other envelope.
   Otherwise groups are joined; where even everyone together does not pass, the earlier picture stays.

Why it holds.  Every number shown is a count over whole envelopes.  Add and subtract such counts as you
like: each envelope ends with a plus, with a minus or not at all, and one that is left brings k sheets or
more that nothing else can cancel.  So neither what a sum adds nor what it takes away ever rests on
one to k - 1 people.

What the rule does not hide.  Who is in the room, on which side, and that somebody has shared.  What a
group said when all of it said the same.  That one of at least k people who came back to their answers
moved on a question, though not who.  One person of k from the other k - 1, when these put together
what they know; each of us knows one answer of our group, our own.  A person who joins with several devices
counts several times: compare the number who joined with the heads in the room.  Two rooms are never
compared, even if nearly the same people sit in both.  An open table is shown side by side however small
a side is; everybody is told so beforehand.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from .sides import SIDES, Sides, pools

FLOOR = 3
WHOLE = ""
"""The question that everyone answers by sharing."""

Envelope = frozenset[str]
Pictures = Mapping[str, Sequence[Sequence[str]]]
"""For each question, the digests of the sheets behind each group shown: what a later ruling must know."""


@dataclass(frozen=True)
class Sheet:
    """One person's answers: a digest that is new when an answer is, the side, the questions answered."""

    digest: str
    side: str
    items: frozenset[str]


@dataclass(frozen=True)
class Ruling:
    """What may be shown: groups of sides for the whole and for each question; a question left out is hidden.

    ``reason`` says in plain words why not every side is apart; ``held`` that there is no new picture.
    """

    groups: list[Sides]
    items: dict[str, list[Sides]]
    pictures: dict[str, list[list[str]]] = field(default_factory=dict)
    reason: str = ""
    held: bool = False


def rule(sheets: Sequence[Sheet], *, k: int, earlier: Sequence[Pictures] = ()) -> Ruling:
    """Return what of *sheets* may be shown beside the *earlier* pictures of the exercise in this room."""
    if k < FLOOR:
        raise ValueError(f"k is {k}; expected {FLOOR} or more")
    if len(sheets) < k:
        reason = f"There is no picture yet: it needs at least {k} people, so that nobody can be picked out."
        return Ruling([], {}, reason=reason, held=True)
    apart = each_side(sheets)
    # The order of joining is settled once, so that how questions are grouped says nothing within a group.
    near = pools(Counter(sheet.side for sheet in sheets))
    groups = joined(apart, sheets, near, envelopes(earlier, WHOLE), k)
    if groups is None:
        reason = (
            f"The earlier picture stays. Too few people (fewer than {k}) have since come, left or changed an "
            "answer, and a new picture beside the old one would point at them."
        )
        return Ruling([], {}, reason=reason, held=True)
    items: dict[str, list[Sides]] = {}
    for item in sorted({item for sheet in sheets for item in sheet.items}):
        answered = [sheet for sheet in sheets if item in sheet.items]
        found = joined(groups, answered, near, envelopes(earlier, item), k)
        if found is not None:
            items[item] = found
    pictures = {item: behind(shown, sheets, item) for item, shown in {WHOLE: groups, **items}.items()}
    return Ruling(groups, items, pictures, why(apart, groups, k))


def open_table(sheets: Sequence[Sheet]) -> Ruling:
    """Return the ruling of a table that agreed to be open: every side and every question is shown."""
    apart = each_side(sheets)
    items = dict.fromkeys(sorted({item for sheet in sheets for item in sheet.items}), apart)
    pictures = {item: behind(apart, sheets, item) for item in [WHOLE, *items]}
    reason = "This is an open table: each side is shown, however few people it has."
    return Ruling(apart, items, pictures, reason)


def each_side(sheets: Sequence[Sheet]) -> list[Sides]:
    """Return the sides that shared, each as a group of its own."""
    present = {sheet.side for sheet in sheets}
    return [frozenset({side}) for side in SIDES if side in present]


def joined(
    groups: list[Sides], sheets: Sequence[Sheet], near: Iterable[Sides], past: list[Envelope], k: int
) -> list[Sides] | None:
    """Return *groups*, joined within *near* as far as *sheets* need to be shown; None where nothing may be."""

    def passes(some: Iterable[Sides]) -> bool:
        return all_keep(k, past, [digests(one, sheets) for one in some])

    for pool in near:
        inside = [one for one in groups if one <= pool]
        if not all(passes([one]) for one in inside):
            groups = [*(one for one in groups if not one <= pool), frozenset[str]().union(*inside)]
    groups = sorted(groups, key=lambda one: min(map(list(SIDES).index, one)))
    everyone = [frozenset[str]().union(*groups)]
    return next((some for some in (groups, everyone) if passes(some)), None)


def digests(sides: Sides, sheets: Iterable[Sheet]) -> Envelope:
    """Return the sheets of a group."""
    return frozenset(sheet.digest for sheet in sheets if sheet.side in sides)


def behind(groups: list[Sides], sheets: Sequence[Sheet], item: str) -> list[list[str]]:
    """Return, for each group, the sheets that the picture of a question rests on."""
    answered = [sheet for sheet in sheets if item in {WHOLE, *sheet.items}]
    return [sorted(digests(one, answered)) for one in groups]


def envelopes(earlier: Sequence[Pictures], item: str) -> list[Envelope]:
    """Return the envelopes into which the *earlier* pictures of a question were put."""
    found: list[Envelope] = []
    for pictures in earlier:
        found = filled(found, [frozenset(picture) for picture in pictures.get(item, ())])
    return found


def filled(past: list[Envelope], pictures: Iterable[Envelope]) -> list[Envelope]:
    """Return *past* and new envelopes: a picture uses old ones whole and puts the rest in a new one."""
    found = list(past)
    for picture in pictures:
        rest = picture
        for envelope in past:
            rest = rest - envelope if envelope <= rest else rest
        found += [rest] if rest else []
    return found


def all_keep(k: int, past: list[Envelope], pictures: list[Envelope]) -> bool:
    """Tell whether, with *pictures*, every envelope holds *k* sheets or more that lie in no other."""
    found = filled(past, pictures)
    times = Counter(digest for envelope in found for digest in envelope)
    return all(sum(times[digest] == 1 for digest in envelope) >= k for envelope in found)


def why(apart: list[Sides], groups: list[Sides], k: int) -> str:
    """Say in plain words what was joined."""
    if len(groups) == len(apart):
        return ""
    if len(groups) == 1:
        return (
            f"The picture is of everyone together: a side has too few people (fewer than {k}) to be shown "
            "apart, or could be worked out from an earlier picture."
        )
    return f"Some sides are shown as one, so that every group has at least {k} people."
