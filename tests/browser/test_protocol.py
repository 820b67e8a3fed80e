"""Protocols, where only a browser can look: what is sealed is read nowhere, and a room that writes notes together."""

from typing import Any

from playwright.sync_api import Locator, Page, expect

from sixelements import catalog
from sixelements.convening import rooms
from sixelements.convening.documents import shown
from sixelements.convening.store import RoomStore
from tests.browser.conftest import Open, Server
from tests.browser.person import answers, axe, nameless, too_wide
from tests.browser.rooms import enter, open_room, store
from tests.browser.test_paper import PRINT
from tests.examples import of_kind
from tests.support.server import until

__all__ = ["store"]

SLUG = next(slug for slug in of_kind("protocol") if catalog.get(slug).content.sealed)
CONTENT = catalog.get(SLUG).content
HOPED = "All families are home by eight."
OPENS = next(step for step in CONTENT.steps if step.id == CONTENT.sealed.opens)


def go(page: Page, title: str) -> None:
    """Go to a step by the list of steps."""
    page.locator(".six-steps > summary").click()
    page.locator(".six-step-link").filter(has_text=title).click()


def press(button: Locator) -> None:
    button.focus()
    button.press("Enter")


def on_paper(page: Page) -> str:
    """Return the words of the sheet as it is printed with one's answers."""
    page.evaluate(f"() => {{ window.printed = false; ({PRINT})(); }}")
    page.get_by_role("button", name="Print with my answers").click()
    page.wait_for_function("() => window.printed")  # it waits for what the answers say
    words: str = page.locator(".six-sheet").evaluate("one => one.textContent")
    page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    return words


def test_what_is_expected_is_sealed_read_nowhere_and_opened_by_one_press(opened: Open) -> None:
    page = opened(SLUG)
    seal = page.get_by_role("button", name="Seal what we expect")
    expect(seal).to_have_attribute("aria-disabled", "true")
    first = CONTENT.sealed.questions[0]
    page.get_by_label(first.title).fill(HOPED)
    assert HOPED in on_paper(page)
    press(seal)
    opening = page.get_by_role("button", name="The event is over: open it now")
    expect(opening).to_be_focused()
    assert set(answers(page, SLUG)) == {"expected", "sealed"}
    for title in [CONTENT.sealed.title, *(step.title for step in CONTENT.steps), "What your answers say"]:
        go(page, title)
        assert HOPED not in page.locator("body").inner_text()
    words = on_paper(page)
    assert HOPED not in words
    assert str(answers(page, SLUG)["sealed"])[:4] in words
    page.reload()
    go(page, OPENS.title)
    assert HOPED not in page.locator("body").inner_text()
    press(opening)
    expect(page.get_by_text("opened on")).to_be_focused()
    expect(page.locator(".six-protocol-expected").get_by_text(HOPED)).to_be_visible()
    assert set(answers(page, SLUG)) == {"expected", "sealed", "opened"}
    assert HOPED in on_paper(page)
    page.get_by_role("button", name="Undo").press("Enter")
    expect(opening).to_be_visible()
    assert (axe(page), nameless(page)) == ([], [])


def test_the_time_of_a_part_is_told_in_words_survives_a_reload_and_closes_nothing(opened: Open) -> None:
    page = opened(SLUG)
    go(page, OPENS.title)
    start = page.get_by_role("button", name=f"Start the {OPENS.minutes} minutes")
    press(start)
    expect(page.get_by_role("button", name="Stop the time")).to_be_focused()
    expect(page.locator(".six-protocol-time")).to_contain_text("minutes left, until")
    page.reload()
    expect(page.locator(".six-protocol-time")).to_contain_text("left, until")
    # Long after, as on a device that slept: the field is there, and only the words have changed.
    key = f"six-elements-path/time/{SLUG}/{OPENS.id}"
    page.evaluate(
        "key => localStorage.setItem(key, JSON.stringify({ ends: Date.now() - 200000, minutes: 9 }))", key
    )
    expect(page.locator(".six-protocol-time")).to_contain_text("Nothing closes")
    expect(page.get_by_label(CONTENT.writes)).to_be_editable()
    press(page.get_by_role("button", name="Stop the time"))
    expect(start).to_be_focused()


def written(store: RoomStore, code: str) -> list[Any]:
    """Return the rows of what the room has written so far."""
    with store.read() as work:
        documents = shown.of_room(work, rooms.lookup.find(work, code))
    return [row for one in documents.values() for row in one["rows"]]


def test_a_room_writes_its_notes_together_and_sees_at_the_reveal_what_was_expected(
    page: Page, server: Server, store: RoomStore
) -> None:
    exercise = catalog.get(SLUG)
    code, activity = open_room(store, SLUG)
    told: dict[str, Any] = {
        "revision": 1,
        "version": exercise.version,
        "answers": {"expected": {CONTENT.sealed.questions[0].id: HOPED}},
    }
    for number in range(4):
        token = rooms.join(store, code, "labor-certificated", f"invented-device-{number}")
        rooms.share(store, code, activity, token=token, **told)
    enter(page, server, code, "Certificated")
    page.goto(f"{server.url}{catalog.app_path(exercise)}")
    assert HOPED not in page.content()
    go(page, OPENS.title)
    expect(page.get_by_text("The room writes these notes together.")).to_be_visible()
    note = [OPENS.title, "Each of us expected another evening."]
    page.get_by_label(CONTENT.writes).fill(note[-1])
    page.locator(".six-steps > summary").focus()
    until(lambda: note in written(store, code), "the note never came to the room")
    assert (axe(page), nameless(page)) == ([], [])
    assert too_wide(page) <= 0
    rooms.reveal(store, code, activity)
    expect(page.get_by_text("What people expected")).to_be_visible()
    expect(page.get_by_text(HOPED).first).to_be_visible()
    rooms.close_activity(store, code, activity)
    expect(page.get_by_text("These notes are closed.")).to_be_visible()
    expect(page.get_by_text(note[-1]).first).to_be_visible()
