"""The book in a browser that lets no page keep anything: it works, and says truthfully that nothing is kept."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from sixelements import catalog
from tests.browser.person import Person, axe
from tests.browser.reader import VIEWS, address
from tests.browser.telling import REFUSED
from tests.examples import ONE

LATE = "window.requestAnimationFrame = (then) => setTimeout(() => then(performance.now()), 500);"
"""A busy machine: the first frame comes when all scripts have run."""


@pytest.fixture
def refused(page: Page) -> Page:
    """Whatever opens the storage is refused; a script that does not expect it would fail the test."""
    page.add_init_script(LATE)
    page.add_init_script(REFUSED)
    page.add_init_script(REFUSED.replace("localStorage", "sessionStorage"))
    return page


def test_the_pages_of_the_path_say_that_nothing_is_kept(refused: Page, book: Path) -> None:
    for view in VIEWS:
        refused.goto(address(book, view))
        expect(refused.locator(".six-live")).to_contain_text("This browser keeps nothing")
        if view == "start":
            refused.locator("#six-start-1-A-not-yet").press("Space")
            expect(refused.get_by_role("alert")).to_contain_text("could not keep your marks")
            expect(refused.locator(".six-path-parts")).to_contain_text("1.A")
            assert axe(refused) == []


def test_an_exercise_is_worked_printed_and_saved_to_a_file(refused: Page, book: Path) -> None:
    person = Person(refused)
    person.arrive((book / catalog.book_path(catalog.get(ONE))).as_uri())
    person.answer_first_step()
    expect(refused.locator(".six-notice")).to_contain_text("could not keep your answers on this device")
    with refused.expect_download() as saved:
        refused.get_by_role("button", name="Save to a file").click()
    assert saved.value.suggested_filename == f"{ONE}.json"


def test_the_menu_and_the_search_of_a_chapter_work(refused: Page, book: Path) -> None:
    refused.set_viewport_size({"width": 360, "height": 740})
    refused.goto((book / "chapters" / "index.html").as_uri())
    refused.locator(".primary-toggle").first.click()
    expect(refused.locator("dialog a, .bd-sidebar-primary a").filter(has_text="Launch").first).to_be_visible()
