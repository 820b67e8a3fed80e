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
TRIES = 4
LOST = "Error displaying widget"
"""What a page of stock Voilà says in place of a widget whose model came too late; on ours it is tried again."""

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


def come(page: Page, stock: StockVoila, name: str, many: int = 1) -> None:
    """Open the notebook called *name* until its exercises are there, *many* of them.

    Jupyter's manager waits four seconds for a kernel to tell its models, and on a busy machine that is too little:
    whoever sits there loads the page again.
    """
    summaries, lost = page.locator(".six-steps > summary"), page.get_by_text(LOST)
    for _ in range(TRIES):
        page.goto(stock.url(name))
        expect(summaries.or_(lost)).to_have_count(many, timeout=PATIENCE)
        if not lost.count():
            return
    pytest.fail(f"stock voila lost widgets of {name} {TRIES} times one after the other")


def kill(stock: StockVoila, name: str) -> None:
    """Kill the kernel of the notebook called *name*, and that of a page before it which has not ended yet."""
    kernels = stock.kernels(name)
    assert kernels
    for one in kernels:
        with suppress(psutil.NoSuchProcess):
            one.kill()
            one.wait(timeout=60)


def test_an_exercise_works_under_stock_voila_and_outlives_its_kernel(
    plain_page: Page, stock: StockVoila
) -> None:
    """To the end, and with a second kernel: that answers come back is not a matter of the kind."""
    person = Person(plain_page)
    come(plain_page, stock, ONE)
    before = person.begin(ONE)
    assert before
    kill(stock, ONE)
    person.work()
    kept = answers(plain_page, ONE)
    assert len(json.dumps(kept)) > len(json.dumps(before))
    come(plain_page, stock, ONE)
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
    come(plain_page, stock, KINDS, len(ONE_A_KIND))
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
