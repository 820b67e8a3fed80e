"""The field's own terms are in the glossary, each with a plain gloss, and stand on the pages of the elements."""

import re
import tomllib

import pytest

from tests.book import prose
from tests.book.prose import Page

TERMS = (
    "arbitration", "baseline", "Brown Act", "capacity", "caucus", "culturally responsive", "disaggregate",
    "duty of fair representation", "early-warning system", "EERA", "fidelity", "grievance", "impact", "LCAP",
    "outcome", "output", "past practice", "PERB", "Plan-Do-Study-Act", "restorative practices",
    "scope of bargaining", "side letter",
)  # fmt: skip
"""What superintendents, officers of unions, stewards and directors of human resources call things."""

PAGES = [page for page in prose.pages() if re.match(r"chapters/[1-6]-", page.path)] + [
    Page(
        file.relative_to(prose.ROOT).as_posix(),
        "\n\n".join(prose.texts(tomllib.loads(file.read_text(encoding="utf-8")))),
    )
    for file in sorted(prose.ROOT.glob("exercises/*/exercise.toml"))
]


def pages_with(term: str, pages: list[Page]) -> list[str]:
    """Return the pages and exercises in which a term stands, in any of its forms, with a hyphen or without."""
    stem = re.escape(re.sub(r"(?:system|e)$", "", term).strip()).replace(r"\-", "[- ]")
    return [page.path for page in pages if page.has(rf"\b{stem}")]


@pytest.mark.parametrize("term", TERMS)
def test_a_term_of_the_trade_is_used_and_explained(term: str) -> None:
    assert term in prose.glossary()
    assert pages_with(term, PAGES)


def test_a_term_that_nobody_uses_is_seen() -> None:
    page = Page("a.md", "# A\n\nThe early-warning list was disaggregated by school.\n")
    assert pages_with("early-warning system", [page]) == pages_with("disaggregate", [page]) == ["a.md"]
    assert not pages_with("baseline", [page])
