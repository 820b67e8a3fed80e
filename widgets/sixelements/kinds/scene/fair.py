"""What makes a scene fair and whole: every beat is reached, none is a dead end, no chair and no ending is favored."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sixelements.kinds.base import duplicates
from sixelements.kinds.rated import wrong_titles

from .content import CHAIRS, Chair, Scene
from .graph import circle, reached

WORDS = (2, 4)
"""How many next words a chair has to choose from, where it comes to a beat."""
CHAIRS_APART = 0.8
"""One chair has at least this part of the other's beats and of the words it reads."""
CHOICES_APART = 0.6
"""The shortest of a chair's choices in a beat has at least this part of the longest one's words."""
ENDINGS = 3
"""How many endings each chair can come to, at least."""
MARKED = re.compile(
    r"\b(well done|congratulations|good job|correct(ly)?|winner|loser|score|you (win|won|lose|lost)"
    r"|(right|wrong|best|worst|good|bad) (answer|choice|ending|outcome|result|path))\b",
    re.IGNORECASE,
)
"""Words that would tell a reader that an ending, or a choice, is the one to find."""


def whole(scene: Scene) -> Iterator[str]:
    """Yield a line for an id used twice, words that lead nowhere, a beat nobody reaches, a dead end, a circle."""
    places = [*(beat.id for beat in scene.beats), *(ending.id for ending in scene.endings)]
    yield from duplicates(places, "scene.beats and endings")
    lost = False
    for beat, one in scene.turns():
        if one.to not in places:
            lost = True
            yield (
                f'scene.beats "{beat.id}", choices "{one.id}", key to: '
                f'expected the id of a beat or an ending, found "{one.to}"'
            )
    for beat in scene.beats:
        for chair in CHAIRS:
            yield from duplicates([one.id for one in beat.of(chair)], f'scene.beats "{beat.id}", {chair}')
    if lost:
        return
    come_to = {chair: reached(scene, chair) for chair in CHAIRS}
    for place in places:
        if not any(place in found for found in come_to.values()):
            yield f'scene, the id "{place}": expected words that lead there; no chair comes to it'
    for chair in CHAIRS:
        yield from _chair_goes_on(scene, chair, set(come_to[chair]))
    if not any(circle(scene, chair) for chair in CHAIRS) and (again := circle(scene, *CHAIRS)):
        yield (
            f'scene.beats "{again}": expected no way back here; a room that plays it together could come twice, '
            "by words of both chairs"
        )


def _chair_goes_on(scene: Scene, chair: Chair, come_to: set[str]) -> Iterator[str]:
    for beat in scene.beats:
        count = len(beat.of(chair))
        where = f'scene.beats "{beat.id}", choices of {chair}'
        if beat.id in come_to and not WORDS[0] <= count <= WORDS[1]:
            yield f"{where}: expected {WORDS[0]} to {WORDS[1]}, found {count}; the meeting must go on from here"
        if beat.id not in come_to and count:
            yield f"{where}: expected none; this chair never comes here"
    again = circle(scene, chair)
    if again:
        yield f'scene.beats "{again}": expected no way back here; {chair} could come twice in one meeting'
    ends = sum(one.id in come_to for one in scene.endings)
    if ends < ENDINGS:
        yield f"scene.endings: expected at least {ENDINGS} that {chair} can come to, found {ends}"


def even(scene: Scene) -> Iterator[str]:
    """Yield a line where one chair has much less to do or to read than the other, or other things it can do."""
    beats = {chair: sum(bool(beat.of(chair)) for beat in scene.beats) for chair in CHAIRS}
    words = {chair: read(scene, chair) for chair in CHAIRS}
    for what, counts in (("beats", beats), ("words", words)):
        if min(counts.values()) < CHAIRS_APART * max(counts.values()):
            told = " and ".join(f"{chair} {counts[chair]}" for chair in CHAIRS)
            yield f"scene, {what} of the two chairs: expected them within a fifth of each other, found {told}"
    moves = {
        chair: {move for _, one in scene.turns() if one.chair == chair for move in one.moves}
        for chair in CHAIRS
    }
    for chair, other in (CHAIRS, CHAIRS[::-1]):
        for move in sorted(moves[chair] - moves[other]):
            yield f'scene.beats, choices of {other}: expected "{move}" among their moves too; {chair} has it'
    for beat in scene.beats:
        for chair in CHAIRS:
            lengths = [len(one.text.split()) for one in beat.of(chair)]
            if lengths and min(lengths) < CHOICES_APART * max(lengths):
                yield (
                    f'scene.beats "{beat.id}", choices of {chair}: from {min(lengths)} to {max(lengths)} words; '
                    f"expected the shortest at least {CHOICES_APART:.0%} of the longest"
                )


def read(scene: Scene, chair: Chair) -> int:
    """Return how many words there are to read for *chair* alone: its seat, what it notices, its choices, replies."""
    seat = scene.seat(chair)
    told = [seat.you, *seat.knows, *(beat.seen(chair) for beat in scene.beats)]
    told += [part for _, one in scene.turns() if one.chair == chair for part in (one.text, one.reply)]
    return sum(len(part.split()) for part in told)


def unmarked(scene: Scene) -> Iterator[str]:
    """Yield a line where words mark an ending or a choice as the one to find, or a title is too long."""
    for ending in scene.endings:
        for key in ("title", "text", "price", "later"):
            found = MARKED.search(getattr(ending, key))
            if found:
                yield _marked(f'scene.endings "{ending.id}", key {key}', found[0])
    for beat, one in scene.turns():
        for key in ("title", "reply"):
            found = MARKED.search(getattr(one, key))
            if found:
                yield _marked(f'scene.beats "{beat.id}", choices "{one.id}", key {key}', found[0])
    yield from wrong_titles(scene.beats, "scene.beats")
    yield from wrong_titles(scene.endings, "scene.endings")
    for beat in scene.beats:
        yield from wrong_titles(beat.choices, f'scene.beats "{beat.id}", choices')


def _marked(where: str, found: str) -> str:
    return f'{where}: expected no marking, found "{found}"; say what follows and what it costs'
