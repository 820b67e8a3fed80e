"""A start makes every page in the background: as the notebook has it, or with one kernel where it has to be run."""

import json
from pathlib import Path

import psutil
import pytest

from sixelements import catalog, notebook
from tests.examples import ONE_A_KIND
from tests.support.courses import copy_of, inside
from tests.support.kernels import kernels
from tests.support.server import Server, running, until

# Notes of which exercise a page is made, and for each notebook that is run which kernel ran it.
NOTING = """
from pathlib import Path
from sixelements.serving import rendering, serve
def noting(one, name, what):
    async def noted(self, *given):
        came = await one(self, *given)
        with Path(name).open("a") as file:
            print(*what(came, *given), file=file)
        return came
    return noted
renderer = rendering.PageRenderer
renderer.start = noting(renderer.start, "ran", lambda kernel, name, folder: (folder.rsplit("/", 1)[-1], kernel[0]))
renderer.render_whole = noting(renderer.render_whole, "made", lambda page, slug: (slug,))
serve(port=0, open_browser=False, open_notebooks=True)
"""
RUNNING_ALL = """
from sixelements import notebook
from sixelements.serving import serve
notebook.is_as_built = lambda exercise: False
serve(port=0, open_browser=False, open_notebooks=True)
"""
SLUGS = sorted(one.slug for one in catalog.all_exercises())[:3]


@pytest.fixture
def three(tmp_path: Path) -> Path:
    return copy_of(tmp_path, SLUGS)


def lines(file: Path) -> list[list[str]]:
    """Return the words of each line of *file*, which may not be there yet."""
    return [line.split() for line in file.read_text().splitlines()] if file.exists() else []


def wait_for_all(server: Server, place: Path) -> list[str]:
    """Wait until a start has made every page, and each was asked for; return of what pages were made, as they were."""
    there = len(list((place / "exercises").iterdir()))
    until(lambda: len(lines(place / "made")) >= there, "all pages are made unasked")
    until(lambda: server.kernels() == 0, "then no kernel is left")
    for slug in SLUGS:
        assert server.ask(f"/exercise/{slug}").status == 200
    return [slug for (slug,) in lines(place / "made")]


def test_a_start_makes_each_page_once_and_runs_nothing_that_stands_there(three: Path, tmp_path: Path) -> None:
    with running(three, tmp_path / "log", ("-c", NOTING)) as server:
        made = wait_for_all(server, three)
    assert sorted(made) == sorted({*made, *SLUGS}), "no visitor made a page again"
    assert lines(three / "ran") == []


def test_what_somebody_changed_is_run_and_all_of_it_with_one_kernel(three: Path, tmp_path: Path) -> None:
    for file in three.glob("exercises/*/*.ipynb"):
        file.write_text(file.read_text() + "\n")
    with running(three, tmp_path / "log", ("-c", NOTING)) as server:
        made = wait_for_all(server, three)
    ran = lines(three / "ran")
    assert [slug for slug, _ in ran] == made
    assert len({kernel for _, kernel in ran}) == 1


def test_a_page_that_was_not_run_is_that_of_a_kernel_byte_for_byte(tmp_path: Path) -> None:
    folder = copy_of(tmp_path, ONE_A_KIND)
    told = []
    for command in (("-m", "sixelements", "serve", "--port", "0", "--no-browser"), ("-c", RUNNING_ALL)):
        with running(folder, tmp_path / "log", command) as server:
            told.append([server.ask(f"/exercise/{slug}").body for slug in ONE_A_KIND])
    assert told[0] == told[1]


def test_a_notebook_is_as_built_until_anything_of_it_or_its_exercise_changes(three: Path) -> None:
    slug = SLUGS[0]
    file = three / "exercises" / slug / f"{slug}.ipynb"
    toml = file.with_name("exercise.toml")
    good, source = file.read_text(encoding="utf-8"), toml.read_text(encoding="utf-8")
    with inside(three):
        assert notebook.is_as_built(catalog.get(slug))
        for key, other in (("source", ["1 + 1"]), ("outputs", [])):
            changed = json.loads(good)
            changed["cells"][1][key] = other
            file.write_text(
                json.dumps(changed, ensure_ascii=False, indent=1, sort_keys=True) + "\n", encoding="utf-8"
            )
            assert not notebook.is_as_built(catalog.get(slug)), key
        file.write_text(good, encoding="utf-8")
        assert notebook.is_as_built(catalog.get(slug))
        toml.write_text(source.replace("title = ", "title = 'Other'  # ", 1), encoding="utf-8")
        assert not notebook.is_as_built(catalog.get(slug))


def test_when_the_kernel_dies_the_pages_that_are_left_get_another(three: Path, tmp_path: Path) -> None:
    with running(three, tmp_path / "log", ("-c", RUNNING_ALL)) as server:
        until(lambda: bool(kernels(server)) or server.kernels() == 0, "the start makes pages")
        for kernel in kernels(server):
            kernel.kill()
        until(
            lambda: server.ask(f"/exercise/{SLUGS[0]}").status == 200,
            "a visitor's request tries again",
        )
        until(lambda: server.kernels() == 0, "and leaves nothing behind")
        assert not [one for one in psutil.Process(server.process.pid).children() if one.status() == "zombie"]
