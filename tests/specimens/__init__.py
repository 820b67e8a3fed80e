"""Data that Python and the browser must read alike."""

import json
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent


def shapes() -> list[dict[str, Any]]:
    """Return values with the shape they fit or not, and what of them is kept."""
    found: list[dict[str, Any]] = json.loads((HERE / "shapes.json").read_text(encoding="utf-8"))
    return found


def scores() -> list[dict[str, Any]]:
    """Return declared scores with answers and the results they must give, tables and scales included."""
    found = json.loads((HERE / "scores.json").read_text(encoding="utf-8"))
    return [{**one, "tables": found["tables"], "scales": found["scales"]} for one in found["specimens"]]


def continuum() -> dict[str, list[dict[str, Any]]]:
    """Return how points read from each chair, and the gaps of two sides, each as it *enters* its points."""
    found: dict[str, list[dict[str, Any]]] = json.loads((HERE / "continuum.json").read_text(encoding="utf-8"))
    return found


def formulas() -> list[dict[str, str]]:
    """Return texts with what of them may stand in a cell that is no formula."""
    found: list[dict[str, str]] = json.loads((HERE / "formulas.json").read_text(encoding="utf-8"))
    return found


def cells() -> list[dict[str, str]]:
    """Return texts with what a CSV holds of them, so that a spreadsheet shows them as they were written."""
    found: list[dict[str, str]] = json.loads((HERE / "cells.json").read_text(encoding="utf-8"))
    return found
