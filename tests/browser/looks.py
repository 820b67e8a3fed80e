"""The looks of texts: contrast is by far axe's slowest rule, and the same colors have the same one wherever they stand.

A look is a text's colors, whether it is large, and what shows behind it, so each look is held to contrast once.
"""

from collections.abc import Collection

from playwright.sync_api import Page

NOTHING = "nothing"
"""What no page has: leaving it out leaves nothing out."""
MARKED = {"include": [["[data-look]"]]}
"""What axe takes for the texts that ``mark`` marked."""

# One text of each look, by the look; what lies behind a text is asked once for each element.
# What lies behind a solid ground is not seen; of sizes, only large and small have contrasts of their own (WCAG 1.4.3).
FIND = """([leaveOut, within]) => {
  const asked = new Map();
  const read = (one) => {
    const { backgroundColor, backgroundImage, opacity, filter } = getComputedStyle(one);
    const above = one.parentElement ? behind(one.parentElement) : { grounds: [], clear: true };
    const clear = above.clear && opacity === "1" && filter === "none";
    const flat = clear && backgroundImage === "none";
    if (flat && backgroundColor === "rgba(0, 0, 0, 0)") return above;
    if (flat && backgroundColor.startsWith("rgb(")) return { grounds: [backgroundColor], clear };
    return { grounds: [[backgroundColor, backgroundImage, opacity, filter].join(), ...above.grounds], clear };
  };
  const behind = (one) => {
    if (!asked.has(one)) asked.set(one, read(one));
    return asked.get(one);
  };
  const isLarge = (size, weight) => size >= 24 || (size >= 18.66 && weight >= 700);
  const found = window.sixLooks = new Map();
  for (const root of document.querySelectorAll(within)) for (const one of [root, ...root.querySelectorAll("*")]) {
    const says = [...one.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
    if (!says && !one.matches("input, textarea, select")) continue;
    if (!one.checkVisibility() || one.closest(leaveOut)) continue;  // what is not seen would be laid out to be measured
    const box = one.getBoundingClientRect();
    if (box.width < 3 || box.height < 3) continue;
    const { color, fontSize, fontWeight, textShadow } = getComputedStyle(one);
    const off = Boolean(one.closest(":disabled, [aria-disabled=true]"));
    const large = isLarge(parseFloat(fontSize), Number(fontWeight));
    const look = [color, large, textShadow, off, ...behind(one).grounds].join(";");
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
