"""Measure what the book's page of figures shows, and write it there.

    python bench/figures.py            all of them (about five minutes)
    python bench/figures.py weight     some: setup, weight, build, book, server

Every figure is a median of fresh runs with its spread, on this machine, loopback only.
"""

from __future__ import annotations

import gzip
import json
import os
import re
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from urllib.request import urlopen

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from playwright.sync_api import sync_playwright  # noqa: E402  (the checkout must be found first)

from bench.asked import asked  # noqa: E402
from bench.page import write as put  # noqa: E402
from sixelements import assets, catalog, worksheet  # noqa: E402
from tests.browser import chromium  # noqa: E402
from tests.examples import LONGEST_OF_A_KIND  # noqa: E402
from tests.support.server import free_port  # noqa: E402

PAGE = ROOT / "chapters" / "figures.md"
ROUNDS = 5

# Chooses the first answer as soon as a person could, and notes when the exercise has taken it.
FIRST_ANSWER = """
const keep = Storage.prototype.setItem;
Storage.prototype.setItem = function (key, value) {
  keep.call(this, key, value);
  if (key.startsWith("six-elements/") && !window.answeredAfter) window.answeredAfter = performance.now();
};
new MutationObserver((_, self) => {
  const first = document.querySelector(".six-stage input");
  if (first) { self.disconnect(); requestAnimationFrame(() => first.click()); }
}).observe(document, { childList: true, subtree: true });
"""


def first_answer(url: str) -> float:
    """Return the seconds from opening *url* in a fresh browser until its first control has answered."""
    with sync_playwright() as playwright:
        browser = chromium.launch(playwright.chromium, chromium.find())
        page = browser.new_page()
        page.add_init_script(FIRST_ANSWER)
        page.goto(url, wait_until="commit")
        page.wait_for_function("() => window.answeredAfter", timeout=120_000)
        seconds = float(page.evaluate("() => window.answeredAfter")) / 1000
        browser.close()
    return seconds


def spread(measure: Callable[[], float], rounds: int = ROUNDS) -> str:
    """Return the median of *rounds* runs with its spread, in seconds."""
    runs = [measure() for _ in range(rounds)]
    return f"{statistics.median(runs):.2f} s ({min(runs):.2f} to {max(runs):.2f}, {rounds} runs)"


@contextmanager
def running(command: list[str], said: str, cwd: Path = ROOT) -> Iterator[re.Match[str]]:
    """Start *command*, wait until it prints a line that matches *said*, and stop it at the end."""
    process = subprocess.Popen(
        command, cwd=cwd, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, start_new_session=True
    )
    try:
        assert process.stdout
        for line in process.stdout:
            if found := re.search(said, line):
                yield found
                return
        raise SystemExit(f"{' '.join(command)} ended before it said where it listens")
    finally:
        os.killpg(process.pid, signal.SIGTERM)
        process.wait(timeout=30)


def setup() -> Iterator[tuple[str, str]]:
    """``make serve`` from a fresh clone: everything included, and the second time."""
    with tempfile.TemporaryDirectory() as folder:
        clone = Path(folder) / "six-elements"
        subprocess.run(["git", "clone", "-q", str(ROOT), str(clone)], check=True)
        for name in (
            "`make serve` from a fresh clone, all set-up included, until the landing page answers",
            "the same, the second time (asked: under 5 s)",
        ):
            started = time.monotonic()
            with (
                running(["make", "serve", "PORT=0"], r"(http://127\.0\.0\.1:\d+/)", clone) as address,
                urlopen(address[1]),
            ):
                seconds = time.monotonic() - started
            yield name, f"{seconds:.1f} s"


def weight() -> Iterator[tuple[str, str]]:
    """What the longest exercise of each kind adds to a book page, compressed as a server sends it."""
    for exercise in map(catalog.get, LONGEST_OF_A_KIND):
        own = exercise.kind
        style, core, kind, *later = (
            len(gzip.compress(assets.files()[assets.url(name)])) / 1000
            for name in ("style.css", "core.js", f"{own}.js", "more.js", f"{own}-more.js")
        )
        page = len(gzip.compress(worksheet.page_section(exercise).encode())) / 1000
        parts = f"worksheet and JSON {page:.1f}, style {style:.1f}, scripts {core + kind:.1f}"
        yield (
            f"{own}, {exercise.slug}: added to a book page, gzip (asked: under 70 KB)",
            f"{page + style + core + kind:.1f} KB ({parts}); {sum(later):.1f} KB more behind",
        )


