"""A room: people join by code on their own devices, share, and see what all answers show."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from sixelements import catalog
from sixelements.convening import rooms
from sixelements.convening.store import RoomStore
from tests.browser.conftest import PATIENCE, SIZES, Server, Watch
from tests.browser.person import Person, axe, keep, nameless, too_wide
from tests.browser.rooms import (
    SIDES,
    enter,
    kept_answers,
    longest_case,
    look,
    open_room,
    others_share,
    rooms_of,
    seat,
    store,
)
from tests.browser.shared import fine, looked_at, shared
from tests.examples import ONE, ONE_A_KIND

__all__ = ["store"]  # fixtures

OTHERS = ["labor-classified", "management-site", "management-site", "board"]


def test_join_work_share_and_see_the_pattern(page: Page, server: Server, store: RoomStore) -> None:
    code, activity = open_room(store, ONE)
    enter(page, server, code, "Certificated")
    looked_at(page)
    page.get_by_role("link", name=catalog.get(ONE).title).click()
    page.wait_for_selector(".six-room")
    expect(page.locator(".six-room-status")).to_contain_text("Answer at least one step")
    Person(page).work()
    shares_and_sees_the_pattern(page, server, store, (code, activity), ONE)
    looked_at(page)
    page.set_viewport_size(SIZES["phone"])
    page.goto(f"{server.url}/r/{code}")
    page.get_by_text("See what the room's answers show").click()
    expect(page.locator(".six-pattern-sentence").first).to_be_visible()
    looked_at(page)


def shares_and_sees_the_pattern(
    page: Page, server: Server, store: RoomStore, where: tuple[str, int], slug: str
) -> None:
    """Share the answers to *slug* in a room and one activity of it, as others do, and see what all of them show."""
    code, activity = where
    page.get_by_role("button", name="Share with the room").click()
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("This is what will be sent")
    assert axe(page, "dialog[open]") == []
    assert dialog.locator("input:checked").count() == 0, "a text is sent only where its author ticks it"
    dialog.get_by_role("button", name="Share this").click()
    expect(page.locator(".six-room-status")).to_contain_text("Shared.")
    assert [one["shared"] for one in rooms.board(store, code)["activities"] if one["id"] == activity] == [1]
    others_share(server, code, activity, slug, OTHERS)
    rooms.reveal(store, code, activity)
    look(page)
    expect(page.locator(".six-room-status")).to_contain_text("Revealed")
    expect(page.locator(".six-pattern-sentence").first).to_be_visible()
    # On the ladder the others worked another case, so there is nothing of hers to mark.
    if slug != "ladder-of-inference":
        expect(page.locator(".six-strip-you").first).to_contain_text("You:")
    assert nameless(page) == []
    assert too_wide(page) <= 0


@dataclass
class Seated:
    """A phone in a room with an exercise of each kind on its agenda."""

    page: Page
    watch: Watch
    code: str
    activities: dict[str, int]


@pytest.fixture(scope="module")
def seated(browser: Browser, server: Server) -> Iterator[Seated]:
    with rooms_of(server) as store, shared(browser, "phone") as (page, watch):
        agenda = [(slug, 20) for slug in ONE_A_KIND]
        code, _ = open_room(store, ONE, agenda=agenda)
        seat(page, server, code, SIDES[0])
        activities = {one["slug"]: one["id"] for one in rooms.about_room(store, code)["activities"]}
        yield Seated(page, watch, code, activities)


@pytest.mark.parametrize("slug", [slug for slug in ONE_A_KIND if slug != ONE])
def test_each_kind_is_shared_and_shows_its_pattern(
    seated: Seated, server: Server, store: RoomStore, slug: str
) -> None:
    """Its answers are kept already; test_every.py works each kind, and test_pattern.py holds its pattern to axe."""
    exercise, page = catalog.get(slug), seated.page
    rooms.start(store, seated.code, seated.activities[slug])
    answers = {"version": exercise.version, "answers": longest_case(exercise)}
    keep(page, {f"six-elements/exercise/{slug}": answers}, at=f"{server.url}/health")
    page.goto(f"{server.url}{catalog.app_path(exercise)}")
    shares_and_sees_the_pattern(page, server, store, (seated.code, seated.activities[slug]), slug)
    fine(seated.watch)


def test_only_ticked_words_are_sent(page: Page, server: Server, store: RoomStore) -> None:
    code, activity = open_room(store, "ladder-of-inference", mode="open")
    seat(page, server, code, SIDES[0])
    Person(page).arrive(f"{server.url}{catalog.app_path(catalog.get('ladder-of-inference'))}")
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
    seat(page, server, code, SIDES[0])
    own = {"side": "labor", "placed": {"own-1": {"now": 3}}, "own": [{"id": "own-1", "title": " "}]}
    kept = {"version": catalog.get(slug).version, "answers": own}
    keep(page, {f"six-elements/exercise/{slug}": kept}, at=f"{server.url}/health")
    page.goto(f"{server.url}{catalog.app_path(catalog.get(slug))}")
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
    seat(page, server, code, SIDES[0])
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
    others_share(server, code, first, slug, OTHERS)
    rooms.reveal(store, code, first)
    seat(page, server, code, SIDES[0])
    page.goto(f"{server.url}/r/{code}")
    summary = page.get_by_text("See what the room's answers show")
    summary.click()
    expect(page.locator(".six-pattern-sentence").first).to_be_visible()
    rooms.start(store, code, second)
    look(page)
    expect(page.locator("[role=status]").filter(has_text="open now")).to_have_count(1)
    rooms.close_activity(store, code, first)
    look(page)
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


def test_three_devices_among_thirty_people_see_the_same_pattern(
    browser: Browser, server: Server, store: RoomStore
) -> None:
    slug = "decision-continuum"
    code, activity = open_room(store, slug)
    devices = []
    for number, side in enumerate(["labor-certificated", "management-site", "board"]):
        visitor = browser.new_context(viewport=SIZES["phone" if number % 2 else "wide"])
        page = visitor.new_page()
        page.set_default_timeout(PATIENCE)
        seat(page, server, code, side)
        person = Person(page)
        person.arrive(f"{server.url}{catalog.app_path(catalog.get(slug))}")
        person.groups = number
        page.locator(".six-steps > summary").focus()
        for _ in range(3):
            person.answer_step()
        page.get_by_role("button", name="Share with the room").click()
        page.get_by_role("button", name="Share this").click()
        expect(page.locator(".six-room-status")).to_contain_text("Shared.")
        devices.append((visitor, page))
    others_share(server, code, activity, slug, [*SIDES * 6, *SIDES[:3]])
    assert rooms.board(store, code)["activities"][0]["shared"] == 30
    rooms.reveal(store, code, activity)
    seen = []
    for visitor, page in devices:
        look(page)
        expect(page.locator(".six-pattern-sentence").first).to_be_visible()
        seen.append(page.locator(".six-pattern-sentence").all_inner_texts())
        visitor.close()
    assert all(one == seen[0] for one in seen)
