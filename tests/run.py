"""Run every check, part by part, and say at the end which failed and what each took.

``make test`` runs all of them; ``make test PARTS="types unit"`` runs those.
A part that fails does not stop the next ones: one run tells everything there is to mend.

Two cores are kept busy by three workers, since a test waits for its server, its page or its clock a quarter of its
time.  A part says how many workers it is and what it waits for; whenever there is room, the next one that fits begins.
Parts that run at once are told one after the other, each in one piece.
"""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import IO

ROOT = Path(__file__).resolve().parent.parent
BOOK_IS_BUILT = "SIXELEMENTS_BOOK_IS_BUILT"
"""Tells the parts after "wheel" that ``_build/html`` holds the book of this very checkout."""
ROOM = 3
"""How many workers there are at once."""


@dataclass(frozen=True)
class Part:
    """One check: what it holds, the module and arguments that run it, and when it runs."""

    holds: str
    command: tuple[str, ...]
    workers: int = 1
    """How many processes work at it at once."""
    after: tuple[str, ...] = ()
    """The parts that have to end before it begins, where they are asked for as well."""
    usual: bool = True
    """False for a part that runs only where it is asked for by name."""


def pytest(*arguments: str) -> tuple[str, ...]:
    """Return the command of pytest in a process of its own."""
    return ("pytest", "-q", *arguments)


def shared(workers: int, *arguments: str) -> tuple[str, ...]:
    """Return the command of pytest with several *workers*, each of which takes tests as it comes free."""
    return pytest("--numprocesses", str(workers), "--dist", "worksteal", *arguments)


# In the order in which they begin where there is room: the long ones first, and the short ones fill what is left.
PARTS = {
    "lint": Part("the linter's rules", ("ruff", "check")),
    "format": Part("one way to lay out code", ("ruff", "format", "--check")),
    "services": Part("a database and a proxy to test with", ("tests.support.services",)),
    "chromium": Part("a browser to test with", ("tests.browser.install",), after=("services",)),
    "other-browsers": Part(
        "Firefox and WebKitGTK to test with", ("tests.engines.found",), after=("services", "chromium")
    ),
    "wheel": Part(
        "the wheel alone is the whole course, and builds the book that later parts read",
        pytest("tests/test_package.py"),
    ),
    # Two parts and not two workers of one: workers would collect all of it twice, and tell of eight thousand tests.
    "unit": Part(
        "everything else that needs no browser and no book",
        pytest(
            "tests",
            *(
                f"--ignore=tests/{one}"
                for one in ("browser", "engines", "book", "serving", "test_package.py")
            ),
        ),
        after=("services",),
    ),
    "engines": Part(
        "the core journeys in Firefox, in WebKit and in Chromium as some people have it",
        pytest("tests/engines"),  # one worker, since each browser takes long to start
        after=("chromium", "other-browsers"),
    ),
    "serving": Part(
        "a real server, its kernels and its rooms",
        pytest("tests/serving"),
        after=("services", "wheel"),  # a server hands out the book where there is one, and never half of it
    ),
    "types": Part("types, strictly", ("mypy",)),
    "javascript": Part("layout, rules, types and tests of the JavaScript", ("tests.javascript",)),
    "check": Part("the exercises and what is derived from them", ("sixelements", "check")),
    "book": Part(
        "the book builds without a warning and its links lead somewhere",
        pytest("tests/book"),
        after=("wheel",),
    ),
    "notebooks": Part(
        "a notebook of each kind, and each written by hand, opens and says the same",
        ("tests.notebooks",),
    ),
    "all-notebooks": Part(
        "every notebook opens and says the same", ("tests.notebooks", "--all"), workers=2, usual=False
    ),
    "browser": Part(
        "what only a browser shows",
        shared(3, "tests/browser"),
        workers=3,
        after=("chromium", "wheel"),
    ),
    "heard": Part(
        "Orca says of one exercise of each kind, and of the door of a room, what is kept",
        ("tests.heard",),
        usual=False,
    ),
    "seen": Part(
        "the book's table of what works says what the browser saw",
        ("tests.browser.seen",),
        after=("browser",),
    ),
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
        f"        {time.monotonic() - started:6.1f} s  from the first to the last, side by side where they fit"
    )
    failed = [one.name for one in outcomes if not one.passed]
    if failed:
        print(f'\nTo run only what failed: make test PARTS="{" ".join(failed)}"')
    print(f"\n{len(outcomes) - len(failed)} passed, {len(failed)} failed")
    sys.exit(bool(failed))


class Running:
    """A part that has begun; what it says waits in the file *said* until it is its turn to be told."""

    def __init__(self, name: str, said: IO[bytes]) -> None:
        self.name, self.said = name, said
        self.began = time.monotonic()
        command = [sys.executable, "-m", *PARTS[name].command]
        self.process = subprocess.Popen(command, cwd=ROOT, stdout=said, stderr=subprocess.STDOUT)
        self.outcome: Outcome | None = None
        self.told: int | None = None
        """How many bytes of it were told, once it was its turn."""

    def look(self) -> None:
        """See whether it has ended."""
        if self.outcome is None and self.process.poll() is not None:
            self.outcome = Outcome(self.name, not self.process.returncode, time.monotonic() - self.began)

    def tell(self) -> None:
        """Print what it has said since it was last told."""
        if self.told is None:
            print(f"\n== {self.name}: {PARTS[self.name].holds}\n", flush=True)
            self.told = 0
        new = os.pread(self.said.fileno(), os.fstat(self.said.fileno()).st_size - self.told, self.told)
        self.told += len(new)
        sys.stdout.buffer.write(new)
        sys.stdout.buffer.flush()


def run_all(names: list[str]) -> list[Outcome]:
    """Begin each part as soon as it may and there is room; tell them one after the other, the first as it goes."""
    waiting, begun, told = list(names), list[Running](), 0
    with ExitStack() as files:
        while waiting or told < len(begun):
            for one in begun:
                one.look()
            ended = [one.outcome for one in begun if one.outcome]
            if name := next_of(waiting, [one.name for one in begun if not one.outcome]):
                waiting.remove(name)
                if has_book(ended):
                    os.environ[BOOK_IS_BUILT] = "yes"
                begun.append(Running(name, files.enter_context(tempfile.TemporaryFile())))
                continue
            begun[told].tell()
            if begun[told].outcome:  # seen before it was told to the end
                told += 1
            else:
                time.sleep(0.1)
    return ended


def next_of(waiting: list[str], running: list[str]) -> str | None:
    """Return the first part of *waiting* that waits for nothing any more and for which there is room."""
    free = ROOM - sum(PARTS[name].workers for name in running)
    fits = (name for name in waiting if PARTS[name].workers <= free)
    return next((name for name in fits if not {*waiting, *running}.intersection(PARTS[name].after)), None)


def has_book(ended: list[Outcome]) -> bool:
    """Tell whether the book was built by what has *ended*."""
    return any(one.name == "wheel" and one.passed for one in ended)


if __name__ == "__main__":
    main()
