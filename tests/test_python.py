"""Which Python a checkout uses: the first of the path, a much quicker build of its version, or the one it has."""

from pathlib import Path

import pytest

from tools import python


@pytest.fixture
def builds(tmp_path: Path) -> dict[str, str]:
    """Invented Pythons: each says at once who it is and how quick."""
    told = {
        "first": ("3.11", "0.010"),
        "slower": ("3.11", "0.011"),
        "a bit quicker": ("3.11", "0.009"),
        "much quicker": ("3.11", "0.006"),
        "quicker and newer": ("3.14", "0.004"),
    }
    for name, (version, seconds) in told.items():
        file = tmp_path / name
        file.write_text(f"#!/bin/sh\necho '{file}'\necho {version}\necho {seconds}\n")
        file.chmod(0o755)
    broken = tmp_path / "lacks what we need"
    broken.write_text("#!/bin/sh\nexit 1\n")
    broken.chmod(0o755)
    return {name: str(tmp_path / name) for name in (*told, broken.name)}


@pytest.mark.parametrize(
    ("others", "taken"),
    [
        ([], "first"),
        (["slower", "a bit quicker"], "first"),
        (["slower", "much quicker", "a bit quicker"], "much quicker"),
        (["quicker and newer"], "first"),
        (["lacks what we need", "nowhere"], "first"),
    ],
)
def test_another_is_taken_only_where_it_is_much_quicker_and_of_the_same_version(
    builds: dict[str, str], others: list[str], taken: str
) -> None:
    assert python.quickest([builds["first"], *(builds.get(one, one) for one in others)]) == builds[taken]


def test_where_none_can_be_asked_the_first_is_taken_and_says_itself_what_it_lacks(
    builds: dict[str, str],
) -> None:
    lacking = builds["lacks what we need"]
    assert python.quickest([lacking]) == lacking
    assert python.quickest([lacking, builds["slower"]]) == builds["slower"]


def test_every_python_of_the_path_is_found_once_and_nothing_else(tmp_path: Path) -> None:
    for name in ("python3", "python3.12", "python3-config", "pythonw", "python3.12-dbg"):
        (tmp_path / name).write_text("")
        (tmp_path / name).chmod(0o755)
    (tmp_path / "python").symlink_to(tmp_path / "python3")
    (tmp_path / "python3.13").write_text("no program")
    found = list(python.others(f"{tmp_path}:{tmp_path}:/nowhere"))
    assert [Path(one).name for one in found] == ["python", "python3.12"]


def test_an_environment_keeps_the_python_that_it_was_made_with(
    tmp_path: Path, builds: dict[str, str]
) -> None:
    assert python.made_with(tmp_path / "none") == ""
    venv = tmp_path / "venv"
    (venv / "bin").mkdir(parents=True)
    (venv / "bin" / "python").write_text("")
    (venv / "pyvenv.cfg").write_text(f"home = /usr/bin\nexecutable = {builds['slower']}\nversion = 3.11.2\n")
    assert python.made_with(venv) == builds["slower"]
    Path(builds["slower"]).unlink()
    assert python.made_with(venv) == ""
