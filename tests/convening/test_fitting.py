"""A room that asks some of an exercise: what may be shared, what its pattern counts, and the next time."""

from typing import Any

import pytest

from sixelements import catalog, fitting
from sixelements.convening import archive, exports, patterns, rooms
from sixelements.convening.fitting import Fitting
from sixelements.convening.messages import said
from sixelements.convening.store import RoomStore
from sixelements.fitting import Added, Limit
from tests.convening.kept import Open

SLUG = "decision-continuum"
EXERCISE = catalog.get(SLUG)
BELL = "When the bell <b>schedule</b> changes"
TYPED = Added(BELL, (Limit("contract", "The contract sets the length of a day."),))
SIDES = ["labor-certificated", "management-site"]


@pytest.fixture
def store(at: Open) -> RoomStore:
    return at("rooms.sqlite")


def three() -> list[str]:
    return [one.id for one in fitting.listed(EXERCISE)][-3:]


def opened(store: RoomStore, *agendas: Fitting | None) -> str:
    agenda = [rooms.Part(SLUG, 10, one) for one in agendas]
    return rooms.open_room(store, purpose="", sides=SIDES, agenda=agenda, k=3)


def share(store: RoomStore, code: str, place: int, person: int, answers: dict[str, Any]) -> None:
    token = rooms.join(store, code, SIDES[person % 2], f"a-device-of-the-tests-{person}")
    activity = rooms.about_room(store, code)["activities"][place]["id"]
    asked: dict[str, Any] = {"token": token, "revision": 1, "version": EXERCISE.version, "answers": answers}
    rooms.share(store, code, activity, **asked)


def revealed(store: RoomStore, code: str, place: int, placed: dict[str, Any]) -> dict[str, Any]:
    activity = rooms.about_room(store, code)["activities"][place]["id"]
    rooms.start(store, code, activity)
    for person in range(8):
        share(store, code, place, person, {"placed": placed})
    return rooms.reveal(store, code, activity)


def marked(ids: list[str], now: int) -> dict[str, Any]:
    return {one: {"now": now, "should": 4} for one in ids}


def items_of(pattern: dict[str, Any]) -> set[str]:
    return {row["id"] for block in pattern["blocks"] if block["type"] == "strips" for row in block["rows"]}


def test_a_pattern_is_of_what_the_room_asks_and_so_is_its_record(store: RoomStore) -> None:
    code = opened(store, Fitting([*three(), TYPED], ["own"]))
    pattern = revealed(store, code, 0, marked([*three(), TYPED.id], 2))
    assert items_of(pattern) == {*three(), TYPED.id}
    told = said(pattern)
    assert BELL in str(told)
    csv = exports.write("csv", rooms.board(store, code))[1].decode()
    assert BELL in csv
    assert all(one.title not in csv for one in EXERCISE.content.decisions if one.id not in three())


@pytest.mark.parametrize(
    "answers",
    [
        {"placed": {"the-first-of-all": {"now": 1}}},
        {"placed": {fitting.listed(EXERCISE)[0].id: {"now": 1}}},
        {"placed": {Added("Another").id: {"now": 1}}},
        {"own": [{"id": "own-1", "title": "Mine"}]},
    ],
)
def test_nothing_but_the_edition_may_be_shared(store: RoomStore, answers: dict[str, Any]) -> None:
    code = opened(store, Fitting([*three(), TYPED], ["own"]))
    rooms.start(store, code, rooms.about_room(store, code)["activities"][0]["id"])
    with pytest.raises(rooms.RoomError, match="do not fit"):
        share(store, code, 0, 1, answers)


def test_two_times_are_compared_on_what_both_asked(store: RoomStore) -> None:
    first, second, third = three()
    code = opened(store, Fitting([first, second, TYPED]), Fitting([Added(BELL.upper()), third, first]))
    revealed(store, code, 0, marked([first, second, TYPED.id], 2))
    later = revealed(store, code, 1, marked([first, third, TYPED.id], 4))
    board = rooms.board(store, code)
    then, now = (one["pattern"] for one in board["activities"])
    assert now == later
    words = str(said(patterns.compare(then, now)))
    titles = {one.id: one.title for one in fitting.listed(EXERCISE)}
    assert titles[second] not in words
    assert titles[third] not in words


def test_again_asks_the_same_and_a_backup_brings_it_back(at: Open, tmp_path: Any, store: RoomStore) -> None:
    wanted = Fitting([*three(), TYPED], ["own"])
    code = opened(store, wanted)
    revealed(store, code, 0, marked(three(), 2))
    rooms.again(store, code, rooms.about_room(store, code)["activities"][0]["id"])
    told = rooms.about_room(store, code)["activities"]
    assert told[0]["edition"] == told[1]["edition"] != ""
    archive.backup(store, tmp_path / "kept.zip")
    other = at("other.sqlite")
    archive.restore(other, tmp_path / "kept.zip")
    assert rooms.about_room(other, code)["activities"] == told
    assert (
        rooms.board(other, code)["activities"][0]["fitting"]
        == rooms.board(store, code)["activities"][0]["fitting"]
    )


def test_everything_in_its_order_is_no_edition(store: RoomStore) -> None:
    code = opened(store, Fitting([one.id for one in fitting.listed(EXERCISE)]), None)
    assert [one["edition"] for one in rooms.about_room(store, code)["activities"]] == ["", ""]
    with pytest.raises(rooms.RoomError, match="whole exercise"):
        rooms.exercise(store, code, rooms.about_room(store, code)["activities"][0]["id"])


def test_what_does_not_fit_opens_no_room(store: RoomStore) -> None:
    with pytest.raises(rooms.RoomError, match="Choose again"):
        opened(store, Fitting(["no-such-decision"]))
    assert rooms.all_rooms(store) == []
