"""No page reads like a translation, uses one word for three things, or says what is not true."""

import pytest

from tests.book import prose, words
from tests.book.prose import Page

LISTS = {
    "translated": words.TRANSLATED,
    "three-meanings": words.THREE_MEANINGS,
    "unsayable": words.UNSAYABLE,
}
MOST_LEGAL_ADVICE = 25
"""Lines of the whole book that may speak of legal advice: once a part, where it matters."""


def legal_lines(text: str) -> int:
    """Return how many lines of a file speak of legal advice."""
    return sum("legal advice" in line.lower() for line in text.splitlines())


def legal() -> dict[str, int]:
    """Return the lines with "legal advice" by file, pages and exercises alike."""
    found = {page.path: legal_lines(page.text) for page in prose.pages()}
    for file in sorted(prose.ROOT.glob("exercises/*/exercise.toml")):
        found[file.relative_to(prose.ROOT).as_posix()] = legal_lines(file.read_text(encoding="utf-8"))
    return {path: count for path, count in found.items() if count}


@pytest.mark.parametrize("name", LISTS)
def test_no_page_uses_such_words(name: str) -> None:
    found = {page.path: list(words.used(page, LISTS[name])) for page in prose.pages()}
    assert not {path: lines for path, lines in found.items() if lines}


def test_legal_advice_is_named_where_it_matters_and_not_everywhere() -> None:
    assert sum(legal().values()) <= MOST_LEGAL_ADVICE, legal()


SPECIMENS = {
    "a decision that falls": ("translated", "Tell each other one decision before it falls."),
    "also when": ("translated", "Read it also when you are sure."),
    "a false friend": ("translated", "Ask everyone concerned."),
    "means": ("translated", "They share the races, the languages and the means of our students."),
    "doubles": ("translated", "Sort out doubles."),
    "mended": ("translated", "The fault was mended."),
    "the other way round": ("translated", "It is the other way round."),
    "missing persons": ("translated", "What became of people?"),
    "what came of it": ("translated", "Tell them what came of it."),
    "an empty chair": ("three-meanings", "Leave two empty chairs."),
    "a person who is a chair": ("three-meanings", "Ask the chair for a minute."),
    "a place for a level": ("three-meanings", "There are five places."),
    "marks for answers": ("three-meanings", "Compare your marks in pairs."),
    "a promise that the script breaks": ("unsayable", "Nothing from today goes to the bargaining table."),
    "a number of exercises": ("unsayable", "Bring all three exercises."),
}


@pytest.mark.parametrize(("name", "text"), SPECIMENS.values(), ids=SPECIMENS)
def test_a_specimen_is_seen(name: str, text: str) -> None:
    assert len(list(words.used(Page("a.md", f"# A\n\n{text}\n"), LISTS[name]))) == 1


def test_plain_american_passes() -> None:
    text = (
        "By means of a fund, even when money is short, she marks the answer from her own chair at one place."
    )
    for patterns in LISTS.values():
        assert not list(words.used(Page("a.md", f"# A\n\n{text}\n"), patterns))


def test_lines_on_legal_advice_are_counted() -> None:
    assert legal_lines("This is no legal advice.\n\nLegal advice is for counsel.\nAdvice.\n") == 2
