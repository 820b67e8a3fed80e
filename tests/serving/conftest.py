from collections.abc import Iterator
from pathlib import Path

import pytest

from sixelements import course
from tests.support.courses import copy_of_one
from tests.support.server import SERVE, Server, running


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The course as it is, served to all tests that change nothing."""
    with running(course.root(), tmp_path_factory.mktemp("server") / "log.txt") as one:
        yield one


@pytest.fixture(scope="session")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data folder of :func:`served`."""
    return tmp_path_factory.mktemp("served")


@pytest.fixture(scope="session")
def served(data: Path) -> Iterator[Server]:
    """The course as it is served when nothing else is asked for, to all tests that open rooms of their own in it."""
    with running(course.root(), data / "log", SERVE, SIXELEMENTS_DATA=str(data)) as one:
        yield one


@pytest.fixture
def small_course(tmp_path: Path) -> Path:
    """A course of one exercise, for a test to change."""
    return copy_of_one(tmp_path)
