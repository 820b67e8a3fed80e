"""The connection between a page and its kernel, and how much a page may say over it.

What a kernel says is bounded by Jupyter (``iopub_msg_rate_limit``, ``iopub_data_rate_limit``); what a page says was
not: a script could fill a kernel's memory, and the server's with it.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any
from weakref import WeakKeyDictionary

from tornado.web import HTTPError
from voila.tornado.kernel_websocket_handler import VoilaKernelWebsocketHandler

MOST_LINES = 8
"""Connections to one kernel: a page has one, and after a lost network for a while two."""

POLICY_VIOLATION = 1008
TOO_MUCH = "This page says more than a page needs. Wait a moment, or load it again."


class Budget:
    """What a page may say: a large notebook or a file at once, and after that as much as busy hands make."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self.clock = clock
        self.messages, self.bytes = Bucket(1000, 200), Bucket(16_000_000, 1_000_000)
        self.lines = Bucket(MOST_LINES, 0.2)

    def allows(self, size: int) -> bool:
        """Take a message of *size* bytes out of the budget; say whether it was there."""
        now = self.clock()
        return self.messages.take(1, now) and self.bytes.take(size, now)


class Bucket:
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


budgets: WeakKeyDictionary[Any, Budget] = WeakKeyDictionary()
"""What is left for each kernel: a page that connects anew does not begin anew.  Goes with the kernel."""


class Line(VoilaKernelWebsocketHandler):  # type: ignore[misc]  # Voilà ships no types
    """``/api/kernels/<kernel>/channels``: what a page and its kernel tell each other."""

    async def pre_get(self) -> None:
        """Refuse a connection that no page needs; Jupyter would open four channels to the kernel for it."""
        kernels = self.kernel_manager
        self.budget = budgets.setdefault(kernels.get_kernel(self.kernel_id), Budget())
        open_now = kernels.kernel_model(self.kernel_id)["connections"]
        if open_now >= MOST_LINES or not self.budget.lines.take(1, self.budget.clock()):
            raise HTTPError(429)
        await super().pre_get()

    def on_message(self, ws_message: str | bytes) -> None:
        """Hand the message on, or end the connection with the reason."""
        if self.budget.allows(len(ws_message)):
            super().on_message(ws_message)
        else:
            self.close(POLICY_VIOLATION, TOO_MUCH)


def has_come(kernel: Any) -> bool:
    """Say whether a page has ever connected to *kernel*."""
    return kernel in budgets
