"""A text that a room writes together: two phones, other wordings kept beside a part, versions, and the end."""

from playwright.sync_api import Locator, Page, expect

from sixelements import catalog
from sixelements.convening import rooms
from sixelements.convening.store import RoomStore
from tests.browser.conftest import Server
from tests.browser.person import axe, nameless, too_wide
from tests.browser.rooms import enter, open_room, store
from tests.examples import of_kind

__all__ = ["store"]


def gathers(slug: str, *, stays: bool) -> bool:
    """Say whether phrases are gathered at an exercise, and whether its text stays each person's own."""
    content = catalog.get(slug).content
    return bool(content.phrases) and content.stays == stays


SLUG = next(slug for slug in of_kind("draft") if gathers(slug, stays=False))
OWN = next(slug for slug in of_kind("draft") if gathers(slug, stays=True))
CONTENT = catalog.get(SLUG).content


def part(page: Page, number: int) -> Locator:
    return page.locator(".six-draft-part").nth(number - 1)


def text(page: Page, number: int) -> Locator:
    return part(page, number).locator("textarea").first


def go(page: Page, title: str) -> None:
    """Go to the step of that title, as a person does."""
    page.locator(".six-steps > summary").click()
    page.get_by_role("button", name=title).click()
    expect(page.get_by_role("heading", level=2, name=title)).to_be_focused()


def write(field: Locator, words: str) -> None:
    field.fill(words)
    field.page.locator(".six-steps > summary").focus()


def own_text_comes_in(one: Page, two: Page, server: Server, code: str) -> None:
    """What was written alone comes into the room by a press only, and beside what stands there."""
    address = f"{server.url}{catalog.app_path(catalog.get(SLUG))}"
    one.goto(address)
    write(one.get_by_label("Phrase 1"), "known by name")
    go(one, CONTENT.title)
    write(text(one, 1), "Mine.")
    for page, side in ((two, "Site"), (one, "Certificated")):
        enter(page, server, code, side)
        page.goto(address)
    expect(two.get_by_text("The room writes this text together.")).to_be_visible()
    go(two, CONTENT.title)
    write(text(two, 1), "Theirs.")
    expect(text(one, 1)).to_have_value("Theirs.")
    one.get_by_role("button", name="Bring in the 2 texts that I wrote alone").press("Enter")
    expect(part(two, 1).get_by_label("Another wording, 1")).to_have_value("Mine.")
    expect(two.get_by_text("What was gathered (1)")).to_be_visible()


def one_wording_is_taken_and_none_is_lost(one: Page, two: Page) -> None:
    part(two, 1).get_by_role("button", name="Take this one").press("Enter")
    expect(text(two, 1)).to_be_focused()
    for page in (one, two):
        expect(part(page, 1).get_by_label("Another wording, 1")).to_have_value("Theirs.")
    # Who stands in the field is told, and nothing is put under the finger.
    one.locator(".six-steps > summary").focus()
    expect(text(one, 1)).to_have_value("Mine.")
    assert axe(two) == []
    assert nameless(two) == []
    assert too_wide(two) <= 0


def versions_are_kept_and_compared(one: Page, two: Page) -> None:
    for page in (one, two):
        go(page, "Versions")
    one.get_by_role("button", name="Keep this as version 1").press("Enter")
    expect(two.get_by_text("Nothing has changed since version 1.")).to_be_visible()
    go(two, CONTENT.title)
    write(text(two, 1), "Mine and yours.")
    expect(one.get_by_role("heading", name="Since version 1")).to_be_visible()
    expect(one.get_by_text("“Mine.” became “Mine and yours.”.")).to_be_visible()
    one.get_by_role("button", name="Keep this as version 2").press("Enter")
    assert axe(one) == []


def closed_it_is_read(one: Page, two: Page) -> None:
    expect(two.get_by_text("This text is closed.")).to_be_visible()
    expect(part(two, 1)).to_contain_text("Mine and yours.")
    expect(text(two, 1)).to_be_hidden()
    expect(one.get_by_role("button", name="Keep this as version")).to_be_hidden()
    go(one, "What your answers say")
    expect(one.locator(".six-draft-text")).to_contain_text("Mine and yours.")
    expect(one.get_by_text("The text reads as version 2 does.")).to_be_visible()


def test_two_phones_write_one_text(phones: tuple[Page, Page], server: Server, store: RoomStore) -> None:
    code, activity = open_room(store, SLUG)
    one, two = phones
    own_text_comes_in(one, two, server, code)
    one_wording_is_taken_and_none_is_lost(one, two)
    versions_are_kept_and_compared(one, two)
    for page in phones:
        page.wait_for_function(
            "() => Object.entries(localStorage).filter(([key]) => key.startsWith('six-elements/document/'))"
            ".every(([, text]) => JSON.parse(text).pending.length === 0)"
        )
    rooms.close_activity(store, code, activity)
    closed_it_is_read(one, two)


def test_of_a_text_of_ones_own_a_room_gets_the_line_that_was_chosen_and_nothing_else(
    phones: tuple[Page, Page], server: Server, store: RoomStore
) -> None:
    code, _ = open_room(store, OWN)
    one, two = phones
    content = catalog.get(OWN).content
    sent: list[str] = []
    one.on("request", lambda asked: sent.append(asked.post_data or ""))
    for page, side in ((one, "Certificated"), (two, "Site")):
        enter(page, server, code, side)
        page.goto(f"{server.url}{catalog.app_path(catalog.get(OWN))}")
    write(text(one, 1), "A winter that I keep to myself.")
    for page in phones:
        go(page, content.phrases.title)
        expect(page.get_by_text("Here the room gathers lines that people chose to share.")).to_be_visible()
    one.get_by_role("button", name="Add one line").press("Enter")
    one.keyboard.type("known by name")
    expect(two.get_by_label("Line 1")).to_have_value("known by name")
    assert axe(one) == []
    go(one, content.title)
    expect(text(one, 1)).to_have_value("A winter that I keep to myself.")
    assert any("known by name" in body for body in sent)
    assert not any("winter" in body for body in sent)
