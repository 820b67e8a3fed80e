"""What is carried from one exercise to another: the course's own fits, and what does not fit is named."""

from pathlib import Path
from shutil import copytree

import msgspec
import pytest

from sixelements import authoring, carrying, catalog, kinds, worksheet
from sixelements.content import Bring, Exercise
from sixelements.kinds.table.kind import ORIGIN

CARRIERS = [one for one in catalog.all_exercises() if kinds.get(one.kind).brings(one)]


@pytest.mark.parametrize("exercise", CARRIERS, ids=lambda one: str(one.slug))
def test_a_page_knows_what_its_rows_may_come_from(exercise: Exercise) -> None:
    told = worksheet.payload(exercise)["brings"]
    assert [one["from"] for one in told] == [one.source for one in kinds.get(exercise.kind).brings(exercise)]
    assert all(one["title"] == catalog.get(one["from"]).title for one in told)
    form = kinds.get(exercise.kind).document(exercise)
    assert form is not None
    assert ORIGIN in form.columns, "a copy can say where it came from"


def test_what_brings_nothing_says_nothing_of_it() -> None:
    others = [one for one in catalog.all_exercises() if one not in CARRIERS]
    assert all("brings" not in worksheet.payload(one) for one in others)


def with_bring(bring: Bring) -> list[Exercise]:
    """The course, with another source for the first exercise that carries."""
    first = CARRIERS[0]
    content = msgspec.structs.replace(first.content, bring=(bring,))
    changed = msgspec.structs.replace(first, content=content)
    return [changed if one.slug == first.slug else one for one in catalog.all_exercises()]


FIRST = kinds.get(CARRIERS[0].kind).brings(CARRIERS[0])[0]
(MINE, THEIRS), *_ = FIRST.columns.items()
DATE = next(one.id for one in catalog.get(FIRST.source).content.columns if one.type == "date")
WRONG = {
    "an exercise that there is not": (Bring("nowhere", {MINE: THEIRS}), "expected another exercise"),
    "itself": (Bring(CARRIERS[0].slug, {MINE: MINE}), "expected another exercise"),
    "an exercise without rows": (Bring("conflict-styles", {MINE: THEIRS}), "expected another exercise"),
    "a column that is not there": (Bring(FIRST.source, {MINE: "nowhere"}), 'a column there, found "nowhere"'),
    "a column that is not here": (Bring(FIRST.source, {"nowhere": THEIRS}), 'a column here, found "nowhere"'),
    "a day into a text": (Bring(FIRST.source, {MINE: DATE}), "can hold all"),
    "a value of a column that is not there": (
        Bring(FIRST.source, {MINE: THEIRS}, {"nowhere": "yes"}),
        'where: expected a column there, found "nowhere"',
    ),
    "a value that no row can hold": (
        Bring(FIRST.source, {MINE: THEIRS}, {THEIRS: 7}),
        "where: expected what",
    ),
}


@pytest.mark.parametrize("name", WRONG)
def test_what_does_not_fit_is_named(name: str) -> None:
    bring, said = WRONG[name]
    (line,) = carrying.wrong(with_bring(bring))
    assert said in line
    assert str(CARRIERS[0].file) in line


def test_the_course_s_own_fits_and_a_shorter_cell_would_not() -> None:
    assert list(carrying.wrong(catalog.all_exercises())) == []
    assert carrying.holds({"type": "text", "max": 9}, {"type": "text", "max": 9})
    assert not carrying.holds({"type": "text", "max": 8}, {"type": "text", "max": 9})


def test_the_root_cause_within_reach_is_what_an_objective_rests_on() -> None:
    (told,) = worksheet.payload(catalog.get("objectives-by-letters"))["brings"]
    assert (told["from"], told["columns"], told["where"]) == (
        "fishbone",
        {"pertinent": "text"},
        {"reach": "yes"},
    )


def test_check_asks_for_it(small_course: Path) -> None:
    file = authoring.new("table", "who-carries") / "exercise.toml"
    text = file.read_text(encoding="utf-8")
    bring = '[[table.bring]]\nfrom = "nowhere"\ncolumns = { task = "objective" }\n\n[[table.columns]]'
    file.write_text(text.replace("[[table.columns]]", bring, 1), encoding="utf-8")
    assert small_course in file.parents
    assert any("expected another exercise" in line for line in authoring.check())


@pytest.mark.parametrize("named", ["nowhere", "who-plans"])
def test_a_pause_that_is_no_other_exercise_with_rows_is_refused(small_course: Path, named: str) -> None:
    file = authoring.new("table", "who-plans") / "exercise.toml"
    text = file.read_text(encoding="utf-8")
    pause = f'pause = "{named}"\n\n[[table.columns]]'
    file.write_text(text.replace("[[table.columns]]", pause, 1), encoding="utf-8")
    assert small_course in file.parents
    assert any("key pause: expected another exercise" in line for line in authoring.check())


def test_an_exercise_stands_without_the_one_before_it(small_course: Path) -> None:
    first = CARRIERS[0].file.parent
    copytree(first, small_course / "exercises" / first.name)
    assert worksheet.payload(catalog.get(first.name)).get("brings", []) == []


LINKERS = [one for one in catalog.all_exercises() if kinds.get(one.kind).links(one)]


@pytest.mark.parametrize("exercise", LINKERS, ids=lambda one: str(one.slug))
def test_a_page_knows_whose_rows_its_columns_name(exercise: Exercise) -> None:
    for column, told in worksheet.payload(exercise)["links"].items():
        other = catalog.get(told["to"])
        assert (told["title"], other.slug != exercise.slug) == (other.title, True)
        assert told["shows"] in {one.id for one in other.content.columns}
        assert any(one.id == column for one in exercise.content.columns)


def test_what_names_nothing_says_nothing_of_it() -> None:
    assert LINKERS
    assert all("links" not in worksheet.payload(one) for one in catalog.all_exercises() if one not in LINKERS)


ASTRAY = {
    "an exercise that there is not": ({"to": "nowhere"}, 'rows that a person adds, found "nowhere"'),
    "itself": ({"to": "monitoring-plan"}, "expected another exercise with rows that a person adds"),
    "rows that the tool gives": ({"to": "seats-before-names"}, "expected another exercise with rows"),
    "a column that is not there": ({"shows": "nowhere"}, 'expected a column of text there, found "nowhere"'),
    "a column without words": ({"shows": "due"}, 'expected a column of text there, found "due"'),
}


@pytest.mark.parametrize("name", ASTRAY)
def test_a_link_that_does_not_fit_is_named(name: str) -> None:
    changes, said = ASTRAY[name]
    exercise = LINKERS[0]
    columns = tuple(
        msgspec.structs.replace(one, link=msgspec.structs.replace(one.link, **changes)) if one.link else one
        for one in exercise.content.columns
    )
    changed = msgspec.structs.replace(
        exercise, content=msgspec.structs.replace(exercise.content, columns=columns)
    )
    others = [one for one in catalog.all_exercises() if one.slug != exercise.slug]
    (line,) = carrying.wrong([*others, changed])
    assert said in line
    assert str(exercise.file) in line
