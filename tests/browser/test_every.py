"""Every exercise of the catalog once: in the book on a phone, in the app on a desk, on paper, in the room.

No line here names an exercise; a new one is held to all of it on the day it is written.  What was seen to work
is kept for ``tests/browser/seen.py``, which makes the book's table of it after all browser tests.
"""

import json
import re
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from sixelements import catalog, kinds, shape, worksheet
from sixelements.content import Exercise
from sixelements.convening import rooms
from sixelements.convening.sides import SIDES
from tests.answering import answers as made_up
from tests.browser.conftest import SIZES, Server, Watch
from tests.browser.person import (
    HOSTILE,
    KEEP,
    WALKED,
    Person,
    answers,
    axe,
    go_to_the_end,
    keep,
    nameless,
    too_wide,
)
from tests.browser.rooms import rooms_of
from tests.browser.seen import faults, works
from tests.browser.visitors import LIST
from tests.examples import EVERY, ONE_A_KIND
from tests.support.server import ask

WORKED_THROUGH = set(ONE_A_KIND)
"""Answered by keyboard to the last step; the others of a kind differ in their words, and tell by their first step."""
FEW = 12
"""Controls of a first step that is not worked through: a table may have forty fields, and they are alike."""
CONTROLS = """(few) => [...document.querySelectorAll(".six-stage :is(input, textarea, select, button)")].slice(0, few)
  .map((one) => [one.localName, one.type, one.className, one.parentElement.className].join("|"))"""
APART = [one.slug for one in catalog.all_exercises() if kinds.get(one.kind).confidential]
"""What the app hands out otherwise than the book, which holds all of it."""
IN_THE_APP = [slug for slug in EVERY if slug in ONE_A_KIND or slug in APART]
"""Opened in the app; of the others the app's page is the book's, byte for byte (see below), with the same scripts."""

# A headless browser has no printer: window.print() only tells the page that printing begins.
PRINT = "() => { window.print = () => { window.dispatchEvent(new Event('beforeprint')); }; }"
# As when a page comes back to life that the browser had put aside: it takes what the device keeps by now.
BACK = "() => window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))"
IS_FILLED = "(one) => one.matches('.six-marked') || (!one.dataset.when && one.textContent)"
FILLED = f"nodes => nodes.filter({IS_FILLED}).length"


def batched(slugs: list[str], size: int) -> list[tuple[str, ...]]:
    """Cut *slugs* into runs, since a room holds forty exercises."""
    rest = iter(slugs)
    return list(iter(lambda: tuple(islice(rest, size)), ()))


BATCHES = batched([one.slug for one in catalog.for_rooms()], 21)
"""What one room after another works through; a new exercise joins the last, or begins one of its own."""


def clean(page: Page) -> None:
    """Nothing that axe finds, no control without a name, nothing wider than the screen.

    What stands around the exercise was looked at when the page came, and work on the exercise does not change it.
    """
    assert axe(page, within=".six-exercise") == []
    assert nameless(page) == []
    assert too_wide(page) <= 0


def has_new_controls(page: Page) -> bool:
    """Tell whether the first controls of the step look, to scripts and styles, like none that was walked over.

    Where none is new, one answer by keyboard is enough.
    """
    new = set(page.evaluate(CONTROLS, FEW)) - WALKED.now()
    WALKED.add(new)
    return bool(new)


def record(exercise: Exercise) -> dict[str, Any]:
    """Return what a device keeps that has made-up answers to all of *exercise*."""
    told = made_up(exercise, 1, "Invented words.")
    return {f"six-elements/exercise/{exercise.slug}": {"version": exercise.version, "answers": told}}


@pytest.fixture(scope="module")
def reader(browser: Browser) -> Iterator[tuple[Page, Watch]]:
    """A phone that reads one exercise of the book after the other, and keeps each by itself."""
    visitor = browser.new_context(viewport=SIZES["phone"], reduced_motion="reduce")
    watch = Watch(visitor)
    page = visitor.new_page()
    page.set_default_timeout(60_000)
    yield page, watch
    visitor.close()


@pytest.mark.parametrize("slug", EVERY)
def test_in_the_book_by_keyboard_and_on_paper(reader: tuple[Page, Watch], site: str, slug: str) -> None:
    page, watch = reader
    page.emulate_media(media="screen")  # the exercise before was printed
    exercise = catalog.get(slug)
    person = Person(page, words=HOSTILE)
    person.arrive(f"{site}/{catalog.book_path(exercise)}")
    assert page.locator(".six-stage input:checked").count() == 0, "something is preselected"
    assert nameless(page) == []
    assert axe(page, leave_out=LIST) == []
    for size in ("wide", "phone"):
        page.set_viewport_size(SIZES[size])
        assert too_wide(page) <= 0
    if slug in WORKED_THROUGH:
        assert person.work() >= 1
    else:
        person.answer_first_step(most=FEW, until="" if has_new_controls(page) else slug)
        assert answers(page, slug)
        page.evaluate(KEEP, {key: json.dumps(one) for key, one in record(exercise).items()})
        page.evaluate(BACK)
        go_to_the_end(page)
    done = page.locator(".six-steps > summary > :nth-child(2)").inner_text()
    assert re.fullmatch(r"(\d+) of \1 done", done), f"not every step took an answer from the keyboard: {done}"
    clean(page)
    kept = answers(page, slug)
    works(slug, "book")
    page.evaluate(PRINT)
    page.get_by_role("button", name="Print with my answers").press("Enter")
    page.emulate_media(media="print")
    expect(page.locator(".six-print-results")).to_contain_text("What your answers say")
    assert page.locator(".six-sheet [data-at]").evaluate_all(FILLED) >= 3
    assert page.locator("img[src=x]").count() == 0, "words became markup"
    assert page.title() != "run"
    works(slug, "paper")
    if slug in WORKED_THROUGH:
        page.emulate_media(media="screen")
        page.reload()
        expect(page.locator(".six-steps > summary")).to_contain_text(done)
        assert answers(page, slug) == kept
    assert (watch.outside, watch.errors) == ([], [])


