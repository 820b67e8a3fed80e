"""A convening of sixteen meets twice over HTTP, one person missing the second time.

What an attacker reads off both times, and how it goes beside a visitor who floods, bombs and guesses.
"""

import asyncio
import json
import random
import socket
import threading
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Any

import pytest
from tornado.httpclient import HTTPClientError
from tornado.websocket import WebSocketClosedError

from sixelements import catalog, kinds, shape
from sixelements.content import Exercise
from sixelements.convening import codes, facilitators
from sixelements.convening.board import Board, open_board
from sixelements.convening.messages import say
from tests.answering import answers
from tests.convening.adversary.rooms import mixed
from tests.examples import ONE_A_KIND
from tests.support.courses import copy_of
from tests.support.frames import broken, connect, frame
from tests.support.kernels import AUTHORS, kernel_of
from tests.support.server import OPEN, Server, ask, running, until, wrong_code

SIDES = ["labor-certificated", "management-site"]
PEOPLE = 16
MISSING = 0
ROUTER = "127.0.0.77"
"""The phones and the visitor are behind one: she sits in the room."""
SECRET = "a-word-that-nobody-may-read"  # noqa: S105  (an answer)

Answers = dict[str, Any]
Counted = Mapping[tuple[str, ...], list[int]]


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("data")


@pytest.fixture(scope="module")
def server(data: Path) -> Iterator[Server]:
    with running(copy_of(data, ONE_A_KIND), data / "log", OPEN, SIXELEMENTS_DATA=str(data)) as started:
        yield started


@pytest.fixture
def board(server: Server, data: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Board]:
    """The facilitator's board, on the rooms of the running server."""
    monkeypatch.setenv("SIXELEMENTS_DATA", str(data))
    monkeypatch.setenv(facilitators.VARIABLE, str(facilitators.OWNER))
    monkeypatch.setattr(Board, "send", lambda *_, **__: None)
    made = open_board()
    with closing(made.store):
        yield made


class Phones:
    """Sixteen phones in a room, each with the square's secret."""

    def __init__(self, server: Server, board: Board, exercise: Exercise) -> None:
        self.server, self.board, self.exercise = server, board, exercise
        self.code: str = board.code
        self.tokens: list[str] = []
        self.statuses: list[int] = []
        shared = kinds.get(exercise.kind).shared_shape(exercise)
        self.sheets = [shape.prune(shared, answers(exercise, seed, SECRET))[0] for seed in range(PEOPLE)]
        self.others = [shape.prune(shared, answers(exercise, 100 + seed))[0] for seed in range(PEOPLE)]

    def call(self, method: str, path: str, body: Any = None, **headers: str) -> Any:
        told = ask(self.server.port, method, f"/api/rooms/{self.code}{path}", body, me=ROUTER, **headers)
        self.statuses.append(told.status)
        return json.loads(told.body)

    def come_in(self) -> None:
        secret = self.board.room["secret"]
        for at in range(PEOPLE):
            self.call("GET", "", X_Six_Secret=secret)
            body = {"side": SIDES[at % 2], "join": f"phone-of-person-{at:04}"}
            self.tokens.append(self.call("POST", "/join", body, X_Six_Secret=secret)["token"])

    def share(self, people: range) -> int:
        """Let these people share what they have answered; return which activity it was."""
        activity: int = self.board.room["activities"][-1]["id"]
        self.board.ask({"do": "step", "activity": activity, "to": "collect"})
        for at in people:
            body = {
                "token": self.tokens[at],
                "revision": 1,
                "version": self.exercise.version,
                "answers": self.sheets[at],
            }
            self.call("PUT", f"/activities/{activity}/share", body)
        return activity

    def reveal(self, activity: int) -> None:
        self.board.ask({"do": "step", "activity": activity, "to": "reveal"})

    def pattern(self, activity: int, at: int) -> Any:
        return self.call("GET", f"/activities/{activity}/pattern", X_Six_Token=self.tokens[at])

    def change(self, how: float) -> None:
        """Let everybody answer anew, each question with the chance *how*."""
        chance = random.Random(5)  # noqa: S311  (the same each time)
        self.sheets = [
            mixed(one, other, chance, how) for one, other in zip(self.sheets, self.others, strict=True)
        ]

    def twice(self, how: float) -> tuple[Any, Any]:
        """Let all meet, then all but one; return what a phone shows of both times."""
        first = self.share(range(PEOPLE))
        self.reveal(first)
        self.board.ask({"do": "again", "activity": first})
        assert self.board.trouble == ""
        self.change(how)
        second = self.share(range(MISSING + 1, PEOPLE))
        self.reveal(second)
        return self.pattern(first, 1), self.pattern(second, 1)


def open_room(board: Board, slug: str, mode: str = "anonymous") -> None:
    agenda = [{"slug": slug, "minutes": 20}]
    board.ask(
        {"do": "open", "purpose": "To meet twice", "sides": SIDES, "k": 5, "mode": mode, "agenda": agenda}
    )
    assert board.trouble == ""


def opened(server: Server, board: Board, slug: str, mode: str = "anonymous") -> Phones:
    open_room(board, slug, mode)
    phones = Phones(server, board, catalog.get(slug))
    phones.come_in()
    return phones


def counted(value: Any, at: tuple[str, ...] = ()) -> dict[tuple[str, ...], list[int]]:
    """Return every list of counts that stands anywhere in a pattern, by what it says it counts."""
    if isinstance(value, list):
        return {path: some for one in value for path, some in counted(one, at).items()}
    if not isinstance(value, dict):
        return {}
    here = (*at, *(str(value[name]) for name in ("id", "group", "when", "asked") if name in value))
    found = {path: some for one in value.values() for path, some in counted(one, here).items()}
    return found | ({here: value["counts"]} if "counts" in value else {})


