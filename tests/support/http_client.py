"""One visitor's connections to a server, counted byte by byte: plain requests, and a websocket."""

from __future__ import annotations

import asyncio
import gzip
import socket
import struct
from dataclasses import dataclass

from tornado.httpclient import HTTPRequest
from tornado.websocket import WebSocketClientConnection, websocket_connect

LIMIT = 32_000_000
RECEIVED = 128
"""Where Linux keeps the bytes that a connection has received, in what it tells of the connection (tcp_info)."""


@dataclass(frozen=True)
class Answer:
    """What came back for one request; the body as it was sent, perhaps compressed."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def text(self) -> str:
        """The body, decompressed."""
        plain = gzip.decompress(self.body) if self.headers.get("content-encoding") == "gzip" else self.body
        return plain.decode()


def received(sock: socket.socket) -> int:
    """Return how many bytes have arrived on *sock*, headers and frames included."""
    told = sock.getsockopt(socket.IPPROTO_TCP, socket.TCP_INFO, RECEIVED + 8)
    number: int = struct.unpack_from("Q", told, RECEIVED)[0]
    return number


class Wire:
    """The connections of one visitor, open until it leaves."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.stream: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = None
        self.sockets: list[WebSocketClientConnection] = []

    async def get(self, path: str, **headers: str) -> Answer:
        """Ask for *path* as a browser would, which keeps the connection and takes compressed answers."""
        self.stream = self.stream or await asyncio.open_connection("127.0.0.1", self.port, limit=LIMIT)
        reader, writer = self.stream
        told = {"Host": f"127.0.0.1:{self.port}", "Accept-Encoding": "gzip", **headers}
        lines = "".join(f"{name.replace('_', '-')}: {value}\r\n" for name, value in told.items())
        writer.write(f"GET {path} HTTP/1.1\r\n{lines}\r\n".encode())
        await writer.drain()
        status, *rest = (await reader.readuntil(b"\r\n\r\n")).decode().rstrip().split("\r\n")
        found = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in rest)}
        return Answer(int(status.split()[1]), found, await body(reader, found))

    async def talk(
        self, path: str, protocols: list[str] | None = None, headers: dict[str, str] | None = None
    ) -> WebSocketClientConnection:
        """Open a websocket at *path*; it may compress, as in a browser."""
        request = HTTPRequest(f"ws://127.0.0.1:{self.port}{path}", headers=headers, request_timeout=0)
        made = await websocket_connect(
            request, subprotocols=protocols, compression_options={}, max_message_size=LIMIT
        )
        self.sockets.append(made)
        return made

    def bytes(self) -> int:
        """Return how many bytes this visitor has received."""
        streams = [one.protocol.stream for one in self.sockets if one.protocol]
        sockets = [one.socket for one in streams if one]
        if self.stream:
            sockets.append(self.stream[1].get_extra_info("socket"))
        return sum(received(one) for one in sockets)

    def close(self) -> None:
        """Leave."""
        if self.stream:
            self.stream[1].close()
        for one in self.sockets:
            one.close()


async def body(reader: asyncio.StreamReader, headers: dict[str, str]) -> bytes:
    """Read the body that *headers* announce: of a known length, or in pieces."""
    if headers.get("transfer-encoding") != "chunked":
        return await reader.readexactly(int(headers.get("content-length", "0")))
    parts = []
    while size := int(await reader.readline(), 16):
        parts.append(await reader.readexactly(size))
        await reader.readexactly(2)
    await reader.readexactly(2)
    return b"".join(parts)
