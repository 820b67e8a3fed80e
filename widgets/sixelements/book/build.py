"""``python -m sixelements book``: build the book, and say in plain lines what is wrong or where it is."""

from __future__ import annotations

import re
from contextlib import redirect_stderr, redirect_stdout
from io import StringIO
from pathlib import Path

import click

from .. import course, startup  # noqa: F401 - startup says something before Jupyter Book is imported

COLORS = re.compile(r"\x1b\[[0-9;]*m")
CONFIG = "_config.yml"
TOC = "_toc.yml"


def build(out: Path) -> Path:
    """Build the book into ``html`` below *out* and return that folder of pages; a warning is a failure.

    Nothing is written beside the sources, so those inside an installed package serve as well.
    Raises :class:`CourseError` after every problem was named in a line of its own.
    """
    from jupyter_book.sphinx import build_sphinx  # brings Sphinx, which the other commands need not wait for

    source, site = course.root(), out.resolve() / "html"
    for name in (CONFIG, TOC):
        if not (source / name).is_file():
            raise course.CourseError(f"{source / name}: expected this file, and it is not there")
    click.echo(f"Building the book from {source}; the first time takes about half a minute.")
    problems = StringIO()
    with redirect_stdout(StringIO()), redirect_stderr(problems):
        failed = build_sphinx(
            source,
            site,
            noconfig=True,
            path_config=source / CONFIG,
            confoverrides={
                "external_toc_path": str(source / TOC),
                "latex_individualpages": False,
                "nitpicky": True,
            },
            quiet=True,
            warningiserror=True,
            keep_going=True,
        )
    if failed:
        found = plain(problems.getvalue()) if not isinstance(failed, Exception) else [one_line(failed)]
        for line in found:
            click.echo(line, err=True)
        raise course.CourseError(f"The book was not built; to mend: {len(found)}, named above.")
    click.echo(f"The book is ready. Open {site / 'index.html'} in a browser.")
    return site


def plain(warnings: str) -> list[str]:
    """Return each of Sphinx's warnings as one line without colors: the file, the line, what is wrong."""
    return [
        line for line in COLORS.sub("", warnings).splitlines() if "WARNING: " in line or "ERROR: " in line
    ]


def one_line(error: Exception) -> str:
    """Return all that *error* says, in one line: the reason often stands in the second."""
    return " ".join(str(error).split()) or type(error).__name__
