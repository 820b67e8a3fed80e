"""The record as files, read back by other programs than those that wrote them."""

import csv
import io
import re
from itertools import pairwise
from pathlib import Path
from typing import Any

import openpyxl  # type: ignore[import-untyped]
import pytest
from docx import Document
from docx.oxml.ns import qn

from sixelements.convening import exports, rooms
from sixelements.convening.exports import csv as csv_export
from sixelements.convening.exports import docx as docx_export
from sixelements.convening.exports import xlsx as xlsx_export
from sixelements.convening.store import open_store
from tests.convening import invented
from tests.specimens import cells as as_cells
from tests.specimens import formulas

HOSTILE = [
    "=1+1",
    '=HYPERLINK("http://example.org","x")',
    "+1",
    "-1",
    "@SUM(A1)",
    "\t=1+1",
    "\r=1+1",
    "\n=1+1",
    "  =1+1",
    "＝1+1",
    "{=1+1}",
    "x;=1+1",
    "x; @SUM(A1)",
    "x,+1",
    "x|-1",
    "first line\n=1+1",
    '";=1+1',
    "\u200b=1+1",
    "x;\ufeff=1+1",
    "https://example.org",
    "file:///etc/passwd",
    "<script>alert(1)</script>",
    "]]><w:t>",
    "nul \x00 bell \x07 escape \x1b",
    "alone \ud800 half",
    "turned \u202e round",
    "00123",
    "1E5",
    "x" * 40_000,
]


def pattern(text: str) -> dict[str, Any]:
    """A pattern in which every text that can come from people is *text*."""
    return {
        "slug": "one", "version": 1, "title": text, "round": 1, "n": 12, "mode": "anonymous", "k": 5,
        "groups": [{"id": "labor", "label": "Labor", "n": 7}, {"id": "management", "label": "Management", "n": 5}],
        "note": text,
        "blocks": [
            {"type": "sentence", "text": text},
            {"type": "strips", "id": "s", "title": text, "desc": text, "points": ["left", text],
             "rows": [{"id": "own-1", "label": text, "flag": "both-claim", "says": text, "parts": [
                 {"group": "labor", "label": "Labor", "when": "now", "n": 7, "counts": [3, 4], "median": 2},
                 {"group": "management", "label": "Management", "when": "", "counts": [5, 0], "median": None}]}]},
            {"type": "table", "caption": text, "head": ["Item", text], "rows": [[text, text], ["plain", 3]]},
            {"type": "talk", "title": "To talk about first", "items": [
                {"id": "own-1", "label": text, "why": text, "opener": text}]},
            {"type": "words", "title": text, "items": [{"text": text, "about": text}]},
        ],
    }  # fmt: skip


def room(text: str = "plain", **other: Any) -> dict[str, Any]:
    one = {
        "id": 1,
        "slug": "one",
        "version": 1,
        "title": text,
        "minutes": 20,
        "round": 1,
        "state": "revealed",
    }
    return {
        "code": "KTM4RX", "spoken": "KTM-4RX", "purpose": text, "sides": [], "k": 5, "mode": "anonymous",
        "state": "open", "opened": "2026-03-12", "joined": 13, "current": None,
        "activities": [
            one | {"shared": 12, "pattern": pattern(text)},
            one | {"id": 2, "title": "Still secret", "state": "collecting", "shared": 4, "pattern": None},
        ],
        "commitments": [{"id": 1, "who": text, "what": text, "by_when": text, "activity": 1}],
    } | other  # fmt: skip


def book(content: bytes) -> Any:
    return openpyxl.load_workbook(io.BytesIO(content))


def cells(content: bytes) -> list[Any]:
    return [
        cell for sheet in book(content) for row in sheet.iter_rows() for cell in row if cell.value is not None
    ]


