"""The facilitator's desk over HTTP: any browser with her ticket works a room, with no Python of its own."""

import base64
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from sixelements import course
from sixelements.convening import codes, facilitators
from sixelements.convening.messages import say
from tests.support.server import SERVE, Answer, Server, ask, running

SLUG = "conflict-styles"
OPENING = {
    "do": "open", "purpose": "To try", "sides": ["labor-certificated", "management-site"],
    "agenda": [{"slug": SLUG, "minutes": 20}], "k": 3, "mode": "open",
}  # fmt: skip


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("desk")


@pytest.fixture(scope="module")
def served(data: Path) -> Iterator[Server]:
    with running(course.root(), data / "log", SERVE, SIXELEMENTS_DATA=str(data)) as server:
        yield server


class Desk:
    """A facilitator's browser."""

    def __init__(self, server: Server, ticket: str) -> None:
        self.server, self.ticket, self.code, self.mark = server, ticket, "", ""

    def ask(self, **asked: Any) -> Answer:
        body = {"ask": asked, "code": self.code, "have": self.mark}
        return ask(
            self.server.port, "POST", "/api/desk", body,
            Cookie=f"six_facilitator={self.ticket}", Sec_Fetch_Site="same-origin",
        )  # fmt: skip

    def told(self, **asked: Any) -> Any:
        told = json.loads(self.ask(**asked).body)
        self.code, self.mark = told["code"], told["mark"]
        return told


@pytest.fixture
def desk(served: Server, data: Path) -> Desk:
    return Desk(served, facilitators.ticket(codes.facilitator_key(data)))


def test_a_room_is_worked_from_its_opening_to_its_record(served: Server, desk: Desk) -> None:
    room = desk.told(**OPENING)["shows"]["room"]
    (activity,) = room["activities"]
    assert desk.told(do="step", activity=activity["id"], to="collect")["done"]
    told = desk.told(do="clock", activity=activity["id"], turn="start")
    (now,) = told["shows"]["room"]["activities"]
    assert 0 < now["ends"] - told["now"] <= 20 * 60_000
    for number in range(3):
        joined = ask(
            served.port, "POST", f"/api/rooms/{desk.code}/join",
            {"side": "management-site", "join": f"a-device-of-the-tests-{number}"},
        )  # fmt: skip
        path = f"/api/rooms/{desk.code}/activities/{activity['id']}/finished"
        body = {"token": json.loads(joined.body)["token"]}
        assert ask(served.port, "PUT", path, body).status == 200
    assert ask(served.port, "DELETE", path, body).status == 200
    (now,) = desk.told(do="refresh")["shows"]["room"]["activities"]
    assert (now["finished"], now["pattern"]) == (2, False)
    (now,) = desk.told(do="step", activity=activity["id"], to="reveal")["shows"]["room"]["activities"]
    assert now["pattern"] is True, "the page fetches it where the phones do"
    file = desk.told(do="export", format="csv")["file"]
    assert (file["file"], base64.b64decode(file["content"])[:3]) == (
        f"six-elements-{desk.code}.csv",
        b"\xef\xbb\xbf",
    )


def test_what_a_page_shows_already_is_not_sent_again(desk: Desk) -> None:
    assert "shows" in desk.told(**OPENING)
    assert "shows" not in desk.told(do="refresh")
    assert "shows" in desk.told(do="heads", heads=7)
    told = desk.told(do="step", activity=999, to="collect")
    assert say(told["trouble"]) == "This room has no such activity."


@pytest.mark.parametrize("ticket", ["", "x", "0" * 64])
def test_who_has_no_ticket_reaches_nothing(served: Server, ticket: str) -> None:
    answer = Desk(served, ticket).ask(**OPENING)
    told = json.loads(answer.body)
    assert (answer.status, told["code"], set(told)) == (403, "no-key", {"error", "code", "says"})


def test_another_sites_page_reaches_nothing(served: Server, desk: Desk) -> None:
    answer = ask(
        served.port, "POST", "/api/desk", {"ask": OPENING},
        Cookie=f"six_facilitator={desk.ticket}", Sec_Fetch_Site="cross-site",
    )  # fmt: skip
    assert answer.status == 403
    assert json.loads(answer.body)["code"] == "other-site"


@pytest.mark.parametrize(
    "body", [None, [], {}, {"ask": 7}, {"ask": {}, "more": 1}, {"ask": {}, "code": "x" * 99}]
)
def test_a_body_that_is_not_right_is_refused_in_one_sentence(served: Server, desk: Desk, body: Any) -> None:
    answer = ask(
        served.port, "POST", "/api/desk", body,
        Cookie=f"six_facilitator={desk.ticket}", Sec_Fetch_Site="same-origin",
    )  # fmt: skip
    assert (answer.status, json.loads(answer.body)["code"]) == (400, "bad-request")
