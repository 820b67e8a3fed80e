"""What a test asks of a browser, whichever it is: few things, all of them real input.

Each browser is driven by what it speaks itself: Firefox WebDriver BiDi, WebKitGTK its own driver, Chromium
Playwright. Whatever can be said in JavaScript is said once, in ``visitor.py``; an engine adds only what it alone can.
"""

import json
from abc import ABC, abstractmethod
from pathlib import Path
from typing import Any

WIDTH, HEIGHT = 480, 740
"""The window in pixels: a large phone's; WebKitGTK's test window cannot be made narrower."""


class BrowserError(Exception):
    """A browser is missing, did not start, or refused what a test asked of it; the message says which."""


class Engine(ABC):
    """One window of one browser, with nothing kept from before."""

    def __init__(self, downloads: Path) -> None:
        self.downloads = downloads
        """The folder where this browser puts what a page hands the person."""

    @abstractmethod
    def go(self, url: str) -> None:
        """Open *url*, and come back when it has loaded."""

    @abstractmethod
    def run(self, function: str) -> str:
        """Call a JavaScript function without arguments that returns a string, and return that."""

    @abstractmethod
    def tap(self, x: float, y: float) -> None:
        """Press and let go at a spot of the window, in CSS pixels."""

    @abstractmethod
    def keys(self, *keys: str) -> None:
        """Type into what has the focus; a key is a character, or a name as in ``KEYS``."""

    @abstractmethod
    def give_file(self, selector: str, path: Path) -> None:
        """Choose *path* in the file field that the CSS *selector* finds."""

    @abstractmethod
    def picture(self, path: Path) -> None:
        """Write what the window shows to *path*, as PNG."""

    @abstractmethod
    def errors(self) -> list[str]:
        """Return what the pages reported as errors so far."""

    @abstractmethod
    def forget(self) -> None:
        """Forget the errors so far: they were meant."""

    @abstractmethod
    def close(self) -> None:
        """Close the window, and forget what it kept."""

    def saved(self) -> list[Path]:
        """Return the files that pages have handed to the person so far; one still on its way has another ending."""
        return list(self.downloads.glob("*.json"))

    def evaluate(self, function: str, *given: object) -> Any:
        """Call a JavaScript function with *given*, and return what it returns; both travel as JSON."""
        told = ", ".join(json.dumps(one) for one in given)
        return json.loads(self.run(f"() => JSON.stringify(({function})({told}) ?? null)"))


KEYS = {"Enter": "\ue007", "Space": " ", "Tab": "\ue004", "ArrowRight": "\ue014"}
"""Keys by name, as WebDriver writes them."""
