"""Run every check, part by part, and say at the end which failed and what each took.

``make test`` runs all of them; ``make test PARTS="types unit"`` runs those.
A part that fails does not stop the next ones: one run tells everything there is to mend.

Two cores are kept busy: the parts of one process each run beside each other in two lanes, and after them each
part that pytest can share out runs with two workers; with three where a page waits for its server, its clock or its
network, and two would leave more than a quarter of both cores idle.
"""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BOOK_IS_BUILT = "SIXELEMENTS_BOOK_IS_BUILT"
"""Tells the parts after "wheel" that ``_build/html`` holds the book of this very checkout."""


@dataclass(frozen=True)
class Part:
    """One check: what it holds, the module and arguments that run it, and where it runs."""

    holds: str
    command: tuple[str, ...]
    lane: int | None = None
    """0 or 1: beside the parts of the other lane. None: alone, with workers of its own."""
    usual: bool = True
    """False for a part that runs only where it is asked for by name."""


def pytest(*arguments: str, share: str, workers: int = 2) -> tuple[str, ...]:
    """Return the command of pytest with several *workers*; *share* says what may not be torn apart."""
    return ("pytest", "-q", "--numprocesses", str(workers), "--dist", share, *arguments)


# A file keeps its server and its database to itself; in a browser almost every test stands alone.
BY_FILE, BY_TEST = "loadfile", "worksteal"

PARTS = {
    "lint": Part("the linter's rules", ("ruff", "check"), lane=0),
    "format": Part("one way to lay out code", ("ruff", "format", "--check"), lane=0),
    "types": Part("types, strictly", ("mypy",), lane=0),
    "javascript": Part("layout, rules, types and tests of the JavaScript", ("tests.javascript",), lane=0),
    "check": Part("the exercises and what is derived from them", ("sixelements", "check"), lane=0),
    "services": Part("a database and a proxy to test with", ("tests.support.services",), lane=1),
    "chromium": Part("a browser to test with", ("tests.browser.install",), lane=1),
    "other-browsers": Part("Firefox and WebKitGTK to test with", ("tests.engines.found",), lane=1),
    "wheel": Part(
        "the wheel alone is the whole course, and builds the book that later parts read",
        ("pytest", "-q", "tests/test_package.py"),
        lane=1,
    ),
    "unit": Part(
        "everything that needs no browser and no book",
        pytest(
            "tests",
            *(f"--ignore=tests/{one}" for one in ("browser", "engines", "book", "test_package.py")),
            "--no-loadscope-reorder",  # the order of tests/conftest.py, and not by how many tests a file has
            share=BY_FILE,
        ),
    ),
    "notebooks": Part(
        "a notebook of each kind, and each written by hand, opens and says the same",
        ("tests.notebooks",),
    ),
    "all-notebooks": Part(
        "every notebook opens and says the same", ("tests.notebooks", "--all"), usual=False
    ),
    "book": Part(
        "the book builds without a warning and its links lead somewhere", pytest("tests/book", share=BY_FILE)
    ),
    "browser": Part("what only a browser shows", pytest("tests/browser", share=BY_TEST, workers=3)),
    "engines": Part(
        "the core journeys in Firefox, in WebKit and in Chromium as some people have it",
        pytest("tests/engines", share=BY_TEST),
    ),
    "heard": Part(
        "Orca says of one exercise of each kind, and of the door of a room, what is kept",
        ("tests.heard",),
        usual=False,
    ),
    "seen": Part("the book's table of what works says what the browser saw", ("tests.browser.seen",)),
}


@dataclass(frozen=True)
class Outcome:
    """How a part ended."""

    name: str
    passed: bool
    seconds: float


def main() -> None:
    """Run the parts named on the command line, or the usual ones; leave with 1 when any failed."""
    asked = sys.argv[1:] or [name for name, part in PARTS.items() if part.usual]
    if unknown := sorted(set(asked) - set(PARTS)):
        sys.exit(f"There is no part called {', '.join(unknown)}. The parts are: {', '.join(PARTS)}.")
    names = [name for name in PARTS if name in asked]
    if "browser" in names:
        shutil.rmtree(
            ROOT / "_build" / "seen", ignore_errors=True
        )  # what earlier runs saw proves nothing now
    started = time.monotonic()
    outcomes = sorted(run_all(names), key=lambda one: names.index(one.name))
    print("\n== All parts\n")
    for one in outcomes:
        print(f"{'passed' if one.passed else 'FAILED'}  {one.seconds:6.1f} s  {one.name}")
    print(
        f"        {time.monotonic() - started:6.1f} s  from the first to the last, with two lanes side by side"
    )
    failed = [one.name for one in outcomes if not one.passed]
    if failed:
        print(f'\nTo run only what failed: make test PARTS="{" ".join(failed)}"')
    print(f"\n{len(outcomes) - len(failed)} passed, {len(failed)} failed")
    sys.exit(bool(failed))


def run_all(names: list[str]) -> Iterator[Outcome]:
    """Run the two lanes side by side, then what has workers of its own, one part after the other."""
    lanes = [[name for name in names if PARTS[name].lane == lane] for lane in (0, 1)]
    with ThreadPoolExecutor(len(lanes)) as pool:
        beside = [one for lane in pool.map(lambda lane: list(run_lane(lane)), lanes) for one in lane]
    yield from beside
    if any(one.name == "wheel" and one.passed for one in beside):
        os.environ[BOOK_IS_BUILT] = "yes"
    for name in names:
        if PARTS[name].lane is None:
            print(heading(name), flush=True)
            code, seconds = run(name, quiet=False)
            yield Outcome(name, not code, seconds)


def run_lane(names: Iterable[str]) -> Iterator[Outcome]:
    """Run parts of one process one after the other; what each printed comes in one piece when it has ended."""
    for name in names:
        ended = run(name, quiet=True)
        yield Outcome(name, not ended[0], ended[1])


def run(name: str, *, quiet: bool) -> tuple[int, float]:
    """Run one part in a process of its own; return its exit code, and its seconds."""
    started = time.monotonic()
    out, err = (subprocess.PIPE, subprocess.STDOUT) if quiet else (None, None)
    command = [sys.executable, "-m", *PARTS[name].command]
    ended = subprocess.run(command, cwd=ROOT, check=False, stdout=out, stderr=err, text=True)
    if quiet:
        print(f"{heading(name)}\n{ended.stdout}", end="", flush=True)
    return ended.returncode, time.monotonic() - started


def heading(name: str) -> str:
    """Return the line that stands above what a part prints."""
    return f"\n== {name}: {PARTS[name].holds}\n"


if __name__ == "__main__":
    main()
