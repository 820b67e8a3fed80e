"""A room's record as a frame: the lines of the CSV, tidy, and two times side by side."""

from pathlib import Path

import pandas as pd  # type: ignore[import-untyped]
import pytest

import sixelements
from sixelements.convening import codes, frames, rooms
from sixelements.convening.errors import RoomError
from sixelements.convening.exports import csv
from sixelements.convening.store import open_store
from tests.convening.invented import open_invented


@pytest.fixture
def database(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path}/rooms.sqlite"


@pytest.fixture
def code(database: str) -> str:
    """A room of two sides that worked an exercise twice, and moved."""
    store = open_store(database)
    try:
        return open_invented(store)
    finally:
        store.close()


def test_a_facilitator_in_a_notebook_reads_a_room_by_its_code(code: str, database: str) -> None:
    frame = sixelements.open_room(codes.spoken(code).lower(), database).frame()
    assert set(frame["room"]) == {codes.spoken(code)}
    people = frame[(frame["kind"] == "people") & (frame["round"] == 1)].set_index("group")["number"]
    assert people.to_dict() == {"Labor": 10, "Management": 7, "Everyone": 17}
    assert str(frame["point"].dtype) == "Int64"


def test_the_frame_is_the_record_that_is_taken_home(code: str, database: str, tmp_path: Path) -> None:
    record = sixelements.open_room(code, database)
    file = tmp_path / f"{codes.spoken(code)}.csv"
    file.write_bytes(csv.write(record.room))
    pd.testing.assert_frame_equal(frames.read_records([file]), record.frame())


def test_an_unknown_room_is_a_plain_line(database: str) -> None:
    with pytest.raises(RoomError, match="No room has that code"):
        sixelements.open_room("KTM4RX", database)


def test_two_times_of_one_room_stand_side_by_side(code: str, database: str) -> None:
    beside = frames.side_by_side(sixelements.open_room(code, database).frame())
    first, second, moved = beside.columns
    assert (first[-1], second[-1]) == (1, 2)
    assert (beside[moved] == beside[second] - beside[first]).all()
    changed = beside[beside[moved] != 0]
    assert set(changed.index.get_level_values("when")) == {"now"}, "the invented people move only what is"


def test_years_stand_side_by_side_the_earlier_first(code: str, database: str) -> None:
    """Two records of one room under two days: what is there in one year only has no number in the other."""
    now = sixelements.open_room(code, database)
    store = open_store(database)
    later = frames.Record({**rooms.board(store, code), "opened": "2099-01-01"}).frame()
    store.close()
    some = later[later["item"] != later["item"].dropna().iloc[-5]]
    beside = frames.side_by_side(pd.concat([some, now.frame()], ignore_index=True))
    days = [column[0] for column in beside.columns[:-1]]
    assert days == sorted(days)
    assert days[-1] == "2099-01-01"
    assert len(beside) == len(frames.side_by_side(now.frame()))


def test_a_room_that_revealed_nothing_has_a_frame_and_nothing_beside() -> None:
    room = {
        "code": "KTM4RX",
        "purpose": "x",
        "opened": "2026-11-26",
        "k": 5,
        "mode": "anonymous",
        "activities": [],
        "commitments": [],
    }
    frame = frames.Record(room).frame()
    assert list(frame["kind"]) == ["room"] * 4
    assert frames.side_by_side(frame).empty
