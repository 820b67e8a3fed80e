"""The fishbone, where only a browser can look: by keyboard from an issue to a root, and two phones on one fish."""

from typing import Any

from playwright.sync_api import Locator, Page, expect

from sixelements import catalog
from sixelements.convening import rooms
from sixelements.convening.store import RoomStore
from sixelements.kinds.causes import tree
from tests.browser.conftest import Open, Server
from tests.browser.person import answers, axe, nameless, too_wide
from tests.browser.rooms import enter, open_room, store
from tests.examples import of_kind

__all__ = ["store"]

SLUG = of_kind("causes")[0]
CONTENT = catalog.get(SLUG).content


def press(page: Page, name: str, *, inside: Locator | None = None) -> None:
    (inside or page).get_by_role("button", name=name).first.press("Enter")


def go(page: Page, title: str) -> None:
    """Go on by Next until the step called *title* is there."""
    press(page, "Next")
    expect(page.get_by_role("heading", level=2, name=title)).to_be_focused()


def card(page: Page, name: str) -> Locator:
    return page.locator(".six-rows-row").filter(has=page.locator("legend", has_text=name)).first


def choose(field: Locator, value: str) -> None:
    """Choose as a person does, who stands in the field."""
    field.focus()
    field.select_option(value)


def kept(page: Page) -> list[dict[str, Any]]:
    return sorted((answers(page, SLUG) or {}).get("rows", []), key=lambda one: one["cells"].get("^", ""))


def to_ranked_causes(page: Page) -> None:
    """Write an issue, be told of words of blame, write two causes, and rank them by votes and by hand."""
    page.get_by_label(CONTENT.head.label).focus()
    page.keyboard.type("They are lazy")
    pointed = page.locator(".six-rows-lacks li")
    expect(pointed).to_have_count(2)
    expect(pointed.first).to_contain_text("They")
    page.keyboard.press("Control+A")
    page.keyboard.type("Buses come after the bell")
    expect(pointed).to_have_count(0)

    go(page, CONTENT.title)
    for words in ("Old routes", "One key"):
        press(page, "Add one cause")
        expect(page.locator(".six-rows-row textarea").last).to_be_focused()
        page.keyboard.type(words)
    expect(page.locator("svg.six-fish circle")).to_have_count(2)
    expect(page.locator(".six-fish-outline")).to_contain_text("One key")
    assert axe(page) == []

    go(page, "Rank the causes")
    for name, votes in (("Old routes", "2"), ("One key", "7")):
        page.get_by_label(f"Votes ({name})").focus()
        page.keyboard.type(votes)
    press(page, "Number them by their votes")
    expect(page.get_by_label("Rank (One key)")).to_have_value("1")
    choose(page.get_by_label("Rank (Old routes)"), "1")
    expect(page.get_by_label("Rank (One key)")).to_have_value("2")
    expect(page.locator(".six-fish-first .six-fish-rank")).to_have_text("1")


def test_from_an_issue_to_a_root_within_reach_by_keyboard(opened: Open) -> None:
    page = opened(SLUG)
    to_ranked_causes(page)
    go(page, "Five whys")
    card(page, "Why 1.").get_by_label(CONTENT.why.label).focus()
    page.keyboard.type("They are drawn in August")
    press(page, "Add a second answer", inside=card(page, "Why 1."))
    page.keyboard.type("The bridge is closed")
    choose(card(page, "Why 1b.").get_by_label(CONTENT.reach.label), "no")
    choose(card(page, "Why 1.").get_by_label(CONTENT.reach.label), "no")
    expect(page.get_by_text("This cause is beyond your reach.").first).to_be_visible()
    second = page.locator(".six-fish-drill").nth(1)
    expect(second.locator("summary")).to_contain_text("One key")
    second.get_by_label(CONTENT.why.label).first.focus()
    page.keyboard.type("It is in the office")
    press(page, "Ask why again", inside=second)
    expect(card(page, "Why 2.").get_by_label(CONTENT.why.label)).to_be_focused()
    page.keyboard.type("Nobody asked for another")
    assert axe(page) == []
    choose(card(page, "Why 2.").get_by_label(CONTENT.reach.label), "yes")
    expect(page.locator(".six-fish-found")).to_contain_text("Nobody asked for another")

    press(page, "Undo")
    expect(page.locator(".six-fish-found")).to_have_count(0)
    choose(card(page, "Why 2.").get_by_label(CONTENT.reach.label), "yes")
    page.locator(".six-fish-drill > summary").first.press("Enter")
    press(page, "Remove", inside=card(page, "Why 1b."))
    expect(card(page, "Why 1b.")).to_have_count(0)
    found = tree.root(kept(page))
    assert found is not None
    assert found["cells"]["text"] == "Nobody asked for another"
    assert page.evaluate("document.activeElement.closest('.six-stage') !== null")


def arrived(page: Page) -> None:
    """Wait until nothing that was written on the device is still to be sent."""
    page.wait_for_function(
        "() => Object.entries(localStorage).filter(([key]) => key.startsWith('six-elements/document/'))"
        ".every(([, text]) => JSON.parse(text).pending.length === 0)"
    )


def test_two_phones_write_one_fish(phones: tuple[Page, Page], server: Server, store: RoomStore) -> None:
    one, two = phones
    address = f"{server.url}{catalog.app_path(catalog.get(SLUG))}"
    code, activity = open_room(store, SLUG)
    one.goto(address)
    one.get_by_label(CONTENT.head.label).fill("An issue of my own")
    for page, side in ((one, "Certificated"), (two, "Site")):
        enter(page, server, code, side)
        page.goto(address)
        expect(page.get_by_text("The room writes this fishbone together.")).to_be_visible()
    press(one, "Bring in my own row")
    expect(two.get_by_label(CONTENT.head.label)).to_have_value("An issue of my own")
    for page in phones:
        go(page, CONTENT.title)
    press(one, "Add one cause")
    one.keyboard.type("One register")
    expect(card(two, "Bone 1").get_by_label(CONTENT.cause.label)).to_have_value("One register")
    expect(two.locator(".six-fish-outline")).to_contain_text("One register")
    arrived(one)
    two.context.set_offline(True)
    press(two, "Add one cause")
    two.keyboard.type("Two buses")
    press(one, "Add one cause")
    one.keyboard.type("Late menu")
    two.context.set_offline(False)
    for page in phones:
        arrived(page)
        expect(page.locator("svg.six-fish circle")).to_have_count(3)
        go(page, "Rank the causes")
    choose(two.get_by_label("Rank (Two buses)"), "1")
    expect(one.get_by_label("Rank (Two buses)")).to_have_value("1")
    for page in phones:
        go(page, "Five whys")
    press(one, "Ask why")
    one.keyboard.type("Nobody told the office")
    answer = card(two, "Why 1.").get_by_label(CONTENT.why.label)
    expect(answer).to_have_value("Nobody told the office")
    choose(card(two, "Why 1.").get_by_label(CONTENT.reach.label), "yes")
    expect(one.locator(".six-fish-found")).to_contain_text("Nobody told the office")
    assert axe(two) == []
    assert nameless(two) == []
    assert too_wide(two) <= 0
    arrived(two)
    rooms.close_activity(store, code, activity)
    for page in phones:
        expect(page.get_by_text("This fishbone is closed.")).to_contain_text(
            "stand with the vote, and not here"
        )
        expect(page.locator(".six-fish-outline")).to_contain_text("This is the one you work on.")
        expect(page.locator(".six-step-body textarea").filter(visible=True)).to_have_count(0)
    assert axe(two) == []
