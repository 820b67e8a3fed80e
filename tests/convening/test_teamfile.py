"""A team's file: what it holds of a room, what it never holds, and a room that opens from it."""

import json
from pathlib import Path
from typing import Any

import pytest

from sixelements import catalog
from sixelements.convening import archive, rooms, teamfile
from sixelements.convening.display import Display
from sixelements.convening.documents import log
from sixelements.convening.facilitators import OWNER
from sixelements.convening.store import RoomStore, open_store
from tests.convening.writing import SIDES, edit
from tests.examples import of_kind

PLAN = next(
    one for slug in of_kind("table") if (one := catalog.get(slug)).content.done and not one.content.rows
)
"""People add its rows, and what is not done of them is still open."""
FIRST, DONE = PLAN.content.columns[0].id, PLAN.content.done
ROLE = next(one.id for one in PLAN.content.columns if one.type == "role")
SHARED = "conflict-styles"
HOSTILE = "</script><b>“😀\u2028\u0000'; DROP TABLE room; --"


def room_of(store: RoomStore, teams: tuple[str, ...] = ("North", "South")) -> tuple[str, list[str]]:
    """A room in which two teams wrote a plan, all shared, and something was agreed."""
    code = rooms.open_room(
        store, purpose="To plan", sides=SIDES, agenda=[(SHARED, 5), (PLAN.slug, 20)], k=3, teams=teams
    )
    sharing, writing = [one["id"] for one in rooms.about_room(store, code)["activities"]]
    tokens = [
        rooms.join(store, code, SIDES[0], f"device-{number:010}", 1 + number % 2 if teams else None)
        for number in range(6)
    ]
    rooms.start(store, code, sharing)
    exercise = catalog.get(SHARED)
    for token in tokens:
        rooms.share(
            store, code, sharing, token=token, revision=1, version=exercise.version,
            answers=exercise.cases[-1].answers,
        )  # fmt: skip
    rooms.reveal(store, code, sharing)
    rooms.start(store, code, writing)
    for number, words in enumerate(("of the first", "of the second")):
        edits = [
            edit(f"a/{FIRST}", f"{words} {HOSTILE}"), edit(f"a/{ROLE}", "The clerk"),
            edit(f"b/{FIRST}", "A thing that is done"), edit(f"b/{DONE}", value=True),
        ]  # fmt: skip
        log.write(store, log.Desk(code, writing, tokens[number]), log.Heard(), edits)
    rooms.commit_to(store, code, who="Both", what="Meet monthly", by_when="October")
    rooms.commit_to(store, code, who="", what="Try it", by_when="")
    gone = rooms.board(store, code)["commitments"][1]["id"]
    rooms.settle_commitment(store, code, gone, state="gone", why="No money")
    return code, tokens


def taken(told: dict[str, Any]) -> dict[str, Any]:
    """What the page sends of a file (``carriedOf`` in ``ui/teamfile.js``)."""
    documents = [{"slug": one["slug"], "rows": one["rows"]} for one in told["documents"]]
    return {name: told[name] for name in ("team", "actions", "agreements")} | {"documents": documents}


def opens(store: RoomStore, carried: dict[str, Any], teams: tuple[str, ...] = ()) -> tuple[str, Display, Any]:
    display = Display(store, OWNER)
    heard = display.ask(
        {
            "do": "open",
            "purpose": "Next year",
            "sides": SIDES,
            "k": 3,
            "mode": "anonymous",
            "teams": teams,
            "agenda": [{"slug": PLAN.slug, "minutes": 20}],
            "carried": carried,
        }
    )
    return display.code, display, heard


def rows_of(store: RoomStore, code: str, team: int | None = None, number: int = 50) -> list[Any]:
    activity = rooms.about_room(store, code)["activities"][0]["id"]
    rooms.start(store, code, activity)
    token = rooms.join(store, code, SIDES[0], f"device-{number:010}", team)
    found = log.read(store, log.Desk(code, activity, token), log.Heard())
    return [one["value"] for one in found["edits"] if one["at"].endswith(f"/{FIRST}")]


def test_it_holds_what_the_team_wrote_agreed_and_saw_and_no_other_s(store: RoomStore) -> None:
    code, tokens = room_of(store)
    told = teamfile.told(store, code, 1)
    assert told["team"] == "North"
    (table,) = told["documents"]
    assert table["lines"][0][0] == f"of the first {HOSTILE}"
    assert told["actions"] == [{"what": f"of the first {HOSTILE}".strip(), "who": "The clerk", "by_when": ""}]
    assert told["agreements"] == [{"what": "Meet monthly", "who": "Both", "by_when": "October"}]
    assert told["settled"] == [
        {"what": "Try it", "who": "", "by_when": "", "state": "gone", "why": "No money"}
    ]
    (pattern,) = told["patterns"]
    assert pattern["hall"] == rooms.board(store, code)["activities"][0]["pattern"]
    text = json.dumps(told)
    assert "of the second" not in text
    for token in tokens:
        assert token not in text


