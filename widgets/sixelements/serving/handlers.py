"""What answers at each address, beside what Voilà answers itself."""

from __future__ import annotations

import json
import re
from typing import Any

from tornado.httputil import HTTPServerRequest
from tornado.web import GZipContentEncoding, HTTPError, RequestHandler

from .. import catalog, kinds
from ..content import ContentError
from . import errors, frame, landing, log
from .page_cache import PageCache
from .reply import Reply

SAFE = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
}

OWN_PAGES = (
    "default-src 'none'; script-src 'self'; style-src 'self'; style-src-attr 'unsafe-inline'; "
    "img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'self'"
)
"""Our pages take everything from this server; style attributes carry sizes of the worksheet's lines."""

LOOK_AGAIN, FOR_GOOD = "no-cache", "public, max-age=31536000, immutable"
"""How long a browser keeps what may change, and what has another name when it changes."""


def takes_gzip(accepted: str) -> bool:
    """Say whether a browser that sends *accepted* takes gzip; ``gzip;q=0`` is how a client says that it does not."""
    weights = {}
    for offer in accepted.lower().split(","):
        name, *parameters = (part.strip() for part in offer.split(";"))
        refused = any(re.fullmatch(r"q\s*=\s*0(\.0*)?", one) for one in parameters)
        weights[name] = not refused
    return weights.get("gzip", weights.get("*", False))


class Gzip(GZipContentEncoding):
    """Tornado's compression for whatever is not compressed beforehand, which would overlook a browser's refusal."""

    def __init__(self, request: HTTPServerRequest) -> None:
        if not takes_gzip(request.headers.get("Accept-Encoding", "")):
            request.headers.pop("Accept-Encoding", None)
        super().__init__(request)


class Discreet(RequestHandler):
    """A handler that keeps what failed for the one line of :func:`log_failure`; Tornado would write all it was told."""

    failed: BaseException | None = None

    def log_exception(self, _typ: Any, value: BaseException | None, _tb: Any) -> None:
        """Keep the error."""
        self.failed = value


def log_failure(handler: RequestHandler) -> None:
    """Tell the person at the terminal of requests that failed here, and of nothing else.

    A mistyped code or an old link concerns whoever sent it, who is told; and a page for which there is no room
    just now (503) says so itself.  Of the address only an exercise's own name is told: the rest was typed by a visitor.
    """
    status = handler.get_status()
    if status >= 500 and status != 503:
        slugs = [one for one in handler.path_args if one and catalog.find(one)]
        what = " ".join([type(handler).__name__, handler.request.method or "", *slugs])
        log.failure(f"{what} could not be answered", getattr(handler, "failed", None))


class Page(Discreet):
    """An answer of ours: safe headers, plain words when it fails, GET and HEAD alike."""

    etag: str | None = None

    def set_default_headers(self) -> None:
        """Send the headers that keep a page to itself."""
        for name, value in SAFE.items():
            self.set_header(name, value)
        self.set_header("Content-Security-Policy", OWN_PAGES)

    def send(self, reply: Reply, keep: str = LOOK_AGAIN) -> None:
        """Send *reply*, compressed where the browser takes that; *keep* is its Cache-Control."""
        self.etag = reply.etag
        self.set_header("Content-Type", reply.content_type)
        self.set_header("Cache-Control", keep)
        if takes_gzip(self.request.headers.get("Accept-Encoding", "")):
            self.set_header("Content-Encoding", "gzip")
            self.write(reply.zipped)
        else:
            self.write(reply.body)

    def compute_etag(self) -> str | None:
        """Return the fingerprint that was made with the answer; Tornado would hash every answer anew."""
        return self.etag

    def write_error(self, status_code: int, **_: Any) -> None:
        """Say what happened, what is safe and what to do."""
        self.finish(errors.page(status_code))


class Landing(Page):
    """``/``: the exercises by element."""

    def get(self) -> None:
        """Send the landing page."""
        self.send(landing.reply())

    head = get


class ExercisePage(Page):
    """``/exercise/<slug>``: the stored page of one exercise."""

    def initialize(self, pages: PageCache) -> None:
        """Take the *pages* that are kept."""
        self.pages = pages

    async def get(self, slug: str) -> None:
        """Send the stored page."""
        try:
            catalog.get(slug)
        except ContentError as error:
            raise HTTPError(404, str(error)) from None
        self.send(await self.pages.get(slug))

    head = get


class WholePage(ExercisePage):
    """``/exercise/<slug>/alone``: all of an exercise that holds texts for some only, for whoever works it alone."""

    async def get(self, slug: str) -> None:
        """Send the page; an exercise that everybody may read has none but its own."""
        exercise = catalog.find(slug)
        if exercise is None or not kinds.get(exercise.kind).confidential:
            raise HTTPError(404)
        await super().get(slug)

    head = get


class Asset(Page):
    """``/assets/<name>``: scripts and styles whose names change with their content."""

    def get(self) -> None:
        """Send the file; a browser may keep it for good."""
        try:
            reply = frame.files()[self.request.path]
        except KeyError:
            raise HTTPError(404) from None
        self.send(reply, keep=FOR_GOOD)

    head = get


class Health(Page):
    """``/health``: says that the server answers, and how many kernels run; starts none."""

    def initialize(self, kernels: Any) -> None:
        """Take the kernel manager."""
        self.kernels = kernels

    def get(self) -> None:
        """Send a few bytes of JSON."""
        self.set_header("Content-Type", "application/json")
        self.set_header("Cache-Control", "no-store")
        self.write(json.dumps({"status": "ok", "kernels": len(self.kernels.list_kernel_ids())}))

    head = get


class NotHere(Page):
    """Any other address."""

    def prepare(self) -> None:
        """Refuse."""
        raise HTTPError(404)
