"""Every page of the book, on a phone and on a desk: axe finds nothing, and nothing is wider than the screen.

Each structure and each look of a text is held to axe once, on the first page that has it (``structures.py``,
``looks.py``); most pages have none that is new.
What the theme puts around a page folds away on a phone: it is held to axe as a whole at both widths, on one page of
each folder.
The list of pages at the left is the same everywhere; one page tells.
The pages of the exercises themselves are visited, and held to the same, in ``test_every.py``.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from sixelements import catalog
from tests.browser import looks
from tests.browser.conftest import SIZES
from tests.browser.person import ALL_BUT_CONTRAST, ONLY_CONTRAST, WCAG, axe, too_wide, violations
from tests.browser.visitors import LIST, resize

SECONDS = 900  # a quarter of a minute when nothing else is at work
ARTICLE = ".bd-article"
FOLDERS = ("chapters", "exercises")
SHARES = 6
"""In how many tests the pages of a folder are read, so that workers share them."""

Run = tuple[str, str, dict[str, Any]]
"""A width, what is left out there, and the options of axe."""

AROUND: list[Run] = [
    ("phone", LIST, ALL_BUT_CONTRAST),
    ("phone", ARTICLE, ONLY_CONTRAST),
    ("wide", LIST, WCAG),
]
WHOLE: list[Run] = [(size, looks.NOTHING, WCAG) for size in SIZES]


@pytest.fixture(scope="module")
def reader(browser: Browser) -> Iterator[Page]:
    """One visitor for all pages; test_build.py holds that no page asks outside."""
    visitor = browser.new_context(reduced_motion="reduce")
    page = visitor.new_page()
    page.set_default_timeout(60_000)
    yield page
    visitor.close()


def faults(page: Page, url: str, runs: list[Run]) -> Iterator[str]:
    """Yield all that axe finds on the page at *url*, and where it is too wide, with the width at which it shows."""
    page.goto(url)
    for name, leave_out, options in runs:
        resize(page, name)
        within = {"exclude": [[leave_out]]} if page.locator(leave_out).count() else None
        yield from (f"{url}, {name}: {fault}" for fault in violations(page, within, options))
    for name in SIZES:
        resize(page, name)
        if (wide := too_wide(page)) > 0:
            yield f"{url}, {name}: wider than the screen by {wide}"


def new_faults(page: Page, url: str, sizes: list[str]) -> Iterator[str]:
    """Yield what is wrong, at the desk, in what no page before had, and at which *sizes* the page is too wide."""
    page.goto(url)
    for name in sizes:
        if name == "wide":
            resize(page, name)
            yield from (f"{url}, {name}: {fault}" for fault in axe(page, leave_out=LIST))
        elif page.viewport_size != SIZES[name]:
            page.set_viewport_size(SIZES[name])
        if (wide := too_wide(page)) > 0:
            yield f"{url}, {name}: wider than the screen by {wide}"


def pages(book: Path, folder: str) -> list[str]:
    """Return where the pages of *folder* that are no exercise's own stand in the book."""
    exercises = {book / catalog.book_path(one) for one in catalog.all_exercises()}
    return sorted(one.relative_to(book).as_posix() for one in {*(book / folder).rglob("*.html")} - exercises)


@pytest.mark.timeout(SECONDS)
@pytest.mark.parametrize("share", range(SHARES))
@pytest.mark.parametrize("folder", FOLDERS)
def test_no_page_of_the_book_has_a_barrier_that_a_program_can_find(
    reader: Page, site: str, book: Path, folder: str, share: int
) -> None:
    files = pages(book, folder)[share::SHARES]
    assert len(files) > 10
    sizes = list(SIZES)
    found: list[str] = []
    for file in files:
        found += new_faults(reader, f"{site}/{file}", sizes)
        sizes.reverse()  # the next page comes at the width that this one ended with
    assert not found


@pytest.mark.parametrize("folder", FOLDERS)
def test_what_stands_around_a_page_has_none_at_either_width(
    reader: Page, site: str, book: Path, folder: str
) -> None:
    assert not list(faults(reader, f"{site}/{pages(book, folder)[0]}", AROUND))


