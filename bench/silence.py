"""Rooms of forty phones write cards alone over HTTP: no byte of anybody's card before the reveal, no tie after it.

    python bench/silence.py          200 rooms of 40, in about a quarter of an hour
    python bench/silence.py 20       20 rooms

Every device joins, shares one to three cards, and asks for all that phones ask for; everything that all devices, the
board, the room's screen and its files are told is searched for texts of others.  Then the cards are revealed, and what
was sent and all rows of the database are searched for what ties a card to its writer, or two of her cards to each
other (``tests/convening/adversary/silence.py``).  Loopback only; the server has a data folder of its own.
"""

from __future__ import annotations

import sys
import tempfile
import time
from contextlib import closing
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from sixelements import course  # noqa: E402  (the checkout must be found first)
from sixelements.convening.store import open_store  # noqa: E402
from tests.convening.adversary.silence import SLUG, Device, Room, beyond_chance  # noqa: E402
from tests.convening.kept import all_rows  # noqa: E402
from tests.support.server import SERVE, Server, ask, running  # noqa: E402

ROOMS, DEVICES = 200, 40
PATHS = ("exercise", "pattern", f"/exercise/{SLUG}", f"/api/script/{SLUG}")


def over(server: Server) -> Any:
    """Return how a room reaches *server*."""

    def send(device: Device, method: str, path: str, body: Any) -> tuple[int, bytes]:
        answer = ask(server.port, method, path, body, X_Six_Token=device.token)
        return answer.status, answer.body

    return send


def main() -> int:
    """Play so many rooms; return 1 where anything was learned."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else ROOMS
    began = time.monotonic()
    early = tied = got = cards = 0
    neighbors: list[tuple[int, float, float]] = []
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder)
        with (
            running(course.root(), data / "log", SERVE, SIXELEMENTS_DATA=str(data)) as server,
            closing(open_store(f"sqlite:///{data / 'rooms.sqlite'}")) as store,
        ):
            for seed in range(count):
                room = Room(store, seed, DEVICES, over(server))
                room.write()
                room.look(PATHS)
                early += len(room.early())
                room.reveal()
                tied += len(room.tied(all_rows(store)))
                neighbors += room.neighbors()
                cards += sum(len(one.cards) for one in room.devices)
                got += sum(len(part) for one in room.devices for part in one.got)
    away = beyond_chance(neighbors)
    print(
        f"{count} rooms of {DEVICES} devices, {cards} cards, {got / 1e6:.0f} MB read: {early} texts of others before "
        f"the reveal, {tied} ties after it; cards of one writer stand together {away:.1f} standard deviations from "
        f"chance ({time.monotonic() - began:.0f} s)"
    )
    return 1 if early or tied or away > 6 else 0


if __name__ == "__main__":
    sys.exit(main())
