"""The third face: what comes out of the printer, blank and filled in."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from sixelements import catalog, kinds, worksheet
from tests.browser.conftest import Server
from tests.browser.person import Person
from tests.examples import EVERY, ONE, ONE_A_KIND

# A headless browser has no printer: window.print() only tells the page that printing begins.
PRINT = "() => { window.print = () => { window.dispatchEvent(new Event('beforeprint')); window.printed = true; }; }"


@pytest.fixture
def opened(request: pytest.FixtureRequest, page: Page, where: str, slug: str) -> Page:
    exercise = catalog.get(slug)
    if where == "app":
        server: Server = request.getfixturevalue("server")
        url = server.url + catalog.app_path(exercise)
    else:
        book: Path = request.getfixturevalue("book")
        url = (book / catalog.book_path(exercise)).as_uri()
    Person(page).arrive(url)
    page.evaluate(PRINT)
    return page


@pytest.mark.parametrize("where", ["book"])
@pytest.mark.parametrize("slug", ONE_A_KIND)
def test_the_sheet_prints_blank(opened: Page, slug: str) -> None:
    opened.get_by_role("button", name="Print a blank sheet").click()
    opened.emulate_media(media="print")
    expect(opened.locator(".six-sheet")).to_be_visible()
    expect(opened.locator(".six-live")).to_be_hidden()
    assert opened.locator(".six-sheet .six-marked").count() == 0
    assert opened.locator(".six-sheet [data-at] > .six-hidden").count() == 0
    assert opened.locator(".six-sheet [data-at]").count() >= 10
    assert opened.pdf().startswith(b"%PDF")


@pytest.mark.parametrize("where", ["app"])  # test_every.py prints each of the book
@pytest.mark.parametrize("slug", [ONE])
def test_the_sheet_prints_with_my_answers_and_what_they_say(opened: Page, slug: str) -> None:
    person = Person(opened)
    person.work()
    opened.get_by_role("button", name="Print with my answers").click()
    opened.emulate_media(media="print")
    expect(opened.locator(".six-print-results")).to_be_visible()
    expect(opened.locator(".six-print-results")).to_contain_text("What your answers say")
    is_filled = "(one) => one.matches('.six-marked') || (!one.dataset.when && one.textContent)"
    filled = f"nodes => nodes.filter({is_filled}).length"
    assert opened.locator(".six-sheet [data-at]").evaluate_all(filled) >= 5
    marked = opened.locator(".six-sheet .six-marked")
    assert marked.count() == opened.locator(".six-sheet .six-marked > .six-hidden").count() > 0
    assert "" not in [words.strip() for words in marked.all_text_contents()], "a mark that nobody can hear"
    # A word that is cut away to nothing does not come into a PDF either.
    assert marked.locator("> .six-hidden").first.evaluate("one => getComputedStyle(one).clipPath") == "none"
    opened.emulate_media(media="screen")
    opened.evaluate("() => window.dispatchEvent(new Event('afterprint'))")
    expect(opened.locator(".six-sheet")).to_be_hidden()


@pytest.mark.parametrize("slug", EVERY)
def test_every_answer_has_its_place_on_the_sheet(slug: str) -> None:
    """A mark that points nowhere would stay blank for good: each path starts with a field of the answers."""
    exercise = catalog.get(slug)
    fields = kinds.get(exercise.kind).shape(exercise)["fields"]
    paths = re.findall(r'data-at="([^"]+)"', worksheet.html(exercise))
    assert paths
    assert {path.split(".")[0] for path in paths} <= set(fields) | {"paper"}
