"""What a device shares counts once, whatever the network, its memory or another tab does meanwhile."""

import time

from playwright.sync_api import BrowserContext, Page, Route, expect

from sixelements import catalog
from sixelements.convening import rooms
from sixelements.convening.store import RoomStore
from tests.browser.conftest import Server
from tests.browser.person import Person
from tests.browser.rooms import begin, kept_answers, open_room, share, sharing, store

__all__ = ["sharing", "store"]  # fixtures


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


MOST_IN_A_MINUTE = 12
"""Requests of one phone to a network that answers in the room's place."""


def test_a_sign_in_page_in_between_takes_no_share_and_is_asked_seldom(
    page: Page, store: RoomStore, sharing: tuple[str, int]
) -> None:
    """A Wi-Fi that puts its own page in place of everything, for a minute; then the room is back."""
    asked: list[str] = []

    def portal(route: Route) -> None:
        asked.append(route.request.url)
        route.fulfill(status=200, content_type="text/html", body="<html><title>Welcome</title>Sign in</html>")

    page.clock.install()
    page.clock.pause_at(time.time() + 10)  # from here on a minute is a minute, however slow this machine
    page.route("**/api/**", portal)
    page.route("**/health", portal)
    page.get_by_role("button", name="Share").first.click()
    page.get_by_role("button", name="Share this").click()
    for _ in range(60):
        page.clock.run_for(1_000)
        page.wait_for_timeout(20)
    in_a_minute = len(asked)
    page.clock.resume()
    expect(page.locator(".six-room-status")).to_contain_text("sign-in page of a Wi-Fi")
    assert rooms.board(store, sharing[0])["activities"][0]["shared"] == 0
    print(f"{in_a_minute} requests in a minute of a sign-in page")
    assert 2 <= in_a_minute <= MOST_IN_A_MINUTE, asked
    page.unroute_all()
    for _ in range(60):
        page.clock.run_for(1_000)
        page.wait_for_timeout(20)
    expect(page.locator(".six-room-status")).to_contain_text("Shared.")
    assert rooms.board(store, sharing[0])["activities"][0]["shared"] == 1
