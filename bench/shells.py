"""What the same pages cost in each headless shell that is here: processor seconds, in one run, by turns.

The browser tests take the quickest (``tests/browser/shell.py``); this is what says that it is.
Every third exercise's page of the built book is opened as on a phone, a key is pressed in it, and all of it is seen.
"""

import sys
from pathlib import Path
from statistics import median

import psutil
from playwright.sync_api import Playwright, sync_playwright

from sixelements import catalog
from tests.browser import chromium

BOOK = Path(__file__).resolve().parents[1] / "_build" / "html"
TURNS = 3


def spent() -> float:
    """Return the processor seconds so far of the shell that runs."""
    below = psutil.Process().children(recursive=True)
    return sum(sum(one.cpu_times()[:2]) for one in below if "headless-shell" in one.cmdline()[0])


def cost(playwright: Playwright, shell: Path, pages: list[str]) -> float:
    """Return the processor seconds that *shell* takes for *pages*, without its own start and end."""
    browser = chromium.launch(playwright.chromium, shell)
    page = browser.new_page(viewport={"width": 360, "height": 740}, reduced_motion="reduce")
    page.goto("about:blank")
    before = spent()
    for url in pages:
        page.goto(url)
        page.locator(".six-stage").locator("input, textarea, button").first.press("Space")
        page.screenshot(full_page=True)
    after = spent()
    browser.close()
    return after - before


def main() -> None:
    """Print for each shell its version, its processor seconds, and how they stand to the last one's."""
    pages = [BOOK / catalog.book_path(one) for one in catalog.all_exercises()[::3]]
    if not all(page.exists() for page in pages):
        sys.exit("The pages of the built book are what is measured. Run 'make book', then try again.")
    found = [one for one in chromium.shells() if chromium.works(one)]
    took: dict[Path, list[float]] = {one: [] for one in found}
    with sync_playwright() as playwright:
        for _ in range(TURNS):
            for one in found:
                took[one].append(cost(playwright, one, [page.as_uri() for page in pages]))
    last = median(took[found[-1]])
    for one, seconds in took.items():
        told = ", ".join(f"{each:.1f}" for each in seconds)
        print(f"{one}: {told} s for {len(pages)} pages; median {median(seconds) / last:.2f} of the last")


if __name__ == "__main__":
    main()
