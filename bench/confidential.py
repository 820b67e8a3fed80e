"""200 rooms play the cases over HTTP: no device may get a byte of a sheet that is not its own.

    python bench/confidential.py         200 rooms, in about three minutes
    python bench/confidential.py 20      20 rooms

Every device loads the pages, takes its sheet, asks for all sheets it may not have, enters the agreement, and looks at
the other version; all that it got is then searched for every text of the other side, of other roles, and of the end.
Loopback only; the server has a data folder of its own.
"""

from __future__ import annotations

import sys
import tempfile
import time
from contextlib import closing
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from sixelements import catalog, course  # noqa: E402  (the checkout must be found first)
from sixelements.convening.store import open_store  # noqa: E402
from tests.support.server import SERVE, running  # noqa: E402
from tests.support.sheets import Table  # noqa: E402

ROOMS = 200


def main() -> int:
    """Play so many rooms; return 1 where any device got what was not for it."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else ROOMS
    slugs = [one.slug for one in catalog.all_exercises() if one.kind == "case"]
    began = time.monotonic()
    devices = got = leaks = refused = 0
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder)
        with (
            running(course.root(), data / "log", SERVE, SIXELEMENTS_DATA=str(data)) as server,
            closing(open_store(f"sqlite:///{data / 'rooms.sqlite'}")) as store,
        ):
            for number in range(count):
                table = Table(server, store, slugs[number % len(slugs)], number)
                table.come_in()
                refused += table.reach_over()
                for at in table.tables:
                    for side in ("labor", "management"):
                        table.enter(table.of(side, at), f"{side}'s words")
                leaks += len(table.leaks())
                devices += len(table.devices)
                got += sum(len(part) for one in table.devices for part in one.got)
    print(
        f"{count} rooms, {devices} devices, {got / 1e6:.0f} MB read, {refused} requests refused: "
        f"{leaks} texts that were not for the device that got them ({time.monotonic() - began:.0f} s)"
    )
    return 1 if leaks or not devices else 0


if __name__ == "__main__":
    sys.exit(main())
