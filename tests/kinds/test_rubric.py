"""Rubrics: what the check refuses, what rows and links mean, what the sheet of paper holds."""

import re
from collections.abc import Callable
from copy import deepcopy
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sixelements import authoring, catalog, kinds, scoring, shape, worksheet
from sixelements.content import Exercise, load, read
from sixelements.kinds import instrument

Raw = dict[str, Any]
KIND = kinds.get("rubric")
COMMON = read(catalog.get("decision-continuum").file)
SKELETON = kinds.folder("rubric") / "skeleton.toml"
ROWS = ("first-row", "second-row", "third-row")
PAIRS = [{"a": a, "b": b, "text": "What passes between them."} for a, b in combinations(ROWS, 2)]
LINKS = [f"{pair['a']}_{pair['b']}" for pair in PAIRS]
THIRD = {"id": "third-row", "title": "A third", "levels": ["At first.", "On the way.", "In the end."]}


def unchanged(_raw: Raw) -> None:
    """Leave the skeleton as it is."""


def linked(raw: Raw) -> None:
    """Add a third row, and a link between every two."""
    rows(raw).append(dict(THIRD))
    raw["rubric"]["links"] = {
        "scale": "progress",
        "title": "Links",
        "ask": "How strong?",
        "pairs": deepcopy(PAIRS),
    }


def made(change: Callable[[Raw], object] = unchanged) -> Exercise:
    """Return the exercise of the skeleton, after *change* to its file."""
    common = COMMON | {"kind": "rubric", "scores": []}
    raw = {key: value for key, value in common.items() if key != "continuum"} | deepcopy(read(SKELETON))
    change(raw)
    return load(Path("ours/exercise.toml"), KIND.Content, "rubric", raw)


def rows(raw: Raw) -> list[Raw]:
    found: list[Raw] = raw["rubric"]["sections"][0]["rows"]
    return found


def results(exercise: Exercise, answers: Raw) -> Raw:
    return scoring.compute(catalog.scores(exercise), KIND.tables(exercise), catalog.scales(exercise), answers)


@pytest.mark.parametrize("change", [unchanged, linked], ids=["rows", "rows and links"])
def test_the_skeleton_is_refused_nothing(change: Callable[[Raw], None]) -> None:
    assert list(KIND.check(made(change))) == []


def test_the_skeleton_passes_with_its_cases() -> None:
    assert list(authoring.wrong_cases(made())) == []


def pairs(change: Callable[[list[Raw]], object]) -> Callable[[Raw], object]:
    """Return a change to the pairs of a rubric with links."""

    def both(raw: Raw) -> None:
        linked(raw)
        change(raw["rubric"]["links"]["pairs"])

    return both


def links_on_nothing(raw: Raw) -> None:
    linked(raw)
    raw["rubric"]["links"]["scale"] = "five"


REFUSED: dict[str, tuple[Callable[[Raw], object], str]] = {
    "a scale nobody declared": (lambda raw: raw["rubric"].update(scale="five"), 'rubric, key scale: expected the id'),
    "a scale of names": (lambda raw: raw["scales"][0].update(kind="names"), "names have no order"),
    "a level not described": (
        lambda raw: rows(raw)[0]["levels"].pop(),
        'rubric.sections.rows "first-row", key levels: expected one text for each of the 3 points of progress, found 2',
    ),
    "two rows of one id": (lambda raw: rows(raw)[1].update(id="first-row"), '"first-row.value" is used twice'),
    "a row that takes the page's id": (lambda raw: rows(raw)[0].update(id="results"), "the page uses it itself"),
    "a section called links": (lambda raw: raw["rubric"]["sections"][0].update(id="links"), 'rubric.sections "links"'),
    "a title no picture has room for": (lambda raw: rows(raw)[0].update(title="t" * 61), "at most 60 characters"),
    "four asks": (
        lambda raw: raw["rubric"].update(asks=[{"id": one, "label": one, "question": one} for one in "abcd"]),
        "rubric, table asks: expected none, two or three, found 4",
    ),
    "a scale of links nobody declared": (
        links_on_nothing,
        'rubric.links, key scale: expected the id of a declared [[scales]], found "five"',
    ),
    "a pair left out": (pairs(lambda found: found.pop()), "expected second-row and third-row once, found 0 times"),
    "a pair the other way around, too": (
        pairs(lambda found: found.append({"a": "second-row", "b": "first-row", "text": "Again."})),
        "expected first-row and second-row once, found 2 times",
    ),
    "a row linked to itself": (
        pairs(lambda found: found[0].update(b="first-row")),
        'rubric.links.pairs number 1: expected two rows, found "first-row" twice',
    ),
    "a link to no row": (pairs(lambda found: found[0].update(b="attic")), 'the ids of two rows, found "attic"'),
}  # fmt: skip


@pytest.mark.parametrize(("change", "words"), REFUSED.values(), ids=REFUSED)
def test_a_mistake_is_one_plain_line(change: Callable[[Raw], object], words: str) -> None:
    assert any(words in line for line in KIND.check(made(change)))


def test_rows_and_links_are_counted_apart() -> None:
    exercise = made(linked)
    answers = {
        "ratings": {"first-row": {"value": 3}, "second-row": {"value": 1, "note": "Ask."}},
        "links": {"first-row_second-row": 2, "second-row_third-row": 3},
    }
    assert list(shape.problems(KIND.shape(exercise), answers)) == []
    found = results(exercise, answers)
    assert (found["answered"], found["answered_links"]) == ({"done": 2, "of": 3}, {"done": 2, "of": 3})
    assert (found["tally"], found["tally_links"]) == ({"1": 1, "2": 0, "3": 1}, {"1": 0, "2": 1, "3": 1})
    assert (found["highest"], found["highest_links"]) == (["first-row"], ["second-row_third-row"])
    assert found["sections"] == {"first-section": 1}


def test_a_link_is_a_measure_that_names_both_rows() -> None:
    exercise = made(linked)
    links = [one for one in instrument.instrument(exercise).measures(exercise) if one.section == "links"]
    assert [one.path for one in links] == [f"links.{link}" for link in LINKS]
    assert links[0].label == "A short title – Another short title"


LEVEL = st.sampled_from([1, 2, 3])


@given(
    st.dictionaries(st.sampled_from(ROWS), LEVEL),
    st.dictionaries(st.sampled_from(LINKS), LEVEL),
    st.randoms(),
)
def test_neither_the_order_of_answers_nor_silence_changes_what_they_mean(
    chosen: dict[str, int], links: dict[str, int], dice: Any
) -> None:
    def answers(shuffled: bool) -> Raw:
        told = [list(chosen.items()), list(links.items())]
        if shuffled:
            for one in told:
                dice.shuffle(one)
        return {"ratings": {row: {"value": level} for row, level in told[0]}, "links": dict(told[1])}

    exercise = made(linked)
    found = results(exercise, answers(shuffled=False))
    assert found == results(exercise, answers(shuffled=True))
    assert sum(found["tally"].values()) == len(chosen)
    assert sum(found["tally_links"].values()) == len(links)


def test_the_sheet_has_a_ring_for_every_level_and_every_link() -> None:
    exercise = made(linked)
    paper = worksheet.html(exercise)
    rings = set(re.findall(r'data-at="([^"]+)" data-when="([^"]+)"', paper))
    levels = ("1", "2", "3")
    assert rings == {(f"ratings.{row}.value", level) for row in ROWS for level in (*levels, "unknown")} | {
        (f"links.{link}", level) for link in LINKS for level in levels
    }
    assert "What the second level looks like." in paper
    assert 'data-at="ratings.third-row.note"' in paper
