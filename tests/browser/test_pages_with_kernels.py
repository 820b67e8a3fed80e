"""What a person sees when the Python of a page stops: plain words, another try within bounds, and no kernel left."""

import re
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Error, Page, WebSocketRoute, expect

from sixelements.serving import errors
from tests.browser.person import axe, too_wide
from tests.specimens.notebooks import DIES, SLIDER, write
from tests.support.courses import copy_of_one
from tests.support.kernels import kernels
from tests.support.server import OPEN, Server, free_port, running, until

AUTHORS = "voila/render/pages/authors.ipynb"
ONCE = """
import os, signal
from contextlib import suppress
from pathlib import Path
if not Path("/{place}").exists():
    Path("/{place}").touch()
    os.kill(os.getpid(), signal.SIGKILL)
"""
PATIENCE = 120_000
"""Milliseconds; a page that stands still tries again by itself within this time."""

LOST = """
from pathlib import Path
from IPython.display import display
if not Path("/{place}").exists():
    Path("/{place}").touch()
    view = {"model_id": "nobody has it", "version_major": 2, "version_minor": 0}
    display({"application/vnd.jupyter.widget-view+json": view, "text/plain": ""}, raw=True)
"""
SLOW = "import time\ntime.sleep(30)"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return copy_of_one(tmp_path_factory.mktemp("stops"))


@pytest.fixture(scope="module")
def own(folder: Path) -> Iterator[Server]:
    with running(folder, folder / "log", SIXELEMENTS_DATA=str(folder)) as server:
        yield server


@pytest.fixture
def visit(browser: Browser) -> Iterator[Page]:
    """A visitor whose clock a test can move, and whose console may tell of what failed: that is the point here."""
    visitor = browser.new_context(viewport={"width": 360, "height": 740}, reduced_motion="reduce")
    page = visitor.new_page()
    page.set_default_timeout(PATIENCE)
    page.clock.install()
    expect.set_options(timeout=PATIENCE)
    yield page
    with suppress(Error):  # a test may have closed it
        page.goto("about:blank")  # closing the context alone would not tell the page that it is left
    visitor.close()


def at(server: Server, path: str) -> str:
    return server.address + path.removeprefix("/")


def test_a_page_that_stopped_says_so_and_comes_whole_by_itself(
    visit: Page, own: Server, folder: Path
) -> None:
    mark = str(folder / "once").lstrip("/")
    # Until it may, the page does not try again, however slow the machine is that looks at it.
    visit.route("**/health", lambda route: route.fulfill(status=503))
    visit.goto(at(own, write(folder, "once", ONCE.replace("{place}", mark), SLIDER)))
    expect(visit.get_by_text(errors.NOT_WHOLE)).to_be_visible()
    expect(visit.locator(".six-again:visible")).to_contain_text(
        "This page tries again by itself in 3 seconds."
    )
    expect(visit.locator("#loading")).to_have_count(0)
    assert too_wide(visit) <= 0
    assert axe(visit, "main") == []
    visit.unroute("**/health")
    visit.clock.run_for(3000)
    expect(visit.get_by_text("Hours")).to_be_visible()
    expect(visit.get_by_text(errors.NOT_WHOLE)).to_have_count(0)


def test_a_page_that_stops_each_time_is_tried_three_times_and_no_more(
    visit: Page, own: Server, folder: Path
) -> None:
    visit.clock.pause_at(time.time() + 10)  # each pause stands until the test lets it pass
    visits = []
    visit.on(
        "request", lambda request: visits.append(request.url) if request.is_navigation_request() else None
    )
    visit.goto(at(own, write(folder, "always", DIES)))
    for seconds in (3, 10, 30):
        expect(visit.locator(".six-again:visible")).to_contain_text(
            f"This page tries again by itself in {seconds} seconds."
        )
        with visit.expect_navigation():
            visit.clock.run_for(seconds * 1000)
    expect(visit.locator(".six-again:visible")).to_contain_text("It has tried three times and stops now.")
    visit.clock.run_for(120_000)
    assert len(visits) == 4
    until(lambda: own.kernels() == 0, "no try should leave a kernel")


