"""Who is the facilitator: whoever brings the key, and nobody who only seems to sit at this machine."""

import asyncio
import http.client
import itertools
import re
import socket
import threading
from contextlib import closing, suppress
from pathlib import Path

import pytest
from tornado.httpclient import HTTPClientError

from sixelements.convening import codes, facilitators
from sixelements.convening.store import open_store
from sixelements.serving import kernels
from sixelements.serving.facilitator import GOOD_FOR_SECONDS, OnceWords
from tests.support.frames import connect
from tests.support.kernels import AUTHORS, kernel_of, let_go
from tests.support.server import OPEN, SERVE, Answer, Server, running, until

BOARD, FORMER_BOARD = "/board", "/voila/render/pages/board.ipynb"
EXERCISE = "/voila/render/exercises/decision-continuum/decision-continuum.ipynb"

# What a proxy or a forwarder may send of itself, and what a visitor may send to look like the person at this machine.
SHAPES: list[dict[str, str]] = [
    {},
    *({"Host": host} for host in ("localhost", "127.0.0.1", "[::1]", "laptop.local", "192.168.1.7:8866")),
    *({name: "192.0.2.1"} for name in ("X-Forwarded-For", "X-Real-Ip", "CF-Connecting-IP", "X-Client-IP")),
    *({name: "127.0.0.1"} for name in ("X-Forwarded-For", "X-Real-Ip", "True-Client-IP")),
    {"Forwarded": "for=127.0.0.1"},
    {"Via": "1.1 x"},
    {"X-Forwarded-Host": "localhost"},
    {"X-Forwarded-Proto": "https"},
    {"Connection": "close"},
]


def cookie(server: Server, data: Path, **headers: str) -> str:
    answer = server.ask(f"/facilitate?key={codes.facilitator_key(data)}", **headers)
    return answer.headers["Set-Cookie"]


def asked(port: int, path: str, headers: dict[str, str]) -> Answer:
    with closing(http.client.HTTPConnection("127.0.0.1", port, timeout=60)) as connection:
        connection.request("GET", path, headers=headers)
        reply = connection.getresponse()
        return Answer(reply.status, reply.headers, reply.read())


def forwarder(to: int) -> int:
    """Forward a port as ssh or a TCP proxy on this machine would: byte by byte, with no word about the sender."""
    door = socket.create_server(("127.0.0.1", 0))

    def pump(one: socket.socket, other: socket.socket) -> None:
        with one, suppress(OSError):
            while part := one.recv(65536):
                other.sendall(part)
            other.shutdown(socket.SHUT_WR)

    def run() -> None:
        while True:
            came, _ = door.accept()
            on = socket.create_connection(("127.0.0.1", to))
            for pair in ((came, on), (on, came)):
                threading.Thread(target=pump, args=pair, daemon=True).start()

    threading.Thread(target=run, daemon=True).start()
    port: int = door.getsockname()[1]
    return port


def test_no_page_shows_the_key_whoever_asks_and_however(served: Server, data: Path) -> None:
    key = codes.facilitator_key(data)
    pages = (
        "/",
        "/join",
        "/exercise/decision-continuum",
        "/health",
        "/facilitate",
        "/facilitate/in",
        "/nothing",
    )
    for port, shape, page in itertools.product((served.port, forwarder(served.port)), SHAPES, pages):
        answer = asked(port, page, shape)
        assert key not in answer.text
        assert "Open rooms as facilitator" not in answer.text
        assert BOARD not in answer.text
    assert key in served.log.read_text(), "the terminal prints it"


def test_the_facilitators_own_browser_has_the_way_to_the_board(served: Server, data: Path) -> None:
    page = served.ask("/", Cookie=cookie(served, data).split(";")[0])
    assert BOARD in page.text
    assert codes.facilitator_key(data) not in page.text
    assert "Cookie" in ", ".join(page.headers.get_all("Vary", []))


def test_a_login_whose_cookie_did_not_come_back_says_so(served: Server, data: Path) -> None:
    arriving = served.ask(f"/facilitate?key={codes.facilitator_key(data)}")
    (on,) = set(re.findall(r'url=([^"]+)"', arriving.text))
    lost = served.ask(on)
    assert (lost.status, "did not keep" in lost.text) == (403, True)
    kept = served.ask(on, Cookie=arriving.headers["Set-Cookie"].split(";")[0])
    assert (kept.status, kept.headers["Location"]) == (302, BOARD), "she is on the board at once"


def test_the_cookie_is_for_tls_where_a_proxy_ends_it(served: Server, data: Path, small_course: Path) -> None:
    assert "Secure" not in cookie(served, data)
    assert "Secure" not in cookie(served, data, X_Forwarded_Proto="https"), "anybody could say so"
    with running(
        small_course, data / "log2", (*SERVE, "--behind-proxy"), SIXELEMENTS_DATA=str(data)
    ) as server:
        assert "Secure" in cookie(server, data, X_Forwarded_Proto="https")
        assert "Secure" not in cookie(server, data, X_Forwarded_Proto="http")


def test_a_word_lets_one_browser_in_once_and_for_a_minute() -> None:
    now = [0.0]
    words = OnceWords(lambda: now[0])
    one, other = words.new(), words.new()
    assert [words.take(one), words.take(one), words.take("guess"), words.take("")] == [
        True,
        False,
        False,
        False,
    ]
    now[0] = GOOD_FOR_SECONDS
    assert not words.take(other)


