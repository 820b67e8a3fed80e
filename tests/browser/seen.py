"""The table of the book that says which tools of the sources work where: what this run has seen, row by row.

A browser test that has seen an exercise work in a face says so with :func:`works`; ``make test`` forgets what
earlier runs saw.  Run as a program, after the
browser tests, it writes the table beside the built book and holds the book's own page to it:
``python -m tests.browser.seen``.
"""

import sys
import tomllib
from pathlib import Path
from typing import Any

from sixelements import catalog, kinds

SEEN = Path("_build/seen")
OUT = Path("_build/instruments.md")
PAGE = Path("chapters/instruments-working.md")
INDEX = Path("chapters/instruments.toml")
FACES = ("app", "book", "paper", "room")
LOG = "commitments-log"
"""What is no exercise and is seen under a name of its own: it belongs to every room, and to the workbook."""


def works(slug: str, face: str) -> None:
    """Keep that the exercise was seen to work; each is a file, since tests run in several processes."""
    SEEN.mkdir(parents=True, exist_ok=True)
    (SEEN / f"{slug}.{face}").touch()


def table() -> str:
    """Return which tools of the sources were seen to work, and where."""
    instruments: list[dict[str, Any]] = tomllib.loads(INDEX.read_text(encoding="utf-8"))["instruments"]
    rows = ["| ID | Tool | Exercise | App | Book | Paper | Room |", "|---|---|---|---|---|---|---|"]
    for one in instruments:
        if "seen" in one:
            rows.append(
                row(one, one["seen"], f"[{one['title']}]({Path(one['page']).relative_to('chapters')}.md)")
            )
        for slug in [one["exercise"], *one.get("also", [])] if "exercise" in one else []:
            exercise = catalog.get(slug)
            private = not kinds.get(exercise.kind).shares(exercise)
            rows.append(
                row(one, slug, f"[{exercise.title}](../exercises/{slug}/{slug}.ipynb)", private=private)
            )
    return "\n".join(rows) + "\n"


def row(instrument: dict[str, Any], name: str, link: str, *, private: bool = False) -> str:
    """Return the row of what was seen under *name*: an exercise, or what is a part of every page."""
    marks = ["works" if (SEEN / f"{name}.{face}").exists() else "no" for face in FACES]
    if private:
        marks[FACES.index("room")] = "private"
    return f"| {instrument['id']} | {instrument['title']} | {link} | {' | '.join(marks)} |"


def faults(found: str, page: str) -> list[str]:
    """Return what is wrong between the table *found* and the text of the book's *page*."""
    missing = [row for row in found.splitlines() if "| no |" in row]
    if missing:
        return [f"Not seen to work in every face: {row}" for row in missing]
    return [] if found in page else [f"{PAGE}: take over the table in {OUT}"]


def main() -> None:
    """Write the table; leave with 1 where it is not the one in the book."""
    if not any(SEEN.glob("*")):
        sys.exit('Nothing was seen: run the browser tests first (make test PARTS="browser seen").')
    OUT.write_text(table(), encoding="utf-8")
    wrong = faults(table(), PAGE.read_text(encoding="utf-8"))
    print("\n".join(wrong) or f"{PAGE} says what was seen: {table().count('works')} times that a tool works.")
    sys.exit(bool(wrong))


if __name__ == "__main__":
    main()
