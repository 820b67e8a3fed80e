"""Every act of a participant in every state: what became of it stands on that person's own screen.

The table is ``told.toml``.  A state of the room is made in the room itself, one of the network between the page and
the server, one of the device in the browser.
"""

import json
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect

from sixelements import catalog
from sixelements.convening import codes, rooms
from sixelements.convening.store import RoomStore
from tests.browser.conftest import SIZES, Server
from tests.browser.rooms import call, open_room, others_share, store
from tests.browser.telling import CANNOT_BE, FULL, NOT_OFFERED, PATIENCE, TABLE, silent, told
from tests.examples import ONE

__all__ = ["store"]  # the fixture of the rooms' own tests

OTHERS = ["labor-classified", "management-site", "management-site", "board", "labor-classified"]
SECOND = "decision-continuum"
HIDE = {
    "visibility": "() => { document.querySelector('.six-room-status').style.visibility = 'hidden'; }",
    "clip": """() => {
      const status = document.querySelector(".six-room-status");
      status.style.visibility = "visible";
      status.classList.add("six-hidden");
    }""",
}
InRoom = Callable[[RoomStore, str, int], object]


def elsewhere(store: RoomStore, code: str, _activity: int) -> None:
    """Let the room go on to its other exercise."""
    rooms.start(store, code, rooms.about_room(store, code)["activities"][1]["id"])


def let_go(store: RoomStore, code: str, _activity: int) -> None:
    rooms.let_go(store, code, [int(one["id"]) for one in rooms.devices(store, code)])


def nothing(_store: RoomStore, _code: str, _activity: int) -> None:
    """Leave the room as it is."""


IN_ROOM: dict[str, InRoom] = {
    "collecting": nothing,
    "not_started": nothing,
    "elsewhere": elsewhere,
    "revealed": rooms.reveal,
    "closed_unseen": rooms.close_activity,
    "room_closed": lambda store, code, _: rooms.set_state(store, code, "closed"),
    "door_closed": lambda store, code, _: rooms.set_door(store, code, "closed"),
    "let_go": let_go,
    "full": nothing,
}


def reply(status: int, body: str, content_type: str = "application/json") -> Callable[[Route], None]:
    return lambda route: route.fulfill(status=status, content_type=content_type, body=body)


def refusal(status: int, words: str) -> Callable[[Route], None]:
    return reply(status, json.dumps({"error": words, "code": "too-many" if status < 500 else "trouble"}))


BETWEEN: dict[str, Callable[[Route], None]] = {
    "server_gone": lambda route: route.abort("connectionrefused"),
    "sign_in_page": reply(200, "<title>Welcome</title>Sign in", "text/html"),
    "refused": refusal(429, "Very many at once."),
    "server_fails": refusal(500, "It broke here."),
}
STATES = [*IN_ROOM, *BETWEEN]


class Participant:
    """Somebody with a fresh device, who answered a step of the exercise, in a room that is then brought to *state*."""

    def __init__(self, page: Page, server: Server, store: RoomStore, state: str) -> None:
        self.page, self.server, self.store, self.state = page, server, store, state
        first, second = (SECOND, ONE) if state == "not_started" else (ONE, SECOND)
        self.code, self.activity = open_room(store, ONE, agenda=[(first, 20), (second, 20)])
        others_share(server, self.code, self.activity, first, OTHERS)
        if state == "full":
            page.add_init_script(f"if (sessionStorage.full) ({FULL})()")

    def enter(self) -> None:
        """Have the device in the room, with answers to the exercise, as one that came in a while ago."""
        side, word = "labor-certificated", "0" * 31 + "1"
        joined = call(self.server, "POST", f"{self.code}/join", {"side": side, "join": word})
        label = next(
            one["label"] for one in call(self.server, "GET", self.code)["sides"] if one["id"] == side
        )
        self.room = {**joined, "code": self.code, "spoken": codes.spoken(self.code), "word": word}
        self.room |= {"side": side, "label": label}
        exercise = catalog.get(ONE)
        answers = max((case.answers for case in exercise.cases), key=lambda one: len(json.dumps(one)))
        kept = {
            "six-elements/room": self.room,
            f"six-elements/exercise/{ONE}": {"version": exercise.version, "answers": answers},
        }
        self.page.goto(f"{self.server.url}/health")
        self.page.evaluate(
            "(kept) => { for (const key in kept) localStorage.setItem(key, JSON.stringify(kept[key])); }",
            kept,
        )

    def change(self) -> None:
        """Bring the room, the network or the device into the state."""
        if self.state in BETWEEN:
            self.page.route("**/api/**", BETWEEN[self.state])
        elif self.state == "full":
            self.page.evaluate(f"() => {{ sessionStorage.full = 'yes'; ({FULL})(); }}")
        else:
            IN_ROOM[self.state](self.store, self.code, self.activity)

    def press(self, name: str) -> None:
        self.page.get_by_role("button", name=name).click()

    def at_exercise(self) -> None:
        self.page.goto(f"{self.server.url}/exercise/{ONE}")
        known = "has not started" if self.state == "not_started" else "Nothing of yours has been shared."
        expect(self.page.locator(".six-room-status")).to_contain_text(known)

    def share(self, name: str) -> None:
        self.press(name)
        self.press("Share this")


