"""A server's process forked from one that has read all modules: reading them is most of what a start costs.

It has an environment, a folder, a log and an end of its own, like one that is started from nothing (``from_nothing`` in
``server.py``).
"""

import os
import runpy
import signal
import sys
import tempfile
from collections.abc import Mapping
from multiprocessing import get_context
from pathlib import Path

CONTEXT = get_context("forkserver")
# Modules, and nothing that they make: where the course stands is found once a process, and the minifier is a library in
# Go, whose threads no fork has.
CONTEXT.set_forkserver_preload(
    ["sixelements.authoring", "sixelements.sheets", "sixelements.serving.app", "alembic.command"]
)


class Forked:
    """A running Python, to be used like one of ``subprocess.Popen``."""

    def __init__(
        self, command: tuple[str, ...], folder: Path, log: Path, environment: Mapping[str, str]
    ) -> None:
        """Run *command*, ``-m module`` or ``-c program`` with arguments, in *folder*; *log* takes what it says."""
        given = (command, str(folder), str(log), dict(environment))
        self._process = CONTEXT.Process(target=run, args=given, daemon=True)
        self._process.start()
        self.pid: int = self._process.pid or 0

    def poll(self) -> int | None:
        """Return how it ended, or None while it runs."""
        return self._process.exitcode

    def wait(self, timeout: float | None = None) -> int:
        """Return how it ended, which must come within *timeout* seconds."""
        self._process.join(timeout)
        ended = self.poll()
        if ended is None:
            raise TimeoutError(f"{self._process} should have ended within {timeout} s")
        return ended

    def send_signal(self, number: int) -> None:
        """Send the signal *number*, where it still runs."""
        if self.poll() is None:
            os.kill(self.pid, number)

    def kill(self) -> None:
        """End it with no warning."""
        self.send_signal(signal.SIGKILL)


def run(command: tuple[str, ...], folder: str, log: str, environment: dict[str, str]) -> None:
    """Be the Python that was started with *command*."""
    with Path(log).open("w") as file:
        for stream in (sys.stdout, sys.stderr):
            os.dup2(file.fileno(), stream.fileno())
    os.environ.clear()
    os.environ.update(environment)
    tempfile.tempdir = None  # TMPDIR may be another
    os.chdir(folder)
    how, what, *arguments = command
    sys.argv = [how if how == "-c" else what, *arguments]
    if how == "-c":
        exec(what, {"__name__": "__main__"})  # noqa: S102 - as Python itself does
    else:
        runpy.run_module(what, run_name="__main__", alter_sys=True)
