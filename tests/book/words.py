"""Words that a page does not use: translated English, and words that would carry three meanings at once."""

import re
from collections.abc import Iterator

from tests.book.prose import Page

TRANSLATED = {
    r"before (?:it|a decision|they|one) falls?\b": "before it is made",
    r"\balso (?:when|where|if)\b": "even when",
    r"\b(?:who|that) (?:are|is) concerned\b|\b(?:every|any)one concerned\b": "affected, represented",
    r"\band the means\b": "money, income, resources",
    r"\b(?:out|reduce|find|strike|no|cross|the) doubles\b": "duplicates, overlaps",
    r"\bmend(?:s|ed|ing)?\b": "repair, fix",
    r"\bthe other way round\b": "the reverse, in reverse",
    r"\b(?:became|become) of (?:it|them|people|us|that|what|the)\b|\bcame of it\b": "outcome, result",
    r"\ba sight\b": "an example, what you saw",
    r"\bin paid time\b": "on paid time",
    r"\bunequal places\b": "in different positions",
    r"\bof faithfulness\b": "fidelity",
    r"\babler\b": "more capable",
    r"\bopen purse\b": "a standing budget",
    r"\b(?:watcher of|spread) the air\b": "airtime",
    r"\b(?:lay|laid|lie) (?:the \w+ |each )?over (?:each other|one another)\b": "compare side by side",
    r"\blost its flat\b": "lost its apartment",
    r"\bpay follows leadership\b": "pay for leadership roles",
    r"\b(?:have|has|had) (?:been )?lived into\b": "experienced",
}
"""What gives a translation away, with what an American school would say."""

SEAT = "seat; chair is the side one speaks from"
THREE_MEANINGS = {
    r"\bempty chairs?\b|\bchairs (?:are )?mixed\b|\bmixed chairs\b": SEAT,
    r"\b(?:turn|turned|move|pull) (?:their |the |two )?chairs?\b": SEAT,
    r"\bchairs? (?:at|around|in) (?:a|the|one)? ?(?:corner|circle|table|row)": SEAT,
    r"\bask the chair\b|\bthe chair (?:opens|closes|says|asks|will answer|reads)\b|\bchaired\b": (
        "the person who leads the meeting"
    ),
    r"\b(?:five|six|seven) (?:places|stops)\b": "level",
    r"\bthe (?:same|next|first|last|middle) (?:place|stop) (?:on|of) the (?:line|continuum)\b": "level",
    r"\b(?:your|my|our|their|his|her|own|these|those|both|all|most|two|three|five|the) marks?\b"
    r"(?! (?:the|what|where|how|a|an|it|them)\b)": "answer, rating",
}
"""Words with three meanings (chair, place, marks), where they have one too many; the value says what to write."""

UNSAYABLE = {
    r"\bnothing (?:from today |said here |people say )?goes (?:in)?to (?:the )?bargaining\b"
    r"|\bNothing from today goes to\b": "the promise in chapters/facilitators/promises.toml",
    r"\ball three exercises\b": "the names of the exercises",
}
"""Sentences that are not true."""


def used(page: Page, words: dict[str, str]) -> Iterator[str]:
    """Yield each place where *page* uses one of the *words*, with what to write instead."""
    for line in page.lines:
        for pattern, better in words.items():
            for found in re.finditer(pattern, line.plain, re.IGNORECASE):
                yield f"line {line.number}: “{found[0]}”: {better}"
