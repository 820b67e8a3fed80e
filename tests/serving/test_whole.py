"""A page with a kernel is whole, or it says in words that it is not, and it always ends."""

import http.client
import os
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import psutil
import pytest

from sixelements.serving import errors
from tests.specimens.notebooks import DIES, HANGS, SLIDER, write
from tests.support.courses import copy_of_one
from tests.support.kernels import AUTHORS, kernel_of, kernels, let_go
from tests.support.server import PATIENCE, Server, free_port, from_nothing, running, until

# A server whose patience a test can wait for.
IMPATIENT = """
from sixelements.serving import configuration, kernel_pages, serve
configuration.CELL_SECONDS = 8  # a cell that only makes a slider takes more than one where the machine is busy
kernel_pages.NOBODY_CAME = 2
kernel_pages.SIGN_OF_LIFE_EVERY = 0.25
serve(port=0, open_browser=False, open_notebooks=True)
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A course with notebooks that a test writes while the server runs."""
    return copy_of_one(tmp_path_factory.mktemp("specimens"))


@pytest.fixture(scope="module")
def impatient(folder: Path) -> Iterator[Server]:
    with running(folder, folder / "log", ("-c", IMPATIENT)) as server:
        yield server


@pytest.fixture(autouse=True)
def at_rest(request: pytest.FixtureRequest) -> None:
    if "impatient" in request.fixturenames:
        request.getfixturevalue("impatient").rest()


def outcome(server: Server, path: str, seconds: float = PATIENCE) -> str:
    """Ask for a page, and say what a person gets in so many *seconds*: "whole", "says so", or what is wrong with it."""
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=seconds)
    end, page = time.monotonic() + seconds, b""
    try:
        connection.request("GET", path)
        reply = connection.getresponse()
        while piece := reply.read1():
            page += piece
            if time.monotonic() > end:
                return "hangs"
    except TimeoutError:
        return "hangs"
    finally:
        connection.close()
    text = page.decode()
    if not text.rstrip().endswith("</html>"):
        return "breaks off"
    if errors.NOT_WHOLE in text and 'class="six-again"' in text and "data-six-whole" not in text:
        return "says so"
    return "whole" if "data-six-whole" in text or "voila.js" in text else "blank"


def while_it_starts(server: Server, do: Callable[[psutil.Process], None]) -> threading.Thread:
    """Do something to the next kernel as soon as its process is there."""

    def watch() -> None:
        until(lambda: bool(kernels(server)), "a kernel should start")
        do(kernels(server)[0])

    thread = threading.Thread(target=watch)
    thread.start()
    return thread


def test_a_page_that_nothing_happens_to_is_whole(impatient: Server, folder: Path) -> None:
    assert outcome(impatient, write(folder, "slider", SLIDER)) == "whole"


def test_a_kernel_that_dies_while_it_starts_is_told_and_nothing_hangs(impatient: Server) -> None:
    killer = while_it_starts(impatient, psutil.Process.kill)
    assert outcome(impatient, AUTHORS) == "says so"
    killer.join()
    until(lambda: impatient.kernels() == 0, "no kernel should be left of a page that broke off")


@pytest.mark.parametrize("stops", [DIES, HANGS])
def test_a_kernel_that_stops_in_a_cell_is_told_and_the_rest_is_not_promised(
    impatient: Server, folder: Path, stops: str
) -> None:
    assert outcome(impatient, write(folder, "stops", SLIDER, stops, SLIDER)) == "says so"
    assert impatient.kernels() == 0


def test_a_long_cell_gets_its_time_and_the_page_shows_that_the_server_lives(
    impatient: Server, folder: Path
) -> None:
    page = impatient.ask(write(folder, "long", "import time\ntime.sleep(1)", SLIDER)).text
    assert page.count("voila_heartbeat()</script>") >= 2
    assert "data-six-whole" in page


def test_a_visitor_who_leaves_early_leaves_no_kernel(impatient: Server, folder: Path) -> None:
    path = write(folder, "leaves", SLIDER, *["import time\ntime.sleep(0.5)"] * 100)
    connection = http.client.HTTPConnection("127.0.0.1", impatient.port, timeout=PATIENCE)
    connection.request("GET", path)
    connection.getresponse().read1()
    until(lambda: impatient.kernels() == 1, "a kernel should run for the visitor")
    connection.close()
    until(lambda: impatient.kernels() == 0, "and end when the visitor has left")


def test_a_page_that_was_only_fetched_keeps_no_kernel(impatient: Server) -> None:
    page = impatient.ask(AUTHORS).text
    until(lambda: impatient.kernels() == 0, "nobody connected to this kernel")
    assert impatient.ask(f"/api/kernels/{kernel_of(page)}").status == 404, (
        "the page can ask whether it is there"
    )


def test_a_kernel_that_dies_later_is_not_started_again(server: Server) -> None:
    server.rest()
    kernel = kernel_of(server.ask(AUTHORS).text)
    assert server.ask(f"/api/kernels/{kernel}").status == 200
    kernels(server)[0].kill()
    until(
        lambda: server.ask(f"/api/kernels/{kernel}").status == 404,
        "a kernel that died should be known as gone",
    )
    assert server.kernels() == 0


def test_many_at_once_all_get_a_whole_page(server: Server) -> None:
    server.rest()
    pages: list[str] = []
    visits = [threading.Thread(target=lambda: pages.append(server.ask(AUTHORS).text)) for _ in range(8)]
    for visit in visits:
        visit.start()
    for visit in visits:
        visit.join()
    assert ["data-six-whole" in page for page in pages] == [True] * 8
    assert len({kernel_of(page) for page in pages}) == 8, "each visitor has a kernel of his own"
    for page in pages:
        let_go(server, kernel_of(page))
    assert server.kernels() == 0


# What Voilà does by itself, so that we know what is tested above can fail.


@pytest.fixture
def stock(small_course: Path, tmp_path: Path) -> Iterator[Server]:
    write(small_course, "slider", SLIDER)
    write(small_course, "dies", SLIDER, DIES, SLIDER)
    options = ("--no-browser", "--Voila.ip=127.0.0.1", f"--port={free_port()}", "--template=lab")
    specimens = str(small_course / "exercises" / "specimens")
    with from_nothing(small_course, tmp_path / "log", ("-m", "voila", specimens, *options)) as server:
        yield server


def test_stock_voila_hangs_where_a_kernel_dies_while_it_starts(stock: Server) -> None:
    killer = while_it_starts(stock, psutil.Process.kill)
    assert outcome(stock, "/voila/render/slider.ipynb", 5) == "hangs"
    killer.join()


def test_stock_voila_sends_a_page_as_if_nothing_had_happened(stock: Server) -> None:
    assert outcome(stock, "/voila/render/dies.ipynb") == "whole"


@pytest.mark.skipif(os.name == "nt", reason="Linux alone lets a process be named")
def test_a_kernel_goes_before_the_server_when_memory_runs_out(server: Server) -> None:
    server.rest()
    kernel = kernel_of(server.ask(AUTHORS).text)
    (process,) = kernels(server)
    said = Path(f"/proc/{process.pid}/oom_score_adj")
    assert not said.exists() or said.read_text().strip() == "1000"
    assert Path(f"/proc/{server.process.pid}/oom_score_adj").read_text().strip() != "1000"
    let_go(server, kernel)