def test_a_phone_of_the_team_gets_the_same_and_what_it_sat_through(store: RoomStore) -> None:
    code, tokens = room_of(store)
    board = teamfile.told(store, code, 1)
    assert [one["own"] for one in board["patterns"]] == [None], "no screen of the facilitator's shows it"
    whole = teamfile.told_to(store, code, tokens[0])
    own = [one.pop("own") for one in whole["patterns"]]
    assert own[0] is not None
    assert {**whole, "patterns": [{**one, "own": None} for one in whole["patterns"]]} == board
    assert "of the first" not in json.dumps(teamfile.told_to(store, code, tokens[1]))
    late = teamfile.told_to(store, code, rooms.join(store, code, SIDES[0], "device-who-comes-late", 1))
    assert late["patterns"][0]["own"] is None, "who did not sit there at the reveal was not shown it"
    assert late["documents"] == whole["documents"]
    with pytest.raises(rooms.RoomError):
        teamfile.told_to(store, code, "of-no-device-here")


def test_nothing_unrevealed_is_in_the_file_of_a_phone(store: RoomStore) -> None:
    code = rooms.open_room(store, purpose="", sides=SIDES, agenda=[(SHARED, 5)], k=3, teams=["North"])
    activity = rooms.about_room(store, code)["activities"][0]["id"]
    rooms.start(store, code, activity)
    tokens = [rooms.join(store, code, SIDES[0], f"device-{number:010}", 1) for number in range(4)]
    exercise = catalog.get(SHARED)
    for token in tokens:
        rooms.share(
            store, code, activity, token=token, revision=1, version=exercise.version,
            answers=exercise.cases[-1].answers,
        )  # fmt: skip
    assert teamfile.told_to(store, code, tokens[0])["patterns"] == []


def test_no_answer_of_anybody_is_in_it(store: RoomStore) -> None:
    code, _ = room_of(store)
    told = teamfile.told(store, code, 1)
    assert set(told) == {
        "team",
        "purpose",
        "opened",
        "settled",
        "agreements",
        "actions",
        "documents",
        "patterns",
    }
    assert "answers" not in json.dumps({**told, "patterns": []})


def test_a_room_opens_from_it_with_the_tables_and_what_is_open(store: RoomStore) -> None:
    code, _ = room_of(store)
    again, display, heard = opens(store, taken(teamfile.told(store, code, 1)))
    assert (heard.done, heard.trouble) == (True, "")
    assert [one["what"] for one in display.shows["room"]["open"]] == [f"of the first {HOSTILE}".strip()]
    assert [one["what"] for one in display.shows["room"]["commitments"]] == ["Meet monthly"]
    assert [one["who"] for one in rooms.about_room(store, again)["open"]] == ["The clerk"]
    assert rows_of(store, again) == [f"of the first {HOSTILE}", "A thing that is done"]
    told = teamfile.told(store, again, 0)
    assert taken(told)["agreements"] == [{"what": "Meet monthly", "who": "Both", "by_when": "October"}]
    assert [one["cells"][FIRST] for one in told["documents"][0]["rows"]] == rows_of(store, again, number=51)


def test_among_several_teams_only_the_one_that_is_called_so_gets_it(store: RoomStore) -> None:
    code, _ = room_of(store)
    again, _, _ = opens(store, taken(teamfile.told(store, code, 1)), ("South", "North"))
    assert rooms.about_room(store, again)["open"] == [], "what is open is one team's business"
    assert rows_of(store, again, 1) == []
    assert len(rows_of(store, again, 2, 51)) == 2


def test_what_no_longer_fits_is_left_out_and_the_rest_comes(store: RoomStore) -> None:
    rows = [
        {"id": "a", "cells": {FIRST: "kept", "nowhere": "lost", ROLE: "x" * 3000}},
        {"id": "b", "cells": {FIRST: 7}},
    ]
    documents = [{"slug": PLAN.slug, "rows": rows}, {"slug": "gone-from-the-course", "rows": rows}]
    code, _, heard = opens(store, {"documents": documents})
    assert heard.done
    assert rows_of(store, code) == ["kept"]


WRONG: dict[str, dict[str, Any]] = {
    "another key": {"answers": []},
    "a cell that is a list": {
        "documents": [{"slug": PLAN.slug, "rows": [{"id": "a", "cells": {FIRST: []}}]}]
    },
    "a row of no name": {"documents": [{"slug": PLAN.slug, "rows": [{"id": "../", "cells": {}}]}]},
    "no slug": {"documents": [{"rows": []}]},
    "rows without end": {"documents": [{"slug": PLAN.slug, "rows": [{"id": "a", "cells": {}}] * 401}]},
    "an action of nothing": {"actions": [{"what": ""}]},
    "a text without end": {"actions": [{"what": "x" * 1001}]},
}


@pytest.mark.parametrize("name", WRONG)
def test_a_hostile_file_opens_no_room(store: RoomStore, name: str) -> None:
    code, _, heard = opens(store, WRONG[name])
    assert (code, heard.done) == ("", False)
    assert heard.trouble
    assert rooms.all_rooms(store) == []


def test_the_board_tells_it_and_a_backup_keeps_what_was_brought(store: RoomStore, tmp_path: Path) -> None:
    code, _ = room_of(store)
    display = Display(store, OWNER, code=code)
    assert display.ask({"do": "team-file", "team": 2}).done
    assert display.shows["team_file"]["team"] == "South"
    again, _, _ = opens(store, taken(display.shows["team_file"]))
    archive.backup(store, tmp_path / "rooms.json")
    second = open_store(f"sqlite:///{tmp_path / 'second.sqlite'}")
    archive.restore(second, tmp_path / "rooms.json")
    assert rows_of(second, again) == [f"of the second {HOSTILE}", "A thing that is done"]
    second.close()
