"""The attacker of ``tests/convening`` against many more rooms, and what ordinary second meetings get to see.

``python -m bench.adversary rooms 20000`` tries rooms of every kind in the catalog.
``python -m bench.adversary halls 3000`` tries rooms with teams: team, hall, side and round at once.
``python -m bench.adversary votes 2000`` tries so many votes, half of them of teams with lists of their own.
``python -m bench.adversary meetings 40`` lets each exercise of the catalog meet twice so many times: sixteen
people of whom one or two are missing and one is new, and 160 of whom eight are missing.
"""

import random
import sys
from collections import Counter

from sixelements import catalog
from sixelements.content import Exercise
from sixelements.convening import patterns
from sixelements.convening.patterns import Contribution, Revealed
from sixelements.convening.sides import SIDES
from tests.answering import answers
from tests.convening.adversary import halls, votes
from tests.convening.adversary.rooms import KINDS, Room, mixed, random_room
from tests.convening.test_adversary import learned_from

AGAIN = 0.4
"""How likely somebody who comes back answers a question anew (perhaps the same)."""


def try_rooms(rooms: int) -> None:
    """Print how many of so many rooms disclose something, and what their later reveals show."""
    found: Counter[str] = Counter()
    for seed in range(rooms):
        room = random_room(KINDS[seed % len(KINDS)], 10_000 + seed)
        seen = list(room.play())
        if learned := learned_from(room, seen):
            found["disclosures"] += 1
            print(f"{room.kind}, room {room.seed}: {learned}", flush=True)
        found["reveals"] += len(seen) + room.held
        later = [one for one in seen if one.before]
        found["later, held"] += room.held
        found["later, movement only"] += sum("moved" in one.pattern for one in later)
        found["later, a picture"] += sum("moved" not in one.pattern for one in later)
    print(f"{rooms} rooms", dict(found))


def try_halls(rooms: int) -> None:
    """Print how many of so many rooms with teams disclose something, and how many teams are shown."""
    found: Counter[str] = Counter()
    for seed in range(rooms):
        room = halls.random_hall(KINDS[seed % len(KINDS)], 10_000 + seed)
        seen = list(room.play())
        if learned := halls.learned_from(room, seen):
            found["disclosures"] += 1
            print(f"{room.kind}, room {room.seed}: {learned}", flush=True)
        found["reveals"] += len(seen)
        found[f"rooms, {room.first} first"] += 1
        for one in seen:
            shown = [own for own in one.teams.values() if own["blocks"]]
            found["teams"] += len(one.teams)
            found["teams shown"] += len(shown)
            found[f"teams shown, {room.first} first"] += len(shown)
            found["teams shown by side"] += sum(bool(own["groups"]) for own in shown)
            found["teams shown in a later round"] += len(shown) if one.before else 0
            found[f"halls by side, {room.first} first"] += bool(one.pattern["groups"])
    print(f"{rooms} rooms with teams: {found['disclosures']} disclosures", dict(found))


def try_votes(rooms: int) -> None:
    """Print how many of so many votes disclose something, in numbers or in words."""
    found: Counter[str] = Counter()
    for seed in range(rooms):
        if seed % 2:
            room: Room = votes.random_votes(votes.LISTED[seed % len(votes.LISTED)], 10_000 + seed)
            seen = list(room.play())
            learned = halls.learned_from(room, seen)
            found += votes.shown(seen)
        else:
            room = random_room(votes.VOTES[seed // 2 % len(votes.VOTES)], 10_000 + seed)
            seen = list(room.play())
            learned = learned_from(room, seen)
        learned += [claim for one in seen for claim in votes.unsaid(one)]
        found["reveals"] += len(seen)
        if learned:
            found["disclosures"] += 1
            print(f"{room.kind}, room {room.seed}: {learned}", flush=True)
    print(f"{rooms} votes: {found['disclosures']} disclosures", dict(found))


def meet(exercise: Exercise, seed: int, people: int, missing: int, new: int) -> str:
    """Return what a second meeting shows: nothing, that little moved, or what moved; or a picture."""
    chance = random.Random(seed)  # noqa: S311
    sides = (SIDES[0], SIDES[3])
    first = [
        Contribution(str(at), sides[at % 2], answers(exercise, chance.randrange(10**6)))
        for at in range(people)
    ]
    then = patterns.reveal(exercise, first, sides=sides)
    back = [
        Contribution(
            one.who, one.side, mixed(one.answers, answers(exercise, chance.randrange(10**6)), chance, AGAIN)
        )
        for one in chance.sample(first, people - missing)
    ]
    back += [Contribution(f"new {at}", sides[0], answers(exercise, at)) for at in range(new)]
    shown = patterns.reveal(
        exercise, back, sides=sides, round_=2, earlier=[Revealed(exercise.slug, then.basis, first)]
    )
    if shown.held:
        return "nothing"
    if "moved" not in shown.pattern:
        return "a picture"
    tables = [one for one in shown.pattern["blocks"] if one["type"] == "table"]
    return "what moved" if tables else "that little moved"


def try_meetings(each: int) -> None:
    """Print what second meetings show, over the whole catalog."""
    for people, missing, new in ((16, 1, 1), (16, 2, 1), (160, 8, 0), (16, 0, 0)):
        found = Counter(
            meet(exercise, seed, people, missing, new)
            for exercise in catalog.all_exercises()
            for seed in range(each if people < 100 else -(-each // 10))
        )
        print(f"{people} people, {missing} missing, {new} new:", dict(found), flush=True)


if __name__ == "__main__":
    {"rooms": try_rooms, "halls": try_halls, "votes": try_votes, "meetings": try_meetings}[sys.argv[1]](
        int(sys.argv[2])
    )
