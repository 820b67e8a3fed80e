"""Invented exercises of the kind place, as its tests share them."""

from copy import deepcopy
from pathlib import Path
from typing import Any

from sixelements import catalog, kinds, scoring
from sixelements.content import Exercise, load
from tests.kinds.heads import NOW_AND_WANTED, head

Raw = dict[str, Any]
KIND = kinds.get("place")
STOP = {
    "id": "stop",
    "kind": "levels",
    "points": [{"value": n, "label": f"Stop {n}"} for n in (1, 2, 3)],
}
NAMED = {
    "id": "far",
    "title": "How far",
    "low": "here",
    "high": "there",
    "scale": "stop",
    "stops": ["One.", "Two.", "Three."],
}
ACROSS = {"id": "trust", "title": "Trust", "low": "little", "high": "much"}
UP = {"id": "order", "title": "Order", "low": "loose", "high": "tight"}
ZONES = [
    {"id": f"{x}-{y}", "title": f"{x} and {y}", "text": "A corner.", "x": x, "y": y}
    for x in ("low", "high")
    for y in ("low", "high")
]
TWO = [{"id": "one", "title": "First <thing>"}, {"id": "two", "title": "Second thing"}]


def made(place: Raw, **more: Any) -> Exercise:
    """Return an exercise of the given content."""
    raw = deepcopy({**head("place"), **more, "place": place})
    return load(Path("exercise.toml"), KIND.Content, "place", raw)


def line(**more: Any) -> Exercise:
    """Return two items on one line of three named stops."""
    content = {
        "axes": [NAMED],
        "asks": NOW_AND_WANTED,
        "items": TWO,
        "own": "More",
        "unknown": "I do not know",
    }
    return made({**content, **more}, scales=[STOP])


def square(**more: Any) -> Exercise:
    """Return two items in a square."""
    content = {"axes": [ACROSS, UP], "zones": ZONES, "asks": NOW_AND_WANTED, "items": TWO, "direction": "up"}
    return made({**content, **more})


def guesses(**more: Any) -> Exercise:
    """Return two items with lines of their own."""
    found = {"actual": 12.5, "says": "Found by us.", "limits": "Only here."}
    items = [
        {"id": "one", "title": "One", "axis": {"from": 0, "to": 30, "unit": "%"}, "reveal": found},
        {"id": "two", "title": "Two", "axis": {"from": 100, "to": 1000, "step": 50, "unit": "schools"}},
    ]
    return made({"items": items, **more})


def result(exercise: Exercise, answers: Raw) -> Raw:
    """Return what the answers mean."""
    tables = KIND.tables(exercise)
    return scoring.compute(catalog.scores(exercise), tables, catalog.scales(exercise), answers)
