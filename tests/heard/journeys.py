"""What somebody who listens does: at the first step of one exercise of each kind, and at the door of a room.

Each step is a press or a focus, and what is heard after it.  ``tests/heard`` takes these journeys with Orca and
keeps its words in ``tests/specimens/heard.json``; ``tests/browser/test_heard_words.py`` takes some without Orca and
holds the accessibility tree against what is kept.
"""

import json
import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from playwright.sync_api import Page, expect

from sixelements import catalog
from tests.examples import ONE_A_KIND

SPECIMENS = Path(__file__).resolve().parent.parent / "specimens" / "heard.json"
DOOR = "the door of a room"
CODE = "CODE"
"""What stands in the specimens for a room's code, which is another each time."""

FIRST = ".six-stage :is(input, textarea, select, button):not([type=file]):visible"
KEYS = {"radio": "Space", "checkbox": "Space", "range": "ArrowRight", "button": "Enter", "submit": "Enter"}
PATIENCE = 60_000

Step = tuple[str, Callable[[], None]]


def kept() -> dict[str, dict[str, str]]:
    """Return what Orca said: by journey, and in it by step, in order."""
    found: dict[str, dict[str, str]] = json.loads(SPECIMENS.read_text(encoding="utf-8"))
    return found


def exercise(page: Page, url: str, slug: str) -> Iterator[Step]:
    """Yield the steps through the beginning of the exercise *slug*, which is open when this begins."""
    page.goto(url + catalog.app_path(catalog.get(slug)))
    first = page.locator(FIRST).first
    expect(first).to_be_visible(timeout=PATIENCE)
    yield "the list of steps", lambda: page.locator(".six-steps > summary").focus()
    yield "the first control", first.focus
    kind = first.evaluate("(one) => one.type")
    yield (
        f"answer with {KEYS.get(kind, 'a letter')}",
        lambda: page.keyboard.press("ArrowDown" if kind == "select-one" else KEYS.get(kind, "w")),
    )
    onward = page.locator(".six-stage [id$=-next]")
    if onward.count():
        yield "Next", onward.focus
        yield "Next, pressed", lambda: page.keyboard.press("Enter")
    undo = page.get_by_role("button", name="Undo", exact=True)
    yield "Undo", undo.focus
    yield "Undo, pressed", lambda: page.keyboard.press("Enter")


def door(page: Page, url: str, code: str) -> Iterator[Step]:
    """Yield the steps into the room *code*, with a wrong code first."""
    page.goto(f"{url}/join")
    field = page.get_by_label("Room code")
    expect(field).to_be_visible(timeout=PATIENCE)
    yield "the code", field.focus
    field.fill("AAA-AAA")

    def be_refused() -> None:
        page.keyboard.press("Enter")
        # The refusal is a page of its own: whoever writes sooner, writes into the one that is about to go.
        expect(page.get_by_text("No room has that code")).to_be_visible(timeout=PATIENCE)

    yield "a wrong code", be_refused
    field.fill(code)

    def come() -> None:
        page.keyboard.press("Enter")
        expect(page.get_by_role("radio").first).to_be_visible(timeout=PATIENCE)

    yield "the room's code", come
    yield "the first side", page.get_by_role("radio").first.focus
    yield "the first side, chosen", lambda: page.keyboard.press("Space")
    enter = page.get_by_role("button", name="Enter the room")
    yield "the way in", enter.focus

    def go_in() -> None:
        page.keyboard.press("Enter")
        expect(page.get_by_role("heading", level=1)).to_contain_text("You are in room", timeout=PATIENCE)

    yield "in the room", go_in


def journeys(
    page: Page, url: str, code: str, slugs: Iterable[str] = ONE_A_KIND
) -> Iterator[tuple[str, Iterator[Step]]]:
    """Yield every journey by its name, through the exercises *slugs* and the door of *code*, a room that is open."""
    for slug in slugs:
        yield slug, exercise(page, url, slug)
    yield DOOR, door(page, url, code)


def plain(words: str, code: str) -> str:
    """Return *words* without what differs each time or is mere layout."""
    spoken = f"{code[:3]}-{code[3:]}"
    return re.sub(r"\s+", " ", words.replace(spoken, CODE).replace(code, CODE)).strip()
