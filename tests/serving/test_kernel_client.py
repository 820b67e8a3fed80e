"""What a kernel says is heard, also when something is sent to it while its answer comes."""

import asyncio
import signal
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from queue import Empty
from typing import Any

import pytest
import zmq
import zmq.asyncio
from jupyter_client.asynchronous.client import AsyncKernelClient
from jupyter_client.channels import AsyncZMQSocketChannel
from jupyter_client.manager import AsyncKernelManager
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


def said(kind: str, to: str, **content: Any) -> dict[str, Any]:
    return {"msg_type": kind, "parent_header": {"msg_id": to}, "content": content}


REPLY = said("kernel_info_reply", "ours", protocol_version="5.3")
OTHER = said("execute_reply", "before")
IDLE, BUSY, THEIRS = (
    said("status", to, execution_state=state)
    for to, state in (("ours", "idle"), ("ours", "busy"), ("theirs", "idle"))
)


@pytest.mark.parametrize(
    ("shell", "to_all", "ready"),
    [
        ([REPLY], [BUSY, IDLE], True),
        ([OTHER, REPLY], [THEIRS, BUSY, IDLE], True),
        ([REPLY], [BUSY], False),
        ([REPLY], [THEIRS], False),
        ([REPLY], [], False),
        ([OTHER], [IDLE], False),
        ([], [IDLE], False),
    ],
)
def test_a_kernel_is_ready_when_an_answer_to_us_is_over(
    shell: list[dict[str, Any]], to_all: list[dict[str, Any]], *, ready: bool
) -> None:
    class Told(Client):
        async def get_shell_msg(self, **_: Any) -> dict[str, Any]:
            return next_of(shell)

        async def get_iopub_msg(self, **_: Any) -> dict[str, Any]:
            return next_of(to_all)

    def next_of(messages: list[dict[str, Any]]) -> dict[str, Any]:
        if not messages:
            raise Empty
        return messages.pop(0)

    shell, to_all = list(shell), list(to_all)
    assert asyncio.run(Told()._answered({"ours"})) == ready


@asynccontextmanager
async def living(folder: Path) -> AsyncIterator[AsyncKernelManager]:
    """Yield a kernel with clients of this kind."""
    place = str(folder / "kernel.json")
    kernel = AsyncKernelManager(
        client_factory=Client, transport="ipc", connection_file=place, ip=str(folder / "k")
    )
    await kernel.start_kernel()
    try:
        yield kernel
    finally:
        await kernel.shutdown_kernel(now=True)


@asynccontextmanager
async def client_of(kernel: AsyncKernelManager) -> AsyncIterator[AsyncKernelClient]:
    client = kernel.client()
    client.start_channels()
    try:
        yield client
    finally:
        client.stop_channels()


def test_whoever_is_ready_hears_what_comes_and_whoever_is_not_is_told(tmp_path: Path) -> None:
    async def act() -> list[str]:
        heard = []
        async with living(tmp_path) as kernel:
            for _ in range(3):
                async with client_of(kernel) as client:
                    await client.wait_for_ready(120)
                    asked = client.execute("print('heard')")
                    while (told := await client.get_iopub_msg(timeout=120))["msg_type"] != "stream":
                        pass
                    assert told["parent_header"]["msg_id"] == asked
                    heard.append(told["content"]["text"])
            async with client_of(kernel) as client:
                await kernel.signal_kernel(signal.SIGSTOP)
                with pytest.raises(RuntimeError, match="did not answer within"):
                    await client.wait_for_ready(0.1)
                await kernel.signal_kernel(signal.SIGKILL)
                with pytest.raises(RuntimeError, match="died before"):
                    await client.wait_for_ready(120)
        return heard

    assert asyncio.run(act()) == ["heard\n"] * 3
