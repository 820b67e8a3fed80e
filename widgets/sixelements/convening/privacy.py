"""Who may be shown apart, so that no picture of a room points at one person, alone or beside the others.

The trade's words for it: a minimum cell size (*k*), secondary suppression, and a stand against differencing.

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
4. A later picture is judged together with all that the room has seen of the question.  A picture is a set
   of people, each with a *sheet* (her answers at that time).  Lay all pictures over one another: they cut
   the people, and the sheets, into pieces (*atoms*): those in this picture and that one and no other, and so on.
   The later picture is shown when every piece that is not empty holds at least k people, and when every
   piece holds at least k sheets.  Both, since whoever changes one answer brings a new sheet for all
   questions and is no new person.  Otherwise groups are joined, until there is only everyone.
5. Where even everyone together does not pass (somebody is missing, somebody is new: the ordinary second
   meeting), there is no second picture to subtract from the first.  What may be told is how those who shared
   both times moved, within bounds; ``movement.py`` has that rule.  After it, a picture must also stand beside
   the people whose movement was told: those in both, and those in only one, are each none or at least k.

Why it holds.  Every number in a picture is a count over whole pieces.  Add, subtract or reason as you like:
people of one piece stand in exactly the same pictures, so whatever the numbers allow for one of them they
allow for each of the others, and there are k of them.

What the rule does not hide.  Who is in the room, on which side, and that somebody has shared.  What a
piece said when all of it said the same.  That one of at least k people who came back to their answers
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
from functools import cache
from typing import Any

from .messages import Text, message
from .sides import SIDES, Sides, pools

FLOOR = 3
WHOLE = ""
"""The question that everyone answers by sharing."""

Record = tuple[str, str]
"""A person and her sheet, as two digests: the first is the same at all times, the second new when an answer is."""
Picture = frozenset[Record]


@dataclass(frozen=True)
class Sheet:
    """One person's answers at one time: digests of person and answers, side and team, the questions answered."""

    digest: str
    side: str
    items: frozenset[str]
    person: str = ""
    team: str = ""

    @property
    def record(self) -> Record:
        """Return what the ledger keeps; a sheet of unknown hand is a person of its own."""
        return self.person or self.digest, self.digest


@dataclass(frozen=True)
class Entry:
    """What a room has seen at one time, by question: the pictures, and the people whose movement was told."""

    pictures: Mapping[str, Sequence[Picture]] = field(default_factory=dict)
    cohorts: Mapping[str, frozenset[str]] = field(default_factory=dict)
    turn: int = 1

    def kept(self) -> dict[str, Any]:
        """Return the entry as plain JSON: each sheet once, and pictures as places in that list."""
        records = sorted({one for some in self.pictures.values() for picture in some for one in picture})
        people = sorted(frozenset().union(*self.cohorts.values()))
        at, of = ({one: place for place, one in enumerate(each)} for each in (records, people))
        return {
            "turn": self.turn,
            "sheets": [list(one) for one in records],
            "pictures": {
                item: [sorted(at[one] for one in picture) for picture in some]
                for item, some in self.pictures.items()
            },
            "people": people,
            "cohorts": {item: sorted(of[one] for one in some) for item, some in self.cohorts.items()},
        }


def entry(kept: Mapping[str, Any]) -> Entry | None:
    """Return the entry that :meth:`Entry.kept` wrote; None for one that does not know the people."""
    if "sheets" not in kept:
        return None
    records = [(person, sheet) for person, sheet in kept["sheets"]]
    return Entry(
        {
            item: [frozenset(records[at] for at in places) for places in some]
            for item, some in kept["pictures"].items()
        },
        {item: frozenset(kept["people"][at] for at in places) for item, places in kept["cohorts"].items()},
        kept["turn"],
    )


@dataclass(frozen=True)
class Ruling:
    """What may be shown: groups of sides for the whole and for each question; a question left out is hidden.

    ``reason`` says why not every side is apart; ``held`` that there is no new picture.
    """

    groups: list[Sides]
    items: dict[str, list[Sides]]
    pictures: dict[str, list[Picture]] = field(default_factory=dict)
    reason: Text = ""
    held: bool = False


