"""Two keys: what cannot be taken back is done when both ask for it within a minute, and either may stop it."""

from pathlib import Path

import pytest

from sixelements.convening import archive, clock, facilitators, rooms
from sixelements.convening.display import Display
from sixelements.convening.facilitators import Whose
from sixelements.convening.store import RoomStore
from sixelements.convening.tables import Remote
from tests.convening.kept import EXERCISE, SIDES, SLUG, Open

MINUTE = 60_000


class Pair:
    """A room of two keys with the pages of both facilitators."""

    def __init__(self, store: RoomStore) -> None:
        self.store = store
        self.code = rooms.open_room(store, purpose="", sides=SIDES, agenda=[(SLUG, 20)], k=3, two_keys=True)
        self.first = Display(store, facilitators.OWNER, code=self.code)
        heard = self.first.ask({"do": "hand-over", "second": True})
        assert heard.way
        _, ticket = rooms.take_word(store, heard.way.word)
        whose = rooms.room_of(store, ticket)
        assert whose
        assert whose.second
        self.second = Display(store, whose, code=self.code)
        self.activity = rooms.about_room(store, self.code)["activities"][0]["id"]
        rooms.start(store, self.code, self.activity)
        for number in range(4):
            token = rooms.join(store, self.code, SIDES[number % 2], f"a-device-of-the-tests-{number}")
            rooms.share(
                store,
                self.code,
                self.activity,
                token=token,
                revision=1,
                version=EXERCISE.version,
                answers=EXERCISE.cases[-1].answers,
            )

    def step(self, by: Display, to: str) -> None:
        assert by.ask({"do": "step", "activity": self.activity, "to": to}).trouble == ""

    @property
    def state(self) -> str:
        state: str = rooms.about_room(self.store, self.code)["activities"][0]["state"]
        return state

    @property
    def asked(self) -> str:
        asked = rooms.about_room(self.store, self.code)["asked"]
        return asked["act"] if asked else ""


@pytest.fixture
def pair(at: Open) -> Pair:
    return Pair(at("rooms.sqlite"))


def test_one_key_does_nothing_however_often_it_is_turned(pair: Pair) -> None:
    for _ in range(3):
        pair.step(pair.first, "reveal")
        assert (pair.state, pair.asked) == ("collecting", "reveal")
    pair.step(pair.second, "reveal")
    assert (pair.state, pair.asked) == ("revealed", "")


@pytest.mark.parametrize("order", [("first", "second"), ("second", "first")])
def test_both_keys_reveal_close_and_close_the_room(pair: Pair, order: tuple[str, str]) -> None:
    one, other = (getattr(pair, name) for name in order)
    for act, state in (("reveal", "revealed"), ("close", "closed")):
        pair.step(one, act)
        assert pair.state != state
        pair.step(other, act)
        assert pair.state == state
    one.ask({"do": "state", "state": "closed"})
    assert rooms.about_room(pair.store, pair.code)["state"] == "open"
    other.ask({"do": "state", "state": "closed"})
    assert rooms.about_room(pair.store, pair.code)["state"] == "closed"
    one.ask({"do": "state", "state": "open"})
    assert rooms.about_room(pair.store, pair.code)["state"] == "open", "what can be taken back needs one key"


@pytest.mark.parametrize("order", [("first", "second"), ("second", "first")])
def test_both_keys_set_aside(pair: Pair, order: tuple[str, str]) -> None:
    one, other = (getattr(pair, name) for name in order)
    pair.step(one, "set-aside")
    assert (pair.state, pair.asked) == ("collecting", "set-aside")
    other.ask({"do": "refresh"})
    assert other.shows["room"]["second"] is (order[1] == "second"), "each page knows which key it turns"
    pair.step(other, "set-aside")
    assert (pair.state, pair.asked) == ("aside", "")


@pytest.mark.parametrize("who", ["first", "second"])
def test_either_may_stop_it(pair: Pair, who: str) -> None:
    pair.step(pair.first, "reveal")
    getattr(pair, who).ask({"do": "stop-asked"})
    assert pair.asked == ""
    pair.step(pair.second, "reveal")
    assert (pair.state, pair.asked) == ("collecting", "reveal")


def test_after_a_minute_the_other_key_begins_anew(pair: Pair, monkeypatch: pytest.MonkeyPatch) -> None:
    pair.step(pair.first, "reveal")
    later = clock.now() + MINUTE + 1000
    monkeypatch.setattr(clock, "now", lambda: later)
    assert pair.asked == ""
    pair.step(pair.second, "reveal")
    assert (pair.state, pair.asked) == ("collecting", "reveal")


def test_two_keys_for_two_acts_do_neither(pair: Pair) -> None:
    pair.step(pair.first, "reveal")
    pair.second.ask({"do": "state", "state": "closed"})
    assert (pair.state, pair.asked) == ("collecting", "close-room")


def test_the_second_key_hands_on_no_other(pair: Pair) -> None:
    heard = pair.second.ask({"do": "hand-over"})
    assert heard.way
    _, ticket = rooms.take_word(pair.store, heard.way.word)
    assert rooms.room_of(pair.store, ticket) == pair.second.whose
    heard = pair.first.ask({"do": "hand-over"})
    assert heard.way
    _, ticket = rooms.take_word(pair.store, heard.way.word)
    assert rooms.room_of(pair.store, ticket) == Whose(room=pair.second.whose.room)


def test_a_room_of_one_key_is_led_as_ever(at: Open) -> None:
    store = at("rooms.sqlite")
    code = rooms.open_room(store, purpose="", sides=SIDES, agenda=[(SLUG, 20)])
    page = Display(store, facilitators.OWNER, code=code)
    page.ask({"do": "state", "state": "closed"})
    told = rooms.about_room(store, code)
    assert (told["state"], told["two_keys"], told["asked"]) == ("closed", False, None)
    assert page.ask({"do": "hand-over", "second": True}).way
    with store.read() as work:
        assert [one.second for one in work.query(Remote)] == [False]


def test_a_backup_brings_both_keys_back(pair: Pair, at: Open, tmp_path: Path) -> None:
    pair.step(pair.second, "reveal")
    archive.backup(pair.store, tmp_path / "kept.zip")
    other = at("other.sqlite")
    archive.restore(other, tmp_path / "kept.zip")
    told = rooms.about_room(other, pair.code)
    assert (told["two_keys"], told["asked"]["second"]) == (True, True)
