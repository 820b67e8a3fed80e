"""A room: people join by code on their own devices, share, and see what all answers show."""

import json
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect

from sixelements import catalog, kinds, shape
from sixelements.convening import rooms
from sixelements.convening.store import RoomStore, open_store
from tests.browser.conftest import SIZES, Server
from tests.browser.person import Person, axe, nameless, too_wide
from tests.examples import ONE, ONE_A_KIND

SIDES = ["labor-certificated", "labor-classified", "management-site", "board"]
MOST_IN_A_MINUTE = 12
"""Requests of one phone to a network that answers in the room's place."""
ROOMS = [*((slug, "phone") for slug in ONE_A_KIND), (ONE, "wide")]


@pytest.fixture
def store(server: Server) -> Iterator[RoomStore]:
    """The server's own rooms, as the board sees them."""
    opened = open_store(f"sqlite:///{server.data / 'rooms.sqlite'}")
    yield opened
    opened.close()


def open_room(store: RoomStore, slug: str, **changes: Any) -> tuple[str, int]:
    asked = {"purpose": "To hear each other", "sides": SIDES, "agenda": [(slug, 20)], "k": 3, **changes}
    code = rooms.open_room(store, **asked)
    activity = rooms.about_room(store, code)["activities"][0]["id"]
    rooms.start(store, code, activity)
    return code, activity


def call(server: Server, method: str, path: str, body: dict[str, Any] | None = None) -> Any:
    """Ask the server as a device without a screen does."""
    data = json.dumps(body).encode() if body is not None else None
    headers = {"Content-Type": "application/json"}
    request = urllib.request.Request(f"{server.url}/api/rooms/{path}", data, headers, method=method)
    with urllib.request.urlopen(request, timeout=30) as answer:
        return json.load(answer)


def others_share(server: Server, code: str, activity: int, slug: str, sides: list[str]) -> None:
    """Let one scripted participant a side share the longest case of the exercise, as far as it may be shared."""
    exercise = catalog.get(slug)
    may = kinds.get(exercise.kind).shared_shape(exercise)
    shared = (shape.prune(may, case.answers)[0] for case in exercise.cases)
    given = max(shared, key=lambda one: len(json.dumps(one)))
    for number, side in enumerate(sides):
        token = call(server, "POST", f"{code}/join", {"side": side, "join": f"scripted-device-{number}"})[
            "token"
        ]
        body = {"token": token, "revision": 1, "version": exercise.version, "answers": given}
        assert call(server, "PUT", f"{code}/activities/{activity}/share", body) == {"revision": 1}


def enter(page: Page, server: Server, code: str, side: str) -> None:
    """Come in as somebody who types the code and chooses a side, with the keyboard."""
    page.goto(f"{server.url}/join")
    page.get_by_label("Room code").fill(f"{code[:3].lower()} {code[3:]}")
    page.keyboard.press("Enter")
    page.get_by_role("radio", name=side).focus()
    page.keyboard.press("Space")
    page.get_by_role("button", name="Enter the room").press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("You are in room")


@pytest.mark.parametrize(("slug", "size"), ROOMS, indirect=["size"])
def test_join_work_share_and_see_the_pattern(
    page: Page, size: str, server: Server, store: RoomStore, slug: str
) -> None:
    code, activity = open_room(store, slug)
    enter(page, server, code, "Certificated")
    assert axe(page) == []
    assert too_wide(page) <= 0
    page.get_by_role("link", name=catalog.get(slug).title).click()
    person = Person(page)
    page.wait_for_selector(".six-room")
    expect(page.locator(".six-room-status")).to_contain_text("Answer at least one step")
    person.work()
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


def begin(page: Page, server: Server, store: RoomStore) -> str:
    """Enter a new room as certificated staff and answer the first step of conflict styles; return the room's code."""
    code, _ = open_room(store, "conflict-styles")
    enter(page, server, code, "Certificated")
    page.get_by_role("link", name=catalog.get("conflict-styles").title).click()
    page.locator(".six-steps > summary").focus()
    Person(page).answer_step()
    return code


def test_withdraw_and_share_again(page: Page, server: Server, store: RoomStore) -> None:
    code = begin(page, server, store)
    for button, total in (("Share with the room", 1), ("Withdraw", 0), ("Share", 1)):
        page.get_by_role("button", name=button).first.click()
        if button != "Withdraw":
            page.get_by_role("button", name="Share this").click()
        expect(page.locator(".six-room-status")).to_contain_text(
            "Withdrawn." if button == "Withdraw" else "Shared."
        )
        assert rooms.board(store, code)["activities"][0]["shared"] == total


def test_a_share_waits_for_the_network_and_counts_once(
    context: BrowserContext, page: Page, server: Server, store: RoomStore
) -> None:
    code = begin(page, server, store)
    expect(page.get_by_role("button", name="Share with the room")).to_be_enabled()
    context.set_offline(True)
    page.get_by_role("button", name="Share with the room").click()
    page.get_by_role("button", name="Share this").click()
    expect(page.locator(".six-room-status")).to_contain_text("Waiting for the network")
    context.set_offline(False)
    expect(page.locator(".six-room-status")).to_contain_text("Shared.")
    assert rooms.board(store, code)["activities"][0]["shared"] == 1


