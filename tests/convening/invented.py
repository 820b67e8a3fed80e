"""An invented room, the same on any day: for tests, and for the file that a page for facilitators reads.

``python -m tests.convening.invented`` writes that file anew.
"""

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from sixelements import catalog
from sixelements.convening import rooms
from sixelements.convening.exports import csv
from sixelements.convening.store import RoomStore, open_store

FILE = Path(__file__).parents[2] / "chapters" / "facilitators" / "invented-convening.csv"
SLUG = "decision-continuum"
PURPOSE = "Invented for this page: agree on three decisions that labor and management want to look at first."
SIDES = {"labor-certificated": 6, "labor-classified": 4, "management-cabinet": 3, "management-site": 4}
DECISIONS = 6
SPREAD = (0, 1, 0, -1, 0)
"""How far people of one side stand from its middle, in turn."""


def answers(side: str, person: int, time: int) -> dict[str, Any]:
    """Return what an invented person marks: near the exercise's invented team, and nearer to its wish later."""
    party = side.partition("-")[0]
    placed = {}
    for number, decision in enumerate(catalog.get(SLUG).content.decisions[:DECISIONS]):
        marks = decision.sample[party]
        now, should = marks.now, marks.should
        if time == 2 and number % 2 == 0:
            now += (should > now) - (should < now)
        off = SPREAD[(person + number) % len(SPREAD)]
        placed[decision.id] = {"now": min(7, max(1, now + off)), "should": min(7, max(1, should - off))}
    return {"side": party, "placed": placed}


def open_invented(store: RoomStore) -> str:
    """Open the room, let everyone share twice, reveal twice; return its code."""
    code = rooms.open_room(store, purpose=PURPOSE, sides=list(SIDES), agenda=[(SLUG, 20)])
    people = [side for side, number in SIDES.items() for _ in range(number)]
    tokens = [
        rooms.join(store, code, side, f"invented-person-{number:02}") for number, side in enumerate(people)
    ]
    for time in (1, 2):
        if time == 2:
            rooms.again(store, code, rooms.about_room(store, code)["activities"][0]["id"])
        activity = rooms.about_room(store, code)["activities"][-1]["id"]
        rooms.start(store, code, activity)
        for number, (side, token) in enumerate(zip(people, tokens, strict=True)):
            rooms.share(
                store,
                code,
                activity,
                token=token,
                revision=1,
                version=catalog.get(SLUG).version,
                answers=answers(side, number, time),
            )
        rooms.reveal(store, code, activity)
    rooms.commit_to(
        store,
        code,
        who="One person from each side",
        what="Open the talk on the bell schedule",
        by_when="Friday",
    )
    return code


def record() -> bytes:
    """Return the record of the invented room as CSV, with a day that does not pass."""
    with TemporaryDirectory() as folder:
        store = open_store(f"sqlite:///{folder}/rooms.sqlite")
        try:
            room = rooms.board(store, open_invented(store))
        finally:
            store.close()
    return csv.write({**room, "opened": "2026-03-12"})


if __name__ == "__main__":
    FILE.write_bytes(record())
