"""Where the browser of the tests is, and how it is started.

``make test`` installs one (install.py, beside this file); a test asks here for it and never skips.

Most tests run in Chromium's headless shell where there is one: the same engine without the windows, tabs and menus
that nobody sees, for four fifths of the work, and for three fifths in the build of Chromium's makers (``shell.py``).
What prints, or is run as people have it (``tests/engines``), is the whole Chromium.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path

from playwright.sync_api import Browser, BrowserType

from tests.browser import shell

VARIABLE = "SIXELEMENTS_CHROMIUM"
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
SHELL = "chromium-headless-shell"

NOWHERE = "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost"
"""Every name and every address but this machine's own is unknown, whoever asks: a page, a worker, Chromium itself."""

# Without the four before the process limit, Chromium calls home at every start: in vain, but it costs time.
# With that limit it starts no process ahead for a page that may come: a third of what each new visitor costs.
ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--renderer-process-limit=1",
    NOWHERE,
)

MISSING = (
    "The browser tests need Chromium, and none was found that starts: "
    "install your system's chromium package, or run '.venv/bin/python -m playwright install chromium', "
    f"or set {VARIABLE} to the path of a Chromium or Chrome."
)


SHARED_MEMORY = Path("/dev/shm")  # noqa: S108 - only asked how much room there is
ENOUGH = 1 << 30
"""Bytes of shared memory with which several browsers get along; a container often has a sixteenth of it."""
WITHOUT = "--disable-dev-shm-usage"
"""What Playwright adds for such containers: pictures then go through files, for a tenth more of the processor."""


class NoBrowserError(Exception):
    """There is no browser to test with; the message says what to install."""


def find() -> Path:
    """Return the browser to test with: the environment's, the system's, or Playwright's own."""
    return first(candidates())


def find_light() -> Path:
    """Return the headless shell where there is one, its makers' before the system's, and else what ``find`` returns."""
    return first(candidates() if VARIABLE in os.environ else chain(shells(), candidates()))


def shells() -> Iterator[Path]:
    """Yield where a headless shell may be, the quicker first."""
    yield shell.PLACE
    if path := shutil.which(SHELL):
        yield Path(path)


def launch(kind: BrowserType, path: Path, *more: str) -> Browser:
    """Start the browser at *path*, one of Playwright's *kind*, as tests and benchmarks do, with *more* arguments."""
    roomy = SHARED_MEMORY.is_dir() and shutil.disk_usage(SHARED_MEMORY).free > ENOUGH
    return kind.launch(
        executable_path=path, args=[*ARGUMENTS, *more], ignore_default_args=[WITHOUT] if roomy else None
    )


def first(paths: Iterable[Path]) -> Path:
    """Return the first browser of *paths* that starts."""
    for path in paths:
        if works(path):
            return path
    named = os.environ.get(VARIABLE)
    raise NoBrowserError(MISSING + (f" It names {named} now." if named else ""))


def candidates() -> Iterator[Path]:
    """Yield where a browser may be; where the environment names one, only that."""
    if named := os.environ.get(VARIABLE):
        yield Path(named)
        return
    for name in NAMES:
        if path := shutil.which(name):
            yield Path(path)
    yield playwrights_own()


def works(path: Path) -> bool:
    """Tell whether the file is there and starts: a browser may be present and lack a library."""
    try:
        answer = subprocess.run([path, "--version"], capture_output=True, timeout=60, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return answer.returncode == 0


def playwrights_own() -> Path:
    """Return where Playwright keeps, or would keep, its Chromium."""
    # In a process of its own, since Playwright refuses to start twice and a test may have started it.
    ask = "from playwright.sync_api import sync_playwright as s; print(s().start().chromium.executable_path)"
    answer = subprocess.run([sys.executable, "-c", ask], capture_output=True, text=True, check=True)
    return Path(answer.stdout.strip())
