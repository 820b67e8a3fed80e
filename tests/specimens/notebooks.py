"""Notebooks that are written for a test: from cells to a file that a server can run."""

import json
from pathlib import Path
from typing import Any

DIES = "import os, signal\nos.kill(os.getpid(), signal.SIGKILL)"
HANGS = "import time\ntime.sleep(600)"
SLIDER = "import ipywidgets\nipywidgets.IntSlider(description='Hours')"


def notebook(*cells: str) -> dict[str, Any]:
    """Return a notebook of code cells; one that begins with "#" and a space is Markdown."""
    return {
        "cells": [cell(source, number) for number, source in enumerate(cells)],
        "metadata": {
            "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
            "language_info": {"name": "python"},
        },
        "nbformat": 4,
        "nbformat_minor": 5,
    }


def cell(source: str, number: int) -> dict[str, Any]:
    shared = {"id": f"cell-{number}", "metadata": {}, "source": source}
    if source.startswith("# "):
        return {"cell_type": "markdown", **shared}
    return {"cell_type": "code", "execution_count": None, "outputs": [], **shared}


def write(folder: Path, name: str, *cells: str) -> str:
    """Write a notebook into the exercises of the course at *folder*; return where a server shows it."""
    place = folder / "exercises" / "specimens"
    place.mkdir(exist_ok=True)
    (place / f"{name}.ipynb").write_text(json.dumps(notebook(*cells)), encoding="utf-8")
    return f"/voila/render/exercises/specimens/{name}.ipynb"
