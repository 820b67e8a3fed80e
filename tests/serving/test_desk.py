"""The facilitator's desk over HTTP: any browser with her ticket works a room, with no Python of its own."""

import base64
import json
from http.cookies import SimpleCookie
from pathlib import Path
from typing import Any

import pytest

from sixelements import assets, catalog
from sixelements.convening import codes, facilitators
from sixelements.convening.messages import say
from sixelements.serving import frame, limits
from tests.support.server import Answer, Server, ask
from tests.test_house import lacking, words_used

SLUG = "conflict-styles"
OPENING = {
    "do": "open", "purpose": "To try", "sides": ["labor-certificated", "management-site"],
    "agenda": [{"slug": SLUG, "minutes": 20}], "k": 3, "mode": "open",
}  # fmt: skip


class Desk:
    """A facilitator's browser."""

    def __init__(self, server: Server, ticket: str) -> None:
        self.server, self.ticket, self.code, self.mark = server, ticket, "", ""

    def ask(self, **asked: Any) -> Answer:
        body = {"ask": asked, "code": self.code, "have": self.mark, "here": "http://10.0.0.7:8866"}
        return ask(
            self.server.port, "POST", "/api/desk", body,
            Cookie=f"six_facilitator={self.ticket}", Sec_Fetch_Site="same-origin",
        )  # fmt: skip

    def told(self, **asked: Any) -> Any:
        told = json.loads(self.ask(**asked).body)
        assert "mark" in told, told
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


def come_in(served: Server, word: str, me: str = "127.0.0.1") -> tuple[int, Any, str]:
    """Type a word at the remote's door; return the status, what is told and the ticket that the browser keeps."""
    answer = ask(served.port, "POST", "/api/remote", {"word": word}, me=me, Sec_Fetch_Site="same-origin")
    kept = SimpleCookie(answer.headers.get("Set-Cookie", ""))
    return answer.status, json.loads(answer.body), kept["six_remote"].value if kept else ""


class Remote(Desk):
    """A phone that was let in by a word."""

    def ask(self, **asked: Any) -> Answer:
        body = {"ask": asked, "code": self.code, "have": self.mark}
        return ask(
            self.server.port, "POST", "/api/desk", body,
            Cookie=f"six_remote={self.ticket}", Sec_Fetch_Site="same-origin",
        )  # fmt: skip


def test_a_word_lets_one_phone_lead_one_room_and_opens_nothing_else(served: Server, desk: Desk) -> None:
    desk.told(**OPENING)
    others, first = desk.code, Desk(served, desk.ticket)
    first.told(**OPENING)
    earlier = first.told(do="hand-over")["way"]["word"]
    way = first.told(do="hand-over")["way"]
    assert way["address"] == "http://10.0.0.7:8866/remote"
    assert come_in(served, earlier)[0] == 403, "a newer word ends the one before"
    status, told, ticket = come_in(served, f" {way['word'].lower()} ")
    assert (status, told) == (200, {"code": first.code})
    assert come_in(served, way["word"])[0] == 403, "it is good once"
    assert ticket
    phone = Remote(served, ticket)
    shown = phone.told(do="show", code=first.code)["shows"]
    assert [one["code"] for one in shown["rooms"]] == [first.code]
    activity = shown["room"]["activities"][0]["id"]
    assert phone.told(do="step", activity=activity, to="collect")["done"]
    assert first.told(do="refresh")["shows"]["room"]["remotes"] == 1
    assert "No room has that code" in say(phone.told(do="show", code=others)["trouble"])
    assert not phone.told(**OPENING)["done"]
    for path in ("/board", "/voila/render/pages/authors.ipynb", "/facilitate/in"):
        assert served.ask(path, Cookie=f"six_remote={ticket}").status == 403
    assert Desk(served, ticket).ask(do="refresh").status == 403, "it is no facilitator's ticket"
    assert first.told(do="remotes-back")["done"]
    assert phone.ask(do="refresh").status == 403
    log = served.log.read_text()
    assert not {one for one in (earlier, way["word"], ticket) if one in log}


def test_words_are_not_guessed_without_end(served: Server, desk: Desk) -> None:
    desk.told(**OPENING)
    for _ in range(limits.wrong_words.most):
        assert come_in(served, "nobody", "127.0.0.3")[0] == 403
    word = desk.told(do="hand-over")["way"]["word"]
    status, told, _ = come_in(served, word, "127.0.0.3")
    assert (status, told["code"]) == (429, "too-many")
    assert come_in(served, word)[0] == 200, "whoever guesses holds up nobody but the own network"


def test_every_exercise_has_a_script_for_the_phone(served: Server) -> None:
    for one in catalog.all_exercises():
        steps = json.loads(served.ask(f"/api/script/{one.slug}").body)["steps"]
        assert steps, one.slug
        assert all(step["title"] and step["html"] for step in steps), one.slug
        assert any(step["says"] for step in steps), one.slug
    assert served.ask("/api/script/nothing").status == 404
    steps = json.loads(served.ask("/api/script/agenda/agenda-semester/7").body)["steps"]
    assert all({"title", "minutes", "says", "html", "ready"} == set(step) for step in steps)
    assert served.ask("/api/script/agenda/agenda-semester/99").status == 404
    assert served.ask("/api/script/agenda/nothing/0").status == 404


def test_a_phone_that_leads_is_told_with_what_a_room_can_vote(served: Server) -> None:
    votes = json.loads(served.ask("/api/votes").body)["votes"]
    assert [one["slug"] for one in votes] == [one.slug for one in catalog.all_exercises() if one.ballot]
    assert all(one["title"] for one in votes)


def test_every_word_of_the_remote_exists() -> None:
    told = frame.remote_words()
    for module in assets.linked({}, frame.REMOTE):
        assert not lacking(words_used(module.body), told), module.name


def test_every_word_of_the_projector_exists_and_none_is_a_facilitators() -> None:
    told = frame.projector_words()
    assert not told.keys() & {"board", "remote"}
    for module in assets.linked({}, frame.PROJECTOR):
        assert not lacking(words_used(module.body), told), module.name


def test_the_projector_is_told_what_everybody_may_see_and_nobody_else_is(served: Server, desk: Desk) -> None:
    code = desk.told(**OPENING)["code"]
    desk.told(do="commit", who="labor", what="Write it down", by_when="")
    path = f"/api/projector/{code}?here=http://10.0.0.7:8866"
    cookie = f"six_facilitator={desk.ticket}"
    told = json.loads(served.ask(path, Cookie=cookie).body)
    shows = told["shows"]
    assert (shows["spoken"], shows["address"], shows["place"]) == (
        f"{code[:3]}-{code[3:]}",
        "http://10.0.0.7:8866",
        [1, 1],
    )
    assert shows["activity"]["summary"] == catalog.get(SLUG).summary
    assert not shows.keys() & {"secret", "commitments", "remotes", "heads", "sides", "devices"}
    again = json.loads(served.ask(f"{path}&have={told['mark']}", Cookie=cookie).body)
    assert again.keys() == {"now", "mark"}
    assert served.ask(path).status == 403
    word = desk.told(do="hand-over")["way"]["word"]
    _, _, ticket = come_in(served, word)
    assert served.ask(path, Cookie=f"six_remote={ticket}").status == 200
    other = desk.told(**OPENING | {"key": "another-room"})["code"]
    assert served.ask(f"/api/projector/{other}", Cookie=f"six_remote={ticket}").status == 404
