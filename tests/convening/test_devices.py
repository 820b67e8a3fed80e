"""Who is in a room: the secret of its square, its door, its devices, and that nothing says in which order they came."""

import itertools
import json
import sqlite3
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

from sixelements.convening import archive, codes, migrations, rooms
from sixelements.convening.store import RoomStore, make_engine, open_store
from tests.convening.races import EXERCISE, SIDES, share

PEOPLE = 40


@pytest.fixture
def code(store: RoomStore) -> str:
    made = rooms.open_room(store, purpose="To try", sides=SIDES, agenda=[(EXERCISE.slug, 20)], k=3)
    rooms.start(store, made, first(store, made))
    return made


def first(store: RoomStore, code: str) -> int:
    number: int = rooms.about_room(store, code)["activities"][0]["id"]
    return number


def join(store: RoomStore, code: str, number: int) -> str:
    return rooms.join(store, code, SIDES[0], f"device-{number:010}")


def test_a_room_has_a_secret_that_devices_are_not_told(store: RoomStore, code: str) -> None:
    secret = rooms.board(store, code)["secret"]
    assert rooms.has_secret(store, code, secret)
    assert not rooms.has_secret(store, code, "")
    assert not rooms.has_secret(store, code, secret[:-1])
    assert secret not in json.dumps(rooms.about_room(store, code))
    other = rooms.open_room(store, purpose="", sides=SIDES, agenda=[(EXERCISE.slug, 20)])
    assert not rooms.has_secret(store, other, secret)


def test_a_closed_door_keeps_new_devices_out_and_those_inside_go_on(store: RoomStore, code: str) -> None:
    inside = join(store, code, 1)
    rooms.set_door(store, code, "closed")
    assert rooms.about_room(store, code)["door"] == "closed"
    with pytest.raises(rooms.RoomError) as refused:
        join(store, code, 2)
    assert refused.value.code == "door-closed"
    assert join(store, code, 1) == inside
    assert share((store, code, first(store, code)), inside) == 1
    rooms.set_door(store, code, "open")
    join(store, code, 2)
    with pytest.raises(rooms.RoomError):
        rooms.set_door(store, code, "ajar")


def test_a_device_that_is_let_go_takes_along_what_it_shared(store: RoomStore, code: str) -> None:
    activity = first(store, code)
    tokens = [join(store, code, number) for number in range(4)]
    for token in tokens:
        share((store, code, activity), token)
    badge = codes.badge(codes.digest(tokens[0]))
    (gone,) = [one for one in rooms.devices(store, code) if one["badge"] == badge]
    rooms.let_go(store, code, [int(gone["id"])])
    assert rooms.board(store, code)["joined"] == rooms.board(store, code)["activities"][0]["shared"] == 3
    with pytest.raises(rooms.RoomError, match="not in the room"):
        share((store, code, activity), tokens[0], 2)
    shown = rooms.reveal(store, code, activity)
    rooms.let_go(store, code, [int(one["id"]) for one in rooms.devices(store, code)])
    assert rooms.pattern(store, code, activity) == shown, "what everyone has seen stays"


def test_of_all_devices_those_that_never_shared_are_let_go(store: RoomStore, code: str) -> None:
    activity = first(store, code)
    tokens = [join(store, code, number) for number in range(6)]
    for token in tokens[:3]:
        share((store, code, activity), token)
    rooms.withdraw(store, code, activity, token=tokens[0], revision=2)
    other = rooms.open_room(store, purpose="", sides=SIDES, agenda=[(EXERCISE.slug, 20)])
    join(store, other, 1)
    rooms.let_idle_go(store, code)
    assert {one["badge"] for one in rooms.devices(store, code)} == {
        codes.badge(codes.digest(token)) for token in tokens[:3]
    }
    assert rooms.board(store, code)["activities"][0]["shared"] == 2
    assert rooms.board(store, other)["joined"] == 1
    assert join(store, code, 5) == tokens[5], "who is let go can join again"


def test_another_rooms_devices_are_out_of_reach(store: RoomStore, code: str) -> None:
    join(store, code, 1)
    other = rooms.open_room(store, purpose="", sides=SIDES, agenda=[(EXERCISE.slug, 20)])
    rooms.let_go(store, other, [int(one["id"]) for one in rooms.devices(store, code)])
    assert rooms.board(store, code)["joined"] == 1


