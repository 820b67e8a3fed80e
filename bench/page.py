"""Where measured figures go: a table between two marks on a page of the book."""

from __future__ import annotations

import os
import platform
import re
import time
from collections.abc import Iterable, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def write(page: Path, part: str, rows: list[tuple[str, str]], repeat: str, also: str = "") -> None:
    """Put *rows* between the marks for *part* of *page*, with the command to *repeat* them."""
    put(page, part, f"{table(('what', 'figure'), rows)}\n\n{measured(repeat, also)}")


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a table in Markdown."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def measured(repeat: str, also: str = "") -> str:
    """Return the lines below a table: how to *repeat* it, and where and when it was measured."""
    machine = f"{os.cpu_count()} cores, {platform.system()}, Python {platform.python_version()}"
    told = ", ".join(filter(None, [machine, also, time.strftime("%B %Y")]))
    return f"Repeat with `{repeat}`.\nMeasured on {told}."


def put(page: Path, part: str, text: str) -> None:
    """Put *text* between the marks for *part* of *page*."""
    mark = rf"(<!-- measured: {part} -->\n).*?(\n<!-- end -->)"
    words = page.read_text(encoding="utf-8")
    assert re.search(mark, words, re.DOTALL), f"{page.name} has no place for {part}"
    page.write_text(
        re.sub(mark, lambda found: f"{found[1]}{text}{found[2]}", words, flags=re.DOTALL), encoding="utf-8"
    )
