"""A start makes every page in the background with one kernel, which goes when the last page is made."""

from pathlib import Path
from shutil import copytree

import psutil

from sixelements import catalog, course
from tests.support.kernels import kernels
from tests.support.server import running, until

# Notes for each notebook which kernel ran it.
NOTING = """
from pathlib import Path
from sixelements.serving import rendering, serve
start = rendering.PageRenderer.start
async def noted(self, name, folder):
    kernel = await start(self, name, folder)
    with Path("ran").open("a") as file:
        print(folder.rsplit("/", 1)[-1], kernel[0], file=file)
    return kernel
rendering.PageRenderer.start = noted
serve(port=0, open_browser=False, open_notebooks=True)
"""
SLUGS = sorted(
    one.slug for one in catalog.all_exercises() if one.file.with_name(f"{one.slug}.ipynb").exists()
)[:3]


def three(folder: Path) -> Path:
    for slug in SLUGS:
        if not (folder / "exercises" / slug).exists():
            copytree(course.exercises() / slug, folder / "exercises" / slug)
    return folder


def test_a_start_makes_each_page_once_and_all_with_one_kernel(small_course: Path, tmp_path: Path) -> None:
    ran = three(small_course) / "ran"
    with running(small_course, tmp_path / "log", ("-c", NOTING)) as server:
        there = len(list((small_course / "exercises").iterdir()))
        until(
            lambda: ran.exists() and len(ran.read_text().splitlines()) == there, "all pages are made unasked"
        )
        until(lambda: server.kernels() == 0, "then the kernel goes")
        for slug in SLUGS:
            assert server.ask(f"/exercise/{slug}").status == 200
    lines = [line.split() for line in ran.read_text().splitlines()]
    assert len({kernel for _, kernel in lines}) == 1
    assert len({slug for slug, _ in lines}) == len(lines) == there, "no visitor made a page again"


def test_when_the_kernel_dies_the_pages_that_are_left_get_another(small_course: Path, tmp_path: Path) -> None:
    with running(small_course, tmp_path / "log") as server:
        until(lambda: bool(kernels(server)) or server.kernels() == 0, "the start makes pages")
        for kernel in kernels(server):
            kernel.kill()
        until(
            lambda: server.ask("/exercise/decision-continuum").status == 200,
            "a visitor's request tries again",
        )
        until(lambda: server.kernels() == 0, "and leaves nothing behind")
        assert not [one for one in psutil.Process(server.process.pid).children() if one.status() == "zombie"]
