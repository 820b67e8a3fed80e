"""Knowledge checks cannot be passed by their length: the fitting option is seldom the longest."""

from tests.book import prose
from tests.book.prose import Page, options

SHARE = 1 / 3
"""At most this share of the questions of a page may have the fitting option as their longest one."""
SHORTEST = 0.4
"""At most this share of all questions may have it as their shortest."""


def longest_fits(page: Page) -> list[int]:
    """Return the lines of the questions whose fitting option is longer than every other, counted in letters."""
    found = []
    for number, choices in options(page):
        fits = [len(said) for said, feedback in choices if feedback.startswith("This fits.")]
        rest = [len(said) for said, feedback in choices if not feedback.startswith("This fits.")]
        if fits and rest and fits[0] > max(rest):
            found.append(number)
    return found


def excess(page: Page) -> int:
    """Return how many questions of *page* have the longest option fit beyond the allowed share."""
    return max(0, len(longest_fits(page)) - int(len(list(options(page))) * SHARE))


def test_the_longest_option_seldom_fits() -> None:
    assert not {page.path: longest_fits(page) for page in prose.pages() if excess(page)}


def shortest_fits(page: Page) -> int:
    """Return how many questions of *page* have a fitting option shorter than every other."""
    return sum(
        min(len(said) for said, feedback in choices if feedback.startswith("This fits."))
        < min(len(said) for said, feedback in choices if not feedback.startswith("This fits."))
        for _, choices in options(page)
    )


def test_nor_does_the_shortest() -> None:
    every = [page for page in prose.pages() if page.name == "check.md"]
    assert sum(map(shortest_fits, every)) <= SHORTEST * sum(len(list(options(page))) for page in every)


CHECK = "```{{check}} What next?\n- {long}.\n  > {a}\n- Wait.\n  > {b}\n- Ask her.\n  > {c}\n```\n"


def page(first_fits: bool) -> Page:
    yes, no = "This fits. They hear it early.", "They hear it with the rest."
    text = CHECK.format(
        long="Ask both, write it down, and\n  say it back",
        a=yes if first_fits else no,
        b=no if first_fits else yes,
        c=no,
    )
    return Page("check.md", text * 3)


def test_a_page_that_gives_itself_away_is_seen() -> None:
    assert len(longest_fits(page(first_fits=True))) == 3
    assert excess(page(first_fits=True)) == 2
    assert excess(page(first_fits=False)) == 0
    assert shortest_fits(page(first_fits=True)) == 0
    assert shortest_fits(page(first_fits=False)) == 3
