"""What a phone downloads, by file: little on the first visit, next to nothing on the second."""

from collections import Counter
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page

from sixelements import catalog, kinds
from tests.browser.conftest import Server

FIRST, SECOND = 150_000, 3_000  # bytes, as they come over the air
SERVER = 600  # bytes of script that say when the server is gone; the book has none of it
WORKING = 15_000  # of scripts: a kind at which a room writes a document together
SCRIPTS, NEXT_KIND = (
    26_500 + SERVER,
    9_000,
)  # of scripts, without headers: the most usual kind with all that pages share, each other after it
FILES = 3  # the style, what all pages share, the kind; a device far away waits for each of them
ONE_OF_EACH_KIND = sorted({one.kind: one.slug for one in catalog.all_exercises()}.values())
OF_WIDGETS = ("/voila/", "require", "labextension", "widget")


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    """A phone that keeps what it may keep; the tests' usual visitor asks for everything anew."""
    visitor = browser.new_context(viewport={"width": 360, "height": 740})
    yield visitor.new_page()
    visitor.close()


def downloads(page: Page, url: str, ready: str, *, headers: bool = True) -> dict[str, int]:
    """Open *url* until *ready* is there; return the bytes of each file that came over the network."""
    told = page.context.new_cdp_session(page)
    told.send("Network.enable")
    names: dict[str, str] = {}
    found: dict[str, int] = {}
    heads: dict[str, int] = {}
    told.on("Network.requestWillBeSent", lambda one: names.update({one["requestId"]: one["request"]["url"]}))
    told.on(
        "Network.responseReceived",
        lambda one: heads.update({one["requestId"]: int(one["response"]["encodedDataLength"])}),
    )

    def finished(one: dict[str, Any]) -> None:
        name = urlsplit(names.get(one["requestId"], "?")).path
        head = 0 if headers else heads.get(one["requestId"], 0)
        found[name] = max(0, int(one["encodedDataLength"]) - head)  # 0 for what the browser had kept

    told.on("Network.loadingFinished", finished)
    page.goto(url, wait_until="load")
    page.wait_for_selector(ready)
    page.wait_for_load_state("networkidle")
    told.detach()
    return {path: size for path, size in found.items() if size}


def table(found: dict[str, int]) -> str:
    lines = [f"{size:9,}  {path}" for path, size in sorted(found.items(), key=lambda one: -one[1])]
    return "\n".join([*lines, f"{sum(found.values()):9,}  in all"])


@pytest.mark.parametrize("slug", ONE_OF_EACH_KIND)
def test_a_visit_to_an_exercise_is_light_and_the_next_one_weighs_next_to_nothing(
    phone: Page, server: Server, slug: str
) -> None:
    url, ready = f"{server.url}/exercise/{slug}", ".six-stage"
    first = downloads(phone, url, ready)
    second = downloads(phone, url, ready)
    print(f"\n{slug}, first visit\n{table(first)}\nsecond visit\n{table(second)}")
    assert f"/exercise/{slug}" in first
    assert sum(first.values()) < FIRST, table(first)
    asked = [path for path in first if path.startswith("/assets/") and "mark-" not in path]
    assert len(asked) <= FILES, asked
    assert sum(second.values()) < SECOND, table(second)
    assert [path for path in first if any(word in path for word in OF_WIDGETS)] == []


def scripts(page: Page, url: str) -> int:
    """Return the bytes of the scripts alone that the exercise at *url* asks for."""
    found = downloads(page, url, ".six-stage", headers=False)
    return sum(size for path, size in found.items() if path.endswith(".js"))


def test_an_exercise_of_another_kind_costs_only_what_is_its_own(phone: Page, server: Server) -> None:
    slugs = {one.kind: one.slug for one in catalog.all_exercises()}
    usual, _ = Counter(one.kind for one in catalog.all_exercises()).most_common(1)[0]
    order = [usual, *(kind for kind in slugs if kind != usual)]
    found = {kind: scripts(phone, f"{server.url}/exercise/{slugs[kind]}") for kind in order}
    print("\n".join(f"{size:9,}  {kind}" for kind, size in found.items()))
    assert 0 < found.pop(usual) < SCRIPTS
    joint = {one.kind for one in catalog.all_exercises() if kinds.get(one.kind).document(one)}
    heavy = {kind: size for kind, size in found.items() if size >= (WORKING if kind in joint else NEXT_KIND)}
    assert min(found.values()) > 0
    assert not heavy


def test_the_landing_page_and_an_exercise_after_it_are_light_together(phone: Page, server: Server) -> None:
    first = downloads(phone, server.url, "main h1")
    then = downloads(phone, f"{server.url}/exercise/{ONE_OF_EACH_KIND[0]}", ".six-stage")
    print(f"\nlanding\n{table(first)}\nthen an exercise\n{table(then)}")
    assert sum(first.values()) + sum(then.values()) < FIRST
    assert not first.keys() & then.keys(), "what both pages need comes once"


def test_a_page_with_a_kernel_would_be_noticed(phone: Page, server: Server) -> None:
    found = downloads(phone, f"{server.url}/voila/render/pages/authors.ipynb", ".six-stage")
    assert sum(found.values()) > 5 * FIRST
    assert [path for path in found if any(word in path for word in OF_WIDGETS)]
