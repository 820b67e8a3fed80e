"""What the rated and placed instruments share: asks, notes, measures, one thing to move first.

An instrument puts the same few asks to each of its items and takes a point on a line for an answer, a :class:`Measure`.
Whatever shows, compares or counts the answers of an instrument (the table of one's own answers, sharing, again later,
the team's picture, a room's pattern) reads its measures and nothing of the kind, so a new kind brings a face only.
"""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterator, Mapping, Sequence, Set
from functools import lru_cache
from typing import Any, ClassVar, Literal, NamedTuple

from msgspec import Struct, to_builtins

from sixelements.content import Exercise, Id, Point, Scale, Score, Table, Text, Value
from sixelements.kinds.base import Kind, duplicates
from sixelements.kinds.spent import within
from sixelements.scoring import at
from sixelements.shape import Shape, choice, problems, record, text

Pillar = Literal["", "trust", "equity", "communication"]
Direction = Literal["", "up", "down"]

UNKNOWN = "unknown"
"""The answer "I do not know": outside the scale, so it counts as missing."""
NOTE = 400
OPPORTUNITY = "opportunity"
"""The step in which one thing is chosen to be moved first; its answers stand under this key."""
TAKEN = {OPPORTUNITY, "results"}
"""Steps that the page adds by itself."""


class Ask(Table, frozen=True):
    """One question put to every item: its short name for tables, and its words."""

    id: Id
    label: Text
    question: Text


class Note(Table, frozen=True):
    """A free text beside each item; a private one never leaves the device."""

    label: Text
    hint: str = ""
    private: bool = False


class Closing(Table, frozen=True):
    """The heading and the words of the last step, in place of the usual ones."""

    title: Text
    ask: Text


class Sample(Table, frozen=True):
    """An invented team, labelled as such: answers of its labor and of its management side."""

    note: Text
    labor: dict[str, Any]
    management: dict[str, Any]


class Common(Table, frozen=True):
    """The keys that the table of every such kind may hold."""

    intro: str = ""
    direction: Direction = ""
    pillar: Pillar = ""
    asks: tuple[Ask, ...] = ()
    note: Note | None = None
    unknown: str = ""
    closing: Closing | None = None
    sample: Sample | None = None


