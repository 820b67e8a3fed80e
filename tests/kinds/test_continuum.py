import re
from copy import deepcopy
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import to_builtins

from sixelements import catalog, kinds, shape, worksheet
from sixelements.content import ContentError, Exercise, load, read
from sixelements.kinds.continuum.content import Content
from sixelements.kinds.continuum.gaps import POINTS, gaps, reads
from tests import specimens

SPECIMENS = specimens.continuum()
MARKS = st.fixed_dictionaries({}, optional={name: st.sampled_from(POINTS) for name in ("now", "should")})
FLIP = {"both-claim": "nobody-owns", "nobody-owns": "both-claim"}


def second(entered: dict[str, int]) -> dict[str, int]:
    """Return what the second party entered, in the fixed frame."""
    return {name: reads(point, second=True) for name, point in entered.items()}


@pytest.mark.parametrize("one", SPECIMENS["reads"], ids=str)
def test_how_a_point_reads_from_a_chair(one: dict[str, Any]) -> None:
    assert reads(one["point"], second=one["second"]) == one["reads"]


@pytest.mark.parametrize("one", SPECIMENS["gaps"], ids=lambda one: one["name"])
def test_gaps(one: dict[str, Any]) -> None:
    assert gaps(one["a"], second(one["b"])) == {key: one[key] for key in ("now", "should", "flags")}


@pytest.mark.parametrize("point", POINTS)
def test_entering_and_reading_are_one_and_the_same_turn(point: int) -> None:
    assert reads(reads(point, second=True), second=True) == point
    assert reads(point, second=False) == point


@given(MARKS, MARKS)
def test_the_two_chairs_see_the_same_distance(a: dict[str, int], b: dict[str, int]) -> None:
    """Swapping the parties and turning the line around changes nothing but the point of view."""
    assert gaps(a, b) == gaps(second(b), second(a))


@given(MARKS, MARKS)
def test_swapping_what_two_sides_said_turns_claims_around(a: dict[str, int], b: dict[str, int]) -> None:
    flags = [re.sub("both-claim|nobody-owns", lambda m: FLIP[m[0]], flag) for flag in gaps(a, b)["flags"]]
    assert gaps(b, a)["flags"] == flags


# The exercise.


@pytest.fixture(scope="module")
def exercise() -> Exercise:
    return catalog.get("decision-continuum")


def test_there_are_twelve_decisions_or_more_and_each_is_bound_by_something(exercise: Exercise) -> None:
    content: Content = exercise.content
    assert len(content.decisions) >= 12
    assert {limit.kind for one in content.decisions for limit in one.limits} == {
        "law", "contract", "board policy", "confidentiality"}  # fmt: skip
    assert "invented" in content.sample_note


def test_the_invented_team_is_a_real_conversation(exercise: Exercise) -> None:
    """It has gaps of every sort and agreements, so that a person who works alone sees each."""
    content: Content = exercise.content
    pairs = [to_builtins(one.sample) for one in content.decisions]
    found = [gaps(pair[content.party_a], pair[content.party_b]) for pair in pairs]
    flags = {flag for one in found for flag in one["flags"]}
    assert {"both-claim-now", "nobody-owns-now", "same-now-different-should", "agreed-shift"} <= flags
    assert any(one["now"] == one["should"] == 0 for one in found)


def test_every_opener_reads_as_a_sentence_with_every_point(exercise: Exercise) -> None:
    content: Content = exercise.content
    for one in content.decisions:
        said = one.opener.format(now="we decide together", should="I decide after asking what you think")
        assert "{" not in said
        assert said.endswith((".", "?"))


def test_answers_have_a_place_for_a_chair_marks_and_own_decisions(exercise: Exercise) -> None:
    form = kinds.get("continuum").shape(exercise)
    own = [{"id": "own-1", "title": "Field trips"}]
    fits = {"side": "labor", "placed": {"own-1": {"now": 7}}, "own": own}
    assert not list(shape.problems(form, fits))
    placed = [{"own-1": {"now": 8}}, {"elsewhere": {"now": 1}}, {"own-1": {"now": "4"}}]
    for bad in ({"side": "teacher"}, *({"placed": one} for one in placed)):
        assert list(shape.problems(form, bad))


# What the check refuses.


def changed(exercise: Exercise, **keys: Any) -> list[str]:
    """Return what the kind's check says when keys of its table are replaced."""
    raw = deepcopy(read(exercise.file))
    raw["continuum"] |= keys
    return list(kinds.get("continuum").check(load(exercise.file, Content, "continuum", raw)))


def test_the_exercise_itself_is_refused_nothing(exercise: Exercise) -> None:
    assert changed(exercise) == []


@pytest.mark.parametrize(
    ("key", "value", "said"),
    [
        ("id", "own-idea", "key id"),
        ("id", "results", "key id"),
        ("opener", "About {today}.", "key opener"),
        ("opener", "About {now.", "key opener"),
        ("sample", {"labor": {"now": 1, "should": 1}}, "key sample"),
    ],
)
def test_a_decision_that_is_not_right(exercise: Exercise, key: str, value: object, said: str) -> None:
    decisions = deepcopy(read(exercise.file))["continuum"]["decisions"]
    decisions[0][key] = value
    (line,) = changed(exercise, decisions=decisions)
    assert said in line


def test_a_decision_told_twice(exercise: Exercise) -> None:
    decisions = read(exercise.file)["continuum"]["decisions"]
    (line,) = changed(exercise, decisions=[*decisions, decisions[0]])
    assert "used twice" in line


def test_a_chair_that_is_missing(exercise: Exercise) -> None:
    sides = read(exercise.file)["continuum"]["sides"]
    (line,) = changed(exercise, sides=[{**sides[0]}, {**sides[1]}, {**sides[2], "id": "school-board"}])
    assert "table sides" in line


def test_a_point_that_ends_its_sentence(exercise: Exercise) -> None:
    points = read(exercise.file)["continuum"]["first_person"]
    (line,) = changed(exercise, first_person=[*points[:6], points[6] + "."])
    assert "first_person number 7" in line


def test_six_points_are_not_seven(exercise: Exercise) -> None:
    points = read(exercise.file)["continuum"]["first_person"]
    with pytest.raises(ContentError, match="first_person"):
        changed(exercise, first_person=points[:6])


# The sheet of paper.


def test_the_sheet_has_a_ring_for_every_point_of_every_decision(exercise: Exercise) -> None:
    sheet = worksheet.html(exercise)
    for item in [one.id for one in exercise.content.decisions] + ["own-1", "own-2", "own-3"]:
        for name in ("now", "should"):
            marks = re.findall(rf'data-at="placed\.{item}\.{name}" data-when="(\d)"', sheet)
            assert marks == [str(point) for point in POINTS]
    assert 'data-at="own.own-1"' in sheet
    assert re.findall(r'data-at="side" data-when="(\w+)"', sheet) == ["labor", "management", "other"]
