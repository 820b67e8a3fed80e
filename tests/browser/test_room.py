"""A room: people join by code on their own devices, share, and see what all answers show."""

import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from sixelements import catalog
from sixelements.convening import rooms
from sixelements.convening.store import RoomStore
from tests.browser.conftest import SIZES, Server
from tests.browser.person import KEEP, Person, axe, nameless, too_wide
from tests.browser.rooms import SIDES, enter, kept_answers, longest_case, open_room, others_share, store
from tests.examples import ONE, ONE_A_KIND

__all__ = ["store"]  # fixtures

ROOMS = [*((slug, "phone") for slug in ONE_A_KIND), (ONE, "wide")]


@pytest.mark.parametrize(("slug", "size"), ROOMS, indirect=["size"])
def test_join_work_share_and_see_the_pattern(
    page: Page, size: str, server: Server, store: RoomStore, slug: str
) -> None:
    code, activity = open_room(store, slug)
    enter(page, server, code, "Certificated")
    if slug == ONE:  # this page and the room's own are the same for every kind
        assert axe(page) == []
        assert too_wide(page) <= 0
    page.get_by_role("link", name=catalog.get(slug).title).click()
    page.wait_for_selector(".six-room")
    expect(page.locator(".six-room-status")).to_contain_text("Answer at least one step")
    if slug == ONE:
        Person(page).work()
    else:  # test_every.py works each kind by keyboard; what the others share too has the own mark in every pattern
        exercise = catalog.get(slug)
        kept = json.dumps({"version": exercise.version, "answers": longest_case(exercise)})
        page.evaluate(KEEP, {f"six-elements/exercise/{slug}": kept})
        page.reload()
    page.get_by_role("button", name="Share with the room").click()
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("This is what will be sent")
    assert axe(page) == []
    assert dialog.locator("input:checked").count() == 0, "a text is sent only where its author ticks it"
    dialog.get_by_role("button", name="Share this").click()
    expect(page.locator(".six-room-status")).to_contain_text("Shared.")
    assert rooms.board(store, code)["activities"][0]["shared"] == 1
    others_share(
        server, code, activity, slug, ["labor-classified", "management-site", "management-site", "board"]
    )
    rooms.reveal(store, code, activity)
    expect(page.locator(".six-room-status")).to_contain_text("Revealed")
    expect(page.locator(".six-pattern-sentence").first).to_be_visible()
    if (
        slug != "ladder-of-inference"
    ):  # there the others worked another case, so there is nothing of hers to mark
        expect(page.locator(".six-strip-you").first).to_contain_text("You:")
    assert axe(page) == []
    assert nameless(page) == []
    assert too_wide(page) <= 0
    page.goto(f"{server.url}/r/{code}")
    page.get_by_text("See what the room's answers show").click()
    expect(page.locator(".six-pattern-sentence").first).to_be_visible()
    if slug == ONE:  # test_pattern.py holds the pattern of each kind to axe
        assert axe(page) == []
    assert too_wide(page) <= 0


def test_only_ticked_words_are_sent(page: Page, server: Server, store: RoomStore) -> None:
    code, activity = open_room(store, "ladder-of-inference", mode="open")
    enter(page, server, code, "Certificated")
    page.get_by_role("link", name="Ladder").click()
    Person(page, words="</script><b>my own words</b>").work()
    page.get_by_role("button", name="Share with the room").click()
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("open table")
    dialog.locator("label").first.click()  # the whole row is the label, so that a thumb can hit it
    expect(dialog.get_by_role("checkbox").first).to_be_checked()
    dialog.get_by_role("button", name="Share this").click()
    expect(page.locator(".six-room-status")).to_contain_text("Shared.")
    with store.engine.connect() as connection:
        (kept,) = connection.exec_driver_sql(
            "SELECT answers FROM share WHERE activity_id = ?", (activity,)
        ).one()
    assert kept.count("my own words") == 1


