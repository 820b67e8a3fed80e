"""The book as its readers mostly have it: on a web server that hands out files and lets browsers keep them.

A page costs a browser a quarter less than from a file, since it reads no style and no script a second time; so whoever
visits every page does it here.  That the book works from files as well is held by the tests of journeys, of paper and
of the reader's path.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread


class Files(SimpleHTTPRequestHandler):
    """Hands out files, and says nothing of it at the terminal."""

    protocol_version = "HTTP/1.1"  # a browser asks for the next file on the line that it has

    def end_headers(self) -> None:
        """Let the browser keep the file while the tests run."""
        self.send_header("Cache-Control", "max-age=3600")
        super().end_headers()

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def online(folder: Path) -> Iterator[str]:
    """Yield the address at which the files of *folder* are."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Files, directory=str(folder))) as server:
        server.daemon_threads = True
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}"
        server.shutdown()
