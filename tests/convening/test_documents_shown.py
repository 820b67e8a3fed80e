"""What a room writes together, as it reads on the wall and in the record."""

import csv
import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import openpyxl  # type: ignore[import-untyped]
import pytest
from docx import Document

from sixelements import catalog
from sixelements.convening import exports, rooms
from sixelements.convening.documents import log
from sixelements.convening.store import RoomStore, open_store
from tests.convening.kept import laid
from tests.convening.writing import SIDES, edit
from tests.examples import of_kind

SLUG = next(slug for slug in of_kind("table") if catalog.get(slug).content.totals)
CONTENT = catalog.get(SLUG).content
FIRST = CONTENT.columns[0]
CHOICE = next(one for one in CONTENT.columns if one.id == CONTENT.totals[0].column)


class Hall:
    """A room that writes a table, and one device in it."""

    def __init__(self, store: RoomStore) -> None:
        self.store = store
        self.code = rooms.open_room(
            store, purpose="To plan", sides=SIDES, agenda=[(SLUG, 20), (SLUG, 20)], k=3
        )
        self.activity: int = self.shown()["id"]
        rooms.start(store, self.code, self.activity)
        self.token = rooms.join(store, self.code, SIDES[0], "device-0000000001")

    def write(self, **cells: Any) -> None:
        edits = [edit(at.replace("__", "/"), value) for at, value in cells.items()]
        log.write(self.store, log.Desk(self.code, self.activity, self.token), log.Heard(), edits)

    def shown(self, *, whole: bool = True) -> dict[str, Any]:
        found: dict[str, Any] = rooms.board(self.store, self.code, whole=whole)["activities"][0]
        return found


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[Hall]:
    store = open_store(laid(tmp_path / "rooms.sqlite"))
    made = Hall(store)
    made.write(
        **{
            "b__^": "j", f"b__{FIRST.id}": "=SUM(1)", f"b__{CHOICE.id}": CHOICE.options[0].value,
            "a__^": "i", f"a__{FIRST.id}": "The first task",
        }
    )  # fmt: skip
    yield made
    store.close()


@pytest.mark.parametrize("whole", [True, False])
def test_the_wall_shows_the_rows_in_their_order_with_what_they_lack_and_add_up_to(
    hall: Hall, whole: bool
) -> None:
    told, written = hall.shown(whole=whole)["document"], ([FIRST.id], [FIRST.id, CHOICE.id])
    assert told["head"] == [column.label for column in CONTENT.columns]
    assert [row[0] for row in told["rows"]] == ["The first task", "=SUM(1)"]
    assert told["rows"][1][CONTENT.columns.index(CHOICE)] == CHOICE.options[0].label
    assert told["rows"][0][1:] == [""] * (len(CONTENT.columns) - 1)
    lacks = [[check.says for check in CONTENT.checks if check.column not in there] for there in written]
    assert told["open"] == [{"row": "The first task", "says": lacks[0]}, {"row": "=SUM(1)", "says": lacks[1]}]
    parts = told["totals"][0]["parts"]
    assert parts == [
        *({"label": one.label, "n": int(one is CHOICE.options[0])} for one in CHOICE.options),
        {"label": "", "n": 1},
    ]
    assert told["final"] is False


def test_before_it_collects_there_is_none_and_closed_it_still_reads(hall: Hall) -> None:
    assert rooms.board(hall.store, hall.code)["activities"][1]["document"] is None
    rooms.close_activity(hall.store, hall.code, hall.activity)
    told = hall.shown()["document"]
    assert (told["final"], len(told["rows"])) == (True, 2)


def test_what_a_person_cleared_is_nothing(hall: Hall) -> None:
    hall.write(**{f"a__{FIRST.id}": None})
    assert hall.shown()["document"]["rows"][0][0] == ""


@pytest.mark.parametrize("name", list(exports.KINDS))
def test_the_record_has_what_the_room_wrote(hall: Hall, name: str) -> None:
    _, content = exports.write(name, rooms.board(hall.store, hall.code))
    if name == "csv":
        told = csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline=""))
        found = [row["text"] for row in told if row["kind"] == "written" and row["label"] == FIRST.label]
    elif name == "xlsx":
        sheets = openpyxl.load_workbook(io.BytesIO(content))
        found = [row[0].value for row in sheets.worksheets[1].iter_rows() if row[0].value]
        assert found[2] == FIRST.label
        found = found[3:5]
    else:
        found = [row.cells[0].text for row in Document(io.BytesIO(content)).tables[0].rows][1:]
    assert found == ["The first task", "'=SUM(1)"]
