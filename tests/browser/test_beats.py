"""A meeting that a room plays together: two phones and the board, to the same meeting from the other chair."""

import json
import re

from playwright.sync_api import Browser, BrowserContext, Page, expect

from sixelements import catalog
from sixelements.convening import codes, rooms
from sixelements.convening.patterns.beats import Room, Vote, reveal
from sixelements.convening.rooms.beats_told import wall
from sixelements.convening.store import RoomStore
from sixelements.convening.tables import Beat
from sixelements.kinds.scene.content import CHAIRS
from tests.browser.conftest import Server
from tests.browser.person import axe, too_wide
from tests.browser.rooms import enter, store, unfold
from tests.browser.test_projector import faults, screen, shows
from tests.examples import of_kind

__all__ = ["screen", "store"]

SCENE = catalog.get(of_kind("scene")[0])
FIRST = SCENE.content.beats[0]
WAIT = 120_000
CHAIR_OF = {"Certificated": "labor", "Management": "management"}
FOLLOW = "Show where the room is now"


def phone(browser: Browser) -> BrowserContext:
    context = browser.new_context(viewport={"width": 360, "height": 740})
    context.set_default_timeout(WAIT)
    return context


def test_two_phones_and_the_board_play_a_meeting_together(
    browser: Browser, page: Page, server: Server, store: RoomStore
) -> None:
    code = opened(page, server)
    (activity,) = (one["id"] for one in rooms.about_room(store, code)["activities"])
    page.get_by_role("button", name="Start collecting").click()
    contexts = {side: phone(browser) for side in CHAIR_OF}
    phones = {side: context.new_page() for side, context in contexts.items()}
    for side, one in phones.items():
        enter(one, server, code, side)
        choose(one, FIRST.of(CHAIR_OF[side])[1].id)
    labor, management = phones.values()
    assert axe(labor) == []
    assert too_wide(labor) <= 0
    others_choose(store, code, activity)
    expect(page.get_by_text("6 joined · 6 shared")).to_be_visible()
    page.get_by_role("button", name="Reveal").click()
    page.get_by_role("dialog").get_by_role("button").last.click()
    expect(page.locator(".six-board-stage")).to_contain_text("Management most often chose")
    assert axe(page) == []
    assert too_wide(page) <= 0
    expect(labor.get_by_text("The choices of both sides are revealed.").first).to_be_visible()
    labor.get_by_role("button", name=FOLLOW).click()
    expect(labor.get_by_text("What both sides chose")).to_be_visible()
    picked = FIRST.of("management")[1]
    page.get_by_label("Words to be said").select_option(label=f"{picked.title} (3 chose this)")
    page.get_by_role("button", name="Say these words").click()
    expect(page.locator(".six-board-stage")).to_contain_text(picked.reply[:60])
    # One phone follows on its own press, the other one by loading its page again.
    labor.get_by_role("button", name=FOLLOW).click()
    management.reload()
    for one in phones.values():
        expect(one.get_by_role("heading", name=re.compile("Beat 2"))).to_be_visible()
        expect(one.get_by_text(picked.text)).to_be_visible()
    to_the_end(store, code, activity)
    labor.get_by_role("button", name=FOLLOW).click()
    expect(labor.get_by_text(SCENE.content.management.knows[0])).to_be_visible()
    expect(labor.get_by_text(f"You had chosen: {FIRST.of('labor')[1].title}.")).to_be_visible()
    assert axe(labor) == []
    assert too_wide(labor) <= 0
    expect(page.locator(".six-board-stage")).to_contain_text("The room came to the ending")
    for context in contexts.values():
        context.close()


def opened(page: Page, server: Server) -> str:
    """Open a room at the board that plays the scene beat by beat, and return its code."""
    page.set_default_timeout(WAIT)
    page.goto(f"{server.url}/facilitate?key={codes.facilitator_key(server.data)}")
    page.get_by_label("What the room comes together for").fill("To hear each other")
    page.get_by_label("Exercise", exact=True).select_option(label=SCENE.title)
    page.get_by_role("button", name="Add to the agenda").click()
    page.get_by_role("radio", name="Beat by beat, together").focus()
    page.keyboard.press("Space")
    for side in ("Labor (certificated staff)", "Management (principals, sites)"):
        page.get_by_role("checkbox", name=side).focus()
        page.keyboard.press("Space")
    unfold(page, "What is shown apart")
    page.get_by_label("Smallest group that is shown apart").fill("3")
    assert axe(page) == []
    page.get_by_role("button", name="Open the room").click()
    told = page.get_by_text(re.compile("^The code is")).inner_text()
    return codes.typed(told.removeprefix("The code is"))


def choose(one: Page, words: str) -> None:
    """Choose on a phone, by the keyboard."""
    expect(one.get_by_role("heading", name=re.compile(FIRST.title))).to_be_visible()
    one.locator(f"#six-beat-{words}").focus()
    one.keyboard.press("Space")
    one.get_by_role("button", name="Send my choice").click()
    expect(one.locator(".six-room-status")).to_contain_text("Your choice is in the room, without your name")


def others_choose(store: RoomStore, code: str, activity: int) -> None:
    """Let two more people of each side come in and choose."""
    for number in range(4):
        side, chair = (("labor-certificated", "labor"), ("management-site", "management"))[number % 2]
        token = rooms.join(store, code, side, f"scripted-device-{number:04}")
        choice = FIRST.of(chair)[1].id
        rooms.vote(store, code, activity, token=token, number=0, revision=1, chair=chair, choice=choice)


def to_the_end(store: RoomStore, code: str, activity: int) -> None:
    """Say the first words there are until the meeting is over."""
    while (beat := rooms.board(store, code)["activities"][0]["beat"]) is not None:
        words = beat["words"][0]
        rooms.say(store, code, activity, number=beat["number"], chair=words["chair"], choice=words["id"])


def test_every_beat_of_every_scene_fits_on_the_screen_of_the_room(screen: Page) -> None:
    """With the longest words that lead there said before it, and with both sides' choices once they are shown."""
    told = []
    for scene in map(catalog.get, of_kind("scene")):
        everybody = [
            Vote(f"{chair} {n}", chair, beat.of(chair)[n % 2].id)
            for beat in scene.content.beats
            for chair in CHAIRS
            for n in range(20)
        ]
        for number, beat in enumerate(scene.content.beats):
            found = [Beat(number=0, beat=beat.id)]
            leads = [(where, one) for where, one in scene.content.turns() if one.to == beat.id]
            if leads:
                where, said = max(leads, key=lambda pair: len(pair[1].text) + len(pair[1].reply))
                found.insert(0, Beat(number=0, beat=where.id, chair=said.chair, said=said.id))
            asking = wall(scene, found, 17)
            votes = [one for one in everybody if one.choice in [each.id for each in beat.choices]]
            pattern = reveal(scene, beat, votes, Room("anonymous", 5, 1)).pattern
            for one in (asking, asking | {"pattern": json.loads(json.dumps(pattern))}):
                activity = {"state": "collecting", "pattern": False, "beat": {**one, "words": []}, "ends": 1}
                wrong = faults(screen, shows(scene, activity=activity), None)
                told += [f"{scene.slug}, beat {number + 1}, {line}" for line in wrong]
    assert told == []
