"""How the server takes connections: nobody keeps one that says nothing, and nobody takes the last ones.

Tornado waits an hour for a request's first line, and with no descriptor left it tries to accept, fails and writes that
down as fast as it can.
"""

from __future__ import annotations

import asyncio
import errno
import socket
import time
from collections import Counter
from collections.abc import Iterable
from typing import Any

from tornado.httpserver import HTTPServer
from tornado.httputil import HTTPHeaders, HTTPMessageDelegate, RequestStartLine, ResponseStartLine
from tornado.ioloop import IOLoop, PeriodicCallback
from tornado.iostream import IOStream
from tornado.netutil import bind_sockets

from . import capacity, frame, log
from .hot import Hot

FIRST_LINE_SECONDS = 60
"""How long a connection may take to say what it wants: longer than a proxy's own patience is of no use."""

FOREVER = 10**8
"""Seconds.  Tornado's own patience would count from its last request, and not from ours."""

IN_A_ROW = 16
"""How many answers one connection gets before others have a turn."""

BODY_SECONDS = 60
"""How long a request may take to come whole: answers weigh a few kilobytes."""

PAUSE_SECONDS = 0.25
"""How long nobody is let in when the system has no descriptor left and no connection is quiet."""

ENDED_AT_ONCE = 64
"""How many quiet connections go when no descriptor is left: one at a time would let in as few as come to the pause."""

MOST_IN_LINE = 4096
"""How many connections may wait to be taken, where the system lets so many wait (Linux does since 5.4).

Tornado's own 128 are too few for a room that comes at once: the system drops whoever finds the line full without a
word, and a browser asks again only after one second, then three.
"""

TLS_HELLO = b"\x16"
USED_UP = (errno.EMFILE, errno.ENFILE, errno.ENOBUFS, errno.ENOMEM)


def bound(port: int, ip: str) -> list[socket.socket]:
    """Return sockets that listen on *port* of *ip*; port 0 takes a free one.  Raises ``OSError`` where it is taken."""
    # Whoever says "::" means everybody; Tornado would leave out the addresses of four numbers.
    return bind_sockets(port, "" if ip == "::" else ip, backlog=MOST_IN_LINE)


class Stream(IOStream):
    """A connection; one that begins as https does is at its end: a browser that tries it first hears so at once."""

    begun = False

    def __init__(self, made: socket.socket, address: str, listener: Listener) -> None:
        super().__init__(made)
        self.address, self.listener = address, listener

    async def read_until_regex(self, regex: bytes, max_bytes: int | None = None) -> bytes:
        """Return the head of the next request that the framework has to answer; those before it are answered here."""
        turns = 0
        while True:
            head = await super().read_until_regex(regex, max_bytes)
            whole = self.listener.hot.answer(head)
            if whole is None:
                return head
            sent = self.write(whole)
            if self.writing():
                self.listener.speaks(self)
                await sent
            self.listener.hush(self)
            turns += 1
            if turns % IN_A_ROW == 0:
                await asyncio.sleep(0)

    def read_from_fd(self, buf: bytearray | memoryview) -> int | None:
        """Read what has come."""
        count = super().read_from_fd(buf)
        if not self.begun and count:
            self.begun = True
            if bytes(buf[:1]) == TLS_HELLO:
                return 0
        return count


