"""Orca, the screen reader of GNOME, on a screen that nobody sees; what it sends to speech is read from its own log.

Needs Debian's packages of ``PROGRAMS``; no speech is made, since there is no speech server.
"""

import json
import os
import re
import select
import shutil
import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

LAUNCHER = "/usr/libexec/at-spi-bus-launcher"
PROGRAMS = {"orca": "orca", "Xvfb": "xvfb", "dbus-run-session": "dbus", LAUNCHER: "at-spi2-core"}
"""What must be there, and the package that has it."""
SPOKEN = re.compile(r"^[\d:.]+ - SPEECH OUTPUT: '(.*?)'(?:\{|$)", re.MULTILINE | re.DOTALL)
MODES = ("Focus mode", "Browse mode", "Layout mode")
QUIET, LEAST, MOST = 1.2, 1.0, 20.0
FIRST, START = 6.0, 120.0
"""Seconds: without a word after which an utterance is over, the least to wait for one and the most;
then how long the first word may take, and how long Orca may take to start."""


class NoOrcaError(Exception):
    """Orca cannot be had here; the message says what to install."""


def lacking() -> list[str]:
    """Return the packages of what is missing."""
    return sorted(package for program, package in PROGRAMS.items() if not shutil.which(program))


def needed() -> None:
    """Raise where something is missing."""
    if packages := lacking():
        raise NoOrcaError(
            "To hear what a screen reader says, Orca and what it stands on are needed: "
            f"install your system's packages {', '.join(packages)}."
        )


class Ears:
    """Hears what Orca says from now on."""

    def __init__(self, log: int) -> None:
        """Listen at the terminal *log*: into a file Orca would write only when some pages are full."""
        self.log = log
        self.text = ""
        self.at = 0

    def words(self) -> list[str]:
        """Return what was said since the last time, without the words about Orca's own modes."""
        while select.select([self.log], [], [], 0)[0]:
            self.text += os.read(self.log, 65536).decode("utf-8", errors="replace").replace("\r\n", "\n")
        said = SPOKEN.findall(self.text)
        new = said[self.at :]
        self.at = len(said)
        return [one for one in new if not one.startswith(MODES)]

    def listen(self, first: float = FIRST) -> str:
        """Return what is said until it is quiet; *first* is how many seconds to wait for the first word."""
        began = last = time.monotonic()
        heard: list[str] = []
        while time.monotonic() - began < max(MOST, first):
            if new := self.words():
                heard += new
                last = time.monotonic()
            if time.monotonic() - began > LEAST and time.monotonic() - last > QUIET and heard:
                break
            if time.monotonic() - began > first and not heard:
                break
            time.sleep(0.1)
        return " / ".join(heard)


@contextmanager
def listening(home: Path) -> Iterator[tuple[Ears, dict[str, str]]]:
    """Start a screen, the accessibility bus and Orca; yield its ears, and the environment for a browser.

    Runs inside ``dbus-run-session``, so that nobody's own session is touched.
    """
    number = f":{90 + os.getpid() % 900}"
    env = {
        **os.environ,
        "DISPLAY": number,
        "HOME": str(home),
        "XDG_CONFIG_HOME": str(home / "config"),
        "XDG_DATA_HOME": str(home / "data"),
        "XDG_RUNTIME_DIR": str(home / "run"),
        "LANG": "C.UTF-8",
        # Nobody speaks there, and Orca starts no speech server of its own, for which it could wait without end.
        "SPEECHD_ADDRESS": "inet_socket:127.0.0.9:9",
    }
    (home / "run").mkdir(mode=0o700)
    prefs = home / "data" / "orca"
    prefs.mkdir(parents=True)
    # A whole page read out at once would drown what is asked here.
    general = {"sayAllOnLoad": False, "pageSummaryOnLoad": False, "profile": ["Default", "default"]}
    settings = {"general": general, "profiles": {"default": general}, "pronunciations": {}, "keybindings": {}}
    (prefs / "user-settings.conf").write_text(json.dumps(settings), encoding="utf-8")
    log, terminal = os.openpty()
    commands = [
        ["Xvfb", number, "-screen", "0", "1280x900x24", "-nolisten", "tcp"],
        [LAUNCHER, "--launch-immediately", "--a11y=1", "--screen-reader=1"],
        ["orca", "--replace", "--debug-file", os.ttyname(terminal)],
    ]
    with ExitStack() as stack:
        for command in commands:
            quiet = subprocess.DEVNULL
            started = subprocess.Popen(command, env=env, stdout=quiet, stderr=quiet, start_new_session=True)
            stack.callback(started.wait)
            stack.callback(os.killpg, started.pid, signal.SIGKILL)  # with whatever it started
            time.sleep(2)
        ears = Ears(log)
        if not ears.listen(first=START):
            raise NoOrcaError("Orca started and said nothing.")
        yield ears, env
