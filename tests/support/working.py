"""A kind whose rooms write a document: an exercise of the course that is given one, here and in servers.

``python -m tests.support.working serve …`` is ``python -m sixelements serve …`` with it.
"""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from sixelements import __main__, catalog, document, kinds, shape
from sixelements.serving import limits

SLUG = "conflict-styles"
FORM = document.Form(
    {"task": shape.text(200), "lead": shape.text(80), "done": shape.choice([True, False])}, most_rows=60
)
OF_SIDES = document.Form(FORM.columns, most_rows=3, by_side=True)
CARDS = document.Form(FORM.columns, most_rows=60, own=frozenset({"task"}))


@contextmanager
def working(form: document.Form = FORM) -> Iterator[None]:
    """Let rooms write a document of *form* at the exercise ``SLUG``, until the block ends."""
    kind = type(kinds.get(catalog.get(SLUG).kind))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(kind, "document", lambda _kind, _exercise: form)
        yield


if __name__ == "__main__":
    limits.edits.seconds = float("inf")  # however slow the machine, a test can reach the limit
    with working():
        __main__.main()