def join(one: Participant) -> None:
    one.page.goto(f"{one.server.url}/r/{one.code}")
    one.page.get_by_role("radio", name="Certificated").check(force=True)
    one.change()
    one.press("Enter the room")


def to_the_agenda(one: Participant) -> None:
    """Be in the room and look at its agenda; only then comes the state in which one acts."""
    one.enter()
    one.page.goto(f"{one.server.url}/r/{one.code}")
    expect(one.page.locator(".six-agenda li")).not_to_have_count(0)
    one.change()


def change_side(one: Participant) -> None:
    to_the_agenda(one)
    one.press("Change my side")
    if one.state not in BETWEEN:
        one.page.get_by_role("radio", name="Classified").check(force=True)
        one.press("Take this side")


def leave(one: Participant) -> None:
    to_the_agenda(one)
    one.press("Leave the room on this device")
    one.page.get_by_role("dialog").get_by_role("button", name="Leave the room").click()


def offered(one: Participant, act: str, name: str) -> bool:
    """Wait until the page has seen the state; say whether the table has *act* offered in it."""
    if not TABLE["room"][act][one.state].startswith(NOT_OFFERED):
        return True
    expect(one.page.get_by_role("button", name=name)).to_have_count(0, timeout=PATIENCE)
    return False


def share(one: Participant) -> None:
    one.enter()
    one.at_exercise()
    one.change()
    if offered(one, "share", "Share with the room"):
        one.share("Share with the room")


def after_sharing(one: Participant) -> None:
    one.enter()
    one.at_exercise()
    one.share("Share with the room")
    assert told(one.page, "Shared.")
    one.change()


def share_again(one: Participant) -> None:
    after_sharing(one)
    if offered(one, "share_again", "Share again"):
        one.share("Share again")


def withdraw(one: Participant) -> None:
    after_sharing(one)
    if offered(one, "withdraw", "Withdraw what I shared"):
        one.press("Withdraw what I shared")


def finish(one: Participant) -> None:
    one.enter()
    one.at_exercise()
    one.change()
    if offered(one, "finish", "I am finished"):
        one.press("I am finished")


ACTS: dict[str, Callable[[Participant], None]] = {
    "join": join,
    "change_side": change_side,
    "leave": leave,
    "share": share,
    "share_again": share_again,
    "withdraw": withdraw,
    "finish": finish,
}


@pytest.fixture(scope="module")
def visitor(browser: Browser, server: Server) -> Iterator[BrowserContext]:
    """A phone that is emptied before each act; the states that a page is in go with the page."""
    visitor = browser.new_context(viewport=SIZES["phone"], reduced_motion="reduce")
    visitor.new_page().goto(f"{server.url}/health")  # while a page stays, so does the process of all others
    yield visitor
    visitor.close()


@pytest.mark.parametrize("state", STATES)
def test_a_participant_is_told_what_became_of_each_act(
    visitor: BrowserContext, server: Server, store: RoomStore, state: str
) -> None:
    missing = []
    for act, do in ACTS.items():
        words = TABLE["room"][act][state]
        if words == CANNOT_BE:
            continue
        page = visitor.new_page()
        page.goto(f"{server.url}/health")
        page.evaluate("() => localStorage.clear()")
        do(Participant(page, server, store, state))
        missing += silent(page, act, state, words)
        page.goto("about:blank")  # no script of it writes anything later
        page.close()
    assert not missing, missing


def test_the_table_has_every_act_in_every_state() -> None:
    assert set(TABLE["room"]) == set(ACTS)
    assert all(set(row) == set(STATES) for row in TABLE["room"].values())


def test_an_act_that_is_told_nothing_is_found(page: Page, server: Server, store: RoomStore) -> None:
    """The specimen: words that only a screen reader finds, and no words at all, are a silence."""
    one = Participant(page, server, store, "collecting")
    share(one)
    words = TABLE["room"]["share"]["collecting"]
    assert silent(page, "share", "collecting", words) == []
    # As a listener hears it and nobody sees it: the words are there, and hidden.
    for name in ("visibility", "clip"):
        page.evaluate(HIDE[name])
        assert silent(page, "share", "collecting", words, 500)
    page.evaluate("() => document.querySelector('.six-room-status').remove()")
    assert silent(page, "share", "collecting", words, 500)
