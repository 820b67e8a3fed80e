"""What makes a case fair and whole: two sides with as much to want, to know and to hide, and no agreement for free."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from sixelements.content import Exercise
from sixelements.kinds.base import duplicates

from .content import SIDES, Case, Side
from .sheets import for_the_end, secrets

PLAYED = (60, 90)
"""How many minutes a case may take."""
LEAST_OF_A_SIDE = 3
SIDES_APART = 0.75
"""One side's sheet, and its interests, have at least this part of the other's words."""
ROLES_APART = 0.6
"""The shortest role has at least this part of the longest one's words."""
SENTENCE = 5
"""From how many words on something that stands twice is a sentence and no phrase."""


def whole(content: Case) -> Iterator[str]:
    """Yield a line for an id used twice, a sheet or a term that is missing, times that do not add up."""
    for where in ("roles", "interests", "terms", "unsaid", "placed", "later"):
        yield from duplicates([one.id for one in getattr(content, where)], f"case.{where}")
    for one in content.roles:
        for key in ("knows", "says"):
            if not getattr(one, key):
                yield f'case.roles "{one.id}", key {key}: expected some text'
    for side in SIDES:
        if content.seat(side) is None:
            yield f"case, key {side}: expected a table with knows and erred; both sides have missed something"
        if len(content.cast(side)) < LEAST_OF_A_SIDE:
            yield f"case.roles of {side}: expected at least {LEAST_OF_A_SIDE}, found {len(content.cast(side))}"
    seated = sum(one.seats == 6 for one in content.roles)
    if seated != 6:
        yield f"case.roles, key seats: expected six roles that every table plays, found {seated}"
    least, most = PLAYED
    total = content.times.total
    if not least <= total <= most:
        yield f"case.times: expected {least} to {most} minutes in all, found {total}"
    yield from _terms(content)


def _terms(content: Case) -> Iterator[str]:
    terms = {one.id for one in content.terms}
    if not content.interests or not content.unsaid or len(content.later) < 3:
        yield "case: expected interests, unsaid and at least three of later; the end shows them"
    for one in content.interests:
        for term in sorted(set(one.met_by) - terms):
            yield f'case.interests "{one.id}", key met_by: expected the id of a term, found "{term}"'
    for term in sorted(terms):
        if content.interests and all(term in one.met_by for one in content.interests if one.weight == "high"):
            yield f'case.terms "{term}": it meets every high interest; expected that something is lost whichever way'
    for side in SIDES:
        if not any(one.weight == "high" for one in content.needs(side)):
            yield f"case.interests of {side}: expected at least one of weight high"
        if not any(terms & set(one.met_by) for one in content.needs(side)):
            yield f"case.interests of {side}: expected a term that meets one of them"


def even(content: Case) -> Iterator[str]:
    """Yield a line where one side or one role has much less to read or to want than the others."""
    cast = {side: len(content.cast(side)) for side in SIDES}
    needs = {side: len(content.needs(side)) for side in SIDES}
    for what, counts in (("roles", cast), ("interests", needs)):
        if max(counts.values()) - min(counts.values()) > 1:
            yield f"case.{what}: expected as many for both sides, or one more; found {_told(counts)}"
    sheets = {
        side: count_words([*seat.knows, seat.erred])
        for side in SIDES
        if (seat := content.seat(side)) is not None
    }
    texts = {side: count_words(one.text for one in content.needs(side)) for side in SIDES}
    for what, counts in (("sheet", sheets), ("interests", texts)):
        if counts and min(counts.values()) < SIDES_APART * max(counts.values()):
            told = _told(counts)
            yield f"case, words of each side's {what}: expected them within a quarter of each other, found {told}"
    roles = {one.id: count_words([one.knows, one.says]) for one in content.roles}
    shortest, longest = min(roles, key=roles.__getitem__), max(roles, key=roles.__getitem__)
    if roles[shortest] < ROLES_APART * roles[longest]:
        yield (
            f'case.roles "{shortest}": {roles[shortest]} words, and "{longest}" has {roles[longest]}; '
            f"expected at least {ROLES_APART:.0%} of it"
        )


def apart(exercise: Exercise) -> Iterator[str]:
    """Yield a line for a sentence of one side's sheets that everybody, or the other side, would read as well."""
    content: Case = exercise.content
    everybody = " ".join(
        [
            exercise.title, exercise.summary, *exercise.objectives, *exercise.out_of_scope, *exercise.instructions,
            *exercise.debrief, *exercise.next, content.task, *content.known, content.ladder,
            *(one.title for one in (*content.terms, *content.placed)),
            *(one.title for one in content.roles),
        ]
    )  # fmt: skip
    own = {side: sentences(secrets(content, side)) for side in SIDES}
    for side, other in (SIDES, SIDES[::-1]):
        for sentence in own[side]:
            if sentence in everybody:
                yield f'case, the sheets of {side}: "{sentence[:60]}" is read by everybody, too'
            elif sentence in own[other] and side == SIDES[0]:
                yield f'case, the sheets of both sides: "{sentence[:60]}" stands on each'
    for sentence in sentences(for_the_end(content)):
        if sentence in everybody:
            yield f'case, what the end shows: "{sentence[:60]}" is read by everybody before'


def sentences(texts: Iterable[str]) -> list[str]:
    """Return the sentences of *texts* that have five words or more."""
    found = [part.strip() for text in texts for part in text.replace("? ", "?. ").split(". ")]
    return [one for one in found if len(one.split()) >= SENTENCE]


def count_words(texts: Iterable[str]) -> int:
    """Return how many words there are in *texts*."""
    return sum(len(one.split()) for one in texts)


def _told(counts: Mapping[Side, int]) -> str:
    return " and ".join(f"{name} {count}" for name, count in counts.items())
