"""The start check's data is whole, and the pages of a reader's own path stand without scripts too."""

import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from sixelements import assets, catalog, onward
from sixelements.book import path
from sixelements.book.build import build
from sixelements.content import ContentError
from sixelements.course import CourseError
from tests.book.prose import ROOT
from tests.test_house import lacking, words_used

PAGES = {
    "start": "start-check",
    "progress": "my-progress",
    "workbook": "workbook",
    "picture": "team-picture",
    "record": "completion",
}


def test_every_part_of_the_course_has_one_line_and_its_own_page() -> None:
    check = onward.start_check(ROOT)
    assert [one.sub_element for one in check.questions] == list(catalog.SUB_ELEMENTS)
    assert len({one.page for one in check.questions}) == len(check.questions)
    for one in check.questions:
        assert (ROOT / f"{one.page}.md").is_file(), one.page
        assert one.page.startswith(f"chapters/{one.sub_element[0]}-"), one.page


def test_a_mark_that_is_good_news_is_never_where_to_begin() -> None:
    check = onward.start_check(ROOT)
    assert "in-place" in {one.id for one in check.answers}
    assert "in-place" not in check.rules.look_for


def without_a_line(text: str) -> str:
    return text[: text.rindex("[[questions]]")]


def edited(old: str, new: str) -> Callable[[str], str]:
    return lambda text: text.replace(old, new)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (without_a_line, "expected one for each part"),
        (edited('sub_element = "1.B"', 'sub_element = "1.A"'), "expected one for each part"),
        (edited('id = "unknown"', 'id = "not-sure"'), '"unknown" among them'),
        (edited('id = "starting"', 'id = "not-yet"'), "each id once"),
        (edited('look_for = ["not-yet"', 'look_for = ["never"'), "key look_for"),
        (edited('otherwise = "6.A"', 'otherwise = "9.Z"'), "key otherwise"),
        (edited("unknown_share = 0.5", "unknown_share = 2.5"), "unknown_share"),
        (edited('first = "Read', 'last = "Read'), '"last" is not known here'),
        (
            edited('answer = "starting"\nexercise', 'answer = "unknown"\nexercise'),
            "tools: expected one for each",
        ),
        (edited("[rules]", "[rules"), "not valid TOML"),
    ],
)
def test_what_is_wrong_in_the_data_is_said(tmp_path: Path, change: Callable[[str], str], said: str) -> None:
    text = (ROOT / onward.DATA).read_text(encoding="utf-8")
    file = tmp_path / onward.DATA
    file.parent.mkdir(parents=True)
    file.write_text(change(text), encoding="utf-8")
    with pytest.raises(ContentError, match=re.escape(said)):
        onward.start_check(tmp_path)


def test_every_word_of_the_script_exists() -> None:
    told = assets.words() | assets.table(assets.UI / "path.toml", assets.UI / "teamfile.toml")
    for module in assets.linked({}, assets.PATH):
        assert not lacking(words_used(module.body), told), module.name


def test_only_these_pages_load_the_script(book: Path) -> None:
    for file in book.rglob("*.html"):
        text = file.read_text(encoding="utf-8")
        assert ("six/path.js" in text) == ('class="six-path"' in text), file


@pytest.mark.parametrize("view", PAGES)
def test_a_page_says_something_before_any_script_runs(book: Path, view: str) -> None:
    text = (book / f"chapters/path/{PAGES[view]}.html").read_text(encoding="utf-8")
    plain = text[text.index('class="six-path-plain"') : text.index('class="six-data"')]
    for place in catalog.SUB_ELEMENTS if view != "workbook" else ():
        assert f'data-place="{place}"' in plain
    for exercise in catalog.all_exercises() if view != "start" else ():
        assert f'data-slug="{exercise.slug}"' in plain


def test_what_exercises_hold_waits_in_scripts_beside_the_pages(book: Path) -> None:
    for view, name in PAGES.items():
        text = (book / f"chapters/path/{name}.html").read_text(encoding="utf-8")
        assert '"shape":' not in text
        named = set(re.findall(r'"script":"([^"]+)"', text))
        assert named == (
            {path.script_name(one) for one in catalog.all_exercises()} if view in path.READS else set()
        )
        for script in named:
            assert '"shape":' in (book / "_static" / "six" / script).read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("name", "change", "said"),
    [
        ("nothing", None, 'no page of the path is called "nothing"'),
        ("start", without_a_line, "expected one for each part"),
    ],
)
def test_a_page_that_cannot_be_made_is_said(
    small_book: Path, capsys: pytest.CaptureFixture[str], name: str, change: Any, said: str
) -> None:
    (small_book / onward.DATA).parent.mkdir(parents=True)
    shutil.copy(ROOT / onward.DATA, small_book / onward.DATA)
    if change:
        text = (small_book / onward.DATA).read_text(encoding="utf-8")
        (small_book / onward.DATA).write_text(change(text), encoding="utf-8")
    (small_book / "chapters/index.md").write_text(f"# A\n\n```{{path}} {name}\n```\n", encoding="utf-8")
    with pytest.raises(CourseError, match="The book was not built"):
        build(small_book / "_build")
    assert any(said in line for line in capsys.readouterr().err.splitlines())
