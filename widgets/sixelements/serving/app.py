"""The server is Voilà; this module says how it is set up and adds our pages on the same port."""

from __future__ import annotations

import datetime
import os
import shutil
import signal
import sys
import threading
import webbrowser
from collections.abc import Callable
from pathlib import Path
from typing import Any

from jupyter_core.utils import run_sync
from jupyter_server.base.handlers import FileFindHandler
from jupyter_server.services.kernels.handlers import KernelHandler
from jupyterlab_server.themes_handler import ThemesHandler
from tornado.ioloop import IOLoop, PeriodicCallback
from tornado.web import HTTPError, RequestHandler
from voila.app import Voila
from voila.static_file_handler import MultiStaticFileHandler, TemplateStaticFileHandler
from voila.tornado.kernel_websocket_handler import VoilaKernelWebsocketHandler
from voila.utils import get_page_config

from .. import course
from ..convening import addresses, rooms
from ..convening.errors import StoreError
from ..convening.rehearsal import under_way
from . import (
    board_page,
    book_files,
    capacity,
    desk_api,
    documents_api,
    facilitator,
    frame,
    handlers,
    help_page,
    kernel_pages,
    landing,
    log,
    projector,
    rehearsal,
    remote,
    rendering,
    room_page,
    rooms_api,
    sheets_api,
)
from .configuration import configuration
from .kernel_socket import KernelSocket
from .listener import Listener, bound
from .notebooks import VoilaParts
from .opened import room_store
from .page_cache import PageCache


def discreet(handler: type[RequestHandler]) -> type[RequestHandler]:
    """Return *handler* as one that writes nothing of a visitor down."""
    return type(handler.__name__, (handlers.Discreet, handler), {})


class TemplateFile(handlers.Discreet, TemplateStaticFileHandler):  # type: ignore[misc]  # Voilà ships no types
    """A file of a Voilà template; Voilà's handler takes every address for one that it has made itself."""

    async def get(self, path: str, include_body: bool = True) -> None:  # noqa: FBT001, FBT002  (Tornado's own signature)
        """Send the file."""
        if path.split("/")[1:2] != ["static"]:
            raise HTTPError(404)
        await super().get(path, include_body=include_body)  # type: ignore[misc]  # Tornado's is a coroutine


# Of what Voilà offers we keep what a page with a kernel needs, some of it with a handler of ours instead.  Its tree,
# its contents API, its files under the root and its login page stay closed.
KEPT = {
    FileFindHandler: discreet(FileFindHandler),
    KernelHandler: discreet(KernelHandler),
    MultiStaticFileHandler: discreet(MultiStaticFileHandler),
    TemplateStaticFileHandler: TemplateFile,
    ThemesHandler: discreet(ThemesHandler),
    VoilaKernelWebsocketHandler: KernelSocket,
}

DAY = datetime.timedelta(days=1)

NOTEBOOK_ROOTS: dict[str, Callable[[], Path]] = {"exercises": course.exercises, "pages": frame.pages}
"""Where notebooks that may run with a kernel stand: the first part of their address, and their folder."""

ANSWERING = (
    facilitator, rooms_api, room_page, help_page, documents_api,
    sheets_api, desk_api, projector, remote, board_page,
)  # fmt: skip
"""Modules that answer at addresses of their own."""

MOST_BYTES = 1_000_000
"""No request of ours is bigger; Tornado would take in a hundred times as much before anybody looks at it."""


PING_EVERY, PING_ANSWERED_WITHIN = 10_000, 30_000
"""Milliseconds.  Jupyter looks for an answer before it has asked for the first time: where the two are equal, as in its
own defaults, every connection ends at its first ping."""


