"""Run nbval, strictly, on one notebook of each kind and on each that was written by hand; with ``--all`` on all.

The notebook of an exercise is one cell whose text comes from the same function that ``check`` compares byte by
byte, so that one of a kind shows in a fresh kernel what all of that kind do.
Run it from the repository: ``python -m tests.notebooks``.
"""

import subprocess
import sys

from sixelements import catalog
from tests.examples import EVERY, ONE_A_KIND

BY_HAND = "chapters/facilitators"


def main() -> None:
    """Hand the notebooks to nbval, and end as it ends."""
    every = "--all" in sys.argv[1:]
    slugs = EVERY if every else ONE_A_KIND
    notebooks = [str(catalog.get(slug).file.with_name(f"{slug}.ipynb")) for slug in slugs]
    # The cells of a notebook share one kernel; a few notebooks need no second worker.
    share = ("--numprocesses", "2", "--dist", "loadfile") if every else ()
    plugins = ("-p", "sixelements.startup", "-p", "nbval")  # in this order: nbval brings nbformat
    command = [sys.executable, "-m", "pytest", "-q", *plugins, "--nbval", *share, BY_HAND, *notebooks]
    sys.exit(subprocess.run(command, check=False).returncode)


if __name__ == "__main__":
    main()
