"""With a kernel: stock Voilà, our authors' page, and a kernel that is killed half-way."""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest
from playwright.sync_api import Browser, Page, expect

from sixelements import catalog
from tests.browser.conftest import Server
from tests.browser.person import Person, answers
from tests.examples import ONE_A_KIND
from tests.support.server import free_port


class StockVoila:
    """The ``voila`` command, as it is, with one of our notebooks."""

    def __init__(self, notebook: Path) -> None:
        port = free_port()  # it would take port 0 and then not say which one it got
        options = ["--no-browser", f"--port={port}", "--Voila.ip=127.0.0.1"]
        command = [sys.executable, "-m", "voila", *options, str(notebook)]
        self.url = f"http://127.0.0.1:{port}/"
        self.process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
        assert self.process.stderr
        for line in self.process.stderr:
            if f":{port}/" in line:
                return
        pytest.fail("stock voila ended before it said where it listens")

    def kernels(self) -> list[psutil.Process]:
        return [one for one in psutil.Process(self.process.pid).children(recursive=True) if is_kernel(one)]

    def stop(self) -> None:
        for one in self.kernels():
            one.kill()
        self.process.kill()
        self.process.wait(timeout=30)


def is_kernel(process: psutil.Process) -> bool:
    return "ipykernel_launcher" in " ".join(process.cmdline())


@pytest.fixture(params=ONE_A_KIND)
def slug(request: pytest.FixtureRequest) -> str:
    name: str = request.param
    return name


@pytest.fixture
def stock(slug: str) -> Iterator[StockVoila]:
    voila = StockVoila(catalog.get(slug).file.with_name(f"{slug}.ipynb"))
    yield voila
    voila.stop()


@pytest.fixture
def plain_page(browser: Browser) -> Iterator[Page]:
    """A visitor of stock Voilà, whose page asks a public server for its icons; here nothing outside answers."""
    visitor = browser.new_context(viewport={"width": 360, "height": 740})
    page = visitor.new_page()
    page.set_default_timeout(60_000)
    yield page
    visitor.close()


def test_every_exercise_works_under_stock_voila_and_outlives_its_kernel(
    plain_page: Page, stock: StockVoila, slug: str
) -> None:
    person = Person(plain_page)
    person.arrive(stock.url)
    plain_page.locator(".six-steps > summary").focus()
    person.answer_step()
    before = answers(plain_page, slug)
    assert before
    (kernel,) = stock.kernels()
    kernel.kill()
    kernel.wait(timeout=30)
    person.work()
    kept = answers(plain_page, slug)
    assert len(json.dumps(kept)) > len(json.dumps(before))
    person.arrive(stock.url)
    assert answers(plain_page, slug) == kept


def test_the_authors_page_shows_what_python_makes_of_each_answer(page: Page, server: Server) -> None:
    page.set_default_timeout(60_000)
    person = Person(page)
    person.arrive(f"{server.url}/voila/render/pages/authors.ipynb")
    seen = page.locator("pre").first
    before = seen.inner_text()
    page.locator(".six-steps > summary").focus()
    for _ in range(3):
        person.answer_step()
    expect(seen).not_to_have_text(before)


def test_an_exercise_page_of_ours_starts_no_kernel(page: Page, server: Server) -> None:
    assert server.process
    process = psutil.Process(server.process.pid)
    person = Person(page)
    for slug in ONE_A_KIND:
        person.arrive(server.url + catalog.app_path(catalog.get(slug)))
    before = {one.pid for one in process.children(recursive=True) if is_kernel(one)}
    for slug in ONE_A_KIND:
        person.arrive(server.url + catalog.app_path(catalog.get(slug)))
    assert {one.pid for one in process.children(recursive=True) if is_kernel(one)} <= before
