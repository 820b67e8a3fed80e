"""The built wheel, alone: whoever installs it in an empty folder has the whole course."""

import ast
import json
import os
import re
import shutil
import subprocess
import sys
import sysconfig
import tomllib
import urllib.request
import venv
from collections.abc import Callable, Iterable, Iterator
from importlib.metadata import packages_distributions
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parent.parent

Command = Callable[..., str]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(folder)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def python(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A clean environment: the wheel, and the packages it needs borrowed from the environment of the tests.

    The checkout, which is in that environment too, is not borrowed: Python follows a .pth file to a folder,
    but not the .pth files in that folder.
    """
    home = tmp_path_factory.mktemp("clean")
    venv.create(home, with_pip=False)
    clean = home / "bin" / "python"
    install = [
        sys.executable,
        "-m",
        "pip",
        "--python",
        str(clean),
        "install",
        "-qq",
        "--no-index",
        "--no-deps",
    ]
    subprocess.run([*install, str(wheel)], check=True)
    (packages,) = home.glob("lib/python*/site-packages")
    (packages / "borrowed.pth").write_text(sysconfig.get_path("purelib"))
    (home / "share").symlink_to(Path(sys.prefix) / "share")  # Jupyter looks for kernels and templates there
    return clean


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty folder; what is built there is the book that the tests of the book and the browser read."""
    folder = tmp_path_factory.mktemp("empty")
    (ROOT / "_build").mkdir(exist_ok=True)
    (folder / "_build").symlink_to(ROOT / "_build")
    return folder


@pytest.fixture(scope="module")
def environment(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Nothing of this machine's Python or Jupyter set-up, and a home folder with nothing in it."""
    plain = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "JUPYTER"))}
    return plain | {"HOME": str(tmp_path_factory.mktemp("home")), "PYTHONUNBUFFERED": "1"}


@pytest.fixture(scope="module")
def command(python: Path, empty: Path, environment: dict[str, str]) -> Command:
    """Run ``python`` with arguments in the empty folder and return what it prints."""

    def run(*arguments: str) -> str:
        done = subprocess.run(
            [python, *arguments], cwd=empty, env=environment, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    return run


@pytest.fixture(scope="module")
def catalog(command: Command) -> list[dict[str, Any]]:
    exercises: list[dict[str, Any]] = json.loads(command("-m", "sixelements", "catalog", "--json"))
    return exercises


@pytest.fixture(scope="module")
def server(python: Path, empty: Path, environment: dict[str, str]) -> Iterator[str]:
    """The address of the server, started from the wheel in the empty folder."""
    serve = [str(python), "-m", "sixelements", "serve", "--no-browser", "--port", "0"]
    with subprocess.Popen(
        serve, cwd=empty, env=environment, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    ) as process:
        assert process.stdout
        said = ""
        for line in process.stdout:
            said += line
            if address := re.search(r"http://127\.0\.0\.1:\d+", line):
                yield address[0]
                break
        else:
            pytest.fail(f"The server ended before it said where it is. It said:\n{said}")
        process.terminate()
        process.communicate(timeout=60)


def fetch(address: str) -> str:
    with urllib.request.urlopen(address, timeout=60) as answer:
        text: str = answer.read().decode()
        return text


def test_runs_the_wheel_and_not_the_checkout(command: Command, python: Path) -> None:
    where = Path(command("-c", "import sixelements; print(sixelements.__file__)").strip())
    assert where.is_relative_to(python.parents[1])


def test_knows_every_exercise_of_the_checkout(catalog: list[dict[str, Any]]) -> None:
    folders = {file.parent.name for file in ROOT.glob("exercises/*/exercise.toml")}
    assert {exercise["slug"] for exercise in catalog} == folders


def test_serves_the_landing_page_and_every_exercise(server: str, catalog: list[dict[str, Any]]) -> None:
    assert fetch(f"{server}/health")
    landing = fetch(f"{server}/")
    for exercise in catalog:
        assert exercise["app"] in landing
        assert f'data-slug="{exercise["slug"]}"' in fetch(server + exercise["app"])


def test_every_file_a_page_asks_for_is_there(server: str, catalog: list[dict[str, Any]]) -> None:
    for path in ("/", catalog[0]["app"]):
        asked = re.findall(r'(?:src|href)="(/[^"#]+)"', fetch(server + path))
        assert asked
        for one in asked:
            fetch(server + one)  # an answer other than 200 raises


@pytest.mark.timeout(1200)  # under a minute on two idle cores, and many on busy ones
def test_builds_the_book(command: Command, empty: Path, catalog: list[dict[str, Any]]) -> None:
    shutil.rmtree(ROOT / "_build" / "html", ignore_errors=True)  # from nothing, as on a new machine
    command("-m", "sixelements", "book")
    for exercise in catalog:
        page = empty / "_build" / "html" / exercise["book"]
        assert f'data-slug="{exercise["slug"]}"' in page.read_text(encoding="utf-8")


def undeclared(sources: Iterable[str], declared: set[str]) -> set[str]:
    """Return the distributions that the sources import and *declared* lacks."""
    names: set[str] = set()
    for node in (node for source in sources for node in ast.walk(ast.parse(source))):
        if isinstance(node, ast.Import):
            names.update(alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names.add(node.module.partition(".")[0])
    installed = packages_distributions()
    return {plain(one) for name in names for one in installed.get(name, ())} - declared - {"sixelements"}


def plain(requirement: str) -> str:
    """Return the name in a requirement as the index writes it."""
    return re.sub(r"[-_.]+", "-", re.split(r"[^\w.-]", requirement)[0]).lower()


def test_declares_what_it_imports() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    declared = {plain(requirement) for requirement in project["dependencies"]}
    modules = (ROOT / "widgets").rglob("*.py")
    assert not undeclared((module.read_text(encoding="utf-8") for module in modules), declared)


def test_an_undeclared_import_is_noticed() -> None:
    assert undeclared(
        ["import msgspec, json", "def f():\n  from sphinx.util import logging"], {"msgspec"}
    ) == {"sphinx"}


@pytest.mark.parametrize("lock", ["requirements.lock", "requirements-dev.lock"])
def test_lock_files_name_no_address(lock: str) -> None:
    assert "//" not in (ROOT / lock).read_text(encoding="utf-8")
