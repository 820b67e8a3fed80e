"""An attacker against the rules of ``privacy.py`` and ``movement.py``; ``adversary/`` has her means.

She has learned something she should not when what a sum adds or takes away rests on one to k - 1 people,
when every possible world says the same of one to k - 1 people, or when what was told of movement
is not possible in every world that the first picture allows.
"""

from collections import Counter, defaultdict

import pytest

from .adversary.reading import Picture, Read, read
from .adversary.rooms import KINDS, Room, random_room
from .adversary.sums import as_people, finds
from .adversary.worlds import certain, leaks

ROOMS = 3000
"""How many rooms the attacker tries in the suite, over all kinds; ``bench/adversary.py`` tries more."""


def attack(room: Room) -> list[str]:
    """Return what the attacker learns of fewer than k people."""
    lines: defaultdict[str, list[Read]] = defaultdict(list)
    learned: list[str] = []
    for seen in room.play():
        for one in read(seen.pattern, seen.truth):
            lines[one.question].append(one)
        if seen.told is not None:
            learned += leaks(room.kind, *seen.told)
    known: dict[tuple[Picture, ...], bool] = {}
    for question, some in lines.items():
        pictures = tuple(dict.fromkeys(one.picture for one in some))
        if pictures not in known:
            known[pictures] = finds(pictures, room.k) or finds([as_people(one) for one in pictures], room.k)
        if known[pictures]:
            learned.append(f"sums: {question}")
        learned += [f"certain: {question}" for _ in certain(some, room.k)]
    return learned


@pytest.mark.parametrize("kind", KINDS)
def test_no_room_discloses_anything(kind: str) -> None:
    tried = -(-ROOMS // len(KINDS))
    reveals: Counter[str] = Counter()
    for seed in range(tried):
        room = random_room(kind, seed)
        assert attack(room) == [], f"room {seed}"
        reveals["held"] += room.held
    print(f"{tried} rooms of {kind}, 0 disclosures")
