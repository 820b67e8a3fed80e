"""Our server with a profile of its visitors: SIGUSR1 begins it, SIGUSR2 ends it and writes it to the first argument.

python bench/profiled.py visits.profile serve --no-browser
"""

from __future__ import annotations

import cProfile
import signal
import sys
from pathlib import Path


def main() -> None:
    """Serve."""
    file = sys.argv.pop(1)
    profile = cProfile.Profile()

    def end(*_: object) -> None:
        profile.disable()
        profile.dump_stats(f"{file}.new")
        Path(f"{file}.new").rename(file)  # whoever waits for the file finds it whole

    signal.signal(signal.SIGUSR1, lambda *_: profile.enable())
    signal.signal(signal.SIGUSR2, end)
    from sixelements.__main__ import run

    run()


if __name__ == "__main__":
    main()
