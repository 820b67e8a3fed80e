"""People who act in one room at the same moment leave one truth, on SQLite and on a real Postgres."""

import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import event, text
from sqlalchemy.exc import InternalError, OperationalError
from sqlalchemy.orm import Session

from sixelements.convening import rooms
from sixelements.convening.rooms import facilitate
from sixelements.convening.store import RoomStore, open_store
from sixelements.convening.tables import Room
from tests.convening import races
from tests.convening.races import DEEDS, PAIRS, SIDES, Deed, broken, race, staged
from tests.support.server import PATIENCE

TRIES = 1
"""Each pair in the suite; ``bench/together.py`` tries each twenty times."""


@pytest.fixture(scope="module", params=["sqlite", "postgres"])
def store(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[RoomStore]:
    with races.databases(request.param, tmp_path_factory.mktemp("races")) as address:
        opened = open_store(address)
        yield opened
        opened.close()


@pytest.fixture
def sqlite(store: RoomStore) -> bool:
    return store.engine.dialect.name == "sqlite"


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: f"{pair[0].name} + {pair[1].name}")
def test_two_who_act_at_once_leave_one_truth(store: RoomStore, pair: tuple[Deed, Deed]) -> None:
    for _ in range(TRIES):
        assert race(store, pair) == []


def test_every_step_of_a_facilitator_is_among_them() -> None:
    names = {deed.name for deed in DEEDS}
    assert {f"{act} {which}" for act in rooms.STEPS for which in "AB"} <= names


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ("state = 'collecting'", "two exercises collect"),
        ("position = 0", "two exercises have one place"),
        ("state = 'revealed'", "a revealed exercise has no pattern"),
        ("state = 'waiting', snapshot = '{\"n\": 3}'", "what was revealed is open again"),
        ("state = 'revealed', snapshot = '{\"n\": 7}'", "what counts is not what the pattern shows"),
        ("state = 'aside'", "what was set aside is there"),
        ("state = 'waiting'", "what was done is undone: reveal A"),
    ],
)
def test_what_is_broken_is_found_out(store: RoomStore, change: str, said: str) -> None:
    """The specimens: each thing that must never be, put there by hand."""
    stage = staged(store)
    with store.work() as work:
        asked = text(f"UPDATE activity SET {change} WHERE room_id = :room")  # noqa: S608  (our own words)
        work.execute(asked, {"room": rooms.find(work, stage.code).id})
    done = [one for one in DEEDS if one.name == "reveal A"] if "undone" in said else []
    assert said in broken(stage, done)


def test_a_step_that_does_not_hold_the_room_is_found_out(
    store: RoomStore, sqlite: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The specimen: where both have read before either writes, two exercises collect in the end."""
    if sqlite:
        return  # SQLite lets nobody begin to change something while another does, whatever we forget
    stage = staged(store)
    rooms.close_activity(store, stage.code, stage.activities[0])
    rooms.again(store, stage.code, stage.activities[0])
    last = rooms.about_room(store, stage.code)["activities"][-1]["id"]
    both = threading.Barrier(2)

    def careless(work: Session, code: str) -> Room:
        room = rooms.find(work, code)
        assert len(room.activities) == 3
        both.wait(PATIENCE)
        return room

    monkeypatch.setattr(facilitate, "locked", careless)
    with ThreadPoolExecutor(2) as pool:
        list(pool.map(lambda one: rooms.start(store, stage.code, one), (last, stage.activities[1])))
    assert broken(stage, []) == ["two exercises collect"]


def test_a_reader_waits_for_no_writer(store: RoomStore) -> None:
    stage = staged(store)
    with store.work() as work:
        rooms.locked(work, stage.code).purpose = "Not yet"
        work.flush()
        assert rooms.about_room(store, stage.code)["purpose"] == "To race"
        assert rooms.board(store, stage.code)["activities"][0]["shared"] == races.PEOPLE
        assert rooms.has_joined(store, stage.code, stage.tokens[0])
    assert rooms.about_room(store, stage.code)["purpose"] == "Not yet"


def test_a_reader_sees_one_moment(store: RoomStore) -> None:
    stage = staged(store)
    with store.read() as work:
        assert rooms.find(work, stage.code).purpose == "To race"
        with store.work() as other:
            rooms.locked(other, stage.code).purpose = "Later"
        asked = text("SELECT purpose FROM room WHERE code = :code")
        assert work.execute(asked, {"code": stage.code}).scalar() == "To race"


def test_what_only_reads_cannot_write_on_postgres(store: RoomStore, sqlite: bool) -> None:
    if sqlite:
        return  # SQLite would wait for the lock and write; nothing but the name keeps a reader from it
    with pytest.raises((InternalError, OperationalError), match="read-only"), store.read() as work:
        work.execute(text("DELETE FROM room"))


def test_nothing_but_the_display_and_the_pattern_fetches_what_was_revealed(store: RoomStore) -> None:
    """A day leaves a megabyte of patterns: a share or a look at the room must not carry them along."""
    stage = staged(store)
    rooms.reveal(store, stage.code, stage.activities[0])
    asked: list[str] = []

    def hear(_connection: object, _cursor: object, statement: str, *_: object) -> None:
        asked.append(statement)

    event.listen(store.engine, "before_cursor_execute", hear)
    try:
        rooms.start(store, stage.code, stage.activities[1])
        rooms.about_room(store, stage.code)
        rooms.has_joined(store, stage.code, stage.tokens[0])
        rooms.join(store, stage.code, SIDES[1], "device-that-comes-later")
        with pytest.raises(rooms.RoomError):
            races.share((store, stage.code, stage.activities[0]), stage.tokens[0], 9)
        rooms.again(store, stage.code, stage.activities[0])
        assert asked
        assert not [one for one in asked if "snapshot" in one and one.startswith("SELECT")]
        rooms.pattern(store, stage.code, stage.activities[0])
        assert [one for one in asked if "snapshot" in one], (
            "the specimen: a pattern is fetched where it is shown"
        )
    finally:
        event.remove(store.engine, "before_cursor_execute", hear)
