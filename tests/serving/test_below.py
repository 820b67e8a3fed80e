"""A course below a path of somebody else's address: the proxy leaves the path in what it hands on, or takes it off."""

import asyncio
import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pytest
from tornado.httpclient import HTTPRequest
from tornado.websocket import websocket_connect

from sixelements.convening import codes
from sixelements.serving.kernel_frames import PROTOCOL
from tests.support import services
from tests.support.courses import copy_of_one
from tests.support.kernels import AUTHORS, kernel_of
from tests.support.server import PATIENCE, SERVE, Answer, Server, ask, free_port, running

BELOW = "/services/six"
HOW = ("kept", "taken off")

SITE = """
server {{
    listen 127.0.0.1:{port};
    proxy_http_version 1.1;
    proxy_set_header Host $http_host;
    proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;
    proxy_set_header Upgrade $http_upgrade;
    proxy_set_header Connection "upgrade";
    location {below}/ {{
        proxy_pass http://127.0.0.1:{to}{rest};
        proxy_read_timeout 1h;
    }}
}}
"""


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("below")


@pytest.fixture(scope="module")
def below(data: Path) -> Iterator[Server]:
    command = (*SERVE, "--behind-proxy", "--base-url", BELOW)
    with running(copy_of_one(data), data / "log", command, SIXELEMENTS_DATA=str(data)) as server:
        yield server


@pytest.fixture(scope="module", params=HOW)
def proxy(request: pytest.FixtureRequest, below: Server) -> Iterator[int]:
    port = free_port()
    rest = "/" if request.param == "taken off" else ""
    site = SITE.format(port=port, below=BELOW, to=below.port, rest=rest)
    with services.nginx_with(site, port):
        yield port


def get(port: int, path: str, **headers: str) -> Answer:
    return ask(port, "GET", path, **headers)


def named(page: str) -> set[str]:
    """Return the addresses of this server that a page names."""
    return {unescape(one) for one in re.findall(r'(?:href|src)="(/[^"#]*)"', page)}


@pytest.mark.parametrize("page", ["/", "/join", "/r/KTM4RX", "/exercise/decision-continuum"])
def test_whatever_a_page_names_is_there(proxy: int, page: str) -> None:
    found = get(proxy, BELOW + page)
    assert found.status == 200
    assert f'name="six-below" content="{BELOW}"' in found.text
    addresses = named(found.text)
    assert addresses
    for one in sorted(addresses)[:60]:
        assert one.startswith(f"{BELOW}/"), one
        assert get(proxy, one).status == 200, one


def test_a_code_typed_without_care_leads_into_the_room(proxy: int) -> None:
    for typed, leads in (("/Join", "/join"), ("/R/KTM4RX/", "/r/KTM4RX"), ("/ktm-4rx", "/r/ktm-4rx")):
        answer = get(proxy, BELOW + typed)
        assert (answer.status, answer.headers["Location"]) == (302, BELOW + leads)


def test_the_facilitator_comes_in_and_her_notebooks_reach_their_python(proxy: int, data: Path) -> None:
    login = get(proxy, f"{BELOW}/facilitate?key={codes.facilitator_key(data)}")
    assert f"Path={BELOW}/" in login.headers["Set-Cookie"]
    cookie = login.headers["Set-Cookie"].split(";")[0]
    (on,) = set(re.findall(r'url=([^"]+)"', login.text))
    board = get(proxy, on, Cookie=cookie).headers["Location"]
    assert board == f"{BELOW}/board"
    for path in (board, f"{BELOW}{AUTHORS}"):
        page = get(proxy, path, Cookie=cookie)
        assert page.status == 200
        for one in named(page.text):
            assert get(proxy, one, Cookie=cookie).status == 200, one
    assert "data-six-whole" in page.text
    kernel = kernel_of(page.text)
    assert f'"baseUrl": "{BELOW}/"' in unescape(page.text)

    async def come() -> None:
        url = f"ws://127.0.0.1:{proxy}{BELOW}/api/kernels/{kernel}/channels"
        headers = {"Cookie": cookie, "Origin": f"http://127.0.0.1:{proxy}"}
        made = await websocket_connect(HTTPRequest(url, headers=headers), subprotocols=[PROTOCOL])
        made.close()

    asyncio.run(asyncio.wait_for(come(), PATIENCE))
    gone = ask(
        proxy,
        "POST",
        f"{BELOW}/voila/api/shutdown/{kernel}",
        Origin=f"http://127.0.0.1:{proxy}",
        Cookie=cookie,
    )
    assert gone.status == 204
