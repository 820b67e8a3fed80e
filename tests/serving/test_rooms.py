"""The room over HTTP: what a participant's device may do, and what nobody may."""

import gzip
import http.client
import json
import socket
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from sixelements import catalog, course
from sixelements.convening import codes, rooms
from sixelements.convening.store import RoomStore, open_store
from sixelements.serving import limits
from tests.support.server import PATIENCE, Answer, Server, running

SLUG = "conflict-styles"
EXERCISE = catalog.get(SLUG)
SIDES = ["labor-certificated", "management-site"]
HOSTILE = [
    "</script><script>alert(1)</script>",
    "'; DROP TABLE room; --",
    "=HYPERLINK(1)",
    "{{7*7}}${7*7}",
    "../../../etc/passwd",
    "\u202e\u0000\ufeff",
    "😀" * 30,
    "a" * 5000,
    "%00%ff%2e%2e",
]


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("data")


@pytest.fixture(scope="module")
def server(data: Path) -> Iterator[Server]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SIXELEMENTS_DATA", str(data))
        with running(course.root(), data / "log.txt") as started:
            started.rest()
            yield started


@pytest.fixture(scope="module")
def store(server: Server, data: Path) -> Iterator[RoomStore]:
    opened = open_store(f"sqlite:///{data / 'rooms.sqlite'}")
    yield opened
    opened.close()


@pytest.fixture
def room(store: RoomStore) -> tuple[str, int]:
    code = rooms.open_room(store, purpose="To try", sides=SIDES, agenda=[(SLUG, 20)], k=3)
    activity = rooms.about_room(store, code)["activities"][0]["id"]
    rooms.start(store, code, activity)
    return code, activity


def ask(server: Server, method: str, path: str, body: Any = None, **headers: str) -> Answer:
    """Send JSON; header names are written with underscores."""
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=PATIENCE)
    raw = body if isinstance(body, bytes) else json.dumps(body).encode() if body is not None else None
    try:
        connection.request(
            method, path, raw, {name.replace("_", "-"): value for name, value in headers.items()}
        )
        reply = connection.getresponse()
        return Answer(reply.status, reply.headers, reply.read())
    finally:
        connection.close()


def join(server: Server, code: str, word: str = "a-device-of-the-tests") -> str:
    answer = ask(server, "POST", f"/api/rooms/{code}/join", {"side": SIDES[0], "join": word})
    assert answer.status == 200, answer.text
    token: str = json.loads(answer.body)["token"]
    return token


def shared(token: str, **changes: Any) -> dict[str, Any]:
    return {
        "token": token,
        "revision": 1,
        "version": EXERCISE.version,
        "answers": EXERCISE.cases[-1].answers,
        **changes,
    }


def test_a_device_joins_shares_and_withdraws(server: Server, store: RoomStore, room: tuple[str, int]) -> None:
    code, activity = room
    told = json.loads(ask(server, "GET", f"/api/rooms/{codes.spoken(code).lower()}").body)
    assert told["current"] == activity
    assert (told["joined"], told["activities"][0]["finished"]) == (0, 0)
    path = f"/api/rooms/{code}/activities/{activity}/share"
    token = join(server, code)
    assert json.loads(ask(server, "PUT", path, shared(token)).body) == {"revision": 1}
    assert rooms.board(store, code)["activities"][0]["shared"] == 1
    assert ask(server, "DELETE", path, {"token": token, "revision": 2}).status == 200
    assert rooms.board(store, code)["activities"][0]["shared"] == 0


def test_a_device_that_was_let_go_hears_so_at_its_next_look(
    server: Server, store: RoomStore, room: tuple[str, int]
) -> None:
    code, _ = room

    def here(token: str) -> object:
        return json.loads(ask(server, "GET", f"/api/rooms/{code}", X_Six_Token=token).body).get("here")

    token, other = join(server, code), join(server, code, "another-device-of-the-tests")
    assert here("") is None
    assert here(token) is True  # at once, whatever was read of the room a moment ago
    gone = [
        int(one["id"])
        for one in rooms.devices(store, code)
        if one["badge"] == codes.badge(codes.digest(token))
    ]
    rooms.let_go(store, code, gone)
    end = time.monotonic() + PATIENCE
    while here(token) and time.monotonic() < end:
        time.sleep(0.05)
    assert (here(token), here(other)) == (False, True)
    assert join(server, code) == token
    assert here(token) is True


