"""The connection between a page and its kernel: who may open one, in which words, and how much it may say.

What a kernel says is bounded by Jupyter (``iopub_msg_rate_limit``, ``iopub_data_rate_limit``); what a page says was
not: a script could fill a kernel's memory, and the server's with it.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any
from weakref import WeakKeyDictionary

from jupyter_server.services.kernels.connection.channels import ZMQChannelsWebsocketConnection
from jupyter_server.services.kernels.websocket import KernelWebsocketHandler
from tornado.web import HTTPError

from . import facilitator, kernel_frames, log

MOST_CONNECTIONS = 8
"""Connections to one kernel: a page has one, and after a lost network for a while two."""

MOST_SESSION = 64
"""Letters of the name a page gives its session; the name becomes a part of an address between processes."""

PROTOCOL_ERROR = 1002
POLICY_VIOLATION = 1008
NOT_WHOLE = "A message was not whole. Load the page again."
TOO_MUCH = "This page says more than a page needs. Wait a moment, or load it again."


class Allowance:
    """What a page may say: a large notebook or a file at once, and after that as much as busy hands make."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self.clock = clock
        self.messages, self.bytes = TokenBucket(1000, 200), TokenBucket(16_000_000, 1_000_000)
        self.connections = TokenBucket(MOST_CONNECTIONS, 0.2)

    def allows(self, size: int) -> bool:
        """Take a message of *size* bytes out of the budget; say whether it was there."""
        now = self.clock()
        return self.messages.take(1, now) and self.bytes.take(size, now)


class TokenBucket:
    """Holds up to *most*, and fills by *rate* a second."""

    def __init__(self, most: float, rate: float) -> None:
        self.most = self.left = most
        self.rate = rate
        self.since = float("-inf")

    def take(self, amount: float, now: float) -> bool:
        """Take *amount* out, and say whether there was as much."""
        self.left = min(self.most, self.left + (now - self.since) * self.rate)
        self.since = now
        if amount > self.left:
            return False
        self.left -= amount
        return True


allowances: WeakKeyDictionary[Any, Allowance] = WeakKeyDictionary()
"""What is left for each kernel: a page that connects anew does not begin anew.  Goes with the kernel."""


class Connection(ZMQChannelsWebsocketConnection):
    """Jupyter's way from the websocket to the kernel, which speaks the one framing for as long as it lives.

    Jupyter asks the websocket which framing was chosen, and a websocket that is being closed has forgotten it: what
    still came in was then read in the older framing.
    """

    @property
    def subprotocol(self) -> str:
        """Name the framing."""
        return kernel_frames.PROTOCOL


class KernelSocket(KernelWebsocketHandler):
    """``/api/kernels/<kernel>/channels``: what a page and its kernel tell each other, in one framing.

    Voilà's own handler is not the base: it reads what is sent out by a count that it takes from the message.
    """

    kernel_websocket_connection_class = Connection

    def log_exception(self, _typ: Any, value: BaseException | None, _tb: Any) -> None:
        """Write down what failed over a message, and nothing of the message or of who sent it."""
        if not isinstance(value, HTTPError):
            log.failure("A message between a page and its Python was lost", value)

    def write_error(self, status_code: int, **_: Any) -> None:  # noqa: ARG002  (the signature is Tornado's)
        """Refuse with the status alone: no person reads it, and Jupyter's own page for it does not come with Voilà."""
        self.finish()

    async def pre_get(self) -> None:
        """Refuse a connection that no page needs; Jupyter would open four channels to the kernel for it."""
        if not self.settings["open_notebooks"] and not facilitator.is_facilitator(self):
            raise HTTPError(403)
        offered = self.request.headers.get("Sec-WebSocket-Protocol", "")
        if kernel_frames.PROTOCOL not in (one.strip() for one in offered.split(",")):
            raise HTTPError(400)
        session = self.get_argument("session_id", "")
        if len(session) > MOST_SESSION or not session.isascii():
            raise HTTPError(400)
        kernels = self.kernel_manager
        self.allowance = allowances.setdefault(kernels.get_kernel(self.kernel_id), Allowance())
        open_now = kernels.kernel_model(self.kernel_id)["connections"]  # type: ignore[no-untyped-call]  # Jupyter's
        if open_now >= MOST_CONNECTIONS or not self.allowance.connections.take(1, self.allowance.clock()):
            raise HTTPError(429)
        await super().pre_get()  # type: ignore[no-untyped-call]  # Jupyter's

    def on_message(self, message: str | bytes) -> None:
        """Hand *message* on, or end the connection with the reason; after that nothing more is heard."""
        if self.ws_connection is None:
            return
        if not self.allowance.allows(len(message)):
            self.close(POLICY_VIOLATION, TOO_MUCH)
            return
        try:
            kernel_frames.read(message)
        except kernel_frames.FrameError:
            self.close(PROTOCOL_ERROR, NOT_WHOLE)
            return
        super().on_message(message)  # type: ignore[no-untyped-call]  # Jupyter's

    def write_message(self, message: bytes | str | dict[str, Any], binary: bool = False) -> Any:  # noqa: FBT001, FBT002  (Tornado's own signature)
        """Send what the kernel says, but for the code that it was given; what is no message ends the connection."""
        if self.ws_connection is None:  # the page has just left
            return None
        try:
            frame = kernel_frames.read(message if isinstance(message, (bytes, str)) else "")
        except kernel_frames.FrameError:
            self.close(PROTOCOL_ERROR, NOT_WHOLE)
            return None
        if frame.header["msg_type"] == "execute_input":
            return None
        return super().write_message(message, binary)


def has_come(kernel: Any) -> bool:
    """Say whether a page has ever connected to *kernel*."""
    return kernel in allowances
