"""A room of two keys: one facilitator at the board, the other on a phone, and neither reveals alone."""

import re

from playwright.sync_api import Browser, Page, expect

from sixelements.convening import codes, rooms
from sixelements.convening.store import RoomStore
from tests.browser import rooms as participants
from tests.browser.conftest import Server
from tests.browser.person import axe, too_wide
from tests.browser.rooms import others_share, store, unfold
from tests.browser.test_board import PEOPLE, SLUG, enter

__all__ = ["store"]

PATIENCE = 60_000


def test_neither_facilitator_reveals_alone(
    page: Page, browser: Browser, server: Server, store: RoomStore
) -> None:
    enter(page, server)
    page.get_by_label("Exercise", exact=True).select_option(label="Who decides what?")
    page.get_by_role("button", name="Add to the agenda").click()
    for name in ("Labor (certificated staff)", "Management (principals, sites)"):
        page.get_by_role("checkbox", name=name).check(force=True)
    unfold(page, "Two keys")
    page.get_by_role("checkbox", name=re.compile("^Reveal, set aside and close only when both")).check(
        force=True
    )
    unfold(page, "What is shown apart")
    page.get_by_label("Smallest group that is shown apart").fill("3")
    page.get_by_role("button", name="Open the room").click()
    told = page.get_by_text(re.compile("^The code is")).inner_text()
    code = codes.typed(told.removeprefix("The code is"))
    page.get_by_role("button", name="Start collecting").click()
    expect(page.get_by_role("button", name="Reveal")).to_be_visible(timeout=PATIENCE)
    others_share(server, code, rooms.about_room(store, code)["activities"][0]["id"], SLUG, PEOPLE)
    page.get_by_role("button", name="Room", exact=True).click()
    page.get_by_role("button", name="Let the second key in").click()
    word = (
        page.get_by_text(re.compile("^The word is")).inner_text().removeprefix("The word is").replace(" ", "")
    )
    both = [browser.new_context(viewport={"width": 360, "height": 740}) for _ in range(2)]
    second, person = (visitor.new_page() for visitor in both)
    try:
        for device in (second, person):
            device.set_default_timeout(PATIENCE)
        participants.enter(person, server, code, "Certificated")
        expect(person.get_by_text("Two facilitators lead this room").first).to_be_visible(timeout=PATIENCE)
        second.goto(f"{server.url}/remote")
        second.get_by_label("Word").fill(word)
        second.keyboard.press("Enter")
        expect(second.get_by_role("button", name="Reveal")).to_be_enabled(timeout=PATIENCE)
        stopped_then_revealed(page, second, person)
        set_aside_by_both(page, second, person)
    finally:
        for one in both:
            one.close()
    assert [one["state"] for one in rooms.about_room(store, code)["activities"]] == ["revealed", "aside"]


def reveal(page: Page) -> None:
    page.get_by_role("button", name="Reveal", exact=False).first.click()
    page.get_by_role("dialog").get_by_role("button").last.click()


def stopped_then_revealed(page: Page, second: Page, person: Page) -> None:
    """The board asks and the second key stops it; then the second asks and the board agrees."""
    reveal(page)
    expect(second.get_by_text("The first key was turned to reveal").first).to_be_visible(timeout=PATIENCE)
    assert axe(second) == []
    assert too_wide(second) <= 0
    second.get_by_role("button", name="Stop this").click()
    expect(page.get_by_role("button", name="Stop this")).to_be_hidden(timeout=PATIENCE)
    reveal(second)
    expect(page.get_by_text("The second key was turned to reveal").first).to_be_visible(timeout=PATIENCE)
    expect(person.get_by_text("One of the two facilitators asks to reveal").first).to_be_visible(
        timeout=PATIENCE
    )
    assert axe(page) == []
    reveal(page)
    expect(page.locator(".six-board")).to_contain_text("Most agreed", timeout=PATIENCE)


def set_aside_by_both(page: Page, second: Page, person: Page) -> None:
    """The board asks to set the next round aside, and the second key agrees on its phone; everybody is told."""
    page.get_by_role("button", name="Run again").click()
    page.get_by_role("button", name="Set aside", exact=True).click(timeout=PATIENCE)
    page.get_by_role("dialog").get_by_role("button", name="Set it aside").click()
    expect(page.get_by_text(re.compile("^The first key was turned to set “.*” aside")).first).to_be_visible(
        timeout=PATIENCE
    )
    expect(page.get_by_role("button", name="Agree to it")).to_be_hidden()
    second.get_by_role("button", name="Agree to it").click()
    expect(page.locator(".six-board")).to_contain_text("This exercise was set aside.", timeout=PATIENCE)
    expect(person.get_by_text(re.compile("^time 2 · .* · set aside$"))).to_be_visible(timeout=PATIENCE)