def told_by_subtracting(first: Counted, second: Counted) -> list[tuple[str, ...]]:
    """Return the questions on which one count fell by one and no other changed: there stood whoever is missing."""
    both = [(key, some, second[key]) for key, some in first.items() if key in second]
    return [
        key
        for key, then, now in both
        if sorted(b - a for a, b in zip(then, now, strict=True)) == [-1, *[0] * (len(then) - 1)]
    ]


@pytest.mark.parametrize("slug", ONE_A_KIND)
def test_what_a_phone_shows_of_two_meetings_tells_no_answer_of_whoever_was_missing(
    server: Server, board: Board, slug: str
) -> None:
    phones = opened(server, board, slug)
    first, second = phones.twice(0.1)
    assert set(phones.statuses[:-1]) == {200}
    assert phones.statuses[-1] in {200, 409}, "the second time shows what moved, or nothing"
    assert first["blocks"]
    assert told_by_subtracting(counted(first), counted(second)) == []
    assert counted(second) == {}, "no second picture"


def test_where_a_table_agreed_to_be_open_the_same_attacker_reads_it(server: Server, board: Board) -> None:
    """The specimen: without the rule, whoever was missing is read off the two pictures."""
    phones = opened(server, board, "decision-continuum", "open")
    first, second = phones.twice(0)
    assert len(told_by_subtracting(counted(first), counted(second))) > 10


# The whole, beside a visitor who floods, bombs and guesses.


class Visitor:
    """Somebody in the room with a laptop, until told to stop; what she does is counted."""

    def __init__(self, server: Server, code: str) -> None:
        self.server, self.code = server, code
        self.ends = threading.Event()
        self.done: dict[str, int] = {}
        self.kernel = kernel_of(server.ask(AUTHORS).text)

    def flood(self, number: int) -> None:
        """Ask for pages, join with one device after the other, and leave requests half said."""
        ask(self.server.port, "GET", "/", me=ROUTER)
        body = {"side": SIDES[0], "join": f"device-of-nobody-{number:08}"}
        ask(self.server.port, "POST", f"/api/rooms/{self.code}/join", body, me=ROUTER)
        with socket.create_connection(("127.0.0.1", self.server.port), source_address=(ROUTER, 0)) as half:
            half.sendall(b"GET / HTTP/1.1\r\nX: ")

    def guess(self, number: int) -> None:
        """Try codes."""
        ask(self.server.port, "GET", f"/api/rooms/{wrong_code(number)}", me=ROUTER)

    def bomb(self, number: int) -> None:
        """Send frames that stopped the server once, and a body that is none."""
        rng = random.Random(number)  # noqa: S311

        async def throw() -> None:
            connection = await connect(self.server.port, self.kernel)
            with suppress(WebSocketClosedError):
                await connection.write_message(frame("comm_msg", {"comm_id": SECRET}), binary=True)
                await connection.write_message(b"\xff" * 7 if number % 2 else broken(rng), binary=True)
            connection.close()
            while await connection.read_message() is not None:
                pass  # until the server has closed its end, our socket stays open when the loop ends

        with suppress(OSError, HTTPClientError, TimeoutError):
            asyncio.run(asyncio.wait_for(throw(), 10))
        ask(self.server.port, "PUT", f"/api/rooms/{self.code}/activities/1/share", {"own": SECRET}, me=ROUTER)

    def go_on(self, name: str) -> None:
        number = 0
        while not self.ends.wait(0.02):  # two cores are shared with what is attacked
            getattr(self, name)(number)
            number += 1
            self.done[name] = number


@contextmanager
def visited(server: Server, code: str) -> Iterator[Visitor]:
    visitor = Visitor(server, code)
    threads = [threading.Thread(target=visitor.go_on, args=(name,)) for name in ("flood", "guess", "bomb")]
    for one in threads:
        one.start()
    try:
        yield visitor
    finally:
        visitor.ends.set()
        for one in threads:
            one.join()


def test_a_convening_meets_twice_under_attack(server: Server, board: Board) -> None:
    open_room(board, "decision-continuum")
    with visited(server, board.code) as visitor:
        until(
            lambda: ask(server.port, "GET", f"/api/rooms/{board.code}", me=ROUTER).status == 429,
            "whoever only types the code should be held up",
        )
        phones = Phones(server, board, catalog.get("decision-continuum"))
        phones.come_in()
        first, second = phones.twice(0.4)
        # What may be shown is shown, and why the rest is held is said in kind words.
        assert counted(first)
        assert told_by_subtracting(counted(first), counted(second)) == []
        assert second["moved"]
        assert "The first picture stays on view" in say(second["note"])
        assert "open a new room" in say(second["note"])
        # A third time with hardly a change: the board says what helps.
        activity = board.room["activities"][-1]["id"]
        board.ask({"do": "again", "activity": activity})
        phones.reveal(phones.share(range(PEOPLE - 1)))
        assert "The earlier picture stays" in say(board.trouble)
        assert "everyone who shared before" in say(board.trouble)
        # Every phone is still in.
        for token in phones.tokens:
            assert phones.call("GET", "", X_Six_Token=token)["code"] == board.code
        done = dict(visitor.done)
    assert set(phones.statuses) == {200}, "no phone was turned away"
    assert min(done[name] for name in ("flood", "guess", "bomb")) > 5, done
    assert server.ask("/health").status == 200
    told = server.log.read_text().partition("Press Ctrl-C to stop.\n")[2]
    private = (ROUTER, SECRET, board.code, codes.spoken(board.code), *phones.tokens, "Traceback", 'now":')
    assert not [one for one in private if one in told], told
    print(f"{len(phones.statuses)} requests of phones, all answered with 200, beside {done}")
