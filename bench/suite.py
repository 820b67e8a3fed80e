"""What ``make test`` takes in a fresh clone, beside an older commit: on one machine, one after the other.

Minutes of two days say little, since a shared machine is a third slower on one of them; a ratio of one hour does.
Run it with nothing else at work: ``python -m bench.suite COMMIT``, for as long as both suites take.
"""

import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

import psutil

ROOT = Path(__file__).resolve().parents[1]


class Took(NamedTuple):
    """What a suite took, in seconds: from the clone to its last line, and of all processors together."""

    commit: str
    wall: float
    processor: float
    passed: bool


def spent() -> float:
    """Return the seconds for which this machine's processors have worked since it was started."""
    times = psutil.cpu_times()
    return times.user + times.nice + times.system


def took(commit: str) -> Took:
    """Run the whole suite of *commit* in a clone of its own, set-up and all; it says at the terminal what it does."""
    with tempfile.TemporaryDirectory() as folder:
        began, before = time.monotonic(), spent()
        subprocess.run(["git", "clone", "--quiet", ROOT, folder], check=True)
        subprocess.run(["git", "checkout", "--quiet", commit], cwd=folder, check=True)
        ended = subprocess.run(["make", "test"], cwd=folder, check=False)
        return Took(commit, time.monotonic() - began, spent() - before, ended.returncode == 0)


def main() -> None:
    """Print what the suites of the commit that is named, and of this one, took, and how they stand to each other."""
    if len(sys.argv) != 2:
        sys.exit("Name the commit to compare with: python -m bench.suite COMMIT")
    now = subprocess.run(
        ["git", "rev-parse", "--short", "HEAD"], cwd=ROOT, check=True, capture_output=True, text=True
    )
    old, new = took(sys.argv[1]), took(now.stdout.strip())
    for one in (old, new):
        how = "all of it passed" if one.passed else "not all of it passed"
        print(f"{one.commit}: {one.wall:.0f} s, {one.processor:.0f} s of processor; {how}")
    print(f"{new.wall / old.wall:.2f} of the time, {new.processor / old.processor:.2f} of the processor")


if __name__ == "__main__":
    main()
