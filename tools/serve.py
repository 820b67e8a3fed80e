"""Start the server, and start it again where something ended it: a library, or a system that needs the memory.

Rooms are in their database and phones ask again by themselves, so a meeting goes on after some seconds.
``python -m sixelements serve`` is the server alone, for machines on which something else keeps services alive.
"""

import signal
import subprocess
import sys
import time
from collections.abc import Sequence

SERVER = (sys.executable, "-m", "sixelements", "serve")
ASKED = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
"""Signals by which somebody says that the server should end."""
MOST, WITHIN = 5, 60
"""How often it is started within so many seconds: what ends that often would end the next time too."""


def keep(command: Sequence[str], again: Sequence[str] = ()) -> int:
    """Run *command* until it ends as it should, with *again* behind it where it is not the first time.

    Return the code to leave with, which a shell writes as 128 and the signal for what a signal ended.
    """
    starts: list[float] = []
    asked: list[int] = []
    servers: list[subprocess.Popen[bytes]] = []

    def end(number: int, _frame: object) -> None:
        asked.append(number)
        if servers and number != signal.SIGINT:  # Ctrl-C reaches the server by itself
            servers[-1].terminate()

    for one in ASKED:
        if signal.getsignal(one) != signal.SIG_IGN:  # as nohup leaves it, so that a terminal can be closed
            signal.signal(one, end)
    while True:
        starts = [one for one in starts if one > time.monotonic() - WITHIN] + [time.monotonic()]
        with subprocess.Popen([*command, *(again if servers else ())]) as server:
            servers.append(server)
            if asked:
                server.terminate()
            ended_by = -server.wait()
        if ended_by <= 0:
            return -ended_by
        if asked or ended_by in ASKED:
            return 128 + ended_by
        if len(starts) == MOST:
            say(
                f"The server was ended {MOST} times within a minute, so it is not started again. Look above for why."
            )
            return 128 + ended_by
        say(f"The server was ended by signal {ended_by}, and is started again. What people shared is kept.")


def say(line: str) -> None:
    """Print a line at once."""
    print(line, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(keep([*SERVER, *sys.argv[1:]], again=["--no-browser"]))
