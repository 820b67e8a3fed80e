"""What a page may say to its kernel: a flood ends with a reason, and the server and the kernel live on."""

import asyncio
import json
from contextlib import suppress

import psutil
from tornado.websocket import WebSocketClientConnection, WebSocketClosedError, websocket_connect

from sixelements.serving.line import MOST_LINES, POLICY_VIOLATION, TOO_MUCH, Budget
from tests.serving.server import PATIENCE, Server
from tests.serving.test_kernels import AUTHORS, kernel_of, let_go, message
from tests.serving.test_whole import kernels

MIB = 1024 * 1024


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


def test_a_page_may_say_much_at_once_and_then_as_much_as_busy_hands_make() -> None:
    clock = Clock()
    budget = Budget(clock)
    assert sum(budget.allows(500) for _ in range(1500)) == 1000
    clock.now = 2
    assert sum(budget.allows(500) for _ in range(1500)) == 400
    clock.now = 3600
    assert sum(budget.allows(500) for _ in range(1500)) == 1000, "a long pause saves nothing up"


def test_bytes_are_counted_as_well_as_messages() -> None:
    budget = Budget(Clock())
    assert [budget.allows(10_000_000), budget.allows(10_000_000), budget.allows(100)] == [True, False, True]


def test_a_slider_that_is_dragged_for_an_hour_is_never_held_up() -> None:
    clock = Clock()
    budget = Budget(clock)
    for _ in range(3600 * 60):
        clock.now += 1 / 60
        assert budget.allows(1000)


async def connect(server: Server, kernel: str) -> WebSocketClientConnection:
    return await websocket_connect(f"ws://127.0.0.1:{server.port}/api/kernels/{kernel}/channels")


async def flood(server: Server, kernel: str, most: int) -> tuple[int | None, str | None]:
    """Open widgets without end, as a script could; return how the server ended the connection."""
    socket = await connect(server, kernel)
    content = {"comm_id": "x", "target_name": "jupyter.widget", "data": {"state": {"value": "x" * 20_000}}}
    with suppress(WebSocketClosedError):
        for number in range(most):
            one = message("comm_open", "shell", {**content, "comm_id": f"comm-{number}"})
            await socket.write_message(json.dumps(one))
    while await socket.read_message() is not None:
        pass
    return socket.close_code, socket.close_reason


def files(server: Server) -> int:
    found: int = psutil.Process(server.process.pid).num_fds()
    return found


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


def test_a_kernel_has_no_more_lines_than_a_page_needs(server: Server) -> None:
    async def many() -> list[bool]:
        tries = [connect(server, kernel) for _ in range(MOST_LINES + 3)]
        return [
            isinstance(one, WebSocketClientConnection)
            for one in await asyncio.gather(*tries, return_exceptions=True)
        ]

    server.rest()
    kernel = kernel_of(server.ask(AUTHORS).text)
    assert sum(asyncio.run(many())) == MOST_LINES
    let_go(server, kernel)


def test_the_reason_fits_into_the_message_that_ends_a_connection() -> None:
    assert len(TOO_MUCH.encode()) <= 123