class Measure(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One answer that can be set beside others: to which item and ask, on which scale, and where it stands.

    ``path`` leads to it in the answers; where a list of picks stands there, ``picks`` is the one that counts.
    ``total`` says what the measures of one item and ask must add up to before any of them counts; ``budget`` how much
    all measures together may hold at most (``spent.py``).
    ``direction`` says what a higher point means for the team; ``place`` is the sub-element it speaks for.
    ``chair`` is whose words it asks for, where each chair has the same section for itself.
    """

    item: str
    field: str
    path: str
    label: str
    scale: str
    ask: str = ""
    section: str = ""
    reversed: bool = False
    direction: Direction = ""
    pillar: Pillar = ""
    place: str = ""
    picks: str = ""
    total: int = 0
    budget: int = 0
    chair: str = ""


class Instrument(Kind):
    """A kind that puts asks to items; its folder adds the content and the two faces."""

    scores = frozenset()
    optional: ClassVar[Mapping[str, Any]] = {"note": None}

    @abstractmethod
    def measures(self, exercise: Exercise) -> list[Measure]:
        """Return every answer the exercise can take, in the order of its content."""

    @abstractmethod
    def fields(self, exercise: Exercise) -> dict[str, Shape]:
        """Return the shapes of the answers by key, without what all instruments have."""

    @abstractmethod
    def wrong(self, exercise: Exercise) -> Iterator[str]:
        """Yield a line for what is wrong with the kind's own tables."""

    def check(self, exercise: Exercise) -> Iterator[str]:
        """Yield what is wrong with the kind's tables, with ids, with the sample."""
        content: Common = exercise.content
        trouble = list(self.wrong(exercise))
        yield from trouble
        yield from duplicates([ask.id for ask in content.asks], f"{self.name}.asks")
        yield from duplicates(
            [f"{measure.item}.{measure.field}" for measure in self.measures(exercise)], self.name
        )
        for item in sorted({measure.item for measure in self.measures(exercise)} & TAKEN):
            yield f'{self.name}, the id "{item}": expected another; the page uses it itself'
        if content.sample:
            if "invented" not in content.sample.note.lower():
                yield f'{self.name}.sample, key note: expected the word "invented" in it'
            # Without its scale there is no shape to hold the sample to.
            for side in () if trouble else ("labor", "management"):
                for line in problems(self.shape(exercise), getattr(content.sample, side)):
                    yield f"{self.name}.sample.{side}, {line}"

    def shape(self, exercise: Exercise) -> Shape:
        """Return the shape: the kind's own answers, and the one thing to move first."""
        items = list(dict.fromkeys(measure.item for measure in self.measures(exercise)))
        first = record(what=choice(items), do=text(300), who=text(80), by=text(10))
        return record(**self.fields(exercise), **{OPPORTUNITY: first})

    def private(self, exercise: Exercise) -> frozenset[str]:
        """Return the keys of the notes, where the exercise says that they stay on the device."""
        note: Note | None = exercise.content.note
        return frozenset({"note", "notes"} if note and note.private else ())

    def sample(self, exercise: Exercise, party: str) -> dict[str, Any]:
        """Return what the invented team's labor or management side answers."""
        sample: Sample | None = exercise.content.sample
        return getattr(sample, party, {}) if sample else {}

    def tables(self, exercise: Exercise) -> dict[str, list[dict[str, Any]]]:
        """Return the items, each with its section, its pillar and whether its points run backward."""
        found: dict[str, dict[str, Any]] = {}
        for one in self.measures(exercise):
            told = {"id": one.item, "section": one.section, "pillar": one.pillar}
            found.setdefault(one.item, told | ({"reversed": True} if one.reversed else {}))
        return {"items": list(found.values())}

    def extra_payload(self, exercise: Exercise) -> dict[str, Any]:
        """Return the measures, for the page."""
        return {"measures": [to_builtins(measure) for measure in self.measures(exercise)]}

    def worksheet_slots(self, exercise: Exercise) -> dict[str, Any]:
        """Return the field and the short name of each ask, and the answer "I do not know"."""
        return {"asked": asked(exercise.content), "unknown": UNKNOWN}


def asked(content: Common) -> list[tuple[str, str]]:
    """Return the field and the short name of each ask; one without a name where there are none."""
    return [(ask.id, ask.label) for ask in content.asks] or [("value", "")]


def noted(content: Common) -> dict[str, Shape]:
    """Return the shape of the note beside an item, if the exercise asks for one."""
    return {"note": text(NOTE)} if content.note else {}


def suffix(field: str) -> str:
    """Return how the names of the results for a field end."""
    return "" if field == "value" else "_" + field.replace("-", "_")


def ordered(root: str, fields: Sequence[str], scale: Scale) -> list[Score]:
    """Return the usual results of answers under *root*, by field, on one *scale*.

    Levels are never averaged: a section has a mean only where the scale counts in numbers.
    """
    middle: Literal["mean", "median"] = "mean" if scale.kind == "numbers" else "median"
    found = []
    for field in fields:
        end = suffix(field)

        def score(name: str, op: Any, by: str = "", field: str = field, end: str = end) -> Score:
            where = {"table": "items", "answers": root, "field": field, "scale": scale.id}
            return Score(name=f"{name}{end}", op=op, by=by, **where)  # type: ignore[arg-type]

        found += [
            score("answered", "answered"),
            score("sections", middle, "section"),
            score("tally", "tally"),
            score("each", "median", "id"),
            Score(name=f"highest{end}", op="highest", of=f"each{end}"),
            Score(name=f"lowest{end}", op="lowest", of=f"each{end}"),
        ]
    if len(fields) == 2:
        first, second = fields
        apart = {"table": "items", "answers": root, "field": second, "minus": first}
        found += [
            Score(name="change", op="difference", **apart),  # type: ignore[arg-type]
            Score(name="widest", op="ranked", of="change"),
            Score(name="same", op="same", of="change"),
        ]
    return found


def implied_scale(
    scale: str, labels: Mapping[Value, str], kind: Literal["numbers", "levels", "names"]
) -> Scale:
    """Return a scale that the content did not write down, such as eleven stops or the boxes of a sort."""
    points = tuple(Point(value=value, label=label) for value, label in labels.items())
    return Scale(id=scale, kind=kind, points=points)


class Outline(NamedTuple):
    """What reading any person's answers needs to know of an exercise."""

    measures: tuple[Measure, ...]
    scales: Mapping[str, Scale]
    points: Mapping[str, frozenset[tuple[type, Value]]]
    """The points of each scale with their types, since True is not 1 here, as in JSON."""


class TheVery(NamedTuple):
    """An exercise as a key: equal to itself alone, since comparing the whole content would cost more than it saves."""

    exercise: Exercise

    def __eq__(self, other: object) -> bool:
        return isinstance(other, TheVery) and self.exercise is other.exercise

    def __hash__(self) -> int:
        return id(self.exercise)


def outline(exercise: Exercise) -> Outline:
    """Return the measures and the scales of an exercise, made once for all people; ``TypeError`` without measures."""
    return _outline(TheVery(exercise))


@lru_cache(maxsize=128)
def _outline(of: TheVery) -> Outline:
    kind = instrument(of.exercise)
    scales = {scale.id: scale for scale in kind.scales(of.exercise)}
    points = {name: frozenset((type(one), one) for one in scale.values) for name, scale in scales.items()}
    return Outline(tuple(kind.measures(of.exercise)), scales, points)


def given(exercise: Exercise, answers: Mapping[str, Any]) -> Iterator[tuple[Measure, Any]]:
    """Yield each measure that *answers* answer, with its point (or True for a pick, False for none).

    A point outside the scale, "I do not know", an unfinished sharing-out and more than a budget are no answers.
    """
    whole = outline(exercise)
    found = within([(measure, at(answers, measure.path)) for measure in whole.measures])
    sums: dict[tuple[str, str], int] = {}
    for measure, value in found:
        if measure.total and type(value) is int:
            sums[measure.item, measure.ask] = sums.get((measure.item, measure.ask), 0) + value
    for measure, value in found:
        if measure.picks:
            if isinstance(value, list):
                yield measure, measure.picks in value
        elif fits(value, whole.points[measure.scale]) and measure.total in (
            0,
            sums.get((measure.item, measure.ask)),
        ):
            yield measure, value


def fits(value: object, points: Set[tuple[type, Value]]) -> bool:
    """Say whether *value* is one of the points; what a device sent may be anything."""
    return isinstance(value, (str, int)) and (type(value), value) in points


def instrument(exercise: Exercise) -> Instrument:
    """Return the kind of an exercise that has measures; raises ``TypeError`` for another."""
    from sixelements import kinds

    kind = kinds.get(exercise.kind)
    if not isinstance(kind, Instrument):
        raise TypeError(f"{exercise.kind} has no measures")
    return kind
