"""Rooms with teams, and what an attacker learns of them who has every pattern of every team and of the hall.

Phones are held up and teams talk, so she has all of them.  She may also have the phones of several people, who tell
her what they answered themselves.
"""

import random
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from sixelements.convening.sides import SIDES

from .reading import Picture, Read, read
from .rooms import Room, Seen, Step, any_room, small_or_near_k
from .sums import as_people, finds
from .worlds import certain, leaks


def random_hall(kind: str, seed: int) -> Room:
    """Return a room made at random: up to five teams of any size, up to four sides and three rounds, either first."""
    chance = random.Random(f"hall {kind} {seed}")  # noqa: S311
    number = chance.choice((1, 2, 2, 3, 3, 4, 5))
    # A team named more often is larger; "" is whoever sits with none.
    seats = [str(one) for one in range(number) for _ in range(chance.choice((1, 2, 4, 4)))]
    seats += [""] * chance.choice((0, 0, 0, 1))
    sides = SIDES[: chance.choice((1, 2, 2, 4))]
    first = {side: Step(come=chance.randint(3, 6 + 20 // len(sides))) for side in sides}
    steps = [first]
    for _ in range(chance.choice((0, 1, 1, 2))):
        calm = chance.random() < 0.6
        steps.append(
            {
                side: Step(
                    change=99 if chance.random() < 0.7 else chance.randint(0, 9),
                    leave=0 if calm else small_or_near_k(chance, 6),
                    come=0 if calm else small_or_near_k(chance, 6),
                    back=0 if calm else small_or_near_k(chance, 6),
                    cross=chance.choice((0, 0, 0, 1, 6)),
                    swap=chance.choice((0, 0, 1, 6)),
                )
                for side in sides
            }
        )
    room = any_room(kind, steps, chance, seed, tuple(seats))
    return replace(room, first=chance.choice(("teams", "sides")))


def lines_of(seen: Seen) -> Iterator[Read]:
    """Yield every line of numbers of one reveal: the hall's, and each team's."""
    yield from read(seen.pattern, seen.truth)
    for team, own in seen.teams.items():
        yield from read(own, [one for one in seen.truth if one.team == team])


def learned_from(room: Room, reveals: Iterable[Seen]) -> list[str]:
    """Return what she learns of fewer than k people, or of one person from the phones of others."""
    lines: defaultdict[str, list[Read]] = defaultdict(list)
    learned: list[str] = []
    chance = random.Random(room.seed)  # noqa: S311
    for seen in reveals:
        for one in lines_of(seen):
            lines[one.question].append(one)
        if seen.told is not None:
            learned += leaks(room.kind, *seen.told)
    known: dict[tuple[Picture, ...], bool] = {}
    for question, some in lines.items():
        learned += [f"{what}: {question}" for what in reasoned(some, room.k, known)]
        for pooled in coalitions(some, room.k, chance):
            rest = [one.without(pooled) for one in some]
            learned += [f"{len(pooled)} phones, {what}: {question}" for what in reasoned(rest, 2, {})]
    return learned


def reasoned(lines: Sequence[Read], k: int, known: dict[tuple[Picture, ...], bool]) -> list[str]:
    """Return how the lines of one question, put together, say something of fewer than *k* people."""
    pictures = tuple(dict.fromkeys(one.picture for one in lines if one.picture))
    if pictures not in known:
        known[pictures] = finds(pictures, k) or finds([as_people(one) for one in pictures], k)
    return ["sums"] * known[pictures] + ["certain" for _ in certain(lines, k)]


def coalitions(lines: Sequence[Read], k: int, chance: random.Random) -> Iterator[frozenset[str]]:
    """Yield people who put their phones together.

    Any k - 2 in the room; and all but two of a picture that no other picture of the question cuts: a team that is shown
    as one, in a hall that is shown as one, and in another round with the same people, who all changed or none of them.
    """
    pictures = [one.picture for one in lines if one.picture]
    everybody = sorted({who for one in pictures for who, _ in one})
    if len(everybody) >= k:
        yield frozenset(chance.sample(everybody, k - 2))
    for people in dict.fromkeys(frozenset(who for who, _ in one) for one in pictures):
        theirs = {frozenset(record for record in one if record[0] in people) for one in pictures} - {
            frozenset()
        }
        apart = sum(map(len, theirs)) == len(frozenset[tuple[str, str]]().union(*theirs))
        if apart and all(len(one) == len(people) for one in theirs):
            yield frozenset(chance.sample(sorted(people), len(people) - 2))
