"""Whoever comes again brings nothing along, and who might does not come again (``visitors.py``)."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.conftest import Server
from tests.browser.visitors import EMPTY, FRAME, Visitor, Visitors

KEEP = "() => { localStorage.setItem('kept', 'x'); sessionStorage.setItem('kept', 'x'); document.cookie = 'kept=x'; }"
KEPT = "() => [localStorage.length, sessionStorage.length, document.cookie]"

SPOILING: dict[str, Callable[[Visitor], object]] = {
    "a script": lambda one: one.context.add_init_script("window.late = true"),
    "a clock": lambda one: one.context.new_page().clock.install(),
    "a page that is gone": lambda one: next(iter(one.homes.values())).close(),
}


@pytest.fixture
def own(browser: Browser) -> Visitors:
    return Visitors(browser)


def come(own: Visitors, server: Server) -> Visitor:
    return own.come("phone", EMPTY.as_uri(), f"{server.url}/health")


def test_a_visitor_who_comes_again_keeps_nothing(own: Visitors, server: Server, tmp_path: Path) -> None:
    file = tmp_path / "page.html"
    file.write_text("<!doctype html><title>Page</title>", encoding="utf-8")
    addresses = [file.as_uri(), f"{server.url}/health"]
    first = come(own, server)
    for address in addresses:
        page = first.context.new_page()
        page.goto(address)
        page.evaluate(FRAME)
        page.evaluate(KEEP)
    own.go(first)
    again = come(own, server)
    assert again is first
    assert set(again.context.pages) == set(again.homes.values())
    for address in addresses:
        page = again.context.new_page()
        page.goto(address)
        page.evaluate(FRAME)
        assert page.evaluate(KEPT) == [0, 0, ""]
    again.context.close()


@pytest.mark.parametrize("act", SPOILING)
def test_who_would_bring_something_along_does_not_come_again(own: Visitors, server: Server, act: str) -> None:
    visitor = come(own, server)
    SPOILING[act](visitor)
    own.go(visitor)
    assert own.idle == []


def test_nor_does_who_was_elsewhere_or_whose_test_failed(own: Visitors, server: Server) -> None:
    visitor = own.come("phone", EMPTY.as_uri())
    visitor.context.new_page().goto(f"{server.url}/health")
    own.go(visitor)
    own.go(own.come("phone", EMPTY.as_uri()), failed=True)
    assert own.idle == []


def test_a_device_on_which_something_came_late_is_not_handed_on(own: Visitors) -> None:
    visitor = own.come("phone", EMPTY.as_uri())
    own.go(visitor)
    assert own.idle == [visitor]
    visitor.homes["file://"].evaluate(KEEP)
    other = own.come("phone", EMPTY.as_uri())
    assert other is not visitor
    own.go(other)
    other.homes["file://"].close()
    third = own.come("phone", EMPTY.as_uri())
    assert third is not other, "a page at home that is gone"
    third.context.close()
