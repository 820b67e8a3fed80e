"""The built book that tests read: built once for a run, however many workers it has."""

import fcntl
import os
from pathlib import Path

from sixelements.book.build import build
from tests.run import BOOK_IS_BUILT, ROOT

OUT = ROOT / "_build"


def book(run: str) -> Path:
    """Return the folder of pages; the first to ask in the test run called *run* builds what has changed."""
    if os.environ.get(BOOK_IS_BUILT):
        return OUT / "html"
    OUT.mkdir(exist_ok=True)
    with (OUT / "book.lock").open("a+", encoding="utf-8") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        lock.seek(0)
        if lock.read() != run:
            build(OUT)
            lock.truncate(0)
            lock.write(run)
    return OUT / "html"
