"""The looks of texts: contrast is by far axe's slowest rule, and the same colors have the same one wherever they stand.

A look is a text's colors and size and whatever lies behind it, so each look is held to contrast once.
"""

from collections.abc import Iterable

from playwright.sync_api import Page

NOTHING = "nothing"
"""What no page has: leaving it out leaves nothing out."""
MARKED = {"include": [["[data-look]"]]}
"""What axe takes for the texts that ``mark`` marked."""

# One text of each look that is not known is marked.
NEW_LOOKS = """([known, leaveOut, within]) => {
  const seen = new Set(known);
  const found = [];
  const behind = (one) => {
    const { backgroundColor, backgroundImage, opacity, filter } = getComputedStyle(one);
    return [backgroundColor, backgroundImage, opacity, filter].join();
  };
  for (const one of document.querySelectorAll("[data-look]")) delete one.dataset.look;
  for (const root of document.querySelectorAll(within)) for (const one of [root, ...root.querySelectorAll("*")]) {
    const says = [...one.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
    const box = one.getBoundingClientRect();
    if (!says && !one.matches("input, textarea, select")) continue;
    if (box.width < 3 || box.height < 3 || !one.checkVisibility() || one.closest(leaveOut)) continue;
    const { color, fontSize, fontWeight, textShadow } = getComputedStyle(one);
    const look = [color, fontSize, fontWeight, textShadow, Boolean(one.closest(":disabled, [aria-disabled=true]"))];
    for (let at = one; at; at = at.parentElement) if (look.at(-1) !== behind(at)) look.push(behind(at));
    if (seen.has(look.join(";"))) continue;
    seen.add(look.join(";"));
    found.push(look.join(";"));
    one.dataset.look = "new";
  }
  return found;
}"""


def mark(page: Page, known: Iterable[str], within: str = "body", leave_out: str = NOTHING) -> list[str]:
    """Mark one text of each look that is not *known*, *within* a part of the page; return what is new."""
    found: list[str] = page.evaluate(NEW_LOOKS, [list(known), leave_out, within])
    return found