class SixElements(Voila):  # type: ignore[misc]  # Voilà ships no types
    """Voilà with our template and pages."""

    port: int
    behind_proxy = False
    open_notebooks = False
    shows_itself = False
    template_paths: list[str]

    def folder(self, shelf: Path) -> str:
        """Return *shelf* as a path below the root, as Jupyter writes paths."""
        return shelf.relative_to(self.root_dir).as_posix()

    def setup_template_dirs(self) -> None:
        """Put our template before Voilà's "lab", which it extends."""
        super().setup_template_dirs()
        self.template_paths = [str(frame.TEMPLATE), *self.template_paths]

    def init_settings(self) -> dict[str, Any]:
        """Add safe headers, compression and our page for addresses that lead nowhere."""
        settings: dict[str, Any] = super().init_settings()
        # Hidden folders are refused by our own handler, below each shelf; the root itself may lie in one.
        self.contents_manager.allow_hidden = True
        settings |= {
            "headers": {**handlers.SAFE, "Content-Security-Policy": kernel_pages.POLICY},
            "transforms": [handlers.Gzip],
            "ws_ping_interval": PING_EVERY,
            "ws_ping_timeout": PING_ANSWERED_WITHIN,
            "default_handler_class": handlers.NotHere,
            "log_function": handlers.log_failure,
            "open_notebooks": self.open_notebooks,
        }
        return settings

    def init_handlers(self) -> list[Any]:
        """Return our addresses, and those of Voilà that stay open."""
        parts = self.parts()
        self.renderer = rendering.PageRenderer(parts, self.folder(course.exercises()))
        self.pages = PageCache(self.renderer.render, rendering.sources)
        self.whole = PageCache(self.renderer.render_whole, rendering.sources)
        notebooks = [
            (
                rf"/voila/render/{name}/(.*)",
                kernel_pages.KernelPage,
                {"parts": parts, "folder": self.folder(place())},
            )
            for name, place in NOTEBOOK_ROOTS.items()
        ]
        return [
            (r"/exercise/([a-z0-9-]+)", handlers.ExercisePage, {"pages": self.pages}),
            (r"/exercise/([a-z0-9-]+)/alone", handlers.WholePage, {"pages": self.whole}),
            (r"/assets/.+", handlers.Asset),
            (
                r"/book/(.*)",
                book_files.Book,
                {"path": str(landing.book_folder()), "default_filename": "index.html"},
            ),
            (r"/health", handlers.Health, {"kernels": self.kernel_manager}),
            (r"/voila/api/shutdown/(.*)", kernel_pages.KernelShutdown),
            *(address for part in ANSWERING for address in part.ADDRESSES),
            *notebooks,
            *((one[0], KEPT[one[1]], *one[2:]) for one in super().init_handlers() if one[1] in KEPT),
        ]

    def parts(self) -> VoilaParts:
        """Return what our pages need of Voilà."""
        # What Voilà's scripts are told; Voilà would read it from the disk anew for every visitor.
        page_config = get_page_config(
            base_url=self.base_url,
            settings=self.app.settings,
            log=self.log,
            voila_configuration=self.voila_configuration,
        )
        return VoilaParts(
            config=self.config,
            voila_configuration=self.voila_configuration,
            template_paths=self.template_paths,
            config_manager=self.config_manager,
            contents_manager=self.contents_manager,
            kernel_spec_manager=self.kernel_spec_manager,
            kernel_manager=self.kernel_manager,
            base_url=self.base_url,
            page_config=page_config,
            mathjax={name: self.app.settings.get(name) for name in ("mathjax_config", "mathjax_url")},
        )

    def start(self) -> None:
        """Take the port first, then start; a port that is taken ends in one plain line."""
        try:
            self.sockets = bound(self.port, self.ip)
        except OSError as error:
            raise SystemExit(
                f"Port {self.port} of {self.ip} cannot be used: {error.strerror}. Choose another with --port."
            ) from None
        self.port = self.sockets[0].getsockname()[1]
        super().start()

    def listen(self) -> None:
        """Answer until Ctrl-C or SIGTERM, then let every kernel go."""
        listener = Listener(self.app, xheaders=self.behind_proxy, max_body_size=MOST_BYTES)
        listener.hot.pages = self.pages.ready
        listener.add_sockets(self.sockets)
        self.ioloop = IOLoop.current()
        PeriodicCallback(purge, DAY).start()
        self.ioloop.add_callback(self.renderer.render_all, self.pages)
        self.tell()
        if under_way():
            self.ioloop.add_callback(
                rehearsal.rehearse, room_store(), addresses.for_this_machine(self.listening)
            )
        # As Voilà does for SIGTERM: an interrupt raised inside some library's clean-up would be swallowed there.
        signal.signal(signal.SIGINT, lambda *_: self.ioloop.add_callback_from_signal(self.ioloop.stop))
        try:
            self.ioloop.start()
        finally:
            signal.signal(signal.SIGINT, signal.default_int_handler)
            say("")
            self.stop()
        say("Six Elements has stopped.")

    def stop(self) -> None:
        """End every kernel at once: answers are on people's devices, so no kernel has anything to save."""
        run_sync(self.kernel_manager.shutdown_all)(now=True)
        shutil.rmtree(self.connection_dir, ignore_errors=True)

    @property
    def listening(self) -> addresses.Listening:
        """Where the server listens."""
        return addresses.Listening(self.ip, self.port, self.base_url)

    def tell(self) -> None:
        """Say where the server is, in plain sentences."""
        listening = self.listening
        # The desk reads this, and looks for itself where phones can reach the server just then.
        os.environ[addresses.LISTENING] = str(listening)
        here, room = addresses.for_this_machine(listening), addresses.for_the_room(listening)
        link = f"{here.rstrip('/')}{facilitator.owner_link()}"
        say(f"Six Elements is running. Open this address in a browser:\n\n    {here}\n")
        say(f"Facilitators open rooms here; keep this link to yourself:\n\n    {link}\n")
        if room:
            say("Phones and laptops in the same network can type:\n")
            say("".join(f"    {address}\n" for address in room))
        if under_way():
            say(rehearsal.TOLD)
        say("Press Ctrl-C to stop.")
        if self.shows_itself:
            way_in = f"{here}facilitate?once={facilitator.once_words.new()}"
            threading.Thread(target=webbrowser.open, args=(way_in,), daemon=True).start()


