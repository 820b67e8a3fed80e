"""Several facilitators on one server: each sees her own rooms, the owner all of them."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest

from sixelements import __main__ as cli
from sixelements.convening import desk, facilitators, rooms
from sixelements.convening.board import Board, open_board
from sixelements.convening.errors import StoreError
from sixelements.convening.facilitators import OWNER, Whose
from sixelements.convening.facilitators import VARIABLE as FACILITATOR
from sixelements.convening.messages import say
from sixelements.convening.store import RoomStore, open_store
from tests.convening.kept import laid
from tests.convening.races import EXERCISE, SIDES

KEY = "the-key-of-the-owner"


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[RoomStore]:
    monkeypatch.setenv("SIXELEMENTS_DATA", str(tmp_path))
    monkeypatch.delenv("SIXELEMENTS_DATABASE", raising=False)
    opened = open_store(laid(tmp_path / "rooms.sqlite"))
    yield opened
    opened.close()


def facilitator(store: RoomStore, name: str) -> Whose:
    found = facilitators.whose(store, facilitators.ticket(facilitators.hand_out(store, name)), KEY)
    assert found is not None
    return found


def opened(store: RoomStore, whose: Whose) -> str:
    agenda = [(EXERCISE.slug, 20)]
    return rooms.open_room(store, purpose="To try", sides=SIDES, agenda=agenda, whose=whose)


def codes_of(store: RoomStore, whose: Whose) -> set[str]:
    return {one["code"] for one in rooms.all_rooms(store, whose)}


def test_a_key_lets_its_holder_in_and_nothing_else_does(store: RoomStore) -> None:
    key = facilitators.hand_out(store, "North")
    assert facilitators.whose(store, facilitators.ticket(KEY), KEY) == OWNER
    found = facilitators.whose(store, facilitators.ticket(key), KEY)
    assert found not in (None, OWNER)
    for shown in ("", key, KEY, facilitators.ticket(""), facilitators.ticket(key)[:-1], "\ud800"):
        assert facilitators.whose(store, shown, KEY) is None


def test_nobody_who_reads_the_database_can_come_in(store: RoomStore, tmp_path: Path) -> None:
    key = facilitators.hand_out(store, "North")
    raw = b"".join(file.read_bytes() for file in tmp_path.glob("rooms.sqlite*"))
    assert b"North" in raw, "the specimen: what is there is found"
    assert key.encode() not in raw
    assert facilitators.ticket(key).encode() not in raw


def test_each_sees_the_rooms_she_opened_and_the_owner_sees_all(store: RoomStore) -> None:
    north, south = facilitator(store, "North"), facilitator(store, "South")
    of = {whose: opened(store, whose) for whose in (OWNER, north, south)}
    assert codes_of(store, north) == {of[north]}
    assert codes_of(store, south) == {of[south]}
    assert codes_of(store, OWNER) == set(of.values())
    told = {one["code"]: one["facilitator"] for one in rooms.all_rooms(store)}
    assert told == {of[OWNER]: "", of[north]: "North", of[south]: "South"}


def test_a_key_that_was_taken_back_opens_nothing_and_its_rooms_stay_with_the_owner(store: RoomStore) -> None:
    key = facilitators.hand_out(store, "North")
    north = facilitators.whose(store, facilitators.ticket(key), KEY)
    assert north is not None
    code = opened(store, north)
    facilitators.take_back(store, "North")
    assert facilitators.whose(store, facilitators.ticket(key), KEY) is None
    assert codes_of(store, OWNER) == {code}
    with pytest.raises(rooms.RoomError, match="taken back"):
        rooms.allowed(store, "", north)
    assert facilitators.handed_out(store) == []


@pytest.mark.parametrize("name", ["", "  ", "x" * 81, "two\nlines"])
def test_a_name_that_is_not_right_is_refused(store: RoomStore, name: str) -> None:
    with pytest.raises(StoreError, match="needs a name"):
        facilitators.hand_out(store, name)


def test_one_name_has_one_key(store: RoomStore) -> None:
    facilitators.hand_out(store, "North")
    with pytest.raises(StoreError, match="already"):
        facilitators.hand_out(store, " North ")
    with pytest.raises(StoreError, match="no key"):
        facilitators.take_back(store, "South")


def test_whose_rooms_is_said_in_one_word_and_understood_again() -> None:
    for whose in (OWNER, Whose(7)):
        assert facilitators.named(str(whose)) == whose
    with pytest.raises(ValueError, match="nobody"):
        facilitators.named("nobody")


# The board.


@pytest.fixture
def board(store: RoomStore, monkeypatch: pytest.MonkeyPatch) -> Iterator[Board]:
    monkeypatch.setattr(Board, "send", lambda *_, **__: None)
    monkeypatch.setenv(FACILITATOR, str(facilitator(store, "North")))
    made = open_board()
    yield made
    made.store.close()


def asked(kind: type[desk.Request], others: str) -> dict[str, Any]:
    """Return a request of this kind that would work in a room of one's own."""
    values: dict[str, Any] = {
        "key": "one-press", "address": "http://x", "purpose": "x",
        "sides": SIDES, "agenda": [{"slug": EXERCISE.slug, "minutes": 5}],
        "k": 5, "mode": "anonymous", "code": others, "state": "closed", "door": "closed", "heads": 3,
        "wanted": True, "devices": ["1"], "slug": EXERCISE.slug, "minutes": 5, "activity": 1, "to": "collect",
        "turn": "more", "way": "next", "slide": 1, "comparing": False, "at_teams": True,
        "fitting": None, "source": None, "writes": None, "part": "team-1", "two_keys": False, "second": False,
        "first": "sides", "carried": None, "by_beats": False, "number": 1, "chair": "labor", "choice": "x",
        "teams": ["A team"], "team": 1, "name": "x",
        "opens": 0, "closes": 9_000_000_000_000, "tells_side": False,
        "then": 1, "now": 1, "who": "x", "what": "x", "by_when": "x", "commitment": 1, "format": "csv",
        "stands": "kept", "why": "x",
    }  # fmt: skip
    return {"do": kind.__struct_config__.tag, **{name: values[name] for name in kind.__struct_fields__}}


