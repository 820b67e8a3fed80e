"""The line to a server: a test can cut it, as a network is gone, and join it again, while the server goes on."""

import socket
import socketserver
import threading
from contextlib import suppress
from types import TracebackType

from tests.support.server import free_port

MOST = 65_536
"""Bytes that are handed on at a time."""


class Line:
    """Hands on what comes to a port of its own to the server on the port *to* of this machine; joined in a block."""

    def __init__(self, to: int) -> None:
        self.to = to
        self.port = free_port()
        self.listener: socketserver.ThreadingTCPServer | None = None
        self.open: set[socket.socket] = set()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def join(self) -> None:
        """Take whoever comes, from now on."""
        self.listener = listener = Listener(
            ("127.0.0.1", self.port), self.handed_on(), bind_and_activate=True
        )
        threading.Thread(target=listener.serve_forever, args=(0.02,), daemon=True).start()

    def cut(self) -> None:
        """Take nobody, and leave whoever is connected."""
        listener, self.listener = self.listener, None
        if listener:
            listener.shutdown()
            listener.server_close()
        for one in list(self.open):
            with suppress(OSError):
                one.shutdown(socket.SHUT_RDWR)

    def __enter__(self) -> "Line":
        self.join()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.cut()

    def handed_on(self) -> type[socketserver.BaseRequestHandler]:
        """Return what deals with one connection."""
        line = self

        class HandedOn(socketserver.BaseRequestHandler):
            def handle(self) -> None:
                with socket.create_connection(("127.0.0.1", line.to)) as other:
                    ends = {self.request, other}
                    line.open |= ends
                    if line.listener is None:  # it was cut meanwhile
                        return
                    back = threading.Thread(target=pump, args=(other, self.request), daemon=True)
                    back.start()
                    pump(self.request, other)
                    back.join()
                    line.open -= ends

        return HandedOn


class Listener(socketserver.ThreadingTCPServer):
    """Lets a port be taken again at once."""

    allow_reuse_address = True
    daemon_threads = True


def pump(source: socket.socket, sink: socket.socket) -> None:
    """Hand on what comes from *source* until nothing more does, and then close both ways."""
    with suppress(OSError):
        while told := source.recv(MOST):
            sink.sendall(told)
    for one in (source, sink):
        with suppress(OSError):
            one.shutdown(socket.SHUT_RDWR)
