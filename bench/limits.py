"""A laptop-sized place for a server: two cores and two gigabytes, however big the machine is."""

from __future__ import annotations

import os
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

CORES = 2
BYTES = 2 * 1024**3

GROUPS = {
    Path("/sys/fs/cgroup/memory"): "memory.limit_in_bytes",
    Path("/sys/fs/cgroup"): "memory.max",
}
"""Where Linux takes a limit for a group of processes: in its older and its newer way."""


@contextmanager
def laptop() -> Iterator[tuple[list[str], str]]:
    """Yield what to put before a command so that it and its children stay within the limits, and how it is done."""
    cores = sorted(os.sched_getaffinity(0))[:CORES]
    few = ["taskset", "-c", ",".join(map(str, cores))] if shutil.which("taskset") else []
    group = made()
    if group is None:
        each = ["prlimit", f"--data={BYTES}"] if shutil.which("prlimit") else []
        yield (
            [*few, *each],
            "two cores, 2 GiB for each process" if each else "two cores, memory without a limit",
        )
        return
    try:
        enter = ["sh", "-c", 'echo $$ > "$0" && exec "$@"', str(group / "cgroup.procs")]
        yield [*few, *enter], "two cores, 2 GiB for all its processes"
    finally:
        gone(group)


def gone(group: Path) -> None:
    """Take the group away; a process that is still ending keeps it for a moment."""
    for _ in range(50):
        with suppress(OSError):
            group.rmdir()
            return
        time.sleep(0.1)


def made() -> Path | None:
    """Make a group with the limit, where this machine lets us."""
    for place, limit in GROUPS.items():
        with suppress(OSError):
            group = Path(tempfile.mkdtemp(prefix="six-elements-", dir=place))
            if (group / limit).exists():
                (group / limit).write_text(str(BYTES))
                return group
            group.rmdir()
    return None