@pytest.fixture
def sharing(page: Page, server: Server, store: RoomStore) -> tuple[str, int]:
    """A room whose participant has answered one step of the exercise, and may share."""
    code, activity = open_room(store, "conflict-styles")
    enter(page, server, code, "Certificated")
    page.get_by_role("link", name=catalog.get("conflict-styles").title).click()
    page.locator(".six-steps > summary").focus()
    Person(page).answer_step()
    return code, activity


def share(page: Page) -> None:
    page.get_by_role("button", name="Share").first.click()
    page.get_by_role("button", name="Share this").click()
    expect(page.locator(".six-room-status")).to_contain_text("Shared.")


def kept_answers(store: RoomStore, activity: int) -> list[Any]:
    with store.engine.connect() as connection:
        rows = connection.exec_driver_sql(
            "SELECT answers FROM share WHERE activity_id = ?", (activity,)
        ).all()
    return [row[0] and json.loads(row[0]) for row in rows]


def test_a_phone_whose_memory_is_full_shares_all_the_same(
    page: Page, store: RoomStore, sharing: tuple[str, int]
) -> None:
    page.evaluate("() => { Storage.prototype.setItem = () => { throw new DOMException('full'); }; }")
    share(page)
    assert rooms.board(store, sharing[0])["activities"][0]["shared"] == 1


def test_a_device_that_forgot_what_it_sent_still_counts_with_its_latest_answers(
    page: Page, store: RoomStore, sharing: tuple[str, int]
) -> None:
    for _ in range(2):
        share(page)
        (before,) = kept_answers(store, sharing[1])
        page.evaluate("() => localStorage.removeItem('six-elements/outbox')")
        page.get_by_role("button", name="Next").click()
        Person(page).answer_step()
        share(page)
        assert [len(one["replies"]) for one in kept_answers(store, sharing[1])] == [
            len(before["replies"]) + 1
        ]


def test_what_was_shared_is_not_kept_a_second_time_on_the_device(
    page: Page, sharing: tuple[str, int]
) -> None:
    share(page)
    assert "most" not in page.evaluate("() => localStorage.getItem('six-elements/outbox')")


def test_a_withdrawal_that_was_refused_can_be_tried_again(
    page: Page, store: RoomStore, sharing: tuple[str, int]
) -> None:
    code, activity = sharing
    share(page)
    rooms.set_state(store, code, "closed")
    page.get_by_role("button", name="Withdraw").click()
    expect(page.locator(".six-room-status")).to_contain_text("closed")
    rooms.set_state(store, code, "open")
    page.get_by_role("button", name="Withdraw").click()
    expect(page.locator(".six-room-status")).to_contain_text("Withdrawn.")
    assert kept_answers(store, activity) == [None]


def test_a_tab_in_one_room_leaves_the_shares_of_another_alone(
    context: BrowserContext, page: Page, server: Server, store: RoomStore, sharing: tuple[str, int]
) -> None:
    code, activity = open_room(store, "conflict-styles")
    other = context.new_page()
    other.goto(f"{server.url}/r/{code}")
    other.get_by_role("radio", name="School board").press("Space")
    other.get_by_role("button", name="Enter the room").click()
    other.get_by_role("link", name=catalog.get("conflict-styles").title).click()
    share(other)
    share(page)
    other.reload()
    expect(other.locator(".six-room-status")).to_contain_text("Shared.")
    assert len(kept_answers(store, activity)) == len(kept_answers(store, sharing[1])) == 1


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
    expect(page.get_by_role("alert").filter(has_text="No room has that code")).to_be_visible()
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


def test_a_sign_in_page_in_between_takes_no_share_and_is_asked_seldom(
    page: Page, store: RoomStore, sharing: tuple[str, int]
) -> None:
    """A Wi-Fi that puts its own page in place of everything, for a minute; then the room is back."""
    asked: list[str] = []

    def portal(route: Route) -> None:
        asked.append(route.request.url)
        route.fulfill(status=200, content_type="text/html", body="<html><title>Welcome</title>Sign in</html>")

    page.clock.install()
    page.route("**/api/**", portal)
    page.route("**/health", portal)
    page.get_by_role("button", name="Share").first.click()
    page.get_by_role("button", name="Share this").click()
    for _ in range(60):
        page.clock.run_for(1_000)
        page.wait_for_timeout(20)
    expect(page.locator(".six-room-status")).to_contain_text("sign-in page of a Wi-Fi")
    assert rooms.board(store, sharing[0])["activities"][0]["shared"] == 0
    print(f"{len(asked)} requests in a minute of a sign-in page")
    assert 2 <= len(asked) <= MOST_IN_A_MINUTE, asked
    page.unroute_all()
    for _ in range(60):
        page.clock.run_for(1_000)
        page.wait_for_timeout(20)
    expect(page.locator(".six-room-status")).to_contain_text("Shared.")
    assert rooms.board(store, sharing[0])["activities"][0]["shared"] == 1