def test_nothing_is_shown_before_the_reveal_and_never_to_another_room(
    server: Server, store: RoomStore, room: tuple[str, int]
) -> None:
    code, activity = room
    other = rooms.open_room(store, purpose="Another", sides=SIDES, agenda=[(SLUG, 20)])
    refused = ask(server, "GET", f"/api/rooms/{code}/activities/{activity}/pattern")
    assert (refused.status, json.loads(refused.body)["code"]) == (409, "not-revealed")
    assert ask(server, "GET", f"/api/rooms/{other}/activities/{activity}/pattern").status == 404
    token = join(server, other)
    assert ask(server, "PUT", f"/api/rooms/{code}/activities/{activity}/share", shared(token)).status == 403


def test_a_revealed_pattern_is_sent_whole_once_and_then_only_named(
    server: Server, store: RoomStore, room: tuple[str, int]
) -> None:
    code, activity = room
    for number in range(3):
        token = join(server, code, f"a-device-of-the-tests-{number}")
        ask(server, "PUT", f"/api/rooms/{code}/activities/{activity}/share", shared(token))
    told = rooms.reveal(store, code, activity)
    path = f"/api/rooms/{code}/activities/{activity}/pattern"
    first = ask(server, "GET", path)
    assert json.loads(first.body) == told
    packed = ask(server, "GET", path, Accept_Encoding="gzip")
    assert gzip.decompress(packed.body) == first.body
    assert packed.headers["ETag"] == first.headers["ETag"]
    again = ask(server, "GET", path, If_None_Match=first.headers["ETag"])
    assert (again.status, again.body) == (304, b"")
    assert ask(server, "GET", path, If_None_Match='W/"of-another"').body == first.body
    assert ask(server, "GET", f"/api/rooms/KKKKKK/activities/{activity}/pattern").status == 404


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec_Fetch_Site": "cross-site"},
        {"Sec_Fetch_Site": "same-site"},
        {"Origin": "http://elsewhere.example"},
    ],
)
def test_another_sites_page_can_do_nothing(
    server: Server, room: tuple[str, int], headers: dict[str, str]
) -> None:
    code, activity = room
    body = {"side": SIDES[0], "join": "a-device-of-another-site"}
    assert ask(server, "POST", f"/api/rooms/{code}/join", body, **headers).status == 403
    token = join(server, code)
    path = f"/api/rooms/{code}/activities/{activity}/share"
    assert ask(server, "PUT", path, shared(token), **headers).status == 403
    assert ask(server, "DELETE", path, {"token": token, "revision": 5}, **headers).status == 403


def test_a_page_of_ours_can(server: Server, room: tuple[str, int]) -> None:
    body = {"side": SIDES[0], "join": "a-device-of-this-site"}
    path = f"/api/rooms/{room[0]}/join"
    assert ask(server, "POST", path, body, Origin=f"http://127.0.0.1:{server.port}").status == 200
    assert ask(server, "POST", path, body, Sec_Fetch_Site="same-origin").status == 200


@pytest.mark.parametrize(
    "body",
    [b"", b"{", b"[]", b"null", b"\xff", b"[" * 50_000, {"side": SIDES[0]}, {"side": 1, "join": "x" * 20},
     {"side": SIDES[0], "join": "short"}, {"side": SIDES[0], "join": "x" * 20, "name": "somebody"}],
)  # fmt: skip
def test_a_body_that_is_not_right_is_refused_in_one_sentence(
    server: Server, room: tuple[str, int], body: Any
) -> None:
    answer = ask(server, "POST", f"/api/rooms/{room[0]}/join", body)
    assert answer.status == 400
    assert set(json.loads(answer.body)) == {"error", "code", "says"}


@pytest.mark.parametrize("revision", [0, -1, 2**31, 10**30, True, "1", 1.5, None])
def test_a_revision_that_is_not_right_is_refused(
    server: Server, room: tuple[str, int], revision: Any
) -> None:
    code, activity = room
    answer = ask(
        server,
        "PUT",
        f"/api/rooms/{code}/activities/{activity}/share",
        shared(join(server, code), revision=revision),
    )
    assert answer.status == 400


def test_answers_nested_without_end_are_refused_in_one_sentence(
    server: Server, room: tuple[str, int]
) -> None:
    body = json.dumps(shared("a-token", answers={"replies": "here"})).replace(
        '"here"', "[" * 5000 + "]" * 5000
    )
    path = f"/api/rooms/{room[0]}/activities/{room[1]}/share"
    assert ask(server, "PUT", path, body.encode()).status == 400


