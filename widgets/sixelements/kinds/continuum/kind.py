"""The content, the answers and the sheet of paper of a decision continuum."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from pathlib import Path
from string import Formatter
from typing import Annotated, Any, ClassVar, Literal

from msgspec import Meta

from sixelements.content import Exercise, Id, Table, Text
from sixelements.kinds.base import Kind, duplicates, mark
from sixelements.shape import OWN, Shape, choice, listing, mapping, record, text

from .gaps import POINTS

OUTSIDE = "other"
"""The chair of someone who is neither party, and reads the points from outside."""
STEPS = ("chair", "own", "results")
"""Steps of the page that are no decision."""
OWN_DECISIONS = 20
ROWS_ON_PAPER = 3

Point = Annotated[int, Meta(ge=1, le=7)]
Seven = tuple[Text, Text, Text, Text, Text, Text, Text]


class Limit(Table, frozen=True):
    """Something that holds a decision where it is, whatever the parties would like."""

    kind: Literal["law", "contract", "board policy", "confidentiality"]
    text: Text


class Placement(Table, frozen=True):
    """Two points on the line, in the fixed frame: how it is made now, how it should be made."""

    now: Point
    should: Point


class Decision(Table, frozen=True):
    """One decision: its limits, the sentence to open a talk with, and what an invented team marked.

    ``opener`` may hold ``{now}`` and ``{should}``; each stands for a point's sentence.
    ``sample`` has one placement for each of the two parties.
    """

    id: Id
    title: Text
    about: Text
    limits: Annotated[tuple[Limit, ...], Meta(min_length=1)]
    opener: Text
    sample: dict[str, Placement]


class Side(Table, frozen=True):
    """A chair a person may sit in."""

    id: Id
    label: Text
    hint: Text


class Content(Table, frozen=True):
    """The table ``[continuum]``: two parties, seven points in several voices, and the decisions.

    The points are in order from the first party alone to the second party alone; in the first person,
    "I" is whoever reads.  A sentence has no period at its end, since an opener goes on after it.
    """

    party_a: Id
    party_b: Id
    first_person: Seven
    first_short: Seven
    third_person: Seven
    third_short: Seven
    sides: Annotated[tuple[Side, ...], Meta(min_length=3)]
    sample_note: Text
    decisions: Annotated[tuple[Decision, ...], Meta(min_length=1)]


class Continuum(Kind):
    """Place real decisions between one side alone and the other, now and as they should be."""

    name: ClassVar[str] = "continuum"
    noun: ClassVar[str] = "decision continuum"
    Content: ClassVar[type[Table]] = Content
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
        for decision in content.decisions:
            at = f'continuum.decisions "{decision.id}"'
            if decision.id in STEPS or decision.id.startswith("own-"):
                yield f"{at}, key id: expected another id; {', '.join(STEPS)} and own-… are taken"
            if set(decision.sample) != parties:
                yield f"{at}, key sample: expected one placement each for {' and '.join(sorted(parties))}"
            if not slots(decision.opener) <= {"now", "should"}:
                yield f"{at}, key opener: expected no braces but {{now}} and {{should}}"

    def shape(self, exercise: Exercise) -> Shape:
        """Return the shape: a chair, two points for each decision, and decisions of one's own."""
        content: Content = exercise.content
        point = choice(list(POINTS))
        return record(
            side=choice([side.id for side in content.sides]),
            placed=mapping([one.id for one in content.decisions], record(now=point, should=point), own=True),
            own=listing(record(id=OWN, title=text(120)), OWN_DECISIONS),
        )

    def tables(self, exercise: Exercise) -> dict[str, list[dict[str, Any]]]:
        """Return the decisions."""
        return {"decisions": [{"id": one.id} for one in exercise.content.decisions]}

    def sheet(self, exercise: Exercise) -> str:
        """Return the key to the seven points, a block for each decision, and rows for one's own."""
        content: Content = exercise.content
        blocks = [printed_decision(one) for one in content.decisions]
        blocks += [printed_own(number) for number in range(1, ROWS_ON_PAPER + 1)]
        return printed_key(content) + "".join(blocks)

    def measure(self, exercise: Exercise) -> str:
        """Return the number of decisions."""
        return f"{len(exercise.content.decisions)} decisions"

    def skeleton(self) -> str:
        """Return a small continuum to start from."""
        return (Path(__file__).parent / "skeleton.toml").read_text(encoding="utf-8")


def slots(opener: str) -> set[str]:
    """Return the names in braces; something unbalanced counts as a name nobody knows."""
    try:
        return {name for _, name, _, _ in Formatter().parse(opener) if name is not None}
    except ValueError:
        return {opener}


def printed_key(content: Content) -> str:
    """Return the chairs, and the seven points as the writer and as the other side read them."""
    chairs = "".join(
        f"<li>{mark('side', one.id, one.label)} <span>{escape(one.hint)}</span></li>" for one in content.sides
    )
    points = "".join(f"<li>{escape(sentence)}.</li>" for sentence in content.first_person)
    names = {side.id: side.label for side in content.sides}
    a, b = names[content.party_a], names[content.party_b]
    return (
        f'<p class="six-sheet-sub">My chair</p><ul class="six-continuum-chairs">{chairs}</ul>'
        '<p class="six-sheet-sub">The seven points, read from my chair</p>'
        f'<ol class="six-continuum-key">{points}</ol>'
        "<p>The other side counts from its own end: its 2 is my 6, its 3 is my 5, and a 4 is a 4 for both. "
        f"From a chair on neither side, read I as {escape(a.lower())} and you as {escape(b.lower())}.</p>"
        '<p class="six-sheet-sub">The decisions</p>'
        "<p>For each one, fill a ring for how it is made now and a ring for how it should be made. "
        "Leave out what you do not know. The notes on what binds a decision are general information, "
        "not legal advice.</p>"
    )


def printed_decision(decision: Decision) -> str:
    """Return the block of one decision: what it is, what binds it, two rows of rings."""
    limits = "".join(
        f"<li><b>{escape(limit.kind.capitalize())}</b> {escape(limit.text)}</li>" for limit in decision.limits
    )
    return (
        '<div class="six-sheet-item six-continuum-block">'
        f"<p><strong>{escape(decision.title)}</strong><br>{escape(decision.about)}</p>"
        f'<ul class="six-continuum-binds">{limits}</ul>{rings(decision.id)}</div>'
    )


def printed_own(number: int) -> str:
    """Return a block with a line for a decision of the writer's own."""
    title = f'<span class="six-continuum-blank" data-at="own.own-{number}"></span>'
    return (
        '<div class="six-sheet-item six-continuum-block">'
        f"<p><strong>A decision of my own</strong></p><p>{title}</p>{rings(f'own-{number}')}</div>"
    )


def rings(item: str) -> str:
    """Return the two rows of seven rings of a decision."""
    rows = ""
    for name, label in (("now", "Now"), ("should", "Should")):
        seven = "".join(mark(f"placed.{item}.{name}", point, str(point)) for point in POINTS)
        rows += f'<p class="six-continuum-rings"><b>{label}</b><i>I decide</i>{seven}<i>you decide</i></p>'
    return rows


KIND = Continuum()
