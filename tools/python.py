"""Print which Python to use: the one that .venv was made with, or else the quickest of this machine's of one version.

Two builds of the same Python may differ by half in speed, since one that was compiled as it comes lacks what those of
distributions and of python.org are given; no build says in one way which it is, so it is measured.
Of the first version that the path leads to, another build is taken only where it is a quarter quicker.
Standard library only: it is what runs before anything is installed.
"""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

VENV = Path(__file__).resolve().parent.parent / ".venv"
NAME = re.compile(r"python(3(\.\d+)?)?")
MUCH = 0.8
"""Of the time that the first one takes; less than that is much quicker, and never a matter of chance."""

# What each is asked: who it is, and how long a loop takes it, the best of a few.  What it imports, we need of it.
ASK = """
import ctypes, ensurepip, sqlite3, ssl, sys, time, venv
def loop():
    began = time.process_time()
    names = {}
    for number in range(20000):
        names[str(number % 500)] = names.get(number, 0) + number
    return time.process_time() - began
print(sys.executable, "%d.%d" % sys.version_info[:2], min(loop() for _ in range(4)), sep="\\n")
"""


def main() -> None:
    """Print the path of the Python to use; the one that runs this stands for the first of the path."""
    print(made_with(VENV) or quickest([sys.executable, *others(os.environ.get("PATH", ""))]))


def made_with(venv: Path) -> str:
    """Return the Python that the environment in *venv* was made with, where that is still there."""
    told = venv / "pyvenv.cfg"
    found = (
        re.search(r"^executable = (.+)$", told.read_text("utf-8"), re.MULTILINE) if told.exists() else None
    )
    return found[1] if found and (venv / "bin" / "python").exists() and os.access(found[1], os.X_OK) else ""


def others(path: str) -> Iterator[str]:
    """Yield every Python in the folders of *path*, each once."""
    known = {os.path.realpath(sys.executable)}
    for folder in map(Path, filter(None, path.split(os.pathsep))):
        for file in sorted(folder.glob("python*")):
            place = os.path.realpath(file)
            if NAME.fullmatch(file.name) and os.access(file, os.X_OK) and place not in known:
                known.add(place)
                yield str(file)


def quickest(pythons: list[str]) -> str:
    """Return the first of *pythons*, or another of its version that is much quicker and can do what we need."""
    asked = list(filter(None, map(ask, pythons)))
    if not asked:
        return pythons[0]
    _, version, time = asked[0]
    best = min((one for one in asked if one[1] == version), key=lambda one: one[2])
    return best[0] if best[2] < MUCH * time else asked[0][0]


def ask(python: str) -> tuple[str, str, float] | None:
    """Return where *python* is, its version and how many seconds the loop takes it; None where it cannot be used."""
    try:
        told = subprocess.run([python, "-c", ASK], capture_output=True, text=True, timeout=60, check=True)
        where, version, time = told.stdout.split("\n")[:3]
        return where, version, float(time)
    except (OSError, subprocess.SubprocessError, ValueError):
        return None


if __name__ == "__main__":
    main()
