import asyncio
import re
from pathlib import Path

import pytest

from sixelements import course
from tests.examples import ONE
from tests.support.courses import copy_of_one
from tests.support.frames import connect, frame
from tests.support.kernels import AUTHORS, kernel_of, let_go
from tests.support.server import PATIENCE, Server, free_port, from_nothing, running

# The same server with Voilà's list of allowed messages emptied, which lets every message through:
# the specimen that shows the test below would notice code that runs.
OPEN_DOOR = """
from sixelements.serving import app
class Open(app.SixElements):
    def init_settings(self):
        settings = super().init_settings()
        self.kernel_manager.allowed_message_types = []
        return settings
app.SixElements = Open
app.serve(port=0, open_browser=False, open_notebooks=True)
"""


async def send_code(server: Server, kernel: str, code: str, channel: str) -> None:
    """Ask the kernel to run *code*, then ask for its name and wait: what it would run, it has run by then."""
    socket = await connect(server.port, kernel)
    content = {
        "code": code,
        "silent": False,
        "store_history": False,
        "user_expressions": {},
        "allow_stdin": False,
    }
    await socket.write_message(frame("execute_request", content, channel), binary=True)
    await socket.write_message(frame("kernel_info_request", {}, channel), binary=True)
    while True:
        came = await socket.read_message()
        assert isinstance(came, bytes), "the server closed the connection"
        if b"kernel_info_reply" in came:
            break
    socket.close()


def ran(server: Server, place: Path, channel: str) -> bool:
    kernel = kernel_of(server.ask(AUTHORS).text)
    code = f"open({str(place)!r}, 'w').write('ran')"
    asyncio.run(asyncio.wait_for(send_code(server, kernel, code, channel), PATIENCE))
    let_go(server, kernel)
    return place.exists()


@pytest.mark.parametrize("channel", ["shell", "control"])
def test_code_from_a_visitor_never_runs(server: Server, tmp_path: Path, channel: str) -> None:
    assert not ran(server, tmp_path / "trace", channel)


def test_code_that_ran_would_be_noticed(small_course: Path, tmp_path: Path) -> None:
    with running(small_course, tmp_path / "log", ("-c", OPEN_DOOR)) as server:
        assert ran(server, tmp_path / "trace", "shell")


def test_a_page_with_a_kernel_has_our_frame_and_stays_inside(server: Server) -> None:
    answer = server.ask(AUTHORS)
    page = answer.text
    assert '<html lang="en">' in page
    assert "<title>For authors" in page
    assert '<main id="content"' in page
    assert 'href="#content"' in page
    assert "Your answers stay on this device until you press Share." in page
    assert "application/vnd.jupyter.widget-view+json" in page, "the widget is drawn by Voilà's own manager"
    assert not re.findall(r'(?:src|href)="(?:https?:)?//[^"]*"', page)
    assert "default-src 'self'" in answer.headers["Content-Security-Policy"]
    let_go(server, kernel_of(page))


def test_an_exercise_also_runs_with_a_kernel(server: Server) -> None:
    server.rest()
    page = server.ask("/voila/render/exercises/decision-continuum/decision-continuum.ipynb").text
    assert "application/vnd.jupyter.widget-view+json" in page
    assert server.kernels() == 1
    let_go(server, kernel_of(page))


def test_a_link_preview_starts_no_kernel(server: Server) -> None:
    server.rest()
    assert server.ask(AUTHORS, "HEAD").status == 200
    assert server.ask("/voila/render/exercises/nothing.ipynb", "HEAD").status == 404
    assert server.kernels() == 0


@pytest.mark.parametrize(
    ("says", "status"),
    [
        ({"Origin": "http://127.0.0.1:{port}"}, 204),
        ({"Origin": "http://127.0.0.1:1"}, 403),
        ({"Origin": "http://elsewhere.example"}, 403),
        ({"Origin": "null"}, 403),
        ({}, 403),
    ],
)
def test_only_our_own_page_lets_its_kernel_go(server: Server, says: dict[str, str], status: int) -> None:
    server.rest()
    kernel = kernel_of(server.ask(AUTHORS).text)
    beacon = f"/voila/api/shutdown/{kernel}"
    headers = {name: value.format(port=server.port) for name, value in says.items()}
    assert server.ask(beacon, "POST", **headers).status == status
    assert server.kernels() == (0 if status == 204 else 1)
    if status != 204:
        let_go(server, kernel)


