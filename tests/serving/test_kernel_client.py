"""What a kernel says is heard, also when something is sent to it while its answer comes."""

import asyncio
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from queue import Empty
from typing import Any

import pytest
import zmq
import zmq.asyncio
from jupyter_client.channels import AsyncZMQSocketChannel
from jupyter_client.session import Session

from sixelements.serving.configuration import configuration
from sixelements.serving.kernel_client import Channel, Client

Made = Callable[[Any, Session], Any]


@asynccontextmanager
async def pair(made: Made, folder: Path) -> AsyncIterator[tuple[Any, zmq.Socket[bytes], Session]]:
    """Yield a channel of the kind *made*, the kernel's end of it, and the session of both."""
    session = Session(key=b"any")
    address = f"ipc://{folder}/kernel"
    with zmq.Context() as plain, zmq.asyncio.Context() as context:
        kernel, socket = plain.socket(zmq.ROUTER), context.socket(zmq.DEALER)
        kernel.bind(address)
        socket.connect(address)
        channel = made(socket, session)
        try:
            yield channel, kernel, session
        finally:
            channel.close()
            kernel.close(linger=0)


async def heard_beside_a_message(made: Made, folder: Path, patience: float) -> bool:
    """Let a reply come in the very moment in which something is sent; say whether it is heard."""
    async with pair(made, folder) as (channel, kernel, session):
        channel.send(session.msg("execute_request"))
        who = kernel.recv_multipart()[0]
        waiting = asyncio.create_task(channel.get_msg())
        await asyncio.sleep(0.5)  # it waits for its socket now
        session.send(kernel, "execute_reply", ident=who)
        time.sleep(0.5)  # noqa: ASYNC251 - the reply comes while nobody looks
        channel.send(session.msg("comm_msg"))
        heard, _ = await asyncio.wait([waiting], timeout=patience)
        waiting.cancel()
        return bool(heard)


def test_a_reply_that_comes_while_something_is_sent_is_heard(tmp_path: Path) -> None:
    assert asyncio.run(heard_beside_a_message(Channel, tmp_path, 60))


def test_jupyters_own_channel_would_not_hear_it(tmp_path: Path) -> None:
    assert not asyncio.run(heard_beside_a_message(AsyncZMQSocketChannel, tmp_path, 2))


def test_where_nothing_comes_the_time_ends(tmp_path: Path) -> None:
    async def wait() -> None:
        async with pair(Channel, tmp_path) as (channel, _, _):
            await channel.get_msg(timeout=0.3)

    with pytest.raises(Empty):
        asyncio.run(wait())


def test_the_servers_kernels_are_heard_this_way() -> None:
    assert configuration(0, "127.0.0.1").KernelManager.client_factory is Client
