"""Sharing out points: what its content must hold, when a row counts, what its sheet has room for."""

import re
from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sixelements import authoring, catalog, kinds, scoring, shape, worksheet
from sixelements.content import ContentError, Exercise, load
from sixelements.kinds import instrument
from tests.kinds.heads import NOW_AND_WANTED, head

Raw = dict[str, Any]
KIND = kinds.get("allocate")

SHARES = [{"id": one, "title": one.capitalize(), "text": "A share."} for one in ("pay", "craft", "fair-play")]
ROWS = [{"id": "first", "title": "First <row>"}, {"id": "second", "title": "Second row"}]
SECTIONS = [{"id": "all", "title": "All rows", "rows": ROWS}]


def made(**more: Any) -> Exercise:
    """Return two rows and three shares, with *more* in the kind's table."""
    content = {"asks": NOW_AND_WANTED, "shares": SHARES, "sections": SECTIONS, **more}
    return load(
        Path("exercise.toml"), KIND.Content, "allocate", deepcopy({**head("allocate"), "allocate": content})
    )


def row(prefix: str, *points: int) -> Raw:
    """Return the answer of one row under one ask."""
    return {f"{prefix}{share['id']}": n for share, n in zip(SHARES, points, strict=True)}


def result(exercise: Exercise, answers: Raw) -> Raw:
    """Return what the answers mean."""
    tables = KIND.tables(exercise)
    return scoring.compute(catalog.scores(exercise), tables, catalog.scales(exercise), answers)


# What the check refuses.


def test_sound_content_is_refused_nothing() -> None:
    assert list(KIND.check(made())) == []
    assert list(KIND.check(made(asks=[], total=7))) == []


def with_labels(labels: Raw) -> list[Raw]:
    return [{"id": "all", "title": "All", "rows": [{**ROWS[0], "labels": labels}]}]


REFUSED: list[tuple[str, Raw]] = [
    ("table asks: expected none or two, found 1", {"asks": NOW_AND_WANTED[:1]}),
    ("key direction: expected none", {"direction": "up"}),
    ("key unknown: expected none", {"unknown": "I do not know"}),
    ('allocate.shares: the id "pay" is used twice', {"shares": [*SHARES, SHARES[0]]}),
    ('allocate.sections: the id "all" is used twice', {"sections": SECTIONS * 2}),
    ('"first.now_pay" is used twice', {"sections": [{**SECTIONS[0], "rows": [ROWS[0], ROWS[0]]}]}),
    (
        'id "opportunity": expected another',
        {"sections": [{**SECTIONS[0], "rows": [{"id": "opportunity", "title": "A"}]}]},
    ),
    ("key labels: expected one each of pay, craft, fair-play", {"sections": with_labels({"pay": "Pay."})}),
    (
        "allocate.sample.labor, answers",
        {
            "sample": {
                "note": "An invented team.",
                "labor": {"shares": {"first": {"pay": 1}}},
                "management": {},
            }
        },
    ),
]


@pytest.mark.parametrize(
    ("said", "more"), REFUSED, ids=[f"{n} {said}" for n, (said, _) in enumerate(REFUSED)]
)
def test_the_check_says_it_in_one_line(said: str, more: Raw) -> None:
    assert [one for one in KIND.check(made(**more)) if said in one and "\n" not in one]


MISTYPED: list[Callable[[], Exercise]] = [
    lambda: made(shares=SHARES[:1]),
    lambda: made(shares=[{"id": f"share-{n}", "title": "S"} for n in range(6)]),
    lambda: made(total=1),
    lambda: made(sections=[]),
    lambda: made(sections=[{"id": "all", "title": "All", "rows": []}]),
    lambda: made(sections=[{**SECTIONS[0], "weight": 2}]),
]


@pytest.mark.parametrize("make", MISTYPED)
def test_types_refuse(make: Callable[[], Exercise]) -> None:
    with pytest.raises(ContentError):
        make()


# Measures and answers.


