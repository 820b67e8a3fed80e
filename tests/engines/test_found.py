"""A browser that is missing is a failure with a sentence, and a fault in a page is seen."""

import time

import pytest

from tests.engines import found
from tests.engines.engine import BrowserError
from tests.engines.visitor import PATIENCE, Visitor


@pytest.mark.parametrize("key", found.PROGRAMS)
def test_a_missing_program_is_told_with_what_to_install(key: str, monkeypatch: pytest.MonkeyPatch) -> None:
    package = found.PROGRAMS[key].package
    monkeypatch.setenv("PATH", "/nowhere")
    monkeypatch.setattr(found, "LIBRARIES", "nowhere/*")
    assert package in found.lacking()
    with pytest.raises(BrowserError, match=f"install your system's package {package}\\."):
        found.find(key)


def test_an_error_of_a_page_is_seen(participant: Visitor) -> None:
    """In a window of its own: for WebKit a page in an address has the rules of the page before it, scripts and all."""
    engine = participant.engine
    engine.go("data:text/html,<title>x</title><button onclick='broken()'>Break</button>")
    participant.press("button", "Break")
    end = time.monotonic() + PATIENCE
    while not any("broken" in line for line in engine.errors()):
        assert time.monotonic() < end, "the error was never seen"
        time.sleep(0.05)
    engine.forget()


def test_what_lies_below_something_else_is_not_pressed(
    visitor: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tests.engines.visitor.PATIENCE", 0.2)
    cover = "<div style='position:fixed;inset:0'></div>"
    visitor.engine.go(f"data:text/html,<title>x</title><button>Below</button>{cover}")
    with pytest.raises(BrowserError, match='no button "Below" could be pressed'):
        visitor.press("button", "Below")