def rule(
    sheets: Sequence[Sheet], *, k: int, earlier: Sequence[Entry] = (), apart: list[Sides] | None = None
) -> Ruling:
    """Return what of *sheets* may be shown beside what the room has seen *earlier* of the exercise.

    Groups are joined from each side, or from those that are *apart*.
    """
    if k < FLOOR:
        raise ValueError(f"k is {k}; expected {FLOOR} or more")
    if len({sheet.record[0] for sheet in sheets}) < k:
        reason = message("held.too_few", k=k)
        return Ruling([], {}, reason=reason, held=True)
    apart = each_side(sheets) if apart is None else apart
    # The order of joining is settled once, so that how questions are grouped says nothing within a group.
    near = pools(Counter(sheet.side for sheet in sheets))
    groups = joined(apart, sheets, near, Seen(earlier, WHOLE), k)
    if groups is None:
        return Ruling([], {}, reason=held(k), held=True)
    items: dict[str, list[Sides]] = {}
    for item in sorted({item for sheet in sheets for item in sheet.items}):
        answered = [sheet for sheet in sheets if item in sheet.items]
        found = joined(groups, answered, near, Seen(earlier, item), k)
        if found is not None:
            items[item] = found
    pictures = {item: behind(shown, sheets, item) for item, shown in {WHOLE: groups, **items}.items()}
    return Ruling(groups, items, pictures, why(apart, groups, k))


def held(k: int) -> Text:
    """Say why there is no new picture, and what helps."""
    return message("held.earlier_stays", k=k)


def open_table(sheets: Sequence[Sheet]) -> Ruling:
    """Return the ruling of a table that agreed to be open: every side and every question is shown."""
    apart = each_side(sheets)
    items = dict.fromkeys(sorted({item for sheet in sheets for item in sheet.items}), apart)
    pictures = {item: behind(apart, sheets, item) for item in [WHOLE, *items]}
    reason = message("held.open_table")
    return Ruling(apart, items, pictures, reason)


def each_side(sheets: Sequence[Sheet]) -> list[Sides]:
    """Return the sides that shared, each as a group of its own."""
    present = {sheet.side for sheet in sheets}
    return [frozenset({side}) for side in SIDES if side in present]


class Seen:
    """What a room has seen of one question: pictures, and the people whose movement was told."""

    def __init__(self, earlier: Iterable[Entry], item: str) -> None:
        entries = list(earlier)
        self.pictures = [picture for one in entries for picture in one.pictures.get(item, ()) if picture]
        self.cohorts = [one.cohorts[item] for one in entries if item in one.cohorts]

    def admits(self, k: int, pictures: Sequence[Picture]) -> bool:
        """Tell whether *pictures* may be shown beside all this."""
        new = [one for one in pictures if one]
        return holds(k, [*self.pictures, *new]) and all(
            atoms_hold(k, [cohort, *map(people_in, new)]) for cohort in self.cohorts
        )


def holds(k: int, pictures: Sequence[Picture]) -> bool:
    """Tell whether every piece into which *pictures* cut one another holds *k* sheets, and *k* people."""
    return atoms_hold(k, pictures) and atoms_hold(k, [people_in(one) for one in pictures])


def people_in(picture: Picture) -> frozenset[str]:
    """Return the people behind a picture, whatever they answered."""
    return frozenset(person for person, _ in picture)


def atoms_hold(k: int, sets: Sequence[frozenset[Any]]) -> bool:
    """Tell whether every non-empty piece into which the *sets* cut one another has *k* members or more."""
    pieces = [frozenset[Any]().union(*sets)] if any(sets) else []
    for some in sets:
        pieces = [one for piece in pieces for one in (piece & some, piece - some) if one]
        if any(len(one) < k for one in pieces):
            return False  # a piece that is cut further only gets smaller
    return True


def joined(
    groups: list[Sides], sheets: Sequence[Sheet], near: Iterable[Sides], seen: Seen, k: int
) -> list[Sides] | None:
    """Return *groups*, joined within *near* as far as *sheets* need to be shown; None where nothing may be."""

    @cache  # a group is asked about anew in each pool that holds it
    def passes(*some: Sides) -> bool:
        return seen.admits(k, [records(one, sheets) for one in some])

    for pool in near:
        inside = [one for one in groups if one <= pool]
        if not all(map(passes, inside)):
            groups = [*(one for one in groups if not one <= pool), frozenset[str]().union(*inside)]
    groups = sorted(groups, key=lambda one: min(map(list(SIDES).index, one)))
    everyone = [frozenset[str]().union(*groups)]
    return next((some for some in (groups, everyone) if passes(*some)), None)


def records(sides: Sides, sheets: Iterable[Sheet]) -> Picture:
    """Return the people of a group with their sheets."""
    return frozenset(sheet.record for sheet in sheets if sheet.side in sides)


def behind(groups: list[Sides], sheets: Sequence[Sheet], item: str) -> list[Picture]:
    """Return, for each group, what the picture of a question rests on."""
    answered = [sheet for sheet in sheets if item in {WHOLE, *sheet.items}]
    return [records(one, answered) for one in groups]


def why(apart: list[Sides], groups: list[Sides], k: int) -> Text:
    """Say what was joined."""
    if len(groups) == len(apart):
        return ""
    return message("held.everyone" if len(groups) == 1 else "held.joined", k=k)
