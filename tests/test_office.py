"""The Word and Excel files that a device makes by itself, read back with the libraries that read such files."""

import base64
import io
import json
import subprocess
import zipfile
from typing import Any

import docx
import openpyxl  # type: ignore[import-untyped]
import pytest
from deno import find_deno_bin
from openpyxl.drawing.spreadsheet_drawing import SpreadsheetDrawing  # type: ignore[import-untyped]
from openpyxl.packaging.relationship import get_dependents, get_rels_path  # type: ignore[import-untyped]
from openpyxl.xml.functions import fromstring  # type: ignore[import-untyped]

from sixelements.course import PACKAGE

HOSTILE = '=1+1\u0000\u202e & <b>"“😀”</b>\nsecond line'
TOLD: dict[str, Any] = {
    "title": "A plan & <more>",
    "facts": ["4 Problem Solving", "What it is for."],
    "tables": [
        {"title": "The plan: A/B", "head": ["Task", "Hours"], "lines": [["Ask", 3], [HOSTILE, ""]]},
        {"title": "The plan: A/B", "head": list("abcdef"), "lines": [["x"] * 6]},
    ],
}
PNG = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)


@pytest.fixture(scope="module")
def made() -> dict[str, bytes]:
    """What the modules of the page make of it, by the format."""
    take = (PACKAGE / "ui" / "take").as_uri()
    script = f"""
      import {{ asDocx }} from "{take}/docx.js";
      import {{ asXlsx }} from "{take}/xlsx.js";
      const told = {json.dumps(TOLD)};
      const bytes = Uint8Array.from({list(PNG)});
      const picture = {{ title: "Where we stand", alt: "A line & <a point>", width: 2000, height: 100, bytes }};
      const made = [asDocx({{ ...told, pictures: [picture] }}), asXlsx({{ ...told, pictures: [picture] }})];
      for (const one of made) console.log(Array.from(one).join(" "));
    """
    out = subprocess.run([find_deno_bin(), "eval", script], check=True, capture_output=True, text=True).stdout
    word, excel = (bytes(map(int, line.split())) for line in out.splitlines())
    return {"docx": word, "xlsx": excel}


def test_both_are_whole_archives_that_say_nothing_of_when(made: dict[str, bytes]) -> None:
    for content in made.values():
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            assert archive.testzip() is None
            assert {one.date_time[:3] for one in archive.infolist()} == {(1980, 1, 1)}


def test_word_reads_headings_tables_and_header_rows(made: dict[str, bytes]) -> None:
    document = docx.Document(io.BytesIO(made["docx"]))
    heads = [
        (one.style.name, one.text) for one in document.paragraphs if one.style and one.style.name != "Normal"
    ]
    assert heads == [
        ("Title", "A plan & <more>"),
        *[("Heading 1", "The plan: A/B")] * 2,
        ("Heading 1", "Where we stand"),
    ]
    assert document.core_properties.title == "A plan & <more>"
    first, second = document.tables
    assert [[cell.text for cell in row.cells] for row in first.rows][:2] == [["Task", "Hours"], ["Ask", "3"]]
    assert first.cell(2, 0).text == "'=1+1   & <b>\"“😀”</b>\nsecond line"
    assert [row._tr.xpath("count(w:trPr/w:tblHeader)") for row in first.rows] == [1, 0, 0]
    assert first._tbl.xpath("w:tblPr/w:tblCaption/@w:val") == ["The plan: A/B"]
    assert len(second.columns) == 6
    (page,) = document.sections
    assert (page.page_width or 0) > (page.page_height or 0)


def test_excel_reads_text_as_text_and_numbers_as_numbers(made: dict[str, bytes]) -> None:
    book = openpyxl.load_workbook(io.BytesIO(made["xlsx"]))
    assert book.sheetnames == ["The plan  A B", "The plan  A B 2", "Where we stand", "A plan & <more>"]
    sheet = book.worksheets[0]
    assert [[cell.value for cell in row] for row in sheet.iter_rows(max_row=2)] == [
        ["Task", "Hours"],
        ["Ask", 3],
    ]
    assert sheet["A3"].data_type == "s"
    assert sheet["A3"].value == "'=1+1   & <b>\"“😀”</b>\nsecond line"
    assert sheet["A1"].font.bold
    assert sheet.freeze_panes == "A2"
    assert sheet.print_title_rows == "$1:$1"
    assert [cell.value for cell in book.worksheets[3]["A"]] == [TOLD["title"], *TOLD["facts"]]


def test_an_excel_picture_stands_on_a_sheet_of_its_own_below_its_words(made: dict[str, bytes]) -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(made["xlsx"])).worksheets[2]
    assert [cell.value for cell in sheet["A"]] == ["Where we stand", "A line & <a point>"]
    with zipfile.ZipFile(io.BytesIO(made["xlsx"])) as archive:
        named = get_dependents(archive, "xl/worksheets/_rels/sheet3.xml.rels").get("rId1")
        assert f'r:id="{named.Id}"' in archive.read("xl/worksheets/sheet3.xml").decode()
        drawing = SpreadsheetDrawing.from_tree(fromstring(archive.read(named.target)))
        (anchor,) = drawing.oneCellAnchor
        image = get_dependents(archive, get_rels_path(named.target)).get(anchor.pic.blipFill.blip.embed)
        assert archive.read(image.target) == PNG
    assert anchor.pic.nvPicPr.cNvPr.descr == "A line & <a point>"
    assert anchor._from.row == 2
    assert anchor.ext.width / anchor.ext.height == pytest.approx(20, rel=0.01)


def test_a_picture_has_its_words_and_fits_the_page(made: dict[str, bytes]) -> None:
    document = docx.Document(io.BytesIO(made["docx"]))
    (picture,) = document.inline_shapes
    assert picture._inline.docPr.get("descr") == "A line & <a point>"
    (page,) = document.sections
    assert picture.width <= (page.page_width or 0) - (page.left_margin or 0) - (page.right_margin or 0)
    assert picture.width / picture.height == pytest.approx(20, rel=0.01)
    (image,) = [one for one in document.part.package.iter_parts() if one.partname.endswith(".png")]
    assert image.blob == PNG
