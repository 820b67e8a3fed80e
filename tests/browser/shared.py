"""One page for several looks: shared by the tests of a file, or looked at in every size on the way."""

from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, Page

from tests.browser.conftest import PATIENCE, SIZES, Watch
from tests.browser.person import axe, too_wide


@contextmanager
def shared(browser: Browser, size: str) -> Iterator[tuple[Page, Watch]]:
    """Open a page of a visitor of its own for the block; ``fine`` is asked after each test."""
    visitor = browser.new_context(viewport=SIZES[size], reduced_motion="reduce")
    watch = Watch(visitor)
    page = visitor.new_page()
    page.set_default_timeout(PATIENCE)
    yield page, watch
    visitor.close()


def fine(watch: Watch) -> None:
    """Fail where the page reported an error since it was last asked, or asked for something outside this machine."""
    reported, outside = watch.errors[:], watch.outside[:]
    watch.errors.clear()
    watch.outside.clear()
    assert not outside, f"a page asked for something outside this machine: {outside}"
    assert not reported, f"a page reported errors: {reported}"


def looked_at(page: Page) -> None:
    """In every size that people have, nothing of the page violates or is cut; it stays in the last of them."""
    for size in SIZES.values():
        page.set_viewport_size(size)
        assert axe(page) == []
        assert too_wide(page) <= 0
