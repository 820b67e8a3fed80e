"""Pin every package, with its hashes, into the two lock files: what serving needs, and what testing needs.

``make lock`` runs this; ``make lock UPGRADE=--upgrade`` takes the newest versions that pyproject.toml admits.
"""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

COMPILE = [
    *(sys.executable, "-m", "uv", "pip", "compile", "pyproject.toml", "--quiet"),
    *("--universal", "--python-version", "3.11", "--generate-hashes"),
    # The files name packages and hashes only, so they say the same wherever they are made.
    *("--no-emit-index-url", "--no-annotate", "--no-header"),
]


def main() -> None:
    """Write requirements.lock, then requirements-dev.lock with the same versions and more packages."""
    asked = sys.argv[1:]
    run = ["--extra", "build", "--output-file", "requirements.lock", *asked]
    dev = ["--extra", "build", "--extra", "dev", "--constraints", "requirements.lock"]
    dev += ["--output-file", "requirements-dev.lock", *asked]
    for arguments in (run, dev):
        subprocess.run([*COMPILE, *arguments], cwd=ROOT, check=True)


if __name__ == "__main__":
    main()
