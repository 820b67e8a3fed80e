"""Types of ours are made of what comes from outside in one place, where threads cannot meet."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from sixelements import typed
from sixelements.course import PACKAGE

AT_ONCE = """
import sys, threading
from msgspec import Meta, convert, defstruct
from msgspec.json import decode
from typing import Annotated
from sixelements import typed

sys.setswitchinterval(1e-6)  # threads meet in each of a few tries, and not once in a hundred starts
NAMES = [f"field{number}" for number in range(30)]
RAW = dict.fromkeys(NAMES, 1)
JSON = b'{' + b','.join(b'"%s":1' % name.encode() for name in NAMES) + b'}'

for number in range(200):
    inner = defstruct("Inner", [(name, Annotated[int, Meta(ge=0)]) for name in NAMES])
    outer = defstruct("Outer", [("inner", inner)])
    together = threading.Barrier(6)

    def come(turn):
        together.wait()
        INSIDE if turn % 2 else AROUND

    visitors = [threading.Thread(target=come, args=[turn]) for turn in range(6)]
    for one in visitors:
        one.start()
    for one in visitors:
        one.join()
"""


def at_once(inside: str, around: str) -> int:
    """Return how a Python ended in which threads make types all at once that nobody has made yet."""
    program = AT_ONCE.replace("INSIDE", inside).replace("AROUND", around)
    return subprocess.run([sys.executable, "-c", program], check=False, capture_output=True).returncode


def test_threads_that_ask_for_a_type_first_at_once_all_get_it() -> None:
    assert at_once("typed.decode(JSON, inner)", "typed.convert({'inner': RAW}, outer)") == 0


def test_a_process_would_end_if_each_thread_asked_the_library() -> None:
    """Where this fails the library has been mended, and ``typed`` is no longer needed."""
    assert at_once("decode(JSON, type=inner)", "convert({'inner': RAW}, outer)") < 0


def asks_itself(source: str) -> bool:
    """Say whether a module asks the library for a type."""
    return bool(
        re.search(r"msgspec\.convert|from msgspec import.*\bconvert\b|decode\(.*type=|\bDecoder\b", source)
    )


def test_nobody_else_asks_the_library() -> None:
    modules = {path for path in PACKAGE.rglob("*.py") if asks_itself(path.read_text(encoding="utf-8"))}
    assert modules == {Path(typed.__file__)}


@pytest.mark.parametrize(
    "source",
    [
        "found = msgspec.convert(raw, Row)",
        "from msgspec import Meta, convert",
        "msgspec.json.decode(body, type=Row)",
        "READER = json.Decoder(Row)",
    ],
)
def test_one_that_asks_is_seen(source: str) -> None:
    assert asks_itself(source)
