"""HR5 of ``chapters/STYLE.md``: a glossary term is bold and linked at its first use on a page, and only there."""

import re
from collections.abc import Iterator
from functools import cache

from tests.book.prose import Page, glossary

EVERYDAY = set(
    re.split(
        r"\s*\|\s*",
        """answer | association | cabinet | certificated staff | classified staff | communication | convening
        | county office | element | equity | exercise | facilitator | grievance | labor | learning team | management
        | mandate | participant | partnership | pillar | progress point | research card | school board | side
        | stakeholder | sub-element | trainer | trust | turn | union | worksheet
        | advocacy | agency | anchor | benevolence | boundary | charter | coherence | compact | competence | consensus
        | driver | honesty | inference | inquiry | interest | just cause | milestone | norm | objective | openness
        | paraphrase | position | precision | probe | reflection | reliability
        | cpsel | dlt | lcap | pal | slt
        | advisory arbitration | arbitration | baseline | brown act | capacity | caucus | closed session
        | continuous improvement | culturally responsive | direct dealing | disaggregate
        | duty of fair representation | early-warning system | eera | english learner | exclusive representative
        | fidelity | impact | impasse | layoff | lcff | outcome | output | past practice | perb
        | plan-do-study-act | props | public records law | ratify | released time | restorative practices
        | scope of bargaining | scope of representation | school site council | side letter | spsa | steward
        | trustee | unfair practice charge | unilateral change | pal2""",
    )
)
"""Words of every page, and words with an everyday meaning as well: they may be linked, and need not be."""

LINKED_BEFORE = ("practice.md", "check.md", "key-points.md")
"""Pages that one comes to from the pages of ideas, where the terms were linked."""

LINK = re.compile(r"(\*\*)?\{term\}`(?:[^`<]*<)?([^`>]*)>?`(\*\*)?")
KEPT = re.compile(r"\{[a-z:]+\}`[^`]*`|\[[^\]]*\]\([^)]*\)|(?<!\*)\*[^*]+\*|`[^`]*`")
"""Links of another kind, and words in italics, which are names or stressed: these stay as they are."""


def terms_are_bold_and_linked(page: Page) -> Iterator[str]:
    """HR5; the glossary itself points to an entry from each of its other names."""
    seen: set[str] = set()
    for line in page.lines:
        for found in LINK.finditer(line.text):
            term = found[2].strip().lower()
            if not (found[1] and found[3]):
                yield f"line {line.number}: {{term}}`{term}` is not bold"
            if term in seen and page.name != "glossary.md":
                yield f"line {line.number}: {term} is linked a second time"
            seen.add(term)
    if (
        re.match(r"chapters/(?:[1-6]-|three-pillars|facilitators/)", page.path)
        and page.name not in LINKED_BEFORE
    ):
        yield from (f"{term} is used and never linked" for term in sorted(unlinked(page, seen)))


def unlinked(page: Page, linked: set[str]) -> set[str]:
    """Return the terms of art in the open words of *page* that are not among those *linked*."""
    inside = ("", "admonition", "note")
    words = "\n".join(KEPT.sub("", line.text) for line in page.lines if line.inside in inside)
    return {term for term, pattern in terms_of_art().items() if term not in linked and pattern.search(words)}


@cache
def terms_of_art() -> dict[str, re.Pattern[str]]:
    """Return how each term of the glossary is found on a page, but for everyday words and mere other names."""
    return {
        term.lower(): re.compile(rf"(?<![\w-]){re.escape(term)}s?(?![\w-])", re.IGNORECASE)
        for term, meaning in glossary().items()
        if term.lower() not in EVERYDAY and not meaning.startswith(("See ", "The name that"))
    }
