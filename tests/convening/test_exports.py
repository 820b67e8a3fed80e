"""The record as files, read back by other programs than those that wrote them."""

import csv
import io
import re
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from docx.oxml.ns import qn

from sixelements.convening import exports, rooms
from sixelements.convening.exports import csv as csv_export
from sixelements.convening.exports import docx as docx_export
from sixelements.convening.exports import xlsx as xlsx_export
from sixelements.convening.store import open_store
from tests.convening import invented
from tests.convening.kept import laid
from tests.convening.records import HOSTILE, cells, pattern, room, rows
from tests.specimens import cells as as_cells
from tests.specimens import formulas


@pytest.mark.parametrize("text", HOSTILE, ids=lambda one: ascii(one[:16]))
def test_in_a_workbook_text_stays_text(text: str) -> None:
    found = cells(xlsx_export.write(room(text)))
    assert {cell.data_type for cell in found} <= {"s", "n"}
    assert not [cell for cell in found if cell.hyperlink]
    assert len([cell for cell in found if cell.value == exports.inert(exports.clean(text))]) > 5


@pytest.mark.parametrize("text", HOSTILE[:-1], ids=lambda one: ascii(one[:16]))
def test_no_cell_is_a_formula_wherever_a_spreadsheet_cuts(text: str) -> None:
    """A file is opened with the separator of one's country, and tables are pasted from one program into another."""
    files = csv_export.write(room(text)).decode("utf-8-sig")
    pasted = [str(cell.value) for cell in cells(xlsx_export.write(room(text)))]
    document = Document(io.BytesIO(docx_export.write(room(text))))
    pasted += [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    for cut in (";", ",", "\t", "|"):
        opened = [cell for row in csv.reader(io.StringIO(files), delimiter=cut) for cell in row]
        for one in [*opened, *pasted]:
            for cell in re.split(rf"[{re.escape(cut)}\t\r\n]", one):
                begins = "".join(char for char in cell if char.isprintable() and not char.isspace())
                assert not begins.lstrip('"').startswith(tuple("=+-@＝＋－＠")) or is_number(begins), one


def is_number(text: str) -> bool:
    return re.fullmatch(r"-?\d+(\.\d+)?", text) is not None and text != "-1"


@pytest.mark.parametrize("text", HOSTILE, ids=lambda one: ascii(one[:16]))
def test_in_a_document_text_stays_text(text: str) -> None:
    document = Document(io.BytesIO(docx_export.write(room(text))))
    kept = exports.clean(text).strip()
    assert any(kept in paragraph.text for paragraph in document.paragraphs)
    assert not list(document.element.iter(qn("w:hyperlink"), qn("w:fldSimple"), qn("w:instrText")))


@pytest.mark.parametrize("specimen", formulas(), ids=lambda one: ascii(one["text"]))
def test_the_prefix_is_put_where_it_is_needed_and_nowhere_else(specimen: dict[str, str]) -> None:
    assert exports.inert(specimen["text"]) == specimen["kept"]


@pytest.mark.parametrize("specimen", [*as_cells(), *formulas()], ids=lambda one: ascii(one["text"]))
def test_a_spreadsheet_makes_no_date_and_no_number_of_what_was_written(specimen: dict[str, str]) -> None:
    assert csv_export.as_written(specimen["text"]) == specimen["kept"]


def test_a_day_by_which_something_is_done_comes_out_of_the_record_as_it_was_typed() -> None:
    record = room()
    record["commitments"][0]["by_when"] = "12/1"
    assert "'12/1" in {row["when"] for row in rows(csv_export.write(record))}


def test_a_record_says_its_day_as_people_write_it() -> None:
    told = room("Words")
    line = f"Room {told['spoken']}, opened March 12, 2026"
    assert line in [one.text for one in Document(io.BytesIO(docx_export.write(told))).paragraphs]
    assert line in [cell.value for cell in cells(xlsx_export.write(told))]


def test_a_number_stays_a_number() -> None:
    assert exports.inert(-1) == -1


def told(name: str, room: dict[str, Any]) -> list[str]:
    """Return every text of the record in the format *name*, cell by cell."""
    _, content = exports.write(name, room)
    if name == "csv":
        return [value for row in rows(content) for value in row.values()]
    if name == "xlsx":
        return [str(cell.value) for cell in cells(content)]
    document = Document(io.BytesIO(content))
    inside = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return [one.text for one in document.paragraphs] + inside


@pytest.mark.parametrize("name", list(exports.KINDS))
def test_what_is_not_revealed_is_in_no_file(name: str) -> None:
    found = told(name, room())
    assert "Labor" in found
    assert not any("Still secret" in one for one in found)


@pytest.fixture
def lonely(tmp_path: Path) -> dict[str, Any]:
    """A room with one school board member among eleven others, revealed."""
    store = open_store(laid(tmp_path / "rooms.sqlite"))
    sides = ["labor-certificated", "management-site", "board"]
    code = rooms.open_room(store, purpose="", sides=sides, agenda=[(invented.SLUG, 20)])
    activity = rooms.about_room(store, code)["activities"][0]["id"]
    rooms.start(store, code, activity)
    for person, side in enumerate(["labor-certificated"] * 6 + ["management-site"] * 5 + ["board"]):
        token = rooms.join(store, code, side, f"device-{person:010}")
        given = invented.answers(side.replace("board", "management"), person, 1)
        rooms.share(store, code, activity, token=token, revision=1, version=1, answers=given)
    rooms.reveal(store, code, activity)
    found = rooms.board(store, code)
    store.close()
    return found


@pytest.mark.parametrize("name", list(exports.KINDS))
def test_a_side_the_rule_hides_is_shown_apart_in_no_file(name: str, lonely: dict[str, Any]) -> None:
    found = told(name, lonely)
    assert any("chool board" in one for one in found), "joined with management it is named"
    assert not any(one.startswith("School board") for one in found)


def test_the_numbers_of_a_hidden_side_cannot_be_read_off_the_groups(lonely: dict[str, Any]) -> None:
    people = [row for row in rows(csv_export.write(lonely)) if row["kind"] == "people"]
    assert [row["number"] for row in people] == ["6", "6", "12"]


def test_the_long_list_tells_the_whole_pattern() -> None:
    told = rows(csv_export.write(room()))
    assert [row["number"] for row in told if row["kind"] == "count"] == ["3", "4", "5", "0"]
    assert [row["number"] for row in told if row["kind"] == "people"] == ["7", "5", "12"]
    assert [row["number"] for row in told if row["kind"] == "middle"] == ["2"]
    assert {row["kind"] for row in told} == {
        "room", "people", "note", "sentence", "count", "middle", "flag", "cell", "talk", "words", "commitment",
    }  # fmt: skip


def test_points_that_are_called_alike_say_which_one_they_are() -> None:
    alike = pattern("plain")
    alike["blocks"][1]["points"] = ["Management", "Management"]
    tables = list(exports.tables(alike))
    assert tables[0].head == ["Item", "Who", "1. Management", "2. Management", "Middle"]


def test_a_group_that_did_not_answer_has_no_line() -> None:
    silent = pattern("plain")
    silent["blocks"][1]["rows"][0]["parts"][1]["counts"] = [0, 0]
    assert [row[1] for row in next(exports.tables(silent)).rows] == ["Labor, now"]


def test_text_that_is_cut_says_so() -> None:
    long = exports.clean("x" * 40_000)
    assert (len(long), long.endswith("(cut here: a cell holds no more)")) == (exports.MOST_CHARACTERS, True)
    assert exports.clean("x" * exports.MOST_CHARACTERS) == "x" * exports.MOST_CHARACTERS


def test_the_invented_file_is_what_the_exporter_makes() -> None:
    made = invented.record()
    assert made == invented.FILE.read_bytes(), "run: python -m tests.convening.invented"
