"""All sheets in one file: what stands on them, blank and from a team's file; a test in browser/ prints them."""

import json
from pathlib import Path
from typing import Any

import pytest

from sixelements import __main__ as cli
from sixelements import catalog, printing, sheets
from sixelements.course import PACKAGE, CourseError

OPEN, GIVEN = "support-tracking", "school-team-review"
"""A table of open rows, and one whose rows are given."""


def document(slug: str, **more: Any) -> dict[str, Any]:
    whole = {"slug": slug, "title": "A table", "head": ["Head"], "lines": [["A line in words"]], "rows": []}
    return whole | more


def saved(folder: Path, *documents: dict[str, Any], **more: Any) -> Path:
    """Write a team's file, as far as it is read here, and return it."""
    told = {
        "format": sheets.FORMAT,
        "version": sheets.VERSION,
        "team": "North",
        "documents": documents,
    } | more
    data = json.dumps(told).replace("<", "\\u003c")
    file = folder / "team.html"
    file.write_text(
        f'<h1>North</h1>\n<script type="application/json" id="six-elements-team-file">{data}</script>',
        encoding="utf-8",
    )
    return file


def row(id_: str, **cells: Any) -> dict[str, Any]:
    return {"id": id_, "cells": cells}


def on(slug: str, folder: Path, *rows: dict[str, Any], **more: Any) -> str:
    """Return the page of one sheet, with *rows* of a team's file in it."""
    team = sheets.read_team(saved(folder, document(slug, rows=list(rows)), **more))
    return sheets.page([catalog.get(slug)], team)


def test_the_file_is_known_by_what_the_page_that_writes_it_says() -> None:
    page = (PACKAGE / "ui/teamfile.js").read_text(encoding="utf-8")
    assert f'FORMAT = "{sheets.FORMAT}"' in page
    assert f"VERSION = {sheets.VERSION};" in page
    assert f"MOST = {sheets.MOST:_};" in page


def test_rows_of_a_team_stand_in_the_cells_in_words_and_harmless(tmp_path: Path) -> None:
    page = on(
        OPEN, tmp_path, row("aaaaaaaaaa", committee="<b>Technology</b>", signal="some", by="2027-11-12")
    )
    assert 'data-at="rows.0.cells.committee">&lt;b&gt;Technology&lt;/b&gt;</td>' in page
    assert 'data-at="rows.0.cells.signal">Could use something</td>' in page
    assert "A line in words" not in page
    assert "<title>Six Elements: sheets of North</title>" in page


def test_no_row_is_left_out_where_the_sheet_has_fewer(tmp_path: Path) -> None:
    paper = catalog.get(OPEN).content.paper
    many = [row(f"{'a' * 9}{number}", committee=f"Committee {number}") for number in range(paper + 2)]
    page = on(OPEN, tmp_path, *many)
    assert all(f">Committee {number}</td>" in page for number in range(paper + 2))


def test_given_rows_stand_under_their_own_headings(tmp_path: Path) -> None:
    page = on(GIVEN, tmp_path, row("works", answer="On Mondays"), row("selection", answer="By habit"))
    assert 'data-at="rows.0.cells.answer">By habit</td>' in page
    assert 'data-at="rows.2.cells.answer">On Mondays</td>' in page


@pytest.mark.parametrize(
    ("slug", "one"),
    [
        (OPEN, row("aaaaaaaaaa", gone="x")),
        (GIVEN, row("gone", answer="x")),
        ("three-anchors", row("a", x="y")),
    ],
)
def test_what_has_no_place_on_the_sheet_stands_behind_it(
    tmp_path: Path, slug: str, one: dict[str, Any]
) -> None:
    assert "<td>A line in words</td>" in on(slug, tmp_path, one)


def test_a_table_whose_exercise_is_gone_comes_last(tmp_path: Path) -> None:
    team = sheets.read_team(saved(tmp_path, document("gone-for-good", title="What we had", rows=[row("a")])))
    page = sheets.page([catalog.get(OPEN)], team)
    assert page.index("<h1>What we had</h1>") > page.index("<h1>1 ")


