"""Pages with a kernel of the visitor's own: Voilà's, with the doors closed that a course does not need."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote, urlsplit

from tornado.web import HTTPError
from voila.shutdown_kernel_handler import VoilaShutdownKernelHandler
from voila.tornado.handler import TornadoVoilaHandler

from . import errors

POLICY = (
    "default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval' blob:; "
    "style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; "
    "connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'self'"
)
"""Voilà needs inline scripts and evaluation, anywidget needs blob modules; outside stays shut."""


MOST_KERNELS = 24
"""A kernel takes 40 to 90 MiB; this many leave a laptop of 4 GiB room for everything else."""

FIRST_OF_ALL = "board.ipynb"
"""The facilitator's board opens however many other kernels run."""


class KernelPage(TornadoVoilaHandler):  # type: ignore[misc]  # Voilà ships no types
    """``/voila/render/<shelf>/<notebook>``: a notebook with a kernel of the visitor's own."""

    def initialize(self, folder: str, **settings: Any) -> None:
        """Take the *folder* of the shelf, and what Voilà hands its own handler."""
        super().initialize(**settings)
        self.folder = folder

    async def get(self, path: str) -> None:
        """Run the notebook and send the page as it comes; when too many run, say so instead of slowing everybody."""
        notebook = self.notebook(path)
        if path != FIRST_OF_ALL and len(self.kernel_manager.list_kernel_ids()) >= MOST_KERNELS:
            raise HTTPError(503)
        await super().get(notebook)

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
