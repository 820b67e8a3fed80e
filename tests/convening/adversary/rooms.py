"""Rooms of every kind in the catalog, in which people come, change, leave, come back, change sides and withdraw."""

import random
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Any, NamedTuple

import msgspec
from msgspec import Struct, structs

from sixelements import catalog, kinds
from sixelements.content import Exercise
from sixelements.convening import patterns
from sixelements.convening.patterns import Contribution, Pattern, Revealed
from sixelements.convening.sides import SIDES
from tests.answering import answers

CUT = ("decisions", "beats", "cases", "scenarios", "cards", "items", "rows", "sections", "links")
"""Lists in the content of exercises of which a few are enough to attack."""
FEW = 3
SALT = "room"
POOL = 40
"""How many different sheets people fill in; room by room they are mixed."""

Answers = dict[str, Any]


@cache
def small(kind: str, most: int = FEW) -> Exercise:
    """Return the exercise of a kind with the fewest answers, or the one that is called so, cut short."""
    some = [one for one in catalog.for_rooms() if kind in (one.kind, one.slug)]
    cut = [structs.replace(one, content=shortened(one.content, most)) for one in some]
    return min(cut, key=lambda one: (leaves(answers(one, 0)), one.slug))


def shortened(content: Any, most: int) -> Any:
    """Return content with every list in :data:`CUT` cut short; of an even number, from both ends."""
    changed = {}
    for name in content.__struct_fields__:
        value = getattr(content, name)
        if name in CUT and isinstance(value, tuple) and value and isinstance(value[0], Struct):
            some = value if len(value) <= most else (*value[: most - 1], value[-1])
            changed[name] = tuple(shortened(one, most) for one in some)
    return structs.replace(content, **changed) if changed else content


def sent(value: Any) -> Any:
    """Return *value* as it arrives: JSON knows no tuples, and no keys but words."""
    return msgspec.json.decode(msgspec.json.encode(value))


def leaves(value: Any) -> int:
    """Count single answers."""
    return sum(map(leaves, value.values())) if isinstance(value, dict) else 1


@cache
def sheet(kind: str, seed: int) -> bytes:
    """Return what somebody answers, as JSON."""
    return msgspec.json.encode(answers(small(kind), seed))


def answered(kind: str, chance: random.Random, skip: float, spread: int) -> Answers:
    """Return a sheet out of *spread* different ones, with each answer left out with the chance *skip*."""
    found: Answers = without(msgspec.json.decode(sheet(kind, chance.randrange(spread))), chance, skip)
    return found


def without(value: Any, chance: random.Random, skip: float) -> Any:
    """Return *value* with answers left out at random."""
    if not isinstance(value, dict):
        return value
    kept = {
        key: without(inner, chance, skip)
        for key, inner in value.items()
        if isinstance(inner, dict) or chance.random() >= skip
    }
    return {key: inner for key, inner in kept.items() if inner != {}}


def moved(kind: str, old: Answers, chance: random.Random, how: float, spread: int) -> Answers:
    """Return *old* with each answer replaced with the chance *how*."""
    found: Answers = mixed(old, msgspec.json.decode(sheet(kind, chance.randrange(spread))), chance, how)
    return found


def mixed(old: Any, new: Any, chance: random.Random, how: float) -> Any:
    """Return *old* with parts from *new*; points that are shared out go together, so that they still add up."""
    if isinstance(old, dict) and isinstance(new, dict) and not whole(new):
        return {key: mixed(value, new.get(key, value), chance, how) for key, value in old.items()}
    if isinstance(old, list) and isinstance(new, list):
        either = [*old, *new]
        each = [one for at, one in enumerate(either) if one not in either[:at]]
        return [one for one in each if one in (new if chance.random() < how else old)]
    return new if chance.random() < how else old


def whole(value: Answers) -> bool:
    """Tell whether these are points that add up."""
    numbers = [one for one in value.values() if type(one) is int]
    return len(numbers) > 1 and sum(numbers) in {10, 100}


class Step(NamedTuple):
    """What happens on one side before a reveal: so many come, come back, change, leave, go to another side or team."""

    come: int = 0
    back: int = 0
    change: int = 0
    leave: int = 0
    cross: int = 0
    swap: int = 0


class Seen(NamedTuple):
    """One reveal: the hall's pattern, the people behind it, of movement the two times and all bounds, what was before.

    ``teams`` has each team's own pattern.
    """

    pattern: Pattern
    truth: list[Contribution]
    told: Any
    before: list[Revealed]
    teams: dict[str, Pattern] = {}  # noqa: RUF012  (a tuple's default, which nobody changes)