def test_a_visitor_chooses_neither_template_nor_theme(server: Server) -> None:
    page = server.ask(f"{AUTHORS}?template=reveal&theme=dark").text
    assert "six-top" in page
    assert "theme-dark" not in page
    let_go(server, kernel_of(page))


@pytest.mark.parametrize(
    "path",
    [
        "/voila/tree",
        "/voila/tree/exercises",
        "/voila/api/contents",
        "/voila/files/mark.svg",
        "/api/contents",
        "/api/kernels",
        "/login",
        "/voila/render/_config.yml",
        "/voila/render/exercises/decision-continuum/exercise.toml",
        "/voila/render/exercises/../exercises/decision-continuum/decision-continuum.ipynb",
        "/voila/render/exercises/.hidden/x.ipynb",
        "/voila/render/pages/%61uthors.ipynb",
        "/voila/render/exercises/no-such.ipynb",
    ],
)
def test_what_a_visitor_does_not_need_is_closed(server: Server, path: str) -> None:
    answer = server.ask(path)
    assert answer.status == 404
    assert "This page is not here" in answer.text


def test_a_cell_that_fails_says_so_without_a_traceback(small_course: Path, tmp_path: Path) -> None:
    notebook = next(small_course.glob("exercises/*/*.ipynb"))
    notebook.write_text(
        notebook.read_text().replace(
            "from sixelements import open_exercise", "raise RuntimeError('secret place')"
        )
    )
    with running(small_course, tmp_path / "log") as server:
        page = server.ask("/voila/render/exercises/decision-continuum/decision-continuum.ipynb").text
    assert "Something in this notebook did not run" in page
    assert "Your answers are safe on this device." in page
    assert "secret place" not in page
    assert "RuntimeError" not in page


def test_stock_voila_runs_the_notebook_with_a_kernel(tmp_path: Path) -> None:
    """Voilà as it comes, with one exercise; ``tests/browser/test_kernels.py`` works each kind under it."""
    options = ("--no-browser", "--Voila.ip=127.0.0.1", f"--port={free_port()}")
    command = ("-m", "voila", str(course.exercises()), *options)
    with from_nothing(course.root(), tmp_path / "log", command) as stock:
        page = stock.ask(f"/voila/render/{ONE}/{ONE}.ipynb").text
        assert "application/vnd.jupyter.widget-view+json" in page
        assert f"exercise {ONE}" in page, "its output is the exercise"
        assert "There was an error when executing cell" not in page
        same = {"Cookie": "_xsrf=word", "X_XSRFToken": "word"}
        assert stock.ask(f"/voila/api/shutdown/{kernel_of(page)}", "POST", **same).status == 204


def test_when_no_more_kernels_fit_the_page_offers_the_same_exercise_without_one(tmp_path: Path) -> None:
    full = "from sixelements.serving import capacity, serve; capacity.kernels_that_fit = lambda: 0; "
    command = ("-c", full + "serve(port=0, open_browser=False, open_notebooks=True)")
    with running(
        copy_of_one(tmp_path, ONE), tmp_path / "log", command, SIXELEMENTS_DATA=str(tmp_path)
    ) as server:
        refused = server.ask(f"/voila/render/exercises/{ONE}/{ONE}.ipynb")
        assert (refused.status, refused.headers["Retry-After"]) == (503, "60")
        assert "The app is full" in refused.text
        assert f'href="/exercise/{ONE}">Here is the same exercise without it' in refused.text
        assert server.ask(f"/exercise/{ONE}").status == 200
        other = server.ask(AUTHORS)
        assert (other.status, "choose one from the list" in other.text) == (503, True)
        assert server.ask("/voila/render/exercises/nothing.ipynb").status == 404
        cookie = server.ask(f"/facilitate?key={(tmp_path / 'facilitator-key').read_text().strip()}")
        board = server.ask("/board", Cookie=cookie.headers["Set-Cookie"].split(";")[0])
        assert board.status == 200, "the board needs none"
