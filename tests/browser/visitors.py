"""Visitors who come again: a fresh one costs more than most tests do with it.

For each fresh one Chromium starts processes, and reads and compiles every style and script anew.
So a visitor who leaves nothing behind serves the next test, too: all pages are left and closed, cookies and storage
are emptied, and the next test begins with a new page.
Who went where that is not sure (another server, a network that was cut, scripts put before those of a page, a test
that failed) does not come again.

A page of each place stays open with its visitor: it keeps the process there, and empties the storage from within it,
so that no page can find what was there before.
"""

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Error,
    Frame,
    Page,
    Request,
    ViewportSize,
)

SIZES: dict[str, ViewportSize] = {
    "phone": {"width": 360, "height": 740},
    "wide": {"width": 1280, "height": 800},
}

TAB_STOPS = """() => [...document.querySelectorAll("pre, .cell_output > .output, .pst-scrollable-table-container")]
  .every((one) => one.tabIndex >= 0 || (one.scrollWidth <= one.clientWidth && one.scrollHeight <= one.clientHeight))"""
"""Whether all that scrolls can be reached by keyboard, as the book's theme sees to a moment after a resize."""
SETTLED = f"""async () => {{
  const followed = {TAB_STOPS};
  while (!followed()) await new Promise(requestAnimationFrame);
}}"""
"""Mostly true at once; asking Playwright to wait for it would cost a third of what the page itself does."""

LIST = ".bd-sidebar-primary"
"""The book's list of pages, which is the same on every page (``test_every_page.py`` tells of it)."""

EMPTY = Path(__file__).with_name("empty.html")
"""The smallest page there is: it shares its storage with every other page from a file."""

PATIENCE = 90_000
"""Milliseconds; a machine at work on something else is slow to show even the smallest page."""

TIMES = 60
"""How often a visitor comes; then what pages left in memory goes with it."""

STAYS = (
    "add_cookies",
    "add_init_script",
    "expose_binding",
    "expose_function",
    "grant_permissions",
    "on",
    "route",
    "route_from_har",
    "route_web_socket",
    "set_default_navigation_timeout",
    "set_default_timeout",
    "set_extra_http_headers",
    "set_geolocation",
    "set_offline",
)
"""What a test may do to a visitor that the next test would meet."""

REFUSING = ("/api/rooms/", "/api/desk", "/api/remote", "/api/projector/")
"""What refuses in words that the page then says."""

CLEAR = "() => localStorage.clear()"
KEPT = "() => localStorage.length"
FRAME = "() => new Promise(requestAnimationFrame)"
"""A page from a file has its storage from its first frame on (ui/storage.js)."""


def resize(page: Page, size: str) -> None:
    """Bring a page of the book to the width of *size*, and wait until its theme has followed."""
    if page.viewport_size != SIZES[size]:
        page.set_viewport_size(SIZES[size])
    page.evaluate(SETTLED)


def is_local(url: str) -> bool:
    parts = urlsplit(url)
    return parts.scheme in ("file", "data", "blob", "about") or parts.hostname in ("127.0.0.1", "localhost")


