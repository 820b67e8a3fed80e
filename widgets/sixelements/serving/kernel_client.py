"""How the server hears a notebook's kernel: it looks again by itself, and it knows when all of an answer is there."""

from __future__ import annotations

import time
from contextlib import suppress
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


ANSWERED_WITHIN = 1.0
"""Seconds after which a kernel that has not answered is asked anew."""


class Client(AsyncKernelClient):
    """A kernel's client with channels of this kind, which is ready as soon as it has heard one whole answer."""

    shell_channel_class = Type(Channel)
    iopub_channel_class = Type(Channel)
    control_channel_class = Type(Channel)

    async def wait_for_ready(
        self,
        timeout: float | None = None,  # noqa: ASYNC109 - the signature is Jupyter's
    ) -> None:
        """Wait until the kernel is heard on both channels; raises ``RuntimeError`` where it dies or takes too long.

        A kernel says that it is idle when an answer is over; once that of a question of ours has come, all else will.
        Jupyter waits until nothing has come for 0.2 s instead, for every page.  Measured: 110 pages made one after the
        other with one kernel took 34 s, and take 8.
        """
        end = float("inf") if timeout is None else time.monotonic() + timeout
        asked = set()
        while True:
            asked.add(self.kernel_info())
            if await self._answered(asked):
                return
            if not await self.is_alive():
                raise RuntimeError("The kernel died before it answered")
            if time.monotonic() > end:
                raise RuntimeError(f"The kernel did not answer within {timeout} seconds")

    async def _answered(self, asked: set[str]) -> bool:
        """Say whether an answer to one of the questions *asked* was heard to its end."""
        with suppress(Empty):
            while (reply := await self.get_shell_msg(timeout=ANSWERED_WITHIN))[
                "msg_type"
            ] != "kernel_info_reply":
                pass
            self._handle_kernel_info_reply(reply)
            # What it says to all is lost where nobody listens yet: then it is asked anew, and soon.
            while told := await self.get_iopub_msg(timeout=LOOK_EVERY):
                idle = told["content"].get("execution_state") == "idle"
                if idle and told["parent_header"].get("msg_id") in asked:
                    return True
        return False