def test_own_words_that_are_still_empty_are_neither_offered_nor_sent(
    page: Page, server: Server, store: RoomStore
) -> None:
    slug = "decision-continuum"
    code, activity = open_room(store, slug)
    enter(page, server, code, "Certificated")
    own = {"side": "labor", "placed": {"own-1": {"now": 3}}, "own": [{"id": "own-1", "title": " "}]}
    kept = json.dumps({"version": catalog.get(slug).version, "answers": own})
    page.evaluate(
        "([key, value]) => localStorage.setItem(key, value)", [f"six-elements/exercise/{slug}", kept]
    )
    page.get_by_role("link", name=catalog.get(slug).title).click()
    page.get_by_role("button", name="Share with the room").click()
    expect(page.get_by_role("dialog")).to_contain_text("Labor")
    assert page.get_by_role("checkbox").count() == 0
    page.get_by_role("button", name="Share this").click()
    expect(page.locator(".six-room-status")).to_contain_text("Shared.")
    assert kept_answers(store, activity) == [{"side": "labor"}]


def test_a_page_of_the_book_shares_as_well(page: Page, book: Path, server: Server, store: RoomStore) -> None:
    assert book == Path.cwd() / "_build" / "html", "where the server looks for the book"
    exercise = catalog.get("conflict-styles")
    code, _ = open_room(store, exercise.slug)
    enter(page, server, code, "Certificated")
    page.goto(f"{server.url}/book/{catalog.book_path(exercise)}")
    page.locator(".six-steps > summary").focus()
    Person(page).answer_step()
    page.get_by_role("button", name="Share with the room").click()
    page.get_by_role("button", name="Share this").click()
    expect(page.locator(".six-room-status")).to_contain_text("Shared.")
    assert rooms.board(store, code)["activities"][0]["shared"] == 1
    assert axe(page, ".six-exercise") == []


def test_whoever_reads_a_pattern_is_left_to_read_when_the_next_exercise_starts(
    page: Page, server: Server, store: RoomStore
) -> None:
    slug = "decision-continuum"
    code, first = open_room(store, slug, agenda=[(slug, 20), ("conflict-styles", 20)])
    second = rooms.about_room(store, code)["activities"][1]["id"]
    others_share(
        server, code, first, slug, ["labor-classified", "management-site", "management-site", "board"]
    )
    rooms.reveal(store, code, first)
    enter(page, server, code, "Certificated")
    summary = page.get_by_text("See what the room's answers show")
    summary.click()
    expect(page.locator(".six-pattern-sentence").first).to_be_visible()
    rooms.start(store, code, second)
    expect(page.locator("[role=status]").filter(has_text="open now")).to_have_count(1)
    rooms.close_activity(store, code, first)
    expect(page.locator(".six-agenda")).to_contain_text("finished")
    expect(page.locator(".six-pattern-sentence").first).to_be_visible()


def test_a_wrong_code_says_what_to_do_and_keeps_what_was_typed(page: Page, server: Server) -> None:
    page.goto(f"{server.url}/join")
    page.get_by_label("Room code").fill("KKKKKK")
    page.get_by_role("button", name="Continue").click()
    expect(page.locator(".six-notice").filter(has_text="No room has that code")).to_be_visible()
    expect(page.get_by_label("Room code")).to_be_focused()
    expect(page.get_by_label("Room code")).to_have_accessible_description(
        re.compile("^No room has that code")
    )
    expect(page.get_by_label("Room code")).to_have_value("KKKKKK")
    assert axe(page) == []


def test_six_devices_among_thirty_people_see_the_same_pattern(
    browser: Browser, server: Server, store: RoomStore
) -> None:
    slug = "decision-continuum"
    code, activity = open_room(store, slug)
    devices = []
    chairs = ["Certificated", "Certificated", "Certificated", "Site", "Site", "Site"]
    for number, chair in enumerate(chairs):
        visitor = browser.new_context(viewport=SIZES["phone" if number % 2 else "wide"])
        page = visitor.new_page()
        enter(page, server, code, chair)
        page.get_by_role("link", name=catalog.get(slug).title).click()
        person = Person(page)
        person.groups = number
        page.locator(".six-steps > summary").focus()
        for _ in range(3):
            person.answer_step()
        page.get_by_role("button", name="Share with the room").click()
        page.get_by_role("button", name="Share this").click()
        expect(page.locator(".six-room-status")).to_contain_text("Shared.")
        devices.append((visitor, page))
    others_share(server, code, activity, slug, SIDES * 6)
    assert rooms.board(store, code)["activities"][0]["shared"] == 30
    rooms.reveal(store, code, activity)
    seen = []
    for visitor, page in devices:
        expect(page.locator(".six-pattern-sentence").first).to_be_visible()
        seen.append(page.locator(".six-pattern-sentence").all_inner_texts())
        visitor.close()
    assert all(one == seen[0] for one in seen)
