"""What a server takes of the machine: it and every process it has started, as Linux counts."""

from __future__ import annotations

import re
from contextlib import suppress
from pathlib import Path

import psutil


class Tree:
    """A process with all that descend from it."""

    def __init__(self, pid: int) -> None:
        self.root = psutil.Process(pid)

    def processes(self) -> list[psutil.Process]:
        """Return those that run now."""
        return [self.root, *self.root.children(recursive=True)]

    def cpu(self) -> float:
        """Return the seconds of processor time so far, with those of descendants that have ended."""
        total = 0.0
        for one in self.processes():
            with suppress(psutil.NoSuchProcess):
                spent = one.cpu_times()
                total += spent.user + spent.system + spent.children_user + spent.children_system
        return total

    def memory(self, *, alone: bool = False) -> float:
        """Return the memory in MiB, or that of the server *alone*.

        What processes share is split among them (Linux calls it PSS).
        """
        total = 0
        for one in [self.root] if alone else self.processes():
            with suppress(OSError):
                told = Path(f"/proc/{one.pid}/smaps_rollup").read_text()
                found = re.search(r"^Pss: +(\d+) kB", told, re.MULTILINE)
                total += int(found[1]) if found else 0
        return total / 1024

    def descriptors(self) -> int:
        """Return how many files and connections the server itself has open."""
        number: int = self.root.num_fds()
        return number

    def kernels(self) -> int:
        """Return how many of the processes are Python kernels."""
        count = 0
        for one in self.processes():
            with suppress(psutil.NoSuchProcess):
                count += any("ipykernel" in word for word in one.cmdline())
        return count
