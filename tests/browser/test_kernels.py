"""With a kernel: stock Voilà, our authors' page, and a kernel that is killed half-way."""

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from shutil import copytree
from threading import Thread

import psutil
import pytest
from playwright.sync_api import Browser, Page, expect

from sixelements import catalog, course
from tests.browser.conftest import Server
from tests.browser.person import Person, answers
from tests.examples import ONE, ONE_A_KIND
from tests.specimens.notebooks import notebook
from tests.support.server import ask, free_port

KINDS = "kinds"
"""The notebook with an exercise of each kind."""
PATIENCE = 90_000

# Where each exercise stands is noted once; those that stand by are off the page, and lose nothing by it.
ALONE = """(number) => {
  window.places ??= [...document.querySelectorAll(".six-steps")].map((one) => one.closest(".six-live"))
    .map((one) => ({ one, where: one.parentElement }));
  window.places.forEach(({ one, where }, at) => at === number ? where.prepend(one) : one.remove());
}"""


class StockVoila:
    """The ``voila`` command, as it is, with our notebooks."""

    def __init__(self, folder: Path) -> None:
        port = free_port()  # it would take port 0 and then not say which one it got
        options = ["--no-browser", f"--port={port}", "--Voila.ip=127.0.0.1"]
        command = [sys.executable, "-m", "voila", *options, str(folder)]
        self.folder = folder
        self.root = f"http://127.0.0.1:{port}/"
        self.process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
        assert self.process.stderr
        for line in self.process.stderr:
            if f":{port}/" in line:
                break
        else:
            pytest.fail("stock voila ended before it said where it listens")
        # What it says later is read as well: it would stand still before a pipe that is full.
        Thread(target=self.process.stderr.read, daemon=True).start()

    def url(self, slug: str) -> str:
        return f"{self.root}voila/render/{slug}/{slug}.ipynb"

    def kernels(self, slug: str) -> list[psutil.Process]:
        """Return the kernels that work where the notebook of *slug* is; those of other pages come and go."""
        return [one for one in self.process_tree() if works_in(one, self.folder / slug)]

    def process_tree(self) -> list[psutil.Process]:
        return psutil.Process(self.process.pid).children(recursive=True)

    def stop(self) -> None:
        for one in self.process_tree():
            with suppress(psutil.NoSuchProcess):
                one.kill()
        self.process.kill()
        self.process.wait(timeout=30)


def works_in(process: psutil.Process, folder: Path) -> bool:
    try:
        return is_kernel(process) and Path(process.cwd()) == folder
    except psutil.NoSuchProcess:
        return False


def is_kernel(process: psutil.Process) -> bool:
    try:
        return "ipykernel_launcher" in " ".join(process.cmdline())
    except psutil.NoSuchProcess:  # it ended since it was listed
        return False


@pytest.fixture(scope="module")
def stock(tmp_path_factory: pytest.TempPathFactory) -> Iterator[StockVoila]:
    """Stock Voilà with a notebook of ours as it is, and one that opens an exercise of each kind in one kernel."""
    folder = tmp_path_factory.mktemp("stock")
    copytree(course.exercises() / ONE, folder / ONE)
    (folder / KINDS).mkdir()
    cells = [f'from sixelements import open_exercise\nopen_exercise("{slug}")' for slug in ONE_A_KIND]
    (folder / KINDS / f"{KINDS}.ipynb").write_text(json.dumps(notebook(*cells)), encoding="utf-8")
    voila = StockVoila(folder.resolve())
    yield voila
    voila.stop()


@pytest.fixture
def plain_page(browser: Browser, stock: StockVoila) -> Iterator[Page]:
    """A visitor of stock Voilà, whose page asks a public server for its icons; here nothing outside answers."""
    visitor = browser.new_context(viewport={"width": 360, "height": 740})
    page = visitor.new_page()
    page.set_default_timeout(PATIENCE)
    yield page
    visitor.close()


def kill(stock: StockVoila, name: str) -> None:
    """Kill the one kernel of the notebook called *name*."""
    (kernel,) = stock.kernels(name)
    kernel.kill()
    kernel.wait(timeout=60)


def test_an_exercise_works_under_stock_voila_and_outlives_its_kernel(
    plain_page: Page, stock: StockVoila
) -> None:
    """To the end, and with a second kernel: that answers come back is not a matter of the kind."""
    person = Person(plain_page)
    person.arrive(stock.url(ONE))
    before = person.begin(ONE)
    assert before
    kill(stock, ONE)
    person.work()
    kept = answers(plain_page, ONE)
    assert len(json.dumps(kept)) > len(json.dumps(before))
    person.arrive(stock.url(ONE))
    assert answers(plain_page, ONE) == kept


def alone(page: Page, number: int) -> None:
    """Leave nothing on the page but its exercise with that number, as if it had come alone; 0 is the first."""
    page.evaluate(ALONE, number)
    expect(page.locator(".six-steps > summary")).to_have_count(1)


def test_every_kind_works_under_stock_voila_and_outlives_its_kernel(
    plain_page: Page, stock: StockVoila
) -> None:
    """One page has an exercise of each kind; each is begun, their kernel is killed, and each goes on."""
    person = Person(plain_page)
    plain_page.goto(stock.url(KINDS))
    expect(plain_page.locator(".six-steps > summary")).to_have_count(len(ONE_A_KIND))
    before = {}
    for number, slug in enumerate(ONE_A_KIND):
        alone(plain_page, number)
        before[slug] = person.begin(slug)
        assert before[slug], slug
    kill(stock, KINDS)
    for number, slug in enumerate(ONE_A_KIND):
        alone(plain_page, number)
        plain_page.locator(".six-steps > summary").focus()
        for _ in range(3):  # a step may hold nothing to answer
            if answers(plain_page, slug) == before[slug]:
                person.answer_step()
        assert len(json.dumps(answers(plain_page, slug))) > len(json.dumps(before[slug])), slug


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
    for slug in ONE_A_KIND:  # made once
        assert ask(server.port, "GET", catalog.app_path(catalog.get(slug))).status == 200
    before = {one.pid for one in process.children(recursive=True) if is_kernel(one)}
    for slug in ONE_A_KIND:
        person.arrive(server.url + catalog.app_path(catalog.get(slug)))
    assert {one.pid for one in process.children(recursive=True) if is_kernel(one)} <= before