def place(url: str) -> str:
    """Return what pages at *url* share their storage with, or nothing where they keep none."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}" if parts.scheme in ("file", "http", "https") else ""


class Watch:
    """Notes whatever a visitor's pages ask for outside this machine, and every script error.

    Chromium itself keeps the visitor here (``chromium.NOWHERE``), so what is asked outside fails; to tell Python of
    each file that is asked for would take longer than the file.
    """

    def __init__(self, visitor: BrowserContext) -> None:
        self.outside: list[str] = []
        self.errors: list[str] = []
        self.places: set[str] = set()
        visitor.on("requestfailed", self.failed)
        visitor.on("page", lambda page: page.on("framenavigated", self.came))
        visitor.on("console", self.heard)
        visitor.on("weberror", lambda error: self.errors.append(str(error.error)))

    def failed(self, request: Request) -> None:
        if not is_local(request.url):
            self.outside.append(request.url)

    def came(self, frame: Frame) -> None:
        self.places.add(place(frame.url))

    def heard(self, message: ConsoleMessage) -> None:
        # The browser itself reports a network that is gone and a refusal that the page puts in words; the rest is ours.
        url = message.location.get("url", "")
        refused = "Failed to load resource" in message.text and any(one in url for one in REFUSING)
        # A page on which Jupyter lost a widget says so and loads itself again: a test sees what comes of it.
        lost = "widget model not found" in message.text
        # Chromium looks for an icon by itself where an answer is no page and names none.
        if urlsplit(url).path == "/favicon.ico":
            return
        if message.type == "error" and "net::ERR_" not in message.text and not refused and not lost:
            self.errors.append(f"{message.text} ({url})")

    def forget(self) -> None:
        """Begin anew."""
        self.outside.clear()
        self.errors.clear()
        self.places.clear()


class Visitor:
    """One who comes with a device of the size, and what stays of a test with it."""

    def __init__(self, browser: Browser, size: str) -> None:
        self.size = size
        self.context = browser.new_context(
            viewport=SIZES[size], reduced_motion="reduce", accept_downloads=True
        )
        self.watch = Watch(self.context)
        self.spoiled = False
        self.times = 0
        self.homes: dict[str, Page] = {}
        for name in STAYS:
            setattr(self.context, name, self.noting(getattr(self.context, name)))
        self.context.clock.install = self.noting(self.context.clock.install)  # type: ignore[method-assign]

    def noting(self, act: Callable[..., Any]) -> Callable[..., Any]:
        """Return *act*, which also notes that what it does would stay."""

        def acts(*given: Any, **named: Any) -> Any:
            self.spoiled = True
            return act(*given, **named)

        return acts

    def at_home(self, address: str) -> None:
        """Have a page stay open at *address*, for the process and the storage of that place."""
        if place(address) not in self.homes:
            page = self.context.new_page()
            page.goto(address, timeout=PATIENCE)
            page.evaluate(FRAME)
            self.homes[place(address)] = page

    def keeps(self) -> bool:
        """Tell whether the device keeps anything."""
        return bool(self.context.cookies()) or any(page.evaluate(KEPT) for page in self.homes.values())

    def leave(self) -> bool:
        """Leave and close every page of the test; tell whether the visitor may come again."""
        strange = self.watch.places - {"", *self.homes}
        if self.spoiled or strange or self.times >= TIMES:
            return False
        try:
            for page in self.context.pages:
                if page not in self.homes.values():
                    page.goto("about:blank")  # its scripts have ended before anything is emptied
                    page.close()
            self.context.clear_cookies()
            for page in self.homes.values():
                page.evaluate(CLEAR)
            return not self.keeps()
        except Error:  # a page that hangs, or one that a test has crashed
            return False


class Visitors:
    """All who may come again."""

    def __init__(self, browser: Browser) -> None:
        self.browser = browser
        self.idle: list[Visitor] = []

    def come(self, size: str, *addresses: str) -> Visitor:
        """Return a visitor with a device of the *size* that keeps nothing, at home at these *addresses*."""
        visitor = self.again(size) or Visitor(self.browser, size)
        for address in addresses:
            visitor.at_home(address)
        visitor.times += 1
        visitor.watch.forget()
        return visitor

    def again(self, size: str) -> Visitor | None:
        """Return one who was here before; whoever keeps something by now, however it came there, goes for good."""
        for visitor in [one for one in self.idle if one.size == size]:
            self.idle.remove(visitor)
            with suppress(Error):  # whose page at home has crashed meanwhile is let go as well
                if not visitor.keeps():
                    return visitor
            visitor.context.close()
        return None

    def go(self, visitor: Visitor, *, failed: bool = False) -> None:
        """Take the visitor back, or let it go for good."""
        if not failed and visitor.leave():
            self.idle.append(visitor)
        else:
            visitor.context.close()
