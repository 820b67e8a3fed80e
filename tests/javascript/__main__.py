"""Check the JavaScript: its layout, its rules, its types, and what its functions give.

``python -m tests.javascript`` runs all four, and ``python -m tests.javascript test --filter plural`` one of them
with arguments of its own.  Nothing is fetched.
"""

import os
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from deno import find_deno_bin

ROOT = Path(__file__).resolve().parent.parent.parent
FOLDERS = ("widgets/sixelements/ui", "widgets/sixelements/kinds", "tests/javascript")
STEPS = {
    "fmt": ("fmt", "--check"),
    "lint": ("lint",),
    "check": ("check", *FOLDERS),
    "test": ("test", "--no-remote", "--no-prompt", "--allow-read=.", "--location=http://localhost"),
}


def main() -> None:
    """Run the step named on the command line, or all of them; leave with 1 when any failed."""
    name, *more = sys.argv[1:] or [""]
    if name and name not in STEPS:
        sys.exit(f"There is no step called {name}. The steps are: {', '.join(STEPS)}.")
    steps = {name: STEPS[name]} if name else STEPS
    quiet = {**os.environ, "DENO_NO_UPDATE_CHECK": "1", "DENO_NO_PROMPT": "1"}
    # What a device keeps lies in Deno's own folder: with one for all, two runs at a time empty each other's device.
    with TemporaryDirectory() as kept:
        own = {"test": {**quiet, "DENO_DIR": kept}}
        codes = {
            step: subprocess.run(
                [find_deno_bin(), *command, *more], cwd=ROOT, env=own.get(step, quiet), check=False
            ).returncode
            for step, command in steps.items()
        }
    if failed := [step for step, code in codes.items() if code]:
        sys.exit(
            f'These failed: {", ".join(failed)}. Run "python -m tests.javascript fmt" and so on for one of them.'
        )


if __name__ == "__main__":
    main()
