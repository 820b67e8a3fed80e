"""A course of its own for tests that write exercises."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from sixelements import course

TOC = """\
format: jb-book
root: chapters/index
chapters:
  # exercises 3.B: written by build
  # end exercises
"""


@pytest.fixture
def small_course(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """An empty course that is the working folder, so that commands find it and not the real one."""
    (tmp_path / "exercises").mkdir()
    (tmp_path / "_toc.yml").write_text(TOC, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    course.root.cache_clear()
    yield tmp_path
    course.root.cache_clear()
