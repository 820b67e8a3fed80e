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
    "title": "The app is full",
    "happened": "This page has a Python of its own, and as many as this machine can carry are running.",
    "again": True,
}
SAME = "Here is the same exercise without it"
OTHERS = "The exercises need none: choose one from the list"
NOT_TAKEN = {
    "title": "The server did not take this request",
    "happened": "Something other than a page of the course asked for it, or the page is too old.",
    "again": False,
}

NOT_THIS_WAY = {
    "title": "This address does not take that request",
    "happened": "It answers other kinds of requests only.",
    "again": False,
}

NO_COOKIE = {
    "title": "This browser did not keep your key",
    "happened": (
        "You came with the right link, but the browser refuses cookies, or deleted it at once. "
        "Allow cookies for this address, or use another browser, and open the facilitator's link again."
    ),
    "again": False,
}
CLOSED = {
    "title": "This page is the facilitator's",
    "happened": (
        "It has a Python of its own, so it opens in the browser of whoever runs the course: "
        "open the link that the server's terminal shows, in this browser, then come back."
    ),
    "again": False,
}

NO_BOARD = {
    "title": "This page is the facilitator's",
    "happened": (
        "The board opens in the browser of whoever runs a room: open the link that the server's terminal shows, "
        "or the one that was made for you, in this browser."
    ),
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
    known = {404: NOT_HERE, 410: NOT_HERE, 405: NOT_THIS_WAY}
    words = NOT_NOW if status >= 500 else known.get(status, NOT_TAKEN)
    return frame.page("error.html", **words)


@cache
def no_cookie() -> str:
    """Return the page for a facilitator whose browser did not keep the cookie."""
    return frame.page("error.html", **NO_COOKIE)


@cache
def full(instead: str) -> str:
    """Return the page for when no more kernels fit; *instead* is an address that needs none."""
    return frame.page("error.html", **FULL, instead=_offered(instead))


@cache
def closed(instead: str) -> str:
    """Return the page for a notebook that is not open to everybody; *instead* is an address that needs none."""
    return frame.page("error.html", **CLOSED, instead=_offered(instead))


@cache
def no_board() -> str:
    """Return the page for somebody at the board who is no facilitator, or whose key was taken back."""
    return frame.page("error.html", **NO_BOARD)


def _offered(instead: str) -> dict[str, str]:
    return {"address": instead, "words": SAME if "/exercise/" in instead else OTHERS}


@cache
def not_whole() -> str:
    """Return the end of a page with a kernel that did not get to its end."""
    return frame.page("not-whole.html", words=NOT_WHOLE)


NOT_WHOLE = (
    "The Python of this page stopped before the page was whole, or took too long, so a part is missing. "
    "Your answers are safe on this device."
)
KERNEL = (
    "Something in this notebook did not run, so a part of the page is missing. "
    "Your answers are safe on this device. "
    "Load the page again; if this stays, tell the person who runs the course."
)
"""What a page with a kernel says where Python failed."""

CUT = (
    "A part of this page has not come: the connection broke off, or the Python of this page stopped. "
    "Your answers are safe on this device."
)
"""What a page with a kernel says when it was cut off on its way, or its widgets do not come."""

ENDED = (
    "This page has lost its Python, after a long pause or because something failed. "
    "What you see stays, and nothing new is worked out until you load the page again."
)
"""What a page with a kernel says when the kernel is gone while the page is open."""
