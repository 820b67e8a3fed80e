"""Ratings: what the check refuses, what the answers mean, what the sheet of paper holds."""

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
KIND = kinds.get("rate")
COMMON = read(catalog.get("decision-continuum").file)
SKELETON = kinds.folder("rate") / "skeleton.toml"
ASKS = [{"id": one, "label": one.title(), "question": f"{one}?"} for one in ("now", "wanted")]
SEVEN = [{"value": point, "label": str(point)} for point in range(1, 8)]


def unchanged(_raw: Raw) -> None:
    """Leave the skeleton as it is."""


def made(change: Callable[[Raw], object] = unchanged) -> Exercise:
    """Return the exercise of the skeleton, after *change* to its file."""
    common = COMMON | {"kind": "rate", "scores": []}
    raw = {key: value for key, value in common.items() if key != "continuum"} | deepcopy(read(SKELETON))
    change(raw)
    return load(Path("ours/exercise.toml"), KIND.Content, "rate", raw)


def said(change: Callable[[Raw], object]) -> list[str]:
    return list(KIND.check(made(change)))


def items(raw: Raw) -> list[Raw]:
    found: list[Raw] = raw["rate"]["sections"][0]["items"]
    return found


def numbered(raw: Raw) -> None:
    """Seven numbers between two named ends, in place of the skeleton's three levels."""
    raw["scales"][0].update(kind="numbers", points=SEVEN)
    raw["rate"].update(low="Never", high="Always")


def results(exercise: Exercise, ratings: Raw) -> Raw:
    tables, scales = KIND.tables(exercise), catalog.scales(exercise)
    return scoring.compute(catalog.scores(exercise), tables, scales, {"ratings": ratings})


@pytest.mark.parametrize("change", [unchanged, numbered], ids=["levels", "numbers"])
def test_the_skeleton_is_refused_nothing(change: Callable[[Raw], None]) -> None:
    assert said(change) == []


def test_the_skeleton_passes_with_its_cases() -> None:
    assert list(authoring.wrong_cases(made())) == []


