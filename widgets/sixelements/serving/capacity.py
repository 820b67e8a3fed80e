"""How many kernels this machine can carry: asked anew whenever somebody wants one.

Measured: a kernel with one of our exercises takes 42 MiB, and the server keeps 13 descriptors open for
a kernel whose page is connected.  A machine's free memory is what its system says, and
in a container whatever its own limit leaves.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

import psutil

MIB = 1024 * 1024

KERNEL_BYTES = 64 * MIB
"""What one more kernel may take; a stock notebook imports more than an exercise does."""

SPARE_BYTES = 256 * MIB
"""What stays free for everybody else: the room's answers, an export, the system."""

KERNEL_FILES = 16
"""Descriptors of the server for one kernel and the connection of its page."""

SPARE_FILES = 400
"""Descriptors that stay free for the phones of a room; each keeps up to six connections open."""

# A group's limit, what it uses, and the line of its statistics that tells how much of that is only cached files:
# once for systems with one tree of groups, once for those with a tree of memory groups.
GROUPS = (
    ("sys/fs/cgroup", "memory.max", "memory.current", "inactive_file"),
    ("sys/fs/cgroup/memory", "memory.limit_in_bytes", "memory.usage_in_bytes", "total_inactive_file"),
)


def free_bytes(root: Path = Path("/")) -> int:
    """Return how much memory a new process may take: what the machine has left, or the tightest group around us."""
    return min([psutil.virtual_memory().available, *_left_in_groups(root)])


def _left_in_groups(root: Path) -> Iterator[int]:
    with contextlib.suppress(OSError):
        own = [line.split(":")[2] for line in (root / "proc/self/cgroup").read_text().splitlines()]
        # A group's limit holds for all groups below it.  Inside a container the own group is the top of the tree.
        paths = {above for path in own for above in (PurePosixPath(path), *PurePosixPath(path).parents)}
        for tree, most, used, cached in GROUPS:
            for path in paths:
                with contextlib.suppress(OSError, ValueError):
                    yield _left(root / tree / path.relative_to("/"), most, used, cached)


def _left(group: Path, most: str, used: str, cached: str) -> int:
    limit = int(
        (group / most).read_text()
    )  # "max", where there is no limit, is no number: the caller goes on
    statistics = dict(line.split() for line in (group / "memory.stat").read_text().splitlines())
    return limit - int((group / used).read_text()) + int(statistics.get(cached, 0))


KEPT_FILES = 64
"""Descriptors that no visitor's connection takes: the database, a page that is read, an export."""


def most_files() -> int:
    """Return how many descriptors the server may have open; plenty, where the system does not say."""
    try:
        import resource  # Windows has none
    except ImportError:
        return 65_536
    limit = resource.getrlimit(resource.RLIMIT_NOFILE)[0]
    return 2**20 if limit == resource.RLIM_INFINITY else limit


def free_files() -> int:
    """Return how many more descriptors the server may open."""
    own = psutil.Process()
    return most_files() - (own.num_fds() if hasattr(own, "num_fds") else 0)


def raise_files(most: int = 65_536) -> None:
    """Take the descriptors that the system would let us have: many start with 1024, and 300 phones need more."""
    with contextlib.suppress(ImportError, OSError, ValueError):
        import resource

        soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
        wanted = most if hard == resource.RLIM_INFINITY else min(hard, most)
        if soft != resource.RLIM_INFINITY and soft < wanted:
            resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))


def kernels_that_fit() -> int:
    """Return for how many more kernels there is room."""
    by_memory = (free_bytes() - SPARE_BYTES) // KERNEL_BYTES
    by_files = (free_files() - SPARE_FILES) // KERNEL_FILES
    return max(0, min(by_memory, by_files))


class KernelAdmission:
    """Lets pages with a kernel in while there is room; those let in whose kernels have not grown yet count too."""

    def __init__(self) -> None:
        self.starting = 0

    def is_open(self) -> bool:
        """Say whether there is room for one more."""
        return kernels_that_fit() > self.starting

    @contextlib.contextmanager
    def passing(self) -> Iterator[None]:
        """Count a page from when it is let in until it is whole: by then its kernel has the memory it needs."""
        self.starting += 1
        try:
            yield
        finally:
            self.starting -= 1
