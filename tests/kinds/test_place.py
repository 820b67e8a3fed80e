"""Placing: what its content must hold, what its answers mean, what its sheet has room for."""

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sixelements import catalog, shape
from sixelements.content import ContentError, Exercise
from sixelements.kinds import instrument
from tests.kinds.heads import NOW_AND_WANTED
from tests.kinds.placing import (
    ACROSS,
    KIND,
    NAMED,
    STOP,
    TWO,
    UP,
    ZONES,
    Raw,
    guesses,
    line,
    made,
    result,
    square,
)


def wrong(exercise: Exercise) -> list[str]:
    return list(KIND.check(exercise))


@pytest.mark.parametrize("exercise", [line(), square(), guesses(), square(asks=[]), line(asks=[])])
def test_sound_content_is_refused_nothing(exercise: Exercise) -> None:
    assert wrong(exercise) == []


REFUSED: list[tuple[str, Callable[[], Exercise]]] = [
    ("table asks: expected none or two, found 1", lambda: line(asks=NOW_AND_WANTED[:1])),
    ("key scale: expected the id of a declared", lambda: line(axes=[{**NAMED, "scale": "gone"}])),
    ("key stops: expected 3, one a point, found 1", lambda: line(axes=[{**NAMED, "stops": ["One."]}])),
    (
        "key stops: expected it only beside a key scale",
        lambda: line(axes=[{**NAMED, "scale": ""}], unknown=""),
    ),
    ("table zones: expected four", lambda: square(zones=ZONES[:3])),
    ("table zones: expected four", lambda: square(zones=[*ZONES[:3], {**ZONES[0], "id": "again"}])),
    ('the id "low-low" is used twice', lambda: square(zones=[*ZONES[:3], {**ZONES[3], "id": "low-low"}])),
    ("table zones: expected none", lambda: line(zones=ZONES)),
    ("key axis: expected a line of its own", lambda: made({"items": TWO})),
    ("key axis: expected none, since", lambda: square(items=[{**TWO[0], "axis": {"from": 0, "to": 3}}])),
    ("key own: expected a line in place.axes", lambda: guesses(own="More")),
    ("key unknown: expected it only", lambda: square(unknown="I do not know")),
    ("key id: expected another; own", lambda: line(items=[{"id": "own-1", "title": "Mine"}])),
    ('"one.now" is used twice', lambda: line(items=[TWO[0], TWO[0]])),
    ('id "results": expected another', lambda: line(items=[{"id": "results", "title": "A"}])),
    ("from a lower to a higher number", lambda: guesses(items=[{**TWO[0], "axis": {"from": 3, "to": 3}}])),
    ("expected whole steps", lambda: guesses(items=[{**TWO[0], "axis": {"from": 0, "to": 5, "step": 2}}])),
    ("101 at most", lambda: guesses(items=[{**TWO[0], "axis": {"from": 0, "to": 101}}])),
    ("key reveal: expected it only beside", lambda: line(items=[{**TWO[0], "reveal": reveal(1)}])),
    (
        "key reveal.actual: expected a number on the line, from 0 to 5",
        lambda: guesses(items=[{**TWO[0], "axis": {"from": 0, "to": 5}, "reveal": reveal(6)}]),
    ),
    ('key note: expected the word "invented"', lambda: line(sample=sample("A team.", {}))),
    (
        "place.sample.labor, answers",
        lambda: line(sample=sample("An invented team.", {"places": {"one": {"now": 4}}})),
    ),
]


def reveal(actual: float) -> Raw:
    return {"actual": actual, "says": "So.", "limits": "No more."}


def sample(note: str, labor: Raw) -> Raw:
    return {"note": note, "labor": labor, "management": {}}


@pytest.mark.parametrize(
    ("said", "make"), REFUSED, ids=[f"{n} {said}" for n, (said, _) in enumerate(REFUSED)]
)
def test_the_check_says_it_in_one_line(said: str, make: Callable[[], Exercise]) -> None:
    assert [one for one in wrong(make()) if said in one and "\n" not in one]


def test_a_scale_that_does_not_count_from_one_is_refused() -> None:
    points = [{"value": n, "label": str(n)} for n in (0, 1)]
    other = made({"axes": [{**NAMED, "stops": []}], "items": TWO}, scales=[{**STOP, "points": points}])
    assert any("values are 1, 2, 3" in one for one in wrong(other))


@pytest.mark.parametrize(
    "place",
    [
        {"axes": [ACROSS, UP, NAMED], "items": TWO},
        {"axes": [ACROSS], "items": []},
        {"axes": [ACROSS], "items": [{"id": "one"}]},
        {"axes": [ACROSS], "items": TWO, "zones": [{**ZONES[0], "x": "left"}]},
        {"items": [{"id": "one", "title": "One", "axis": {"from": 0, "to": 5, "step": 0}}]},
    ],
)
def test_types_refuse(place: Raw) -> None:
    with pytest.raises(ContentError):
        made(place)