def test_the_heads_that_were_counted_stand_beside_the_devices(store: RoomStore, code: str) -> None:
    join(store, code, 1)
    assert rooms.board(store, code)["heads"] is None
    rooms.count_heads(store, code, 16)
    told = rooms.board(store, code)
    assert (told["joined"], told["heads"]) == (1, 16)
    assert "heads" not in rooms.about_room(store, code)


def test_badges_are_of_letters_that_are_not_taken_for_one_another() -> None:
    badges = {codes.badge(codes.digest(f"token {number}")) for number in range(500)}
    assert len(badges) > 490
    assert set("".join(badges)) <= set(codes.ALPHABET)


# Nothing says in which order people pressed.


def pressed(store: RoomStore, code: str) -> list[str]:
    """Let many people join and share one after the other; return the digests of their tokens in that order."""
    activity, order = first(store, code), []
    for number in range(PEOPLE):
        token = join(store, code, number)
        share((store, code, activity), token)
        order.append(codes.digest(token))
    return order


def agreement(order: list[str], found: list[str]) -> float:
    """Return the share of neighbors in *found* that pressed in this order: a half where it says nothing."""
    places = [order.index(one) for one in found]
    return sum(one < other for one, other in itertools.pairwise(places)) / (len(places) - 1)


def test_no_column_and_no_hidden_number_says_in_which_order_people_pressed(
    store: RoomStore, code: str, tmp_path: Path
) -> None:
    order = pressed(store, code)
    archive.backup(store, tmp_path / "rooms.json")
    tables = json.loads((tmp_path / "rooms.json").read_bytes())["tables"]
    by_number = {one["id"]: one["token"] for one in tables["participant"]}
    ways = {
        "devices in the backup": [one["token"] for one in tables["participant"]],
        "shares in the backup": [by_number[one["participant_id"]] for one in tables["share"]],
        "numbers": [by_number[number] for number in sorted(by_number)],
    }
    with store.engine.connect() as connection:
        for table, column in (("participant", "id"), ("share", "participant_id")):
            rows = connection.execute(text(f"SELECT {column} FROM {table}"))  # noqa: S608  (our own names)
            ways[f"{table} as it lies"] = [by_number[number] for number in rows.scalars()]
    for way, found in ways.items():
        assert 0.15 < agreement(order, found) < 0.85, way
    assert agreement(order, order) == 1, "the specimen: an order that says everything"
    raw = sqlite3.connect(tmp_path / "rooms.sqlite")
    for table in ("participant", "share"):
        with pytest.raises(sqlite3.OperationalError, match="no such column"):
            raw.execute(f"SELECT rowid FROM {table}")  # noqa: S608  (our own names)
    raw.close()


def older(url: str) -> dict[str, Any]:
    """Fill a database of the first schema as it was written then; return who shared what."""
    engine = make_engine(url)
    told: dict[str, Any] = {
        f"{number:064}": {"replies": {str(number): {}}} if number > 1 else None for number in range(1, 6)
    }
    rows: list[tuple[str, tuple[Any, ...]]] = [
        ("room", (7, "KTM4RX", "", '["board"]', 3, "open", "open", "2026-11-01", 30)),
        ("activity", (3, 7, 0, EXERCISE.slug, EXERCISE.version, 5, 1, "collecting", None, None)),
    ]
    for number, (token, answers) in enumerate(told.items(), start=1):
        rows.append(("participant", (number, 7, token, f"{number:063}x", "board")))
        rows.append(("share", (3, number, number, json.dumps(answers) if answers else None)))
    with engine.begin() as connection:
        migrations.migrate(connection, "0001")
        for table, row in rows:
            named = {f"p{place}": value for place, value in enumerate(row)}
            places = ", ".join(f":{name}" for name in named)
            connection.execute(text(f"INSERT INTO {table} VALUES ({places})"), named)  # noqa: S608  (our own names)
    engine.dispose()
    return told


def test_a_database_of_the_first_schema_is_brought_up_with_all_that_was_shared(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'older.sqlite'}"
    expected = older(url)
    store = open_store(url)
    with store.read() as work:
        asked = "SELECT token, answers FROM participant JOIN share ON participant_id = participant.id"
        found = {
            token: json.loads(answers) if answers else None for token, answers in work.execute(text(asked))
        }
        numbers = set(work.execute(text("SELECT id FROM participant")).scalars())
    assert found == expected
    assert not numbers & set(range(1, 6)), "the numbers in a row are gone"
    assert len(rooms.board(store, "KTM4RX")["secret"]) >= 20
    assert rooms.all_rooms(store)[0]["facilitator"] == ""
    store.close()
