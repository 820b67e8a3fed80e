"""The stylesheets of the exercises, put together from ``ui/`` and the kinds."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from . import kinds, minified
from .course import PACKAGE

UI = PACKAGE / "ui"
SHARED = ("tokens.css", "exercise.css", "instrument/instrument.css", "room.css")


def sheet(*files: Path) -> str:
    """Return those of the stylesheets *files* that there are as one, minified."""
    return minified.style("\n".join(file.read_text(encoding="utf-8") for file in files if file.exists()))


@cache
def style() -> str:
    """Return the one stylesheet: tokens, the exercise page, each kind's few rules."""
    return plain() + sheet(
        *(kinds.folder(name) / file for name in kinds.names() for file in ("drawing.css", "style.css"))
    )


@cache
def plain() -> str:
    """Return what of the stylesheet a page needs that shows no exercise."""
    return sheet(*(UI / name for name in SHARED))
