"""The notebook of an exercise as ``build`` writes it: a heading, one cell, and what that cell shows."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from . import worksheet
from .content import Exercise


def file(exercise: Exercise) -> Path:
    """Return where the notebook of *exercise* stands."""
    return exercise.file.with_name(f"{exercise.slug}.ipynb")


def text(exercise: Exercise) -> str:
    """Return the text of the exercise's notebook: a heading, ``open_exercise``, and what that cell shows.

    The output is made here, in this process, of what the cell itself shows;
    that a fresh kernel says the very same is what nbval guards.
    Nothing in it changes from one run to the next: no model ids, no dates, no widget state.
    """
    code = f'from sixelements import open_exercise\n\nopen_exercise("{exercise.slug}")'
    output = {
        "data": {
            "text/html": cut(worksheet.page_section(exercise)),
            "text/plain": [worksheet.line(exercise)],
        },
        "execution_count": 1,
        "metadata": {},
        "output_type": "execute_result",
    }
    cells: list[dict[str, Any]] = [
        {"cell_type": "markdown", "id": "title", "metadata": {}, "source": [f"# {exercise.title}"]},
        {
            "cell_type": "code",
            "execution_count": 1,
            "id": "open",
            "metadata": {},
            "outputs": [output],
            "source": cut(code),
        },
    ]
    metadata = {
        "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
        "language_info": {"name": "python"},
        "title": exercise.title,
    }
    book = {"cells": cells, "metadata": metadata, "nbformat": 4, "nbformat_minor": 5}
    return json.dumps(book, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def cut(text: str) -> list[str]:
    """Return the lines of *text*, each with its line end, as notebooks store them."""
    return text.splitlines(keepends=True)


def is_as_built(exercise: Exercise) -> bool:
    """Tell whether the notebook holds, byte for byte, what ``build`` would write now.

    Whoever runs such a notebook is shown what stands in it.
    """
    return file(exercise).read_bytes() == text(exercise).encode()
