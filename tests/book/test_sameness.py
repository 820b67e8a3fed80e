"""The parts of the course are not one text with other nouns: few sentences stand word for word in six or more."""

import re
from collections import defaultdict

from tests.book import prose
from tests.book.prose import Page

PARTS = 6
"""A sentence that stands in so many sub-elements is counted."""
MOST = 10
"""So many such sentences a sub-element may have; promises that are read aloud are among them."""
SHORTEST = 4
"""Sentences and labels with fewer words are not counted."""


def sentences(pages: list[Page]) -> set[str]:
    """Return the sentences of a sub-element; rows of tables and titles are left out."""
    words = (
        line.plain.strip()
        for page in pages
        for line in page.lines
        if line.inside not in ("table", "list-table")
    )
    return {said for said in words if len(re.findall(r"\w+", said)) >= SHORTEST}


def shared(parts: dict[str, set[str]], least: int = PARTS) -> dict[str, set[str]]:
    """Return the sentences of each part that stand in at least so many parts."""
    where = defaultdict(set)
    for name, found in parts.items():
        for said in found:
            where[said].add(name)
    common = {said for said, names in where.items() if len(names) >= least}
    return {name: found & common for name, found in parts.items()}


def now() -> dict[str, set[str]]:
    """Return the sentences that each sub-element shares with many others."""
    return shared(
        {
            folder.relative_to(prose.ROOT).as_posix(): sentences(
                [Page(file.name, file.read_text(encoding="utf-8")) for file in sorted(folder.glob("*.md"))]
            )
            for folder in prose.sub_elements()
        }
    )


def test_few_sentences_stand_in_six_or_more_sub_elements() -> None:
    assert not {name: sorted(said) for name, said in now().items() if len(said) > MOST}


def test_a_sentence_in_many_parts_is_counted() -> None:
    same = sentences(
        [Page("a.md", "# A\n\nThe same few words again.\nYes.\n\n| The same few words again too. |\n")]
    )
    assert same == {"The same few words again."}
    parts = {"a": same, "b": same, "c": {"Other words of its own."}}
    assert shared(parts, least=2) == {"a": same, "b": same, "c": set()}
    assert shared(parts, least=3) == {"a": set(), "b": set(), "c": set()}
