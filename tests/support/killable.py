"""Servers of one store that end with no warning and come again at the same port."""

from __future__ import annotations

import time
from collections.abc import Iterable
from contextlib import ExitStack, closing
from pathlib import Path

from sixelements.convening.store import RoomStore, open_store

from .courses import copy_of
from .server import SERVE, Server, free_port, running


class Servers:
    """Several servers of the exercises *slugs* with one store, in *folder*, on a Postgres *database* or on SQLite.

    A server of the whole course would make a hundred pages after each kill, for nobody.
    """

    command: tuple[str, ...] = SERVE
    """What starts one; its "0" stands for the port."""

    def __init__(
        self, folder: Path, stack: ExitStack, servers: int, slugs: Iterable[str], database: str = ""
    ) -> None:
        self.course = copy_of(folder, slugs)
        self.folder, self.stack = folder, stack
        self.extra = {"SIXELEMENTS_DATA": str(folder), "TMPDIR": str(folder)}
        if database:
            self.extra["SIXELEMENTS_DATABASE"] = database
        address = database.replace("postgresql://", "postgresql+psycopg://", 1)
        self.store: RoomStore = stack.enter_context(
            closing(open_store(address or f"sqlite:///{folder / 'rooms.sqlite'}"))
        )
        self.ports = [free_port() for _ in range(servers)]
        self.servers = [self.start(port) for port in self.ports]

    def start(self, port: int) -> Server:
        """Start a server at *port*."""
        command = tuple(str(port) if one == "0" else one for one in self.command)
        file = self.folder / f"log-{port}-{time.monotonic_ns()}.txt"
        return self.stack.enter_context(running(self.course, file, command, **self.extra))

    def kill(self, which: int) -> None:
        """End a server with no warning, and start it again at the same port."""
        self.live()
        self.servers[which].process.kill()
        self.servers[which].process.wait()
        self.servers[which] = self.start(self.ports[which])

    def live(self) -> None:
        """Fail where a server ended that nobody killed: whoever tries again at another would not notice."""
        for one in self.servers:
            ended = one.process.poll()
            assert ended is None, f"a server ended by itself, with {ended}: {one.log.read_text()}"
