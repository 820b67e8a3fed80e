"""A slow phone: Chromium with a quarter of the processor and a poor line, and what it downloads."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import CDPSession, Page, TimeoutError, sync_playwright  # noqa: A004 (Playwright's own)

from bench.figures import FIRST_ANSWER
from bench.servers import Running
from bench.visitors import PATH
from tests.browser import chromium

SLOWER = 4
LINE = {
    "downloadThroughput": 1_600_000 / 8,
    "uploadThroughput": 750_000 / 8,
    "latency": 150,
    "offline": False,
}
"""A poor line: 1.6 Mbit/s to the phone, 0.75 from it, 150 ms for each request.  Websockets are not slowed."""

WAIT = 60_000
ALONE = ("--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",)
"""Whatever a page asks of other machines fails at once, as in a hall without the internet."""


@contextmanager
def phone(*, slow: bool) -> Iterator[tuple[Page, CDPSession]]:
    """Yield a page of a browser that was started for it, and the line to the browser's own tools."""
    with sync_playwright() as playwright:
        browser = chromium.launch(playwright.chromium, chromium.find(), *ALONE)
        try:
            page = browser.new_page(viewport={"width": 360, "height": 740}, has_touch=True, is_mobile=True)
            tools = page.context.new_cdp_session(page)
            tools.send("Network.enable")
            if slow:
                tools.send("Network.emulateNetworkConditions", LINE)
                tools.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
            yield page, tools
        finally:
            browser.close()


def view(page: Page, url: str) -> None:
    """Open our own view, with a kernel or without, and choose the first answer."""
    page.add_init_script(FIRST_ANSWER)
    page.goto(url, wait_until="commit")
    page.wait_for_function("() => window.answeredAfter", timeout=WAIT)


def panel(page: Page, url: str) -> None:
    """Open Panel's page and choose the first answer; it answers when the line below the questions has changed."""
    page.goto(url, wait_until="commit")
    page.locator("input[type=radio]").first.click(timeout=WAIT)
    page.get_by_text(re.compile(r"^1 of \d+ answered")).wait_for(timeout=WAIT)
    page.evaluate("() => { window.answeredAfter = performance.now(); }")


Opened = Callable[[Page, str], None]
OPENED: dict[str, tuple[str, Opened]] = {
    "Six Elements": (PATH, view),
    "stock Voilà": ("/", view),
    "Panel": ("/panel_app", panel),
}
"""How each server is opened in a browser.  Solara is missing: it takes its scripts from the internet."""


def first_answer(server: Running) -> float:
    """Return the seconds from opening the exercise on a slow phone until its first control has answered.

    What has not answered after :data:`WAIT` counts as that long.
    """
    path, opened = OPENED[server.who.name]
    with phone(slow=True) as (page, _):
        try:
            opened(page, f"http://127.0.0.1:{server.port}{path}")
        except TimeoutError:
            return WAIT / 1000
        return float(page.evaluate("() => window.answeredAfter")) / 1000


# What it downloads.


def downloads(server: Running) -> tuple[dict[str, int], dict[str, int]]:
    """Return the bytes of each file on the first visit, and on the second; with headers, as they come."""
    path, _ = OPENED[server.who.name]
    found: list[dict[str, int]] = []
    with phone(slow=False) as (page, tools):
        got: dict[str, int] = {}
        names: dict[str, str] = {}
        cached: set[str] = set()

        def answered(told: dict[str, Any]) -> None:
            names[told["requestId"]] = urlsplit(told["response"]["url"]).path
            if told["response"].get("fromDiskCache"):
                cached.add(told["requestId"])

        def finished(told: dict[str, Any]) -> None:
            name = names.get(told["requestId"])
            if name is not None and told["requestId"] not in cached:
                got[plain(name)] = got.get(plain(name), 0) + int(told["encodedDataLength"])

        tools.on("Network.responseReceived", answered)
        tools.on("Network.requestServedFromCache", lambda told: cached.add(told["requestId"]))
        tools.on("Network.loadingFinished", finished)
        for _ in range(2):
            page.goto(f"http://127.0.0.1:{server.port}{path}", wait_until="load")
            page.locator("input[type=radio]").first.wait_for(timeout=WAIT)
            page.wait_for_load_state("networkidle")
            time.sleep(1)  # whatever a page still asks for on its own
            page.evaluate("() => 0")
            found.append(dict(got))
            got.clear()
    return found[0], found[1]


def plain(path: str) -> str:
    """Return *path* without the fingerprint in its name."""
    return re.sub(r"-[0-9a-f]{10}(?=\.\w+$)", "", path)