@dataclass
class Room:
    """A room with everything that happens in it until the last reveal."""

    kind: str
    steps: list[dict[str, Step]]
    k: int = 5
    skip: float = 0.0
    spread: int = POOL
    how: float = 0.4
    seed: int = 0
    mode: str = "anonymous"
    remember: bool = True
    twin: bool = False
    """The second reveal is of another exercise that asks the same."""
    first: Any = "teams"
    """Who goes first in a room with teams."""
    teams: tuple[str, ...] = ()
    """Where whoever comes sits down at random; one named more often is larger."""
    people: dict[str, Contribution] = field(default_factory=dict)
    away: dict[str, Contribution] = field(default_factory=dict)
    held: int = 0

    def play(self) -> Iterator[Seen]:
        """Yield each pattern that is shown, with the truth behind it."""
        chance = random.Random(self.seed)  # noqa: S311
        past: list[Revealed] = []
        for number, step in enumerate(self.steps):
            for side, happens in step.items():
                self.happen(side, happens, number, chance)
            truth = list(self.people.values())
            chance.shuffle(truth)
            exercise = small(self.kind)
            if self.twin and number == 1:
                exercise = structs.replace(exercise, slug="the-same-again")
            shown, told = self.reveal(exercise, truth, number + 1, past if self.remember else [])
            if shown.held:
                self.held += 1
                assert shown.pattern["blocks"] == []
                assert not shown.basis
            else:
                own = {team: sent(one) for team, one in shown.teams.items()}
                yield Seen(sent(shown.pattern), truth, told, list(past), own)
                past.append(Revealed(exercise.slug, sent(shown.basis), truth))

    def reveal(self, exercise: Exercise, truth: list[Contribution], number: int, past: list[Revealed]) -> Any:
        """Return what is shown, and all bounds that were told."""
        caught: list[Any] = []
        real = patterns.moved.tell

        def tell(*args: Any) -> Any:
            caught.append((args[1], real(*args)))
            return caught[-1][1]

        vars(patterns.moved)["tell"] = tell
        try:
            shown = patterns.reveal(
                exercise,
                truth,
                sides=SIDES,
                k=self.k,
                mode=self.mode,
                round_=number,
                earlier=past,
                salt=SALT,
                first=self.first,
            )
        finally:
            vars(patterns.moved)["tell"] = real
        return shown, caught[-1] if caught else None

    def happen(self, side: str, step: Step, number: int, chance: random.Random) -> None:
        """Let one side's step happen; whoever withdraws and shares again shares what she had shared."""
        there = sorted(who for who, one in self.people.items() if one.side == side)
        chance.shuffle(there)
        for who in there[: step.leave]:
            self.away[who] = self.people.pop(who)
        rest = there[step.leave :]
        for who in rest[: step.change]:
            self.people[who] = self.anew(self.people[who], chance)
        for who in rest[len(rest) - step.cross :] if step.cross else []:
            self.people[who] = replace(self.people[who], side=chance.choice(SIDES[:4]))
        for who in rest[: step.swap] if self.teams else []:
            self.people[who] = replace(self.people[who], team=chance.choice(self.teams))
        for who in sorted(one for one, gone in self.away.items() if gone.side == side)[: step.back]:
            self.people[who] = self.anew(self.away.pop(who), chance)
        for place in range(step.come):
            who = f"{side} {number} {place}"
            given = answered(self.kind, chance, self.skip, self.spread)
            team = chance.choice(self.teams) if self.teams else ""
            self.people[who] = Contribution(who, side, given, team)

    def anew(self, one: Contribution, chance: random.Random) -> Contribution:
        """Return a person with answers of now."""
        return replace(one, answers=moved(self.kind, one.answers, chance, self.how, self.spread))


def small_or_near_k(chance: random.Random, most: int) -> int:
    """Small numbers, where one person can be found, and numbers around k, where the rule begins to show."""
    return chance.randint(0, 2) if chance.random() < 0.5 else chance.randint(3, most)


def random_room(kind: str, seed: int) -> Room:
    """Return a room made at random: up to seven sides, up to three rounds."""
    chance = random.Random(f"{kind} {seed}")  # noqa: S311
    first = {side: Step(come=small_or_near_k(chance, 8)) for side in SIDES[: chance.choice((2, 2, 4, 7))]}
    if chance.random() < 0.5:
        first = {side: Step(come=chance.randint(6, 9)) for side in list(first)[:2]}
    steps = [first]
    for _ in range(chance.choice((1, 1, 2))):
        later = {}
        for side in first:
            ordinary = chance.random() < 0.5
            later[side] = (
                Step(
                    come=chance.choice((0, 0, 1)),
                    back=chance.choice((0, 1)),
                    change=99 if chance.random() < 0.7 else chance.randint(0, 9),
                    leave=chance.choice((0, 0, 1, 1, 2)),
                )
                if ordinary
                else Step(
                    come=small_or_near_k(chance, 6),
                    back=small_or_near_k(chance, 6),
                    change=small_or_near_k(chance, 8),
                    leave=small_or_near_k(chance, 6),
                    cross=chance.choice((0, 0, 0, 1, 5)),
                )
            )
        steps.append(later)
    return any_room(kind, steps, chance, seed)


def any_room(
    kind: str, steps: list[dict[str, Step]], chance: random.Random, seed: int, teams: tuple[str, ...] = ()
) -> Room:
    """Return a room whose people come as in *steps* and answer in one of many ways."""
    return Room(
        kind,
        steps,
        k=chance.choice((3, 4, 5)),
        skip=chance.choice((0.0, 0.0, 0.1, 0.5)),
        spread=chance.choice((3, 6, POOL)),
        how=chance.choice((0.1, 0.4, 0.8)),
        seed=seed,
        twin=chance.random() < 0.1,
        teams=teams,
    )


KINDS = kinds.names()
