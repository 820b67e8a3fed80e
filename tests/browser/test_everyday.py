"""The everyday of a participant: Back and reload, a wrong side, a reveal in the middle of an act, too many letters."""

import pytest
from playwright.sync_api import Locator, Page, expect

from sixelements import catalog
from sixelements.convening import rooms
from sixelements.convening.store import RoomStore
from tests.browser.conftest import Open, Server
from tests.browser.person import Person, axe, too_wide
from tests.browser.rooms import answered, look, open_room, others_share, seat, store
from tests.examples import ONE

__all__ = ["store"]  # fixtures

OTHERS = ["labor-classified", "management-site", "management-site", "board", "labor-classified"]


def step(page: Page) -> Locator:
    return page.locator(".six-steps > summary")


def focus(page: Page) -> str:
    found: str = page.evaluate("() => document.activeElement.tagName")
    return found


def test_back_forward_and_reload_keep_the_step(page: Page, server: Server) -> None:
    page.goto(server.url)
    Person(page).arrive(server.url + catalog.app_path(catalog.get(ONE)))
    for _ in range(2):
        page.get_by_role("button", name="Next").click()
    expect(step(page)).to_contain_text("Step 3")
    page.reload()
    expect(step(page)).to_contain_text("Step 3")
    page.go_back()
    expect(step(page)).to_contain_text("Step 2")
    page.go_forward()
    expect(step(page)).to_contain_text("Step 3")
    page.goto(server.url)
    page.go_back()
    expect(step(page)).to_contain_text("Step 3")


def test_who_comes_back_another_day_is_where_the_last_answer_was_given(page: Page, server: Server) -> None:
    url = server.url + catalog.app_path(catalog.get(ONE))
    person = Person(page)
    person.arrive(url)
    page.get_by_role("button", name="Next").click()
    person.answer_step()  # which goes on to the next
    page.goto(server.url)
    person.arrive(url)
    expect(step(page)).to_contain_text("Step 2")


def test_undo_names_what_it_took_back_and_keeps_the_focus(opened: Open) -> None:
    page = opened(ONE)
    person = Person(page)
    person.answer_first_step()
    undo = page.get_by_role("button", name="Undo")
    undo.focus()
    while undo.get_attribute("aria-disabled") != "true":
        undo.press("Enter")
        expect(page.locator("[data-six-voice]")).to_contain_text("Undone: ")
        assert focus(page) != "BODY"
    undo.press("Enter")
    assert focus(page) == "BUTTON"


def test_too_many_letters_are_told_and_stay_until_they_are_shortened(opened: Open) -> None:
    page = opened("ladder-of-inference")
    page.locator(".six-stage input[type=radio]").first.check(force=True)
    page.locator(".six-steps > summary").click()
    page.locator(".six-step-link").nth(3).click()
    field = page.locator(".six-stage textarea").first
    field.fill("x" * 700)
    room = page.locator(f"[id='{field.get_attribute('id')}-room']")
    expect(room).to_contain_text("100 letters too many")
    assert field.input_value() == "x" * 700
    field.fill("x" * 590)
    expect(room).to_contain_text("Room for 10 letters more")
    field.fill("short")
    expect(room).to_have_text("")
    assert field.get_attribute("dir") == "auto"


def test_a_wrong_side_is_changed_and_the_person_counts_once(
    page: Page, server: Server, store: RoomStore
) -> None:
    code, _ = open_room(store, ONE)
    seat(page, server, code, "labor-certificated")
    page.goto(f"{server.url}/r/{code}")
    page.get_by_role("button", name="Change my side").click()
    page.get_by_role("radio", name="Classified").check(force=True)
    page.get_by_role("button", name="Take this side").click()
    expect(page.locator("main")).to_contain_text("Your side: Labor (classified staff)")
    board = rooms.board(store, code)
    assert board["joined"] == 1, board
    with store.engine.connect() as connection:
        sides = connection.exec_driver_sql(
            "SELECT DISTINCT side FROM participant WHERE side != 'board'"
        ).all()
    assert ("labor-classified",) in sides


@pytest.mark.parametrize("act", ["nothing", "shared", "changed", "looking"])
def test_each_is_told_what_became_of_the_own_answers_at_the_reveal(
    page: Page, server: Server, store: RoomStore, act: str
) -> None:
    code, activity = answered(page, server, store, ONE)
    person = Person(page)
    if act != "nothing":
        page.get_by_role("button", name="Share with the room").click()
    if act in ("shared", "changed"):
        page.get_by_role("button", name="Share this").click()
        expect(page.locator(".six-room-status")).to_contain_text("Shared.")
    if act == "changed":
        person.answer_step()
    others_share(server, code, activity, ONE, OTHERS)
    rooms.reveal(store, code, activity)
    look(page)
    told = {
        "nothing": "not in this picture",
        "shared": "yours are among them",
        "changed": "what you changed after that is not",
        "looking": "Nothing was sent",
    }
    expect(page.locator(".six-room-status")).to_contain_text(told[act])
    expect(page.locator("dialog")).to_have_count(0)
    if act == "looking":
        expect(page.locator("#six-room-title")).to_be_focused()


