import json
from pathlib import Path

import pytest

from sixelements import authoring, catalog, kinds
from sixelements.content import ContentError, Exercise


def test_the_course_passes_its_own_check() -> None:
    assert authoring.check() == []


@pytest.mark.parametrize("kind", kinds.names())
def test_a_new_exercise_passes_the_check_as_it_is(small_course: Path, kind: str) -> None:
    folder = authoring.new(kind, "who-knows")
    assert authoring.check() == []
    assert (folder / "who-knows.ipynb").exists()
    assert "exercises/who-knows/facilitator" in (small_course / "_toc.yml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("kind", "slug", "said"),
    [
        ("dance", "x", "no kind is called"),
        ("KIND", "Not A Slug", "cannot be a slug"),
        ("KIND", "taken", "already there"),
    ],
)
def test_a_new_exercise_is_refused_in_plain_words(
    small_course: Path, kind: str, slug: str, said: str
) -> None:
    (small_course / "exercises" / "taken").mkdir()
    with pytest.raises(ContentError, match=said):
        authoring.new(kind.replace("KIND", kinds.names()[0]), slug)


def test_building_twice_writes_nothing_the_second_time(small_course: Path) -> None:
    authoring.new(kinds.names()[0], "once")
    assert authoring.build() == []


@pytest.mark.usefixtures("small_course")
def test_one_exercise_of_a_part_is_the_one_to_begin_with() -> None:
    for slug in ("once", "twice"):
        file = authoring.new(kinds.names()[0], slug) / "exercise.toml"
        text = file.read_text(encoding="utf-8")
        file.write_text(text.replace("kind =", "begin = true\nkind =", 1), encoding="utf-8")
    authoring.build()
    assert any("key begin: expected one" in line and "once, twice" in line for line in authoring.check())


def test_a_stale_notebook_is_seen_and_built_again(small_course: Path) -> None:
    file = authoring.new(kinds.names()[0], "once") / "once.ipynb"
    right = file.read_bytes()
    file.write_bytes(right + b"\n")
    assert any("not what its source gives" in line for line in authoring.check())
    assert authoring.build() == [file]
    assert file.read_bytes() == right


def test_a_stale_table_of_contents_is_seen(small_course: Path) -> None:
    authoring.new(kinds.names()[0], "once")
    toc = small_course / "_toc.yml"
    toc.write_text(
        toc.read_text(encoding="utf-8").replace("exercises/once/once", "exercises/once/other"),
        encoding="utf-8",
    )
    assert any("_toc.yml: not what its source gives" in line for line in authoring.check())


def test_an_exercise_without_a_place_in_the_contents_is_refused(small_course: Path) -> None:
    (small_course / "_toc.yml").write_text("format: jb-book\nroot: chapters/index\n", encoding="utf-8")
    with pytest.raises(ContentError, match=r"# exercises 3\.B: written by build"):
        authoring.new(kinds.names()[0], "once")


@pytest.mark.parametrize("exercise", catalog.all_exercises(), ids=lambda one: one.slug)
def test_notebooks_hold_nothing_that_changes(exercise: Exercise) -> None:
    text = exercise.file.with_name(f"{exercise.slug}.ipynb").read_text(encoding="utf-8")
    notebook = json.loads(text)
    assert set(notebook["metadata"]) == {"kernelspec", "language_info", "title"}
    assert "widget-view" not in text
    assert [cell["id"] for cell in notebook["cells"]] == ["title", "open"]
