"""What invented people answer: right for every exercise, near its invented team, and never in words."""

from random import Random
from typing import Any

import pytest

from sixelements import catalog, invented, kinds, scoring, shape
from sixelements.content import Exercise
from sixelements.kinds.instrument import Instrument, given

EXERCISES = catalog.for_rooms()


def people(exercise: Exercise, count: int = 12) -> list[dict[str, Any]]:
    parties = ("labor", "management", "community")
    return [invented.answers(exercise, parties[one % 3], Random(one)) for one in range(count)]  # noqa: S311


def texts(form: shape.Shape, value: Any) -> list[Any]:
    """Return what stands in *value* where people write."""
    if form["type"] in ("record", "map"):
        return [one for key, inner in value.items() for one in texts(shape.inside(form, key) or {}, inner)]
    return [value] if form["type"] == "text" else []


@pytest.mark.parametrize("exercise", EXERCISES, ids=lambda one: one.slug)
def test_they_give_what_may_be_shared_and_no_words(exercise: Exercise) -> None:
    kind = kinds.get(exercise.kind)
    form = kind.shared_shape(exercise)
    document = kind.document(exercise)
    cards = [text for _, cells in kind.written(exercise) for text in cells.values()] if document else []
    for one in people(exercise):
        assert not list(shape.problems(form, one))
        assert shape.leaves(one)
        if document and document.silent:
            assert one["rows"], "a room reveals cards only where enough people have written one"
        assert set(texts(form, one)) <= set(cards)


def test_a_text_among_answers_is_seen() -> None:
    form = shape.record(note=shape.text(9), at=shape.choice([1]))
    assert texts(form, {"note": "words", "at": 1}) == ["words"]


@pytest.mark.parametrize("exercise", EXERCISES, ids=lambda one: one.slug)
def test_their_points_add_up_and_their_meetings_come_to_an_end(exercise: Exercise) -> None:
    kind = kinds.get(exercise.kind)
    for one in people(exercise):
        if isinstance(kind, Instrument) and any(measure.total for measure in kind.measures(exercise)):
            assert len(list(given(exercise, one))) == len(kind.measures(exercise))
        for chair in ("labor", "management") if exercise.kind == "scene" else ():
            turns = [each for each in kind.tables(exercise)["turns"] if each["chair"] == chair]
            *beats, ending = scoring.path(turns, one["said"][chair])
            assert beats == list(one["said"][chair])
            assert ending in {each.id for each in exercise.content.endings}


def test_they_are_not_all_alike_and_stay_near_the_invented_team() -> None:
    exercise = catalog.get("decision-continuum")
    found = [invented.answers(exercise, "labor", Random(one)) for one in range(12)]  # noqa: S311
    assert len({str(one) for one in found}) > 1
    for decision in exercise.content.decisions:
        sample = decision.sample["labor"]
        for one in found:
            marks = one["placed"][decision.id]
            assert abs(marks["now"] - sample.now) <= 1
            assert abs(marks["should"] - sample.should) <= 1
