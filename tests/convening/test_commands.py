"""The commands that back up, restore and purge: what they say, and what they leave alone."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import OperationalError

from sixelements import __main__ as cli
from sixelements.convening import archive, codes, rooms
from sixelements.convening.store import damage, open_store
from tests.convening.kept import fill


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
