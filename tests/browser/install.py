"""Install a browser for the tests where this machine has none and lets us.

Tried in this order: the system's own package on Debian and Ubuntu, then Playwright's download.
The quick build of its headless shell (``shell.py``) comes on top of it, where it can be had.
Where nothing works it ends with the sentence that says what to install.
Run it from the repository: ``python -m tests.browser.install``.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from tests.browser import shell
from tests.browser.chromium import SHELL, VARIABLE, NoBrowserError, find, find_light


def main() -> None:
    """Find a browser, or install one, and say which it is."""
    try:
        whole = find_or_install()
        if VARIABLE not in os.environ:
            quicker()
        print(f"The browser tests use {whole}, and where it is enough {find_light()}.", flush=True)
    except NoBrowserError as missing:
        sys.exit(str(missing))


def find_or_install() -> Path:
    """Return a browser that starts, after trying each way to install one."""
    for sentence, commands in ways():
        try:
            return find()
        except NoBrowserError:
            print(sentence, flush=True)
        for command in commands:  # the shell comes last, since not every system has it
            if subprocess.run(command, check=False).returncode:
                break
    return find()


def quicker() -> None:
    """Get the quick shell, and say what it costs where it cannot be had."""
    try:
        shell.get(shell.PLACE)
    except shell.NoShellError as missing:
        print(f"The browser tests take longer without Chromium's own headless shell: {missing}.", flush=True)


def ways() -> Iterator[tuple[str, list[list[str]]]]:
    """Yield each way to install a browser: what to say, and the commands."""
    if VARIABLE in os.environ:
        return  # whoever names a browser wants that one
    root = as_root()
    if root is not None and shutil.which("apt-get"):
        apt = [*root, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq"]
        # Without fonts a bare machine would lay out text with no letters in it.
        install = [*apt, "install", "--yes", "--no-install-recommends"]
        commands = [[*apt, "update"], [*install, "chromium", "fonts-liberation"], [*install, SHELL]]
        yield "No Chromium found: installing the system's packages.", commands
    playwright = [sys.executable, "-m", "playwright", "install", "chromium"]
    yield "No Chromium found: asking Playwright for its own.", [playwright]


def as_root() -> list[str] | None:
    """Return what makes a command run as root here without a question, or None where nothing does."""
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        return []
    if shutil.which("sudo"):
        quiet = subprocess.run(["sudo", "-n", "true"], capture_output=True, check=False)
        if quiet.returncode == 0:
            return ["sudo", "-n"]
    return None


if __name__ == "__main__":
    main()
