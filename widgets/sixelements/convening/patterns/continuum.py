"""A room's decision continuum: who decides, as each group sees it now and as it should be."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from string import Formatter
from typing import Any, NamedTuple

from sixelements.content import Exercise
from sixelements.convening.messages import Text, message, sentences
from sixelements.kinds.continuum.content import Content, Decision
from sixelements.kinds.continuum.gaps import POINTS, gaps

from .base import (
    ASKED,
    Block,
    Mark,
    Tally,
    Words,
    about,
    added,
    half,
    heads,
    hidden,
    middle,
    of_party,
    part,
    sentence,
    told,
)
from .base import table as table_block
from .base import talk as talk_block
from .moved import Line, along

WHENS = ("now", "should")
OPEN = {when: message(f"seen.continuum.open.{when}") for when in WHENS}
"""What stands in an opener where the room does not agree, so that nobody speaks for the others."""
FLAGS = {
    "both-claim-now": "both-claim",
    "nobody-owns-now": "nobody-owns",
    "same-now-different-should": "same-now-different-should",
    "agreed-shift": "agreed-shift",
}
"""The flags that a picture shows; what is claimed of the future stands in the sentence and in the talk."""
NAMED = (
    "both-claim-now",
    "nobody-owns-now",
    "both-claim-should",
    "nobody-owns-should",
    "same-now-different-should",
    "agreed-shift",
)
"""All flags, in the order in which the sentence names them."""
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
        yield sentence(sentences(*said(content, rows)))
        yield strips(content, rows)
        yield table(content, rows)
        yield from talk(content, rows)
    seen = {one.decision.id for one in rows}
    yield from hidden([one.title for one in content.decisions if one.id not in seen], k)
    yield from told(message("seen.continuum.added"), ((one.text, "") for one in words))


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
        "title": message("seen.continuum.title"),
        "desc": message("seen.continuum.desc", first=first, last=last),
        "points": list(content.third_short),
        "rows": [
            {
                "id": one.decision.id,
                "label": one.decision.title,
                "parts": one.parts,
                "flag": next((FLAGS[flag] for flag in one.flags if flag in FLAGS), ""),
                "flags": one.flags,
                "says": sentences(*(message(f"continuum_flags.{flag}") for flag in one.flags)),
            }
            for one in rows
        ],
    }


def table(content: Content, rows: list[Row]) -> Block:
    """Return the middle and the spread of every strip, in the words of its points: a number alone says nothing."""
    cells = [
        [
            one.decision.title,
            ASKED[each["when"]],
            each["label"],
            str(each["n"]),
            "–" if each["median"] is None else place(content, each["median"]),
            spread(content, each),
        ]
        for one in rows
        for each in one.parts
    ]
    head = heads("decision", "question", "group", "people", "middle", "half")
    return table_block(message("seen.continuum.table"), head, cells)


def spread(content: Content, one: Block) -> Text:
    """Say between which points the middle half of the answers lies."""
    if not one["spread"]:
        return "–"
    low, high = (place(content, point) for point in one["spread"])
    return low if low == high else message("seen.range", low=low, high=high)


def said(content: Content, rows: list[Row]) -> Iterator[Text]:
    """Yield the sentences that say what the strips show."""
    every = [(one, when) for one in rows for when in WHENS]
    wide, when = max(every, key=lambda pair: pair[0].apart(pair[1]))
    if wide.apart(when):
        ends = (one for one in wide.of(when) if one["median"] is not None)
        low, *_, high = sorted(ends, key=lambda one: float(one["median"]))
        places = [
            message("seen.at", group=one["label"], place=place(content, one["median"])) for one in (low, high)
        ]
        yield message("seen.groups_apart", item=about(wide.decision.title, ASKED[when]), places=places)
    else:
        wide, when = max(every, key=lambda pair: pair[0].width(pair[1]))
        if wide.width(when):
            item = about(wide.decision.title, ASKED[when])
            yield message("seen.answers_apart", item=item, reach=reach(content, wide, when))
    alike = [one for one in rows if one.pressing()[1:] == min(other.pressing()[1:] for other in rows)]
    yield message("seen.most_agreed", items=[one.decision.title for one in alike])
    for flag in NAMED:
        if flagged := [one.decision.title for one in rows if flag in one.flags]:
            yield message(f"seen.continuum.flagged.{flag}", items=flagged)


def talk(content: Content, rows: list[Row]) -> Iterator[Block]:
    """Yield the decisions to talk about first, each with the reason and the words to open it."""
    ranked = sorted((one for one in rows if any(one.pressing()) or one.flags), key=Row.pressing, reverse=True)
    if ranked:
        yield talk_block(
            [
                {
                    "id": one.decision.id,
                    "label": one.decision.title,
                    "why": sentences(*why(content, one)),
                    "opener": opener(content, one),
                }
                for one in ranked[:FIRST]
            ]
        )


def why(content: Content, one: Row) -> Iterator[Text]:
    """Yield what puts a decision on the list: its flags, and how far groups, or else answers, lie apart."""
    for flag in one.flags:
        yield message(f"continuum_flags_say.{flag}")
    apart = [
        message("seen.steps_apart", n=one.apart(when), asked=ASKED[when]) for when in WHENS if one.apart(when)
    ]
    if apart:
        yield message("seen.told", told=apart)
    else:
        for when in (each for each in WHENS if one.width(each)):
            yield message("seen.reach_on", asked=ASKED[when], reach=reach(content, one, when))


def opener(content: Content, one: Row) -> Text:
    """Return the exercise's sentence to open the talk with; what the room sees alike is filled in."""
    slots: dict[str, Text] = dict(OPEN)
    for when in WHENS:
        points = {point for each in one.of(when) for point in each["spread"] or ()}
        if len(points) == 1:
            words = content.third_person[points.pop() - 1]
            slots[when] = words[0].lower() + words[1:]
    if not one.decision.opener:
        title = one.decision.title
        return message("seen.continuum.opener", title=title, now=slots["now"], should=slots["should"])
    parts: list[Text] = []
    for words, slot, *_ in Formatter().parse(one.decision.opener):
        parts += [words] if slot is None else [words, slots[slot]]
    return message("seen.filled", parts=parts)


def reach(content: Content, one: Row, when: str) -> Text:
    """Say where the middle half of the widest group lies."""
    widest = max(
        (each for each in one.of(when) if each["spread"]),
        key=lambda each: each["spread"][1] - each["spread"][0],
    )
    low, high = (place(content, point) for point in widest["spread"])
    return message("seen.reach", low=low, high=high)


def place(content: Content, point: float) -> Text:
    """Name a point, or the two points it lies between."""
    below, above = content.third_short[int(point) - 1], content.third_short[int(point + 0.5) - 1]
    if below == above:
        return message("seen.item", item=below)
    return message("seen.between", low=below, high=above)
