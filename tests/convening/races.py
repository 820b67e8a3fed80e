"""Two people who act in one room at the same moment: what they may do, and what must hold afterwards."""

from __future__ import annotations

import itertools
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import Any, NamedTuple

from sqlalchemy import func, select

from sixelements import catalog
from sixelements.convening import agenda, rooms
from sixelements.convening.store import RoomStore
from sixelements.convening.tables import Activity, Share
from tests.support import services

EXERCISE = catalog.get("conflict-styles")
OTHER = catalog.get("decision-continuum")
SIDES = ["labor-certificated", "management-site", "board"]
PEOPLE = 3
RANK = {"waiting": 0, "collecting": 0, "revealed": 1, "closed": 2, "aside": 2}


class Stage(NamedTuple):
    """A room with two activities, of which people have shared for the first, which collects."""

    store: RoomStore
    code: str
    activities: tuple[int, int]
    tokens: list[str]


class Deed(NamedTuple):
    """Something somebody does in the room, and the state that it leaves the first or second activity in, if any."""

    name: str
    do: Callable[[Stage], object]
    leaves: tuple[int, str] | None = None


def step(act: str, which: int) -> Deed:
    """Return a facilitator's step on one of the two activities."""
    leaves = {"reveal": "revealed", "close": "closed", "set-aside": "aside"}.get(act)
    return Deed(
        f"{act} {'AB'[which]}",
        lambda stage: rooms.STEPS[act](stage.store, stage.code, stage.activities[which]),
        (which, leaves) if leaves else None,
    )


def sent(stage: Stage, answers: Any) -> int:
    """Share *answers* again for the first activity as its last participant; None withdraws."""
    activity, token = stage.activities[0], stage.tokens[-1]
    if answers is None:
        return rooms.withdraw(stage.store, stage.code, activity, token=token, revision=2)
    return share((stage.store, stage.code, activity), token, 2, answers)


def share(room: tuple[RoomStore, str, int], token: str, revision: int = 1, answers: Any = None) -> int:
    """Share for the first of the two exercises; *room* is the store, the code and the activity."""
    given = EXERCISE.cases[-1].answers if answers is None else answers
    return rooms.share(*room, token=token, revision=revision, version=EXERCISE.version, answers=given)


STEPS = [step(act, which) for act in rooms.STEPS for which in (0, 1)]
"""Every step there is, on either activity."""
DEEDS = [
    *STEPS,
    Deed("add", lambda stage: rooms.add(stage.store, stage.code, EXERCISE.slug, 5)),
    Deed("close the room", lambda stage: rooms.set_state(stage.store, stage.code, "closed")),
    Deed("share", lambda stage: sent(stage, EXERCISE.cases[0].answers)),
    Deed("withdraw", lambda stage: sent(stage, None)),
]
PAIRS = list(itertools.combinations_with_replacement(DEEDS, 2))


def staged(store: RoomStore) -> Stage:
    """Open a room in which three people have shared for the first of two exercises."""
    agenda_ = [(EXERCISE.slug, 20), (OTHER.slug, 20)]
    code = rooms.open_room(store, purpose="To race", sides=SIDES, agenda=agenda_, k=3)
    first, second = (one["id"] for one in rooms.about_room(store, code)["activities"])
    rooms.start(store, code, first)
    tokens = [rooms.join(store, code, SIDES[0], f"device-{number:010}") for number in range(PEOPLE)]
    for token in tokens:
        share((store, code, first), token)
    return Stage(store, code, (first, second), tokens)


def race(store: RoomStore, pair: tuple[Deed, Deed]) -> list[str]:
    """Let both deeds be done at once in a fresh room; return what is broken afterwards."""
    stage, barrier = staged(store), threading.Barrier(2)

    def act(deed: Deed) -> bool:
        barrier.wait()
        try:
            deed.do(stage)
        except rooms.RoomError:
            return False
        return True

    with ThreadPoolExecutor(2) as pool:
        done = [deed for deed, ok in zip(pair, pool.map(act, pair), strict=True) if ok]
    if not done:
        return ["neither was done"] if {one.name for one in pair} <= {"collect A", "collect B", "add"} else []
    return broken(stage, done)


class Seen(NamedTuple):
    """An activity as it is in the database, and how many shares count for it."""

    id: int
    slug: str
    round: int
    position: int
    state: str
    snapshot: dict[str, Any] | None
    shared: int


def seen(stage: Stage) -> list[Seen]:
    """Return the activities of the room."""
    counted = (
        select(func.count())
        .where(Share.activity_id == Activity.id, Share.answers.is_not(None))
        .correlate(Activity)
        .scalar_subquery()
    )
    columns = [getattr(Activity, name) for name in Seen._fields[:-1]]
    with stage.store.read() as work:
        room = rooms.find(work, stage.code)
        asked = select(*columns, counted).where(Activity.room_id == room.id)
        return [Seen._make(row) for row in work.execute(asked)]


def broken(stage: Stage, done: list[Deed]) -> list[str]:
    """Return what must never be, and is, in a room where somebody was told that the deeds were *done*."""
    activities = seen(stage)
    states = {one.id: one.state for one in activities}
    shown = [one for one in activities if one.snapshot is not None]
    undone = [
        deed.name
        for deed in done
        if deed.leaves and RANK[states[stage.activities[deed.leaves[0]]]] < RANK[deed.leaves[1]]
    ]
    wrong = {
        "two exercises collect": sum(one.state == "collecting" for one in activities) > 1,
        "two rounds have one number": len({(one.slug, one.round) for one in activities}) < len(activities),
        "two exercises have one place": len({one.position for one in activities}) < len(activities),
        "what was revealed is open again": any(one.state not in agenda.ON_VIEW for one in shown),
        "a revealed exercise has no pattern": any(
            one.state == "revealed" and one.snapshot is None for one in activities
        ),
        "what was set aside is there": any(one.state == "aside" and one.shared for one in activities),
        "what counts is not what the pattern shows": any(
            one.snapshot is not None and one.snapshot["n"] != one.shared for one in shown
        ),
        f"what was done is undone: {', '.join(undone)}": bool(undone),
    }
    return [words for words, so in wrong.items() if so]


@contextmanager
def databases(name: str, folder: Any) -> Iterator[str]:
    """Give the address of an empty database of the kind *name*: SQLite, or a real Postgres of our own."""
    if name == "sqlite":
        yield f"sqlite:///{folder}/rooms.sqlite"
    else:
        # Nothing here is about a power cut, and a disk that is waited for at each step makes it a long test.
        with services.postgres("fsync=off") as address:
            yield address.replace("postgresql://", "postgresql+psycopg://", 1)
