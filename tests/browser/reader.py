"""A reader's own path, as its tests share it: the pages, a device that keeps something, what it keeps."""

import json
import re
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, expect

from sixelements import catalog
from sixelements.content import Exercise
from sixelements.onward import start_check
from tests.browser.person import keep

VIEWS = {
    "start": "start-check",
    "progress": "my-progress",
    "workbook": "workbook",
    "picture": "team-picture",
    "record": "completion",
}
CHECK = start_check(Path.cwd())
PLACES = list(catalog.SUB_ELEMENTS)
EXERCISES = catalog.all_exercises()
START, READ = "six-elements-path/start", "six-elements-path/read"
FOCUSED = """() => {
  const at = document.activeElement, ring = getComputedStyle(at);
  return {
    inside: Boolean(at.closest(".six-live")), id: at.id, type: at.type ?? "", text: at.textContent.trim(),
    visible: parseFloat(ring.outlineWidth) >= 2 && ring.outlineStyle !== "none",
  };
}"""


def address(book: Path, view: str) -> str:
    return (book / f"chapters/path/{VIEWS[view]}.html").as_uri()


def arrive(page: Page, book: Path, view: str, kept: dict[str, Any] | None = None) -> None:
    """Open the page on a device that keeps *kept*."""
    if kept:
        keep(page, kept)
    page.goto(address(book, view))
    expect(page.locator(".six-live")).to_be_visible()  # from then on the storage is open


def keeps(page: Page, key: str) -> Any:
    found = page.evaluate("(key) => localStorage.getItem(key)", key)
    return json.loads(found) if found else None


def answered(exercise: Exercise) -> dict[str, Any]:
    """Return what a device keeps of an exercise in which somebody answered what its largest case answers."""
    answers = max((case.answers for case in exercise.cases), key=lambda one: len(json.dumps(one)))
    return {"version": exercise.version, "answers": answers, "progress": {"done": 2, "of": 9}}


def marks(**given: str) -> dict[str, Any]:
    """Return the marks of the start check; ``p1A="not-yet"`` stands for the line of 1.A."""
    answers = {re.sub(r"^p(\d)(\w?)$", r"\1.\2", key).rstrip("."): value for key, value in given.items()}
    return {START: {"version": CHECK.version, "answers": answers}}


def all_marked(value: str, **others: str) -> dict[str, Any]:
    return marks(**{**{f"p{place.replace('.', '')}": value for place in PLACES}, **others})


FULL: dict[str, Any] = {
    **marks(p1A="in-place", p2A="not-yet", p3B="unknown"),
    READ: {"version": 1, "parts": ["1.A"]},
    **{f"six-elements/exercise/{one.slug}": answered(one) for one in EXERCISES},
}
