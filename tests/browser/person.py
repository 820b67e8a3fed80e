"""A person at an exercise who uses the keyboard only, and what we look at while she works."""

import json
from typing import Any

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page, expect

from tests.browser import looks, structures
from tests.browser.asked import NAMELESS, VIOLATIONS, VOICES
from tests.browser.known import Known
from tests.browser.visitors import EMPTY

# Preloading would ask for the style sheets again, which a page from a file may not do.
# Asking for violations alone leaves out what axe would write of each element that passed: a third of the time.
WCAG: dict[str, Any] = {
    "preload": False,
    "resultTypes": ["violations"],
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"]},
}

# Contrast is by far the slowest rule.  Colors do not change with the width, and nothing else changes with the colors.
CONTRAST = "color-contrast"
ALL_BUT_CONTRAST = {**WCAG, "rules": {CONTRAST: {"enabled": False}}}
ONLY_CONTRAST = {**WCAG, "runOnly": {"type": "rule", "values": [CONTRAST]}}

# Steps that reach the end of any line of points which are shared out.
LINE = 12

# After so many of them one looks whether the slider still moves: where the points are gone, the rest moves nothing.
FEW = 3

# What is written key by key before the rest is pasted.
KEYS = 3

# What has the focus, as a person would notice it.
FOCUSED = """() => {
  const at = document.activeElement;
  const ring = getComputedStyle(at);
  const named = `input[name="${CSS.escape(at.name ?? "")}"]`;
  const group = at.type === "radio" ? [...document.querySelectorAll(named)] : [];
  return {
    tag: at.tagName.toLowerCase(), type: at.type ?? "", id: at.id, text: at.textContent.trim(), value: at.value ?? "",
    inStep: Boolean(at.closest(".six-stage")), checked: Boolean(at.checked),
    groupAnswered: group.some((one) => one.checked), groupSize: group.length,
    picked: at.closest("fieldset")?.querySelectorAll("input:checked").length ?? 0,
    visible: parseFloat(ring.outlineWidth) >= 2 && ring.outlineStyle !== "none",
    drawn: at.getClientRects().length > 0,
  };
}"""

HOSTILE = "</script><img src=x onerror=\"document.title='run'\">{{7*7}}'\"\u202e=1+1"
"""Words that would run, were they ever markup or a formula."""


def all_came(page: Page) -> None:
    """Wait for what a page fetches when it is needed, such as what the answers say."""
    expect(page.locator(".six-stage [aria-busy]")).to_have_count(0, timeout=60_000)


def go_to_the_end(page: Page) -> None:
    """Go to what the answers say by the list of steps, and wait until it is there."""
    page.locator(".six-steps > summary").press("Enter")
    page.locator(".six-step-link").last.press("Enter")
    expect(page.get_by_role("heading", name="What your answers say")).to_be_focused()
    all_came(page)


