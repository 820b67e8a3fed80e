"""A room, its store and its server, and the count of what was promised and is not there."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from sqlalchemy import select

from sixelements.convening import codes, rooms
from sixelements.convening.store import RoomStore, open_store
from sixelements.convening.tables import Participant, Share
from tests.support.courses import copy_of_one
from tests.support.phones import EXERCISE, SIDES, Phone
from tests.support.server import Server, free_port, running

Kept = tuple[str, int, Any]
"""What the store holds of a device: the digest of its token, the revision, the answers."""

Told = tuple[str, int, dict[int, Any]]
"""What a device knows: its token, the revision that was acknowledged, what it has sent as which revision."""


def missing(kept: Iterable[Kept], told: Iterable[Told]) -> int:
    """Return how many devices were told that something counts which is not *kept*."""
    held = {token: (revision, answers) for token, revision, answers in kept}
    count = 0
    for token, acknowledged, sent in told:
        revision, answers = held.get(codes.digest(token), (0, None))
        count += revision < acknowledged or answers != sent.get(revision)
    return count


class RoomUnderTest:
    """A room, its store, and a server of its exercise, which can be killed and started again in the same place."""

    def __init__(self, folder: Path, database: str = "", teams: int = 0) -> None:
        """Open a room with so many *teams* in *database*, or in a file of *folder*."""
        self.teams = teams
        self.folder = folder
        self.port = free_port()
        self.database = database or f"sqlite:///{folder / 'rooms.sqlite'}"
        self.store: RoomStore = open_store(self.database)
        agenda = [(EXERCISE.slug, 20)]
        self.code = rooms.open_room(
            self.store, purpose="To measure", sides=SIDES, agenda=agenda, teams=[""] * teams
        )
        self.activity: int = rooms.about_room(self.store, self.code)["activities"][0]["id"]
        rooms.start(self.store, self.code, self.activity)
        self.stack = ExitStack()
        self.course = copy_of_one(folder, EXERCISE.slug)

    def start(self, port: int | None = None) -> Server:
        """Start the server, or another at *port*; kernels and sockets of a killed one go with our folder."""
        command = ("-m", "sixelements", "serve", "--port", str(port or self.port), "--no-browser")
        extra = {
            "SIXELEMENTS_DATA": str(self.folder),
            "SIXELEMENTS_DATABASE": self.database,
            "TMPDIR": str(self.folder),
        }
        return self.stack.enter_context(running(self.course, self.folder / "log.txt", command, **extra))

    def phones(self, count: int) -> list[Phone]:
        """Return participants who have not joined yet."""
        return [Phone(number, self.port, self.code, self.activity, self.teams) for number in range(count)]

    def total(self) -> int:
        """Return how many have shared, from where the board has it."""
        number: int = rooms.board(self.store, self.code)["activities"][0]["shared"]
        return number

    def kept(self, activity: int) -> list[Kept]:
        """Return what the store holds for *activity*."""
        asked = (
            select(Participant.token, Share.revision, Share.answers)
            .join(Share, Share.participant_id == Participant.id)
            .where(Share.activity_id == activity)
        )
        with self.store.work() as work:
            return [(token, revision, answers) for token, revision, answers in work.execute(asked)]

    def lost(self, phones: list[Phone]) -> int:
        """Return how many phones were told that something counts which the store does not hold."""
        return missing(self.kept(self.activity), [(one.token, one.acknowledged, one.sent) for one in phones])

    def doubled(self, phones: list[Phone]) -> int:
        """Return how many devices or shares there are beyond one for each phone."""
        joined: int = rooms.board(self.store, self.code)["joined"]
        return max(joined, len(self.kept(self.activity))) - len(phones)
