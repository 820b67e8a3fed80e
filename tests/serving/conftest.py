from collections.abc import Iterator
from pathlib import Path
from shutil import copy, copytree

import pytest

from sixelements import course
from tests.serving.server import Server, running

SLUG = "decision-continuum"


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The course as it is, served to all tests that change nothing."""
    with running(course.root(), tmp_path_factory.mktemp("server") / "log.txt") as one:
        yield one


@pytest.fixture
def small_course(tmp_path: Path) -> Path:
    """A course of one exercise, for a test to change."""
    return copy_of_one(tmp_path)


def copy_of_one(place: Path) -> Path:
    """Copy one exercise into a course of its own at *place*."""
    folder = place / "course"
    copytree(course.exercises() / SLUG, folder / "exercises" / SLUG)
    copy(course.root() / "_toc.yml", folder)
    return folder
