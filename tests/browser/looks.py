"""The looks of texts: contrast is by far axe's slowest rule, and the same colors have the same one wherever they stand.

A look is a text's colors and size and whatever lies behind it, so each look is held to contrast once.
"""

from collections.abc import Collection

from playwright.sync_api import Page

NOTHING = "nothing"
"""What no page has: leaving it out leaves nothing out."""
MARKED = {"include": [["[data-look]"]]}
"""What axe takes for the texts that ``mark`` marked."""

# One text of each look, by the look; what lies behind a text is asked once for each element.
FIND = """([leaveOut, within]) => {
  const asked = new Map();
  const behind = (one) => {
    if (!asked.has(one)) {
      const { backgroundColor, backgroundImage, opacity, filter } = getComputedStyle(one);
      const above = one.parentElement ? behind(one.parentElement) : [];
      const own = [backgroundColor, backgroundImage, opacity, filter].join();
      asked.set(one, above[0] === own ? above : [own, ...above]);
    }
    return asked.get(one);
  };
  const found = window.sixLooks = new Map();
  for (const root of document.querySelectorAll(within)) for (const one of [root, ...root.querySelectorAll("*")]) {
    const says = [...one.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
    if (!says && !one.matches("input, textarea, select")) continue;
    const box = one.getBoundingClientRect();
    if (box.width < 3 || box.height < 3 || !one.checkVisibility() || one.closest(leaveOut)) continue;
    const { color, fontSize, fontWeight, textShadow } = getComputedStyle(one);
    const off = Boolean(one.closest(":disabled, [aria-disabled=true]"));
    const look = [color, fontSize, fontWeight, textShadow, off, ...behind(one)].join(";");
    if (!found.has(look)) found.set(look, one);
  }
  return [...found.keys()];
}"""

MARK = """(looks) => {
  for (const one of document.querySelectorAll("[data-look]")) delete one.dataset.look;
  for (const one of looks.map((look) => window.sixLooks?.get(look))) if (one) one.dataset.look = "new";
}"""


def mark(page: Page, known: Collection[str], within: str = "body", leave_out: str = NOTHING) -> list[str]:
    """Mark one text of each look that is not *known*, *within* a part of the page; return what is new."""
    found: list[str] = page.evaluate(FIND, [leave_out, within])
    new = [one for one in found if one not in known]
    if new:
        page.evaluate(MARK, new)
    return new