class Listener(HTTPServer):
    """Tornado's server, which knows its quiet connections: those that wait for a request, or for the rest of one.

    When descriptors become scarce the quiet ones of whoever has most of them go first; a browser opens another when
    it needs one, and notices nothing.
    """

    def initialize(self, *args: Any, **options: Any) -> None:
        """Set Tornado's own limits, beside its other *options*."""
        options |= {"idle_connection_timeout": FOREVER, "body_timeout": BODY_SECONDS}
        super().initialize(*args, **options)
        self.hot = Hot()
        self.quiet: dict[Stream, float] = {}  # since when, the longest first
        self.below = frame.address("")

    def add_sockets(self, sockets: Iterable[socket.socket]) -> None:
        """Accept on *sockets*."""
        for one in sockets:
            self._sockets[one.fileno()] = one
            self.accept_on(one)
        PeriodicCallback(self.end_late, FIRST_LINE_SECONDS / 4 * 1000).start()

    def accept_on(self, listening: socket.socket) -> None:
        """Accept whoever comes, as many as wait; with no descriptor left quiet ones go, or nobody comes for a pause."""
        loop = IOLoop.current()

        def come(*_: object) -> None:
            for _turn in range(128):
                try:
                    made, address = listening.accept()
                except (BlockingIOError, ConnectionAbortedError, InterruptedError):
                    return
                except OSError as error:
                    if error.errno not in USED_UP:
                        raise
                    log.failure("No more connections fit, and new visitors wait", error)
                    if self.quiet:
                        for _quiet in range(ENDED_AT_ONCE):
                            self.end_quiet()
                    else:
                        loop.remove_handler(listening)
                        loop.call_later(PAUSE_SECONDS, self.accept_on, listening)
                    return  # what became free is there for pages too, and not only for whoever waits
                made.settimeout(0)
                self.handle_stream(Stream(made, str(address[0]), self), address)

        loop.add_handler(listening, come, IOLoop.READ)
        self._handlers[listening.fileno()] = lambda: loop.remove_handler(listening)

    def hush(self, stream: Stream) -> None:
        """Note that *stream* waits for a request; when descriptors are scarce, another one goes for it."""
        self.speaks(stream)
        if stream.closed():
            return
        self.quiet[stream] = time.monotonic()
        if stream.socket.fileno() >= capacity.most_files() - capacity.KEPT_FILES:
            self.end_quiet()

    def speaks(self, stream: Stream) -> None:
        """Note that *stream* waits no longer."""
        self.quiet.pop(stream, None)

    def end_quiet(self) -> None:
        """End the quiet connection that has waited longest, of the address that has most of them."""
        if not self.quiet:
            return
        most, _ = Counter(one.address for one in self.quiet).most_common(1)[0]
        self.end(next(one for one in self.quiet if one.address == most))

    def end_late(self) -> None:
        """End the connections that have said nothing, or no whole request, for too long."""
        late = time.monotonic() - FIRST_LINE_SECONDS
        for one in [one for one, since in self.quiet.items() if since < late]:
            self.end(one)

    def end(self, stream: Stream) -> None:
        """End a quiet connection."""
        self.speaks(stream)
        stream.close()

    def start_request(self, server_conn: object, request_conn: Any) -> HTTPMessageDelegate:
        """Note that the connection waits for its next request, and when that has come."""
        stream = request_conn.stream
        self.hush(stream)
        return Heard(super().start_request(server_conn, request_conn), self, stream)

    def on_close(self, server_conn: object) -> None:
        """Forget the connection."""
        self.speaks(server_conn.stream)  # type: ignore[attr-defined]  # Tornado's connection
        super().on_close(server_conn)


class Heard(HTTPMessageDelegate):
    """Hands a request on, and says when it has come whole."""

    def __init__(self, to: HTTPMessageDelegate, listener: Listener, stream: Stream) -> None:
        self.to, self.listener, self.stream = to, listener, stream

    def headers_received(self, start_line: RequestStartLine | ResponseStartLine, headers: HTTPHeaders) -> Any:
        """Hand the first lines on, without the path below which the course stands: some proxies take it off."""
        self.listener.hush(self.stream)  # the rest has its own time
        below = self.listener.below
        if below and isinstance(start_line, RequestStartLine):
            path = start_line.path
            if path == below or path.startswith((f"{below}/", f"{below}?")):
                rest = path.removeprefix(below)
                start_line = start_line._replace(path=rest if rest.startswith("/") else f"/{rest}")
        return self.to.headers_received(start_line, headers)

    def data_received(self, chunk: bytes) -> Any:
        """Hand a part of the body on."""
        return self.to.data_received(chunk)

    def finish(self) -> None:
        """The request is whole."""
        self.listener.speaks(self.stream)
        self.to.finish()

    def on_connection_close(self) -> None:
        """The visitor has left."""
        self.listener.speaks(self.stream)
        self.to.on_connection_close()
