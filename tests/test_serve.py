"""``make serve`` starts a server again that was ended, and only such a one; the servers here are invented."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

TOOL = Path(__file__).resolve().parents[1] / "tools" / "serve.py"
KEEP = f"""
import runpy, sys
tool = runpy.run_path({str(TOOL)!r})
sys.exit(tool["keep"]([sys.executable, "-c", sys.argv[1], sys.argv[2]], again=["again"]))
"""
# A server that writes down each of its starts, and what it was started with.
SERVER = """
import os, pathlib, signal, sys, time
book = pathlib.Path(sys.argv[1])
with book.open("a") as file:
    print(os.getpid(), *sys.argv[2:], file=file)
starts = len(book.read_text().splitlines())
"""
STAYS = "print('listens', flush=True); time.sleep(60)"


def started(server: str, book: Path, *before: str) -> subprocess.Popen[str]:
    """Start the tool with an invented server that notes its starts in *book*; *before* is a command that starts it."""
    command = [*before, sys.executable, "-c", KEEP, SERVER + server, str(book)]
    return subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True
    )


def starts(book: Path, count: int) -> list[list[str]]:
    """Return what stands in *book* once the server was started so many times: its process, and with what."""
    end = time.monotonic() + 60
    while len(lines := book.read_text().splitlines() if book.exists() else []) < count:
        assert time.monotonic() < end, lines
        time.sleep(0.02)
    return [line.split() for line in lines]


@pytest.mark.parametrize("number", [signal.SIGSEGV, signal.SIGKILL, signal.SIGABRT])
def test_a_server_that_was_ended_is_started_again_and_opens_no_second_browser(
    tmp_path: Path, number: int
) -> None:
    book = tmp_path / "starts"
    with started(f"if starts == 1: os.kill(os.getpid(), {int(number)})\nsys.exit(3)", book) as tool:
        _, said = tool.communicate(timeout=60)
    assert [words[1:] for words in starts(book, 2)] == [[], ["again"]]
    assert said == (
        f"The server was ended by signal {int(number)}, and is started again. What people shared is kept.\n"
    )
    assert tool.returncode == 3, "what the server itself leaves with is what is left with"


def test_one_that_is_ended_each_time_is_given_up_in_one_line(tmp_path: Path) -> None:
    book = tmp_path / "starts"
    with started("os.kill(os.getpid(), signal.SIGSEGV)", book) as tool:
        _, said = tool.communicate(timeout=60)
    assert len(starts(book, 5)) == 5
    assert said.splitlines()[-1].startswith("The server was ended 5 times within a minute")
    assert tool.returncode == 128 + signal.SIGSEGV


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
@pytest.mark.parametrize("polite", [True, False], ids=["ends by itself", "is ended"])
def test_one_that_should_end_is_not_started_again(tmp_path: Path, number: int, *, polite: bool) -> None:
    book = tmp_path / "starts"
    handler = "lambda *_: sys.exit(0)" if polite else "signal.SIG_DFL"
    with started(f"signal.signal({int(number)}, {handler})\n{STAYS}", book) as tool:
        assert tool.stdout
        assert tool.stdout.readline() == "listens\n"
        (server,) = starts(book, 1)
        if number == signal.SIGINT:  # the terminal tells everybody who was started from it
            subprocess.run(["kill", "-INT", "--", f"-{tool.pid}"], check=True)
        else:
            tool.terminate()
        _, said = tool.communicate(timeout=60)
    assert len(starts(book, 1)) == 1
    assert said == ""
    assert tool.returncode == (0 if polite else 128 + number)
    with pytest.raises(ProcessLookupError):
        os.kill(int(server[0]), 0)


def test_one_that_is_to_outlive_its_terminal_does(tmp_path: Path) -> None:
    book = tmp_path / "starts"
    with started("print('listens', flush=True); time.sleep(1); sys.exit(0)", book, "nohup") as tool:
        assert tool.stdout
        assert tool.stdout.readline() == "listens\n"
        os.killpg(tool.pid, signal.SIGHUP)  # what a terminal does that is closed
        tool.communicate(timeout=60)
    assert tool.returncode == 0
