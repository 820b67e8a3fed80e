"""A real browser that can reach this machine only, a real server, and the built book."""

from collections.abc import Callable, Generator, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

import pluggy
import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from sixelements import assets, catalog, course, worksheet
from tests import built
from tests.browser import chromium, evidence
from tests.browser.online import online
from tests.browser.person import FINE, SOUND, WALKED, Person
from tests.browser.visitors import EMPTY, SIZES, Visitors, Watch
from tests.examples import ONE
from tests.support.courses import copy_of_one
from tests.support.server import OPEN, Process, free_port, running

__all__ = ["SIZES", "Open", "Server", "Watch"]

USUAL = 60_000
"""Milliseconds to wait for what one expects to see."""

PATIENCE = 90_000
"""The same where a server is started anew on a busy machine, or pauses grow."""


def patient(opens: Callable[..., Any]) -> Callable[..., Any]:
    """Return what *opens* a device or a page, which then waits as long as ``expect``, and not Playwright's half."""

    def opened(**given: Any) -> Any:
        one = opens(**given)
        one.set_default_timeout(USUAL)
        return one

    return opened


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        # A missing browser fails here, with the sentence that says what to install.
        # A busy machine may stand still for seconds; what is true at once does not wait.
        expect.set_options(timeout=USUAL)
        launched = chromium.launch(playwright.chromium, chromium.find_light())
        for name in ("new_context", "new_page"):
            setattr(launched, name, patient(getattr(launched, name)))
        yield launched
        launched.close()


@pytest.fixture(scope="session", autouse=True)
def known(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> None:
    """What one worker has seen to be fine, no other looks at again (``known.py``)."""
    folder = tmp_path_factory.getbasetemp()
    if worker_id != "master":
        folder = folder.parent  # each worker has a folder of its own in that of the run
    for name, one in {"fine": FINE, "sound": SOUND, "walked": WALKED}.items():
        one.share(folder / name)


FAILED = pytest.StashKey[bool]()
"""Whether a test has failed so far."""


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
    item.stash[FAILED] = item.stash.get(FAILED, False) or report.failed
    if call.when == "call" and report.failed:
        report.sections += evidence.of(getattr(item, "funcargs", {}))


@pytest.fixture(scope="session")
def visitors(browser: Browser) -> Visitors:
    """Those who come again (``visitors.py``)."""
    return Visitors(browser)


@contextmanager
def visiting(visitors: Visitors, request: pytest.FixtureRequest, size: str) -> Iterator[BrowserContext]:
    """Let somebody come whose device keeps nothing; what asks outside this machine, or a script error, fails."""
    addresses = [EMPTY.as_uri()]
    if "server" in request.fixturenames:
        addresses.append(f"{request.getfixturevalue('server').url}/health")
    visitor = visitors.come(size, *addresses)
    yield visitor.context
    outside, errors = list(visitor.watch.outside), list(visitor.watch.errors)
    visitors.go(visitor, failed=bool(outside or errors or request.node.stash.get(FAILED, False)))
    assert not outside, f"a page asked for something outside this machine: {outside}"
    assert not errors, f"a page reported errors: {errors}"


@pytest.fixture
def context(visitors: Visitors, request: pytest.FixtureRequest) -> Iterator[BrowserContext]:
    """A visitor whose device keeps nothing; asking for anything outside this machine, or a script error, fails."""
    name = request.getfixturevalue("size") if "size" in request.fixturenames else "wide"
    with visiting(visitors, request, name) as visitor:
        yield visitor


@pytest.fixture
def phones(visitors: Visitors, request: pytest.FixtureRequest) -> Iterator[tuple[Page, Page]]:
    """Two phones of two people."""
    with visiting(visitors, request, "phone") as one, visiting(visitors, request, "phone") as other:
        pages = one.new_page(), other.new_page()
        for page in pages:
            page.set_default_timeout(PATIENCE)
        expect.set_options(timeout=PATIENCE)
        yield pages
        expect.set_options(timeout=USUAL)


@pytest.fixture
def page(context: BrowserContext) -> Page:
    return context.new_page()


class Server:
    """The course served on a free port that stays the same when it is stopped and started again."""

    def __init__(self, data: Path, folder: Path | None = None) -> None:
        """Keep rooms in *data*, and serve the course in *folder*, or the whole one."""
        self.data, self.folder = data, folder or course.root()
        self.port = free_port()
        self.process: Process | None = None
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
        started = running(self.folder, self.log, command, SIXELEMENTS_DATA=str(self.data))
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
def held() -> str:
    """The exercise that ``own_server`` holds; a module may name another."""
    return ONE


@pytest.fixture
def own_server(tmp_path: Path, held: str) -> Iterator[Server]:
    """A server of one exercise that this test alone may stop and start again."""
    started = Server(tmp_path / "rooms", copy_of_one(tmp_path, held))
    started.start()
    yield started
    started.stop()


@pytest.fixture(scope="session")
def book(testrun_uid: str) -> Path:
    """The built book's folder of pages (built again only where something changed)."""
    return built.book(testrun_uid)


@pytest.fixture(scope="session")
def site(book: Path) -> Iterator[str]:
    """The address of the built book on a web server (``online.py``)."""
    with online(book) as address:
        yield address


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