class Person:
    """Works the exercise on *page* from the first step to the last."""

    def __init__(self, page: Page, words: str = "What we both saw") -> None:
        self.page = page
        self.words = words
        self.groups = 0
        self.wrote = False

    def arrive(self, url: str) -> None:
        """Open the page and wait until its first control is there."""
        self.page.goto(url)
        self.page.wait_for_selector(".six-stage input, .six-stage textarea, .six-stage button")

    def tab(self) -> dict[str, Any]:
        self.page.keyboard.press("Tab")
        seen: dict[str, Any] = self.page.evaluate(FOCUSED)
        assert not seen["inStep"] or seen["visible"], (
            f"the focus on {seen['tag']} {seen['id']} cannot be seen"
        )
        return seen

    def work(self, most_steps: int = 80) -> int:
        """Answer every step with Tab, arrows, space and letters; return how many there were."""
        self.page.locator(".six-steps > summary").focus()
        for step in range(1, most_steps):
            if self.at_results():
                all_came(self.page)
                return step - 1
            self.answer_step()
        raise AssertionError("the last step was never reached")

    def at_results(self) -> bool:
        return self.page.locator(".six-steps > summary").inner_text().startswith("What your answers say")

    def answer_first_step(self, most: int = 300, until: str = "") -> None:
        """Answer the step that is open, as far as its first *most* controls, and go on to the next.

        With a slug as *until*, no further than to the first answer that the device keeps for that exercise.
        """
        self.page.locator(".six-steps > summary").focus()
        self.answer_step(most, until)

    def begin(self, slug: str) -> Any:
        """Answer until something is kept, since a first step may only tell; return what is kept."""
        self.page.locator(".six-steps > summary").focus()
        for _ in range(3):
            if not answers(self.page, slug):
                self.answer_step()
        return answers(self.page, slug)

    def answer_step(self, most: int = 300, until: str = "") -> None:
        all_came(self.page)  # later steps come as a script of their own
        for _ in range(most):
            seen = self.tab()
            if not seen["inStep"]:
                continue
            if seen["id"].endswith("-next"):
                self.page.keyboard.press("Enter")
                return
            self.answer(seen)
            if until and answers(self.page, until):
                break
        assert most < 300, "no Next button can be reached with Tab"
        self.page.locator(".six-travel button[id$=-next]").press("Enter")

    def answer(self, seen: dict[str, Any]) -> None:
        press = self.page.keyboard.press
        if seen["type"] == "radio" and not seen["groupAnswered"]:
            self.groups += 1
            press("Space")
            for _ in range(self.groups % seen["groupSize"]):
                press("ArrowDown")
        elif (
            seen["type"] == "checkbox" and not seen["checked"] and seen["picked"] < 3
        ) or "-dot-more-" in seen["id"]:
            press("Space")
        elif seen["tag"] == "button" and seen["text"].startswith("To “"):
            press("Enter")  # a card goes into a box, and the focus to the next card
        elif seen["type"] == "range":
            self.share_out(seen["value"])
        elif (
            seen["tag"] in ("textarea", "input")
            and seen["type"] in ("textarea", "text")
            and not seen["value"]
        ):
            self.write()

    def share_out(self, value: str) -> None:
        """Move a slider that stands at *value* to its end, or as far as there are points left for it."""
        for _ in range(LINE // FEW):
            for _ in range(FEW):
                self.page.keyboard.press("ArrowRight")
            before, value = value, self.page.evaluate("() => document.activeElement.value")
            if value == before:
                return

    def write(self) -> None:
        """Write the words: in the first field they begin key by key; the rest comes as a paste or a suggested word.

        Each key has the page laid out and painted again, so a word by keys tells as much as a sentence by keys.
        """
        keys = 0 if self.wrote else KEYS
        if keys:
            self.page.keyboard.type(self.words[:keys])
        self.page.keyboard.insert_text(self.words[keys:])
        self.wrote = True


# A page from a file has its storage from its first frame on (ui/storage.js).
KEEP = """async (kept) => {
  await new Promise(requestAnimationFrame);
  for (const [key, value] of Object.entries(kept)) localStorage.setItem(key, value);
}"""


def keep(page: Page, kept: dict[str, Any], at: str = EMPTY.as_uri()) -> None:
    """Let the device keep *kept* before its next page; *at* is a page of the same server, or one from a file."""
    page.goto(at)
    page.evaluate(KEEP, {key: one if isinstance(one, str) else json.dumps(one) for key, one in kept.items()})


def answers(page: Page, slug: str) -> Any:
    """Return what this device keeps for the exercise, or None."""
    kept = page.evaluate("(key) => localStorage.getItem(key)", f"six-elements/exercise/{slug}")
    return json.loads(kept)["answers"] if kept else None


FINE = Known()
"""The looks of texts that this run has seen to have enough contrast (``looks.py``)."""
SOUND = Known()
"""The structures that this run has seen axe find nothing in (``structures.py``)."""
WALKED = Known()
"""The controls that this run has walked over by keyboard in first steps (``test_every.py``)."""


def axe(
    page: Page, within: str = "", options: dict[str, Any] = WCAG, leave_out: str = looks.NOTHING
) -> list[str]:
    """Return every violation of WCAG 2.1 A and AA, one line each; *within* and *leave_out* are parts of the page.

    A structure, and a look of a text, that was seen to be fine on this page or another is not looked at again.
    A page that speaks with two voices violates as well: whoever listens hears half of each (4.1.3).
    """
    found = [] if options is ONLY_CONTRAST else barriers(page, within, leave_out)
    if options is not ALL_BUT_CONTRAST:
        found += pale(page, within or "body", leave_out)
    return found + voices(page)


def barriers(page: Page, within: str = "", leave_out: str = looks.NOTHING) -> list[str]:
    """Return what axe finds but for colors; a structure is taken for sound only where nothing was found beside it."""
    new, where = structures.mark(page, SOUND.now(), within, leave_out)
    found = violations(page, where, ALL_BUT_CONTRAST) if new else []
    if not found:
        SOUND.add(new)
    return found


def voices(page: Page) -> list[str]:
    """Return what speaks by itself on the page, where that is more than one, and what is heard twice."""
    found: list[str] = page.evaluate(VOICES)
    return found


def pale(page: Page, within: str = "body", leave_out: str = looks.NOTHING) -> list[str]:
    """Return the texts with too little contrast; a look is taken for fine only where nothing was found beside it."""
    new = looks.mark(page, FINE.now(), within, leave_out)
    found = violations(page, looks.MARKED, ONLY_CONTRAST) if new else []
    if not found:
        FINE.add(new)
    return found


def violations(page: Page, within: Any, options: dict[str, Any]) -> list[str]:
    """Return what axe finds, one line each."""
    found: list[str] | None = page.evaluate(VIOLATIONS, [within, options])
    if found is None:
        page.evaluate(AXE_SCRIPT)
        found = page.evaluate(VIOLATIONS, [within, options])
    assert found is not None, "axe is not there"
    return found


def nameless(page: Page) -> list[str]:
    """Return what axe misses: groups and pictures without names, radios without groups, fields without labels."""
    found: list[str] = page.evaluate(NAMELESS)
    return found


def too_wide(page: Page) -> int:
    """Return by how many pixels the page is wider than the screen."""
    wide: int = page.evaluate(
        "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
    )
    return wide
