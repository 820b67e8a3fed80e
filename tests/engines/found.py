"""Where the other browsers are, and how to get one that is missing.

A test asks here and never skips: without the browser it fails with the sentence that says what to install.
``python -m tests.engines.found`` installs what is missing, where this machine lets us.
"""

import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from tests.browser.install import as_root
from tests.engines.engine import BrowserError


@dataclass(frozen=True)
class Program:
    """A program that a browser needs."""

    name: str
    package: str
    """Debian's and Ubuntu's package that has it."""
    path: Callable[[], Path | None]


def named(*names: str) -> Callable[[], Path | None]:
    """Return what looks for the first of *names* that can be run."""
    return lambda: next((Path(path) for name in names if (path := shutil.which(name))), None)


LIBRARIES = "lib*/*/webkit2gtk-4.*/MiniBrowser"
"""Where WebKitGTK's own small browser stands below /usr."""


def mini_browser() -> Path | None:
    """Return WebKitGTK's own small browser, the newest where there are several."""
    return next(iter(sorted(Path("/usr").glob(LIBRARIES), reverse=True)), None)


PROGRAMS = {
    "firefox": Program("Firefox", "firefox-esr", named("firefox-esr", "firefox")),
    "webkit-driver": Program("WebKitGTK's driver", "webkit2gtk-driver", named("WebKitWebDriver")),
    "webkit": Program("WebKitGTK's MiniBrowser", "webkit2gtk-driver", mini_browser),
    "screen": Program("a screen that nobody sees", "xvfb", named("Xvfb")),
}


def find(key: str) -> Path:
    """Return where a program of ``PROGRAMS`` is."""
    program = PROGRAMS[key]
    if path := program.path():
        return path
    raise BrowserError(
        f"The tests in other browsers need {program.name}, and none was found: "
        f"install your system's package {program.package}."
    )


def lacking() -> list[str]:
    """Return the packages of what is missing."""
    return sorted({one.package for one in PROGRAMS.values() if not one.path()})


def install(packages: Iterable[str]) -> None:
    """Install *packages* where there is apt and we may use it."""
    root = as_root()
    if root is None or not shutil.which("apt-get"):
        return
    apt = [*root, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq"]
    for rest in (["update"], ["install", "--yes", "--no-install-recommends", *packages]):
        if subprocess.run([*apt, *rest], check=False).returncode:
            return


def main() -> None:
    """Find every program, install what is missing, and say what there is."""
    if packages := lacking():
        print(f"Missing for the tests in other browsers: installing {', '.join(packages)}.", flush=True)
        install(packages)
    try:
        print("\n".join(f"{program.name}: {find(key)}" for key, program in PROGRAMS.items()))
    except BrowserError as missing:
        sys.exit(str(missing))


if __name__ == "__main__":
    main()
