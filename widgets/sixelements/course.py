"""Where the course's own files are: exercises, chapters and the book's two configuration files."""

from __future__ import annotations

from functools import cache
from pathlib import Path

PACKAGE = Path(__file__).resolve().parent


class CourseError(Exception):
    """One plain sentence for a person: what was expected, what to do."""


def is_course(folder: Path) -> bool:
    """Say whether *folder* holds a course: its exercises, and the table of contents of its book."""
    return (folder / "exercises").is_dir() and (folder / "_toc.yml").is_file()


@cache
def root() -> Path:
    """Return the folder that holds ``exercises/``, ``chapters/``, ``_config.yml`` and ``_toc.yml``.

    The working folder or one above it comes first, so that an author sees what she edits;
    then the checkout this package was installed from; then the copy that travels in the wheel.
    """
    here = Path.cwd().resolve()
    for folder in (here, *here.parents, PACKAGE.parents[1], PACKAGE / "_course"):
        if is_course(folder):
            return folder
    raise CourseError(
        "No course found here: expected a folder with exercises/ and _toc.yml. Install the package again."
    )


def exercises() -> Path:
    """Return the folder that holds one folder an exercise."""
    return root() / "exercises"
