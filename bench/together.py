"""A day of twenty exercises with two facilitators: one truth, and a share that takes as long in the evening.

    python bench/together.py            everything, about ten minutes
    python bench/together.py day        a share and a look at the room, with 20 exercises revealed beside 1
    python bench/together.py races      each pair of what two people can do at once, 20 tries each
    python bench/together.py two        two facilitators who press without pause, and what is left in the evening

Both on SQLite and on a real Postgres (see ``tests/support/services.py``); ratios are of one run.
"""

from __future__ import annotations

import random
import statistics
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from typing import Any

import msgspec

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from bench.asked import asked  # noqa: E402  (the checkout must be found first)
from sixelements import catalog, kinds, shape  # noqa: E402
from sixelements.content import Exercise  # noqa: E402
from sixelements.convening import rooms  # noqa: E402
from sixelements.convening.store import RoomStore, open_store  # noqa: E402
from tests.convening.races import PAIRS, Stage, broken, databases, race  # noqa: E402

SIDES = ["labor-certificated", "labor-classified", "management-cabinet", "management-site"]
PEOPLE = 24
EXERCISES = [one for one in catalog.all_exercises() if one.cases][:21]
LOOKS = 300
TRIES = 20
STEPS = 1000


def given(exercise: Exercise, number: int = 0) -> dict[str, Any]:
    """Return what a device sends of one of the exercise's cases: without what never leaves it."""
    answers = exercise.cases[number % len(exercise.cases)].answers
    sent: dict[str, Any] = shape.prune(kinds.get(exercise.kind).shared_shape(exercise), answers)[0]
    return sent


class Day:
    """A room in which the first exercises are *revealed* and the last one collects."""

    def __init__(self, store: RoomStore, revealed: int) -> None:
        self.store, self.revision = store, 0
        self.seen: dict[int, dict[str, Any]] = {}
        agenda = [(one.slug, 20) for one in EXERCISES]
        self.code = rooms.open_room(store, purpose="To measure", sides=SIDES, agenda=agenda, k=3)
        self.tokens = [
            rooms.join(store, self.code, SIDES[number % len(SIDES)], f"device-{number:010}")
            for number in range(PEOPLE)
        ]
        activities = [one["id"] for one in rooms.about_room(store, self.code)["activities"]]
        for activity, exercise in zip(activities[:revealed], EXERCISES, strict=False):
            rooms.start(store, self.code, activity)
            for number, token in enumerate(self.tokens):
                answers = given(exercise, number)
                version = exercise.version
                rooms.share(
                    store, self.code, activity, token=token, revision=1, version=version, answers=answers
                )
            rooms.reveal(store, self.code, activity)
        self.activity = activities[-1]
        rooms.start(store, self.code, self.activity)

    def patterns(self) -> float:
        """Return how many megabytes of patterns the room has seen."""
        found = rooms.board(self.store, self.code)["activities"]
        return sum(len(msgspec.json.encode(one["pattern"])) for one in found if one["pattern"]) / 1e6

    def share(self) -> None:
        """Share once more."""
        self.revision += 1
        last = EXERCISES[-1]
        rooms.share(
            self.store,
            self.code,
            self.activity,
            token=self.tokens[0],
            revision=self.revision,
            version=last.version,
            answers=given(last),
        )

    def look(self) -> None:
        """Ask for the room as a phone does."""
        rooms.about_room(self.store, self.code)

    def display(self) -> None:
        """Ask for the room as the display does."""
        rooms.board(self.store, self.code, self.seen)


def milliseconds(do: Callable[[], None]) -> float:
    """Return how long *do* takes."""
    began = time.perf_counter()
    do()
    return 1000 * (time.perf_counter() - began)


def day(store: RoomStore, name: str) -> bool:
    """Print what a share and a look take in both rooms, in turns; say whether the evening is as the morning."""
    morning, evening = Day(store, 1), Day(store, len(EXERCISES) - 1)
    print(
        f"{name}: patterns revealed {morning.patterns():.2f} MB in one room, {evening.patterns():.2f} MB in the other"
    )
    good = True
    for what in ("share", "look", "display"):
        times: dict[Day, list[float]] = {morning: [], evening: []}
        for _ in range(LOOKS):
            for room, taken in times.items():
                taken.append(milliseconds(getattr(room, what)))
        first, last = (statistics.median(one) for one in times.values())
        print(
            f"  {what}: 1 revealed {first:.2f} ms, {len(EXERCISES) - 1} revealed {last:.2f} ms, {last / first:.2f} x"
        )
        good &= last / first <= 1.3
    return good


def races(store: RoomStore, name: str) -> bool:
    """Race every pair; print what was broken; say whether nothing was."""
    wrong: Counter[str] = Counter()
    for pair in PAIRS:
        for _ in range(TRIES):
            wrong.update(f"{pair[0].name} + {pair[1].name}: {words}" for words in race(store, pair))
    print(f"{name}: {len(PAIRS)} pairs, {TRIES} tries each, broken: {sum(wrong.values())}")
    for words, times in wrong.items():
        print(f"  {times} x {words}")
    return not wrong


def two(store: RoomStore, name: str) -> bool:
    """Let two facilitators take a thousand random steps each through a day; say whether one truth is left."""
    agenda = [(one.slug, 20) for one in EXERCISES[:-1]]
    code = rooms.open_room(store, purpose="To measure", sides=SIDES, agenda=agenda, k=3)
    tokens = [rooms.join(store, code, SIDES[number % 4], f"device-{number:010}") for number in range(4)]
    exercises = {one.slug: one for one in EXERCISES}
    done: Counter[str] = Counter()

    def press(seed: int) -> None:
        chance = random.Random(seed)  # noqa: S311  (nothing secret)
        for _ in range(STEPS):
            act = chance.choices([*rooms.STEPS, "share"], [30, 20, 1, 1, 60])[0]
            activity = chance.choice(rooms.about_room(store, code)["activities"])
            exercise = exercises[activity["slug"]]
            try:
                if act == "share":
                    for token in tokens:
                        rooms.share(
                            store, code, activity["id"], token=token, revision=chance.randint(1, 10**6),
                            version=exercise.version, answers=given(exercise),
                        )  # fmt: skip
                else:
                    rooms.STEPS[act](store, code, activity["id"])
                done[act] += 1
            except rooms.RoomError:
                done["refused"] += 1

    with ThreadPoolExecutor(2) as pool:
        list(pool.map(press, (1, 2)))
    told = rooms.about_room(store, code)["activities"]
    stage = Stage(store, code, (told[0]["id"], told[1]["id"]), tokens)
    wrong = broken(stage, [])
    print(
        f"{name}: two facilitators, {STEPS} steps each: {dict(done)}; {Counter(one['state'] for one in told)}"
    )
    print(f"  broken: {wrong or 0}")
    return not wrong


def main() -> None:
    """Measure what is asked for; end with 1 where a figure is not reached."""
    parts = {"day": day, "two": two, "races": races}
    chosen = [parts[name] for name in asked(__doc__, parts)[0]]
    good = True
    for name in ("sqlite", "postgres"):
        with (
            tempfile.TemporaryDirectory() as folder,
            databases(name, folder) as address,
            closing(open_store(address)) as store,
        ):
            for one in chosen:
                good &= one(store, name)
    sys.exit(not good)


if __name__ == "__main__":
    main()
