"""Pages for when something fails: what happened, what is safe, what to do."""

from __future__ import annotations

from functools import cache

from . import frame

NOT_HERE = {
    "title": "This page is not here",
    "happened": "The address may have a typing error, or the exercise has a new name.",
    "again": False,
}
NOT_NOW = {
    "title": "This page could not be made just now",
    "happened": "The server met a problem while it prepared the page. Whoever runs it can read there what.",
    "again": True,
}
FULL = {
    "title": "Too many of these pages are open",
    "happened": "This page has a Python of its own, and as many as this machine can carry are running. "
    "The exercises on the first page need none and are open to everybody.",
    "again": True,
}
NOT_TAKEN = {
    "title": "The server did not take this request",
    "happened": "Something other than a page of the course asked for it, or the page is too old.",
    "again": False,
}


NO_BOOK = {
    "title": "The book has not been built here",
    "happened": "Whoever runs the course can build it with: python -m sixelements book. The exercises work without it.",
    "again": False,
}


@cache
def no_book() -> str:
    """Return the page for the book's address on a machine where it was not built."""
    return frame.page("error.html", **NO_BOOK)


@cache
def page(status: int) -> str:
    """Return the page for the HTTP *status*, in the look of the course."""
    words = (
        FULL
        if status == 503
        else NOT_NOW
        if status >= 500
        else NOT_HERE
        if status in (404, 410)
        else NOT_TAKEN
    )
    return frame.page("error.html", **words)


KERNEL = (
    "Something in this notebook did not run, so a part of the page is missing. "
    "Your answers are safe on this device. "
    "Load the page again; if this stays, tell the person who runs the course."
)
"""What a page with a kernel says where Python failed."""
