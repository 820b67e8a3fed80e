"""A vote with dots: how many there are, what counts, what the check refuses, what stands on paper."""

import re
from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from random import Random
from typing import Any

import pytest

from sixelements import catalog, fitting, kinds, shape, worksheet
from sixelements.content import ContentError, Exercise, load, read
from sixelements.kinds import instrument
from sixelements.kinds.dots.content import MOST, budget

Raw = dict[str, Any]
KIND = kinds.get("dots")
SKELETON = kinds.folder("dots") / "skeleton.toml"


def made(change: Callable[[Raw], object] = lambda _raw: None) -> Exercise:
    """Return the exercise of the skeleton, after *change* to its table."""
    common = read(catalog.get("decision-continuum").file) | {"kind": "dots", "scores": [], "scales": []}
    raw = {key: value for key, value in common.items() if key != "continuum"} | deepcopy(read(SKELETON))
    change(raw["dots"])
    return load(Path("ours/exercise.toml"), KIND.Content, "dots", raw)


def with_items(count: int, dots: int = 0) -> Exercise:
    items = [{"id": f"item-{n}", "title": f"Item {n}"} for n in range(count)]
    return made(lambda raw: raw.update(items=items, budget=dots, sample=None))


def given(exercise: Exercise, dots: dict[str, Any]) -> dict[str, Any]:
    return {one.item: value for one, value in instrument.given(exercise, {"dots": dots})}


def test_the_skeleton_is_refused_nothing() -> None:
    assert list(KIND.check(made())) == []


@pytest.mark.parametrize(("items", "dots"), [(1, 1), (4, 2), (5, 3), (9, 3), (10, 4), (30, 6), (200, MOST)])
def test_there_are_as_many_dots_as_the_root_of_the_items_rounded_up(items: int, dots: int) -> None:
    assert budget(with_items(items).content) == dots
    assert budget(with_items(items, 2).content) == 2


def test_what_has_no_dot_of_somebody_who_voted_has_nought_of_hers() -> None:
    exercise = with_items(4)
    assert given(exercise, {"item-2": 2}) == {"item-0": 0, "item-1": 0, "item-2": 2, "item-3": 0}
    assert given(exercise, {"item-2": 1}) == {"item-0": 0, "item-1": 0, "item-2": 1, "item-3": 0}


@pytest.mark.parametrize(
    "dots", [{}, {"item-0": 0}, {"item-0": 3}, {"item-0": 2, "item-1": 1}, {"item-0": True}, {"item-0": "2"}]
)
def test_nothing_and_more_than_there_are_count_for_nothing(dots: dict[str, Any]) -> None:
    assert given(with_items(4), dots) == {}


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (lambda raw: raw.update(note={"label": "Why"}), "key note: expected none"),
        (lambda raw: raw.update(unknown="I do not know"), "key unknown: expected none"),
        (lambda raw: raw["items"][1].update(id="first-item"), 'the id "first-item" is used twice'),
        (lambda raw: raw["sample"].update(note="A team."), "invented"),
    ],
)
def test_the_check_refuses_in_one_line(change: Callable[[Raw], object], says: str) -> None:
    assert any(says in line for line in KIND.check(made(change)))


@pytest.mark.parametrize("change", [{"budget": MOST + 1}, {"items": []}, {"budget": -1}])
def test_types_refuse_the_rest(change: Raw) -> None:
    with pytest.raises(ContentError):
        made(lambda raw: raw.update(change))


def test_what_is_kept_of_one_edition_fits_any_other() -> None:
    exercise = catalog.get("dot-vote")
    many = fitting.edition(exercise, fitting.voted(exercise, [f"step {n}" for n in range(30)]), most=30)
    fit = fitting.fitted(exercise, many)
    assert budget(fit.content) == 6
    first = fitting.listed(fit)[0].id
    assert not list(shape.problems(fitting.keeping(exercise), {"dots": {first: 6}}))
    assert not list(shape.problems(KIND.shared_shape(fit), {"dots": {first: 6}}))


def test_an_invented_person_puts_all_her_dots_down() -> None:
    exercise = with_items(9)
    found = KIND.whole(exercise, {}, Random(1))["dots"]  # noqa: S311
    assert sum(found.values()) == 3
    assert given(exercise, found)


def test_the_sheet_has_a_ring_for_each_dot_that_can_lie_on_a_line() -> None:
    rings = re.findall(r'data-at="dots.([^"]+)" data-when="([^"]+)"', worksheet.html(made()))
    assert set(rings) == {(f"{one}-item", n) for one in ("first", "second", "third") for n in ("1", "2")}
    assert "You have 2 dots" in worksheet.html(made())
