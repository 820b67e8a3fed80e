"""What the server writes down: one line for a failure, with no visitor's address, no room's code and no answer.

A library's own words are never written: Tornado repeats the whole request, SQLAlchemy the parameters, psycopg the row.
What stays of them is who spoke, the kind of error and the line of the program, which is what mends it.
"""

from __future__ import annotations

import faulthandler
import logging
import queue
import sys
import threading
import time
import traceback
from pathlib import Path
from typing import Any, TextIO

OWN = "sixelements"
PACKAGE = Path(__file__).resolve().parent.parent

MOST_WAITING = 1000
"""Lines that may wait for a terminal that takes none; what comes then is counted, and nobody waits for it."""

SAME_AGAIN = 60.0
"""Seconds in which the same line is written once, and counted after that."""

log = logging.getLogger(OWN)


def failure(what: str, error: BaseException | None = None) -> None:
    """Write that *what* failed, in one line; *error* is named by its kind and its place, never by its words."""
    log.error("%s (%s).", what, kind(error)) if error else log.error("%s.", what)


def kind(error: BaseException) -> str:
    """Return the class of *error* and where it came up: our own line where one of ours is on the way."""
    frames = traceback.extract_tb(error.__traceback__)
    ours = [one for one in frames if PACKAGE in Path(one.filename).parents]
    inner = getattr(error, "ename", "")  # what went wrong in a notebook's cell
    name = f"{type(error).__name__} of {inner}" if inner else type(error).__name__
    if not frames:
        return name
    last = (ours or frames)[-1]
    file = Path(last.filename)
    return f"{name} at {file.parent.name}/{file.name}, line {last.lineno}"


def record(  # noqa: PLR0917  (the signature is logging's own)
    name: str,
    level: int,
    pathname: str,
    line: int,
    message: Any,
    args: Any,
    error: Any,
    function: str | None = None,
    *_stack: Any,
    **_more: Any,
) -> logging.LogRecord:
    """Make a record of logging; of what a library says, only who, what kind and where."""
    raised = error[1] if isinstance(error, tuple) else message if isinstance(message, Exception) else None
    if name != OWN:
        place = f"{Path(pathname).parent.name}/{Path(pathname).name}, line {line}"
        message, args = f"{name}: {kind(raised) if raised else f'something went wrong at {place}'}.", ()
    return logging.LogRecord(name, level, pathname, line, message, args, None, function)


class Terminal(logging.Handler):
    """Writes in a thread of its own: a full disk or a terminal that takes nothing holds up nobody."""

    def __init__(self, out: TextIO) -> None:
        super().__init__(logging.ERROR)
        self.out = out
        self.waiting: queue.Queue[str] = queue.Queue(MOST_WAITING)
        self.seen: dict[str, tuple[float, int]] = {}
        threading.Thread(target=self.write, daemon=True, name="log").start()

    def emit(self, record: logging.LogRecord) -> None:
        """Take a line in, unless the same one was written within the minute."""
        text, now = record.getMessage(), time.monotonic()
        since, more = self.seen.get(text, (-SAME_AGAIN, 0))
        if now - since < SAME_AGAIN:
            self.seen[text] = since, more + 1
            return
        if len(self.seen) > MOST_WAITING:
            self.seen.clear()
        self.seen[text] = now, 0
        again = f" The same happened {more} more times since." if more else ""
        try:
            self.waiting.put_nowait(f"{text}{again}")
        except queue.Full:
            self.seen[text] = since, more + 1

    def write(self) -> None:
        """Write line after line."""
        while True:
            text = self.waiting.get()
            try:
                self.out.write(f"{text}\n")
                self.out.flush()
            except (OSError, ValueError):
                time.sleep(
                    1
                )  # a full disk, or a terminal that is gone: the line is lost, and the server is not
            self.waiting.task_done()


def install() -> None:
    """Let everything in this process write through here."""
    logging.raiseExceptions = False
    logging.setLogRecordFactory(record)
    named = [logging.getLogger(name) for name in logging.root.manager.loggerDict]
    for logger in (logging.root, *named):
        logger.handlers.clear()
        logger.propagate = True
    logging.root.addHandler(Terminal(sys.stderr))
    faulthandler.enable()  # where a library ends the process, the terminal at least says at which line
