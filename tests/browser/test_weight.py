"""What a phone downloads, by file: little on the first visit, next to nothing on the second."""

from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from sixelements import catalog
from tests.browser.conftest import Server
from tests.browser.person import go_to_the_end
from tests.test_light import begins, weight

FIRST, SECOND = 150_000, 3_000  # bytes, as they come over the air
FILES = 3  # the style, what all pages share, the kind; a device far away waits for each of them
ONE_OF_EACH_KIND = sorted({one.kind: one.slug for one in catalog.for_rooms()}.values())
OF_WIDGETS = ("/voila/", "require", "labextension", "widget")


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    """A phone that keeps what it may keep; the tests' usual visitor asks for everything anew."""
    visitor = browser.new_context(viewport={"width": 360, "height": 740})
    page = visitor.new_page()
    page.set_default_timeout(60_000)
    yield page
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
    behind = [path for path in asked if "more-" in path]
    assert len(asked) - len(behind) <= FILES, asked
    assert len(behind) == (2 if begins(catalog.get(slug).kind) else 0), "later steps come without a press"
    assert sum(second.values()) < SECOND, table(second)
    assert [path for path in first if any(word in path for word in OF_WIDGETS)] == []


def scripts(page: Page, url: str) -> dict[str, int]:
    """Return the bytes of each script, without headers, that the exercise at *url* asks for, by its plain name."""
    found = downloads(page, url, ".six-stage", headers=False)
    return {
        name.split("/")[-1][: -len("-0123456789.js")]: size for name, size in found.items() if ".js" in name
    }


def test_an_exercise_asks_for_its_own_script_and_for_the_rest_with_the_first_answer(
    phone: Page, server: Server
) -> None:
    """What each kind weighs is held in test_light.py; here the air has what is counted there."""
    other = next(one for one in catalog.all_exercises() if one.kind == "check")
    first = scripts(phone, f"{server.url}/exercise/three-pillars-check")
    assert first.keys() == {"page", "rate"}
    assert first["page"] == pytest.approx(weight("page.js"), rel=0.02)
    with phone.expect_response("**/rate-more-*.js"):
        phone.locator(".six-stage input").first.press("Space")
    assert scripts(phone, f"{server.url}/exercise/{other.slug}").keys() == {"check"}


def test_results_that_cannot_be_fetched_are_told_and_come_when_they_can(phone: Page, server: Server) -> None:
    phone.route("**/more-*.js", lambda route: route.abort())
    phone.goto(f"{server.url}/exercise/three-pillars-check")
    phone.locator(".six-stage input").first.press("Space")
    go_to_the_end(phone)
    told = phone.locator(".six-step-body")
    expect(told).to_contain_text("Your answers are kept on this device.")
    expect(told).to_contain_text("To talk about")
    phone.unroute("**/more-*.js")
    phone.get_by_role("button", name="Try again").click()
    expect(told).to_contain_text("stands at")
    expect(told).not_to_contain_text("could not be fetched")
    expect(phone.locator(".six-step h2")).to_be_focused()


def test_a_page_in_place_of_the_results_is_no_result(phone: Page, server: Server) -> None:
    """A captive portal answers everything with a page of its own."""
    phone.route("**/more-*.js", lambda route: route.fulfill(body="<!doctype html><title>Sign in</title>"))
    phone.goto(f"{server.url}/exercise/three-pillars-check")
    phone.locator(".six-steps > summary").click()
    phone.locator(".six-step-link").last.click()
    told = phone.locator(".six-step-body")
    expect(told).to_contain_text("could not be fetched")
    phone.unroute("**/more-*.js")
    phone.get_by_role("button", name="Try again").click()
    expect(told).to_contain_text("will appear here")


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
