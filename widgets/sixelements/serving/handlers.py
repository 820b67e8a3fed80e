"""What answers at each address, beside what Voilà answers itself."""

from __future__ import annotations

import asyncio
import json
from typing import Any
from urllib.parse import urlsplit

from tornado.web import HTTPError, RequestHandler
from voila.shutdown_kernel_handler import VoilaShutdownKernelHandler
from voila.tornado.handler import TornadoVoilaHandler

from .. import catalog
from ..content import ContentError
from . import errors, frame, landing
from .reply import Reply
from .store import PageStore

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

KERNEL_PAGES = (
    "default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval' blob:; "
    "style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self'; "
    "base-uri 'none'; form-action 'self'; frame-ancestors 'self'"
)
"""Voilà needs inline scripts and evaluation, anywidget needs blob modules; outside stays shut."""


class Page(RequestHandler):
    """An answer of ours: safe headers, plain words when it fails, GET and HEAD alike."""

    etag: str | None = None

    def set_default_headers(self) -> None:
        """Send the headers that keep a page to itself."""
        for name, value in SAFE.items():
            self.set_header(name, value)
        self.set_header("Content-Security-Policy", OWN_PAGES)

    def send(self, reply: Reply, keep: str = "no-cache") -> None:
        """Send *reply*, compressed where the browser takes that; *keep* is its Cache-Control."""
        self.etag = reply.etag
        self.set_header("Content-Type", reply.content_type)
        self.set_header("Cache-Control", keep)
        if "gzip" in self.request.headers.get("Accept-Encoding", ""):
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

    def initialize(self, store: PageStore) -> None:
        """Take the *store* of pages."""
        self.store = store

    async def get(self, slug: str) -> None:
        """Send the stored page."""
        try:
            catalog.get(slug)
        except ContentError as error:
            raise HTTPError(404, str(error)) from None
        self.send(await self.store.get(slug))

    head = get


class Asset(Page):
    """``/assets/<name>``: scripts and styles whose names change with their content."""

    def get(self) -> None:
        """Send the file; a browser may keep it for good."""
        try:
            reply = frame.files()[self.request.path]
        except KeyError:
            raise HTTPError(404) from None
        self.send(reply, keep="public, max-age=31536000, immutable")

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


class KernelPage(TornadoVoilaHandler):  # type: ignore[misc]  # Voilà ships no types
    """``/voila/render/<shelf>/<notebook>``: a notebook with a kernel of the visitor's own."""

    def initialize(self, folder: str, **settings: Any) -> None:
        """Take the *folder* of the shelf, and what Voilà hands its own handler."""
        super().initialize(**settings)
        self.folder = folder

    async def get(self, path: str) -> None:
        """Run the notebook and send the page as it comes."""
        await super().get(self.notebook(path))

    def head(self, path: str) -> None:
        """Say whether the notebook is there; a link preview must not start a kernel."""
        if not self.contents_manager.file_exists(self.notebook(path)):
            raise HTTPError(404)
        self.set_header("Content-Type", "text/html; charset=utf-8")

    def notebook(self, path: str) -> str:
        """Return where the notebook is; only notebooks of the shelf, nothing hidden, nothing above it."""
        parts = path.split("/")
        if (
            not path.endswith(".ipynb")
            or "\\" in path
            or any(not part or part.startswith(".") for part in parts)
        ):
            raise HTTPError(404)
        return f"{self.folder}/{path}"

    def write_error(self, status_code: int, **_: Any) -> None:
        """Say what happened, what is safe and what to do."""
        self.set_header("Content-Type", "text/html; charset=utf-8")
        self.finish(errors.page(status_code))


class Goodbye(VoilaShutdownKernelHandler):  # type: ignore[misc]  # Voilà ships no types
    """``/voila/api/shutdown/<kernel>``: a closing page lets its kernel go."""

    def check_xsrf_cookie(self) -> None:
        """Accept the message from our own pages only.

        The browser sends it as a beacon, which carries no token, so Voilà refuses every one (its issue 1458)
        and kernels pile up.  Turning the token check off for the whole server would cure that and weaken the
        rest.  What the token proves, that a page of this server is speaking, the browser itself says here.
        """
        said = self.request.headers
        site = said.get("Sec-Fetch-Site")
        if site is None:  # an older browser: a beacon is a POST, which always names its origin
            site = (
                "same-origin" if urlsplit(said.get("Origin", "")).netloc == self.request.host else "unknown"
            )
        if site != "same-origin":
            raise HTTPError(403, "only a page of this server may let a kernel go")


def warm(store: PageStore) -> asyncio.Task[None]:
    """Render every page, one after the other, while the server already answers."""

    async def all_pages() -> None:
        for exercise in catalog.all_exercises():
            # A page that fails says so in the log, and is tried again when somebody asks for it.
            await asyncio.gather(store.get(exercise.slug), return_exceptions=True)

    return asyncio.create_task(all_pages())
