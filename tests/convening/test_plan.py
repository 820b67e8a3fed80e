"""A room that was opened from an agenda follows its plan; nobody has to press for each step."""

import re
from pathlib import Path

import pytest

from sixelements import agendas
from sixelements.convening import archive, plan, rooms, script
from sixelements.convening.fitting import Fitting
from sixelements.convening.plan import Plan, Planned, Source
from sixelements.convening.store import RoomStore
from tests.convening.kept import Open

MINUTE = 60_000
STEPS = (Planned("Open", 5), Planned("Alone", 10, "a"), Planned("Again", 5, "a"), Planned("Close", 3))
NAME = "agenda-90-minutes"


@pytest.fixture
def store(at: Open) -> RoomStore:
    return at("rooms.sqlite")


def test_steps_go_on_and_back_and_not_past_the_ends() -> None:
    before = Plan(STEPS)
    began = plan.turned(before, "next", 100)
    assert (began.at, began.began, began.moved) == (0, 100, 100)
    assert plan.turned(began, "back", 200) == began
    on = plan.turned(began, "next", 200)
    assert (on.at, on.began, on.moved) == (1, 100, 200)
    last = Plan(STEPS, 3, 100, 300)
    assert plan.turned(last, "next", 400) == last
    assert plan.turned(last, "begin", 500) == Plan(STEPS, 0, 500, 500)


def test_an_exercise_that_begins_is_a_step_that_was_reached() -> None:
    first = plan.reached(Plan(STEPS), "a", 100 * MINUTE)
    assert (first.at, first.began, first.moved) == (1, 95 * MINUTE, 100 * MINUTE)
    second = plan.reached(first, "a", 120 * MINUTE)
    assert (second.at, second.began, second.moved) == (2, 95 * MINUTE, 120 * MINUTE)
    assert plan.reached(second, "a", 130 * MINUTE) == second
    assert plan.reached(second, "elsewhere", 130 * MINUTE) == second


def opened(store: RoomStore) -> str:
    told = next(one for one in agendas.told() if one["name"] == NAME)
    parts = [
        rooms.Part(one["slug"], one["minutes"], one["fitting"] and Fitting(**one["fitting"]))
        for one in told["agenda"]
    ]
    return rooms.open_room(
        store,
        purpose="",
        sides=["labor-certificated", "board"],
        agenda=parts,
        source=Source(NAME, told["session"]),
    )


def test_a_room_from_an_agenda_has_its_exercises_and_its_plan(
    at: Open, tmp_path: Path, store: RoomStore
) -> None:
    code = opened(store)
    session = agendas.get(NAME).sessions[0]
    board = rooms.board(store, code)
    assert [one["slug"] for one in board["activities"]] == [
        one.exercise for one in session.steps if one.exercise
    ]
    assert [one["title"] for one in board["plan"]["steps"]] == [one.title for one in session.steps]
    assert (board["plan"]["at"], board["plan"]["began"]) == (0, None)
    assert (board["plan"]["name"], board["plan"]["session"]) == (NAME, 0)
    assert "plan" not in rooms.about_room(store, code)
    second = board["activities"][1]
    rooms.start(store, code, second["id"])
    followed = rooms.board(store, code)["plan"]
    assert followed["steps"][followed["at"]]["slug"] == second["slug"]
    rooms.turn_plan(store, code, "next", "a-press-of-the-tests")
    rooms.turn_plan(store, code, "next", "a-press-of-the-tests")
    assert rooms.board(store, code)["plan"]["at"] == followed["at"] + 1
    archive.backup(store, tmp_path / "kept.zip")
    other = at("other.sqlite")
    archive.restore(other, tmp_path / "kept.zip")
    assert rooms.board(other, code)["plan"] == rooms.board(store, code)["plan"]


@pytest.mark.parametrize("name", agendas.names())
def test_every_step_of_an_agenda_that_is_led_has_something_to_say(name: str) -> None:
    for number, session in enumerate(agendas.get(name).sessions):
        told = script.planned(name, number)
        assert [(one.title, one.minutes) for one in told] == [
            (one.title, one.minutes) for one in session.steps
        ]
        assert [bool(one.html) for one in told] == [bool(one.lead) for one in session.steps]
        assert not [one.title for one in told if re.search(r"\{\w+\}`", one.html)], (
            "roles of the book stay in the book"
        )
        assert any(one.says for one in told)


@pytest.mark.parametrize("source", [Source("no-such-agenda"), Source(NAME, 7), Source("../../etc/passwd")])
def test_an_agenda_that_is_not_there_opens_no_room(store: RoomStore, source: Source) -> None:
    with pytest.raises(rooms.RoomError, match="No agenda"):
        rooms.open_room(store, purpose="", sides=["board"], agenda=[("benefits-by-role", 5)], source=source)
    assert rooms.all_rooms(store) == []


def test_a_room_without_a_plan_takes_no_step(store: RoomStore) -> None:
    code = rooms.open_room(store, purpose="", sides=["board"], agenda=[("benefits-by-role", 5)])
    rooms.turn_plan(store, code, "next")
    assert rooms.board(store, code)["plan"] is None
