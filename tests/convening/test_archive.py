import datetime
import hashlib
import json
import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text
from sqlalchemy.exc import OperationalError

from sixelements import __main__ as cli
from sixelements import catalog
from sixelements.convening import archive, codes, migrations, rooms, rows
from sixelements.convening.errors import StoreError
from sixelements.convening.store import Base, RoomStore, damage, open_store

SLUG = "conflict-styles"
EXERCISE = catalog.get(SLUG)
SIDES = ["labor-certificated", "management-site"]

Open = Callable[[str], RoomStore]


@pytest.fixture
def at(tmp_path: Path) -> Iterator[Open]:
    """Open the database of a name in a folder of this test."""
    opened: list[RoomStore] = []

    def one(name: str) -> RoomStore:
        opened.append(open_store(f"sqlite:///{tmp_path / name}"))
        return opened[-1]

    yield one
    for store in opened:
        store.close()


def fill(store: RoomStore) -> str:
    """Open a room with everything in it: shares, one withdrawn, a pattern, a second round, commitments."""
    code = rooms.open_room(store, purpose="To “hear” each other\n😀", sides=SIDES, agenda=[(SLUG, 20)], k=3)
    activity = rooms.about_room(store, code)["activities"][0]["id"]
    rooms.start(store, code, activity)
    for number in range(8):
        token = rooms.join(store, code, SIDES[number % 2], f"device-{number:010}")
        rooms.share(
            store,
            code,
            activity,
            token=token,
            revision=1,
            version=EXERCISE.version,
            answers=EXERCISE.cases[-1].answers,
        )
    rooms.withdraw(store, code, activity, token=token, revision=2)
    rooms.reveal(store, code, activity)
    rooms.again(store, code, activity)
    rooms.commit_to(
        store, code, who="labor", what="a calendar for both", by_when="in May", activity_id=activity
    )
    rooms.commit_to(store, code, who="the school board", what="one question a meeting", by_when="")
    return code


def all_rows(store: RoomStore) -> dict[str, Any]:
    with store.engine.connect() as connection:
        return {one.name: archive.read(connection, one) for one in Base.metadata.sorted_tables}


def is_empty(store: RoomStore) -> bool:
    return not any(rows for table, rows in all_rows(store).items() if table != "upkeep")


def test_what_is_backed_up_comes_back_as_it_was(at: Open, tmp_path: Path) -> None:
    first, second = at("first"), at("second")
    code = fill(first)
    assert archive.backup(first, tmp_path / "one.json") == 1
    assert archive.restore(second, tmp_path / "one.json") == 1
    assert all_rows(second) == all_rows(first)
    assert rooms.board(second, code) == rooms.board(first, code)
    archive.backup(second, tmp_path / "two.json")
    assert (tmp_path / "one.json").read_bytes() == (tmp_path / "two.json").read_bytes()


def test_a_restored_room_goes_on(at: Open, tmp_path: Path) -> None:
    first, second = at("first"), at("second")
    code = fill(first)
    archive.backup(first, tmp_path / "rooms.json")
    archive.restore(second, tmp_path / "rooms.json")
    again = rooms.board(second, code)["activities"][1]["id"]
    rooms.start(second, code, again)
    token = rooms.join(second, code, SIDES[1], f"device-{1:010}")
    rooms.share(
        second, code, again, token=token, revision=3, version=EXERCISE.version, answers={"replies": {}}
    )
    told = rooms.board(second, code)
    assert told["joined"] == 8, "a device that had joined is known again"
    assert told["activities"][1]["shared"] == 1
    assert rooms.open_room(second, purpose="New", sides=SIDES, agenda=[(SLUG, 20)]) != code


def test_a_withdrawn_answer_stays_withdrawn(at: Open, tmp_path: Path) -> None:
    first, second = at("first"), at("second")
    fill(first)
    archive.backup(first, tmp_path / "rooms.json")
    archive.restore(second, tmp_path / "rooms.json")
    with second.engine.connect() as connection:
        assert connection.scalar(text("SELECT count(*) FROM share WHERE answers IS NULL")) == 1


