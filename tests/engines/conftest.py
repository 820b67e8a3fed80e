"""The other browsers, each started once, and a server that they visit."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from sixelements.convening.store import RoomStore
from tests.browser import chromium
from tests.browser.conftest import Server
from tests.browser.rooms import rooms_of
from tests.engines.chrome import Chromium
from tests.engines.engine import Engine
from tests.engines.firefox import Firefox
from tests.engines.found import find
from tests.engines.visitor import Visitor
from tests.engines.webkit import WebKit
from tests.support.line import Line

Browser = Firefox | WebKit | Chromium


START: dict[str, Callable[[Path], Browser]] = {
    "webkit": lambda folder: WebKit(find("webkit-driver"), find("webkit"), folder),
    "firefox": lambda folder: Firefox(find("firefox"), folder),
    "old-phone-that-translates": lambda folder: Chromium(chromium.find(), folder),
}


@pytest.fixture(scope="session", params=list(START))
def browser(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    find("screen")
    started = START[request.param](tmp_path_factory.mktemp(request.param))
    yield started
    started.close()


@pytest.fixture(scope="session")
def window(browser: Browser) -> Iterator[Engine]:
    """One window for all that a person works alone, one exercise after the other; each keeps only what is its own."""
    opened = browser.window()
    yield opened
    opened.close()


@pytest.fixture
def engine(window: Engine) -> Iterator[Engine]:
    """The window; an error that a page reports fails the test."""
    yield window
    reported = window.errors()
    window.forget()
    assert not reported, f"a page reported errors: {reported}"


@pytest.fixture
def visitor(engine: Engine) -> Visitor:
    return Visitor(engine)


@pytest.fixture
def participant(browser: Browser) -> Iterator[Visitor]:
    """Somebody at a window with nothing kept, since the room that a device is in changes every page of an exercise."""
    opened = browser.window()
    yield Visitor(opened)
    reported = opened.errors()
    opened.close()
    assert not reported, f"a page reported errors: {reported}"


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    running = Server(tmp_path_factory.mktemp("rooms"))
    running.start()
    yield running
    running.stop()


@pytest.fixture
def line(server: Server) -> Iterator[Line]:
    """A way to the server that a test can cut."""
    with Line(server.port) as joined:
        yield joined


@pytest.fixture
def store(server: Server) -> Iterator[RoomStore]:
    """The server's own rooms."""
    with rooms_of(server) as opened:
        yield opened
