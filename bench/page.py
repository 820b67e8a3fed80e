"""Where measured figures go: a table between two marks on a page of the book."""

from __future__ import annotations

import os
import platform
import re
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def write(page: Path, part: str, rows: list[tuple[str, str]], repeat: str, also: str = "") -> None:
    """Put *rows* between the marks for *part* of *page*, with the command to *repeat* them."""
    machine = f"{os.cpu_count()} cores, {platform.system()}, Python {platform.python_version()}"
    told = ", ".join(filter(None, [machine, also, time.strftime("%B %Y")]))
    table = "\n".join(f"| {name} | {value} |" for name, value in rows)
    text = f"| what | figure |\n| --- | --- |\n{table}\n\nRepeat with `{repeat}`.\nMeasured on {told}."
    mark = rf"(<!-- measured: {part} -->\n).*?(\n<!-- end -->)"
    words = page.read_text(encoding="utf-8")
    assert re.search(mark, words, re.DOTALL), f"{page.name} has no place for {part}"
    page.write_text(
        re.sub(mark, lambda found: f"{found[1]}{text}{found[2]}", words, flags=re.DOTALL), encoding="utf-8"
    )
