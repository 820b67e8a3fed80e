"""What was to be seen when a test failed: the words of its pages, and the last that its servers wrote."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from playwright.sync_api import BrowserContext, Error, Page

MOST = 4000
"""Letters of each."""

WAIT = 5_000
"""Milliseconds."""


def of(fixtures: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Return ``(heading, text)`` for every page and every server among *fixtures*."""
    pages = dict.fromkeys(page for one in fixtures.values() for page in pages_of(one))
    logs = dict.fromkeys(
        log for one in fixtures.values() if isinstance(log := getattr(one, "log", None), Path)
    )
    shown = [(f"the page {page.url}", words(page)) for page in pages if not page.is_closed()]
    return shown + [("what the server wrote", log.read_text()[-MOST:]) for log in logs if log.exists()]


def pages_of(one: Any) -> list[Page]:
    """Return the pages that a fixture is or holds."""
    if isinstance(one, Page):
        return [one]
    return one.pages if isinstance(one, BrowserContext) else []


def words(page: Page) -> str:
    """Return what *page* shows; one whose scripts hang must not hold the report up."""
    try:
        return page.locator("body").inner_text(timeout=WAIT)[:MOST]
    except Error as error:
        return f"The page could not be asked: {error.message}"
