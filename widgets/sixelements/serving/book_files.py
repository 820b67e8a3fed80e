"""``/book/``: the built book from the same server, so that its pages can share with a room as well."""

from __future__ import annotations

from typing import Any

from tornado.web import HTTPError, StaticFileHandler

from . import errors, landing
from .handlers import SAFE, Discreet

POLICY = (
    "default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data:; font-src 'self' data:; base-uri 'none'; form-action 'self'; frame-ancestors 'self'"
)
"""The book's theme has small scripts and styles in its pages; nothing comes from outside."""


class Book(Discreet, StaticFileHandler):
    """A file of the built book; where none was built, a page that says so."""

    def set_default_headers(self) -> None:
        """Send the headers that keep a page to itself."""
        for name, value in {**SAFE, "Content-Security-Policy": POLICY}.items():
            self.set_header(name, value)

    async def get(self, path: str, include_body: bool = True) -> None:  # noqa: FBT001, FBT002  (Tornado's own signature)
        """Send the file."""
        if not landing.has_book():
            raise HTTPError(404)
        await super().get(path, include_body)

    def write_error(self, status_code: int, **_: Any) -> None:
        """Say what happened, what is safe and what to do."""
        self.set_header("Content-Type", "text/html; charset=utf-8")
        self.finish(
            errors.page(status_code) if landing.has_book() or status_code != 404 else errors.no_book()
        )
