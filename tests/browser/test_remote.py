"""A room led from a phone: let in by a word, worked by one thumb, when the laptop's browser is killed half-way."""

import gzip
import re
from contextlib import suppress

import psutil
from playwright.sync_api import Browser, Error, Locator, Page, expect

from sixelements import catalog
from sixelements.convening import rooms
from sixelements.convening.documents import log
from sixelements.convening.store import RoomStore
from sixelements.serving import frame
from tests.browser import chromium
from tests.browser.conftest import SIZES, Server
from tests.browser.person import axe, too_wide
from tests.browser.rooms import others_share, store
from tests.browser.test_board import PEOPLE, SLUG, open_room
from tests.browser.test_board import enter as facilitate
from tests.browser.test_live import phone
from tests.convening.writing import edit
from tests.support.server import until

__all__ = ["phone", "store"]

MOST_KB = 40
SECOND = "conflict-styles"
FISH = next(one.slug for one in catalog.all_exercises() if one.kind == "causes")


class Laptop:
    """A facilitator's laptop with a browser of its own, which can be killed."""

    def __init__(self, browser: Browser) -> None:
        before = {one.pid for one in psutil.Process().children(recursive=True)}
        self.browser = chromium.launch(browser.browser_type, chromium.find_light())
        self.came = [one for one in psutil.Process().children(recursive=True) if one.pid not in before]
        self.page = self.browser.new_page(viewport=SIZES["wide"], reduced_motion="reduce")

    def kill(self) -> None:
        """End the browser as a power cut does."""
        for one in self.came:
            with suppress(psutil.NoSuchProcess):
                one.kill()
        with suppress(Error):
            self.browser.close()


def word_of(board: Page) -> str:
    """Ask the board for a word and return it."""
    board.get_by_role("button", name="Room", exact=True).click()
    board.get_by_role("button", name="Let a phone lead").click()
    told = board.get_by_text(re.compile("^The word is")).inner_text()
    assert axe(board, ".six-board-drawer") == []
    return told.removeprefix("The word is").replace(" ", "").strip()


def come_in(phone: Page, server: Server, word: str) -> None:
    """Type a wrong word, then the right one."""
    phone.goto(f"{server.url}/remote")
    phone.get_by_label("Word").fill("nobody")
    phone.keyboard.press("Enter")
    expect(trouble(phone)).to_contain_text("lets nobody in")
    phone.get_by_label("Word").fill(word.lower())
    assert axe(phone) == []
    phone.keyboard.press("Enter")


def trouble(phone: Page) -> Locator:
    """Return what the remote says went wrong."""
    return phone.locator(".six-remote > [role=alert]")


def check_thumbs(phone: Page) -> None:
    """Every action is high enough for a finger and lies in the lower half of the screen, where the thumb is."""

    def right() -> bool:
        found = phone.evaluate(
            """() => [...document.querySelectorAll("dialog button, body:not(:has(dialog)) .six-remote-bar button")]
              .map((one) => [one.getBoundingClientRect().height,
                one.getBoundingClientRect().top / innerHeight, one.getBoundingClientRect().bottom / innerHeight])"""
        )
        return 2 <= len(found) <= 5 and all(
            height >= 44 and top >= 0.5 and bottom <= 1 for height, top, bottom in found
        )

    until(right, "the buttons are where the thumb is")  # just after a reload the page may still be laid out


def work_the_time_and_the_lines(phone: Page) -> None:
    """Start, lengthen and pause the time; go to the next line to say, and back."""
    phone.get_by_role("button", name="Start the time").click()
    expect(phone.get_by_role("timer")).to_have_text(re.compile(r"^\d+:\d\d left$"))
    phone.get_by_role("button", name="+2 minutes").click()
    expect(phone.get_by_role("timer")).to_have_text(re.compile(r"^2[12]:\d\d left$"))
    phone.get_by_role("button", name="Pause").click()
    expect(phone.get_by_role("timer")).to_have_text(re.compile("paused$"))
    line = phone.locator(".six-remote-line")
    said = line.inner_text()
    assert said.startswith("“")
    phone.get_by_role("button", name="Next line").click()
    expect(line).not_to_have_text(said)
    phone.get_by_role("button", name="Back").click()
    expect(line).to_have_text(said)