REFUSED: dict[str, tuple[Callable[[Raw], object], str]] = {
    "a scale nobody declared": (
        lambda raw: raw["rate"].update(scale="five"),
        'rate, key scale: expected the id of a declared [[scales]], found "five"',
    ),
    "a scale of names": (lambda raw: raw["scales"][0].update(kind="names"), "names have no order"),
    "points out of order": (lambda raw: raw["scales"][0]["points"].reverse(), "expected the values 1 to 3, in order"),
    "one ask": (lambda raw: raw["rate"].update(asks=ASKS[:1]), "expected none, two or three, found 1"),
    "an ask that is the note": (
        lambda raw: raw["rate"].update(asks=[ASKS[0], ASKS[1] | {"id": "note"}]),
        'rate.asks "note", key id',
    ),
    "two sections of one id": (
        lambda raw: raw["rate"]["sections"].append(raw["rate"]["sections"][0]),
        'rate.sections: the id "first-section" is used twice',
    ),
    "a section that takes the page's id": (
        lambda raw: raw["rate"]["sections"][0].update(id="results"),
        'rate.sections "results", key id',
    ),
    "an item that takes the page's id": (lambda raw: items(raw)[0].update(id="opportunity"), "the page uses it itself"),
    "two items of one id": (lambda raw: items(raw)[1].update(id="first-item"), '"first-item.value" is used twice'),
    "a place outside the course": (lambda raw: raw["rate"]["sections"][0].update(place="4.A"), 'found "4.A"'),
    "a title no picture has room for": (
        lambda raw: items(raw)[0].update(title="t" * 61),
        'rate.sections.items "first-item", key title: expected at most 60 characters, found 61',
    ),
    "one end without the other": (lambda raw: raw["rate"].update(low="Never"), "keys low and high: expected both"),
    "an item with one end": (lambda raw: items(raw)[0].update(low="Never"), '"first-item", keys low and high'),
    "numbers without ends": (
        lambda raw: raw["scales"][0].update(points=SEVEN),
        '"first-item", keys low and high: expected both, here or in [rate]; the points have no words',
    ),
    "ends of named points": (
        lambda raw: raw["rate"].update(low="Never", high="Always"),
        '[[scales]] stage, key points: expected the labels "1" to "3"',
    ),
    "a mirror of one": (
        lambda raw: raw["rate"].update(asks=ASKS, mirror=["now", "then"]),
        "rate, key mirror: expected the ids of two asks, found now, then",
    ),
    "looking back at nothing": (
        lambda raw: raw["rate"].update(looks_back="nowhere"),
        'rate, key looks_back: expected the slug of an exercise, found "nowhere"',
    ),
    "a sample off the scale": (
        lambda raw: raw["rate"].update(
            sample={"note": "Invented.", "labor": {"ratings": {"first-item": {"value": 4}}}, "management": {}}
        ),
        "rate.sample.labor",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("change", "words"), REFUSED.values(), ids=REFUSED)
def test_a_mistake_is_one_plain_line(change: Callable[[Raw], object], words: str) -> None:
    assert any(words in line for line in said(change))


def test_a_section_without_items_is_refused() -> None:
    with pytest.raises(ContentError, match=r"rate\.sections number 1, key items|expected at least 1"):
        made(lambda raw: raw["rate"]["sections"][0].update(items=[]))


def test_an_item_speaks_for_its_own_pillar_first_and_its_section_says_the_place() -> None:
    def change(raw: Raw) -> None:
        raw["rate"]["pillar"] = "communication"
        raw["rate"]["sections"][0]["place"] = "2.B"

    first, second = instrument.instrument(made()).measures(made(change))
    assert (first.pillar, second.pillar) == ("trust", "communication")
    assert {first.place, second.place} == {"2.B"}
    assert {first.direction, second.direction} == {"up"}
    assert first.path == "ratings.first-item.value"


def test_two_asks_give_two_measures_an_item_and_the_difference_between_them() -> None:
    exercise = made(lambda raw: raw["rate"].update(asks=ASKS))
    assert [measure.field for measure in instrument.instrument(exercise).measures(exercise)] == [
        "now",
        "wanted",
    ] * 2
    found = results(exercise, {"first-item": {"now": 1, "wanted": 3}, "second-item": {"now": 2, "wanted": 2}})
    assert (found["change"], found["widest"], found["same"]) == (
        {"first-item": 2, "second-item": 0},
        ["first-item"],
        ["second-item"],
    )
    assert found["answered_now"] == {"done": 2, "of": 2}


def test_not_knowing_is_missing_and_levels_are_never_averaged() -> None:
    found = results(made(), {"first-item": {"value": "unknown"}, "second-item": {"value": 2}})
    assert (found["answered"], found["sections"]) == ({"done": 1, "of": 2}, {"first-section": 2})
    both = results(made(), {"first-item": {"value": 1}, "second-item": {"value": 2}})
    assert both["sections"] == {"first-section": 1}
    assert results(made(numbered), {"first-item": {"value": 1}, "second-item": {"value": 2}})["sections"] == {
        "first-section": 1.5
    }


def test_not_knowing_fits_only_where_it_is_offered() -> None:
    answers = {"ratings": {"first-item": {"value": "unknown"}}}
    silent = made(lambda raw: raw["rate"].pop("unknown"))
    assert list(shape.problems(KIND.shape(made()), answers)) == []
    assert len(list(shape.problems(KIND.shape(silent), answers))) == 1


def reverse_first(raw: Raw) -> None:
    items(raw)[0]["reversed"] = True


POINTS = st.sampled_from([1, 2, 3])


@given(st.dictionaries(st.sampled_from(["first-item", "second-item"]), POINTS))
def test_a_reversed_item_counts_from_the_other_end(chosen: dict[str, int]) -> None:
    turned = {item: 4 - point if item == "first-item" else point for item, point in chosen.items()}
    plain, reversed_twice = (
        results(made(change), {item: {"value": point} for item, point in points.items()})
        for change, points in ((unchanged, chosen), (reverse_first, turned))
    )
    assert plain == reversed_twice


@given(st.tuples(POINTS, POINTS))
def test_a_reversed_item_moves_the_other_way(pair: tuple[int, int]) -> None:
    def asked(raw: Raw) -> None:
        raw["rate"]["asks"] = ASKS

    def asked_and_reversed(raw: Raw) -> None:
        asked(raw)
        reverse_first(raw)

    ratings = {"first-item": {"now": pair[0], "wanted": pair[1]}}
    plain, turned = (results(made(change), ratings)["change"] for change in (asked, asked_and_reversed))
    assert turned["first-item"] == -plain["first-item"]


@given(st.permutations([("first-item", 3), ("second-item", 1)]), st.integers(0, 2))
def test_neither_the_order_of_answers_nor_silence_changes_what_they_mean(
    pairs: list[tuple[str, int]], kept: int
) -> None:
    found = results(made(), {item: {"value": point} for item, point in pairs[:kept]})
    expected = dict(pairs[:kept])
    assert found["each"] == {item: expected.get(item) for item in ("first-item", "second-item")}
    assert sum(found["tally"].values()) == kept


@pytest.mark.parametrize("change", [unchanged, numbered], ids=["levels", "numbers"])
def test_the_sheet_has_a_ring_for_every_point_of_every_answer(change: Callable[[Raw], None]) -> None:
    exercise = made(change)
    rings = re.findall(r'data-at="([^"]+)" data-when="([^"]+)"', worksheet.html(exercise))
    scale = exercise.scales[0]
    assert set(rings) == {
        (measure.path, str(point))
        for measure in instrument.instrument(exercise).measures(exercise)
        for point in (*scale.values, "unknown")
    }
    assert 'data-at="ratings.first-item.note"' in worksheet.html(exercise)


def test_items_with_ends_of_their_own_stand_between_them_on_paper() -> None:
    def change(raw: Raw) -> None:
        numbered(raw)
        for item in items(raw):
            item.update(low="Wary & quiet", high="Open")

    paper = worksheet.html(made(change))
    assert paper.count("Wary &amp; quiet") == 2
    assert 'data-at="ratings.second-item.value" data-when="7"' in paper


def test_the_page_knows_the_exercise_it_looks_back_at(small_course: Path) -> None:
    earlier = small_course / "exercises" / "six-ticks"
    earlier.mkdir()
    asks = '[[check.asks]]\nid = "ours"\nlabel = "Our side"\n'
    (earlier / "exercise.toml").write_text(f'title = "Six ticks"\nkind = "check"\n{asks}', encoding="utf-8")
    exercise = made(lambda raw: raw["rate"].update(looks_back="six-ticks"))
    assert list(KIND.check(exercise)) == []
    assert KIND.extra_payload(exercise)["looked_back"] == {
        "slug": "six-ticks",
        "title": "Six ticks",
        "asks": {"ours": "Our side"},
    }
