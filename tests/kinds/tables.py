"""Working tables made from the skeleton of the kind, for tests that change something in its file."""

from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from typing import Any

from sixelements import catalog, kinds
from sixelements.content import Exercise, load, read

Raw = dict[str, Any]
KIND = kinds.get("table")
COMMON = read(catalog.get("decision-continuum").file)
SKELETON = kinds.folder("table") / "skeleton.toml"


def unchanged(_raw: Raw) -> None:
    """Leave the skeleton as it is."""


def made(change: Callable[[Raw], object] = unchanged) -> Exercise:
    """Return the exercise of the skeleton, after *change* to its file."""
    common = COMMON | {"kind": "table", "scores": []}
    raw = {key: value for key, value in common.items() if key != "continuum"} | deepcopy(read(SKELETON))
    change(raw)
    return load(Path("ours/exercise.toml"), KIND.Content, "table", raw)


def said(change: Callable[[Raw], object]) -> list[str]:
    return list(KIND.check(made(change)))


def given(raw: Raw) -> None:
    """Rows that the tool gives, in place of an open list."""
    raw["table"]["rows"] = [{"id": "first", "title": "The first"}, {"id": "second", "title": "The second"}]
    raw["table"]["examples"][0]["rows"][0]["row"] = "second"


def third(raw: Raw) -> None:
    """An example of a row that is not among the given ones."""
    given(raw)
    raw["table"]["examples"][0]["rows"][0]["row"] = "third"


def every_type(raw: Raw) -> None:
    """A column of each type."""
    raw["table"]["columns"] += [
        {"id": "who", "label": "Who", "type": "role"},
        {"id": "hours", "label": "Hours", "type": "number", "most": 40},
        {"id": "paid", "label": "Paid", "type": "tick"},
        {
            "id": "serves",
            "label": "Serves",
            "type": "link",
            "link": {"to": "objectives-by-letters", "shows": "objective"},
        },
    ]
