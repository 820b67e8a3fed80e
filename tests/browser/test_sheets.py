"""All sheets of a part in one PDF, read back: its pages, and the bookmarks with the number and title of each sheet."""

import re
from collections.abc import Sequence
from pathlib import Path

import pytest

from sixelements import __main__ as cli
from sixelements import catalog, printing, sheets
from sixelements.content import Exercise
from tests.browser import chromium

BOOKMARK = re.compile(
    rb"/Title (?:<FEFF(?P<hex>[0-9A-F]+)>|\((?P<plain>(?:[^()\\]|\\.)*)\))\n/Dest \[(?P<page>\d+) 0 R"
)
PAGE = re.compile(rb"\n(\d+) 0 obj\n<</Type /Page\n")


def pages(pdf: bytes) -> list[int]:
    """Return the numbers of the objects that are pages, in the order of the pages."""
    there = {int(one) for one in PAGE.findall(pdf)}
    kids = [re.findall(rb"(\d+) 0 R", one) for one in re.findall(rb"/Kids \[(.*?)\]", pdf, re.DOTALL)]
    return sorted(there) if not kids else [int(one) for some in kids for one in some if int(one) in there]


def bookmarks(pdf: bytes) -> dict[str, int]:
    """Return the page, from 1, of each bookmark; of two with one title the first."""
    order = pages(pdf)
    found: dict[str, int] = {}
    for one in BOOKMARK.finditer(pdf):
        title = (
            bytes.fromhex(one["hex"].decode()).decode("utf-16-be")
            if one["hex"]
            else re.sub(rb"\\(.)", rb"\1", one["plain"]).decode("latin-1")
        )
        found.setdefault(title, order.index(int(one["page"])) + 1)
    return found


def astray(pdf: bytes, exercises: Sequence[Exercise]) -> list[str]:
    """Return each sheet that has no bookmark with its number and title, or no page of its own behind the one before."""
    found, last, wrong = bookmarks(pdf), 1, []
    for number, one in enumerate(exercises, 1):
        title = f"{number} {one.title}"
        if found.get(title, 0) <= last:
            wrong.append(title)
        last = max(last, found.get(title, last))
    return wrong


@pytest.fixture
def contents() -> list[str]:
    """The pages that were printed, as HTML."""
    return []


@pytest.fixture
def printed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, contents: list[str]) -> bytes:
    monkeypatch.setenv(printing.VARIABLE, str(chromium.find()))
    real = printing.pdf

    def print_and_note(html: str, out: Path) -> None:
        contents.append(html)
        real(html, out)

    monkeypatch.setattr(printing, "pdf", print_and_note)
    out = tmp_path / "sheets.pdf"
    assert cli.run(["sheets", "--part", "6.B", "--out", str(out)]) == 0
    assert [one.name for one in tmp_path.iterdir()] == ["sheets.pdf"]
    return out.read_bytes()


def test_a_part_is_one_pdf_with_every_sheet_numbered_and_on_a_page_of_its_own(
    printed: bytes, contents: list[str]
) -> None:
    exercises = sheets.chosen("6.B")
    assert len(pages(printed)) > len(exercises)
    assert bookmarks(printed)["Six Elements: sheets"] == 1
    assert astray(printed, exercises) == []
    # Specimens: a sheet that is not there, and two in the wrong order.
    absent = catalog.get("decision-continuum")
    assert astray(printed, [*exercises, absent]) == [f"{len(exercises) + 1} {absent.title}"]
    assert astray(printed, exercises[::-1]) != []
    # The contents say on which page each sheet begins, as the bookmarks of the browser have it.
    said = {f"sheet-{sheet}": int(page) for sheet, page in SAID.findall(contents[-1])}
    titles = {f"sheet-{number}": f"{number} {one.title}" for number, one in enumerate(exercises, 1)}
    assert said == {sheet: bookmarks(printed)[title] for sheet, title in titles.items()}
    assert said == printing.places(printed)


SAID = re.compile(r'href="#sheet-(\d+)".*?page (\d+)</span>')
