"""How connections are taken: whoever keeps them and says nothing holds up nobody else."""

import resource
import socket
import time
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import psutil
import pytest

from sixelements.serving import listener
from tests.support.courses import copy_of_one
from tests.support.server import Server, running, until

FILES = 400
HELLO = bytes.fromhex("16030100c8010000c40303")  # how https begins

IMPATIENT = """
import resource, sys
resource.setrlimit(resource.RLIMIT_NOFILE, ({files}, {files}))
from sixelements.serving import app, listener, serve
listener.FIRST_LINE_SECONDS = {patience}
listener.BODY_SECONDS = {patience}
serve(port=0, open_browser=False)
"""


@pytest.fixture(scope="module")
def scarce(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server with few descriptors."""
    folder = tmp_path_factory.mktemp("scarce")
    command = ("-c", IMPATIENT.format(files=FILES, patience=600))
    with running(copy_of_one(folder), folder / "log", command, SIXELEMENTS_DATA=str(folder)) as server:
        server.rest()
        yield server


def call(server: Server, say: bytes = b"") -> socket.socket:
    made = socket.create_connection(("127.0.0.1", server.port), timeout=30)
    made.sendall(say)
    return made


def ended(one: socket.socket, seconds: float = 30) -> bool:
    """Say whether the server ends the connection within so many seconds, with no word."""
    one.settimeout(seconds)
    try:
        return one.recv(1) == b""
    except ConnectionResetError:
        return True
    except TimeoutError:
        return False


def test_a_whole_room_may_stand_in_line_before_the_first_is_taken() -> None:
    """A full line drops whoever comes, and a browser waits a second before it asks again."""
    most = min(listener.MOST_IN_LINE, int(Path("/proc/sys/net/core/somaxconn").read_text()))
    room = min(300, most)
    with ExitStack() as here:
        (line,) = (here.enter_context(one) for one in listener.bound(0, "127.0.0.1"))
        for _ in range(room):
            here.enter_context(socket.create_connection(line.getsockname(), timeout=60))


@pytest.mark.parametrize("first", [HELLO, HELLO[:1]])
def test_a_browser_that_tries_https_hears_at_once_that_there_is_none(server: Server, first: bytes) -> None:
    with call(server, first) as one:
        assert ended(one)
    assert server.ask("/health").status == 200


def test_a_request_that_comes_letter_by_letter_is_answered(server: Server) -> None:
    with call(server) as one:
        for letter in b"GET /health HTTP/1.1\r\nHost: x\r\n\r\n":
            one.sendall(bytes([letter]))
        assert one.recv(100).startswith(b"HTTP/1.1 200")


HALF = (
    b"",
    b"GET /health HTTP/1.1\r\nHost: x\r\n",
    b"POST /join HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\n",
)


def test_a_request_that_never_comes_whole_has_an_end(small_course: Path, tmp_path: Path) -> None:
    command = ("-c", IMPATIENT.format(files=FILES, patience=1))
    with (
        running(small_course, tmp_path / "log", command, SIXELEMENTS_DATA=str(tmp_path)) as server,
        ExitStack() as stack,
    ):
        assert [ended(stack.enter_context(call(server, begins))) for begins in HALF] == [True] * 3
    assert listener.FIRST_LINE_SECONDS <= 75
    assert listener.BODY_SECONDS <= 75


@pytest.mark.parametrize("says", [b"", b"GET / HTTP/1.1\r\nX: "])
def test_quiet_connections_without_number_keep_nobody_out(scarce: Server, says: bytes) -> None:
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (min(hard, 4 * FILES), hard))
    process = psutil.Process(scarce.process.pid)
    with ExitStack() as stack:
        stack.callback(resource.setrlimit, resource.RLIMIT_NOFILE, (soft, hard))
        for _ in range(2 * FILES):
            stack.enter_context(call(scarce, says))
        assert process.num_fds() <= FILES
        assert [scarce.ask(path).status for path in ("/health", "/", "/join")] == [200] * 3
        before = process.cpu_times().user
        time.sleep(1)  # a loop that tries and fails without pause would take all of it
        assert process.cpu_times().user - before < 0.5
    assert len(scarce.log.read_text().splitlines()) < 30, "no flood of lines"
    until(lambda: process.num_fds() < FILES / 2, "those that have left should be forgotten")


def test_no_descriptor_at_all_is_waited_out(small_course: Path, tmp_path: Path) -> None:
    # A pause this long would show: whoever comes waits for none as long as there are quiet ones to end.
    used_up = (
        "from sixelements.serving import capacity, listener\n"
        "capacity.KEPT_FILES, listener.PAUSE_SECONDS = -1000, 600\n"
        + IMPATIENT.format(files=FILES, patience=600)
    )
    with running(small_course, tmp_path / "log", ("-c", used_up), SIXELEMENTS_DATA=str(tmp_path)) as server:
        server.rest()
        process = psutil.Process(server.process.pid)
        with ExitStack() as stack:
            for _ in range(FILES + 100):
                stack.enter_context(call(server))
            until(lambda: "No more connections fit" in server.log.read_text(), "it should be told")
            before = process.cpu_times().user
            time.sleep(1)  # as above
            assert process.cpu_times().user - before < 0.5
            assert server.ask("/health").status == 200, "the quiet ones make room"
        assert server.log.read_text().count("No more connections fit") <= 2


def test_a_connection_that_stays_open_between_requests_is_one_connection(server: Server) -> None:
    with call(server) as one:
        for _ in range(5):
            one.sendall(b"GET /health HTTP/1.1\r\nHost: x\r\n\r\n")
            assert one.recv(4000).startswith(b"HTTP/1.1 200")