def test_a_square_has_a_measure_for_each_item_ask_and_line() -> None:
    found = KIND.measures(square())  # type: ignore[attr-defined]
    assert [one.field for one in found[:4]] == ["now_x", "now_y", "wanted_x", "wanted_y"]
    assert [one.ask for one in found[:2]] == ["Trust, Now", "Order, Now"]
    assert [one.direction for one in found[:4]] == ["up", "up", "", ""], (
        "what is wanted is not how things stand"
    )
    assert len(found) == 8
    assert {one.field for one in KIND.measures(square(asks=[]))} == {"x", "y"}  # type: ignore[attr-defined]


def test_lines_are_told_in_words() -> None:
    scales = catalog.scales(guesses())
    assert scales["one-line"]["labels"][12] == "12%"
    assert scales["two-line"]["labels"][-1] == "1,000 schools"
    assert catalog.scales(square())["trust-stops"]["labels"][7] == "7 of 10"


def test_answers_have_a_place_and_others_do_not() -> None:
    form = KIND.shape(line())
    fits = {
        "places": {"one": {"now": 1, "wanted": "unknown"}, "own-1": {"now": 3}},
        "own": [{"id": "own-1", "title": "Mine"}],
        "opportunity": {"what": "two", "do": "Talk."},
    }
    assert not list(shape.problems(form, fits))
    for bad in (
        {"places": {"one": {"now": 4}}},
        {"places": {"one": {"value": 1}}},
        {"places": {"three": {"now": 1}}},
        {"places": {"one": {"now": 1, "note": "no note is asked for"}}},
        {"own": [{"id": f"own-{n}", "title": ""} for n in range(1, 8)]},
    ):
        assert list(shape.problems(form, bad)), bad
    assert list(shape.problems(KIND.shape(square()), {"places": {"own-1": {"now_x": 1}}}))
    own_line = KIND.shape(guesses())
    assert not list(shape.problems(own_line, {"places": {"two": {"value": 150}}}))
    assert list(shape.problems(own_line, {"places": {"two": {"value": 160}}}))


POINTS = st.one_of(st.none(), st.sampled_from([1, 2, 3, "unknown"]))
MARKS = st.fixed_dictionaries({"now": POINTS, "wanted": POINTS})
ANSWERS = st.fixed_dictionaries({"one": MARKS, "two": MARKS, "own-1": MARKS})


def kept(places: Raw, *, backward: bool = False) -> Raw:
    """Return answers without what is not answered, first or last item first."""
    items = list(places.items())[:: -1 if backward else 1]
    marked = {
        key: {field: value for field, value in marks.items() if value is not None} for key, marks in items
    }
    return {"places": marked, "own": [{"id": "own-1", "title": "Mine"}]}


@settings(max_examples=60, deadline=None)
@given(ANSWERS)
def test_order_never_matters_and_missing_is_not_lowest(places: Raw) -> None:
    found = result(line(), kept(places))
    assert found == result(line(), kept(places, backward=True))
    known = {key: marks["now"] for key, marks in places.items() if isinstance(marks["now"], int)}
    assert found["answered_now"] == {"done": len(known), "of": 3}
    assert set(found["lowest_now"]) == {key for key, value in known.items() if value == min(known.values())}
    assert sum(found["tally_now"].values()) == len(known)


@settings(max_examples=60, deadline=None)
@given(ANSWERS)
def test_turning_the_two_asks_around_turns_the_change(places: Raw) -> None:
    turned = {key: {"now": marks["wanted"], "wanted": marks["now"]} for key, marks in places.items()}
    change, back = (result(line(), kept(one))["change"] for one in (places, turned))
    assert change == {key: -value for key, value in back.items()}


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 10), st.integers(0, 10))
def test_the_two_lines_of_a_square_do_not_mix(x: int, y: int) -> None:
    found = result(square(), {"places": {"one": {"now_x": x, "now_y": y, "wanted_x": y, "wanted_y": y}}})
    assert found["each_now_x"] == {"one": x, "two": None}
    assert found["each_now_y"] == {"one": y, "two": None}
    assert (found["change_x"], found["change_y"]) == ({"one": y - x}, {"one": 0})


def test_named_stops_are_counted_and_eleven_stops_are_not() -> None:
    assert "tally_now" in result(line(), {})
    assert not any(name.startswith(("tally", "sections")) for name in result(square(), {}))
    assert result(guesses(), {"places": {"one": {"value": 0}}}) == {"answered": {"done": 1, "of": 2}}


def test_what_is_given_are_points_of_the_line() -> None:
    answers = {"places": {"one": {"now": 1, "wanted": "unknown"}, "two": {"now": 3}}}
    assert [(one.item, one.field, value) for one, value in instrument.given(line(), answers)] == [
        ("one", "now", 1),
        ("two", "now", 3),
    ]