def test_dialogs_are_heard_whole(page: Page, server: Server, store: RoomStore) -> None:
    code, _ = open_room(store, ONE)
    seat(page, server, code, "labor-certificated")
    page.goto(f"{server.url}/r/{code}")
    page.get_by_role("button", name="Leave the room").click()
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_role("heading", level=2)).to_be_focused()
    described = dialog.get_attribute("aria-describedby")
    expect(page.locator(f"[id='{described}']")).to_contain_text("This device forgets the room")


def test_a_side_that_is_missing_is_said_each_time_and_the_focus_goes_there(
    page: Page, server: Server, store: RoomStore
) -> None:
    code, _ = open_room(store, ONE)
    page.goto(f"{server.url}/r/{code}")
    for _ in range(2):
        page.get_by_role("button", name="Enter the room").click()
        first = page.get_by_role("radio").first
        expect(first).to_be_focused()
        expect(first).to_have_accessible_description("Choose a side first.")
        assert axe(page) == []


def test_letters_follow_the_readers_own_size(opened: Open) -> None:
    page = opened(ONE)
    sizes = "() => [...document.querySelectorAll('.six-lead, .six-button, .six-stage label, h2')].map("
    sizes += "(one) => parseFloat(getComputedStyle(one).fontSize))"
    before = page.evaluate(sizes)
    page.evaluate("() => { document.documentElement.style.fontSize = '200%'; }")
    after = page.evaluate(sizes)
    assert before
    assert after == [2 * size for size in before]


TALL = 3_000
"""Pixels of a page on a phone of 360 pixels that a person still looks through: four screens."""
HEIGHT = "() => document.documentElement.scrollHeight"


@pytest.fixture
def phone(page: Page) -> Page:
    page.set_viewport_size({"width": 360, "height": 740})
    return page


def test_the_landing_page_folds_on_a_phone_and_finds_by_a_word(phone: Page, server: Server) -> None:
    phone.goto(server.url)
    elements = phone.locator(".six-element")
    expect(elements.first).to_have_js_property("open", False)
    assert phone.evaluate(HEIGHT) < TALL
    assert axe(phone) == []
    field = phone.get_by_label("Find an exercise by a word")
    title = catalog.get(ONE).title
    field.fill(title.upper())
    expect(phone.get_by_role("status").filter(has_text="One exercise has it.")).to_be_visible()
    expect(phone.get_by_role("link", name=title)).to_be_visible()
    field.fill("zebra")
    expect(phone.get_by_role("status").filter(has_text="No exercise has it.")).to_be_visible()
    field.fill("")
    expect(elements).to_have_count(len({one.element for one in catalog.all_exercises()}))
    for number in range(elements.count()):
        expect(elements.nth(number)).to_be_visible()
        expect(elements.nth(number)).to_have_js_property("open", False)
    phone.goto(f"{server.url}/#element-3")
    expect(phone.locator("#element-3")).to_have_js_property("open", True)
    for one in catalog.all_exercises():
        if one.begin:
            part = phone.locator(f"#element-{one.element} .six-card").filter(has_text=f"{one.sub_element} ")
            expect(part.first).to_have_attribute("data-slug", one.slug)
    phone.set_viewport_size({"width": 1366, "height": 768})
    for number in range(elements.count()):
        expect(elements.nth(number)).to_have_js_property("open", True)


def test_who_cannot_take_part_is_one_press_from_another_way(phone: Page, server: Server) -> None:
    phone.goto(server.url + catalog.app_path(catalog.get(ONE)))
    phone.get_by_role("link", name="Trouble taking part?").click()
    expect(phone.get_by_role("heading", level=1, name="Trouble taking part?")).to_be_visible()
    assert axe(phone) == []
    assert too_wide(phone) <= 0


def test_what_was_begun_here_comes_first_on_the_landing_page(phone: Page, server: Server) -> None:
    phone.goto(server.url)
    begun = phone.get_by_role("heading", name="Begun on this device")
    expect(begun).to_be_hidden()
    person = Person(phone)
    person.arrive(server.url + catalog.app_path(catalog.get(ONE)))
    person.answer_first_step()
    phone.goto(server.url)
    expect(begun).to_be_visible()
    expect(phone.locator(".six-begun").get_by_role("link", name=catalog.get(ONE).title)).to_be_visible()
    first = phone.locator("main h2:visible").first
    expect(first).to_have_text("Begun on this device")
    assert phone.evaluate(HEIGHT) < TALL