def rows(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


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
    store = open_store(f"sqlite:///{tmp_path}/rooms.sqlite")
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


def test_the_workbook_has_a_sheet_a_pattern_and_one_for_the_list() -> None:
    made = book(xlsx_export.write(room()))
    assert made.sheetnames == ["Record", "1 plain", "Commitments", "Data"]
    assert [cell.value for cell in made["Commitments"][2]] == ["plain"] * 3
    assert made["Data"].auto_filter.ref.startswith("A1:K")


def test_the_workbook_prints_on_pages_that_are_wide_enough_and_shows_every_line() -> None:
    made = book(xlsx_export.write(room("many words " * 40)))
    for sheet in made:
        assert sheet.page_setup.orientation == "landscape"
        assert (sheet.page_setup.fitToWidth or 1, sheet.page_setup.fitToHeight) == (1, 0)
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert sheet.print_title_rows == "$1:$1"
    heights = made["Commitments"].row_dimensions
    assert heights[2].height > 100, "a row is as high as its lines"
    assert xlsx_export.wrapped("one\ntwo", 40) == 2


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


def test_columns_of_a_document_are_as_wide_as_their_words() -> None:
    document = Document()
    docx_export.set_up(document, room())
    head = ["Item", "Who", *(f"{one}. Both" for one in range(1, 8)), "Middle answer"]
    rows: list[list[exports.Cell]] = [
        ["Who decides how the calendar is made", "Labor (certificated staff), now", *[12] * 7, 3.5]
    ]
    widths = docx_export.shares(head, rows, document)
    page = document.sections[0]
    given = (page.page_width, page.left_margin, page.right_margin)
    wide, left, right = (int(one or 0) for one in given)
    assert 0 < sum(widths) <= wide - left - right
    assert widths[0] > 2 * widths[2]
    for column, width in zip(zip(head, *rows, strict=True), widths, strict=True):
        assert max(len(word) for text in column for word in str(text).split()) * docx_export.LETTER <= width


def test_sheets_never_share_a_name_and_hold_to_the_rules_of_excel() -> None:
    taken = {"data"}
    names = [
        xlsx_export.sheet_name(one, taken) for one in ("Data", "a/b[c]:d*e?f\\g" * 5, "a/b[c]:d*e?f\\g" * 5)
    ]
    assert len({name.lower() for name in names} | {"data"}) == 4
    assert all(len(name) <= 31 and not set(name) & set("[]:*?/\\'") for name in names)


def test_the_document_can_be_walked_with_a_screen_reader() -> None:
    document = Document(io.BytesIO(docx_export.write(room())))
    styled = [(str(one.style and one.style.name), one.text) for one in document.paragraphs]
    headings = [(name, text) for name, text in styled if name.startswith("Heading")]
    assert [text for name, text in headings if name == "Heading 1"] == [
        "Purpose",
        "Who shared",
        "plain",
        "Commitments",
    ]
    levels = [int(name[-1]) for name, _ in headings]
    assert all(after - before <= 1 for before, after in pairwise(levels))
    assert len(document.tables) == 4
    for table in document.tables:
        assert table.rows[0]._tr.get_or_add_trPr().find(qn("w:tblHeader")) is not None
        assert table._tbl.tblPr.find(qn("w:tblCaption")) is not None
    assert document.core_properties.language == "en-US"
    assert document.core_properties.author == ""
    assert {one.get(qn("w:val")) for one in document.styles.element.iter(qn("w:lang"))} == {"en-US"}


def test_an_open_table_is_named_as_one_and_an_empty_room_says_so() -> None:
    plain = "\n".join(
        one.text for one in Document(io.BytesIO(docx_export.write(room(mode="open")))).paragraphs
    )
    assert "open table" in plain
    empty = docx_export.write(room(activities=[], commitments=[]))
    told = "\n".join(one.text for one in Document(io.BytesIO(empty)).paragraphs)
    assert "Nothing has been revealed" in told
    assert "None were written down" in told
    assert book(xlsx_export.write(room(activities=[], commitments=[]))).sheetnames == [
        "Record",
        "Commitments",
        "Data",
    ]


def test_the_same_room_makes_the_same_document_words() -> None:
    assert csv_export.write(room()) == csv_export.write(room())


def test_the_invented_file_is_what_the_exporter_makes() -> None:
    made = invented.record()
    assert made == invented.FILE.read_bytes(), "run: python -m tests.convening.invented"
