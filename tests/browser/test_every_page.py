"""Every page of the book, on a phone and on a desk: axe finds nothing, and nothing is wider than the screen.

Names, roles and colors do not change with the width: what a page says is held to axe once, at the desk, and only what
the theme puts around it (its menus fold away on a phone) at both, on one page of each folder.
The list of pages at the left is the same everywhere; one page tells.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.conftest import SIZES
from tests.browser.person import ALL_BUT_CONTRAST, ONLY_CONTRAST, WCAG, axe, too_wide

SECONDS = 900  # a minute and a half when nothing else is at work
LIST, ARTICLE = ".bd-sidebar-primary", ".bd-article"

Run = tuple[str, str, dict[str, Any] | None]
"""A width, what is left out there, and the options of axe, which is not asked where there are none."""

EACH: list[Run] = [("phone", LIST, None), ("wide", LIST, WCAG)]
RUNS: list[Run] = [("phone", LIST, ALL_BUT_CONTRAST), ("phone", ARTICLE, ONLY_CONTRAST), ("wide", LIST, WCAG)]
WHOLE: list[Run] = [(size, "nothing", WCAG) for size in SIZES]


@pytest.fixture(scope="module")
def reader(browser: Browser) -> Iterator[Page]:
    """One visitor for all pages; test_build.py holds that no page asks outside."""
    visitor = browser.new_context(reduced_motion="reduce")
    yield visitor.new_page()
    visitor.close()


def faults(page: Page, file: Path, runs: list[Run]) -> Iterator[str]:
    """Yield what is wrong with the page in *file*, with the width at which it shows."""
    page.set_viewport_size(SIZES["phone"])
    page.goto(file.as_uri())
    for name, leave_out, options in runs:
        page.set_viewport_size(SIZES[name])
        if options:
            within = {"exclude": [[leave_out]]} if page.locator(leave_out).count() else None
            yield from (f"{file.name}, {name}: {fault}" for fault in axe(page, within, options))
        if (wide := too_wide(page)) > 0:
            yield f"{file.name}, {name}: wider than the screen by {wide}"


@pytest.mark.timeout(SECONDS)
def test_no_page_of_the_book_has_a_barrier_that_a_program_can_find(reader: Page, book: Path) -> None:
    front = book / "index.html"  # it only leads on to the first page
    pages = [file for file in sorted(book.rglob("*.html")) if "_static" not in file.parts and file != front]
    assert len(pages) > 100
    first = {
        file.parent if file.parent.parent == book else file.parent.parent: file for file in reversed(pages)
    }
    found = [
        fault for file in pages for fault in faults(reader, file, RUNS if file in first.values() else EACH)
    ]
    assert not found


def test_the_list_of_pages_has_none_either(reader: Page, book: Path) -> None:
    assert not list(faults(reader, book / "chapters/index.html", WHOLE))


@pytest.mark.parametrize("runs", [EACH, RUNS, WHOLE], ids=["each", "in parts", "whole"])
def test_a_page_with_barriers_is_seen(reader: Page, tmp_path: Path, runs: list[Run]) -> None:
    file = tmp_path / "specimen.html"
    file.write_text(
        '<html lang="en"><title>x</title><main><h1>x</h1><img src="x.png"><p style="width: 400px">wide</p>'
        '<p class="bd-article" style="color: #ccc; background: #fff">pale</p></main></html>',
        encoding="utf-8",
    )
    found = " ".join(faults(reader, file, runs))
    for said in ("wide: image-alt", "wide: color-contrast", "phone: wider than the screen"):
        assert said in found
    assert ("phone: image-alt" in found) == (runs is not EACH)
