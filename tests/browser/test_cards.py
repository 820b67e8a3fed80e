"""Cards by keyboard alone: written on a phone, silent until the reveal, then put together by two phones at once."""

from playwright.sync_api import Locator, Page, expect

from sixelements import catalog, kinds
from sixelements.convening import rooms
from sixelements.convening.store import RoomStore
from tests.browser.conftest import Open, Server
from tests.browser.person import answers, axe, nameless, too_wide
from tests.browser.rooms import enter, open_room, others_share, store
from tests.examples import of_kind

__all__ = ["store"]


def alone(slug: str) -> bool:
    """Say whether its cards are written alone and some may become actions."""
    form = kinds.get("cards").document(catalog.get(slug))
    return bool(form and form.silent and catalog.get(slug).content.carry)


SLUG = next(slug for slug in of_kind("cards") if alone(slug))
FIRST, SECOND, *_ = catalog.get(SLUG).content.boxes


def box(page: Page, title: str) -> Locator:
    return page.get_by_role("region", name=title, exact=True)


def card(page: Page, words: str) -> Locator:
    return page.locator(".six-cards-card").filter(has=page.get_by_text(words, exact=True))


def add(page: Page, title: str, words: str) -> None:
    """Write a card as a person does who has no mouse."""
    field = box(page, title).get_by_label(f"for “{title}”")
    field.fill(words)
    field.press("Enter")
    expect(field).to_have_value("")
    expect(field).to_be_focused()


def tick(page: Page, words: str, label: str) -> None:
    card(page, words).get_by_role("checkbox", name=label).focus()
    page.keyboard.press("Space")


def told(page: Page, words: str) -> None:
    expect(page.locator("[data-six-voice]")).to_have_text(words)


def put_together(page: Page, some: list[str], onto: str) -> None:
    for words in some:
        tick(page, words, "Pick, to put together")
    card(page, onto).get_by_role("button", name="here").press("Enter")


def test_cards_are_put_together_by_keyboard_and_taken_apart_by_one_undo(opened: Open) -> None:
    page = opened(SLUG)
    for title, words in (
        (FIRST.title, "Late notice"),
        (FIRST.title, "Notices"),
        (SECOND.title, "A notice late"),
    ):
        add(page, title, words)
    told(page, f"It is in “{SECOND.title}”.")
    box(page, FIRST.title).get_by_label(f"for “{FIRST.title}”").fill("Half a th")
    page.reload()
    begun = box(page, FIRST.title).get_by_label(f"for “{FIRST.title}”")
    expect(begun).to_have_value("Half a th")
    begun.fill("")
    page.get_by_role("button", name="Next").press("Enter")
    expect(page.get_by_text("3 of 3 are not talked about yet.")).to_be_visible()
    expect(page.get_by_text("3 cards say “notice”")).to_be_visible()
    tick(page, "Notices", "Pick, to put together")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")
    told(page, "Card 2 is now with “Late notice”, 2 of 2.")
    put_together(page, ["A notice late"], "Late notice")
    told(page, "Card 2 is now with “Late notice”, 3 of 3.")
    stack = card(page, "Late notice")
    expect(stack.get_by_role("checkbox", name="Pick")).to_be_focused()
    expect(stack.get_by_role("listitem")).to_have_text(
        ["Notices Take out (Notices)", "A notice late Take out (A notice late)"]
    )
    assert axe(page) == []
    assert nameless(page) == []
    stack.get_by_role("button", name="Take out (Notices)").press("Enter")
    told(page, f"“Notices” stands by itself, in “{FIRST.title}”.")
    page.get_by_role("button", name="Undo", exact=True).press("Enter")
    expect(stack.get_by_role("listitem")).to_have_count(2)
    tick(page, "Late notice", "Talked about")
    expect(page.get_by_text("All 1 are talked about.")).to_be_visible()
    stack.get_by_text("Change or move").press("Enter")
    stack.get_by_role("button", name=f"To “{SECOND.title}”").press("Enter")
    expect(box(page, SECOND.title).locator(".six-cards-card")).to_have_count(1)
    expect(page.get_by_role("button", name=f"To “{SECOND.title}”")).to_be_focused()
    kept = {row["cells"]["text"]: row["cells"] for row in (answers(page, SLUG) or {})["rows"]}
    assert kept["Late notice"]["box"] == SECOND.id
    assert kept["Notices"]["text"] == "Notices"


def test_two_phones_have_silent_cards_together_after_the_reveal(
    phones: tuple[Page, Page], server: Server, store: RoomStore
) -> None:
    one, two = phones
    code, activity = open_room(store, SLUG)
    address = f"{server.url}{catalog.app_path(catalog.get(SLUG))}"
    for page, side, words in (
        (one, "Certificated", "My own card"),
        (two, "Site", "A card of the other side"),
    ):
        enter(page, server, code, side)
        page.goto(address)
        add(page, FIRST.title, words)
        page.get_by_role("button", name="Share").first.press("Enter")
        dialog = page.get_by_role("dialog")
        dialog.get_by_role("checkbox", name=words).focus()
        page.keyboard.press("Space")
        dialog.get_by_role("button", name="Share this").press("Enter")
        expect(page.locator(".six-room-status")).to_contain_text("Shared.")
    others_share(server, code, activity, SLUG, ["labor-classified"])
    assert "A card of the other side" not in one.content()
    rooms.reveal(store, code, activity)
    one.goto(address)
    for page in (one, two):
        expect(page.get_by_text("The room has these cards together")).to_be_visible()
        expect(card(page, "A card of the other side")).to_be_visible()
        expect(page.get_by_role("button", name="Bring in my own card")).to_be_hidden()
        page.get_by_role("button", name="Next").press("Enter")
    put_together(one, ["A card of the other side"], "My own card")
    expect(card(two, "My own card").get_by_role("listitem")).to_contain_text("A card of the other side")
    assert axe(two) == []
    assert too_wide(two) <= 0
    one.get_by_role("button", name="Undo my last change here").press("Enter")
    expect(card(two, "A card of the other side")).to_be_visible()
    tick(two, "My own card", "Becomes an action")
    expect(card(one, "My own card").get_by_role("checkbox", name="Becomes an action")).to_be_checked()
    rooms.close_activity(store, code, activity)
    for page in (one, two):
        expect(page.get_by_text("These cards are closed.")).to_be_visible()
        expect(page.locator(".six-cards-card")).to_have_count(0)
        expect(page.get_by_text("A card of the other side")).to_be_visible()
