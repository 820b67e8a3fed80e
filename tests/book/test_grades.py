"""Pages of ideas and of facilitators, exercises too, read at grade 7 to 9, nine in ten, and none above 11."""

import re

from sixelements import catalog
from tests.book import prose
from tests.book.prose import Page

LOWEST, HIGHEST, CEILING = 7.0, 9.0, 11.0

PAGES = [
    page
    for page in prose.pages()
    if page.name.startswith("ideas-")
    or re.match(r"chapters/(?:facilitators/|[1-6]-.*/facilitator\.md)|exercises/", page.path)
]


def grade(page: Page) -> float:
    """Return the reading grade of a page, with one decimal, as the table of grades shows it."""
    return round(prose.reading_grade(prose.open_words(page)), 1)


def table(pages: list[Page]) -> str:
    """Return the grade of each page, and how many are within the band."""
    grades = {page.path: grade(page) for page in pages}
    within = sum(LOWEST <= one <= HIGHEST for one in grades.values())
    mean = sum(grades.values()) / len(grades)
    lines = [f"{one:5.1f}  {path}" for path, one in sorted(grades.items(), key=lambda pair: pair[1])]
    return "\n".join([*lines, f"{within} of {len(grades)} within {LOWEST:g} to {HIGHEST:g}; mean {mean:.1f}"])


def outside(pages: list[Page]) -> list[str]:
    """Return the pages that read more easily or harder than they should."""
    return [page.path for page in pages if not LOWEST <= grade(page) <= HIGHEST]


def too_many(pages: list[Page]) -> int:
    """Return how many pages are outside the band beyond the one in ten that may be."""
    return max(0, len(outside(pages)) - len(pages) // 10)


def test_nine_pages_in_ten_read_at_grade_seven_to_nine() -> None:
    prose.ROOT.joinpath("_build").mkdir(exist_ok=True)
    prose.ROOT.joinpath("_build/grades.txt").write_text(table(PAGES) + "\n", encoding="utf-8")
    assert len(PAGES) > 90
    assert {page.path.split("/")[1] for page in PAGES} >= {
        exercise.slug for exercise in catalog.all_exercises()
    }
    assert not too_many(PAGES), table(PAGES)


def test_none_reads_above_eleven() -> None:
    assert not [page.path for page in PAGES if grade(page) > CEILING]


def test_pages_for_small_children_and_for_lawyers_are_seen() -> None:
    easy = Page("a.md", "# A\n\nWe sat. We ate. It was good.\n")
    hard = Page(
        "b.md", "# B\n\n" + "Institutional configurations necessitate considerable deliberation. " * 3
    )
    fine = Page(
        "c.md",
        "# C\n\nThe superintendent and the union president agreed on a calendar before the committee met in October.\n"
        "Nobody had told the drivers, so the routes were planned without them and the first week went badly.\n",
    )
    assert outside([easy, hard, fine]) == ["a.md", "b.md"]
    assert too_many([easy, hard, *[fine] * 18]) == 0
    assert too_many([easy, hard, fine]) == 2
    assert "1 of 2 within 7 to 9" in table([easy, fine])
