"""Which exercises there are, in the order of the six elements."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any

import msgspec

from . import course, kinds
from .content import SLUG, ContentError, Exercise, load, read

ELEMENTS = {1: "Launch", 2: "Build", 3: "Refine", 4: "Problem Solve", 5: "Grow", 6: "Advance"}
"""The six elements of partnership, by number (California Labor Management Initiative 2022)."""

SUB_ELEMENTS = {
    "1.A": "Commit to Collaborate",
    "1.B": "Shared Vision and Purpose",
    "2.A": "Form Teams",
    "2.B": "Guiding Behaviors",
    "3.A": "Systems, Structures, Priorities",
    "3.B": "Boundaries and Power",
    "4": "Problem Solve",
    "5.A": "Joint Committees",
    "5.B": "Site-Level Partnership",
    "6.A": "Reflect and Monitor",
    "6.B": "Ensure Sustainability",
}
"""The places an exercise can stand at; element 4 is one whole."""


def load_exercise(file: Path) -> Exercise:
    """Read the ``exercise.toml`` at *file*; raises :class:`ContentError` with one plain line."""
    raw = read(file)
    name = raw.get("kind")
    if name not in kinds.names():
        known = ", ".join(kinds.names())
        raise ContentError(f'{file}: top of the file, key kind: expected one of {known}, found "{name}"')
    return load(file, kinds.get(name).Content, name, raw)


def files() -> list[Path]:
    """Return the ``exercise.toml`` of every exercise of the course, by folder name."""
    return sorted(course.exercises().glob("*/exercise.toml"))


def all_exercises() -> list[Exercise]:
    """Return every exercise, by sub-element; within one first the exercise to begin with, then by slug."""
    loaded = [_load_once(file, file.stat().st_mtime_ns) for file in files()]
    return sorted(loaded, key=lambda one: (one.element, one.sub_element, not one.begin, one.slug))


def for_rooms() -> list[Exercise]:
    """Return the exercises that a room can work: all but those of which nothing may leave the device."""
    return [one for one in all_exercises() if kinds.get(one.kind).shares(one)]


def has(slug: str) -> bool:
    """Say whether the course has an exercise called *slug*."""
    return bool(SLUG.fullmatch(slug)) and (course.exercises() / slug / "exercise.toml").is_file()


def get(slug: str) -> Exercise:
    """Return the exercise called *slug*; an unknown one ends in a line that names those there are."""
    file = course.exercises() / slug / "exercise.toml"
    if not has(slug):  # the whole list is read only to name it
        known = ", ".join(file.parent.name for file in files())
        raise ContentError(f'no exercise is called "{slug}"; there are: {known}')
    return _load_once(file, file.stat().st_mtime_ns)


@lru_cache(maxsize=512)
def _load_once(file: Path, _stamp: int) -> Exercise:
    return load_exercise(file)


def app_path(exercise: Exercise) -> str:
    """Return where the server shows the exercise."""
    return f"/exercise/{exercise.slug}"


def book_path(exercise: Exercise) -> str:
    """Return where the built book shows the exercise."""
    return f"exercises/{exercise.slug}/{exercise.slug}.html"


def scales(exercise: Exercise) -> dict[str, dict[str, Any]]:
    """Return every scale as scoring and the page read it: ``{id: {kind, values, labels}}``."""
    return {
        scale.id: {
            "kind": scale.kind,
            "values": list(scale.values),
            "labels": [point.label for point in scale.points],
        }
        for scale in kinds.get(exercise.kind).scales(exercise)
    }


def scores(exercise: Exercise) -> list[dict[str, Any]]:
    """Return the scores, declared and the kind's own, as plain dicts with only the keys that say something."""
    every = [*exercise.scores, *kinds.get(exercise.kind).derived(exercise)]
    told = [msgspec.to_builtins(score) for score in every]
    return [{key: value for key, value in score.items() if value not in ("", {}, (), 0)} for score in told]
