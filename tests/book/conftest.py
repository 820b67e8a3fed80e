"""The built book, and a small one to break."""

import shutil
from pathlib import Path

import pytest

from tests import built
from tests.book.prose import ROOT

INDEX = """\
# A small book

```{exercises} 3
```
"""


@pytest.fixture(scope="session")
def book(testrun_uid: str) -> Path:
    """The folder of pages of the real book; what did not change since the last time is not built again."""
    return built.book(testrun_uid)


@pytest.fixture
def small_book(small_course: Path) -> Path:
    """The sources of a book of one page, with the real book's settings, in the working folder."""
    for name in (
        "_config.yml",
        "chapters/references.bib",
        "chapters/addresses.bib",
        "chapters/figures/figures.css",
        "chapters/cpsel.toml",
        "chapters/instruments.toml",
    ):
        (small_course / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / name, small_course / name)
    (small_course / "_toc.yml").write_text("format: jb-book\nroot: chapters/index\n", encoding="utf-8")
    (small_course / "chapters/index.md").write_text(INDEX, encoding="utf-8")
    return small_course
