"""How long rooms are kept, and the database they are kept in."""

import datetime
import sqlite3
import time
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from sixelements.convening import migrations, rooms
from sixelements.convening.errors import StoreError
from sixelements.convening.store import RoomStore, make_engine, open_store
from tests.convening.keeping import SIDES, SLUG, code, join, share

__all__ = ["code"]  # a fixture


def test_old_rooms_are_purged_and_young_ones_stay(store: RoomStore, code: str) -> None:
    share(store, code, join(store, code, 1))
    for days in range(rooms.KEEP_DAYS + 1):
        assert rooms.purge(store, rooms.today() + datetime.timedelta(days)) == rooms.Purged(0)
    assert rooms.purge(store, rooms.today() + datetime.timedelta(rooms.KEEP_DAYS + 1)) == rooms.Purged(1)
    with store.engine.connect() as connection:
        for table in ("room", "activity", "participant", "share"):
            assert connection.execute(text(f"SELECT count(*) FROM {table}")).scalar() == 0  # noqa: S608  (our own names)


def later(days: int) -> datetime.date:
    return rooms.today() + datetime.timedelta(days)


def test_a_clock_that_leaps_ahead_deletes_nothing_and_says_so(store: RoomStore, code: str) -> None:
    rooms.purge(store, later(0))
    wrong = rooms.purge(store, later(400))
    assert wrong.gone == 0
    assert "nothing was deleted" in wrong.said
    assert "--trust-clock" in wrong.said
    assert rooms.purge(store, later(400)) == wrong, "however often the server is started on that day"
    assert rooms.purge(store, later(1)) == rooms.Purged(0), "the clock is right again"
    assert rooms.purge(store, later(400)).said, "and is wrong once more"
    assert rooms.about_room(store, code)["code"] == code


def test_a_server_that_was_off_for_long_deletes_a_day_later_or_when_told_to(
    store: RoomStore, code: str
) -> None:
    rooms.purge(store, later(0))
    assert rooms.purge(store, later(60)).gone == 0
    assert rooms.purge(store, later(61)) == rooms.Purged(1)
    rooms.open_room(store, purpose="", sides=SIDES, agenda=[(SLUG, 5)])
    assert rooms.purge(store, later(200)).said
    assert rooms.purge(store, later(200), trust_clock=True) == rooms.Purged(1)


def test_a_leap_of_the_clock_with_nothing_to_delete_is_not_talked_about(store: RoomStore) -> None:
    rooms.purge(store, later(0))
    assert rooms.purge(store, later(400)) == rooms.Purged(0)


def test_the_day_of_a_room_is_the_day_where_the_server_stands(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = set()
    for zone in ("Etc/GMT+12", "Etc/GMT-14"):
        monkeypatch.setenv("TZ", zone)
        time.tzset()
        here = datetime.datetime.now().astimezone().date()
        assert rooms.today() == here
        seen.add(here)
    monkeypatch.undo()
    time.tzset()
    assert len(seen) == 2, "twenty-six hours apart it is never the same day"


def test_opening_again_keeps_what_is_there(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'rooms.sqlite'}"
    first = open_store(url)
    code = rooms.open_room(first, purpose="Kept", sides=SIDES, agenda=[(SLUG, 20)])
    first.close()
    second = open_store(url)
    assert rooms.about_room(second, code)["purpose"] == "Kept"
    second.close()


def test_a_database_of_a_newer_version_is_refused_in_plain_words(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'rooms.sqlite'}"
    open_store(url).close()
    with sqlite3.connect(tmp_path / "rooms.sqlite") as raw:
        raw.execute("UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(StoreError, match="newer Six Elements"):
        open_store(url)


def test_an_older_database_with_two_rounds_of_one_number_is_brought_up(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'rooms.sqlite'}"
    engine = make_engine(url)
    with engine.begin() as connection:
        migrations.migrate(connection, "0001")
        connection.execute(
            text(
                "INSERT INTO room VALUES (1, 'KTM4RX', '', '[\"board\"]', 3, 'open', 'open', '2026-11-01', 30)"
            )
        )
        row = "INSERT INTO activity VALUES (:id, 1, :id, :slug, 1, 5, 2, 'waiting', NULL, NULL)"
        for number, slug in enumerate((SLUG, "ladder-of-inference", SLUG, SLUG), start=1):
            connection.execute(text(row), {"id": number, "slug": slug})
    engine.dispose()
    store = open_store(url)
    assert [one["round"] for one in rooms.about_room(store, "KTM4RX")["activities"]] == [1, 1, 2, 3]
    with pytest.raises(IntegrityError), store.work() as work:
        work.execute(text("UPDATE activity SET round = 1"))
    store.close()


def test_a_database_that_cannot_be_opened_is_refused_in_plain_words(tmp_path: Path) -> None:
    (tmp_path / "rooms.sqlite").mkdir()
    with pytest.raises(StoreError, match="cannot be opened"):
        open_store(f"sqlite:///{tmp_path / 'rooms.sqlite'}")
