"""Rooms that play a scene together, some twice and some alone as well, and what an attacker learns of them."""

import json
import random
from collections import defaultdict
from collections.abc import Iterator
from typing import Any, NamedTuple

from sixelements import catalog
from sixelements.convening import patterns
from sixelements.convening.patterns import Contribution, Revealed, beats
from sixelements.convening.patterns.beats import Vote
from sixelements.convening.sides import SIDES
from tests.examples import of_kind

from .reading import Read
from .rooms import sent
from .sums import as_people, finds
from .worlds import certain

SCENE = catalog.get(of_kind("scene")[0])
SALT = "room"
MOST = 5
"""Beats that a room plays."""
SIDE = {"labor": "labor-certificated", "management": "management-site"}


class Seen(NamedTuple):
    """One reveal: its pattern, and what everybody had chosen at each beat that it tells of."""

    pattern: dict[str, Any]
    chosen: dict[str, list[Vote]]
    sheets: dict[str, str] = {}  # noqa: RUF012  (a tuple's default, which nobody changes)
    """Where people chose alone, all that each of them shared at that time: her record, as ``privacy.py`` has it."""


class Meeting:
    """A room in which people come late, go early, leave a beat out and choose anew the next time."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)  # noqa: S311
        self.k = self.chance.choice((3, 4, 5))
        sizes = {chair: self.chance.choice((2, self.k, self.k + 1, 9, 20)) for chair in SIDE}
        self.people = {f"{chair} {n}": chair for chair, size in sizes.items() for n in range(size)}
        self.steady = self.chance.choice((0.5, 0.9, 1.0))
        self.again = self.chance.choice((0.0, 0.1, 0.6))
        """How likely somebody chooses anew at a beat that she chose at before."""
        self.rounds = self.chance.choices(("beats", "alone"), k=self.chance.choice((1, 2, 2, 3)))
        self.kept: dict[tuple[str, str], str] = {}
        self.past: list[Revealed] = []

    def chosen(self, beat: Any) -> list[Vote]:
        """Return what those who are there choose at a beat: mostly what they chose there before."""
        votes = []
        for who, chair in self.people.items():
            if self.chance.random() > self.steady:
                continue
            words = [one.id for one in beat.of(chair)]
            if (who, beat.id) not in self.kept or self.chance.random() < self.again:
                self.kept[who, beat.id] = self.chance.choice(words)
            votes.append(Vote(who, chair, self.kept[who, beat.id]))
        if self.chance.random() < 0.3:
            who = f"late {len(self.people)}"
            self.people[who] = self.chance.choice(list(SIDE))
        return votes

    def play(self) -> Iterator[Seen]:
        """Yield each reveal, with the truth behind it."""
        for number, how in enumerate(self.rounds, start=1):
            yield from (self.together if how == "beats" else self.alone)(number)

    def together(self, number: int) -> Iterator[Seen]:
        """Play the first beats, one after the other."""
        for beat in SCENE.content.beats[:MOST]:
            votes = self.chosen(beat)
            shown = beats.reveal(
                SCENE, beat, votes, beats.Room("anonymous", self.k, number), earlier=self.past, salt=SALT
            )
            if not shown.held:
                self.past.append(Revealed(f"{SCENE.slug}#{beat.id}", sent(shown.basis)))
                yield Seen(sent(shown.pattern), {beat.id: votes})

    def alone(self, number: int) -> Iterator[Seen]:
        """Let everybody choose at the first two beats by herself, and show it at once."""
        chosen = {beat.id: self.chosen(beat) for beat in SCENE.content.beats[:2]}
        said: defaultdict[str, dict[str, str]] = defaultdict(dict)
        for beat, votes in chosen.items():
            for one in votes:
                said[one.who][beat] = one.choice
        people = [
            Contribution(who, SIDE[self.people[who]], {"said": {self.people[who]: words}})
            for who, words in said.items()
        ]
        shown = patterns.reveal(
            SCENE, people, sides=SIDES, k=self.k, round_=number, earlier=self.past, salt=SALT
        )
        if not shown.held:
            self.past.append(Revealed(SCENE.slug, sent(shown.basis), people))
            if "moved" not in shown.pattern:
                sheets = {who: json.dumps(words) for who, words in said.items()}
                yield Seen(sent(shown.pattern), chosen, sheets)


def lines(seen: Seen) -> Iterator[Read]:
    """Yield each line of numbers: whose words at which beat, who stands behind it, how many chose what."""
    for block in (one for one in seen.pattern["blocks"] if one["type"] == "strips"):
        for row in block["rows"]:
            chair, _, beat = row["id"].partition("-")
            votes = [one for one in seen.chosen[beat] if one.chair == chair]
            for part in row["parts"]:
                assert part["n"] == sum(part["counts"])
                records = frozenset((one.who, seen.sheets.get(one.who, one.choice)) for one in votes)
                yield Read(row["id"], records, part["counts"], one_each=True)


def told_few(seen: Seen, k: int) -> Iterator[str]:
    """Yield what a sentence says of fewer than *k* people."""

    def messages(value: Any) -> Iterator[dict[str, Any]]:
        if isinstance(value, dict):
            yield value
            for inner in value.values():
                yield from messages(inner)
        elif isinstance(value, list):
            for inner in value:
                yield from messages(inner)

    for block in (one for one in seen.pattern["blocks"] if one["type"] == "sentence"):
        for one in messages(block["text"]):
            if isinstance(one.get("of"), int) and one["of"] < k:
                yield f"a sentence about {one['of']}"


def learned_from(meeting: Meeting) -> list[str]:
    """Return what she learns of fewer than k people, from all that the room saw together."""
    read: defaultdict[str, list[Read]] = defaultdict(list)
    learned: list[str] = []
    for seen in meeting.play():
        learned += told_few(seen, meeting.k)
        for line in lines(seen):
            read[line.question].append(line)
    for question, some in read.items():
        pictures = tuple(dict.fromkeys(one.picture for one in some))
        if finds(pictures, meeting.k) or finds([as_people(one) for one in pictures], meeting.k):
            learned.append(f"sums: {question}")
        learned += [f"certain: {question}" for _ in certain(some, meeting.k)]
    return learned
