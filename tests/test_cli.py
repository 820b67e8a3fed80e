import json
from pathlib import Path

import pytest

from sixelements import __main__ as cli
from sixelements import catalog, kinds
from tests.support.courses import inside


def test_the_catalog_lists_every_exercise(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["catalog", "--json"]) == 0
    rows = json.loads(capsys.readouterr().out)
    assert [row["slug"] for row in rows] == [one.slug for one in catalog.all_exercises()]
    assert set(rows[0]) == {"slug", "title", "element", "sub_element", "kind", "minutes", "app", "book"}
    assert cli.run(["catalog"]) == 0
    printed = capsys.readouterr().out
    assert all(row["slug"] in printed for row in rows)


@pytest.mark.parametrize("name", sorted(cli.main.commands))
def test_every_command_helps_with_an_example(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run([name, "--help"]) == 0
    assert f"Example: python -m sixelements {name}" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["dance"], "No such command 'dance'"),
        (["serve", "--port", "many"], "'many' is not a valid"),
        (["serve", "--port", "70000"], "70000 is not in the range"),
        (["new"], "Missing argument 'KIND'"),
        (["new", "dance", "x"], "no kind is called"),
        (["new", kinds.names()[0], "../x"], "cannot be a slug"),
        (["catalog", "--xml"], "No such option"),
    ],
)
def test_a_wrong_argument_ends_in_one_plain_line(
    arguments: list[str], said: str, capsys: pytest.CaptureFixture[str], small_course: Path
) -> None:
    assert cli.run(arguments) != 0
    lines = capsys.readouterr().err.splitlines()
    assert len(lines) == 1
    assert said in lines[0]


def test_a_broken_file_ends_in_one_plain_line(capsys: pytest.CaptureFixture[str], small_course: Path) -> None:
    folder = small_course / "exercises" / "broken"
    folder.mkdir()
    (folder / "exercise.toml").write_text("title = ", encoding="utf-8")
    for command in ("catalog", "build"):
        assert cli.run([command]) == 1
        (line,) = capsys.readouterr().err.splitlines()
        assert str(folder / "exercise.toml") in line
    with pytest.raises(SystemExit, match="1"):
        cli.run(["check"])
    (line,) = capsys.readouterr().err.splitlines()
    assert str(folder / "exercise.toml") in line


def test_outside_a_course_the_commands_fall_back_to_the_one_that_came_with_us(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with inside(tmp_path):
        assert cli.run(["catalog", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)


def test_new_says_what_to_do_next(capsys: pytest.CaptureFixture[str], small_course: Path) -> None:
    assert cli.run(["new", kinds.names()[0], "a-start"]) == 0
    assert "python -m sixelements check" in capsys.readouterr().out
    assert cli.run(["check"]) == 0
    assert "Exercises checked: 1." in capsys.readouterr().out
    assert cli.run(["build"]) == 0
    assert "up to date" in capsys.readouterr().out
