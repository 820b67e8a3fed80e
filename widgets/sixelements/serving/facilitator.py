"""The facilitator over HTTP: the link that lets her in, the cookie her browser keeps, and the pages that need it."""

from __future__ import annotations

import hashlib
import ipaddress
from urllib.parse import urlsplit

from tornado.web import HTTPError, RequestHandler

from ..convening import codes, store
from . import frame, handlers, kernel_pages, landing

COOKIE = "six_facilitator"
BOARD = "/voila/render/pages/board.ipynb"


def cookie_value() -> str:
    """Return what the facilitator's browser keeps: made from the key, so that the key itself never travels again."""
    return hashlib.sha256(f"board:{codes.facilitator_key(store.data_folder())}".encode()).hexdigest()


def is_facilitator(handler: RequestHandler) -> bool:
    """Say whether the request comes from the facilitator's browser."""
    return codes.same(handler.get_cookie(COOKIE, "") or "", cookie_value())


class FacilitatorLogin(handlers.Page):
    """``/facilitate?key=…``: lets the facilitator in, and keeps the key out of every later address."""

    def get(self) -> None:
        """Check the key, set the cookie, go on to the board."""
        # Nobody guesses 192 bits, so wrong keys are not counted: a participant could lock the facilitator out.
        if not codes.same(self.get_query_argument("key", ""), codes.facilitator_key(store.data_folder())):
            raise HTTPError(403)
        self.set_cookie(COOKIE, cookie_value(), httponly=True, samesite="Strict", path="/")
        # A redirect answers a link from a mail or a terminal; Strict cookies come along only from a page of ours.
        self.finish(frame.page("door.html", board=BOARD))


class FacilitatorNotebook(kernel_pages.KernelPage):
    """A page of ours with a kernel: the authors' page is for everybody, the others for the facilitator's browser."""

    def notebook(self, path: str) -> str:
        """Return where the notebook is; the address is compared here, after it was decoded."""
        if path != "authors.ipynb" and not is_facilitator(self):
            raise HTTPError(403)
        return super().notebook(path)


def on_this_machine(handler: RequestHandler) -> bool:
    """Say whether the person asking sits at this machine: only she is shown the facilitator's link.

    A proxy on this machine would make everybody look local.  It names itself in one of these headers, or, as
    nginx does when it is told nothing, closes the connection after each answer, which no browser asks for.
    """
    request = handler.request
    host = urlsplit(f"//{request.host}").hostname or ""
    try:
        near = ipaddress.ip_address(request.remote_ip or "").is_loopback
    except ValueError:
        near = False
    named = any(name in request.headers for name in ("X-Forwarded-For", "Forwarded", "X-Real-Ip", "Via"))
    direct = request.headers.get("Connection", "keep-alive").lower() == "keep-alive"
    return near and host in ("127.0.0.1", "localhost", "::1") and direct and not named


def facilitator_link() -> str:
    """Return the path that lets the facilitator in."""
    return f"/facilitate?key={codes.facilitator_key(store.data_folder())}"


class FirstPage(handlers.Landing):
    """``/``: as for everybody, and for the person at this machine the facilitator's link beside it."""

    def get(self) -> None:
        """Send the landing page."""
        self.send(landing.reply(facilitator_link() if on_this_machine(self) else ""))

    head = get


ADDRESSES = [
    (r"/", FirstPage),
    (r"/facilitate", FacilitatorLogin),
]