def test_a_backup_is_for_its_owner_only_and_leaves_nothing_beside_it(at: Open, tmp_path: Path) -> None:
    folder = tmp_path / "kept"
    folder.mkdir()
    before = os.umask(0)
    try:
        archive.backup(at("rooms"), folder / "rooms.json")
    finally:
        os.umask(before)
    assert (folder / "rooms.json").stat().st_mode & 0o777 == 0o600
    assert [one.name for one in folder.iterdir()] == ["rooms.json"]


def test_a_backup_that_cannot_be_written_leaves_the_older_one(
    at: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "kept"
    folder.mkdir()
    (folder / "rooms.json").write_text("older")

    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        archive.backup(at("rooms"), folder / "rooms.json")
    assert [one.read_text() for one in folder.iterdir()] == ["older"]


def test_a_database_that_holds_rooms_is_left_alone(at: Open, tmp_path: Path) -> None:
    first, second = at("first"), at("second")
    fill(first)
    archive.backup(first, tmp_path / "rooms.json")
    fill(second)
    before = all_rows(second)
    with pytest.raises(StoreError, match="already holds rooms"):
        archive.restore(second, tmp_path / "rooms.json")
    assert all_rows(second) == before


def test_a_damaged_file_is_refused_wherever_it_is_damaged(at: Open, tmp_path: Path) -> None:
    first, second = at("first"), at("second")
    fill(first)
    file = tmp_path / "rooms.json"
    archive.backup(first, file)
    whole = file.read_bytes()
    step = max(1, len(whole) // 120)
    damaged = [whole[:place] for place in range(0, len(whole), step)]
    damaged += [whole[:place] + b"\xff" + whole[place + 1 :] for place in range(0, len(whole), step)]
    damaged += [whole[:place] + b"7" + whole[place:] for place in range(0, len(whole), step)]
    damaged += [b"null", b"[]", b"{}", whole + b"x"]
    for content in damaged:
        file.write_bytes(content)
        with pytest.raises(StoreError, match="nothing was restored") as error:
            archive.restore(second, file)
        assert len(str(error.value).splitlines()) == 1
    assert is_empty(second)


def sealed(rows: dict[str, Any], schema: str = "0001") -> bytes:
    """Return a backup that somebody made by hand, with a digest that fits."""
    tables = json.dumps(rows).encode()
    digest = hashlib.sha256(tables).hexdigest()
    return b'{"format":"rooms of six elements","schema":"%s","digest":"%s","tables":%s}' % (
        schema.encode(), digest.encode(), tables,
    )  # fmt: skip


def test_a_file_from_a_newer_schema_is_refused(at: Open, tmp_path: Path) -> None:
    (tmp_path / "rooms.json").write_bytes(sealed({"room": []}, "9999"))
    store = at("rooms")
    with pytest.raises(StoreError, match=r"newer Six Elements \(schema 9999\)"):
        archive.restore(store, tmp_path / "rooms.json")
    assert is_empty(store)


@pytest.mark.parametrize(
    "tables",
    [
        {},
        {"room": {}},
        {"room": [{"id": 1}]},
        {"room": [], "elsewhere": []},
        {"room": [], "share": [{"activity_id": 1, "participant_id": 1, "revision": 1, "answers": {}}]},
        {"room": [{"opened": "yesterday"}]},
    ],
)
def test_rows_that_do_not_fit_change_nothing(at: Open, tmp_path: Path, tables: dict[str, Any]) -> None:
    (tmp_path / "rooms.json").write_bytes(sealed(tables))
    store = at("rooms")
    with pytest.raises(StoreError, match="does not fit"):
        archive.restore(store, tmp_path / "rooms.json")
    assert is_empty(store)
    assert rooms.all_rooms(store) == []
    with store.engine.connect() as connection:
        assert migrations.present(connection) in migrations.known()


def test_purge_deletes_what_is_over_and_nothing_is_left_in_the_file(at: Open, tmp_path: Path) -> None:
    store = at("rooms.sqlite")
    code = rooms.open_room(
        store, purpose="a-word-to-look-for", sides=SIDES, agenda=[(SLUG, 20)], keep_days=30
    )
    today = rooms.today()
    for days in (10, 20, 30):
        assert rooms.purge(store, today + datetime.timedelta(days)).gone == 0
    assert rooms.purge(store, today + datetime.timedelta(8), days=9).gone == 0
    assert rooms.board(store, code)["purpose"] == "a-word-to-look-for"
    assert rooms.purge(store, today + datetime.timedelta(8), days=7).gone == 1
    assert is_empty(store)
    for file in tmp_path.glob("rooms.sqlite*"):
        assert b"a-word-to-look-for" not in file.read_bytes()


# The commands.


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("SIXELEMENTS_DATA", str(tmp_path / "data"))
    return tmp_path / "data"


def test_the_commands_back_up_purge_and_restore(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    store = open_store()
    code = fill(store)
    store.close()
    file = str(tmp_path / "rooms.json")
    assert cli.run(["backup", file]) == 0
    assert cli.run(["restore", file]) != 0
    assert cli.run(["purge"]) == 0
    with store.work() as work:
        work.execute(text("UPDATE room SET opened = :then"), {"then": "2020-01-01"})
    assert cli.run(["purge", "--days", "7"]) == 0
    assert cli.run(["restore", file]) == 0
    said = capsys.readouterr()
    assert said.out.splitlines() == [
        f"Rooms written to {file}: 1.",
        "Rooms deleted: 0.",
        "Rooms deleted: 1.",
        f"Rooms restored from {file}: 1.",
    ]
    assert said.err.splitlines() == [
        "The database already holds rooms, so nothing was restored. Restore into an empty one."
    ]
    store = open_store()
    assert rooms.board(store, code)["joined"] == 8
    store.close()


def test_the_facilitators_link_is_printed(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["facilitate"]) == 0
    assert capsys.readouterr().out == f"/facilitate?key={codes.facilitator_key(data)}\n"
    assert data.stat().st_mode & 0o077 == 0


def test_the_rooms_are_their_owners_to_read_in_a_folder_that_was_there_before(data: Path) -> None:
    data.mkdir(mode=0o755)
    assert cli.run(["purge"]) == 0
    assert {file.name: file.stat().st_mode & 0o077 for file in data.glob("rooms*")} == {"rooms.sqlite": 0}


def test_a_key_that_was_lost_opens_the_door_to_nobody(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    data.mkdir()
    (data / "facilitator-key").touch()
    assert cli.run(["facilitate"]) == 1
    (line,) = capsys.readouterr().err.splitlines()
    assert "file is empty" in line


@pytest.mark.parametrize("command", ["restore", "backup"])
def test_a_file_that_is_not_there_ends_in_one_plain_line(
    data: Path, tmp_path: Path, command: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.run([command, str(tmp_path / "nowhere" / "rooms.json")]) != 0
    assert len(capsys.readouterr().err.splitlines()) == 1


@pytest.mark.parametrize(
    "address",
    ["nonsense", "dance://here/rooms", "postgresql://127.0.0.1:1/rooms", "sqlite:////nowhere/at/all"],
)
def test_a_database_that_cannot_be_opened_ends_in_one_plain_line(
    data: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], address: str
) -> None:
    monkeypatch.setenv("SIXELEMENTS_DATABASE", address)
    assert cli.run(["purge"]) != 0
    (line,) = capsys.readouterr().err.splitlines()
    assert "cannot be opened" in line


def test_a_file_that_is_no_database_ends_in_one_plain_line(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data.mkdir()
    (data / "rooms.sqlite").write_text("This is a letter and not a database. " * 100)
    assert cli.run(["purge"]) != 0
    (line,) = capsys.readouterr().err.splitlines()
    assert "is damaged (file is not a database)" in line


# Files that somebody made by hand, or that went wrong on the way: whole by their digest, and refused all the same.


def changed(table: str, **values: Any) -> Any:
    def change(tables: dict[str, Any]) -> None:
        tables[table][0] |= values

    return change


def without(table: str, name: str = "") -> Any:
    def change(tables: dict[str, Any]) -> None:
        if name:
            del tables[table][0][name]
        else:
            del tables[table]

    return change


def with_more(table: str, **values: Any) -> Any:
    def change(tables: dict[str, Any]) -> None:
        tables[table].append(tables[table][0] | values)

    return change


MALFORMED = {
    "k of none": (changed("room", k=0), "k"),
    "k below the floor": (changed("room", k=rooms.FLOOR - 1), "k"),
    "k that is no number": (changed("room", k="x"), "k"),
    "k that is true": (changed("room", k=10**30), ""),
    "a state that there is not": (changed("room", state="zzz"), "state"),
    "an activity's state": (changed("activity", state="zzz"), "state"),
    "days below one": (changed("room", keep_days=-1), "keep_days"),
    "days without end": (changed("room", keep_days=10**6), "keep_days"),
    "sides as a table": (changed("room", sides={"board": 1}), "sides"),
    "no side": (changed("room", sides=[]), "sides"),
    "a side that there is not": (changed("room", sides=["nobody"]), "side"),
    "a mode that there is not": (changed("room", mode="secret"), "mode"),
    "a code of other letters": (changed("room", code="0O1I5S"), "code"),
    "a day that is none": (changed("room", opened="2026-13-45"), ""),
    "a day as a number": (changed("room", opened=7), ""),
    "no secret": (changed("room", secret=""), "secret"),
    "a door ajar": (changed("room", door="ajar"), "door"),
    "a missing table": (without("share"), "another schema"),
    "a missing column": (without("room", "k"), "another schema"),
    "an unknown column": (changed("room", name="somebody"), "another schema"),
    "an unknown table": (lambda tables: tables.update(people=[]), "another schema"),
    "a side that is not in the room": (changed("participant", side="community"), "side"),
    "a token that is none": (changed("participant", token=""), "token"),
    "a revision of none": (changed("share", revision=0), "revision"),
    "answers as a list": (changed("share", answers=[1]), "answers"),
    "answers to another exercise": (changed("share", answers={"nobody": 1}), "answers"),
    "answers without end": (changed("share", answers={"replies": "deep"}), ""),
    "a pattern that was not revealed": (changed("activity", state="waiting"), "pattern"),
    "a reveal without a pattern": (changed("activity", snapshot=None), "pattern"),
    "a pattern as a text": (changed("activity", snapshot="x"), "snapshot"),
    "a place twice": (changed("activity", position=1), "place"),
    "two that collect": (with_more("activity", id=90, round=9, position=9, state="collecting", snapshot=None), ""),
    "a round twice": (with_more("activity", id=90, position=9), ""),
    "an exercise that is not there": (changed("commitment", activity_id=999), ""),
    "a promise of nothing": (changed("commitment", what=""), "what"),
    "rows that are none": (lambda tables: tables.update(room=[7]), ""),
    "a table that is none": (lambda tables: tables.update(room={"id": 1}), ""),
    "nothing": (lambda tables: tables.clear(), ""),
}  # fmt: skip


@pytest.mark.parametrize("name", MALFORMED)
def test_a_malformed_file_ends_in_one_plain_line_and_nothing_is_half_restored(
    at: Open, tmp_path: Path, name: str
) -> None:
    change, said = MALFORMED[name]
    first, second = at("first"), at("second")
    fill(first)
    file = tmp_path / "rooms.json"
    archive.backup(first, file)
    written = json.loads(file.read_bytes())
    change(written["tables"])
    if name == "two that collect":
        written["tables"]["activity"][1]["state"] = "collecting"
    content = sealed(written["tables"], written["schema"])
    if name == "answers without end":
        content = deep(written["tables"], written["schema"])
    file.write_bytes(content)
    with pytest.raises(StoreError, match="nothing was restored") as refused:
        archive.restore(second, file)
    (line,) = str(refused.value).splitlines()
    assert said in line
    assert len(line) < 400 + len(str(file))
    assert is_empty(second)
    assert rooms.open_room(second, purpose="", sides=SIDES, agenda=[(SLUG, 5)]), "the database goes on"


def deep(tables: dict[str, Any], schema: str) -> bytes:
    """Return a backup in which somebody's answers lie in each other a thousand times."""
    text_ = json.dumps(tables).replace('"deep"', "[" * 5000 + "]" * 5000).encode()
    digest = hashlib.sha256(text_).hexdigest().encode()
    return b'{"format":"rooms of six elements","schema":"%s","digest":"%s","tables":%s}' % (
        schema.encode(), digest, text_,
    )  # fmt: skip


def test_the_file_itself_is_taken_when_nothing_in_it_was_changed(at: Open, tmp_path: Path) -> None:
    """The specimen: what is refused above is refused for what was changed."""
    first, second = at("first"), at("second")
    fill(first)
    file = tmp_path / "rooms.json"
    archive.backup(first, file)
    written = json.loads(file.read_bytes())
    file.write_bytes(sealed(written["tables"], written["schema"]))
    assert archive.restore(second, file) == 1


def test_every_table_has_rules() -> None:
    assert set(rows.ROWS) == set(Base.metadata.tables)
    for name, one in Base.metadata.tables.items():
        assert set(rows.ROWS[name].__struct_fields__) == set(one.columns.keys())


def test_a_backup_of_the_first_schema_comes_back(at: Open, tmp_path: Path) -> None:
    store = at("rooms")
    room = {
        "id": 1, "code": "KTM4RX", "purpose": "", "sides": SIDES, "k": 3, "mode": "anonymous", "state": "open",
        "opened": "2026-11-01", "keep_days": 30,
    }  # fmt: skip
    activity = {
        "id": 1, "room_id": 1, "position": 0, "slug": SLUG, "version": EXERCISE.version, "minutes": 5, "round": 1,
        "state": "collecting", "snapshot": None, "revealed_from": None,
    }  # fmt: skip
    person = {"id": 1, "room_id": 1, "token": "a" * 64, "joined_as": "b" * 64, "side": SIDES[0]}
    shared = {"activity_id": 1, "participant_id": 1, "revision": 1, "answers": EXERCISE.cases[-1].answers}
    tables = {
        "room": [room],
        "activity": [activity],
        "participant": [person],
        "share": [shared],
        "commitment": [],
    }
    (tmp_path / "rooms.json").write_bytes(sealed(tables))
    assert archive.restore(store, tmp_path / "rooms.json") == 1
    assert rooms.board(store, "KTM4RX")["activities"][0]["shared"] == 1


def spoiled(file: Path) -> None:
    """Write over the pages of every table but of those that say which tables there are, so that it opens."""
    with closing(sqlite3.connect(file)) as raw:
        raw.execute("PRAGMA journal_mode=DELETE")
        asked = "SELECT rootpage FROM sqlite_master WHERE tbl_name != 'alembic_version' AND rootpage > 0"
        pages = [page for (page,) in raw.execute(asked)]
        (size,) = raw.execute("PRAGMA page_size").fetchone()
    content = bytearray(file.read_bytes())
    for page in pages:
        content[(page - 1) * size : page * size] = b"\xa5" * size
    file.write_bytes(content)


@pytest.mark.parametrize("command", ["purge", "backup", "restore", "facilitate list"])
def test_a_damaged_database_ends_in_one_plain_line(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], command: str
) -> None:
    store = open_store()
    fill(store)
    file = tmp_path / "rooms.json"
    archive.backup(store, file)
    store.close()
    spoiled(data / "rooms.sqlite")
    more = [str(file)] if command in {"backup", "restore"} else []
    assert cli.run([*command.split(), *more]) != 0
    (line,) = capsys.readouterr().err.splitlines()
    assert "is damaged" in line
    assert "sixelements restore FILE" in line


def test_a_lock_and_a_broken_rule_are_no_damage(data: Path) -> None:
    store = open_store()
    for raised in (
        sqlite3.OperationalError("database is locked"),
        sqlite3.IntegrityError("UNIQUE"),
        OSError(),
    ):
        assert damage(raised) is None
    with pytest.raises(OperationalError), store.work() as work:
        work.execute(text("SELECT * FROM nowhere"))
    store.close()
