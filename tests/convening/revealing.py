"""Invented rooms that answer alike by side, and the pattern of each."""

from collections.abc import Mapping
from typing import Any

from sixelements import catalog, kinds, shape
from sixelements.convening import patterns
from sixelements.convening.messages import said
from sixelements.convening.patterns import Contribution, Pattern
from sixelements.convening.sides import SIDES

Answers = dict[str, Any]
HOSTILE = "<script>alert(1)</script> =1+1"

CONTINUUM = "decision-continuum"
LADDER = "ladder-of-inference"
STYLES = "conflict-styles"


def room(*people: tuple[str, int, Answers]) -> list[Contribution]:
    """Return people who answer alike: side, how many, what."""
    return [
        Contribution(f"{row} {number}", side, answers)
        for row, (side, size, answers) in enumerate(people)
        for number in range(size)
    ]


def reveal(slug: str, people: list[Contribution], **how: Any) -> Pattern:
    """Return the pattern as people read it."""
    pattern: Pattern = said(kept(slug, people, **how))
    return pattern


def kept(slug: str, people: list[Contribution], **how: Any) -> Pattern:
    """Return the pattern as it is kept: with keys."""
    exercise = catalog.get(slug)
    form = kinds.get(exercise.kind).shape(exercise)
    assert not [line for one in people for line in shape.problems(form, one.answers)]
    return patterns.reveal(exercise, people, sides=list(SIDES), **how).pattern


def block(pattern: Pattern, kind: str, number: int = 0) -> Any:
    return [one for one in pattern["blocks"] if one["type"] == kind][number]


def kinds_of(pattern: Pattern) -> list[str]:
    return [one["type"] for one in pattern["blocks"]]


def labor(answers: Answers, size: int = 6) -> tuple[str, int, Answers]:
    return "labor-certificated", size, answers


def management(answers: Answers, size: int = 6) -> tuple[str, int, Answers]:
    return "management-site", size, answers


def placed(**decisions: Mapping[str, int]) -> Answers:
    return {"placed": {name.replace("_", "-"): dict(marks) for name, marks in decisions.items()}}


def picked(*facts: str, **more: Any) -> Answers:
    return {"picked": list(facts), **more}


def replied(**picks: Mapping[str, str]) -> Answers:
    return {"replies": {name.replace("_", "-"): dict(one) for name, one in picks.items()}}


SOME = {
    CONTINUUM: placed(school_calendar={"now": 2, "should": 4}),
    LADDER: picked("agenda-monday", "agenda-start"),
    STYLES: replied(one_topic={"most": "avoid", "least": "compete"}),
}


BOTH_CLAIM = room(
    labor(placed(school_calendar={"now": 6, "should": 4}, bell_schedule={"now": 2, "should": 4})),
    management(placed(school_calendar={"now": 2, "should": 4}, bell_schedule={"now": 2, "should": 3})),
)


def scenario(context: str) -> str:
    ids: list[str] = [one.id for one in catalog.get(STYLES).content.scenarios if one.context == context]
    return ids[0]
