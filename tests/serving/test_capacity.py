"""How many kernels fit: from the machine's memory, the groups around us, and the descriptors."""

from pathlib import Path
from types import SimpleNamespace

import psutil
import pytest

from sixelements.serving import capacity
from sixelements.serving.capacity import (
    KERNEL_BYTES,
    KERNEL_FILES,
    MIB,
    SPARE_BYTES,
    SPARE_FILES,
    KernelAdmission,
)

PLENTY = 64 * 1024 * MIB


@pytest.fixture(autouse=True)
def large_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine whose own memory and files bound nothing; each test bounds what it is about."""
    monkeypatch.setattr(psutil, "virtual_memory", lambda: SimpleNamespace(available=PLENTY))
    monkeypatch.setattr(capacity, "free_files", lambda: 1_000_000)


def group(root: Path, path: str, limit: str, used: int, *, cached: int = 0, version: int = 2) -> None:
    """Write what the system says about a group of processes."""
    tree = root / ("sys/fs/cgroup" if version == 2 else "sys/fs/cgroup/memory")
    names = ("memory.max", "memory.current", "inactive_file")
    if version == 1:
        names = ("memory.limit_in_bytes", "memory.usage_in_bytes", "total_inactive_file")
    place = tree / path.strip("/")
    place.mkdir(parents=True, exist_ok=True)
    (place / names[0]).write_text(f"{limit}\n")
    (place / names[1]).write_text(f"{used}\n")
    (place / "memory.stat").write_text(f"anon 1\n{names[2]} {cached}\n")


def belongs(root: Path, *lines: str) -> None:
    (root / "proc/self").mkdir(parents=True)
    (root / "proc/self/cgroup").write_text("\n".join(lines))


def test_without_groups_the_machine_says_what_is_free(tmp_path: Path) -> None:
    assert capacity.free_bytes(tmp_path) == PLENTY


@pytest.mark.parametrize("version", [1, 2])
def test_a_group_leaves_its_limit_without_what_it_uses_and_what_is_only_cached_counts_as_free(
    tmp_path: Path, version: int
) -> None:
    belongs(tmp_path, "0::/a/b" if version == 2 else "4:memory:/a/b")
    group(tmp_path, "/a/b", str(2048 * MIB), 1000 * MIB, cached=300 * MIB, version=version)
    assert capacity.free_bytes(tmp_path) == 1348 * MIB


def test_the_tightest_group_above_us_counts(tmp_path: Path) -> None:
    belongs(tmp_path, "0::/a/b")
    group(tmp_path, "/a/b", "max", 0)
    group(tmp_path, "/a", str(900 * MIB), 100 * MIB)
    group(tmp_path, "/", str(4000 * MIB), 100 * MIB)
    assert capacity.free_bytes(tmp_path) == 800 * MIB


def test_a_group_that_is_not_above_us_does_not_count(tmp_path: Path) -> None:
    belongs(tmp_path, "0::/a")
    group(tmp_path, "/b", str(MIB), 0)
    assert capacity.free_bytes(tmp_path) == PLENTY


@pytest.mark.parametrize(
    ("memory", "files", "expected"),
    [
        (SPARE_BYTES + 3 * KERNEL_BYTES, 1_000_000, 3),
        (SPARE_BYTES + 4 * KERNEL_BYTES - 1, 1_000_000, 3),
        (PLENTY, SPARE_FILES + 5 * KERNEL_FILES, 5),
        (SPARE_BYTES - 1, 1_000_000, 0),
        (PLENTY, 10, 0),
    ],
)
def test_the_scarcer_of_memory_and_files_bounds_the_kernels(
    monkeypatch: pytest.MonkeyPatch, memory: int, files: int, expected: int
) -> None:
    monkeypatch.setattr(capacity, "free_bytes", lambda: memory)
    monkeypatch.setattr(capacity, "free_files", lambda: files)
    assert capacity.kernels_that_fit() == expected


def test_whoever_comes_at_once_cannot_all_count_on_the_same_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(capacity, "kernels_that_fit", lambda: 2)
    gate = KernelAdmission()
    with gate.passing():
        assert gate.is_open()
        with gate.passing():
            assert not gate.is_open(), "two are starting and have not grown yet"
        assert gate.is_open()


def test_files_are_raised_to_what_the_system_allows(monkeypatch: pytest.MonkeyPatch) -> None:
    resource = pytest.importorskip("resource")
    asked: list[tuple[int, int]] = []
    monkeypatch.setattr(resource, "setrlimit", lambda _, limits: asked.append(limits))
    monkeypatch.setattr(resource, "getrlimit", lambda _: (1024, 4096))
    capacity.raise_files()
    monkeypatch.setattr(resource, "getrlimit", lambda _: (1024, resource.RLIM_INFINITY))
    capacity.raise_files()
    monkeypatch.setattr(resource, "getrlimit", lambda _: (4096, 4096))
    capacity.raise_files()
    assert asked == [(4096, 4096), (65_536, resource.RLIM_INFINITY)]


def test_this_machine_can_be_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    assert capacity.free_bytes() > 0
    assert capacity.free_files() > 0
