"""Cards to sort: what the check refuses, what the answers mean, what the sheet of paper holds."""

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
KIND = kinds.get("sort")
SKELETON = kinds.folder("sort") / "skeleton.toml"
CARDS = ("first-card", "second-card")
BOXES = ("first-box", "second-box")


def unchanged(_raw: Raw) -> None:
    """Leave the skeleton as it is."""


def made(change: Callable[[Raw], object] = unchanged) -> Exercise:
    """Return the exercise of the skeleton, after *change* to its table."""
    common = read(catalog.get("decision-continuum").file) | {"kind": "sort", "scores": [], "scales": []}
    raw = {key: value for key, value in common.items() if key != "continuum"} | deepcopy(read(SKELETON))
    change(raw["sort"])
    return load(Path("ours/exercise.toml"), KIND.Content, "sort", raw)


def said(change: Callable[[Raw], object]) -> list[str]:
    return list(KIND.check(made(change)))


def results(exercise: Exercise, boxes: dict[str, str]) -> dict[str, Any]:
    return scoring.compute(
        catalog.scores(exercise), KIND.tables(exercise), catalog.scales(exercise), {"boxes": boxes}
    )


def test_the_skeleton_is_refused_nothing() -> None:
    assert said(unchanged) == []


REFUSED: dict[str, tuple[Callable[[Raw], object], str]] = {
    "two boxes of one id": (lambda raw: raw["boxes"][1].update(id="first-box"), 'the id "first-box" is used twice'),
    "two cards of one id": (lambda raw: raw["cards"][1].update(id="first-card"), '"first-card.value" is used twice'),
    "a box nobody made": (lambda raw: raw["cards"][0].update(belongs="attic"), 'found "attic"'),
    "only some cards belong": (lambda raw: raw["cards"][0].pop("belongs"), "on every card or on none"),
    "two texts of one id": (lambda raw: raw["then"].append(raw["then"][0]), 'the id "own-words" is used twice'),
    "asks": (
        lambda raw: raw.update(asks=[{"id": "now", "label": "Now", "question": "Now?"}]),
        "key asks: expected none",
    ),
    "a note": (lambda raw: raw.update(note={"label": "Why"}), "key note: expected none"),
    "a way out": (lambda raw: raw.update(unknown="I do not know"), "key unknown: expected none"),
    "a card that takes the page's id": (lambda raw: raw["cards"][0].update(id="results"), "the page uses it itself"),
    "a sample not called invented": (lambda raw: raw["sample"].update(note="A team."), '"invented"'),
    "a sample in no box": (lambda raw: raw["sample"]["labor"].update(boxes={"first-card": "attic"}), "one of"),
}  # fmt: skip


@pytest.mark.parametrize(("change", "words"), REFUSED.values(), ids=REFUSED)
def test_a_mistake_is_one_plain_line(change: Callable[[Raw], object], words: str) -> None:
    assert any(words in line for line in said(change))


def test_feedback_needs_something_to_be_about() -> None:
    def change(raw: Raw) -> None:
        for card in raw["cards"]:
            del card["belongs"]

    lines = said(change)
    assert len(lines) == 2
    assert all("key feedback: expected the key belongs" in line for line in lines)


@pytest.mark.parametrize(
    "change",
    [lambda raw: raw["boxes"].pop(), lambda raw: raw.pop("question"), lambda raw: raw.update(cards=[])],
)
def test_types_refuse(change: Callable[[Raw], object]) -> None:
    with pytest.raises(ContentError):
        made(change)


# What the answers mean.


def test_a_measure_is_the_box_of_a_card() -> None:
    def change(raw: Raw) -> None:
        raw.update(pillar="equity", direction="up")
        raw["cards"][0].update(place="1.A", pillar="trust")

    first, second = KIND.measures(made(change))  # type: ignore[attr-defined]
    assert (first.path, first.scale, first.pillar, first.place) == (
        "boxes.first-card",
        "boxes",
        "trust",
        "1.A",
    )
    assert (second.item, second.pillar, second.direction, second.ask) == ("second-card", "equity", "up", "")


def test_boxes_have_no_order() -> None:
    assert KIND.scales(made())[-1].kind == "names"


def test_fits_is_told_only_where_the_sources_have_a_say() -> None:
    def change(raw: Raw) -> None:
        for card in raw["cards"]:
            del card["belongs"], card["feedback"]

    assert set(results(made(), {})) == {"answered", "tally", "fits"}
    assert set(results(made(change), {})) == {"answered", "tally"}


@given(st.dictionaries(st.sampled_from(CARDS), st.sampled_from(BOXES)))
def test_each_sorted_card_counts_once_and_a_missing_one_nowhere(boxes: dict[str, str]) -> None:
    exercise = made()
    found = results(exercise, boxes)
    assert found["answered"] == {"done": len(boxes), "of": 2}
    assert sum(found["tally"].values()) == len(boxes)
    assert sum(count for row in found["fits"].values() for count in row.values()) == len(boxes)
    assert results(exercise, dict(reversed(boxes.items()))) == found
    assert {measure.item: box for measure, box in instrument.given(exercise, {"boxes": boxes})} == boxes


def test_answers_have_a_place_for_boxes_and_texts() -> None:
    form = KIND.shape(made())
    assert not list(
        shape.problems(form, {"boxes": {"first-card": "second-box"}, "then": {"own-words": "Ours."}})
    )
    for bad in (
        {"boxes": {"first-card": "attic"}},
        {"boxes": {"third-card": "first-box"}},
        {"then": {"else": ""}},
    ):
        assert list(shape.problems(form, bad))


# The sheet of paper.


def test_the_sheet_has_a_ring_for_every_box_of_every_card_and_lines_for_texts() -> None:
    sheet = worksheet.html(made())
    for card in CARDS:
        assert tuple(re.findall(rf'data-at="boxes\.{card}" data-when="([\w-]+)"', sheet)) == BOXES
    assert 'data-at="then.own-words"' in sheet
    assert "six-marked" not in sheet


def test_what_the_sources_say_comes_after_the_cards() -> None:
    sheet = worksheet.html(made())
    assert sheet.index("Where the sources put each card") > sheet.rindex('data-at="boxes')
    assert "Say what follows from that in a partnership." not in sheet[: sheet.index("Where the sources")]


def test_the_skeleton_makes_an_exercise(small_course: object) -> None:
    folder = authoring.new("sort", "ours")
    assert list(authoring.wrong_with(catalog.load_exercise(folder / "exercise.toml"))) == []
