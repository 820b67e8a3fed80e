"""A team's year, from nothing in September to all it made in one file in June: three rooms, and a purge.

Every tool whose rows a whole room writes is worked in the room of its element, in the order of the course; what each
room is told of comes from the file of the one before, as a facilitator would open it.
"""

from typing import Any

from sqlalchemy import delete, select

from sixelements import catalog, document, kinds, shape
from sixelements.content import Exercise
from sixelements.convening import rooms, teamfile
from sixelements.convening.display import Display
from sixelements.convening.documents import log
from sixelements.convening.facilitators import OWNER
from sixelements.convening.store import RoomStore
from sixelements.convening.tables import Room
from tests.answering import answers
from tests.convening.test_teamfile import taken
from tests.convening.writing import SIDES, edit

MEETINGS = {"September": (1, 2), "January": (3, 4), "June": (5, 6)}
"""Each meeting of the year, and the elements whose tools the team works there."""


def form_of(exercise: Exercise) -> document.Form | None:
    return kinds.get(exercise.kind).document(exercise)


TOOLS = [
    one
    for one in catalog.all_exercises()
    if (form := form_of(one)) and not form.by_side and kinds.get(one.kind).written(one)
]
"""What one team writes together; a side's own table is that side's, and no team's file holds it."""


def meet(store: RoomStore, name: str, carried: dict[str, Any] | None) -> str:
    """Open the room of a meeting, work its tools, and agree on something; return its code."""
    tools = [one for one in TOOLS if one.element in MEETINGS[name]]
    display = Display(store, OWNER)
    heard = display.ask(
        {
            "do": "open", "purpose": f"Invented: what we do in {name}", "sides": SIDES, "k": 3, "mode": "open",
            "teams": [], "agenda": [{"slug": one.slug, "minutes": 20} for one in tools], "carried": carried,
        }
    )  # fmt: skip
    assert (heard.done, heard.trouble) == (True, "")
    tokens = [rooms.join(store, display.code, SIDES[n % 2], f"{name}-{n:015}") for n in range(8)]
    for activity, exercise in zip(rooms.about_room(store, display.code)["activities"], tools, strict=True):
        work(store, display.code, activity["id"], exercise, tokens)
    rooms.commit_to(store, display.code, who="Both", what=f"Meet again after {name}", by_when=name)
    return display.code


def work(store: RoomStore, code: str, activity: int, exercise: Exercise, tokens: list[str]) -> None:
    """Let the room write what the invented team of the exercise wrote, and close it."""
    rooms.start(store, code, activity)
    kind = kinds.get(exercise.kind)
    form = form_of(exercise)
    assert form
    if form.silent:  # its document begins with what each person wrote alone
        shared = kind.shared_shape(exercise)
        for n, token in enumerate(tokens):
            cards = [
                {"id": f"card-{n}-{at}", "cells": cells}
                for at, (_, cells) in enumerate(kind.written(exercise))
            ]
            told = shape.prune(shared, answers(exercise, n) | {"rows": cards})[0]
            rooms.share(
                store, code, activity, token=token, revision=1, version=exercise.version, answers=told
            )
        rooms.reveal(store, code, activity)
    edits = [
        edit(f"{row or f'row-{n}'}/{column}", value)
        for n, (row, cells) in enumerate(kind.written(exercise))
        for column, value in cells.items()
    ]
    log.write(store, log.Desk(code, activity, tokens[0]), log.Heard(), edits)
    rooms.close_activity(store, code, activity)


def purge(store: RoomStore, code: str) -> None:
    with store.work() as session:
        session.execute(delete(Room).where(Room.code == code))
        assert not session.scalars(select(Room).where(Room.code == code)).all()


def test_a_year_ends_with_every_tool_in_one_file_and_no_action_lost(store: RoomStore) -> None:
    file: dict[str, Any] | None = None
    made: dict[str, Any] = {}
    actions: list[dict[str, str]] = []
    for name in MEETINGS:
        code = meet(store, name, taken(file) if file else None)
        file = teamfile.told(store, code, 0)
        for table in file["documents"]:
            before = made.setdefault(table["slug"], table["rows"])
            assert table["rows"] == before, f"{table['slug']} is not in {name} what it was"
        for action in actions:
            assert action in file["actions"], f"lost in {name}"
        actions = file["actions"]
        purge(store, code)
    assert file
    assert {one["slug"] for one in file["documents"]} == {one.slug for one in TOOLS}
    assert {element for one in TOOLS for element in [one.element]} == {1, 2, 3, 4, 5, 6}
    wanted = [action for one in TOOLS for action in kinds.get(one.kind).actions(one, made[one.slug])]
    assert wanted
    assert sorted(map(str, actions)) == sorted(map(str, wanted))
    assert [one["what"] for one in file["agreements"]] == [f"Meet again after {name}" for name in MEETINGS]
    assert all(one["lines"] for one in file["documents"]), "a person without our software reads each of them"


def test_a_file_that_forgets_an_earlier_meeting_is_found(store: RoomStore) -> None:
    """The specimen: opened without the file of September, January's knows nothing of it."""
    meet(store, "September", None)
    forgetful = teamfile.told(store, meet(store, "January", None), 0)
    assert {one["slug"] for one in forgetful["documents"]} < {one.slug for one in TOOLS}
