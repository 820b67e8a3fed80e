"""The structures of pages: what axe can object to, but for colors, follows from them, and most pages share them.

A structure is an element as axe's rules look at it: its tag, its attributes and the values that mean something, whether
it has a name, a text and is seen, whether what it points to is there, what it stands in and what stands in it; of what
is not seen, no more than tag, attributes and name.
Each structure is held to axe once in a run, wherever it stands; one that no page had before is always read, computed
and not listed.  ``test_structures.py`` holds what is remembered against all that axe finds, fault by fault.
"""

from collections.abc import Collection
from typing import Any

from playwright.sync_api import Page

from tests.browser.looks import NOTHING

# Values count where a rule reads them: of what is named here, and of all that ARIA has but its texts.
FIND = """([within, leaveOut]) => {
  const VALUES = new Set(("role type lang xml:lang hidden inert disabled tabindex scope headers autocomplete dir shape "
    + "http-equiv contenteditable kind open").split(" "));
  const POINTS = new Set(["aria-labelledby", "aria-describedby", "aria-controls", "aria-owns", "aria-flowto",
    "aria-details", "aria-errormessage", "aria-activedescendant", "for", "list"]);
  const TEXTS = /^(aria-(label|description|placeholder|roledescription|value.*|braille.*)|alt|title|name)$/;
  const SPACING = /(letter|word|line)-(spacing|height)[^;]*important/;
  const FOCUSABLE = "a[href], button, input, select, textarea, summary, [tabindex], [contenteditable]";
  const NAMED = "a, area, button, summary, svg, img, iframe, object, input, select, textarea, th, legend,"
    + " caption, option, title, label, h1, h2, h3, h4, h5, h6, [role]";
  const counts = new Map();
  for (const { id } of document.querySelectorAll("[id]")) counts.set(id, (counts.get(id) ?? 0) + 1);
  const says = (text) => Boolean(text?.trim());
  const named = (id) => {
    const one = document.getElementById(id);
    return one ? says(one.textContent) : "gone";
  };
  const target = (value) => value.length > 1 && counts.has(decodeURIComponent(value.slice(1)));
  const speaks = (one) => [...one?.childNodes ?? []].some((it) => it.nodeType === 3 && says(it.data));
  const kind = (one) => one ? `${one.localName}/${one.getAttribute("role") ?? ""}` : "";
  const kinds = (all) => [...new Set([...all].map(kind))].sort().join("+");

  const attribute = (one, { name, value }) => {
    if (name === "id") return counts.get(value) > 1 ? "id twice" : "id";
    if (name === "class") return "";
    if (POINTS.has(name)) return `${name}=${value.split(" ").filter(Boolean).map(named).join("+")}`;
    if (TEXTS.test(name)) return `${name}=${says(value)}`;
    if (name === "style") return SPACING.test(value) ? value : "style";
    if (name === "href") return value.startsWith("#") ? `href=#${target(value)}` : "href";
    if (name.startsWith("data-") || name.startsWith("on")) return "";
    return VALUES.has(name) || name.startsWith("aria-") ? `${name}=${value}` : name;
  };

  const name = (one) => {
    const labels = [...one.labels ?? []];
    const pictures = [...one.querySelectorAll("img[alt], [aria-label], title")];
    return [says(one.textContent), labels.length, labels.some((label) => says(label.textContent)),
      says(one.value) && /^(button|submit|reset)$/.test(one.type),
      pictures.some((it) => says(it.getAttribute("alt") ?? it.getAttribute("aria-label") ?? it.textContent))];
  };

  // A cell, by whether a head names it; a head, by whether there is something that it names.
  const cell = (one) => {
    const row = one.parentElement, table = one.closest("table");
    const first = table?.querySelector("tr")?.children[one.cellIndex];
    return [row.querySelector("th") !== null, first?.localName, row.children.length > 1, table?.rows.length > 1,
      one.colSpan > 1, one.rowSpan > 1];
  };

  // What cells name as their heads is a matter of their table.
  const heads = (one) => [...one.querySelectorAll("[headers]")].map((it) => [it.id, it.getAttribute("headers")]);

  const $ = (one) => document.querySelector(one);
  const page = () => [says(document.title), document.querySelectorAll("main").length, $("h1") !== null,
    $("meta[name=viewport]")?.content, $("meta[http-equiv=refresh]")?.content];

  const scrolls = (one) => {
    const ways = [one.scrollWidth - one.clientWidth > 1, one.scrollHeight - one.clientHeight > 1];
    if (!ways.includes(true)) return "";
    const { overflowX, overflowY } = getComputedStyle(one);
    if (!/auto|scroll/.test(overflowX + overflowY)) return "";
    return `scrolls ${ways} ${one.querySelector(FOCUSABLE) !== null}`;
  };

  // What an element stands in is read once and handed down: asking upward from each was most of the work.
  const INTERACTIVE = "a, button, label, summary, [role=button], [role=img], [role=tab], [role=option]";
  const NOWHERE = {
    own: "", above: "", speaks: false, names: undefined, role: "", hidden: false, off: false, control: "",
  };
  const inside = (one, outer) => {
    const own = kind(one);
    return {
      own, above: outer.own, speaks: speaks(one), names: one.className.baseVal ?? one.className,
      role: one.hasAttribute("role") ? own : outer.role,
      hidden: outer.hidden || one.getAttribute("aria-hidden") === "true",
      off: outer.off || one.matches("[inert], :disabled"),
      control: one.matches(INTERACTIVE) ? own : outer.control,
    };
  };
  const place = (one) => one ? inside(one, place(one.parentElement)) : NOWHERE;

  // No rule reads the place of what is not seen, nor a class but that of a link: it may look like the words around it.
  const attributes = (one) => [...one.attributes].map((it) => attribute(one, it)).filter(Boolean).sort();
  const called = (one) => one.matches(NAMED) ? `${name(one)} ${one.querySelector(FOCUSABLE) !== null}` : "";
  const unseen = (one, own) => ["unseen", own.own, ...attributes(one), called(one)];
  const seen = (one, own, outer) => [
    own.own, ...attributes(one), called(one), own.speaks, outer.speaks, outer.own, outer.above,
    kind(one.previousElementSibling), outer.role, own.hidden, own.off, outer.control,
    one.matches("a, [role=link]") ? `${own.names} in ${outer.names}` : "",
    one.matches("ul, ol, dl, tr, select, svg, fieldset, [role]") ? kinds(one.children) : "",
    one.matches("td, th") ? cell(one) : "", one.localName === "table" ? heads(one) : "",
    one === document.documentElement ? page() : "", scrolls(one),
  ];
  const structure = (one, own, outer) =>
    (one.checkVisibility({ visibilityProperty: true }) ? seen(one, own, outer) : unseen(one, own)).join("|");

  // Short, since a run remembers thousands of them.
  const digest = (text) => {
    let a = 0xdeadbeef, b = 0x41c6ce57;
    for (let at = 0; at < text.length; at++) {
      a = Math.imul(a ^ text.charCodeAt(at), 2654435761);
      b = Math.imul(b ^ text.charCodeAt(at), 1597334677);
    }
    a = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909);
    b = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909);
    return (4294967296 * (2097151 & b) + (a >>> 0)).toString(36);
  };

  const found = window.sixStructures = new Map();
  const read = (one, outer) => {
    if (one.matches(leaveOut)) return;
    const own = inside(one, outer);
    if (!/^(script|style|br)$/.test(one.localName)) {
      const key = digest(structure(one, own, outer));
      if (!found.has(key)) found.set(key, one);
    }
    for (const child of one.children) read(child, own);
  };
  for (const root of within ? document.querySelectorAll(within) : [document.documentElement]) {
    if (!root.closest(leaveOut)) read(root, place(root.parentElement));
  }
  return [...found.keys()];
}"""

MARK = """([keys, leaveOut]) => {
  for (const one of document.querySelectorAll("[data-structure]")) delete one.dataset.structure;
  const marked = keys.map((key) => window.sixStructures?.get(key));
  if (!marked.every((one) => one?.isConnected)) return null;
  for (const one of marked) one.dataset.structure = "";
  if (document.documentElement.dataset.structure !== "") return { include: [["[data-structure]"]] };
  return document.querySelector(leaveOut) ? { exclude: [[leaveOut]] } : null;
}"""


def mark(
    page: Page, known: Collection[str], within: str = "", leave_out: str = NOTHING
) -> tuple[list[str], Any]:
    """Mark one element of each structure that is not *known*, *within* a part of the page, but for what is left out.

    Return what is new, and what axe takes to look at it: the page as a whole, where the page as such is new.
    """
    found: list[str] = page.evaluate(FIND, [within, leave_out])
    new = [one for one in found if one not in known]
    return new, page.evaluate(MARK, [new, leave_out]) if new else None
