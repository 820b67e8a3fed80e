"""Take the README's pictures anew: the app on a phone, the book on a desk, the sheet of paper, the board.

Run it from the repository after ``make test`` has made the environment: ``.venv/bin/python tools/pictures.py``.
"""

import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from playwright.sync_api import Browser, Page, sync_playwright  # noqa: E402  (the checkout must be found first)

from sixelements import catalog  # noqa: E402
from sixelements.book.build import build  # noqa: E402
from tests.browser import chromium  # noqa: E402
from tests.browser.conftest import SIZES, Server  # noqa: E402
from tests.browser.person import Person  # noqa: E402

OUT = ROOT / "docs" / "images"
SLUG = "decision-continuum"


def main() -> None:
    """Write every picture."""
    OUT.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as data, sync_playwright() as playwright:
        server = Server(Path(data))
        server.start()
        browser = chromium.launch(playwright.chromium, chromium.find())
        try:
            take(browser, server)
        finally:
            browser.close()
            server.stop()


def take(browser: Browser, server: Server) -> None:
    """Open each face and keep a picture of it."""
    exercise = catalog.get(SLUG)
    app = server.url + catalog.app_path(exercise)
    phone = opened(browser, "phone", app)
    Person(phone).answer_step()
    Person(phone).answer_step()
    phone.evaluate("() => scrollTo(0, 0)")
    phone.screenshot(path=OUT / "app-phone.png")
    page = (build(ROOT / "_build") / catalog.book_path(exercise)).as_uri()
    opened(browser, "wide", page).screenshot(path=OUT / "book-wide.png")
    paper = opened(browser, "wide", app)
    paper.set_viewport_size({"width": 816, "height": 1056})  # a Letter page at 96 points an inch
    paper.emulate_media(media="print")
    paper.screenshot(path=OUT / "paper.png")


def opened(browser: Browser, size: str, url: str) -> Page:
    """Open *url* as a fresh visitor, ready for the first step."""
    page = browser.new_context(viewport=SIZES[size], color_scheme="light").new_page()
    Person(page).arrive(url)
    page.locator(".six-steps > summary").focus()
    return page


if __name__ == "__main__":
    main()
