"""The kinds of exercise.

Each is a folder, laid out alike: ``content.py`` types the table of ``exercise.toml``, ``kind.py`` says what
the answers are and mean, ``worksheet.html.j2`` is its face on paper, ``view.js``, ``preview.js`` and
``words.toml`` its face on a screen, ``results.js`` and ``results.toml`` what its answers say there, ``style.css``
their look, ``skeleton.toml`` a new exercise of it.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from pathlib import Path

from .base import Kind

__all__ = ["Kind", "folder", "get", "names"]

HERE = Path(__file__).parent


@cache
def names() -> tuple[str, ...]:
    """Return the names of all kinds, in alphabetical order."""
    return tuple(sorted(path.parent.name for path in HERE.glob("*/kind.py")))


@cache
def get(name: str) -> Kind:
    """Return the kind called *name*; raises ``KeyError`` for a name that :func:`names` does not list."""
    if name not in names():
        raise KeyError(name)
    kind: Kind = import_module(f"{__name__}.{name}.kind").KIND
    return kind


def folder(name: str) -> Path:
    """Return the folder of the kind called *name*."""
    return HERE / name
