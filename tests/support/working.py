"""A kind whose rooms write a document: an exercise of the course that is given one, here and in servers.

``python -m tests.support.working serve …`` is ``python -m sixelements serve …`` with it, and
``python -m tests.support.working silent serve …`` with cards that are written alone.
"""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from sixelements import __main__, catalog, document, kinds, shape
from sixelements.content import Exercise
from sixelements.kinds.base import Kind
from sixelements.serving import limits, presence

SLUG = "conflict-styles"
FORM = document.Form(
    {"task": shape.text(200), "lead": shape.text(80), "done": shape.choice([True, False])}, most_rows=60
)
OF_SIDES = document.Form(FORM.columns, most_rows=3, by_side=True)
SILENT = document.Form(
    {"text": shape.text(200), "box": shape.choice(["keep", "drop"])}, most_rows=60, silent=True
)
CARDS = document.Form(FORM.columns, most_rows=60, own=frozenset({"task"}))


def ballot(_kind: Kind, _exercise: Exercise, rows: list[dict[str, Any]]) -> list[dict[str, str]]:
    """Let a room vote on the text of each row."""
    words = ((row["id"], row["cells"].get("task") or row["cells"].get("text")) for row in rows)
    return [{"id": id_, "title": title} for id_, title in words if title]


@contextmanager
def working(form: document.Form = FORM) -> Iterator[None]:
    """Let rooms write a document of *form* at the exercise ``SLUG``, until the block ends."""
    kind = type(kinds.get(catalog.get(SLUG).kind))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(kind, "document", lambda _kind, _exercise: form)
        patch.setattr(kind, "ballot", ballot)
        if form.silent:
            usual, card = kind.shape, shape.record(id=shape.ROW, cells=shape.record(**form.columns))
            rows = {"rows": shape.listing(card, 30)}

            def with_cards(one: Kind, exercise: Exercise) -> shape.Shape:
                found = usual(one, exercise)
                return found | {"fields": found["fields"] | rows}

            patch.setattr(kind, "shape", with_cards)
        yield


if __name__ == "__main__":
    limits.edits.seconds = float("inf")  # however slow the machine, a test can reach the limit
    presence.SECONDS = float("inf")  # and sees who writes
    alone = "silent" in sys.argv[1:2]
    del sys.argv[1 : 1 + alone]
    with working(SILENT if alone else FORM):
        __main__.main()
