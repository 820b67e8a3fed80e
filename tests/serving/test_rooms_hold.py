"""Guessing, flooding and crowding at the door of a room, and whom it holds up."""

import json
import socket
from pathlib import Path

from sixelements.convening import codes, rooms
from sixelements.convening.store import RoomStore
from sixelements.serving import limits
from tests.serving.rooms import SIDES, ask, data, join, room, server, shared, store
from tests.support.server import PATIENCE, Server

__all__ = ["data", "room", "server", "store"]  # fixtures


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
