"""Messages on a kernel's websocket, in the one framing that is spoken here, judged before anything is made of them.

The framing is ``v1.kernel.websocket.jupyter.org``: a count, as many offsets, and between the offsets the channel, the
header, the parent's header, the metadata, the content and the buffers.  Numbers have eight bytes, the least
significant first.  Jupyter and Voilà loop over the count, and in the older framing allocate by it, before they compare
it with the bytes that are there: seven bytes stopped the whole server.  ``docs/upstream.md`` has the facts.
"""

from __future__ import annotations

import json
from itertools import pairwise
from typing import Any, NamedTuple

PROTOCOL = "v1.kernel.websocket.jupyter.org"

WORD = 8
"""Bytes of a number."""

FEWEST_OFFSETS = 6
"""The beginnings of channel, header, parent's header, metadata and content, and the end of the last."""

MOST_OFFSETS = 1024
"""A thousand buffers; a page of ours sends none, and one with a picture in every widget some dozens."""

MOST_HEADER = 16_384
"""Bytes of a header, which names a message and its session."""

CHANNELS = frozenset({b"shell", b"control", b"stdin", b"iopub"})


class FrameError(ValueError):
    """The bytes are no message; the text says why, and repeats nothing of them."""


class Frame(NamedTuple):
    """What a message says of itself: its channel and its header, decoded."""

    channel: str
    header: dict[str, Any]


def read(message: bytes | str) -> Frame:
    """Return what *message* says of itself; :class:`FrameError` for whatever is not whole.

    The work is bounded by ``MOST_OFFSETS`` and ``MOST_HEADER``, whatever the bytes say.
    """
    if isinstance(message, str):
        raise FrameError("text where bytes are spoken")
    if len(message) < WORD * (FEWEST_OFFSETS + 1):
        raise FrameError("too short for its offsets")
    count = _number(message, 0)
    if not FEWEST_OFFSETS <= count <= MOST_OFFSETS:
        raise FrameError("a count of offsets that no message has")
    begin = WORD * (count + 1)
    if begin > len(message):
        raise FrameError("more offsets than bytes")
    offsets = [_number(message, WORD * (one + 1)) for one in range(count)]
    if offsets[0] != begin or offsets[-1] != len(message):
        raise FrameError("offsets that begin or end elsewhere than the message")
    if any(here > there for here, there in pairwise(offsets)):
        raise FrameError("offsets that go back")
    channel = bytes(message[offsets[0] : offsets[1]])
    if channel not in CHANNELS:
        raise FrameError("no channel of a kernel")
    return Frame(channel.decode("ascii"), _header(bytes(message[offsets[1] : offsets[2]])))


def _number(message: bytes, at: int) -> int:
    return int.from_bytes(message[at : at + WORD], "little")


def _header(raw: bytes) -> dict[str, Any]:
    if len(raw) > MOST_HEADER:
        raise FrameError("a header longer than any")
    try:
        header = json.loads(raw)
    except (ValueError, RecursionError):
        raise FrameError("a header that is no JSON") from None
    if not isinstance(header, dict) or not isinstance(header.get("msg_type"), str):
        raise FrameError("a header without a type")
    return header