def test_a_body_that_is_too_big_is_refused(server: Server, room: tuple[str, int]) -> None:
    code, activity = room
    big = shared(join(server, code), answers={"own": "x" * 70_000})
    assert ask(server, "PUT", f"/api/rooms/{code}/activities/{activity}/share", big).status == 413


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_in_every_field_change_nothing(
    server: Server, store: RoomStore, room: tuple[str, int], words: str
) -> None:
    code, activity = room
    token = join(server, code)
    path = f"/api/rooms/{code}/activities/{activity}/share"
    tries = [
        ask(server, "POST", f"/api/rooms/{code}/join", {"side": words, "join": "x" * 20}),
        ask(server, "POST", f"/api/rooms/{code}/join", {"side": SIDES[0], "join": words, words: words}),
        ask(server, "PUT", path, shared(words)),
        ask(server, "PUT", path, shared(token, version=words)),
        ask(server, "PUT", path, shared(token, answers={words: words})),
        ask(server, "PUT", path, shared(token, answers={"replies": {words: {"most": words}}})),
    ]
    assert all(400 <= one.status < 500 for one in tries), [one.status for one in tries]
    assert rooms.board(store, code)["activities"][0]["shared"] == 0
    assert ask(server, "GET", f"/api/rooms/{code}").status == 200


def test_the_facilitators_door_opens_for_the_key_only(server: Server, data: Path) -> None:
    key = codes.facilitator_key(data)
    assert ask(server, "GET", "/facilitate?key=wrong").status == 403
    assert ask(server, "GET", "/facilitate").status == 403
    opened = ask(server, "GET", f"/facilitate?key={key}")
    cookie = opened.headers["Set-Cookie"]
    assert opened.status == 200
    assert "HttpOnly" in cookie
    assert "SameSite=Strict" in cookie
    assert key not in opened.text
    assert key not in cookie


def test_the_board_is_for_the_facilitator_only(server: Server) -> None:
    assert ask(server, "GET", "/voila/render/pages/board.ipynb").status == 403
    assert (
        ask(server, "HEAD", "/voila/render/pages/board.ipynb", Cookie="six_facilitator=guess").status == 403
    )
    assert ask(server, "GET", "/voila/render/pages/%62oard.ipynb").status == 403


def test_our_pages_keep_to_themselves(server: Server) -> None:
    for path in ("/join", "/r/KTM4RX", "/"):
        headers = ask(server, "GET", path).headers
        assert "script-src 'self';" in headers["Content-Security-Policy"]
        assert headers["X-Content-Type-Options"] == "nosniff"


def test_more_devices_than_a_venue_has_cannot_join_from_one_address() -> None:
    def joined(address: str, code: str, devices: range) -> int:
        return sum(not limits.too_many_joins(address, code, f"device-{one}") for one in devices)

    assert joined("venue", "ROOM", range(500)) == 500, "hundreds of phones behind one router"
    assert joined("venue", "ROOM", range(500)) == 500, "whose requests are sent twice"
    assert joined("venue", "ROOM", range(500, 2000)) == 100, "and a script among them"
    assert joined("venue", "ROOM", range(500)) == 500, "holds up nobody who is in"
    assert joined("elsewhere", "ROOM", range(500)) == 500
    assert joined("venue", "NEXT", range(500)) == 500


def test_a_device_too_many_is_told_in_one_sentence(server: Server, room: tuple[str, int]) -> None:
    body = {"side": SIDES[0], "join": "a-device-of-the-tests"}
    path = f"/api/rooms/{room[0]}/join"
    told = [
        ask(server, "POST", path, {**body, "join": f"device-too-many-{one}"}).status for one in range(601)
    ]
    assert told == [200] * 600 + [429]
    refused = ask(server, "POST", path, body).text
    assert "Very many devices joined" in refused
    assert "Scan the square" in refused


@pytest.mark.parametrize(("method", "path"), [("GET", "join"), ("POST", ""), ("HEAD", "join")])
def test_a_request_an_address_does_not_take_is_told_so(
    server: Server, room: tuple[str, int], method: str, path: str
) -> None:
    answer = ask(server, method, f"/api/rooms/{room[0]}/{path}".rstrip("/"))
    assert answer.status == 405
    assert method == "HEAD" or json.loads(answer.body)["code"] == "other-request"