def test_every_page_is_in_one_of_the_two_folders(book: Path) -> None:
    files = [file.relative_to(book) for file in book.rglob("*.html") if "_static" not in file.parts]
    others = sorted(one.name for one in files if one.parts[0] not in FOLDERS)
    assert [one for one in others if one not in ("index.html", "search.html", "genindex.html")] == []


def test_the_list_of_pages_has_none_either(reader: Page, site: str) -> None:
    assert not list(faults(reader, f"{site}/chapters/index.html", WHOLE))


SPECIMEN = """<html lang="en"><title>x</title><main><h1>x</h1><img src="x.png"><p style="width: 400px">wide</p>
<p class="bd-article" style="color: #ccc; background: #fff">pale</p>
<p style="color: #ccc; background: #fff">as pale</p><div style="background: #111"><p>dark on dark</p></div>
</main></html>"""
SEEN = ("phone: image-alt", "wide: image-alt", "wide: color-contrast", "phone: wider than the screen")


@pytest.fixture
def specimen(tmp_path: Path) -> Path:
    file = tmp_path / "specimen.html"
    file.write_text(SPECIMEN, encoding="utf-8")
    return file


@pytest.mark.parametrize("runs", [AROUND, WHOLE], ids=["around", "whole"])
def test_a_page_with_barriers_is_seen(reader: Page, specimen: Path, runs: list[Run]) -> None:
    found = " ".join(faults(reader, specimen.as_uri(), runs))
    assert [said for said in SEEN if said not in found] == []


@pytest.mark.parametrize("sizes", [list(SIZES), list(SIZES)[::-1]], ids=lambda one: one[0])
def test_a_new_page_with_barriers_is_seen_each_time(reader: Page, specimen: Path, sizes: list[str]) -> None:
    for _ in range(2):
        found = " ".join(new_faults(reader, specimen.as_uri(), sizes))
        for said in ("wide: image-alt", "wide: color-contrast", "phone: wider than the screen"):
            assert said in found


def test_each_look_that_is_too_pale_is_seen_once(reader: Page, specimen: Path) -> None:
    reader.goto(specimen.as_uri())
    known: set[str] = set()
    found = list(contrast(reader, known))
    assert [word for word in (">pale<", ">as pale<", ">dark on dark<") if word in " ".join(found)] == [
        ">pale<",
        ">dark on dark<",
    ]
    assert not list(contrast(reader, known)), "nothing is new the second time"
    reader.locator(".bd-article").evaluate("(one) => { one.style.color = '#ddd'; }")
    assert len(list(contrast(reader, known))) == 1


SAME = """<html lang="en"><title>x</title><style>p {{ color: #888 }}</style><main style="background: {behind}">
<div style="background: {ground}"><p style="font-size: {size}px; font-weight: {weight}">Words</p></div></main></html>"""


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"size": 24}, {"size": 23}),
        ({"size": 19, "weight": 700}, {"size": 19}),
        ({"size": 19, "weight": 700}, {"size": 18, "weight": 700}),
        ({"size": 16, "ground": "#000"}, {"size": 16}),
        ({"size": 16, "ground": "#0000", "behind": "#000"}, {"size": 16, "ground": "#0000"}),
        (
            {"size": 16, "ground": "#000c", "behind": "#000"},
            {"size": 16, "ground": "#000c", "behind": "#fff"},
        ),
    ],
)
def test_a_fine_look_does_not_stand_for_one_that_is_too_pale(
    reader: Page, one: dict[str, Any], other: dict[str, Any]
) -> None:
    known: set[str] = set()
    usual = {"behind": "#fff", "ground": "#fff", "weight": 400}
    reader.set_content(SAME.format_map(usual | one))
    assert contrast(reader, known) == []
    reader.set_content(SAME.format_map(usual | other))
    assert len(contrast(reader, known)) == 1


def contrast(page: Page, known: set[str]) -> list[str]:
    """Return the texts whose look is not *known* and is too pale; add what is new."""
    new = looks.mark(page, known)
    known.update(new)
    return violations(page, looks.MARKED, ONLY_CONTRAST) if new else []
