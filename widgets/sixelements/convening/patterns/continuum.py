"""A room's decision continuum: who decides, as each group sees it now and as it should be."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any, NamedTuple

from sixelements import assets
from sixelements.content import Exercise
from sixelements.convening.sides import listed
from sixelements.kinds.continuum.content import Content, Decision
from sixelements.kinds.continuum.gaps import POINTS, gaps

from .base import (
    ASKED,
    Block,
    Mark,
    Tally,
    Words,
    added,
    half,
    hidden,
    middle,
    number,
    of_party,
    part,
    quoted,
    sentence,
    steps,
    told,
)
from .moved import Line, along

WHENS = ("now", "should")
OPEN = {"now": "[say how you see it]", "should": "[say how you would like it]"}
"""What stands in an opener where the room does not agree, so that nobody speaks for the others."""
FLAGS = {
    "both-claim-now": "both-claim",
    "nobody-owns-now": "nobody-owns",
    "same-now-different-should": "same-now-different-should",
    "agreed-shift": "agreed-shift",
}
"""The flags that a picture shows; what is claimed of the future stands in the sentence and in the talk."""
FIRST = 3
"""How many decisions are proposed to talk about first."""


class Row(NamedTuple):
    """A decision with what may be shown of it: parts, flags, and how far groups and answers lie apart."""

    decision: Decision
    parts: list[Block]
    flags: list[str]

    def of(self, when: str) -> list[Block]:
        """Return the parts of one question."""
        return [one for one in self.parts if one["when"] == when]

    def apart(self, when: str) -> float:
        """Return the distance between the middles of the groups."""
        middles = [one["median"] for one in self.of(when) if one["median"] is not None]
        return max(middles) - min(middles) if middles else 0

    def width(self, when: str) -> int:
        """Return how many steps the middle half of the widest group covers."""
        return max((one["spread"][1] - one["spread"][0] for one in self.of(when) if one["spread"]), default=0)

    def pressing(self) -> tuple[bool, float, int]:
        """Return what puts a decision early on the list: claimed by both or by none, then the distances."""
        crossing = any(flag.startswith(("both-claim", "nobody-owns")) for flag in self.flags)
        return crossing, sum(map(self.apart, WHENS)), sum(map(self.width, WHENS))


def marks(exercise: Exercise, answers: dict[str, Any]) -> Iterator[Mark]:
    """Yield the two points of each decision; a decision someone added stands for that person alone."""
    for decision in exercise.content.decisions:
        for when, point in answers.get("placed", {}).get(decision.id, {}).items():
            yield Mark(f"{decision.id}.{when}", point)


def lines(exercise: Exercise) -> Iterator[Line]:
    """Yield the line of each question."""
    content: Content = exercise.content
    points = [(name, [point]) for point, name in zip(POINTS, content.third_short, strict=True)]
    for decision in content.decisions:
        for when in WHENS:
            yield along(f"{decision.id}.{when}", decision.title, ASKED[when], points)


def blocks(exercise: Exercise, tally: Tally, words: Sequence[Words], k: int) -> Iterator[Block]:
    """Yield a sentence, the strips, their middles, what to talk about first, and what people added."""
    content: Content = exercise.content
    rows = [one for one in (row(content, decision, tally) for decision in content.decisions) if one.parts]
    if rows:
        yield sentence(" ".join(said(content, rows)))
        yield strips(content, rows)
        yield table(rows)
        yield from talk(content, rows)
    seen = {one.decision.id for one in rows}
    yield from hidden([one.title for one in content.decisions if one.id not in seen], k)
    yield from told("Decisions that people added", ((one.text, "") for one in words))


def row(content: Content, decision: Decision, tally: Tally) -> Row:
    """Count a decision for the groups that may be shown."""
    parts = []
    party: dict[str, dict[str, float]] = {content.party_a: {}, content.party_b: {}}
    for when in WHENS:
        item = f"{decision.id}.{when}"
        groups = tally.groups(item)
        found = [part(tally, item, group, POINTS, when) for group in groups]
        for one in found:
            own = {"at": f"placed.{item}", "values": list(POINTS)}
            one |= {"median": middle(one["counts"]), "spread": half(one["counts"]), **own}
        for name in party:
            point = middle(added(of_party(found, groups, name)))
            party[name] |= {} if point is None else {when: point}
        parts += found
    return Row(decision, parts, gaps(party[content.party_a], party[content.party_b])["flags"])


def strips(content: Content, rows: list[Row]) -> Block:
    """Return the picture: for each decision, how many people of each group marked each point."""
    first, last = content.third_short[0], content.third_short[-1]
    return {
        "type": "strips",
        "id": "placed",
        "title": "Who decides, now and as it should be",
        "desc": f"How many people marked each point, from “{first}” to “{last}”.",
        "points": list(content.third_short),
        "rows": [
            {
                "id": one.decision.id,
                "label": one.decision.title,
                "parts": one.parts,
                "flag": next((FLAGS[flag] for flag in one.flags if flag in FLAGS), ""),
                "flags": one.flags,
                "says": " ".join(interface()["flags"][flag] for flag in one.flags),
            }
            for one in rows
        ],
    }


def table(rows: list[Row]) -> Block:
    """Return the middle and the spread of every strip."""
    cells = [
        [
            one.decision.title,
            ASKED[each["when"]],
            each["label"],
            str(each["n"]),
            number(each["median"]),
            spread(each),
        ]
        for one in rows
        for each in one.parts
    ]
    head = ["Decision", "Question", "Group", "People", "Middle answer", "Middle half of the answers"]
    return {"type": "table", "caption": "The middle and the spread", "head": head, "rows": cells}


def spread(one: Block) -> str:
    """Say between which points the middle half of the answers lies."""
    low, high = one["spread"] or (None, None)
    return number(low) if low == high else f"{low} to {high}"


def said(content: Content, rows: list[Row]) -> Iterator[str]:
    """Yield the sentences that say what the strips show."""
    every = [(one, when) for one in rows for when in WHENS]
    wide, when = max(every, key=lambda pair: pair[0].apart(pair[1]))
    title = f"“{wide.decision.title}” ({ASKED[when]})"
    if wide.apart(when):
        ends = (one for one in wide.of(when) if one["median"] is not None)
        low, *_, high = sorted(ends, key=lambda one: float(one["median"]))
        places = [f"{one['label']} at {place(content, one['median'])}" for one in (low, high)]
        yield f"The groups are furthest apart on {title}: {listed(places)}."
    else:
        wide, when = max(every, key=lambda pair: pair[0].width(pair[1]))
        if wide.width(when):
            title = f"“{wide.decision.title}” ({ASKED[when]})"
            yield f"Answers lie furthest apart on {title}: {reach(content, wide, when)}."
    alike = [one for one in rows if one.pressing()[1:] == min(other.pressing()[1:] for other in rows)]
    yield f"Most agreed: {listed(quoted(one.decision.title for one in alike))}."
    for flag, name in interface()["flags"].items():
        if flagged := [one.decision.title for one in rows if flag in one.flags]:
            yield f"{name.rstrip('.')}: {listed(quoted(flagged))}."


def talk(content: Content, rows: list[Row]) -> Iterator[Block]:
    """Yield the decisions to talk about first, each with the reason and the words to open it."""
    ranked = sorted((one for one in rows if any(one.pressing()) or one.flags), key=Row.pressing, reverse=True)
    if ranked:
        items = [
            {
                "id": one.decision.id,
                "label": one.decision.title,
                "why": why(content, one),
                "opener": opener(content, one),
            }
            for one in ranked[:FIRST]
        ]
        yield {"type": "talk", "title": "To talk about first", "items": items}


def why(content: Content, one: Row) -> str:
    """Say what puts a decision on the list."""
    says = interface()["flags_say"]
    apart = [f"{steps(one.apart(when))} between groups on {ASKED[when]}" for when in WHENS if one.apart(when)]
    wide = [f"on {ASKED[when]}, {reach(content, one, when)}" for when in WHENS if one.width(when)]
    facts = listed(apart) if apart else listed(wide) if wide else ""
    return " ".join(
        [*(says[flag] for flag in one.flags), *([f"{facts[0].upper()}{facts[1:]}."] if facts else [])]
    )


@cache
def interface() -> dict[str, Any]:
    """Return the words that people already know from the exercise itself."""
    words: dict[str, Any] = assets.words("continuum")["continuum"]
    return words


def opener(content: Content, one: Row) -> str:
    """Return the exercise's sentence to open the talk with; what the room sees alike is filled in."""
    slots = dict(OPEN)
    for when in WHENS:
        points = {point for each in one.of(when) for point in each["spread"] or ()}
        if len(points) == 1:
            words = content.third_person[points.pop() - 1]
            slots[when] = words[0].lower() + words[1:]
    return one.decision.opener.format(**slots)


def reach(content: Content, one: Row, when: str) -> str:
    """Say where the middle half of the widest group lies."""
    widest = max(
        (each for each in one.of(when) if each["spread"]),
        key=lambda each: each["spread"][1] - each["spread"][0],
    )
    low, high = widest["spread"]
    return f"the middle half of the answers reaches from {place(content, low)} to {place(content, high)}"


def place(content: Content, point: float) -> str:
    """Name a point, or the two points it lies between."""
    below, above = content.third_short[int(point) - 1], content.third_short[int(point + 0.5) - 1]
    return f"“{below}”" if below == above else f"between “{below}” and “{above}”"