def test_a_page_that_is_cut_off_says_so_and_waits_for_the_server(
    visit: Page, folder: Path, tmp_path: Path
) -> None:
    path = write(folder, "slow", SLIDER, SLOW)
    command = (*OPEN[:4], str(free_port()), *OPEN[5:])
    with running(folder, tmp_path / "log", command, SIXELEMENTS_DATA=str(tmp_path)) as server:
        visit.goto(at(server, path), wait_until="commit")
        visit.wait_for_selector('script[type="application/vnd.voila.cell-output+json"]', state="attached")
        for kernel in kernels(server):
            kernel.kill()
        server.process.kill()
        server.process.wait(30)
    # A browser may wait for the rest of a page for ever; the script in the page does not.
    visit.clock.run_for(60_000)
    expect(visit.get_by_text(errors.CUT)).to_be_visible()
    visit.clock.run_for(60_000)
    expect(visit.get_by_text(errors.CUT)).to_be_visible()
    write(folder, "slow", SLIDER)
    with running(folder, tmp_path / "log", command, SIXELEMENTS_DATA=str(tmp_path)):
        visit.clock.run_for(10_000)
        expect(visit.get_by_text("Hours")).to_be_visible()


def test_a_page_that_hears_nothing_of_its_python_tries_again_by_itself(visit: Page, own: Server) -> None:
    ways: list[WebSocketRoute] = []

    def way(socket: WebSocketRoute) -> None:
        ways.append(socket)  # the first is open, and whatever goes in never comes out
        if len(ways) > 1:
            socket.connect_to_server()

    visit.route_web_socket(re.compile("/channels"), way)
    visit.goto(at(own, AUTHORS))
    visit.wait_for_selector("[data-six-whole]", state="attached")
    visit.clock.run_for(45_000)
    visit.clock.resume()  # where a request of the page took longer than that, it tries again in its own time
    # What it says then stands there for three seconds, which a busy machine may not see.
    visit.wait_for_selector(".six-stage")
    expect(visit.get_by_text(errors.CUT)).to_be_hidden()
    assert len(ways) > 1


def test_a_page_on_which_a_widget_was_lost_tries_again_at_once(
    visit: Page, own: Server, folder: Path
) -> None:
    mark = str(folder / "lost").lstrip("/")
    visit.goto(at(own, write(folder, "lost", LOST.replace("{place}", mark), SLIDER)))
    expect(visit.get_by_text("Hours")).to_be_visible()
    visit.clock.run_for(5000)
    expect(visit.get_by_text("Hours")).to_be_visible()
    expect(visit.get_by_text("Error displaying widget")).to_have_count(0)
    assert (folder / "lost").exists()


def test_an_open_page_whose_python_is_gone_says_so(visit: Page, own: Server) -> None:
    visit.goto(at(own, AUTHORS))
    visit.wait_for_selector(".six-stage")
    bar = visit.get_by_role("alert").filter(has_text="This page has lost its Python")
    visit.clock.run_for(30_000)
    expect(bar).to_have_count(0)
    for kernel in kernels(own):
        kernel.kill()
    until(lambda: own.kernels() == 0, "a dead kernel should be known as dead")
    visit.clock.run_for(30_000)
    expect(bar).to_be_visible()
    assert too_wide(visit) <= 0
    assert axe(visit, "#six-ended") == []
    bar.get_by_role("link", name="Load this page again").click()
    visit.wait_for_selector(".six-stage")
    assert own.kernels() == 1


@pytest.mark.parametrize("leave", ["close", "reload", "elsewhere"])
def test_a_kernel_goes_with_its_page(visit: Page, own: Server, leave: str) -> None:
    until(lambda: own.kernels() == 0, "nobody is here yet")
    visit.goto(at(own, AUTHORS))
    visit.wait_for_selector(".six-stage")
    assert own.kernels() == 1
    if leave == "close":
        visit.close(run_before_unload=True)
    elif leave == "reload":
        visit.reload()
        visit.wait_for_selector(".six-stage")
        visit.close(run_before_unload=True)
    else:
        visit.goto(own.address)
    until(lambda: own.kernels() == 0, "a page that is left should leave no kernel")
