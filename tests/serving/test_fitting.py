"""An exercise of every kind fitted to a room, over HTTP: the facilitator chooses, phones get it and share it."""

import json
from pathlib import Path
from typing import Any

import pytest

from sixelements import catalog, fitting, kinds, shape
from sixelements.convening import codes, facilitators
from sixelements.fitting import Added
from tests.answering import answers
from tests.serving.test_desk import Desk
from tests.support.server import Server, ask

EVERY = {one.kind: one for one in catalog.for_rooms() if kinds.get(one.kind).items}
"""One exercise of each kind that has items to choose from."""
SIDES = ["labor-certificated", "management-site"]
HOSTILE = "=1+1 </script><script>alert(1)</script> '; DROP TABLE room"


@pytest.fixture
def desk(served: Server, data: Path) -> Desk:
    return Desk(served, facilitators.ticket(codes.facilitator_key(data)))


def opening(*agenda: dict[str, Any]) -> dict[str, Any]:
    return {"do": "open", "purpose": "", "sides": SIDES, "agenda": list(agenda), "k": 3, "mode": "open"}


def test_every_kind_with_items_can_be_fitted_to_a_room(served: Server, desk: Desk) -> None:
    assert EVERY.keys() == {name for name in kinds.names() if kinds.get(name).items}
    agenda = []
    for exercise in EVERY.values():
        chosen: list[Any] = [one.id for one in fitting.listed(exercise)][:3][::-1]
        own = [{"title": HOSTILE}] if fitting.takes_own(exercise) else []
        wanted = {"items": [*own, *chosen], "without": fitting.optional(exercise)}
        agenda.append({"slug": exercise.slug, "minutes": 5, "fitting": wanted})
    told = desk.told(**opening(*agenda))
    code = told["code"]
    assert told["done"], told["trouble"]
    token = json.loads(
        ask(
            served.port,
            "POST",
            f"/api/rooms/{code}/join",
            {"side": SIDES[0], "join": "a-device-of-the-tests"},
        ).body
    )["token"]
    for one in json.loads(ask(served.port, "GET", f"/api/rooms/{code}").body)["activities"]:
        desk.told(do="step", activity=one["id"], to="collect")
        worked_and_revealed(served, desk, code, token, one)


def worked_and_revealed(served: Server, desk: Desk, code: str, token: str, one: dict[str, Any]) -> None:
    exercise = catalog.get(one["slug"])
    place = f"/api/rooms/{code}/activities/{one['id']}"
    told = json.loads(ask(served.port, "GET", f"{place}/exercise").body)["exercise"]
    assert told["edition"]["mark"] == one["edition"]
    asked = told["edition"]["shape"]
    titles = json.dumps(told["content"])
    for item in fitting.listed(exercise):
        chosen = item in fitting.listed(exercise)[:3]
        assert (json.dumps(item.id) in titles) == chosen or item.id in exercise.slug, item
    assert (json.dumps(HOSTILE)[1:-1] in titles) == fitting.takes_own(exercise)
    whole = answers(exercise, 1)
    kept = shape.prune(asked, whole)[0]
    if fitting.takes_own(exercise):
        added = Added(HOSTILE).id
        assert shape.prune(told["shape"], json.loads(json.dumps(kept).replace("placeholder", added)))[1] == 0

    def share(revision: int, given: dict[str, Any]) -> int:
        body = {"token": token, "revision": revision, "version": one["version"], "answers": given}
        return ask(served.port, "PUT", f"{place}/share", body).status

    if len(fitting.listed(exercise)) > 3:
        assert share(1, whole) == 400
    assert share(2, kept) == 200
    desk.told(do="step", activity=one["id"], to="reveal")
    pattern = json.loads(ask(served.port, "GET", f"{place}/pattern").body)
    assert (pattern["slug"], pattern["n"]) == (exercise.slug, 1)


@pytest.mark.parametrize(
    "wanted",
    [
        {"items": ["no-such-item"]},
        {"items": []},
        {"items": [{"title": "x" * 121}]},
        {"items": [{"title": "x", "limits": [{"kind": "law", "text": "y" * 301}]}]},
        {"items": [{"title": "x", "id": "own-1"}]},
        {"items": ["x" * 100]},
        {"items": [{"title": "\u0000\u202e"}]},
        {"items": "everything"},
        {"items": [f"{n}" for n in range(300)]},
        {"items": [{"title": f"Decision {n}"} for n in range(9)]},
    ],
)
def test_a_fitting_that_is_not_right_opens_no_room(desk: Desk, wanted: dict[str, Any]) -> None:
    exercise = EVERY["continuum"]
    told = desk.told(**opening({"slug": exercise.slug, "minutes": 5, "fitting": wanted}))
    assert (told["done"], told["code"]) == (False, "")
    assert told["trouble"]


def test_of_a_room_that_asks_everything_there_is_no_edition(served: Server, desk: Desk) -> None:
    code = desk.told(**opening({"slug": EVERY["rate"].slug, "minutes": 5}))["code"]
    (one,) = json.loads(ask(served.port, "GET", f"/api/rooms/{code}").body)["activities"]
    assert one["edition"] == ""
    refused = ask(served.port, "GET", f"/api/rooms/{code}/activities/{one['id']}/exercise")
    assert (refused.status, json.loads(refused.body)["code"]) == (404, "no-edition")