@pytest.fixture(scope="module")
def desk(browser: Browser, server: Server) -> Iterator[tuple[Page, Watch]]:
    """A visitor of the app, in the dark, whose device keeps answers to every exercise opened there."""
    visitor = browser.new_context(viewport=SIZES["wide"], reduced_motion="reduce", color_scheme="dark")
    watch = Watch(visitor)
    page = visitor.new_page()
    page.set_default_timeout(60_000)
    every = {key: one for slug in IN_THE_APP for key, one in record(catalog.get(slug)).items()}
    keep(page, every, at=f"{server.url}/join")
    yield page, watch
    visitor.close()


@pytest.mark.parametrize("slug", IN_THE_APP)
def test_in_the_app_what_was_kept_is_there_and_shows_what_it_says(
    desk: tuple[Page, Watch], server: Server, slug: str
) -> None:
    page, watch = desk
    Person(page).arrive(server.url + catalog.app_path(catalog.get(slug)))
    assert nameless(page) == []
    assert too_wide(page) <= 0
    assert axe(page) == []
    go_to_the_end(page)
    assert page.locator(".six-step-body").inner_text().count("\n") > 5
    assert page.locator(".six-notice").is_hidden(), "answers that fit were not taken as they are"
    clean(page)
    assert (watch.outside, watch.errors) == ([], [])
    works(slug, "app")


def test_in_the_app_every_other_page_is_that_of_the_book(server: Server, book: Path) -> None:
    for slug in (one for one in EVERY if one not in IN_THE_APP):
        exercise = catalog.get(slug)
        section = worksheet.page_section(exercise).strip()
        assert section in (book / catalog.book_path(exercise)).read_text(encoding="utf-8"), slug
        assert section in ask(server.port, "GET", catalog.app_path(exercise)).text, slug
        works(slug, "app")


@pytest.mark.parametrize("slugs", BATCHES, ids=[f"batch-{n}" for n, _ in enumerate(BATCHES, 1)])
def test_in_the_room_every_pattern_can_be_seen(page: Page, server: Server, slugs: tuple[str, ...]) -> None:
    """A room with many exercises on its agenda: shared by two sides, revealed, and seen on a phone."""
    code = revealed_room(server, slugs)
    page.set_viewport_size(SIZES["phone"])
    page.goto(f"{server.url}/join")
    page.get_by_label("Room code").fill(code)
    page.keyboard.press("Enter")
    page.get_by_role("radio", name="Classified").check(force=True)
    page.get_by_role("button", name="Enter the room").click()
    expect(page.locator(".six-agenda > li")).to_have_count(len(slugs))
    for slug, row in zip(slugs, page.locator(".six-agenda > li").all(), strict=True):
        row.locator("summary").first.click()
        expect(row.locator(".six-pattern-sentence").first).to_be_visible()
        assert row.locator(".six-strip, .six-square, .six-bars").count() > 0, slug
        assert "older than the server" not in row.inner_text()
        works(slug, "room")
    assert axe(page) == []
    assert too_wide(page) <= 0


def revealed_room(server: Server, slugs: tuple[str, ...]) -> str:
    """Return the code of a room in which two sides have shared each exercise, and each is revealed."""
    with rooms_of(server) as store:
        agenda = [(slug, 5) for slug in slugs]
        code = rooms.open_room(store, purpose="Invented: many exercises.", sides=list(SIDES), agenda=agenda)
        sides = ["labor-classified"] * 6 + ["management-site"] * 6
        tokens = [rooms.join(store, code, side, f"invented-device-{n:02}") for n, side in enumerate(sides)]
        for activity, slug in zip(rooms.about_room(store, code)["activities"], slugs, strict=True):
            exercise = catalog.get(slug)
            shared = kinds.get(exercise.kind).shared_shape(exercise)
            rooms.start(store, code, activity["id"])
            for n, token in enumerate(tokens):
                told = shape.prune(shared, made_up(exercise, n))[0]
                told = {"token": token, "revision": 1, "version": exercise.version, "answers": told}
                rooms.share(store, code, activity["id"], **told)
            rooms.reveal(store, code, activity["id"])
    return code


def test_a_tool_that_was_not_seen_or_a_table_left_behind_is_found_out() -> None:
    assert faults("| X1 | works | no |\n", "") == ["Not seen to work in every face: | X1 | works | no |"]
    assert faults("| X1 | works |\n", "| X1 | works | works |\n") != []
    assert faults("| X1 | works |\n", "Before.\n| X1 | works |\nAfter.") == []
