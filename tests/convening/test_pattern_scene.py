"""What a room sees of a scene: the words of both sides apart, beat by beat, and a sentence on where they part."""

from typing import Any

import pytest

from sixelements import catalog
from sixelements.content import Exercise
from sixelements.convening import patterns
from sixelements.convening.messages import said
from sixelements.convening.patterns import Contribution
from sixelements.convening.sides import SIDES
from tests.examples import of_kind

SCENE = catalog.get(of_kind("scene")[0])
LABOR, MANAGEMENT = "labor-certificated", "management-site"


def choosing(exercise: Exercise, side: str, picks: list[int]) -> list[Contribution]:
    """Return people of a side who chose these of labor's words at the first beat, each by its number."""
    beat = exercise.content.beats[0]
    words = [one.id for one in beat.of("labor")]
    return [
        Contribution(f"{side} {n}", side, {"said": {"labor": {beat.id: words[pick]}}})
        for n, pick in enumerate(picks)
    ]


def reveal(*people: list[Contribution]) -> Any:
    """Return the pattern as people read it."""
    some = [one for each in people for one in each]
    return said(patterns.reveal(SCENE, some, sides=list(SIDES)).pattern)


def sentence(pattern: Any) -> str:
    """Return what the pattern says in words."""
    return " ".join(one["text"] for one in pattern["blocks"] if one["type"] == "sentence")


def titles() -> list[str]:
    """Return labor's words at the first beat, in short."""
    return [one.title for one in SCENE.content.beats[0].of("labor")]


def test_where_the_sides_part_is_said_with_what_each_favors() -> None:
    told = sentence(
        reveal(choosing(SCENE, LABOR, [0, 0, 0, 0, 1]), choosing(SCENE, MANAGEMENT, [1, 1, 1, 1, 0]))
    )
    beat, (first, second, *_) = SCENE.content.beats[0].title, titles()
    favored = f"labor most often chose “{first}”, management “{second}”"
    assert f"The two sides part most at “{beat}: labor's next words”: {favored}." in told


@pytest.mark.parametrize(
    "management", [[0, 0, 0, 0, 0], [0, 0, 0, 1, 1]], ids=["all alike", "the same favored"]
)
def test_sides_that_favor_the_same_words_do_not_part(management: list[int]) -> None:
    told = sentence(reveal(choosing(SCENE, LABOR, [0, 0, 0, 0, 1]), choosing(SCENE, MANAGEMENT, management)))
    assert "part most" not in told


def test_a_side_too_small_to_be_shown_parts_from_nobody() -> None:
    """The privacy rule comes first: what four people chose is in no sentence."""
    told = reveal(choosing(SCENE, LABOR, [0, 0, 0, 0, 0, 0]), choosing(SCENE, MANAGEMENT, [1, 1, 1, 1]))
    assert "part most" not in sentence(told)
    assert told["groups"] == []


def test_the_wall_shows_both_sides_apart_and_names_the_words() -> None:
    pattern = reveal(choosing(SCENE, LABOR, [0, 0, 0, 1, 1]), choosing(SCENE, MANAGEMENT, [1, 1, 1, 1, 1]))
    (picture,) = (one for one in pattern["blocks"] if one["type"] == "strips")
    assert picture["named"]
    assert picture["points"] == titles()
    counts = {part["group"]: part["counts"] for part in picture["rows"][0]["parts"]}
    assert sorted(counts.values()) == sorted([[3, 2, 0][: len(titles())], [0, 5, 0][: len(titles())]])
    assert f"7 chose “{titles()[1]}”" in sentence(pattern)