def say(text: str) -> None:
    """Write *text* to the person at the terminal, at once."""
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def purge() -> None:
    """Delete the rooms whose days are over: at the start, and every day that the server runs on."""
    done = rooms.purge(room_store(), rooms.today())
    if done.said:
        say(done.said)


def serve(
    *,
    port: int = 8866,
    host: str = "127.0.0.1",
    open_browser: bool = True,
    behind_proxy: bool = False,
    open_notebooks: bool = False,
    base_url: str = "/",
) -> None:
    """Serve the course until Ctrl-C; port 0 takes a free one.

    *behind_proxy* believes the proxy in front about the address a request came from: wrong codes are counted by
    address, and a proxy would make everybody one.  *open_notebooks* lets everybody open the notebooks that have a
    Python of their own, not the facilitator alone.  *base_url* is the path below which a proxy shows the course; it may
    leave it in the addresses that it hands on, or take it off.  Where the server cannot start it raises one plain line:
    ``SystemExit`` for the port or the rooms, ``ContentError`` for an exercise.
    """
    try:
        purge()
    except StoreError as error:
        raise SystemExit(str(error)) from None
    capacity.raise_files()
    base_url = f"/{base_url.strip('/')}/".replace("//", "/")
    frame.stand_below(base_url)
    landing.reply()  # reads every exercise, so that a broken file is told now and not to a visitor
    root = os.path.commonpath([str(place()) for place in NOTEBOOK_ROOTS.values()])
    app = SixElements.instance(config=configuration(port, host, base_url), root_dir=root)
    app.behind_proxy, app.open_notebooks, app.shows_itself = behind_proxy, open_notebooks, open_browser
    app.initialize([])
    log.install()
    app.start()
