"""The kind place on paper."""

import re
from pathlib import Path

from sixelements import authoring, catalog, worksheet
from tests.kinds.placing import KIND, guesses, line, square


def places_on(sheet: str) -> set[str]:
    return set(re.findall(r'data-at="([^"]+)"', sheet))


def test_the_sheet_has_a_place_for_every_answer() -> None:
    noted = {"note": {"label": "What I saw"}}
    for exercise in (line(**noted), square(**noted), guesses(**noted), line(asks=[]), square(asks=[])):
        at = places_on(worksheet.html(exercise))
        assert {one.path for one in KIND.measures(exercise)} <= at  # type: ignore[attr-defined]
        if exercise.content.note:
            assert {"places.one.note", "places.two.note"} <= at
    assert {"paper.own.own-1", "places.own-3.wanted"} <= places_on(worksheet.html(line()))


def test_the_sheet_has_a_ring_for_each_stop_and_one_for_not_knowing() -> None:
    rings = re.findall(r'data-at="places\.one\.now" data-when="(\w+)"', worksheet.html(line()))
    assert rings == ["1", "2", "3", "unknown"]
    assert len(re.findall(r'data-at="places\.one\.now_x"', worksheet.html(square()))) == 11


def test_what_was_found_comes_after_the_guesses() -> None:
    before, _, behind = worksheet.html(guesses()).partition("six-place-behind")
    assert "Found by us." not in before
    assert "places.two.value" in before
    assert "Found by us." in behind
    assert "Only here." in behind


def test_what_authors_write_cannot_become_markup() -> None:
    assert "First <thing>" not in worksheet.page_section(square())
    assert "First &lt;thing&gt;" in worksheet.html(square())


def test_the_skeleton_is_an_exercise(small_course: Path) -> None:
    folder = authoring.new("place", "ours")
    assert small_course in folder.parents
    assert list(authoring.wrong_with(catalog.load_exercise(folder / "exercise.toml"))) == []
