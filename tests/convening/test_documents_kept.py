"""Documents in a backup: they come back as they were and go on, and a file that was tampered with is refused."""

import json
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from sixelements import document
from sixelements.convening import archive, rooms
from sixelements.convening.documents import taking
from sixelements.convening.errors import StoreError
from sixelements.convening.store import RoomStore, open_store
from tests.convening.kept import Open, all_rows, backed_up, is_empty, sealed
from tests.convening.races import databases
from tests.convening.writing import Hall, edit, keys
from tests.support.working import CARDS, working

SECRET = "of-one-card-alone"  # noqa: S105  (of a test)
Change = Callable[[dict[str, Any]], object]


@pytest.fixture(autouse=True)
def _working(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(taking, "EVERY", 3)
    with working():
        yield


def fill(store: RoomStore) -> Hall:
    """Open a room with two documents, of which the first is final, with texts beside others and a row taken away."""
    hall = Hall(store)
    for which in range(2):
        gone = edit("c/task", "to be taken away")
        hall.write(
            edit("a/task", "“one”\n😀"), edit("a/task", "two"), edit("a/done", value=True), edit("a/^", "i"),
            edit("b/lead", None), gone, edit("c/-", [gone.key]),
        )  # fmt: skip
        if which == 0:
            rooms.close_activity(store, hall.code, hall.activity)
            hall.activity += 1
            rooms.start(store, hall.code, hall.activity)
    return hall


def test_documents_come_back_as_they_were_and_go_on(at: Open, tmp_path: Path) -> None:
    first, second = at("first"), at("second")
    hall = fill(first)
    archive.backup(first, tmp_path / "rooms.json")
    assert archive.restore(second, tmp_path / "rooms.json") == 1
    assert all_rows(second) == all_rows(first)
    before, hall.store = hall.read(), second
    assert hall.read() == before
    more = edit("d/task", "after")
    assert keys(hall.write(more))[-1] == more.key
    hall.activity -= 1
    assert hall.read()["state"] == "final"
    assert Hall(second).write(edit())["head"] == 1, "the database counts on"


def test_documents_move_from_sqlite_to_postgres_and_go_on(at: Open, tmp_path: Path) -> None:
    first = at("first")
    hall = fill(first)
    archive.backup(first, tmp_path / "rooms.json")
    with databases("postgres", tmp_path) as address, closing(open_store(address)) as second:
        archive.restore(second, tmp_path / "rooms.json")
        assert all_rows(second) == all_rows(first)
        before, hall.store = hall.read(), second
        assert hall.read() == before
        assert Hall(second).write(edit())["head"] == 1, "the database counts on"


def changed(table: str, which: int = 0, **values: Any) -> Change:
    return lambda tables: tables[table][which].update(values)


def without(table: str, which: int = 0) -> Change:
    return lambda tables: tables[table].pop(which)


def cell(**values: Any) -> Change:
    return lambda tables: tables["checkpoint"][0]["cells"]["a/task"].update(values)


MALFORMED: dict[str, tuple[Change, str]] = {
    "an activity that is not there": (changed("document", activity_id=99), ""),
    "a side that is not in the room": (changed("document", part="board"), "side"),
    "a team that is not in the room": (changed("document", part="team-7"), "team"),
    "a state that there is not": (changed("document", state="ajar"), "state"),
    "a number of none": (changed("edit", seq=0), "seq"),
    "a number that is missing": (without("edit", 2), "number"),
    "a head that is too far": (changed("document", 1, head=99), "number"),
    "a log of what is final": (changed("document", 1, state="final"), "number"),
    "a key as a word": (changed("edit", key="somebody"), "key"),
    "a key twice": (lambda tables: tables["edit"][1].update(key=tables["edit"][0]["key"]), ""),
    "a cell of no row": (changed("edit", at="task"), "at"),
    "a column that there is not": (changed("edit", at="a/cost"), ""),
    "a value as a table": (changed("edit", value={"a": 1}), "value"),
    "a value that does not fit": (changed("edit", 2, value="yes"), "fit"),
    "a text without end": (changed("edit", value="x" * 5000), "value"),
    "a checkpoint of other words": (lambda tables: tables["checkpoint"][1]["cells"].pop("a/task"), "checkpoint"),
    "no checkpoint of what is final": (without("checkpoint"), "checkpoint"),
    "a checkpoint of the future": (changed("checkpoint", 1, seq=99), "checkpoint"),
    "cells as a list": (changed("checkpoint", cells=[]), "cells"),
    "a cell with a name": (cell(name="somebody"), "cells"),
    "a cell that does not fit": (cell(value=7), "fit"),
    "a row that nobody wrote in": (changed("document_row", row="zzz"), "document_row"),
    "a lock that is none": (changed("document_row", lock="open"), "lock"),
}  # fmt: skip


@pytest.mark.parametrize("name", MALFORMED)
def test_a_malformed_document_ends_in_one_plain_line(at: Open, tmp_path: Path, name: str) -> None:
    change, said = MALFORMED[name]
    second, file = at("second"), tmp_path / "rooms.json"
    written = json.loads(backed_up(fill))
    change(written["tables"])
    file.write_bytes(sealed(written["tables"], written["schema"]))
    with pytest.raises(StoreError, match="nothing was restored") as refused:
        archive.restore(second, file)
    (line,) = str(refused.value).splitlines()
    assert said in line
    assert is_empty(second)


def test_a_card_s_secret_holds_in_a_restored_room(at: Open, tmp_path: Path) -> None:
    first, second = at("first"), at("second")
    with working(CARDS):
        hall = Hall(first)
        hall.write(edit(value="mine", secret=SECRET))
        archive.backup(first, tmp_path / "rooms.json")
        assert SECRET.encode() not in (tmp_path / "rooms.json").read_bytes()
        archive.restore(second, tmp_path / "rooms.json")
        hall.store = second
        with pytest.raises(rooms.RoomError, match="Only the device that made this card"):
            hall.write(edit(value="theirs"))
        assert hall.write(edit(value="mine again", secret=SECRET))["head"] == 2


def test_a_document_of_an_edition_that_is_gone_comes_back(at: Open, tmp_path: Path) -> None:
    """Nobody can tell what fitted then, and the room can still read what it wrote."""
    first, second = at("first"), at("second")
    hall = fill(first)
    archive.backup(first, tmp_path / "rooms.json")
    with working(document.Form({"other": {"type": "text", "max": 5}}, most_rows=1)):
        with pytest.raises(StoreError, match="fit the exercise"):
            archive.restore(second, tmp_path / "rooms.json")
        written = json.loads((tmp_path / "rooms.json").read_bytes())
        for one in written["tables"]["activity"]:
            one["version"] = 999
        (tmp_path / "rooms.json").write_bytes(sealed(written["tables"], written["schema"]))
        archive.restore(second, tmp_path / "rooms.json")
        hall.store = second
        assert hall.read()["cells"]["a/task"]["value"] == "two"
        with pytest.raises(rooms.RoomError) as refused:
            hall.write(edit())
        assert refused.value.code == "other-version"
