import datetime
import re
import signal
import socket
import subprocess
import sys
import urllib.request
from pathlib import Path
from typing import Any

import pytest

from sixelements.convening import rooms
from sixelements.convening.store import open_store
from tests.support.server import PATIENCE, SERVE, environment, from_nothing, running, until, wrong_code


def told(course: Path, command: tuple[str, ...]) -> subprocess.CompletedProcess[str]:
    """Run a command that should end by itself, and return what it said."""
    return subprocess.run(
        [sys.executable, *command],
        cwd=course,
        env=environment(),
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )


def children(pid: int) -> list[str]:
    """Return the processes that *pid* started; pgrep says nothing where there are none."""
    return subprocess.run(
        ["pgrep", "-P", str(pid)], capture_output=True, text=True, check=False
    ).stdout.split()


def alive(pid: str) -> bool:
    return subprocess.run(["kill", "-0", pid], capture_output=True, check=False).returncode == 0


def test_ctrl_c_ends_the_server_and_its_kernels_without_a_word_too_many(
    small_course: Path, tmp_path: Path
) -> None:
    with from_nothing(small_course, tmp_path / "log") as server:
        server.ask("/voila/render/pages/authors.ipynb")
        kernels = children(server.process.pid)
        assert kernels
        server.process.send_signal(signal.SIGINT)
        assert server.process.wait(PATIENCE) == 0
        until(lambda: not any(map(alive, kernels)), "a stopped server should leave no kernel behind")
    said = server.log.read_text()
    assert "Traceback" not in said
    assert said.endswith("Six Elements has stopped.\n")


def test_the_address_stands_on_a_line_of_its_own(small_course: Path, tmp_path: Path) -> None:
    with running(small_course, tmp_path / "log") as server:
        assert server.address in [line.strip() for line in server.log.read_text().splitlines()]
        assert server.ask("/").status == 200, "the landing page answers while pages are still rendered"


def test_a_port_that_is_taken_ends_in_one_plain_line(small_course: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        ended = told(small_course, ("-m", "sixelements", "serve", "--port", port, "--no-browser"))
    assert ended.returncode != 0
    assert ended.stdout == ""
    assert ended.stderr.splitlines() == [
        f"Port {port} of 127.0.0.1 cannot be used: Address already in use. Choose another with --port."
    ]


def test_a_broken_exercise_is_told_at_the_start_in_one_plain_line(small_course: Path) -> None:
    (small_course / "exercises/decision-continuum/exercise.toml").write_text("title = ")
    ended = told(small_course, SERVE)
    assert ended.returncode != 0
    assert len(ended.stderr.splitlines()) == 1
    assert "exercise.toml" in ended.stderr


@pytest.mark.parametrize("host", ["::", "0.0.0.0"])
def test_a_server_for_the_room_tells_addresses_that_answer(
    small_course: Path, tmp_path: Path, host: str
) -> None:
    with running(small_course, tmp_path / "log", (*SERVE, "--host", host)) as server:
        until(lambda: "Ctrl-C" in server.log.read_text(), "the server should say where it is")
        told = re.findall(r"^    (http://\S+/)$", server.log.read_text(), re.MULTILINE)
        assert told[0].startswith("http://127.0.0.1:")
        for one in told:
            with urllib.request.urlopen(f"{one}health", timeout=PATIENCE) as answer:
                assert answer.status == 200


def test_rooms_that_cannot_be_opened_are_told_at_the_start_in_one_plain_line(
    small_course: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SIXELEMENTS_DATABASE", f"sqlite:///{tmp_path / 'nowhere' / 'rooms'}")
    ended = told(small_course, SERVE)
    assert ended.returncode != 0
    (line,) = ended.stderr.splitlines()
    assert line.startswith("The database of the rooms cannot be opened")


def test_a_start_deletes_rooms_whose_days_are_over(small_course: Path, tmp_path: Path) -> None:
    store = open_store(f"sqlite:///{tmp_path / 'rooms.sqlite'}")
    asked: dict[str, Any] = {"purpose": "", "sides": ["community"], "agenda": [("decision-continuum", 0)]}
    old, new = (rooms.open_room(store, **asked, keep_days=days) for days in (1, 30))
    with store.work() as work:
        rooms.locked(work, old).opened = rooms.today() - datetime.timedelta(2)
    with running(small_course, tmp_path / "log", SIXELEMENTS_DATA=str(tmp_path)) as server:
        assert server.ask(f"/api/rooms/{old}").status == 404
        assert server.ask(f"/api/rooms/{new}").status == 200
    store.close()


def test_without_a_proxy_nobody_can_pretend_to_come_from_elsewhere(
    small_course: Path, tmp_path: Path
) -> None:
    with running(small_course, tmp_path / "log", SIXELEMENTS_DATA=str(tmp_path)) as server:
        guesses = [
            server.ask(
                f"/api/rooms/{wrong_code(one)}", X_Real_IP=f"192.0.2.{one}", X_Forwarded_For=f"192.0.2.{one}"
            )
            for one in range(61)
        ]
    assert [guesses[0].status, guesses[-1].status] == [404, 429]
