"""Pages with a kernel of the visitor's own: Voilà's, with the doors closed that a course does not need."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator
from typing import Any
from urllib.parse import quote, urlsplit

from jupyter_core.utils import ensure_async
from tornado.ioloop import IOLoop
from tornado.iostream import StreamClosedError
from tornado.web import HTTPError, authenticated
from voila.handler import BaseVoilaHandler
from voila.shutdown_kernel_handler import VoilaShutdownKernelHandler

from .. import catalog
from . import capacity, errors, facilitator, frame, handlers, kernel_socket, kernels, log
from .notebooks import Kernel, Notebook, VoilaParts

POLICY = (
    "default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval' blob:; "
    "style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; media-src 'self' data: blob:; "
    "font-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'self'"
)
"""Voilà needs inline scripts and evaluation, anywidget needs blob modules, a sound or a film of a notebook comes as a
blob too; outside stays shut."""

AT_ONCE = 2
"""Pages with a kernel that are made at the same time for one address."""

MOST_IN_LINE = 20
"""Pages that one address may have asked for and not got yet; whoever wants more is told to come again."""

SEND_EVERY = 0.2
"""Seconds after which what is ready of a page is sent: soon enough to be read, seldom enough to be packed well."""

SIGN_OF_LIFE_EVERY = 10
"""Seconds after which a page that still waits hears that the server is at work; proxies give up after 60."""

NOBODY_CAME = 60
"""Seconds in which a page connects to its kernel; a program that only fetched the page never does."""

SIGN_OF_LIFE = "<script>window.voila_heartbeat()</script>\n"

admission = capacity.KernelAdmission()


class Lines:
    """One line for each address, so that whoever asks for two hundred pages waits for herself only."""

    def __init__(self) -> None:
        self.lines: dict[str, tuple[asyncio.Semaphore, int]] = {}

    def is_long(self, address: str) -> bool:
        """Say whether *address* has asked for as many pages as it may."""
        return address in self.lines and self.lines[address][1] >= MOST_IN_LINE

    @contextlib.asynccontextmanager
    async def turn(self, address: str) -> AsyncIterator[None]:
        """Wait for a turn of *address*, and have it until the block ends."""
        slots, waiting = self.lines.get(address, (asyncio.Semaphore(AT_ONCE), 0))
        self.lines[address] = slots, waiting + 1
        try:
            async with slots:
                yield
        finally:
            left = self.lines[address][1] - 1
            if left:
                self.lines[address] = slots, left
            else:
                del self.lines[address]


lines = Lines()


class KernelPage(handlers.Discreet, BaseVoilaHandler):  # type: ignore[misc]  # Voilà ships no types
    """``/voila/render/<shelf>/<notebook>``: a notebook with a kernel of the visitor's own.

    Voilà's own handler sends a page without an end when the kernel dies while it starts, and a page that looks
    whole when it dies later.  This one sends Voilà's page as it comes too, and always ends it: whole, or with plain
    words and without a kernel left behind.

    Kernels are not started ahead of time (Voilà's preheating).  Measured: a page here takes 0.8 s, of which a kernel
    that waits would save most, once in a convening; for that it would take 42 MiB the whole day for every notebook,
    and once all are used the next visitors wait as long as before and for the refilling too.
    """

    def initialize(self, parts: VoilaParts, folder: str) -> None:
        """Take the *parts* of Voilà and the *folder* of the shelf."""
        super().initialize(voila_configuration=parts.voila_configuration)
        self.parts = parts
        self.folder = folder
        self.kernel_id = ""
        self.sending: asyncio.Task[None] | None = None

    @authenticated
    async def get(self, path: str) -> None:
        """Run the notebook and send the page as it comes; when too many run, say so instead of slowing everybody."""
        notebook = self.notebook(path)
        if not self.contents_manager.file_exists(notebook):
            raise HTTPError(404)
        address = self.request.remote_ip or ""
        if admission.is_open() and not lines.is_long(address):
            await self.make(Notebook(self.parts, notebook, self.start), lines.turn(address))
        else:
            self.set_status(503)
            self.set_header("Retry-After", "60")
            self.finish(errors.full(without_kernel(path)))

    async def make(self, notebook: Notebook, turn: contextlib.AbstractAsyncContextManager[None]) -> None:
        """Make the page when its *turn* has come."""
        with admission.passing():
            self.sending = asyncio.create_task(self.send(notebook, turn))
            await asyncio.wait([self.sending])
        if not self.sending.cancelled():
            self.sending.result()

    async def send(self, notebook: Notebook, turn: contextlib.AbstractAsyncContextManager[None]) -> None:
        """Send the page of *notebook*; whatever happens on the way, it ends in words."""
        await notebook.initialize()
        self.set_header("Content-Type", "text/html; charset=utf-8")
        self.set_header("Cache-Control", "no-store")
        trickle = asyncio.create_task(self.trickle())
        whole = False
        try:
            async with turn, contextlib.aclosing(notebook.pieces()) as pieces:
                async for piece in pieces:
                    self.write(piece)
            whole = True
        except Exception as error:  # noqa: BLE001 - a kernel can fail in any way; the page ends in words all the same
            log.failure(f"The page of {notebook.notebook_path} did not get to its end", error)
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
        kernels.stand_back(kernel)
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
        if not facilitator.may_open(self):
            raise HTTPError(403)
        # A part may be anything but empty, hidden (or ".."), or a Windows way to say the same.
        hidden = "\\" in path or any(part[:1] in ("", ".") for part in path.split("/"))
        # One notebook has one address, and a spelling such as "%61uthors.ipynb" is none.
        disguised = not self.request.path.endswith(quote(path, safe="/!$&'()*+,;=:@~"))
        if hidden or disguised or not path.endswith(".ipynb"):
            raise HTTPError(404)
        return f"{self.folder}/{path}"

    def write_error(self, status_code: int, **_: Any) -> None:
        """Say what happened, what is safe and what to do."""
        self.set_header("Content-Type", "text/html; charset=utf-8")
        closed = status_code == 403 and self.path_args
        self.finish(errors.closed(without_kernel(self.path_args[0])) if closed else errors.page(status_code))


def without_kernel(path: str) -> str:
    """Return where the notebook at *path* of its shelf can be worked without a kernel, or the first page."""
    slug = path.partition("/")[0]
    return frame.address(f"/exercise/{slug}" if catalog.find(slug) else "/")


class KernelShutdown(handlers.Discreet, VoilaShutdownKernelHandler):  # type: ignore[misc]  # Voilà ships no types
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
