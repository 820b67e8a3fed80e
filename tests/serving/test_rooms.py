"""The room over HTTP: what a participant's device may do, and what nobody may."""

import gzip
import json
import time
from pathlib import Path
from typing import Any

import pytest

from sixelements import catalog, kinds
from sixelements.convening import codes, rooms
from sixelements.convening.store import RoomStore
from tests.convening.writing import edit
from tests.serving.rooms import SIDES, SLUG, ask, data, join, room, server, shared, store
from tests.support.server import PATIENCE, Server

__all__ = ["data", "room", "server", "store"]  # fixtures

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


@pytest.mark.parametrize(("method", "path"), [("PUT", "share"), ("POST", "document")])
def test_what_is_sent_for_an_exercise_that_the_course_has_no_more_is_refused_for_good(
    server: Server, store: RoomStore, method: str, path: str
) -> None:
    # In the course of these tests, and not in that of the server.
    slug = next(
        one.slug
        for one in catalog.all_exercises()
        if (form := kinds.get(one.kind).document(one)) and not (form.silent or form.by_side)
    )
    code = rooms.open_room(store, purpose="To try", sides=SIDES, agenda=[(slug, 20)], k=3)
    activity = rooms.about_room(store, code)["activities"][0]["id"]
    rooms.start(store, code, activity)
    token = join(server, code)
    written = {"token": token, "document": None, "after": 0, "edits": [vars(edit())]}
    body = shared(token) if path == "share" else written
    answer = ask(server, method, f"/api/rooms/{code}/activities/{activity}/{path}", body)
    told = json.loads(answer.body)
    assert (answer.status, told["code"]) == (404, "unknown-exercise")
    assert "stays on this device" in told["error"]


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
    for path in ("/board", "/board/", "/%62oard"):
        assert ask(server, "GET", path).status in (403, 404)
        assert ask(server, "HEAD", path, Cookie="six_facilitator=guess").status in (403, 404)


def test_our_pages_keep_to_themselves(server: Server) -> None:
    for path in ("/join", "/r/KTM4RX", "/"):
        headers = ask(server, "GET", path).headers
        assert "script-src 'self';" in headers["Content-Security-Policy"]
        assert headers["X-Content-Type-Options"] == "nosniff"


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
