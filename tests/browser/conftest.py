"""A real browser that can reach this machine only, a real server, and the built book."""

import subprocess
from collections.abc import Callable, Generator, Iterator
from contextlib import ExitStack
from pathlib import Path
from urllib.parse import urlsplit

import pluggy
import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    Request,
    ViewportSize,
    expect,
    sync_playwright,
)

from sixelements import assets, catalog, course, worksheet
from tests import built
from tests.browser import chromium, evidence
from tests.browser.person import Person
from tests.support.server import OPEN, free_port, running

SIZES: dict[str, ViewportSize] = {
    "phone": {"width": 360, "height": 740},
    "wide": {"width": 1280, "height": 800},
}


USUAL = 20_000
"""Milliseconds to wait for what one expects to see."""

PATIENCE = 90_000
"""The same where a server is started anew on a busy machine, or pauses grow."""


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        # A missing browser fails here, with the sentence that says what to install.
        # On two busy cores a page may need more than the usual five seconds; what is true at once does not wait.
        expect.set_options(timeout=USUAL)
        launched = playwright.chromium.launch(executable_path=chromium.find(), args=list(chromium.ARGUMENTS))
        yield launched
        launched.close()


@pytest.fixture(params=list(SIZES))
def size(request: pytest.FixtureRequest) -> str:
    name: str = request.param
    return name


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pluggy.Result[pytest.TestReport], None]:
    """Say under a test that failed what its pages showed and its servers wrote: most of these happen only once."""
    outcome = yield
    report = outcome.get_result()
    if call.when == "call" and report.failed:
        report.sections += evidence.of(getattr(item, "funcargs", {}))


REFUSING = ("/api/rooms/", "/api/desk", "/api/remote", "/api/projector/")
"""What refuses in words that the page then says."""


class Watch:
    """Notes whatever a visitor's pages ask for outside this machine, where nothing answers, and every script error.

    Chromium itself keeps the visitor here (``chromium.NOWHERE``): asking Python about each file took longer than the
    file.
    """

    def __init__(self, visitor: BrowserContext) -> None:
        self.outside: list[str] = []
        self.errors: list[str] = []
        visitor.on("request", self.asked)
        visitor.on("console", self.heard)
        visitor.on("weberror", lambda error: self.errors.append(str(error.error)))

    def asked(self, request: Request) -> None:
        if not is_local(request.url):
            self.outside.append(request.url)

    def heard(self, message: ConsoleMessage) -> None:
        # The browser itself reports a network that is gone and a refusal that the page puts in words; the rest is ours.
        url = message.location.get("url", "")
        refused = "Failed to load resource" in message.text and any(one in url for one in REFUSING)
        # A page on which Jupyter lost a widget says so and loads itself again: a test sees what comes of it.
        lost = "widget model not found" in message.text
        # Chromium looks for an icon by itself where an answer is no page and names none.
        if urlsplit(url).path == "/favicon.ico":
            return
        if message.type == "error" and "net::ERR_" not in message.text and not refused and not lost:
            self.errors.append(f"{message.text} ({url})")


@pytest.fixture
def context(browser: Browser, request: pytest.FixtureRequest) -> Iterator[BrowserContext]:
    """A fresh visitor; asking for anything outside this machine, or a script error, fails the test."""
    name = request.getfixturevalue("size") if "size" in request.fixturenames else "wide"
    visitor = browser.new_context(viewport=SIZES[name], reduced_motion="reduce", accept_downloads=True)
    watch = Watch(visitor)
    yield visitor
    visitor.close()
    assert not watch.outside, f"a page asked for something outside this machine: {watch.outside}"
    assert not watch.errors, f"a page reported errors: {watch.errors}"


@pytest.fixture
def phones(browser: Browser) -> Iterator[tuple[Page, Page]]:
    """Two phones of two people."""
    contexts = [browser.new_context(viewport=SIZES["phone"], reduced_motion="reduce") for _ in range(2)]
    watches = [Watch(one) for one in contexts]
    pages = [one.new_page() for one in contexts]
    for page in pages:
        page.set_default_timeout(PATIENCE)
    expect.set_options(timeout=PATIENCE)
    yield pages[0], pages[1]
    expect.set_options(timeout=USUAL)
    for one in contexts:
        one.close()
    assert [watch.errors + watch.outside for watch in watches] == [[], []]


@pytest.fixture
def page(context: BrowserContext) -> Page:
    opened = context.new_page()
    opened.set_default_timeout(30_000)
    return opened


def is_local(url: str) -> bool:
    parts = urlsplit(url)
    return parts.scheme in ("file", "data", "blob", "about") or parts.hostname in ("127.0.0.1", "localhost")


class Server:
    """The course served on a free port that stays the same when it is stopped and started again."""

    def __init__(self, data: Path) -> None:
        self.data = data
        self.port = free_port()
        self.process: subprocess.Popen[str] | None = None
        self.stack = ExitStack()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def log(self) -> Path:
        return self.data.with_name(f"{self.data.name}.log")

    def start(self) -> None:
        self.data.mkdir(exist_ok=True)
        command = (*OPEN, "--port", str(self.port))
        started = running(course.root(), self.log, command, SIXELEMENTS_DATA=str(self.data))
        self.process = self.stack.enter_context(started).process

    def stop(self, *, hard: bool = False) -> None:
        if self.process and hard:
            self.process.kill()
        self.process = None
        self.stack.close()


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    started = Server(tmp_path_factory.mktemp("rooms"))
    started.start()
    yield started
    started.stop()


@pytest.fixture
def own_server(tmp_path: Path) -> Iterator[Server]:
    """A server that this test alone may stop and start again."""
    started = Server(tmp_path / "rooms")
    started.start()
    yield started
    started.stop()


@pytest.fixture(scope="session")
def book(testrun_uid: str) -> Path:
    """The built book's folder of pages (built again only where something changed)."""
    return built.book(testrun_uid)


Open = Callable[[str], Page]


@pytest.fixture
def opened(page: Page, tmp_path: Path) -> Open:
    """Open an exercise in the barest page that can hold it."""
    for name, content in assets.files().items():
        (tmp_path / name).write_bytes(content)

    def open_(slug: str) -> Page:
        (tmp_path / "page.html").write_text(
            '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Page</title>'
            f'<link rel="stylesheet" href="{assets.url("style.css")}"></head><body style="padding: 8px">'
            f"<main><h1>Page</h1>{worksheet.page_section(catalog.get(slug))}</main>"
            f'<script src="{assets.url("core.js")}"></script></body></html>',
            encoding="utf-8",
        )
        Person(page).arrive((tmp_path / "page.html").as_uri())
        return page

    return open_
