import datetime
import sqlite3
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier
from typing import Any

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from sixelements import catalog
from sixelements.convening import codes, migrations, rooms
from sixelements.convening.errors import StoreError
from sixelements.convening.store import RoomStore, make_engine, open_store

SLUG = "conflict-styles"
ANSWERS = catalog.get(SLUG).cases[-1].answers
VERSION = catalog.get(SLUG).version
SIDES = ["labor-certificated", "management-site", "board"]


@pytest.fixture
def store(tmp_path: Path) -> Any:
    opened = open_store(f"sqlite:///{tmp_path / 'rooms.sqlite'}")
    yield opened
    opened.close()


@pytest.fixture
def code(store: RoomStore) -> str:
    made = rooms.open_room(store, purpose="To try", sides=SIDES, agenda=[(SLUG, 20)], k=3)
    rooms.start(store, made, activity(store, made))
    return made


def activity(store: RoomStore, code: str, index: int = 0) -> int:
    number: int = rooms.about_room(store, code)["activities"][index]["id"]
    return number


def join(store: RoomStore, code: str, number: int, side: str = SIDES[0]) -> str:
    return rooms.join(store, code, side, f"device-{number:010}")


def share(store: RoomStore, code: str, token: str, revision: int = 1, answers: Any = None) -> int:
    given = ANSWERS if answers is None else answers
    return rooms.share(
        store, code, activity(store, code), token=token, revision=revision, version=VERSION, answers=given
    )


def test_codes_have_no_look_alikes_and_forgive_how_they_are_typed() -> None:
    code = codes.new_code()
    assert len(code) == codes.LENGTH
    for pair in ("0O", "QO", "1I", "1L", "5S", "8B", "2Z"):
        assert not set(pair) <= set(codes.ALPHABET)
    assert codes.typed(f" {codes.spoken(code).lower()} ") == code


def test_the_key_of_the_facilitator_is_made_once_and_is_hers_alone(tmp_path: Path) -> None:
    key = codes.facilitator_key(tmp_path)
    assert codes.facilitator_key(tmp_path) == key
    assert (tmp_path / "facilitator-key").stat().st_mode & 0o077 == 0


def test_of_servers_that_start_at_once_all_have_the_one_key(tmp_path: Path) -> None:
    """The file is there whole or not at all, so nobody finds it empty while another still writes it."""
    at_once = 8
    with ThreadPoolExecutor(at_once) as pool:
        for number in range(50):
            together = Barrier(at_once)

            def start(folder: Path, together: Barrier) -> str:
                together.wait()
                return codes.facilitator_key(folder)

            folder = tmp_path / str(number)
            keys = set(pool.map(start, [folder] * at_once, [together] * at_once))
            assert len(keys) == 1
            assert [one.name for one in folder.iterdir()] == ["facilitator-key"]


def test_a_disk_without_links_keeps_the_key_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def link(*_: Path) -> None:
        raise PermissionError("no links here")

    monkeypatch.setattr("os.link", link)
    assert codes.facilitator_key(tmp_path) == codes.facilitator_key(tmp_path)
    assert [one.name for one in tmp_path.iterdir()] == ["facilitator-key"]


def test_a_device_joins_once_however_often_its_request_arrives(store: RoomStore, code: str) -> None:
    assert join(store, code, 1) == join(store, code, 1)
    assert join(store, code, 1) != join(store, code, 2)
    assert rooms.board(store, code)["joined"] == 2


def test_sharing_twice_counts_once_and_the_latest_counts(store: RoomStore, code: str) -> None:
    token = join(store, code, 1)
    assert share(store, code, token, 1) == 1
    assert share(store, code, token, 1) == 1
    assert share(store, code, token, 3, {}) == 3
    assert share(store, code, token, 2) == 3, "a late request must not undo a newer one"
    assert rooms.board(store, code)["activities"][0]["shared"] == 1


def test_what_is_withdrawn_is_gone_and_a_late_share_does_not_bring_it_back(
    store: RoomStore, code: str
) -> None:
    token = join(store, code, 1)
    share(store, code, token, 1)
    assert rooms.withdraw(store, code, activity(store, code), token=token, revision=2) == 2
    assert share(store, code, token, 1) == 2
    assert rooms.board(store, code)["activities"][0]["shared"] == 0


def test_after_the_reveal_nothing_changes_any_more(store: RoomStore, code: str) -> None:
    tokens = [join(store, code, number) for number in range(4)]
    for token in tokens:
        share(store, code, token)
    shown = rooms.reveal(store, code, activity(store, code))
    assert shown["n"] == 4
    assert share(store, code, tokens[0], 1) == 1, "the same request again is still answered"
    with pytest.raises(rooms.RoomError, match="can no longer change"):
        share(store, code, tokens[0], 2)
    assert rooms.pattern(store, code, activity(store, code)) == shown


