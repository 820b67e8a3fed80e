"""What is backed up comes back as it was, or not at all."""

import datetime
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

from sixelements.convening import archive, migrations, rooms
from sixelements.convening.errors import StoreError
from tests.convening.kept import EXERCISE, SIDES, SLUG, Open, all_rows, fill, is_empty, sealed


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
    token = rooms.join(second, code, SIDES[1], f"device-{1:010}", 1)
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


def test_whoever_restores_knows_every_table() -> None:
    """A program that imports the archive and nothing else, as the command does, has all tables of the schema."""
    program = (
        "from sqlalchemy import create_engine, inspect\n"
        "from sixelements.convening import archive, migrations\n"
        "engine = create_engine('sqlite://')\n"
        "with engine.begin() as connection:\n"
        "    migrations.migrate(connection)\n"
        "    there = set(inspect(connection).get_table_names()) - {'alembic_version'}\n"
        "print(sorted(there ^ set(archive.Base.metadata.tables)))"
    )
    told = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert told.stdout.strip() == "[]", told.stderr
