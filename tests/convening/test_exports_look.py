"""How the workbook and the document of a record look, print and are walked through."""

import io
from itertools import pairwise

from docx import Document
from docx.oxml.ns import qn

from sixelements.convening import exports
from sixelements.convening.exports import csv as csv_export
from sixelements.convening.exports import docx as docx_export
from sixelements.convening.exports import xlsx as xlsx_export
from tests.convening.records import book, room


def test_the_workbook_has_a_sheet_a_pattern_and_one_for_the_list() -> None:
    made = book(xlsx_export.write(room()))
    assert made.sheetnames == ["Record", "1 plain", "Commitments", "Data"]
    assert [cell.value for cell in made["Commitments"][2]] == ["plain"] * 3 + ["let go: plain"]
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
