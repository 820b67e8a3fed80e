"""Continuum: real decisions on a line from one party alone to the other alone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from string import Formatter
from typing import Any, ClassVar

from sixelements.content import Exercise, Table
from sixelements.kinds.base import Kind, duplicates
from sixelements.shape import OWN, Shape, choice, listing, mapping, record, text

from .content import LIMITS, Content
from .gaps import POINTS

OUTSIDE = "other"
"""The chair of someone who is neither party, and reads the points from outside."""
STEPS = ("chair", "own", "results")
"""Steps of the page that are no decision."""
OWN_DECISIONS = 20


class Continuum(Kind):
    """Place real decisions between one side alone and the other, now and as they should be."""

    name: ClassVar[str] = "continuum"
    noun: ClassVar[str] = "decision continuum"
    Content: ClassVar[type[Table]] = Content
    items: ClassVar[str] = "decisions"
    optional: ClassVar[Mapping[str, Any]] = {"own": False}
    limits: ClassVar[tuple[str, ...]] = LIMITS
    scores: ClassVar[frozenset[str]] = frozenset({"placed_now", "shift", "moves", "stays"})

    def check(self, exercise: Exercise) -> Iterator[str]:
        """Yield a line for sides that fit no party, a voice with a period, an opener with unknown slots."""
        content: Content = exercise.content
        parties = {content.party_a, content.party_b}
        expected = {*parties, OUTSIDE}
        sides = [side.id for side in content.sides]
        if sorted(sides) != sorted(expected):
            yield f"continuum, table sides: expected one each of {', '.join(sorted(expected))}"
        yield from duplicates([one.id for one in content.decisions], "continuum, table decisions")
        for voice in ("first_person", "third_person"):
            for number, sentence in enumerate(getattr(content, voice), 1):
                if sentence.endswith("."):
                    yield f"continuum, key {voice} number {number}: expected no period at the end"
        yield from self._wrong(exercise, parties)

    def _wrong(self, exercise: Exercise, parties: set[str]) -> Iterator[str]:
        """Yield what is wrong with the decisions; one that a room added has a title and limits, and no more."""
        content: Content = exercise.content
        for decision in content.decisions:
            at = f'continuum.decisions "{decision.id}"'
            if decision.id in STEPS or decision.id.startswith("own-"):
                yield f"{at}, key id: expected another id; {', '.join(STEPS)} and own-… are taken"
            if decision.id.startswith("room-"):
                continue
            if not (decision.about and decision.opener and decision.limits):
                yield f"{at}, keys about, opener and limits: expected all three"
            if set(decision.sample) != parties:
                yield f"{at}, key sample: expected one placement each for {' and '.join(sorted(parties))}"
            if not slots(decision.opener) <= {"now", "should"}:
                yield f"{at}, key opener: expected no braces but {{now}} and {{should}}"

    def shape(self, exercise: Exercise) -> Shape:
        """Return the shape: a chair, two points for each decision, and decisions of one's own."""
        content: Content = exercise.content
        point = choice(list(POINTS))
        places = mapping(
            [one.id for one in content.decisions], record(now=point, should=point), own=content.own
        )
        own = {"own": listing(record(id=OWN, title=text(120)), OWN_DECISIONS)} if content.own else {}
        return record(side=choice([side.id for side in content.sides]), placed=places, **own)

    def sample(self, exercise: Exercise, party: str) -> dict[str, Any]:
        """Return where the invented team of *party* puts the decisions."""
        content: Content = exercise.content
        placed = {
            one.id: {"now": one.sample[party].now, "should": one.sample[party].should}
            for one in content.decisions
            if party in one.sample
        }
        return {"side": party if party in (content.party_a, content.party_b) else OUTSIDE, "placed": placed}

    def added(self, id_: str, title: str, limits: list[dict[str, str]]) -> dict[str, Any]:
        """Return a decision with what binds it."""
        return {"id": id_, "title": title, "limits": limits}

    def tables(self, exercise: Exercise) -> dict[str, list[dict[str, Any]]]:
        """Return the decisions."""
        return {"decisions": [{"id": one.id} for one in exercise.content.decisions]}

    def worksheet_slots(self, exercise: Exercise) -> dict[str, Any]:
        """Return the seven points, and what each chair is called."""
        return {"points": POINTS, "sides": {side.id: side.label for side in exercise.content.sides}}

    def size_in_words(self, exercise: Exercise) -> str:
        """Return the number of decisions."""
        return f"{len(exercise.content.decisions)} decisions"


def slots(opener: str) -> set[str]:
    """Return the names in braces; something unbalanced counts as a name nobody knows."""
    try:
        return {name for _, name, _, _ in Formatter().parse(opener) if name is not None}
    except ValueError:
        return {opener}


KIND = Continuum()