def test_head_asks_for_a_room_as_get_does(server: Server, room: tuple[str, int]) -> None:
    answer = ask(server, "HEAD", f"/api/rooms/{room[0]}")
    assert (answer.status, answer.body) == (200, b"")
    assert ask(server, "HEAD", "/api/rooms/KKKKKK").status == 404


def test_phones_that_ask_for_a_deleted_room_hold_nobody_up(server: Server, room: tuple[str, int]) -> None:
    asked = [ask(server, "GET", "/api/rooms/DEADAA").status for _ in range(70)]
    assert set(asked) == {404}
    join(server, room[0], "a-device-that-comes-after")


def test_whoever_guesses_codes_is_held_up_and_those_in_the_room_go_on(
    server: Server, data: Path, room: tuple[str, int]
) -> None:
    code, activity = room
    token = join(server, code)
    answers = [ask(server, "GET", f"/api/rooms/KKKK{number}").status for number in range(10, 71)]
    assert answers[0] == 404
    assert answers[-1] == 429
    assert ask(server, "POST", f"/api/rooms/{code}/join", {"side": SIDES[0], "join": "x" * 20}).status == 429
    assert ask(server, "GET", f"/api/rooms/{code}", X_Six_Token=token).status == 200
    assert ask(server, "PUT", f"/api/rooms/{code}/activities/{activity}/share", shared(token)).status == 200
    key = codes.facilitator_key(data)
    assert ask(server, "GET", f"/facilitate?key={key}").status == 200, "the facilitator is not locked out"


def test_who_holds_the_square_comes_in_whatever_others_behind_the_same_address_do(
    server: Server, store: RoomStore, room: tuple[str, int]
) -> None:
    """The address has guessed codes a moment ago, and lets a script join without pause as well."""
    code, _ = room
    for number in range(10, 71):
        ask(server, "GET", f"/api/rooms/KKKM{number}")
    path = f"/api/rooms/{code}/join"
    body = {"side": SIDES[0], "join": "a-newcomer-with-the-square"}
    secret = rooms.board(store, code)["secret"]
    waits = ask(server, "GET", f"/api/rooms/{code}")
    assert waits.status == 429, "who only types the code waits"
    assert "Scan the square" in waits.text, "and is told what to do instead"
    assert ask(server, "POST", path, body).status == 429
    assert ask(server, "POST", path, body, X_Six_Secret=secret[:-1]).status == 429
    assert ask(server, "GET", f"/api/rooms/{code}", X_Six_Secret=secret).status == 200
    joined = ask(server, "POST", path, body, X_Six_Secret=secret)
    assert joined.status == 200
    (device,) = rooms.devices(store, code)
    assert json.loads(joined.body)["badge"] == device["badge"]
    assert ask(server, "GET", "/api/rooms/KKKKKK", X_Six_Secret=secret).status == 429
    assert secret not in ask(server, "GET", f"/api/rooms/{code}", X_Six_Secret=secret).text


def test_more_devices_than_a_venue_has_join_with_the_square(
    server: Server, store: RoomStore, room: tuple[str, int]
) -> None:
    code, _ = room
    secret = rooms.board(store, code)["secret"]
    path, body = f"/api/rooms/{code}/join", {"side": SIDES[0]}
    told = {
        ask(
            server, "POST", path, {**body, "join": f"device-with-the-square-{one}"}, X_Six_Secret=secret
        ).status
        for one in range(610)
    }
    assert told == {200}


def test_a_closed_door_is_told_in_one_sentence(
    server: Server, store: RoomStore, room: tuple[str, int]
) -> None:
    code, _ = room
    secret = rooms.board(store, code)["secret"]
    rooms.set_door(store, code, "closed")
    body = {"side": SIDES[0], "join": "a-device-that-comes-too-late"}
    refused = ask(server, "POST", f"/api/rooms/{code}/join", body, X_Six_Secret=secret)
    assert (refused.status, json.loads(refused.body)["code"]) == (409, "door-closed")


def test_a_flood_is_cut_off_before_it_is_read(server: Server, room: tuple[str, int]) -> None:
    headers = (
        f"PUT /api/rooms/{room[0]}/activities/1/share HTTP/1.1\r\nHost: x\r\nContent-Length: 90000000\r\n\r\n"
    )
    with socket.create_connection(("127.0.0.1", server.port), timeout=PATIENCE) as line:
        line.sendall(headers.encode())
        assert line.recv(1000).startswith(b"HTTP/1.1 400")
