"""Three decisions of seventeen and one that was typed this morning: chosen on the board, worked on a phone."""

from pathlib import Path

from playwright.sync_api import Browser, Locator, Page, expect

from sixelements import catalog, fitting
from sixelements.convening import codes, rooms
from sixelements.convening.store import RoomStore
from tests.browser import rooms as participants
from tests.browser.conftest import Server
from tests.browser.person import axe, too_wide
from tests.browser.rooms import store, unfold
from tests.browser.test_board import enter

__all__ = ["store"]

EXERCISE = catalog.get("decision-continuum")
TITLES = [one.title for one in fitting.listed(EXERCISE)]
THREE = [TITLES[0], TITLES[4], TITLES[16]]
BELL = "When the late bus leaves"
ASKED = [THREE[0], THREE[2], THREE[1], BELL]
PATIENCE = 60_000


def test_three_decisions_and_one_typed_this_morning(
    page: Page, browser: Browser, server: Server, store: RoomStore, tmp_path: Path
) -> None:
    enter(page, server)
    choose(page)
    fit = page.locator(".six-fit")
    with page.expect_download() as saved:
        fit.get_by_role("button", name="Save this choice as a file").click()
    saved.value.save_as(tmp_path / "chosen.json")
    for side in ("Labor (certificated staff)", "Management (principals, sites)"):
        page.get_by_role("checkbox", name=side).check(force=True)
    unfold(page, "What is shown apart")
    page.get_by_label("Smallest group that is shown apart").fill("3")
    page.get_by_role("button", name="Open the room").click()
    told = page.get_by_text("The code is").inner_text()
    code = codes.typed(told.removeprefix("The code is"))
    page.get_by_role("button", name="Start collecting").click()
    expect(page.get_by_role("button", name="Reveal")).to_be_visible(timeout=PATIENCE)
    visitor = browser.new_context(viewport={"width": 360, "height": 740})
    try:
        worked_on_a_phone(visitor.new_page(), server, code)
    finally:
        visitor.close()
    assert rooms.board(store, code)["activities"][0]["shared"] == 1
    opened_in_the_next_room(page, tmp_path / "chosen.json")


def choose(page: Page) -> None:
    """Choose on the board with the keyboard: three decisions, the last of them earlier, and one of her own."""
    page.get_by_label("Exercise", exact=True).select_option(label=EXERCISE.title)
    page.get_by_role("button", name="Add to the agenda").click()
    fit = page.locator(".six-fit")
    fit.locator("> summary").focus()
    page.keyboard.press("Enter")
    expect(fit.locator("> summary")).to_contain_text(f"all {len(TITLES)}")
    press(fit.get_by_role("button", name="Tick none"))
    for title in THREE:
        fit.get_by_role("checkbox", name=title, exact=True).focus()
        page.keyboard.press("Space")
    press(fit.get_by_role("button", name="Add one of your own"))
    expect(fit.get_by_label("One of your own, in your words")).to_be_focused()
    page.keyboard.type(BELL)
    press(fit.get_by_text("What binds it, where you know"))
    fit.get_by_label("Contract", exact=True).fill("The contract sets the length of the day.")
    press(fit.get_by_role("button", name=f"Move “{THREE[2]}” earlier"))
    expect(fit.get_by_role("button", name=f"Move “{THREE[2]}” earlier")).to_be_focused()
    fit.get_by_role("checkbox", name="Leave out what people add themselves").focus()
    page.keyboard.press("Space")
    expect(fit.locator("> summary")).to_contain_text(f"4 chosen, of {len(TITLES)}")
    assert axe(page) == []
    assert too_wide(page) <= 0


def press(button: Locator) -> None:
    button.focus()
    button.press("Enter")


def worked_on_a_phone(phone: Page, server: Server, code: str) -> None:
    """See four decisions and no more, in the facilitator's order, and share one."""
    phone.set_default_timeout(PATIENCE)
    participants.enter(phone, server, code, "Certificated")
    phone.get_by_role("link", name=EXERCISE.title).click()
    steps = phone.locator(".six-steps li")
    expect(phone.locator(".six-steps > summary")).to_contain_text("of 5", timeout=PATIENCE)
    phone.locator(".six-steps > summary").click()
    expect(steps).to_have_count(6)
    assert [one.strip("✓ \n") for one in steps.all_inner_texts()[1:5]] == ASKED
    steps.nth(4).get_by_role("button").click()
    expect(phone.get_by_role("heading", name=BELL)).to_be_visible()
    expect(phone.get_by_text("The contract sets the length of the day.").first).to_be_visible()
    phone.get_by_role("group", name="How it is made now").get_by_role("radio").nth(2).check(force=True)
    assert too_wide(phone) <= 0
    phone.get_by_role("button", name="Share with the room").click()
    dialog = phone.get_by_role("dialog")
    expect(dialog).to_contain_text(BELL)
    dialog.get_by_role("button", name="Share this").click()
    expect(phone.locator(".six-room-status")).to_contain_text("Shared.", timeout=PATIENCE)


def opened_in_the_next_room(page: Page, file: Path) -> None:
    """Open the saved choice where the next room is prepared."""
    page.get_by_role("button", name="Room", exact=True).click()
    page.get_by_role("button", name="All rooms").click()
    expect(page.get_by_role("heading", name="Open a room")).to_be_visible(timeout=PATIENCE)
    page.get_by_label("Exercise", exact=True).select_option(label=EXERCISE.title)
    page.get_by_role("button", name="Add to the agenda").click()
    fit = page.locator(".six-fit")
    fit.locator("> summary").click()
    fit.get_by_label("Open a saved choice").set_input_files(file)
    expect(fit.locator("> summary")).to_contain_text(f"4 chosen, of {len(TITLES)}")
    expect(fit.get_by_label("One of your own, in your words")).to_have_value(BELL)
    opened_from_an_agenda(page)


def opened_from_an_agenda(page: Page) -> None:
    """Take the exercises of an agenda in its place: they stand in order, and the room follows its plan."""
    page.get_by_label("Begin from an agenda").select_option(label="A first meeting of 90 minutes")
    page.get_by_role("button", name="Put its exercises in place").click()
    expect(page.locator(".six-board-agenda > li")).to_have_count(3)
    expect(page.locator(".six-fit > summary").nth(1)).to_contain_text(f"3 chosen, of {len(TITLES)}")
    page.get_by_role("checkbox", name="Labor (certificated staff)").check(force=True)
    page.get_by_role("button", name="Open the room").click()
    page.get_by_role("button", name="Agenda", exact=True).click()
    expect(page.get_by_text("A plan of 10 steps")).to_be_visible(timeout=PATIENCE)
    press(page.get_by_role("button", name="The meeting begins now"))
    expect(page.get_by_text("Step 1 of 10")).to_be_visible(timeout=PATIENCE)
    expect(page.get_by_role("button", name="Next step")).to_be_focused()
    expect(page.get_by_text("On time.")).to_be_visible()
    assert axe(page) == []