def test_each_row_ask_and_share_has_a_measure_that_knows_the_total() -> None:
    found = KIND.measures(made())  # type: ignore[attr-defined]
    assert len(found) == 2 * 2 * 3
    assert (found[3].field, found[3].path, found[3].ask) == (
        "wanted_pay",
        "shares.first.wanted_pay",
        "Wanted",
    )
    assert {one.total for one in found} == {10}
    assert catalog.scales(made())["fair-play-points"]["labels"][4] == "Fair-play 4"


def test_answers_have_a_place_and_others_do_not() -> None:
    form = KIND.shape(made(total=7))
    assert not list(shape.problems(form, {"shares": {"first": row("now_", 7, 0, 0)}}))
    for bad in (
        {"shares": {"first": {"now_pay": 8}}},
        {"shares": {"first": {"pay": 1}}},
        {"shares": {"third": {"now_pay": 1}}},
        {"shares": {"first": {"now_pay": 1.5}}},
    ):
        assert list(shape.problems(form, bad)), bad


def test_a_row_counts_once_its_points_add_up() -> None:
    answers = {"shares": {"first": row("now_", 6, 3, 1), "second": row("now_", 6, 3, 0)}}
    found = result(made(), answers)
    assert found["answered_now"] == {"done": 1, "of": 2}
    assert found["means_now"] == {"pay": 6, "craft": 3, "fair-play": 1}
    assert found["answered_wanted"] == {"done": 0, "of": 2}
    assert found["means_wanted"] == dict.fromkeys(("pay", "craft", "fair-play"))
    assert found["change"] == {}
    assert {one.item for one, _ in instrument.given(made(), answers)} == {"first"}


POINTS = st.lists(st.integers(0, 10), min_size=3, max_size=3)


@settings(max_examples=80, deadline=None)
@given(POINTS, POINTS)
def test_the_means_add_up_too_and_order_never_matters(first: list[int], second: list[int]) -> None:
    rows = {"first": row("", *first), "second": row("", *second)}
    found = result(made(asks=[]), {"shares": rows})
    assert found == result(made(asks=[]), {"shares": dict(reversed(rows.items()))})
    whole = [points for points in (first, second) if sum(points) == 10]
    assert found["answered"]["done"] == len(whole)
    if whole:
        assert sum(found["means"].values()) == pytest.approx(10)
    else:
        assert set(found["means"].values()) == {None}


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 10), st.integers(0, 10))
def test_turning_the_two_asks_around_turns_the_change(before: int, after: int) -> None:
    there = {"shares": {"first": row("now_", before, 10 - before, 0) | row("wanted_", after, 10 - after, 0)}}
    back = {"shares": {"first": row("now_", after, 10 - after, 0) | row("wanted_", before, 10 - before, 0)}}
    found = result(made(), there)
    assert found["change"] == {key: -value for key, value in result(made(), back)["change"].items()}
    assert set(found["widest"]) | set(found["same"]) == {"pay", "craft", "fair-play"}


# The sheet.


def test_the_sheet_has_a_box_for_every_share_and_says_what_they_add_up_to() -> None:
    for exercise in (
        made(note={"label": "What I saw"}),
        made(asks=[]),
        made(sections=with_labels(dict.fromkeys(("pay", "craft", "fair-play"), "Its own words."))),
    ):
        sheet = worksheet.html(exercise)
        assert {one.path for one in KIND.measures(exercise)} <= set(re.findall(r'data-at="([^"]+)"', sheet))  # type: ignore[attr-defined]
        assert f"<td>{exercise.content.total}</td>" in sheet
        assert ("shares.first.note" in sheet) == (exercise.content.note is not None)
        assert ("Its own words." in sheet) == any(one.labels for one in exercise.content.sections[0].rows)


def test_what_authors_write_cannot_become_markup() -> None:
    assert "First <row>" not in worksheet.page_section(made())
    assert "First &lt;row&gt;" in worksheet.html(made())


def test_the_skeleton_is_an_exercise(small_course: Path) -> None:
    folder = authoring.new("allocate", "ours")
    assert small_course in folder.parents
    assert list(authoring.wrong_with(catalog.load_exercise(folder / "exercise.toml"))) == []
