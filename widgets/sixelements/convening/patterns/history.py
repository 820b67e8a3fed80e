"""What a room has seen before a reveal: the ledger that later reveals are judged by, and the time before this one."""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sixelements.convening.privacy import WHOLE, Entry, Picture, Sheet, entry
from sixelements.convening.teamwise import Rulings

from .base import Mark
from .moved import Times, Told


@dataclass(frozen=True)
class Contribution:
    """What one person shared; ``who`` is a word that says nothing, the same in every activity of a room."""

    who: str
    side: str
    answers: dict[str, Any]
    team: str = ""


@dataclass(frozen=True)
class Revealed:
    """What a room has seen before: of which exercise, the basis that was kept, and what it was made from."""

    slug: str
    basis: Mapping[str, Any]
    contributions: Sequence[Contribution] = ()


class Reader:
    """How a room reads people's answers: the kind's marks, and the room's own word in every digest."""

    def __init__(self, marks: Callable[[dict[str, Any]], Iterable[Mark]], salt: str = "") -> None:
        self.salt = salt
        self._marks = marks
        self._read: dict[int, tuple[Contribution, list[Mark]]] = {}
        self._sheets: dict[int, tuple[Contribution, Sheet]] = {}

    def marks(self, one: Contribution) -> list[Mark]:
        """Return what can be counted in a person's answers; it is asked for often, and read once."""
        if id(one) not in self._read:
            self._read[id(one)] = one, list(self._marks(one.answers))
        return self._read[id(one)][1]

    def person(self, one: Contribution) -> str:
        """Return a word for a person, the same at all times."""
        return self.word(one.who)

    def sheet(self, one: Contribution) -> Sheet:
        """Return the sheet of a person with these answers, made once; another answer makes another one."""
        if id(one) not in self._sheets:
            items = frozenset(mark.item for mark in self.marks(one))
            answers = json.dumps(one.answers, sort_keys=True)
            made = Sheet(self.word(f"{one.who}\n{answers}"), one.side, items, self.person(one), one.team)
            self._sheets[id(one)] = one, made
        return self._sheets[id(one)][1]

    def word(self, text: str) -> str:
        """Return a digest that says nothing outside this room."""
        return hashlib.sha256(f"{self.salt}\n{text}".encode()).hexdigest()[:16]

    def given(self, some: Sequence[Contribution]) -> dict[str, dict[str, list[Hashable]]]:
        """Return by question what each person gave."""
        found: defaultdict[str, defaultdict[str, list[Hashable]]] = defaultdict(lambda: defaultdict(list))
        for one in some:
            person = self.person(one)
            for mark in self.marks(one):
                found[mark.item][person].append(mark.value)
        return {item: dict(people) for item, people in found.items()}


def kept(
    rulings: Rulings, told: Told, same: Mapping[str, str], earlier: Sequence[Revealed]
) -> dict[str, Any]:
    """Return the basis of a reveal as plain JSON; each question goes by its identity in *same*."""
    pictures = {same.get(item, item): some for item, some in rulings.pictures().items()}
    cohorts = {same[item]: people for item, people in told.cohorts.items()}
    turn = 1 + max((one.basis.get("turn", 0) for one in earlier), default=0)
    return Entry(pictures, cohorts, turn).kept()


def ledger(slug: str, same: Mapping[str, str], earlier: Sequence[Revealed]) -> list[Entry] | None:
    """Return what the room has seen of the questions in *same*, in any exercise; None where that is not known.

    A basis from an earlier edition of the course does not know the people behind its pictures.
    """
    found = []
    for one in earlier:
        was = entry(one.basis)
        if was is None and one.slug == slug:
            return None
        if was is not None:
            whole = {WHOLE: was.pictures[WHOLE]} if one.slug == slug and WHOLE in was.pictures else {}
            pictures = {item: was.pictures[key] for item, key in same.items() if key in was.pictures}
            cohorts = {item: was.cohorts[key] for item, key in same.items() if key in was.cohorts}
            found.append(Entry({**whole, **pictures}, cohorts, was.turn))
    return found


def two_times(
    slug: str,
    reader: Reader,
    now: Sequence[Contribution],
    earlier: Sequence[Revealed],
    entries: Sequence[Entry],
) -> Times | None:
    """Return the last time this exercise was revealed beside *now*; None where this is the first time."""
    own = [(one, was) for one, was in zip(earlier, entries, strict=True) if one.slug == slug]
    if not own:
        return None
    last, was = max(own, key=lambda pair: pair[1].turn)
    then = {one.who: reader.sheet(one) for one in last.contributions}
    again = [reader.sheet(one) for one in now]
    before = {sheet.digest for sheet in then.values()}
    answered: defaultdict[str, set[tuple[str, str]]] = defaultdict(set)
    for sheet in then.values():
        for item in sheet.items:
            answered[item].add(sheet.record)
    # The ways of a question are told only while all that its picture was made from is still kept.
    shown = frozenset(
        item for item, some in answered.items() if together(was.pictures.get(item, ())) == frozenset(some)
    )
    same = frozenset(sheet.person for sheet in again if sheet.digest in before)
    return Times(reader.given(last.contributions), reader.given(now), same, shown)


def together(pictures: Sequence[Picture]) -> Picture:
    """Return everybody behind the pictures of a question."""
    return frozenset[tuple[str, str]]().union(*pictures)
