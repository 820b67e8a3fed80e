"""Two teams in one room: they choose where they sit, share, and each sees its own pattern beside the hall's."""

import pytest
from playwright.sync_api import Page, expect

from sixelements import catalog
from sixelements.convening import rooms
from sixelements.convening.store import RoomStore
from tests.browser.conftest import Server
from tests.browser.person import axe, too_wide
from tests.browser.rooms import SIDES, call, look, store

__all__ = ["store"]

SLUG = "conflict-styles"
EXERCISE = catalog.get(SLUG)
TEAMS = ["North Valley", "South Valley"]


def sits_and_shares(server: Server, code: str, activity: int, number: int, team: int) -> str:
    body = {"side": SIDES[0], "team": team, "join": f"scripted-device-{number}"}
    token: str = call(server, "POST", f"{code}/join", body)["token"]
    given = EXERCISE.cases[-1].answers
    shared = {"token": token, "revision": 1, "version": EXERCISE.version, "answers": given}
    call(server, "PUT", f"{code}/activities/{activity}/share", shared)
    return token


@pytest.mark.parametrize("size", ["phone"], indirect=True)
def test_two_teams_of_three_each_see_their_own_pattern_and_the_halls(
    page: Page, size: str, server: Server, store: RoomStore
) -> None:
    page.set_default_timeout(60_000)
    code = rooms.open_room(
        store, purpose="To hear each other", sides=SIDES, agenda=[(SLUG, 20)], k=3, teams=TEAMS
    )
    activity = rooms.about_room(store, code)["activities"][0]["id"]
    rooms.start(store, code, activity)
    # The person with the phone is one of three in the first team.
    for number, team in enumerate([1, 1, 2, 2, 2]):
        sits_and_shares(server, code, activity, number, team)
    page.goto(f"{server.url}/r/{code}")
    page.get_by_text("Labor (certificated staff)").click()
    page.get_by_role("button", name="Enter the room").click()
    expect(page.locator("#six-side-problem")).to_have_text("Choose your team first.")
    expect(page.get_by_label("Where do you sit?")).to_be_focused()
    assert axe(page) == []
    assert too_wide(page) <= 0
    page.get_by_label("Where do you sit?").select_option("South Valley")
    page.get_by_role("button", name="Enter the room").click()
    expect(page.get_by_text("Your team: South Valley.")).to_be_visible()
    # She sat down at the wrong table; the room counts her once.
    page.get_by_role("button", name="Change my side or team").click()
    page.get_by_label("Where do you sit?").select_option("North Valley")
    page.get_by_role("button", name="Take this side and team").click()
    expect(page.get_by_text("Your team: North Valley.")).to_be_visible()
    token = page.evaluate("JSON.parse(localStorage.getItem('six-elements/room')).token")
    shared = {
        "token": token,
        "revision": 1,
        "version": EXERCISE.version,
        "answers": EXERCISE.cases[-1].answers,
    }
    call(server, "PUT", f"{code}/activities/{activity}/share", shared)
    assert [one["joined"] for one in rooms.board(store, code)["teams"]] == [3, 3]
    rooms.reveal(store, code, activity)
    look(page)
    page.get_by_text("See what the room's answers show").click()
    expect(page.get_by_role("heading", name="Your team: North Valley")).to_be_visible(timeout=60_000)
    expect(page.get_by_role("heading", name="Everyone in the room")).to_be_visible()
    expect(page.get_by_text("3 people shared")).to_be_visible()
    expect(page.get_by_text("6 people shared")).to_be_visible()
    assert "South Valley" not in page.inner_text("main")
    page.get_by_text("Take our team's record home").click()
    with page.expect_download() as coming:
        page.get_by_role("button", name="CSV for analysis").click()
    told = coming.value.path().read_text(encoding="utf-8-sig")
    assert "North Valley" in told
    assert "South Valley" not in told
    assert axe(page) == []
    assert too_wide(page) <= 0