def test_before_the_reveal_there_is_nothing_to_see(store: RoomStore, code: str) -> None:
    with pytest.raises(rooms.RoomError, match="not been revealed"):
        rooms.pattern(store, code, activity(store, code))


def test_another_rooms_pattern_and_tokens_are_out_of_reach(store: RoomStore, code: str) -> None:
    other = rooms.open_room(store, purpose="Another", sides=SIDES, agenda=[(SLUG, 20)])
    rooms.start(store, other, activity(store, other))
    token = join(store, code, 1)
    with pytest.raises(rooms.RoomError, match="not in the room"):
        share(store, other, token)
    with pytest.raises(rooms.RoomError, match="no such activity"):
        rooms.pattern(store, other, activity(store, code))


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"answers": {"nobody": 1}}, "do not fit"),
        ({"version": 99}, "another edition"),
        ({"token": "x"}, "not in the room"),
        ({"token": "\ud800"}, "not in the room"),
    ],
)
def test_a_share_that_is_not_right_is_refused(
    store: RoomStore, code: str, change: dict[str, Any], said: str
) -> None:
    asked = {"token": join(store, code, 1), "revision": 1, "version": VERSION, "answers": ANSWERS, **change}
    with pytest.raises(rooms.RoomError, match=said):
        rooms.share(store, code, activity(store, code), **asked)
    assert rooms.board(store, code)["activities"][0]["shared"] == 0


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"agenda": []}, "at least one exercise"),
        ({"agenda": [("nothing", 5)]}, "no exercise is called"),
        ({"sides": []}, "which sides"),
        ({"sides": ["nobody"]}, "which sides"),
        ({"k": 2}, "is 3 people"),
        ({"mode": "secret"}, "anonymous"),
    ],
)
def test_a_room_that_is_not_right_is_not_opened(store: RoomStore, change: dict[str, Any], said: str) -> None:
    asked = {"purpose": "x", "sides": SIDES, "agenda": [(SLUG, 20)], **change}
    with pytest.raises(rooms.RoomError, match=said):
        rooms.open_room(store, **asked)
    assert rooms.all_rooms(store) == []


def test_a_closed_room_takes_nobody_in_until_it_is_opened_again(store: RoomStore, code: str) -> None:
    token = join(store, code, 1)
    rooms.set_state(store, code, "closed")
    with pytest.raises(rooms.RoomError, match="closed"):
        join(store, code, 2)
    with pytest.raises(rooms.RoomError, match="closed"):
        share(store, code, token)
    rooms.set_state(store, code, "open")
    assert share(store, code, token) == 1


def test_an_exercise_can_be_run_again_and_the_earlier_time_stays(store: RoomStore, code: str) -> None:
    tokens = [join(store, code, number) for number in range(3)]
    for token in tokens:
        share(store, code, token)
    first = rooms.reveal(store, code, activity(store, code))
    rooms.again(store, code, activity(store, code))
    told = rooms.about_room(store, code)["activities"]
    assert [one["round"] for one in told] == [1, 2]
    rooms.start(store, code, told[1]["id"])
    assert rooms.pattern(store, code, told[0]["id"]) == first


def test_nothing_in_the_store_says_who_or_when(store: RoomStore, code: str, tmp_path: Path) -> None:
    token = join(store, code, 1)
    share(store, code, token)
    raw = (tmp_path / "rooms.sqlite").read_bytes() + (tmp_path / "rooms.sqlite-wal").read_bytes()
    assert token.encode() not in raw
    assert b"device-" not in raw
    with store.engine.connect() as connection:
        columns = [row[1] for row in connection.execute(text("PRAGMA table_info(share)"))]
    assert columns == ["activity_id", "participant_id", "revision", "answers"]


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


def test_an_exercise_that_is_on_the_agenda_twice_has_two_rounds(store: RoomStore) -> None:
    code = rooms.open_room(store, purpose="", sides=SIDES, agenda=[(SLUG, 5), (SLUG, 5)])
    rooms.add(store, code, SLUG, 5)
    assert [one["round"] for one in rooms.about_room(store, code)["activities"]] == [1, 2, 3]


def test_a_database_that_cannot_be_opened_is_refused_in_plain_words(tmp_path: Path) -> None:
    (tmp_path / "rooms.sqlite").mkdir()
    with pytest.raises(StoreError, match="cannot be opened"):
        open_store(f"sqlite:///{tmp_path / 'rooms.sqlite'}")
