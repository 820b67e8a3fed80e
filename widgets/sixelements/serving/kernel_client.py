"""How the server hears a notebook's kernel: it looks again by itself, however its socket was woken."""

from __future__ import annotations

import time
from queue import Empty
from typing import Any

from jupyter_client.asynchronous.client import AsyncKernelClient
from jupyter_client.channels import AsyncZMQSocketChannel
from traitlets import Type

LOOK_EVERY = 0.2
"""Seconds.  Short enough that nobody notices a wait, and seldom enough to cost nothing."""


class Channel(AsyncZMQSocketChannel):
    """A channel that misses no message, also when one is sent while another is waited for.

    A ZeroMQ socket says once that something came, to whoever asks first, and sending asks.  While a cell that makes
    an Output widget runs (``interact`` makes one), Jupyter sends the kernel word of it on the channel on which it
    waits for the cell's reply; a reply that came at that moment lay there until the cell's time was up.  Measured with
    two pages at a time on busy cores: one in twenty took two minutes and came without its end.
    """

    async def get_msg(  # type: ignore[override]  # Jupyter's own is a coroutine too
        self,
        timeout: float | None = None,  # noqa: ASYNC109 - the signature is Jupyter's
    ) -> dict[str, Any]:
        """Return the next message; raises :class:`queue.Empty` when none came within *timeout* seconds."""
        end = float("inf") if timeout is None else time.monotonic() + timeout
        while True:
            left = end - time.monotonic()
            try:
                return await super().get_msg(max(0.0, min(LOOK_EVERY, left)))
            except Empty:
                if left <= LOOK_EVERY:
                    raise


class Client(AsyncKernelClient):
    """A kernel's client with channels of this kind."""

    shell_channel_class = Type(Channel)
    iopub_channel_class = Type(Channel)
    control_channel_class = Type(Channel)
