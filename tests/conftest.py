"""A course of its own for tests that write exercises."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from tests.support.courses import inside

# A timing is never a test: a busy machine takes as long as it takes.
settings.register_profile("six", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("six")

TOC = """\
format: jb-book
root: chapters/index
chapters:
  # exercises 3.B: written by build
  # end exercises
"""


@pytest.fixture(scope="session", autouse=True)
def rooms_of_the_tests(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Rooms that tests open are kept in a folder of their own, never beside this machine's real ones."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SIXELEMENTS_DATA", str(tmp_path_factory.mktemp("rooms")))
        patch.delenv("SIXELEMENTS_DATABASE", raising=False)
        yield


@pytest.fixture
def small_course(tmp_path: Path) -> Iterator[Path]:
    """An empty course that is the working folder, so that commands find it and not the real one."""
    (tmp_path / "exercises").mkdir()
    (tmp_path / "_toc.yml").write_text(TOC, encoding="utf-8")
    with inside(tmp_path):
        yield tmp_path
