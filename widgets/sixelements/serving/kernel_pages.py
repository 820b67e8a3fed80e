"""Pages with a kernel of the visitor's own: Voilà's, with the doors closed that a course does not need."""

from __future__ import annotations

import asyncio
import contextlib
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, urlsplit

from jupyter_core.utils import ensure_async
from tornado.ioloop import IOLoop
from tornado.iostream import StreamClosedError
from tornado.web import HTTPError, authenticated
from voila.handler import BaseVoilaHandler
from voila.shutdown_kernel_handler import VoilaShutdownKernelHandler

from .. import catalog
from . import capacity, errors, kernel_socket, kernels
from .notebooks import Kernel, Notebook

if TYPE_CHECKING:
    from .app import SixElements

POLICY = (
    "default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval' blob:; "
    "style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; media-src 'self' data: blob:; "
    "font-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'self'"
)
"""Voilà needs inline scripts and evaluation, anywidget needs blob modules, a sound or a film of a notebook comes as a
blob too; outside stays shut."""


FIRST_OF_ALL = "board.ipynb"
"""The facilitator's board opens however many other kernels run."""

SEND_EVERY = 0.2
"""Seconds after which what is ready of a page is sent: soon enough to be read, seldom enough to be packed well."""

SIGN_OF_LIFE_EVERY = 10
"""Seconds after which a page that still waits hears that the server is at work; proxies give up after 60."""

NOBODY_CAME = 60
"""Seconds in which a page connects to its kernel; a program that only fetched the page never does."""

SIGN_OF_LIFE = "<script>window.voila_heartbeat()</script>\n"

gate = capacity.Gate()


