"""Every act of a participant in every state: what became of it stands on that person's own screen.

The table is ``told.toml``.  A state of the room is made in the room itself, one of the network between the page and
the server, one of the device in the browser.
"""

import json
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from sixelements import catalog
from sixelements.convening import codes, rooms
from sixelements.convening.store import RoomStore
from tests.browser.conftest import SIZES, Server
from tests.browser.rooms import call, look, open_room, others_share, store
from tests.browser.telling import CANNOT_BE, FULL, NOT_OFFERED, PATIENCE, SEEN, TABLE, silent, told
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
    """Somebody with a fresh device, who answered a step of the exercise, in a room that is then brought to *state*.

    What the device keeps is put there from the page at *home*, where nothing else is kept.
    """

    def __init__(self, home: Page, server: Server, store: RoomStore, state: str) -> None:
        self.server, self.store, self.state, self.home = server, store, state, home
        first, second = (SECOND, ONE) if state == "not_started" else (ONE, SECOND)
        self.code, self.activity = open_room(store, ONE, agenda=[(first, 20), (second, 20)])
        others_share(server, self.code, self.activity, first, OTHERS)
        home.evaluate("() => localStorage.clear()")
        self.page = home.context.new_page()
        self.page.set_default_timeout(PATIENCE)
        if state == "full":
            self.page.add_init_script(f"if (sessionStorage.full) ({FULL})()")

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
        self.home.evaluate(
            "(kept) => { for (const key in kept) localStorage.setItem(key, JSON.stringify(kept[key])); }",
            kept,
        )

    def change(self) -> None:
        """Bring the room, the network or the device into the state; the page looks at its room anew."""
        if self.state in BETWEEN:
            self.page.route("**/api/**", BETWEEN[self.state])
        elif self.state == "full":
            self.page.evaluate(f"() => {{ sessionStorage.full = 'yes'; ({FULL})(); }}")
        else:
            IN_ROOM[self.state](self.store, self.code, self.activity)
            look(self.page)

    def press(self, name: str) -> None:
        self.page.get_by_role("button", name=name).click()

    def choose(self, side: str) -> None:
        self.page.get_by_role("radio", name=side).press("Space")

    def close(self) -> None:
        """Close the page; no script of it writes anything later."""
        self.page.goto("about:blank")
        self.page.close()


def at_the_door(one: Participant) -> None:
    one.page.goto(f"{one.server.url}/r/{one.code}")
    one.choose("Certificated")
    one.change()


def at_the_agenda(one: Participant) -> None:
    """Be in the room and look at its agenda; only then comes the state in which one acts."""
    one.enter()
    one.page.goto(f"{one.server.url}/r/{one.code}")
    expect(one.page.locator(".six-agenda li")).not_to_have_count(0)
    one.change()


def to_the_exercise(one: Participant) -> None:
    one.enter()
    one.page.goto(f"{one.server.url}/exercise/{ONE}")
    known = "has not started" if one.state == "not_started" else "Nothing of yours has been shared."
    expect(one.page.locator(".six-room-status")).to_contain_text(known)


def before_sharing(one: Participant) -> None:
    to_the_exercise(one)
    one.change()


def after_sharing(one: Participant) -> None:
    to_the_exercise(one)
    share(one, "Share with the room")
    assert told(one.page, "Shared.")
    one.change()


def press(one: Participant, name: str) -> None:
    one.press(name)


def share(one: Participant, name: str) -> None:
    one.press(name)
    one.press("Share this")


def change_side(one: Participant, name: str) -> None:
    one.press(name)
    if one.state not in BETWEEN:
        one.choose("Classified")
        one.press("Take this side")


def leave(one: Participant, name: str) -> None:
    one.press(name)
    one.page.get_by_role("dialog").get_by_role("button", name="Leave the room").click()


Act = Callable[[Participant, str], None]
ACTS: dict[str, tuple[Callable[[Participant], None], str, Act]] = {
    "join": (at_the_door, "Enter the room", press),
    "change_side": (at_the_agenda, "Change my side", change_side),
    "leave": (at_the_agenda, "Leave the room on this device", leave),
    "share": (before_sharing, "Share with the room", share),
    "finish": (before_sharing, "I am finished", press),
    "share_again": (after_sharing, "Share again", share),
    "withdraw": (after_sharing, "Withdraw what I shared", press),
}
"""Each act: where one stands before it, its button, and what one does."""


def goes_on(one: Participant, came: Callable[[Participant], None], act: str) -> bool:
    """Say whether the *act* can follow on the page of the act before, and no words there would be taken for its own."""
    words = TABLE["room"][act][one.state]
    if came is not ACTS[act][0] or one.state == "room_closed":  # there the form for another side stays open
        return False
    return words.startswith(NOT_OFFERED) or not one.page.evaluate(SEEN, words)


@pytest.fixture(scope="module")
def home(browser: Browser, server: Server) -> Iterator[Page]:
    """A page of a phone that is emptied before one comes; the states that a page is in go with that page."""
    visitor = browser.new_context(viewport=SIZES["phone"], reduced_motion="reduce")
    page = visitor.new_page()
    page.set_default_timeout(PATIENCE)
    page.goto(f"{server.url}/health")  # while a page stays, so does the process of all others
    yield page
    visitor.close()


@pytest.mark.parametrize("state", STATES)
def test_a_participant_is_told_what_became_of_each_act(
    home: Page, server: Server, store: RoomStore, state: str
) -> None:
    missing = []
    here: tuple[Participant, Callable[[Participant], None]] | None = None
    for act, (come, name, do) in ACTS.items():
        words = TABLE["room"][act][state]
        if words == CANNOT_BE:
            continue
        if here is None or not goes_on(*here, act):
            if here is not None:
                here[0].close()
            here = Participant(home, server, store, state), come
            come(here[0])
        one, _ = here
        if words.startswith(NOT_OFFERED):
            expect(one.page.get_by_role("button", name=name)).to_have_count(0)
        else:
            do(one, name)
        missing += silent(one.page, act, state, words)
    assert here
    here[0].close()
    assert not missing, missing


def test_the_table_has_every_act_in_every_state() -> None:
    assert set(TABLE["room"]) == set(ACTS)
    assert all(set(row) == set(STATES) for row in TABLE["room"].values())


def test_an_act_that_is_told_nothing_is_found(page: Page, server: Server, store: RoomStore) -> None:
    """The specimen: words that only a screen reader finds, and no words at all, are a silence."""
    page.goto(f"{server.url}/health")
    one = Participant(page, server, store, "collecting")
    before_sharing(one)
    share(one, "Share with the room")
    page = one.page
    words = TABLE["room"]["share"]["collecting"]
    assert silent(page, "share", "collecting", words) == []
    # As a listener hears it and nobody sees it: the words are there, and hidden.
    for name in ("visibility", "clip"):
        page.evaluate(HIDE[name])
        assert silent(page, "share", "collecting", words, 500)
    page.evaluate("() => document.querySelector('.six-room-status').remove()")
    assert silent(page, "share", "collecting", words, 500)
