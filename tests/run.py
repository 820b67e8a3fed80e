"""Run every check, part by part, and say at the end which failed.

``make test`` runs all of them; ``make test PARTS="types unit"`` runs those.
A part that fails does not stop the next ones: one run tells everything there is to mend.
"""

import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PYTEST = ("pytest", "-q")

# What each part is called, what it holds, and the module and arguments that run it.
PARTS: dict[str, tuple[str, tuple[str, ...]]] = {
    "lint": ("the linter's rules", ("ruff", "check")),
    "format": ("one way to lay out code", ("ruff", "format", "--check")),
    "types": ("types, strictly", ("mypy",)),
    "check": ("the exercises and what is derived from them", ("sixelements", "check")),
    "services": ("a database and a proxy to test with", ("tests.serving.services",)),
    "unit": (
        "everything that needs no browser and no book",
        (*PYTEST, "tests", "--ignore=tests/browser", "--ignore=tests/book"),
    ),
    "notebooks": (
        "every notebook opens and says the same",
        (*PYTEST, "--nbval", "exercises", "chapters/facilitators"),
    ),
    "book": ("the book builds without a warning and its links lead somewhere", (*PYTEST, "tests/book")),
    "chromium": ("a browser to test with", ("tests.browser.install",)),
    "browser": ("what only a browser shows", (*PYTEST, "tests/browser")),
}


def main() -> None:
    """Run the parts named on the command line, or all of them; leave with 1 when any failed."""
    names = sys.argv[1:] or list(PARTS)
    if unknown := sorted(set(names) - set(PARTS)):
        sys.exit(f"There is no part called {', '.join(unknown)}. The parts are: {', '.join(PARTS)}.")
    results = {name: run(name, f"{number} of {len(names)}") for number, name in enumerate(names, 1)}
    print("\n== All parts\n")
    for name, (passed, seconds) in results.items():
        print(f"{'passed' if passed else 'FAILED'}  {seconds:6.1f} s  {name}")
    failed = [name for name, (passed, _) in results.items() if not passed]
    if failed:
        print(f'\nTo run only what failed: make test PARTS="{" ".join(failed)}"')
    print(f"\n{len(results) - len(failed)} passed, {len(failed)} failed")
    sys.exit(bool(failed))


def run(name: str, place: str) -> tuple[bool, float]:
    """Run one part in a process of its own; return whether it passed, and its seconds."""
    holds, module = PARTS[name]
    print(f"\n== Part {place}: {name} ({holds})\n", flush=True)
    started = time.monotonic()
    code = subprocess.run([sys.executable, "-m", *module], cwd=ROOT, check=False).returncode
    return code == 0, time.monotonic() - started


if __name__ == "__main__":
    main()