def test_the_browser_that_the_server_opens_comes_in_without_the_key(
    small_course: Path, tmp_path: Path
) -> None:
    opens = (
        "import webbrowser; from sixelements.serving import serve\n"
        f"webbrowser.open = lambda address: open({str(tmp_path / 'address')!r}, 'w').write(address)\n"
        "serve(port=0)"
    )
    with running(small_course, tmp_path / "log", ("-c", opens), SIXELEMENTS_DATA=str(tmp_path)) as server:
        opened = tmp_path / "address"
        until(lambda: opened.exists() and opened.read_text(), "a browser should be opened")
        address = opened.read_text()
        assert codes.facilitator_key(tmp_path) not in address
        path = address.removeprefix(server.address.rstrip("/"))
        first, second = server.ask(path), server.ask(path)
        assert (first.status, second.status) == (200, 403)
        known = first.headers["Set-Cookie"].split(";")[0]
        assert "Open rooms as facilitator" in server.ask("/", Cookie=known).text


@pytest.mark.parametrize("path", [AUTHORS, EXERCISE, BOARD, "/voila/render/pages/%61uthors.ipynb"])
@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_the_board_and_notebooks_are_shut_to_participants(served: Server, path: str, method: str) -> None:
    before = served.kernels()
    answer = served.ask(path, method)
    assert answer.status == 403
    if method == "GET":
        assert "This page is the facilitator&#39;s" in answer.text
        assert ("/exercise/decision-continuum" in answer.text) == (path == EXERCISE)
    assert served.kernels() <= before
    assert "authors.ipynb" not in served.ask("/").text


async def refused(port: int, kernel: str) -> None:
    with pytest.raises(HTTPClientError, match="403"):
        await connect(port, kernel)


def test_the_facilitator_opens_notebooks_and_nobody_else_reaches_their_kernels(
    served: Server, data: Path
) -> None:
    mine = cookie(served, data).split(";")[0]
    page = served.ask(AUTHORS, Cookie=mine)
    assert "data-six-whole" in page.text
    kernel = kernel_of(page.text)
    asyncio.run(refused(served.port, kernel))

    async def come() -> None:
        (await connect(served.port, kernel, Cookie=mine)).close()

    asyncio.run(come())
    let_go(served, kernel)


def test_open_notebooks_leave_the_board_shut(small_course: Path, tmp_path: Path) -> None:
    with running(small_course, tmp_path / "log", OPEN, SIXELEMENTS_DATA=str(tmp_path)) as server:
        assert server.ask(AUTHORS, "HEAD").status == 200
        assert server.ask(BOARD, "HEAD").status == 403
        assert "authors.ipynb" in server.ask("/").text


def test_a_kernel_is_told_no_secret_of_the_server(monkeypatch: pytest.MonkeyPatch) -> None:
    secrets = {
        "SIXELEMENTS_DATABASE": "postgresql://user:password@host/rooms",
        "JUPYTERHUB_API_TOKEN": "token",
        "AWS_SECRET_ACCESS_KEY": "secret",
        "PGPASSWORD": "password",
    }
    for name, value in secrets.items():
        monkeypatch.setenv(name, value)
    assert not secrets.keys() & kernels.inherited().keys()
    assert "PATH" in kernels.inherited()


def test_a_bookmark_of_the_board_leads_to_where_it_stands_now(served: Server) -> None:
    answer = served.ask(FORMER_BOARD)
    assert (answer.status, answer.headers["Location"]) == (301, BOARD)


def test_the_board_takes_no_python_and_is_made_again_when_an_exercise_changed(
    small_course: Path, tmp_path: Path
) -> None:
    with running(small_course, tmp_path / "log", SERVE, SIXELEMENTS_DATA=str(tmp_path)) as server:
        server.rest()
        mine = cookie(server, tmp_path).split(";")[0]
        page = server.ask(BOARD, Cookie=mine)
        assert (page.status, server.kernels()) == (200, 0)
        again = server.ask(BOARD, Cookie=mine, If_None_Match=page.headers["Etag"])
        assert again.status == 304
        file = next(small_course.glob("exercises/*/exercise.toml"))
        file.write_text(file.read_text().replace('title = "', 'title = "</script>Another ', 1))
        changed = server.ask(BOARD, Cookie=mine).text
        assert r"\u003c/script\u003eAnother " in changed
        assert "</script>Another" not in changed, "no word of an exercise ends the data that it stands in"


def test_a_facilitator_with_a_key_of_her_own_comes_in_and_sees_her_rooms_only(
    small_course: Path, tmp_path: Path
) -> None:
    with closing(open_store(f"sqlite:///{tmp_path / 'rooms.sqlite'}")) as store:
        key = facilitators.hand_out(store, "North")
        with running(small_course, tmp_path / "log", SERVE, SIXELEMENTS_DATA=str(tmp_path)) as server:
            server.rest()
            mine = server.ask(f"/facilitate?key={key}").headers["Set-Cookie"].split(";")[0]
            page = server.ask(BOARD, Cookie=mine)
            assert page.status == 200
            facilitators.take_back(store, "North")
            assert server.ask(BOARD, Cookie=mine).status == 403
            assert server.ask(f"/facilitate?key={key}").status == 403
