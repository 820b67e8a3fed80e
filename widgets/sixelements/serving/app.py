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
from functools import cached_property
from pathlib import Path
from typing import Any

from jupyter_core.utils import run_sync
from jupyter_server.base.handlers import FileFindHandler
from jupyter_server.services.kernels.handlers import KernelHandler
from jupyterlab_server.themes_handler import ThemesHandler
from tornado.httpserver import HTTPServer
from tornado.ioloop import IOLoop, PeriodicCallback
from tornado.netutil import bind_sockets
from voila.app import Voila
from voila.static_file_handler import MultiStaticFileHandler, TemplateStaticFileHandler
from voila.tornado.kernel_websocket_handler import VoilaKernelWebsocketHandler
from voila.utils import get_page_config

from .. import course
from ..convening import rooms
from ..convening.errors import StoreError
from . import capacity, facilitator, frame, handlers, kernel_pages, landing, rendering, rooms_api, shelf
from .address import addresses
from .configuration import configuration, quiet
from .kernel_socket import KernelSocket
from .opened import room_store
from .store import PageStore

# Of what Voilà offers we keep what a page with a kernel needs, some of it with a handler of ours instead.  Its tree,
# its contents API, its files under the root and its login page stay closed.
KEPT = {
    FileFindHandler: FileFindHandler,
    KernelHandler: KernelHandler,
    MultiStaticFileHandler: MultiStaticFileHandler,
    TemplateStaticFileHandler: TemplateStaticFileHandler,
    ThemesHandler: ThemesHandler,
    VoilaKernelWebsocketHandler: KernelSocket,
}

DAY = datetime.timedelta(days=1)

SHELVES: dict[str, Callable[[], Path]] = {"exercises": course.exercises, "pages": frame.pages}
"""Where notebooks that may run with a kernel stand: the first part of their address, and their folder."""

MOST_BYTES = 1_000_000
"""No request of ours is bigger; Tornado would take in a hundred times as much before anybody looks at it."""


PING_EVERY, PING_ANSWERED_WITHIN = 10_000, 30_000
"""Milliseconds.  Jupyter looks for an answer before it has asked for the first time: where the two are equal, as in its
own defaults, every connection ends at its first ping."""


class SixElements(Voila):  # type: ignore[misc]  # Voilà ships no types
    """Voilà with our template and pages."""

    port: int
    behind_proxy = False
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
            "transforms": [handlers.Squeeze],
            "ws_ping_interval": PING_EVERY,
            "ws_ping_timeout": PING_ANSWERED_WITHIN,
            "default_handler_class": handlers.NotHere,
            "log_function": handlers.log_failure,
        }
        return settings

    def init_handlers(self) -> list[Any]:
        """Return our addresses, and those of Voilà that stay open."""
        self.workshop = rendering.Workshop(self)
        self.store = PageStore(self.workshop.render, rendering.sources)
        shelves = [
            (
                rf"/voila/render/{name}/(.*)",
                facilitator.FacilitatorNotebook if name == "pages" else kernel_pages.KernelPage,
                {"app": self, "folder": self.folder(place())},
            )
            for name, place in SHELVES.items()
        ]
        return [
            (r"/exercise/([a-z0-9-]+)", handlers.ExercisePage, {"store": self.store}),
            (r"/assets/.+", handlers.Asset),
            (
                r"/book/(.*)",
                shelf.Book,
                {"path": str(landing.book_folder()), "default_filename": "index.html"},
            ),
            (r"/health", handlers.Health, {"kernels": self.kernel_manager}),
            (r"/voila/api/shutdown/(.*)", kernel_pages.Goodbye),
            *facilitator.ADDRESSES,
            *rooms_api.ADDRESSES,
            *shelves,
            *((one[0], KEPT[one[1]], *one[2:]) for one in super().init_handlers() if one[1] in KEPT),
        ]

    @cached_property
    def page_config(self) -> dict[str, Any]:
        """What Voilà's scripts are told; Voilà would read it from the disk anew for every visitor."""
        found: dict[str, Any] = get_page_config(
            base_url=self.base_url,
            settings=self.app.settings,
            log=self.log,
            voila_configuration=self.voila_configuration,
        )
        return found

    def start(self) -> None:
        """Take the port first, then start; a port that is taken ends in one plain line."""
        try:
            self.sockets = bind_sockets(self.port, self.ip)
        except OSError as error:
            raise SystemExit(
                f"Port {self.port} of {self.ip} cannot be used: {error.strerror}. Choose another with --port."
            ) from None
        self.port = self.sockets[0].getsockname()[1]
        super().start()

    def listen(self) -> None:
        """Answer until Ctrl-C or SIGTERM, then let every kernel go."""
        HTTPServer(self.app, xheaders=self.behind_proxy, max_body_size=MOST_BYTES).add_sockets(self.sockets)
        self.ioloop = IOLoop.current()
        PeriodicCallback(purge, DAY).start()
        self.ioloop.add_callback(self.workshop.render_all, self.store)
        self.tell()
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

    def tell(self) -> None:
        """Say where the server is, in plain sentences."""
        here, *room = addresses(self.ip, self.port)
        # The board's kernels inherit this: what a phone in the room can type, and what the QR code says.
        os.environ.setdefault("SIXELEMENTS_ADDRESS", (room or [here])[0])
        say(f"Six Elements is running. Open this address in a browser:\n\n    {here}\n")
        link = f"{here.rstrip('/')}{facilitator.facilitator_link()}"
        say(f"Facilitators open rooms here; keep this link to yourself:\n\n    {link}\n")
        if room:
            say("Phones and laptops in the same network can type:\n")
            say("".join(f"    {address}\n" for address in room))
        say("Press Ctrl-C to stop.")
        if self.open_browser:
            threading.Thread(target=webbrowser.open, args=(here,), daemon=True).start()


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
    *, port: int = 8866, host: str = "127.0.0.1", open_browser: bool = True, behind_proxy: bool = False
) -> None:
    """Serve the course until Ctrl-C; port 0 takes a free one.

    *behind_proxy* believes the proxy in front about the address a request came from: wrong codes are counted by
    address, and a proxy would make everybody one.  Where the server cannot start it raises one plain line:
    ``SystemExit`` for the port or the rooms, ``ContentError`` for an exercise.
    """
    try:
        purge()
    except StoreError as error:
        raise SystemExit(str(error)) from None
    capacity.raise_files()
    quiet()
    landing.reply()  # reads every exercise, so that a broken file is told now and not to a visitor
    root = os.path.commonpath([str(place()) for place in SHELVES.values()])
    app = SixElements.instance(config=configuration(port, host, open_browser=open_browser), root_dir=root)
    app.behind_proxy = behind_proxy
    app.initialize([])
    app.start()
