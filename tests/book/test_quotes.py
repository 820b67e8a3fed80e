"""A quotation may stand: in a block quote of at most sixty words, with its source, at most four a page."""

import re
from collections.abc import Iterator

import pytest

from tests.book import prose
from tests.book.prose import CITE, Page

WORDS, QUOTES = 60, 4


def quotations(page: Page) -> Iterator[tuple[int, str]]:
    """Yield the line and the text of each block quote that names a source; a letter or a script of ours names none."""
    for found in re.finditer(r"^(?:> ?.*\n)+", page.text + "\n", re.MULTILINE):
        if "{cite" in found[0]:
            yield page.text[: found.start()].count("\n") + 1, found[0]


def faults(page: Page) -> Iterator[str]:
    """Yield each quotation that is too long, and each one too many."""
    for count, (line, text) in enumerate(quotations(page), 1):
        words = len(re.findall(r"[A-Za-z0-9]+(?:['’][A-Za-z]+)?", CITE.sub("", text)))
        if words > WORDS:
            yield f"line {line}: {words} words; a quotation has at most {WORDS}"
        if count > QUOTES:
            yield f"line {line}: a page has at most {QUOTES} quotations"


@pytest.mark.parametrize("page", prose.pages(), ids=lambda page: page.path)
def test_quotations_are_short_and_few(page: Page) -> None:
    assert not list(faults(page)), f"{page.path} breaks HR8 of chapters/STYLE.md"


QUOTE = "> Partners share what they know {cite}`lmi2022`.\n\n"


def test_a_long_quotation_and_a_fifth_are_seen() -> None:
    assert not list(faults(Page("a.md", QUOTE * 4)))
    assert len(list(faults(Page("a.md", QUOTE * 5)))) == 1
    assert len(list(faults(Page("a.md", f"> {'word ' * 61}{{cite}}`lmi2022`\n")))) == 1
    assert not list(faults(Page("a.md", f"> {'word ' * 61}\n")))  # words of ours