KINDS = [
    one
    for one in desk.Request.__subclasses__()
    if one not in (desk.room.Refresh, desk.room.Here, desk.room.OpenRoom)
]


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_nothing_a_facilitator_asks_for_reaches_a_room_of_somebody_else(
    store: RoomStore, board: Board, kind: type[desk.Request]
) -> None:
    others = opened(store, OWNER)
    request = asked(kind, others)
    desk.read(request)
    before = msgspec.json.encode(rooms.board(store, others))
    board.display.code = others  # as if the board had got there somehow
    board.ask(request)
    assert "No room has that code" in say(board.trouble)
    assert (board.code, board.room, board.qr) == ("", {}, "")
    board.ask(request)
    assert board.room == {}
    assert msgspec.json.encode(rooms.board(store, others)) == before


def test_an_open_board_shows_nothing_more_once_its_key_was_taken_back(store: RoomStore, board: Board) -> None:
    board.ask(asked(desk.room.OpenRoom, ""))
    assert board.room
    assert board.rooms
    facilitators.take_back(store, "North")
    board.ask({"do": "refresh"})
    assert "taken back" in say(board.trouble)
    assert (board.rooms, board.room, board.code) == ([], {}, "")
    board.ask(asked(desk.room.OpenRoom, ""))
    assert board.room == {}
    assert len(codes_of(store, OWNER)) == 1


def test_the_board_shows_devices_when_asked_and_the_square_carries_the_secret(
    store: RoomStore, board: Board, monkeypatch: pytest.MonkeyPatch
) -> None:
    squares: list[str] = []

    def square(link: str) -> str:
        squares.append(link)
        return "<svg>"

    monkeypatch.setattr("sixelements.convening.display.square", square)
    board.ask({"do": "here", "address": "http://127.0.0.1:1"})
    board.ask(asked(desk.room.OpenRoom, "") | {"teams": []})
    assert squares[-1] == f"http://127.0.0.1:1/r/{board.code}#{board.room['secret']}"
    rooms.join(store, board.code, SIDES[0], "a-device-of-the-tests")
    board.ask({"do": "refresh"})
    assert board.devices == []
    board.ask({"do": "devices", "wanted": True})
    (device,) = board.devices
    board.ask({"do": "let-go", "devices": [device["id"]]})
    assert (board.devices, board.room["joined"]) == ([], 0)
    board.ask({"do": "door", "door": "closed"})
    board.ask({"do": "heads", "heads": 16})
    assert (board.room["door"], board.room["heads"], board.trouble) == ("closed", 16, "")


@pytest.mark.parametrize("named", [None, "", "nobody", "None"])
def test_a_board_for_nobody_shows_nothing(
    store: RoomStore, monkeypatch: pytest.MonkeyPatch, named: str | None
) -> None:
    monkeypatch.delenv(facilitators.VARIABLE, raising=False)
    if named is not None:
        monkeypatch.setenv(facilitators.VARIABLE, named)
    with pytest.raises((StoreError, ValueError)):
        open_board()


# The commands.


def test_the_owner_hands_out_lists_and_takes_back_keys(
    store: RoomStore, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.run(["facilitate", "list"]) == 0
    assert cli.run(["facilitate", "add", "North"]) == 0
    first, link = capsys.readouterr().out.splitlines()
    assert "No key was handed out" in first
    key = link.removeprefix("/facilitate?key=")
    north = facilitators.whose(store, facilitators.ticket(key), KEY)
    assert north is not None
    opened(store, north)
    assert cli.run(["facilitate", "list"]) == 0
    assert capsys.readouterr().out == "North: rooms 1\n"
    assert cli.run(["facilitate", "add", "North"]) != 0
    assert cli.run(["facilitate", "remove", "North"]) == 0
    assert cli.run(["facilitate", "remove", "North"]) != 0
    assert len(capsys.readouterr().err.splitlines()) == 2
    assert facilitators.whose(store, facilitators.ticket(key), KEY) is None
