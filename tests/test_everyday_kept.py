"""The page on what was reported names tests; each of them is there."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "everyday.md"


def gone(text: str) -> list[str]:
    """Return each test that *text* names and that is not there."""
    named = re.findall(r"`(tests/[\w/]+\.(?:py|js))(?:::(\w+))?`", text)
    return [
        f"{file}::{test}" if test else file
        for file, test in named
        if not (ROOT / file).is_file()
        or (test and f"def {test}(" not in (ROOT / file).read_text(encoding="utf-8"))
    ]


def test_every_test_that_is_named_is_there() -> None:
    text = PAGE.read_text(encoding="utf-8")
    assert text.count("::test_") > 20
    assert gone(text) == []


@pytest.mark.parametrize("name", ["`tests/nowhere.py`", "`tests/test_everyday_kept.py::test_nothing`"])
def test_one_that_is_gone_is_noticed(name: str) -> None:
    assert gone(f"Held by {name}.")
