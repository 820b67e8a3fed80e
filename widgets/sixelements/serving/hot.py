"""What every visitor asks for, answered as whole bytes before the framework takes a request apart.

Only a plain GET of a page or file that is ready is answered so: with a condition, a range, a body, another method, a
client that takes no gzip, or a header that is not known here, a request goes the usual way.
"""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from functools import lru_cache

import tornado
from tornado.httputil import format_timestamp

from . import frame
from .handlers import FOR_GOOD, LOOK_AGAIN, OWN_PAGES, SAFE, takes_gzip
from .reply import Reply

PAGE = re.compile(r"/exercise/([a-z0-9-]+)")
CONTROL = re.compile(r"[\x00-\x08\x0a-\x1f\x7f]")

PLAIN = {
    "accept", "accept-encoding", "accept-language", "cache-control", "connection", "cookie", "dnt", "host", "origin",
    "pragma", "priority", "referer", "save-data", "sec-ch-ua", "sec-ch-ua-mobile", "sec-ch-ua-platform",
    "sec-fetch-dest", "sec-fetch-mode", "sec-fetch-site", "sec-fetch-user", "sec-gpc", "upgrade-insecure-requests",
    "user-agent", "via", "x-forwarded-for", "x-forwarded-host", "x-forwarded-proto", "x-real-ip",
}  # fmt: skip
"""Headers that change nothing of what we send."""
LONGEST = 4096
"""Bytes of headers; more than a browser sends are looked at elsewhere, and not remembered."""


@lru_cache(maxsize=1024)
def plain(fields: bytes) -> bool:
    """Say whether the header *fields* of a GET ask for nothing but the whole answer, packed, on a kept connection.

    A browser sends nearly the same with each request, so what was said of some is remembered.
    """
    told: dict[str, str] = {}
    for line in fields.decode("latin-1").split("\r\n"):
        name, colon, value = line.partition(":")
        name = name.lower()
        if not colon or name not in PLAIN or name in told or CONTROL.search(value):
            return False
        told[name] = value.strip()
    kept = told.get("connection", "keep-alive").lower() == "keep-alive"
    return kept and bool(told.get("host")) and takes_gzip(told.get("accept-encoding", ""))


class Hot:
    """The answers to what every visitor asks for; ``pages`` gives the page of an exercise where one is ready."""

    def __init__(self) -> None:
        self.pages: Callable[[str], Reply | None] = lambda _slug: None
        self.below = frame.address("")
        self.packed: dict[str, tuple[Reply, bytes]] = {}
        self.dated = (0, b"")

    def answer(self, head: bytes) -> bytes | None:
        """Return all that is sent for a request that begins with *head*; None where the framework has to look at it."""
        line, _, fields = head.partition(b"\r\n")
        if not line.startswith(b"GET /") or not line.endswith(b" HTTP/1.1"):
            return None
        path = line[4:-9].decode("latin-1")
        if self.below and path.startswith(f"{self.below}/"):
            path = path.removeprefix(self.below)
        reply, keep = self.ready(path)
        if reply is None or len(fields) > LONGEST or not plain(fields.removesuffix(b"\r\n\r\n")):
            return None
        known, rest = self.packed.get(path, (None, b""))
        if known is not reply:
            rest = packed(reply, keep)
            self.packed[path] = (reply, rest)
        return self.begins() + rest

    def ready(self, path: str) -> tuple[Reply | None, str]:
        """Return what stands ready at *path*, and how long a browser may keep it."""
        if page := PAGE.fullmatch(path):
            return self.pages(page[1]), LOOK_AGAIN
        return frame.files().get(path), FOR_GOOD

    def begins(self) -> bytes:
        """Return the first lines of each answer, which tell the second in which it was sent."""
        now = int(time.time())
        if now != self.dated[0]:
            self.dated = (now, f"HTTP/1.1 200 OK\r\nDate: {format_timestamp(now)}\r\n".encode())
        return self.dated[1]


def packed(reply: Reply, keep: str) -> bytes:
    """Return the headers of *reply* but the date, and its packed body: what :class:`handlers.Page` would send."""
    told = {
        "Server": f"TornadoServer/{tornado.version}",
        **SAFE,
        "Content-Security-Policy": OWN_PAGES,
        "Content-Type": reply.content_type,
        "Cache-Control": keep,
        "Content-Encoding": "gzip",
        "Vary": "Accept-Encoding",
        "Etag": reply.etag,
        "Content-Length": str(len(reply.zipped)),
    }
    return "".join(f"{name}: {value}\r\n" for name, value in told.items()).encode() + b"\r\n" + reply.zipped
