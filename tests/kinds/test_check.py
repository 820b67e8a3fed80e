"""A list to tick: what the check refuses, what ticks mean, what the sheet of paper holds."""

import re
from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sixelements import authoring, catalog, kinds, scoring, shape, worksheet
from sixelements.content import ContentError, Exercise, load, read
from sixelements.kinds import instrument

Raw = dict[str, Any]
KIND = kinds.get("check")
SKELETON = kinds.folder("check") / "skeleton.toml"
ITEMS = ("first-item", "second-item")


def unchanged(_raw: Raw) -> None:
    """Leave the skeleton as it is."""


def made(change: Callable[[Raw], object] = unchanged) -> Exercise:
    """Return the exercise of the skeleton, after *change* to its table."""
    common = read(catalog.get("decision-continuum").file) | {
        "slug": "ours",
        "kind": "check",
        "scores": [],
        "scales": [],
    }
    raw = {key: value for key, value in common.items() if key != "continuum"} | deepcopy(read(SKELETON))
    change(raw["check"])
    return load(Path("ours/exercise.toml"), KIND.Content, "check", raw)


def said(change: Callable[[Raw], object]) -> list[str]:
    return list(KIND.check(made(change)))


def no_asks(raw: Raw) -> None:
    """Leave one answer an item."""
    del raw["asks"], raw["advice"], raw["sample"]


def test_the_skeleton_is_refused_nothing() -> None:
    assert said(unchanged) == []
    assert said(no_asks) == []


REFUSED: dict[str, tuple[Callable[[Raw], object], str]] = {
    "two sections of one id": (lambda raw: raw["sections"].append(raw["sections"][0]), '"first-section" is used twice'),
    "two items of one id": (
        lambda raw: raw["sections"][0]["items"][1].update(id="first-item"), '"first-item.present" is used twice'),
    "two asks of one id": (lambda raw: raw["asks"].append(raw["asks"][1]), '"first" is used twice'),
    "an ask of a later one": (lambda raw: raw["asks"].reverse(), "key of: expected the id of an ask above it"),
    "a way out": (lambda raw: raw.update(unknown="I do not know"), "key unknown: expected none"),
    "agreeing under one ask and a part of it": (lambda raw: raw.update(agree=True), "key agree"),
    "agreeing under no ask": (lambda raw: raw.update(agree=True, asks=[], advice=[], sample=None), "key agree"),
    "a guess of itself": (lambda raw: raw.update(guess={"of": "first", "by": "first"}), "key guess"),
    "a guess of nobody's": (lambda raw: raw.update(guess={"of": "first", "by": "theirs"}), "key guess"),
    "advice on an unknown ask": (lambda raw: raw["advice"][0].update(ask="later"), 'found "later"'),
    "advice on an unknown section": (lambda raw: raw["advice"][0].update(section="attic"), 'found "attic"'),
    "advice that never applies": (lambda raw: raw["advice"][0].update(at_least=2, at_most=1), "no more than at_most"),
    "a sample with a tick nobody offers": (
        lambda raw: raw["sample"]["management"]["ticked"].update(present=["third"]), "only what the exercise offers"),
}  # fmt: skip


@pytest.mark.parametrize(("change", "words"), REFUSED.values(), ids=REFUSED)
def test_a_mistake_is_one_plain_line(change: Callable[[Raw], object], words: str) -> None:
    assert any(words in line for line in said(change))


@pytest.mark.parametrize(
    "change",
    [
        lambda raw: raw.update(sections=[]),
        lambda raw: raw["sections"][0].update(items=[]),
        lambda raw: raw["asks"][1].update(most=-1),
        lambda raw: raw["sections"][0].update(mood="calm"),
    ],
)
def test_types_refuse(change: Callable[[Raw], object]) -> None:
    with pytest.raises(ContentError):
        made(change)


# What the ticks mean.


def test_a_measure_is_an_item_under_an_ask() -> None:
    def change(raw: Raw) -> None:
        raw.update(pillar="equity")
        raw["sections"][0].update(pillar="trust", place="2.B")
        raw["sections"][0]["items"][1].update(pillar="communication")

    found = KIND.measures(made(change))  # type: ignore[attr-defined]
    assert [(one.item, one.field) for one in found] == [
        (item, field) for item in ITEMS for field in ("present", "first")]  # fmt: skip
    assert [(one.path, one.picks, one.ask) for one in found[:2]] == [
        ("ticked.present", "first-item", "Present"), ("ticked.first", "first-item", "First")]  # fmt: skip
    assert [one.pillar for one in found] == ["trust", "trust", "communication", "communication"]
    assert {one.place for one in found} == {"2.B"}


def test_not_looked_at_is_no_answer_and_none_of_these_is_one() -> None:
    exercise = made()
    assert list(instrument.given(exercise, {})) == []
    nothing = instrument.given(exercise, {"ticked": {"present": []}})
    assert [(measure.item, picked) for measure, picked in nothing] == [(item, False) for item in ITEMS]


@given(st.lists(st.sampled_from(ITEMS), unique=True), st.booleans())
def test_ticks_come_in_the_order_of_the_content(ticks: list[str], one: bool) -> None:
    exercise = made(no_asks) if one else made()
    field = "value" if one else "present"
    answers = {"ticked": {field: ticks}}
    assert not list(shape.problems(KIND.shape(exercise), answers))
    found = scoring.compute(
        catalog.scores(exercise), KIND.tables(exercise), catalog.scales(exercise), answers
    )
    name = "chosen" if one else "chosen_present"
    assert found[name] == [item for item in ITEMS if item in ticks]
    assert {measure.item for measure, picked in instrument.given(exercise, answers) if picked} == set(ticks)


def test_answers_have_a_place_for_ticks_reasons_and_a_private_text() -> None:
    plain = KIND.shape(made(lambda raw: raw.pop("note")))
    full = KIND.shape(made(lambda raw: raw.update(private={"ask": "Which one?"})))
    fits = {"ticked": {"present": ["second-item"]}, "notes": {"second-item": "Seen."}, "private": "Mine."}
    assert not list(shape.problems(full, fits))
    assert list(shape.problems(plain, {"notes": {"second-item": "Seen."}}))
    assert list(shape.problems(plain, {"private": "Mine."}))
    wrong: tuple[Raw, ...] = (
        {"ticked": {"present": ["first-item"] * 2}},
        {"ticked": {"later": []}},
        {"private": "x" * 601},
    )
    for bad in wrong:
        assert list(shape.problems(full, bad))


# The sheet of paper.


def test_the_sheet_has_a_ring_for_every_tick_and_room_for_every_reason() -> None:
    sheet = worksheet.html(made())
    for ask in ("present", "first"):
        assert tuple(re.findall(rf'data-at="ticked\.{ask}" data-when="([\w-]+)"', sheet)) == ITEMS
        assert f'data-at="paper.none.{ask}" data-when="yes"' in sheet
    assert all(f'data-at="notes.{item}"' in sheet for item in ITEMS)
    assert "At most 2." in sheet
    assert "Present, 1 or more ticked:" in sheet
    assert "six-marked" not in sheet


def test_the_sheet_has_lines_for_what_is_private_only_where_it_is_asked() -> None:
    def change(raw: Raw) -> None:
        raw.update(private={"ask": "Which event?"})

    assert 'data-at="private"' in worksheet.html(made(change))
    assert 'data-at="private"' not in worksheet.html(made())


def test_the_skeleton_makes_an_exercise(small_course: object) -> None:
    folder = authoring.new("check", "ours")
    assert list(authoring.wrong_with(catalog.load_exercise(folder / "exercise.toml"))) == []
