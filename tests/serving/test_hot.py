"""What every visitor asks for is answered sooner, and with the same bytes; everything else goes the usual way."""

import fcntl
import http.client
import socket
import sys
import termios
import threading
import time

import pytest

from sixelements.serving import frame, hot
from sixelements.serving.reply import ready
from tests.examples import ONE
from tests.support.server import PATIENCE, Server, until

BROWSER = (
    b"Host: localhost:8866\r\nConnection: keep-alive\r\nUser-Agent: a browser\r\nAccept: */*\r\n"
    b"Accept-Encoding: gzip, deflate\r\nSec-Fetch-Dest: document\r\nCookie: a=b"
)
SCRIPT = next(path for path in frame.files() if "/core-" in path)


def head(line: str, fields: bytes = BROWSER) -> bytes:
    return line.encode() + b"\r\n" + fields + b"\r\n\r\n"


def begun() -> hot.Hot:
    made = hot.Hot()
    page = ready("the page")
    made.pages = {"one": page}.get
    return made


@pytest.mark.parametrize("path", ["/exercise/one", SCRIPT])
def test_a_plain_get_is_answered(path: str) -> None:
    whole = begun().answer(head(f"GET {path} HTTP/1.1"))
    assert whole
    assert whole.startswith(b"HTTP/1.1 200 OK\r\nDate: ")


@pytest.mark.parametrize(
    "line",
    [
        "HEAD /exercise/one HTTP/1.1",
        "POST /exercise/one HTTP/1.1",
        "GET /exercise/one HTTP/1.0",
        "GET /exercise/two HTTP/1.1",
        "GET /exercise/one?a=b HTTP/1.1",
        "GET /exercise/one/alone HTTP/1.1",
        "GET http://localhost/exercise/one HTTP/1.1",
        "GET / HTTP/1.1",
        "GET",
    ],
)
def test_other_requests_go_the_usual_way(line: str) -> None:
    assert begun().answer(head(line)) is None


@pytest.mark.parametrize(
    "more",
    [
        b'If-None-Match: "a"',
        b"If-Modified-Since: Thu, 26 Nov 2026 18:00:00 GMT",
        b"Range: bytes=0-9",
        b"Content-Length: 3",
        b"Transfer-Encoding: chunked",
        b"Expect: 100-continue",
        b"Upgrade: websocket",
        b"Host: another",
        b" folded",
        b"nothing",
    ],
)
def test_what_asks_for_more_goes_the_usual_way(more: bytes) -> None:
    assert hot.plain(BROWSER)
    assert not hot.plain(BROWSER + b"\r\n" + more)


@pytest.mark.parametrize(
    ("name", "other"),
    [
        (b"Connection: keep-alive", b"Connection: close"),
        (b"Accept-Encoding: gzip, deflate", b"Accept-Encoding: gzip;q=0"),
        (b"Accept-Encoding: gzip, deflate", b"Accept-Encoding: br"),
        (b"Host: localhost:8866", b"Host:"),
        (b"Host: localhost:8866", b"Accept-Language: en"),
        (b"\r\nAccept: */*", b"\nAccept: */*"),
    ],
)
def test_a_client_that_wants_it_otherwise_goes_the_usual_way(name: bytes, other: bytes) -> None:
    assert name in BROWSER
    assert not hot.plain(BROWSER.replace(name, other))


def test_headers_without_end_are_not_remembered() -> None:
    before = hot.plain.cache_info().currsize
    fields = BROWSER + b"\r\nReferer: " + b"a" * hot.LONGEST
    assert begun().answer(head("GET /exercise/one HTTP/1.1", fields)) is None
    assert hot.plain.cache_info().currsize == before


def test_another_page_at_one_address_is_sent_when_it_is_there() -> None:
    made = begun()
    assert made.answer(head("GET /exercise/one HTTP/1.1")).endswith(ready("the page").zipped)  # type: ignore[union-attr]
    made.pages = lambda _slug: ready("another")
    assert made.answer(head("GET /exercise/one HTTP/1.1")).endswith(ready("another").zipped)  # type: ignore[union-attr]


def test_below_a_path_both_addresses_are_answered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(frame, "_below", "/course")
    made = begun()
    assert made.answer(head("GET /course/exercise/one HTTP/1.1"))
    assert made.answer(head("GET /exercise/one HTTP/1.1"))


@pytest.mark.parametrize("path", [f"/exercise/{ONE}", SCRIPT])
def test_both_ways_send_the_same(server: Server, path: str) -> None:
    server.rest()
    sent = [
        server.ask(path, Accept_Encoding="gzip", **more) for more in ({}, {"X_Odd": "goes the usual way"})
    ]
    assert [one.status for one in sent] == [200, 200], "files have the same names in every process"
    assert sent[0].body == sent[1].body
    soon, usual = ({name.lower(): value for name, value in one.headers.items()} for one in sent)
    assert soon.pop("date")
    assert usual.pop("date")
    assert soon == usual


def stands(one: socket.socket) -> bool:
    """Say whether something has come that nobody has read, and nothing more comes."""

    def unread() -> int:
        return int.from_bytes(fcntl.ioctl(one, termios.FIONREAD, bytes(4)), sys.byteorder)

    before = unread()
    time.sleep(0.2)
    return 0 < before == unread()


def test_one_connection_gets_every_answer_in_its_order_however_slowly_it_reads(server: Server) -> None:
    """Six hundred answers do not fit into what the system holds, so the server waits in the middle of one."""
    slow = head("GET /health HTTP/1.1")
    quick = head(f"GET {SCRIPT} HTTP/1.1")
    asked = (quick * 9 + slow) * 60
    with socket.socket() as one:
        # Before it connects: a window smaller than one packet would keep both waiting for a minute.
        one.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 128 * 1024)
        one.settimeout(PATIENCE)
        one.connect(("127.0.0.1", server.port))
        asking = threading.Thread(target=one.sendall, args=(asked,))
        asking.start()
        until(lambda: stands(one), "the server should wait for the reader")
        came = one.makefile("rb")
        answers = []
        for _ in range(600):
            assert came.readline() == b"HTTP/1.1 200 OK\r\n"
            answers.append(came.read(int(http.client.parse_headers(came)["Content-Length"])))
        asking.join()
    assert {len(body) for body in answers[9::10]} == {len(answers[9])} != {len(answers[0])}
    del answers[9::10]
    assert set(answers) == {frame.files()[SCRIPT].zipped}
