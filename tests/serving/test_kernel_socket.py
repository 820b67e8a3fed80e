"""What a page may say to its kernel: a flood or a bomb ends with a reason, and the server and the kernel live on."""

import asyncio
import random
import time
from contextlib import suppress
from pathlib import Path

import psutil
import pytest
from tornado.httpclient import HTTPClientError
from tornado.websocket import WebSocketClientConnection, WebSocketClosedError

from sixelements.serving import app
from sixelements.serving.kernel_socket import (
    MOST_CONNECTIONS,
    NOT_WHOLE,
    POLICY_VIOLATION,
    PROTOCOL_ERROR,
    TOO_MUCH,
    Allowance,
)
from tests.support.frames import broken, connect, frame
from tests.support.kernels import AUTHORS, kernel_of, kernels, let_go
from tests.support.server import PATIENCE, Server, running

MIB = 1024 * 1024


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


def test_a_page_may_say_much_at_once_and_then_as_much_as_busy_hands_make() -> None:
    clock = Clock()
    allowance = Allowance(clock)
    assert sum(allowance.allows(500) for _ in range(1500)) == 1000
    clock.now = 2
    assert sum(allowance.allows(500) for _ in range(1500)) == 400
    clock.now = 3600
    assert sum(allowance.allows(500) for _ in range(1500)) == 1000, "a long pause saves nothing up"


def test_bytes_are_counted_as_well_as_messages() -> None:
    allowance = Allowance(Clock())
    assert [allowance.allows(10_000_000), allowance.allows(10_000_000), allowance.allows(100)] == [
        True,
        False,
        True,
    ]


def test_a_slider_that_is_dragged_for_an_hour_is_never_held_up() -> None:
    clock = Clock()
    allowance = Allowance(clock)
    for _ in range(3600 * 60):
        clock.now += 1 / 60
        assert allowance.allows(1000)


async def flood(server: Server, kernel: str, most: int) -> tuple[int | None, str | None]:
    """Open widgets without end, as a script could; return how the server ended the connection."""
    socket = await connect(server.port, kernel)
    content = {"comm_id": "x", "target_name": "jupyter.widget", "data": {"state": {"value": "x" * 20_000}}}
    with suppress(WebSocketClosedError):
        for number in range(most):
            one = frame("comm_open", {**content, "comm_id": f"comm-{number}"})
            await socket.write_message(one, binary=True)
    while await socket.read_message() is not None:
        pass
    return socket.close_code, socket.close_reason


def test_a_flood_is_ended_with_a_reason_and_connecting_again_does_not_refill_it(server: Server) -> None:
    server.rest()
    kernel = kernel_of(server.ask(AUTHORS).text)
    (process,) = kernels(server)
    before = psutil.Process(server.process.pid).memory_info().rss
    ended = asyncio.run(asyncio.wait_for(flood(server, kernel, 3000), PATIENCE))
    assert ended == (POLICY_VIOLATION, TOO_MUCH)
    assert asyncio.run(asyncio.wait_for(flood(server, kernel, 1000), PATIENCE))[0] == POLICY_VIOLATION
    assert process.memory_info().rss < 150 * MIB, "the kernel got a part of the flood only"
    assert psutil.Process(server.process.pid).memory_info().rss - before < 150 * MIB
    assert server.ask("/health").status == 200
    let_go(server, kernel)


def test_a_kernel_has_no_more_connections_than_a_page_needs(server: Server) -> None:
    async def many() -> list[bool]:
        tries = [connect(server.port, kernel) for _ in range(MOST_CONNECTIONS + 3)]
        return [
            isinstance(one, WebSocketClientConnection)
            for one in await asyncio.gather(*tries, return_exceptions=True)
        ]

    server.rest()
    kernel = kernel_of(server.ask(AUTHORS).text)
    assert sum(asyncio.run(many())) == MOST_CONNECTIONS
    let_go(server, kernel)


@pytest.mark.parametrize("reason", [TOO_MUCH, NOT_WHOLE])
def test_the_reason_fits_into_the_message_that_ends_a_connection(reason: str) -> None:
    assert len(reason.encode()) <= 123


@pytest.mark.parametrize("protocols", [None, ["another"], ["v1.kernel.websocket.jupyter.org.x"]])
def test_a_connection_that_does_not_speak_the_one_framing_is_refused(
    server: Server, protocols: list[str] | None
) -> None:
    kernel = kernel_of(server.ask(AUTHORS).text)
    with pytest.raises(HTTPClientError, match="400"):
        asyncio.run(connect(server.port, kernel, protocols=protocols))
    let_go(server, kernel)


@pytest.mark.parametrize("session", ["x" * 100, "%C3%A9"])
def test_a_session_with_a_name_that_no_page_gives_is_refused(server: Server, session: str) -> None:
    kernel = kernel_of(server.ask(AUTHORS).text)
    with pytest.raises(HTTPClientError, match="400"):
        asyncio.run(connect(server.port, kernel, session=session))
    let_go(server, kernel)


def test_a_bomb_ends_its_own_connection_and_the_server_answers_at_once(server: Server) -> None:
    server.rest()
    kernel = kernel_of(server.ask(AUTHORS).text)
    rng = random.Random(7)  # noqa: S311  (the same bombs every time)
    before = psutil.Process(server.process.pid).memory_info().rss

    async def throw(bomb: bytes | str) -> tuple[int | None, str | None]:
        socket = await connect(server.port, kernel)
        await socket.write_message(bomb, binary=isinstance(bomb, bytes))
        while await socket.read_message() is not None:
            pass
        return socket.close_code, socket.close_reason

    bombs: list[bytes | str] = [b"\xff" * 7, b"\x7f\xff\xff\xff", *(broken(rng) for _ in range(4)), "{}"]
    for bomb in bombs:
        ended = asyncio.run(asyncio.wait_for(throw(bomb), PATIENCE))
        assert ended == (PROTOCOL_ERROR, NOT_WHOLE), bomb
        assert server.ask("/health").status == 200, "a bomb that works holds the loop for good"
    assert psutil.Process(server.process.pid).memory_info().rss - before < 100 * MIB
    let_go(server, kernel)


EVERY = 1_000
WATCHFUL = f"""
from sixelements.serving import app
app.PING_EVERY, app.PING_ANSWERED_WITHIN = {EVERY}, 120_000
app.serve(port=0, open_browser=False, open_notebooks=True)
"""


def test_a_quiet_connection_outlives_the_pings(small_course: Path, tmp_path: Path) -> None:
    assert app.PING_EVERY * 2 <= app.PING_ANSWERED_WITHIN

    async def stay(port: int, kernel: str) -> bool:
        socket = await connect(port, kernel)
        quiet_until = time.monotonic() + 3.3 * EVERY / 1000
        while (left := quiet_until - time.monotonic()) > 0:
            with suppress(TimeoutError):
                if await asyncio.wait_for(socket.read_message(), left) is None:
                    return False
        socket.close()
        return True

    with running(small_course, tmp_path / "log", ("-c", WATCHFUL)) as server:
        kernel = kernel_of(server.ask(AUTHORS).text)
        assert asyncio.run(stay(server.port, kernel))
        let_go(server, kernel)
