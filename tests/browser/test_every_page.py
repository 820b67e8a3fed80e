"""Every page of the book, on a phone and on a desk: axe finds nothing, and nothing is wider than the screen.

Names, roles and colors do not change with the width: what a page says is held to axe once, at the desk, and only what
the theme puts around it (its menus fold away on a phone) at both, on one page of each folder.
Each look of a text is held to contrast once (``looks.py``).
The list of pages at the left is the same everywhere; one page tells.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.browser import looks
from tests.browser.conftest import SIZES
from tests.browser.person import ALL_BUT_CONTRAST, ONLY_CONTRAST, WCAG, axe, too_wide

SECONDS = 900  # half a minute when nothing else is at work
LIST, ARTICLE = ".bd-sidebar-primary", ".bd-article"

Run = tuple[str, str, dict[str, Any]]
"""A width, what is left out there, and the options of axe."""

AROUND: list[Run] = [
    ("phone", LIST, ALL_BUT_CONTRAST),
    ("phone", ARTICLE, ONLY_CONTRAST),
    ("wide", LIST, WCAG),
]
WHOLE: list[Run] = [(size, "nothing", WCAG) for size in SIZES]


@pytest.fixture(scope="module")
def reader(browser: Browser) -> Iterator[Page]:
    """One visitor for all pages; test_build.py holds that no page asks outside."""
    visitor = browser.new_context(reduced_motion="reduce")
    yield visitor.new_page()
    visitor.close()


def faults(page: Page, file: Path, runs: list[Run]) -> Iterator[str]:
    """Yield what is wrong with the page in *file*, with the width at which it shows."""
    page.goto(file.as_uri())
    for name, leave_out, options in runs:
        page.set_viewport_size(SIZES[name])
        within = {"exclude": [[leave_out]]} if page.locator(leave_out).count() else None
        yield from (f"{file.name}, {name}: {fault}" for fault in axe(page, within, options))
    for name, size in SIZES.items():
        page.set_viewport_size(size)
        if (wide := too_wide(page)) > 0:
            yield f"{file.name}, {name}: wider than the screen by {wide}"


def contrast(page: Page, file: Path, known: set[str]) -> Iterator[str]:
    """Yield the texts on the page that is open whose look is not *known* and is too pale; add what is new."""
    if new := looks.mark(page, known, leave_out=LIST):
        known.update(new)
        yield from (f"{file.name}: {one}" for one in axe(page, looks.MARKED, ONLY_CONTRAST))


@pytest.mark.timeout(SECONDS)
@pytest.mark.parametrize("folder", ["chapters", "exercises"])
def test_no_page_of_the_book_has_a_barrier_that_a_program_can_find(
    reader: Page, book: Path, folder: str
) -> None:
    pages = sorted((book / folder).rglob("*.html"))
    assert len(pages) > 40
    known: set[str] = set()
    found = list(faults(reader, pages[0], AROUND))
    for file in pages:
        found += faults(reader, file, [("wide", LIST, ALL_BUT_CONTRAST)])
        found += contrast(reader, file, known)
    assert not found


def test_every_page_is_in_one_of_the_two_folders(book: Path) -> None:
    pages = [file.relative_to(book) for file in book.rglob("*.html") if "_static" not in file.parts]
    others = sorted(one.name for one in pages if one.parts[0] not in ("chapters", "exercises"))
    assert [one for one in others if one not in ("index.html", "search.html", "genindex.html")] == []


def test_the_list_of_pages_has_none_either(reader: Page, book: Path) -> None:
    assert not list(faults(reader, book / "chapters/index.html", WHOLE))


SPECIMEN = """<html lang="en"><title>x</title><main><h1>x</h1><img src="x.png"><p style="width: 400px">wide</p>
<p class="bd-article" style="color: #ccc; background: #fff">pale</p>
<p style="color: #ccc; background: #fff">as pale</p><div style="background: #111"><p>dark on dark</p></div>
</main></html>"""


@pytest.mark.parametrize("runs", [AROUND, WHOLE], ids=["around", "whole"])
def test_a_page_with_barriers_is_seen(reader: Page, tmp_path: Path, runs: list[Run]) -> None:
    file = tmp_path / "specimen.html"
    file.write_text(SPECIMEN, encoding="utf-8")
    found = " ".join(faults(reader, file, runs))
    for said in (
        "phone: image-alt",
        "wide: image-alt",
        "wide: color-contrast",
        "phone: wider than the screen",
    ):
        assert said in found


def test_each_look_that_is_too_pale_is_seen_once(reader: Page, tmp_path: Path) -> None:
    file = tmp_path / "specimen.html"
    file.write_text(SPECIMEN, encoding="utf-8")
    reader.goto(file.as_uri())
    known: set[str] = set()
    found = list(contrast(reader, file, known))
    assert [word for word in (">pale<", ">as pale<", ">dark on dark<") if word in " ".join(found)] == [
        ">pale<",
        ">dark on dark<",
    ]
    assert not list(contrast(reader, file, known)), "nothing is new the second time"
    reader.locator(".bd-article").evaluate("(one) => { one.style.color = '#ddd'; }")
    assert len(list(contrast(reader, file, known))) == 1