def build() -> Iterator[tuple[str, str]]:
    """The whole book from nothing, and once more after one page has changed, in a copy of the course."""
    with tempfile.TemporaryDirectory() as folder:
        for name in ("chapters", "exercises"):
            shutil.copytree(ROOT / name, Path(folder, name))
        for name in ("_config.yml", "_toc.yml"):
            shutil.copy(ROOT / name, folder)
        for name in (
            "`python -m sixelements book` from scratch",
            "the same after one page has changed (asked: under 15 s)",
        ):
            started = time.monotonic()
            subprocess.run(
                [sys.executable, "-m", "sixelements", "book"], cwd=folder, check=True, capture_output=True
            )
            yield name, f"{time.monotonic() - started:.1f} s"
            with Path(folder, "chapters/accessibility.md").open("a", encoding="utf-8") as page:
                page.write("\nOne sentence more.\n")


def book() -> Iterator[tuple[str, str]]:
    """An exercise page of the built book, straight from its file."""
    from sixelements.book.build import build

    pages = build(Path("_build"))
    for exercise in map(catalog.get, LONGEST_OF_A_KIND):
        url = (pages / catalog.book_path(exercise)).as_uri()
        name = f"{exercise.slug} in the book: opened → first control answers (asked: under 0.8 s)"
        yield name, spread(partial(first_answer, url))


def server() -> Iterator[tuple[str, str]]:
    """Our server and stock Voilà with the same notebook, by turns."""
    exercise = catalog.get("decision-continuum")
    notebook = exercise.file.with_name(f"{exercise.slug}.ipynb")
    port = free_port()  # stock Voilà takes port 0 and then does not say which one it got
    ours = [sys.executable, "-m", "sixelements", "serve", "--no-browser", "--port", "0"]
    stock = [
        sys.executable,
        "-m",
        "voila",
        "--no-browser",
        "--port",
        str(port),
        "--Voila.ip=127.0.0.1",
        str(notebook),
    ]
    with (
        running(ours, r"(http://127\.0\.0\.1:\d+)/") as us,
        running(stock, rf"(http://[^:]+:{port})") as them,
    ):
        mine, theirs = [], []
        first_answer(us[1] + catalog.app_path(exercise))  # the page is rendered once; a room comes after that
        for _ in range(ROUNDS):
            mine.append(first_answer(us[1] + catalog.app_path(exercise)))
            theirs.append(first_answer(them[1] + "/"))
    for name, runs in (("our server", mine), ("stock Voilà, same notebook, same run", theirs)):
        yield (
            f"decision-continuum on {name}: opened → first control answers",
            (f"{statistics.median(runs):.2f} s ({min(runs):.2f} to {max(runs):.2f}, {ROUNDS} runs)"),
        )
    yield "ours as a share of stock Voilà", f"{statistics.median(mine) / statistics.median(theirs):.2f}"


PARTS = {"setup": setup, "weight": weight, "build": build, "book": book, "server": server}


def write(part: str, rows: list[tuple[str, str]]) -> None:
    """Put *rows* between the page's markers for *part*."""
    asked = subprocess.run([chromium.find(), "--version"], capture_output=True, text=True, check=True)
    browser = f"Chromium {asked.stdout.split()[1]}"
    put(PAGE, part, rows, f"python bench/figures.py {part}", browser)


def main() -> None:
    """Measure the parts named on the command line, or all, and write them to the page."""
    for part in asked(__doc__, PARTS)[0]:
        rows = list(PARTS[part]())
        print(json.dumps(dict(rows), indent=1, ensure_ascii=False), flush=True)
        write(part, rows)


if __name__ == "__main__":
    main()
