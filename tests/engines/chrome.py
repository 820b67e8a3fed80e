"""Chromium as some people have it: an old one, on a phone's touch screen, that translates the page.

All at once: what came later is taken away, every text is changed, and a finger presses.  What breaks under one of them
breaks here, and each kind is worked through once for the three.
"""

import time
from math import hypot
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Download, Error, ViewportSize, sync_playwright

from tests.browser import chromium
from tests.browser.visitors import PATIENCE
from tests.engines.engine import HEIGHT, WIDTH, Engine

# What came after the oldest browsers that we name (tests/test_floor.py), taken away before a page runs.
OLD = """for (const path of [
  "AbortSignal.timeout", "AbortSignal.any", "Array.fromAsync", "Array.prototype.toSorted",
  "Array.prototype.toReversed", "Array.prototype.toSpliced", "Array.prototype.with",
  "Crypto.prototype.randomUUID", "Document.prototype.startViewTransition", "HTMLElement.prototype.showPopover",
  "HTMLElement.prototype.hidePopover", "HTMLElement.prototype.togglePopover", "Intl.Segmenter",
  "Intl.DurationFormat", "Iterator", "Map.groupBy", "Object.groupBy", "Promise.try", "Promise.withResolvers",
  "Set.prototype.union", "Set.prototype.intersection", "Set.prototype.difference", "Set.prototype.isSubsetOf",
  "String.prototype.isWellFormed", "String.prototype.toWellFormed", "URL.canParse", "URL.parse", "CSS.highlights",
  "Navigator.prototype.userActivation", "Navigator.prototype.wakeLock", "CompressionStream", "OffscreenCanvas",
  "requestIdleCallback", "scheduler", "navigation", "trustedTypes", "Sanitizer",
]) {
  const names = path.split(".");
  const last = names.pop();
  const holder = names.reduce((from, name) => from?.[name], globalThis);
  if (holder) delete holder[last];
}"""

# A browser's translator puts every text into elements of its own, and changes it: here by a letter without width.
TRANSLATOR = """(() => {
  const MARK = "\\u200b";
  const translate = (text) => {
    if (!text.data.trim() || text.parentElement?.closest("font, script, style, textarea, title, svg")) return;
    const [outer, inner] = [document.createElement("font"), document.createElement("font")];
    inner.textContent = text.data + MARK;
    outer.append(inner);
    text.replaceWith(outer);
  };
  const all = (root) => {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    const texts = [];
    while (walker.nextNode()) texts.push(walker.currentNode);
    texts.forEach(translate);
  };
  const watcher = new MutationObserver((changes) => {
    for (const change of changes) {
      if (change.type === "characterData") translate(change.target);
      for (const node of change.addedNodes) if (node.isConnected) node.nodeType === 3 ? translate(node) : all(node);
    }
  });
  watcher.observe(document, { subtree: true, childList: true, characterData: true });
})()"""

PHONE: dict[str, Any] = {
    "has_touch": True, "is_mobile": True, "device_scale_factor": 2, "reduced_motion": "reduce",
}  # fmt: skip

DOUBLE_TAP = 0.4
"""Seconds within which Chromium takes a second tap for the other half of a double tap, and a little more."""
NEAR = 120
"""How near it must be for that, in CSS pixels, and a little more."""


class Chromium:
    """A running Chromium whose windows are all those of an old phone that translates."""

    def __init__(self, path: Path, folder: Path) -> None:
        self.downloads = folder
        self.playwright = sync_playwright().start()
        self.browser: Browser = chromium.launch(self.playwright.chromium, path)

    def window(self) -> "Window":
        """Open a window that shares nothing with the others."""
        size: ViewportSize = {"width": WIDTH, "height": HEIGHT}
        context = self.browser.new_context(viewport=size, **PHONE)
        for script in (OLD, TRANSLATOR):
            context.add_init_script(script)
        return Window(context, self.downloads)

    def close(self) -> None:
        """End Chromium."""
        self.browser.close()
        self.playwright.stop()


class Window(Engine):
    """One window of Chromium."""

    def __init__(self, context: BrowserContext, downloads: Path) -> None:
        super().__init__(downloads)
        self.tapped = (0.0, (0.0, 0.0))
        self.context = context
        self.heard: list[str] = []
        context.on("weberror", lambda error: self.heard.append(str(error.error)))
        self.page = context.new_page()
        self.page.set_default_timeout(PATIENCE)
        self.given: list[Download] = []
        self.page.on("download", lambda one: self.given.append(one))  # noqa: PLW0108 - Playwright takes no built-in

    def go(self, url: str) -> None:
        self.page.goto(url)

    def run(self, function: str) -> str:
        try:
            value: str = self.page.evaluate(function)
        except Error as error:
            if "context was destroyed" not in str(error):
                raise
            self.page.wait_for_load_state()  # a press has led to another page, which is asked instead
            value = self.page.evaluate(function)
        return value

    def tap(self, x: float, y: float) -> None:
        # Two taps on one spot within this time are a double tap, which selects; no finger types in between so fast.
        last, at = self.tapped
        if hypot(x - at[0], y - at[1]) < NEAR:
            time.sleep(max(0.0, last + DOUBLE_TAP - time.monotonic()))
        self.page.touchscreen.tap(x, y)
        self.tapped = (time.monotonic(), (x, y))

    def keys(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)

    def give_file(self, selector: str, path: Path) -> None:
        self.page.locator(selector).set_input_files(path)

    def saved(self) -> list[Path]:
        self.page.evaluate("() => 0")  # events come in with answers
        for one in self.given:
            one.save_as(self.downloads / one.suggested_filename)
        return super().saved()

    def picture(self, path: Path) -> None:
        self.page.screenshot(path=path)

    def errors(self) -> list[str]:
        self.page.evaluate("() => 0")  # events come in with answers
        return list(self.heard)

    def forget(self) -> None:
        self.heard.clear()

    def close(self) -> None:
        self.context.close()
