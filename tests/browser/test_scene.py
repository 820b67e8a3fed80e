"""A scene in the book, from a file and by keyboard: both chairs, what waits for words, and both paths side by side."""

from pathlib import Path

from playwright.sync_api import Page, expect

from sixelements import catalog
from tests.browser.person import Person, answers, axe, nameless, too_wide
from tests.examples import of_kind

SLUG = of_kind("scene")[0]
SCENE = catalog.get(SLUG).content


def test_the_same_meeting_is_played_from_both_chairs(page: Page, book: Path) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    person = Person(page, words="That somebody said a hard thing first.")
    person.arrive((book / catalog.book_path(catalog.get(SLUG))).as_uri())
    # Nothing goes on without a chair, nor without words: the page says so, and the focus is where the answer is.
    page.get_by_role("button", name="Next").press("Enter")
    expect(page.get_by_text("Choose a chair first").first).to_be_visible()
    page.keyboard.press("Space")
    page.get_by_role("button", name="Next").press("Enter")
    expect(page.get_by_role("heading", name="In the labor chair")).to_be_focused()
    assert SCENE.management.knows[0] not in page.locator(".six-stage").inner_text()
    page.get_by_role("button", name="Next").press("Enter")
    page.get_by_role("button", name="Next").press("Enter")
    expect(page.get_by_text("Choose what you say before").first).to_be_visible()
    expect(page.locator(".six-stage input").first).to_be_focused()
    person.work()
    expect(page.locator(".six-scene-path")).to_have_count(1)

    page.get_by_role("button", name="Play it from the management chair").press("Enter")
    expect(page.get_by_role("heading", name="In the management chair")).to_be_focused()
    person.work()
    paths = page.locator(".six-scene-path")
    expect(paths).to_have_count(2)
    kept = answers(page, SLUG)
    for place, chair in enumerate(("labor", "management")):
        turns = paths.nth(place).locator(".six-scene-turns > li")
        assert turns.count() == len(kept["marks"][chair]) >= 3
        expect(paths.nth(place)).to_contain_text(SCENE.seat(chair).knows[0])
        for turn in turns.all():
            assert any(
                turn.inner_text().find(one.text) >= 0 for beat in SCENE.beats for one in beat.of(chair)
            )
    assert axe(page) == []
    assert nameless(page) == []
    assert too_wide(page) <= 0
