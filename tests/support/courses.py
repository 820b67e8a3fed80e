"""A small course: for a test to change, or for a server of which nothing but a room is asked."""

from collections.abc import Iterable, Iterator
from contextlib import chdir, contextmanager
from pathlib import Path
from shutil import copy, copytree

from sixelements import catalog, course, notebook

SLUG = "decision-continuum"


def copy_of_one(place: Path, slug: str = SLUG) -> Path:
    """Copy one exercise into a course of its own at *place*."""
    return copy_of(place, [slug])


def copy_of(place: Path, slugs: Iterable[str]) -> Path:
    """Copy some exercises into a course of their own at *place*, and build their notebooks there.

    An exercise names others to go on with, where the course has them.
    """
    folder = place / "course"
    for slug in slugs:
        copytree(course.exercises() / slug, folder / "exercises" / slug)
    copy(course.root() / "_toc.yml", folder)
    with inside(folder):
        for exercise in catalog.all_exercises():
            notebook.file(exercise).write_text(notebook.text(exercise), encoding="utf-8", newline="\n")
    return folder


@contextmanager
def inside(folder: Path) -> Iterator[None]:
    """Let the course in *folder* be the course until the block ends."""
    with chdir(folder):
        course.root.cache_clear()
        try:
            yield
        finally:
            course.root.cache_clear()
