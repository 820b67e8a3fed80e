"""A page made into a PDF, by the Chromium, Chrome or Edge that the machine has."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from .course import CourseError

VARIABLE = "SIXELEMENTS_CHROMIUM"
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge", "msedge")
ELSEWHERE = {
    "darwin": (
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
        "/Applications/Chromium.app/Contents/MacOS/Chromium",
        "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    ),
    "win32": (
        r"C:\Program Files\Google\Chrome\Application\chrome.exe",
        r"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
        r"C:\Program Files\Microsoft\Edge\Application\msedge.exe",
    ),
}
"""Where browsers are that no name on the path leads to."""
ARGUMENTS = (
    "--headless=new",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND",  # a sheet asks no other machine for anything
    "--no-pdf-header-footer",
    "--generate-pdf-document-outline",
)
SECONDS = 300
"""A slow laptop prints all sheets in one minute; after five something hangs."""


def browser() -> Path:
    """Return the browser that prints: the one that the environment names, or the first that is found."""
    for path in candidates():
        if path.is_file():
            return path
    named = os.environ.get(VARIABLE)
    raise CourseError(
        f"No browser was found to make the PDF{f'; {VARIABLE} names {named}' if named else ''}: install Chromium, "
        f"Chrome or Edge, or set {VARIABLE} to its path, or print each sheet from its own page in any browser."
    )


def candidates() -> Iterator[Path]:
    """Yield where a browser may be; where the environment names one, only that."""
    if named := os.environ.get(VARIABLE):
        yield Path(named)
        return
    yield from (Path(found) for name in NAMES if (found := shutil.which(name)))
    yield from map(Path, ELSEWHERE.get(sys.platform, ()))


def pdf(html: str, out: Path) -> None:
    """Print the page *html* into the file *out*; what cannot be done is a :class:`CourseError` of one line."""
    program = browser()
    if not out.parent.is_dir():
        raise CourseError(f"{out}: expected a file in a folder that is there")
    # Beside the file and not in the system's own folder, where a confined browser may not read.
    with tempfile.TemporaryDirectory(dir=out.parent, prefix="sheets-", ignore_cleanup_errors=True) as folder:
        page, made = Path(folder, "page.html"), Path(folder, "made.pdf")
        page.write_text(html, encoding="utf-8")
        as_root = ("--no-sandbox",) if hasattr(os, "geteuid") and os.geteuid() == 0 else ()
        own = f"--user-data-dir={Path(folder, 'profile').resolve()}"
        command = [
            program,
            *ARGUMENTS,
            *as_root,
            own,
            f"--print-to-pdf={made.resolve()}",
            page.resolve().as_uri(),
        ]
        try:
            subprocess.run(command, capture_output=True, timeout=SECONDS, check=False)
        except (OSError, subprocess.TimeoutExpired) as error:
            raise CourseError(
                f"{program} made no PDF ({type(error).__name__}): try another browser in {VARIABLE}."
            ) from None
        if not made.is_file():
            raise CourseError(f"{program} made no PDF: try another browser in {VARIABLE}.")
        made.replace(out)


TREE = re.compile(rb"\n(\d+) 0 obj\n<</Type /Pages?\b(.*?)\nendobj", re.DOTALL)
KIDS = re.compile(rb"/Kids \[(.*?)\]", re.DOTALL)
PLACE = re.compile(rb"/(?!Dest )([\w-]+) \[(\d+) 0 R /XYZ ")


def places(made: bytes) -> dict[str, int]:
    """Return the page, from 1, of each place that a link in a PDF of :func:`pdf` leads to, by its name.

    It reads what these browsers write, and no other PDF: where one writes otherwise some day, nothing is found.
    """
    tree = {one[1]: one[2] for one in TREE.finditer(made)}
    kids = {
        name: re.findall(rb"(\d+) 0 R", found[1])
        for name, node in tree.items()
        if (found := KIDS.search(node))
    }

    def leaves(name: bytes) -> Iterator[bytes]:
        if name not in kids:
            yield name
        for one in kids.get(name, []):
            yield from leaves(one)

    roots = [name for name in kids if b"/Parent" not in tree[name]]
    order = {name: number for number, name in enumerate((page for one in roots for page in leaves(one)), 1)}
    return {name.decode(): order[page] for name, page in PLACE.findall(made) if page in order}
