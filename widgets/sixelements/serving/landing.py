"""The landing page: the exercises by element, not a tree of files."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any

from .. import catalog, kinds
from ..content import Exercise
from . import frame
from .reply import Reply, ready


def book_folder() -> Path:
    """Return where ``make book`` and ``python -m sixelements book`` leave the book."""
    return Path.cwd() / "_build" / "html"


def has_book() -> bool:
    """Say whether there is a book to hand out."""
    return (book_folder() / "index.html").is_file()


def reply(*, board: str = "", notebooks: bool = False) -> Reply:
    """Return the landing page, with the address of the *board* and the way to *notebooks* for who may open them.

    It is made again when an exercise changed, came or went.
    """
    return _made(
        tuple((file, file.stat().st_mtime_ns) for file in catalog.files()), board, notebooks, has_book()
    )


@lru_cache(maxsize=4)
def _made(_stamps: object, board: str, notebooks: bool, book: bool) -> Reply:  # noqa: FBT001  (keys of the cache)
    elements = [
        {
            "number": number,
            "name": name,
            "exercises": [_card(one) for one in catalog.all_exercises() if one.element == number],
        }
        for number, name in catalog.ELEMENTS.items()
    ]
    waiting = [element["name"] for element in elements if not element["exercises"]]
    shown = {"elements": elements, "waiting": waiting, "board": board, "notebooks": notebooks, "book": book}
    return ready(frame.page("landing.html", **shown))


def _card(exercise: Exercise) -> dict[str, Any]:
    kind = kinds.get(exercise.kind)
    return {
        "slug": exercise.slug,
        "address": frame.address(catalog.app_path(exercise)),
        "title": exercise.title,
        "begin": exercise.begin,
        "summary": exercise.summary,
        "sub_element": exercise.sub_element,
        "place": catalog.SUB_ELEMENTS[exercise.sub_element],
        "noun": kind.noun,
        "size": kind.size_in_words(exercise),
        "minutes": exercise.minutes,
    }