class KernelPage(BaseVoilaHandler):  # type: ignore[misc]  # Voilà ships no types
    """``/voila/render/<shelf>/<notebook>``: a notebook with a kernel of the visitor's own.

    Voilà's own handler sends a page without an end when the kernel dies while it starts, and a page that looks
    whole when it dies later.  This one sends Voilà's page as it comes too, and always ends it: whole, or with plain
    words and without a kernel left behind.

    Kernels are not started ahead of time (Voilà's preheating).  Measured: a page here takes 0.8 s and the board
    1.5 s, of which a kernel that waits would save most, once in a convening; for that it would take 42 to 76 MiB
    the whole day for every notebook, and once all are used the next visitors wait as long as before and for the
    refilling too.
    """

    def initialize(self, app: SixElements, folder: str) -> None:
        """Take the *app* and the *folder* of the shelf."""
        super().initialize(voila_configuration=app.voila_configuration)
        self.app = app
        self.folder = folder
        self.kernel_id = ""
        self.sending: asyncio.Task[None] | None = None

    @authenticated
    async def get(self, path: str) -> None:
        """Run the notebook and send the page as it comes; when too many run, say so instead of slowing everybody."""
        notebook = self.notebook(path)
        if not self.contents_manager.file_exists(notebook):
            raise HTTPError(404)
        if path != FIRST_OF_ALL and not gate.is_open():
            self.set_status(503)
            self.set_header("Retry-After", "60")
            self.finish(errors.full(without_kernel(path)))
            return
        with gate.passing():
            self.sending = asyncio.create_task(self.send(Notebook(self.app, notebook, self.start)))
            await asyncio.wait([self.sending])
        if not self.sending.cancelled():
            self.sending.result()

    async def send(self, notebook: Notebook) -> None:
        """Send the page of *notebook*; whatever happens on the way, it ends in words."""
        await notebook.initialize()
        self.set_header("Content-Type", "text/html; charset=utf-8")
        self.set_header("Cache-Control", "no-store")
        trickle = asyncio.create_task(self.trickle())
        whole = False
        try:
            async with contextlib.aclosing(notebook.pieces()) as pieces:
                async for piece in pieces:
                    self.write(piece)
            whole = True
        except Exception as error:  # noqa: BLE001 - a kernel can fail in any way; the page ends in words all the same
            self.log.error("The page %s did not get to its end: %r", self.request.path, error)
            self.write(errors.not_whole())
        finally:  # also when the visitor has left and the task is cancelled
            trickle.cancel()
            if not whole:
                await self.let_go()
        await self.finish()
        IOLoop.current().call_later(NOBODY_CAME, self.look_after)

    async def start(self, name: str, folder: str) -> Kernel:
        """Start the visitor's kernel."""
        env = kernels.environment(self.request, self.base_url)
        started = self.kernel_manager.start_kernel(kernel_name=name, path=folder, env=env)
        self.kernel_id = await ensure_async(started)
        kernel = self.kernel_manager.get_kernel(self.kernel_id)
        kernels.spare_the_server(kernel)
        return self.kernel_id, kernel

    async def trickle(self) -> None:
        """Send what is ready every now and then, and a sign of life while nothing is."""
        waited = 0.0
        while True:
            await asyncio.sleep(SEND_EVERY)
            waited += SEND_EVERY
            if waited > SIGN_OF_LIFE_EVERY:
                self.write(SIGN_OF_LIFE)
                waited = 0
            with contextlib.suppress(StreamClosedError):
                await self.flush()

    def on_connection_close(self) -> None:
        """Stop working for a visitor who has left."""
        if self.sending:
            self.sending.cancel()

    async def let_go(self) -> None:
        """End the visitor's kernel."""
        if self.kernel_id in self.kernel_manager:
            await ensure_async(self.kernel_manager.shutdown_kernel(self.kernel_id, now=True))

    async def look_after(self) -> None:
        """End a kernel to which no page ever connected."""
        if self.kernel_id not in self.kernel_manager:
            return
        if not kernel_socket.has_come(self.kernel_manager.get_kernel(self.kernel_id)):
            await self.let_go()

    def head(self, path: str) -> None:
        """Say whether the notebook is there; a link preview must not start a kernel."""
        if not self.contents_manager.file_exists(self.notebook(path)):
            raise HTTPError(404)
        self.set_header("Content-Type", "text/html; charset=utf-8")

    def notebook(self, path: str) -> str:
        """Return where the notebook is; only notebooks of the shelf, nothing hidden, nothing above it."""
        # A part may be anything but empty, hidden (or ".."), or a Windows way to say the same.
        hidden = "\\" in path or any(part[:1] in ("", ".") for part in path.split("/"))
        # One notebook has one address: a spelling such as "%62oard.ipynb" must not slip past a handler that
        # guards "board.ipynb".
        disguised = not self.request.path.endswith(quote(path, safe="/!$&'()*+,;=:@~"))
        if hidden or disguised or not path.endswith(".ipynb"):
            raise HTTPError(404)
        return f"{self.folder}/{path}"

    def write_error(self, status_code: int, **_: Any) -> None:
        """Say what happened, what is safe and what to do."""
        self.set_header("Content-Type", "text/html; charset=utf-8")
        self.finish(errors.page(status_code))


def without_kernel(path: str) -> str:
    """Return where the notebook at *path* of its shelf can be worked without a kernel, or the first page."""
    slug = path.partition("/")[0]
    return f"/exercise/{slug}" if any(one.slug == slug for one in catalog.all_exercises()) else "/"


class Goodbye(VoilaShutdownKernelHandler):  # type: ignore[misc]  # Voilà ships no types
    """``/voila/api/shutdown/<kernel>``: a closing page lets its kernel go."""

    def check_xsrf_cookie(self) -> None:
        """Accept the message from our own pages only.

        The browser sends it as a beacon, which carries no token, so Voilà refuses every one (its issue 1458)
        and kernels pile up.  Turning the token check off for the whole server would cure that and weaken the
        rest.  What the token proves, that a page of this server is speaking, the browser itself says in
        ``Origin``, which it sends with every POST and no page can alter.
        """
        if urlsplit(self.request.headers.get("Origin", "")).netloc != self.request.host:
            raise HTTPError(403, "only a page of this server may let a kernel go")
