"""A file says one thing: nothing that is written by hand is longer than a person reads at one sitting."""

from collections.abc import Mapping
from pathlib import Path

from tests.run import ROOT

MOST = 300
FOLDERS = ("bench", "tests", "tools", "widgets")
KINDS = (".py", ".js", ".css")

LONGER: dict[str, str] = {}
"""The files that may be longer, and why."""


def too_long(lengths: Mapping[str, int], longer: Mapping[str, str]) -> list[str]:
    """Return the files that are too long without a reason, and reasons that no file needs any more."""
    found = [
        f"{name}: {count} lines" for name, count in lengths.items() if count > MOST and name not in longer
    ]
    return found + [f"{name} needs no exception" for name in longer if lengths.get(name, 0) <= MOST]


def lengths(root: Path) -> dict[str, int]:
    """Return how many lines each file has, by its path below *root*."""
    files = (file for folder in FOLDERS for file in (root / folder).rglob("*") if file.suffix in KINDS)
    return {
        file.relative_to(root).as_posix(): file.read_text(encoding="utf-8").count("\n")
        for file in sorted(files)
        if "_course" not in file.parts
    }


def test_no_file_is_longer_than_one_sitting() -> None:
    found = lengths(ROOT)
    assert len(found) > 400
    assert too_long(found, LONGER) == []


def test_a_file_that_is_too_long_and_an_exception_too_many_are_seen(tmp_path: Path) -> None:
    for name, count in (("tests/long.py", MOST + 1), ("widgets/just.css", MOST), ("bench/named.js", 900)):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x\n" * count, encoding="utf-8")
    reasons = {"bench/named.js": "a reason", "widgets/just.css": "no longer true", "tools/gone.py": "gone"}
    assert too_long(lengths(tmp_path), reasons) == [
        f"tests/long.py: {MOST + 1} lines",
        "widgets/just.css needs no exception",
        "tools/gone.py needs no exception",
    ]
