"""A case in a room by keyboard: two phones with two sides' sheets, an agreement from each, all sheets at the end."""

import re

from playwright.sync_api import Page, expect

from sixelements import catalog
from sixelements.convening import rooms
from sixelements.convening.store import RoomStore
from sixelements.kinds.case.content import Side
from sixelements.kinds.case.sheets import secrets
from tests.browser.conftest import Server
from tests.browser.person import Person, axe, nameless, too_wide
from tests.browser.rooms import enter, open_room, store  # noqa: F401  (a fixture of the room)
from tests.examples import of_kind

SLUG = of_kind("case")[0]
CASE = catalog.get(SLUG).content


def go_on(page: Page) -> None:
    page.get_by_role("button", name="Next", exact=True).press("Enter")


def take(page: Page, side: str) -> None:
    """Choose the side and its first role at the door of the case, and take the sheet."""
    page.get_by_role("link", name=catalog.get(SLUG).title).press("Enter")
    expect(page.get_by_role("button", name="Take my sheet")).to_be_visible()
    page.get_by_role("radio", name=side, exact=True).press("Space")
    page.get_by_role("radio", name=CASE.cast(side.lower())[0].title).press("Space")
    page.get_by_role("button", name="Take my sheet").press("Enter")
    expect(page.get_by_text("Take my sheet")).to_have_count(0)


def step(page: Page, name: str) -> None:
    page.locator(".six-steps > summary").press("Enter")
    page.locator(".six-step-link").filter(has_text=name).press("Enter")
    expect(page.get_by_role("heading", name=re.compile(name)).first).to_be_focused()


def clean(page: Page) -> None:
    assert axe(page) == []
    assert nameless(page) == []
    assert too_wide(page) <= 0


def test_two_sides_play_a_case_on_their_phones(
    phones: tuple[Page, Page],
    server: Server,
    store: RoomStore,  # noqa: F811
) -> None:
    code, activity = open_room(store, SLUG)
    for page, side, door in zip(phones, ("Labor", "Management"), ("Certificated", "Principals"), strict=True):
        enter(page, server, code, door)
        take(page, side)
        mine: Side = "labor" if side == "Labor" else "management"
        other: Side = "management" if mine == "labor" else "labor"
        step(page, "Your sheet")
        expect(page.locator(".six-stage").get_by_text(CASE.seat(mine).erred)).to_be_visible()
        expect(page.locator(".six-stage").get_by_text(CASE.cast(mine)[0].knows)).to_be_visible()
        kept = page.content() + page.evaluate("() => JSON.stringify(localStorage)")
        assert [one for one in secrets(CASE, other) if one in kept] == []
        clean(page)
    labor, management = phones
    step(labor, "as labor enters it")
    Person(labor, words="On Monday, at eight.").answer_first_step()
    expect(labor.locator(".six-stage").get_by_text("Both versions stand here as soon as")).to_be_visible()
    labor.get_by_role("button", name="Back").press("Enter")
    labor.get_by_role("button", name="Enter this for our side").press("Enter")
    expect(labor.locator(".six-stage").get_by_text("Your side's version is in.")).to_be_visible()
    step(management, "as management enters it")
    expect(management.locator(".six-stage").get_by_text("The other side's version is in.")).to_be_visible()
    Person(management, words="Some day.").answer_first_step()
    management.get_by_role("button", name="Back").press("Enter")
    management.get_by_role("button", name="Enter this for our side").press("Enter")
    for page in phones:
        expect(page.locator(".six-stage").get_by_text("Both versions are in.")).to_be_visible()
        go_on(page)
        expect(page.locator(".six-case-versions > li")).to_have_count(len(CASE.terms))
        expect(page.locator(".six-case-versions")).to_contain_text("On Monday, at eight.")
        expect(page.locator(".six-case-versions")).to_contain_text("Some day.")
        clean(page)

    rooms.close_activity(store, code, activity)
    labor.get_by_role("button", name="Open both sides' sheets").press("Enter")
    expect(labor.locator(".six-steps")).to_contain_text("What met what")
    step(labor, "What met what")
    expect(labor.locator(".six-stage").get_by_text(CASE.needs("management")[2].text)).to_be_visible()
    labor.get_by_role("checkbox", name=CASE.unsaid[0].title).press("Space")
    never = labor.locator(".six-step-body > div").last
    expect(never).to_contain_text(CASE.unsaid[1].title)
    expect(never).not_to_contain_text(CASE.unsaid[0].title)
    clean(labor)
