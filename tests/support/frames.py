"""Messages to a kernel as bytes: whole ones, and broken ones of every kind that drives a loop or an allocation."""

import json
import random
import uuid
from typing import Any, Literal

from jupyter_server.services.kernels.connection.base import (
    deserialize_msg_from_ws_v1,
    serialize_binary_message,
    serialize_msg_to_ws_v1,
)
from tornado.httpclient import HTTPRequest
from tornado.websocket import WebSocketClientConnection, websocket_connect

from sixelements.serving.kernel_frames import PROTOCOL

PARTS = ("header", "parent_header", "metadata", "content")
EDGES = (0, 1, 5, 6, 7, 8, 255, 1024, 1025, 2**16, 2**24, 2**31 - 1, 2**31, 2**32 - 1, 2**62, 2**64 - 1)


def message(kind: str, content: dict[str, Any]) -> dict[str, Any]:
    """Return the parts of a message of Jupyter's protocol."""
    header = {
        "msg_id": uuid.uuid4().hex,
        "msg_type": kind,
        "session": "visitor",
        "username": "",
        "version": "5.3",
    }
    return {"header": header, "parent_header": {}, "metadata": {}, "content": content}


def frame(
    kind: str, content: dict[str, Any], channel: str = "shell", buffers: tuple[bytes, ...] = ()
) -> bytes:
    """Return the message in the framing that our server speaks."""
    one = message(kind, content)
    parts = [*(json.dumps(one[part]).encode() for part in PARTS), *buffers]
    made: bytes = serialize_msg_to_ws_v1(parts, channel)  # type: ignore[no-untyped-call]  # Jupyter's
    return made


def old_frame(kind: str, content: dict[str, Any], buffers: tuple[bytes, ...] = (b"x",)) -> bytes:
    """Return the message in the older framing, which our server does not speak."""
    made: bytes = serialize_binary_message(  # type: ignore[no-untyped-call]  # Jupyter's
        {**message(kind, content), "channel": "shell", "buffers": list(buffers)}
    )
    return made


def broken(rng: random.Random) -> bytes:
    """Return a message that is not whole, in either framing, with one thing wrong that an attacker would try."""
    width = rng.choice([8, 4])
    order: Literal["little", "big"] = "little" if width == 8 else "big"
    whole = frame if width == 8 else old_frame
    buffers = tuple(rng.randbytes(rng.randrange(9)) for _ in range(rng.randrange(4)))
    good = bytearray(whole("comm_msg", {"comm_id": "x"}, buffers=buffers))
    edge = rng.choice(EDGES) & (2 ** (8 * width) - 1)
    at = rng.choice(["count", "offset", "cut", "more", "header", "short", "noise"])
    if at == "count":
        real = int.from_bytes(good[:width], order)
        good[:width] = (edge if edge != real else 0).to_bytes(width, order)
    elif at == "offset":
        place = width * rng.randrange(1, 6 if width == 8 else 2)
        good[place : place + width] = (2 ** (8 * width) - 1 - edge).to_bytes(width, order)
    elif at == "cut":
        del good[rng.randrange(len(good)) :]
    elif at == "more":
        good += rng.randbytes(rng.randrange(1, 60))
    elif at == "header":
        good[good.index(b"{")] = rng.choice(b"[x\x00\xff")
    elif at == "short":
        good = bytearray(rng.randbytes(rng.randrange(60)))
    else:
        good = bytearray(rng.randbytes(rng.randrange(60, 400)))
    return bytes(good)


def parts(came: str | bytes) -> dict[str, Any]:
    """Return the four parts of a message that our server sent."""
    assert isinstance(came, bytes)
    _, found = deserialize_msg_from_ws_v1(came)  # type: ignore[no-untyped-call]  # Jupyter's
    return {name: json.loads(part) for name, part in zip(PARTS, found, strict=False)}


async def connect(
    port: int,
    kernel: str,
    session: str = "visitor",
    protocols: list[str] | None = [PROTOCOL],  # noqa: B006  (never changed)
    **headers: str,
) -> WebSocketClientConnection:
    """Open a page's connection to its kernel."""
    url = f"ws://127.0.0.1:{port}/api/kernels/{kernel}/channels?session_id={session}"
    return await websocket_connect(HTTPRequest(url, headers=headers), subprotocols=protocols)
