"""Whether words come to be seen, as the table of acts and states asks."""

import tomllib
from pathlib import Path

from playwright.sync_api import Page
from playwright.sync_api import TimeoutError as NeverCameError

TABLE = tomllib.loads(Path(__file__).with_name("told.toml").read_text(encoding="utf-8"))
NOT_OFFERED, CANNOT_BE = "not offered: ", "cannot be"
PATIENCE = 90_000

# Words that can be seen: in a text that is drawn, and not in one that only a screen reader finds.
# A page that does not hold them at all is not looked through, since it is asked again and again.
SEEN = """(words) => document.body.textContent.includes(words)
  && [...document.querySelectorAll("main *, dialog *, body > .six-exercise *")].some((one) => {
  const box = one.getBoundingClientRect();
  const says = (part) => part.textContent.includes(words);
  return says(one) && ![...one.children].some(says) && box.width > 2 && box.height > 2
    && one.checkVisibility({ visibilityProperty: true, opacityProperty: true });
})"""
FULL = (
    "() => { Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); }; }"
)
REFUSED = """Object.defineProperty(window, "localStorage", {
  get() { throw new DOMException("Access is denied for this document.", "SecurityError"); },
});"""


def told(page: Page, words: str, patience: float = PATIENCE) -> bool:
    """Say whether *words* come to be seen."""
    try:
        page.wait_for_function(SEEN, arg=words, timeout=patience, polling=100)
    except NeverCameError:
        return False
    return True


def silent(page: Page, act: str, state: str, words: str, patience: float = PATIENCE) -> list[str]:
    """Return the cell of the table whose words did not come to be seen; an empty list is good news."""
    words = words.removeprefix(NOT_OFFERED)
    return [] if told(page, words, patience) else [f'{act}, {state}: expected "{words}"']