def vote_on_what_is_written(phone: Page, store: RoomStore, code: str) -> None:
    """Let the room write two causes, and put them to a vote from the phone."""
    rooms.add(store, code, FISH, 10)
    fish = rooms.about_room(store, code)["activities"][-1]["id"]
    rooms.start(store, code, fish)
    token = rooms.join(store, code, PEOPLE[0], "scripted-device-fish")
    edits = [edit("a/text", "Old routes"), edit("b/text", "One key")]
    log.write(store, log.Desk(code, fish, token), log.Heard(), edits)
    phone.get_by_text("Vote on this").click()
    vote = next(one for one in catalog.all_exercises() if one.ballot).title
    assert axe(phone) == []
    phone.get_by_role("button", name=vote).click()
    expect(phone.get_by_text(f"“{vote}” stands on the agenda")).to_be_visible()


def test_the_laptops_browser_is_killed_and_the_room_goes_on_from_a_phone(
    browser: Browser, phone: Page, server: Server, store: RoomStore
) -> None:
    laptop = Laptop(browser)
    facilitate(laptop.page, server)
    code = open_room(laptop.page)
    rooms.add(store, code, SECOND, 10)
    laptop.page.get_by_role("button", name="Start collecting").click()
    come_in(phone, server, word_of(laptop.page))
    expect(phone.get_by_role("heading", level=1)).to_contain_text("1 of 2: Who decides what?")
    expect(laptop.page.get_by_text("1 phone leads this room as well.").first).to_be_visible()
    laptop.kill()

    first, second = (one["id"] for one in rooms.about_room(store, code)["activities"])
    others_share(server, code, first, SLUG, PEOPLE)
    expect(phone.get_by_text("6 joined · 6 shared · 0 finished")).to_be_visible()
    assert axe(phone) == []
    assert too_wide(phone) <= 0
    work_the_time_and_the_lines(phone)
    phone.get_by_role("button", name="Reveal", exact=True).click()
    dialog = phone.get_by_role("dialog")
    expect(dialog).to_contain_text("All who joined have shared.")
    check_thumbs(phone)
    assert axe(phone) == []
    dialog.get_by_role("button", name="Reveal now").click()
    expect(phone.get_by_text(re.compile("^1 of .*On the screen"))).to_be_visible()
    expect(phone.get_by_role("timer")).to_have_text("")
    phone.get_by_role("button", name="Next part").click()
    until(lambda: rooms.board(store, code)["slide"] == 1, "the room knows which part is shown")
    phone.reload()
    expect(phone.get_by_text(re.compile("^2 of .*On the screen"))).to_be_visible()
    check_thumbs(phone)
    phone.get_by_role("button", name="Next exercise").click()
    phone.get_by_role("button", name="Start collecting").click()
    expect(phone.get_by_role("heading", level=1)).to_contain_text("2 of 2")
    until(lambda: rooms.about_room(store, code)["current"] == second, "the second exercise collects")
    assert rooms.board(store, code)["activities"][0]["shared"] == len(PEOPLE), "no share was lost"
    check_thumbs(phone)
    vote_on_what_is_written(phone, store, code)

    rooms.take_remotes_back(store, code)
    expect(trouble(phone)).to_contain_text("may not lead the room")
    expect(phone.get_by_role("button", name="Reveal")).to_have_count(0)


def test_the_remote_is_light(phone: Page, server: Server) -> None:
    asked: list[str] = []
    phone.on("response", lambda answer: asked.append(answer.url))
    phone.goto(f"{server.url}/remote")
    expect(phone.get_by_label("Word")).to_be_visible()
    assets = {name.rpartition("/")[2] for name in asked if "/assets/" in name}
    assert "remote" in {name.split("-")[0] for name in assets}
    sizes = [len(frame.files()[f"/assets/{name}"].zipped) for name in assets]
    page = len(gzip.compress(frame.page("remote.html").encode()))
    assert sum(sizes) + page < MOST_KB * 1000