def test_of_two_tables_of_one_exercise_the_last_is_taken(tmp_path: Path) -> None:
    twice = [document(OPEN, rows=[row("aaaaaaaaaa", committee=one)]) for one in ("First", "Second")]
    page = sheets.page([catalog.get(OPEN)], sheets.read_team(saved(tmp_path, *twice)))
    assert ">Second</td>" in page
    assert ">First</td>" not in page


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"format": "other"}, "expected a team's file"),
        ({"documents": [{"slug": 1}]}, "expected a team's file"),
        ({"version": sheets.VERSION + 1}, "saved by a newer version"),
    ],
)
def test_another_file_is_refused_in_one_line(
    tmp_path: Path, changed: dict[str, Any], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    file = saved(tmp_path, **changed)
    assert cli.run(["sheets", "--team", str(file), "--out", str(tmp_path / "out.pdf")]) == 1
    (line,) = capsys.readouterr().err.splitlines()
    assert said in line
    assert not (tmp_path / "out.pdf").exists()


def test_a_part_is_an_element_or_a_sub_element_and_anything_else_is_told_which_there_are() -> None:
    assert [one.slug for one in sheets.chosen("")] == [one.slug for one in catalog.all_exercises()]
    assert {one.element for one in sheets.chosen("5")} == {5}
    assert {one.sub_element for one in sheets.chosen("5b")} == {"5.B"}
    with pytest.raises(CourseError, match=r"expected one of 1, 1\.A"):
        sheets.chosen("7")


def test_without_a_browser_one_line_says_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv(printing.VARIABLE, str(tmp_path / "nowhere"))
    assert cli.run(["sheets", "--part", "6", "--out", str(tmp_path / "out.pdf")]) == 1
    (line,) = capsys.readouterr().err.splitlines()
    assert "install Chromium, Chrome or Edge" in line
    assert "from its own page" in line
    assert list(tmp_path.iterdir()) == []


def test_a_browser_that_makes_no_pdf_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    idle = tmp_path / "idle"
    idle.write_text("#!/bin/sh\nexit 0\n", encoding="utf-8")
    idle.chmod(0o755)
    monkeypatch.setenv(printing.VARIABLE, str(idle))
    with pytest.raises(CourseError, match="idle made no PDF"):
        printing.pdf("<p>Words</p>", tmp_path / "out.pdf")
    assert [one.name for one in tmp_path.iterdir()] == ["idle"]


PDF = b"""%PDF
1 0 obj
<</Type /Page
/Parent 5 0 R>>
endobj
2 0 obj
<</Type /Page
/Parent 5 0 R>>
endobj
3 0 obj
<</Type /Page
/Parent 4 0 R>>
endobj
5 0 obj
<</Type /Pages
/Kids [2 0 R 1 0 R]
/Parent 4 0 R>>
endobj
4 0 obj
<</Type /Pages
/Kids [5 0 R 3 0 R]>>
endobj
6 0 obj
<</sheet-1 [1 0 R /XYZ 0 792 0]
/sheet-2 [3 0 R /XYZ 0 792 0]
/gone [9 0 R /XYZ 0 792 0]>>
endobj
7 0 obj
<</Title (A bookmark)
/Dest [2 0 R /XYZ 0 792 0]>>
endobj
"""


def test_the_places_of_a_pdf_are_read_in_the_order_of_its_pages() -> None:
    assert printing.places(PDF) == {"sheet-1": 2, "sheet-2": 3}
    assert printing.places(b"%PDF of another hand") == {}


def test_the_contents_name_pages_where_they_are_known() -> None:
    one = [catalog.get(OPEN)]
    assert "page 7</span>" in sheets.page(one, None, {"sheet-1": 7})
    assert "page " not in sheets.page(one).split("six-sheets-page")[-1].split("</span>")[0]
