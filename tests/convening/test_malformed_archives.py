"""Files that somebody made by hand, or that went wrong on the way: whole by their digest, refused all the same."""

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest

from sixelements.convening import archive, rooms, rows
from sixelements.convening.errors import StoreError
from sixelements.convening.tables import Base
from tests.convening.kept import EXERCISE, SIDES, SLUG, Open, backed_up, fill, is_empty, sealed


def changed(table: str, **values: Any) -> Any:
    def change(tables: dict[str, Any]) -> None:
        tables[table][0] |= values

    return change


def without(table: str, name: str = "") -> Any:
    def change(tables: dict[str, Any]) -> None:
        if name:
            del tables[table][0][name]
        else:
            del tables[table]

    return change


def with_more(table: str, **values: Any) -> Any:
    def change(tables: dict[str, Any]) -> None:
        tables[table].append(tables[table][0] | values)

    return change


def with_a_team_of_another_room(tables: dict[str, Any]) -> None:
    tables["room"].append(tables["room"][0] | {"id": 90, "code": "AAAAAA"})
    tables["team"].append(tables["team"][0] | {"id": 90, "room_id": 90})
    tables["participant"][0]["team_id"] = 90


def with_answers_to_what_was_set_aside(tables: dict[str, Any]) -> None:
    tables["activity"][1]["state"] = "aside"
    tables["share"][0]["activity_id"] = tables["activity"][1]["id"]


MALFORMED = {
    "k of none": (changed("room", k=0), "k"),
    "k below the floor": (changed("room", k=rooms.FLOOR - 1), "k"),
    "k that is no number": (changed("room", k="x"), "k"),
    "k that is true": (changed("room", k=10**30), ""),
    "a state that there is not": (changed("room", state="zzz"), "state"),
    "an activity's state": (changed("activity", state="zzz"), "state"),
    "days below one": (changed("room", keep_days=-1), "keep_days"),
    "days without end": (changed("room", keep_days=10**6), "keep_days"),
    "sides as a table": (changed("room", sides={"board": 1}), "sides"),
    "no side": (changed("room", sides=[]), "sides"),
    "a side that there is not": (changed("room", sides=["nobody"]), "side"),
    "a mode that there is not": (changed("room", mode="secret"), "mode"),
    "a code of other letters": (changed("room", code="0O1I5S"), "code"),
    "a day that is none": (changed("room", opened="2026-13-45"), ""),
    "a day as a number": (changed("room", opened=7), ""),
    "a place that no agenda has": (changed("room", shown=10**6), "shown"),
    "a clock that runs and stands still": (changed("activity", ends=1, left=1), "clock"),
    "a time without end": (changed("activity", left=10**9), "left"),
    "no secret": (changed("room", secret=""), "secret"),
    "a door ajar": (changed("room", door="ajar"), "door"),
    "a missing table": (without("share"), "another schema"),
    "a missing column": (without("room", "k"), "another schema"),
    "an unknown column": (changed("room", name="somebody"), "another schema"),
    "an unknown table": (lambda tables: tables.update(people=[]), "another schema"),
    "a side that is not in the room": (changed("participant", side="community"), "side"),
    "a team of another room": (with_a_team_of_another_room, "team"),
    "a team's name without end": (changed("team", name="x" * (rooms.MOST_NAME + 1)), "name"),
    "a team's pattern of another exercise": (
        changed("team_pattern", pattern={"slug": "another", "n": 1, "blocks": []}),
        "team_pattern",
    ),
    "a team's pattern for nobody in particular": (changed("team_pattern", devices=[""]), "devices"),
    "a token that is none": (changed("participant", token=""), "token"),
    "a revision of none": (changed("share", revision=0), "revision"),
    "answers as a list": (changed("share", answers=[1]), "answers"),
    "answers to another exercise": (changed("share", answers={"nobody": 1}), "answers"),
    "answers without end": (changed("share", answers={"replies": "deep"}), ""),
    "a pattern that was not revealed": (changed("activity", state="waiting"), "pattern"),
    "answers to what was set aside": (with_answers_to_what_was_set_aside, "set aside"),
    "a reveal without a pattern": (changed("activity", snapshot=None), "pattern"),
    "a pattern as a text": (changed("activity", snapshot="x"), "snapshot"),
    "a place twice": (changed("activity", position=1), "place"),
    "two that collect": (with_more("activity", id=90, round=9, position=9, state="collecting", snapshot=None), ""),
    "a round twice": (with_more("activity", id=90, position=9), ""),
    "an exercise that is not there": (changed("commitment", activity_id=999), ""),
    "a promise of nothing": (changed("commitment", what=""), "what"),
    "rows that are none": (lambda tables: tables.update(room=[7]), ""),
    "a table that is none": (lambda tables: tables.update(room={"id": 1}), ""),
    "nothing": (lambda tables: tables.clear(), ""),
}  # fmt: skip


@pytest.mark.parametrize("name", MALFORMED)
def test_a_malformed_file_ends_in_one_plain_line_and_nothing_is_half_restored(
    at: Open, tmp_path: Path, name: str
) -> None:
    change, said = MALFORMED[name]
    second, file = at("second"), tmp_path / "rooms.json"
    written = json.loads(backed_up(fill))
    change(written["tables"])
    if name == "two that collect":
        written["tables"]["activity"][1]["state"] = "collecting"
    content = sealed(written["tables"], written["schema"])
    if name == "answers without end":
        content = deep(written["tables"], written["schema"])
    file.write_bytes(content)
    with pytest.raises(StoreError, match="nothing was restored") as refused:
        archive.restore(second, file)
    (line,) = str(refused.value).splitlines()
    assert said in line
    assert len(line) < 400 + len(str(file))
    assert is_empty(second)
    assert rooms.open_room(second, purpose="", sides=SIDES, agenda=[(SLUG, 5)]), "the database goes on"


def deep(tables: dict[str, Any], schema: str) -> bytes:
    """Return a backup in which somebody's answers lie in each other a thousand times."""
    text_ = json.dumps(tables).replace('"deep"', "[" * 5000 + "]" * 5000).encode()
    digest = hashlib.sha256(text_).hexdigest().encode()
    return b'{"format":"rooms of six elements","schema":"%s","digest":"%s","tables":%s}' % (
        schema.encode(), digest, text_,
    )  # fmt: skip


def test_the_file_itself_is_taken_when_nothing_in_it_was_changed(at: Open, tmp_path: Path) -> None:
    """The specimen: what is refused above is refused for what was changed."""
    second, file = at("second"), tmp_path / "rooms.json"
    written = json.loads(backed_up(fill))
    file.write_bytes(sealed(written["tables"], written["schema"]))
    assert archive.restore(second, file) == 1


def test_every_table_has_rules() -> None:
    assert set(rows.ROWS) == set(Base.metadata.tables)
    for name, one in Base.metadata.tables.items():
        assert set(rows.ROWS[name].__struct_fields__) == set(one.columns.keys())


def test_a_backup_of_the_first_schema_comes_back(at: Open, tmp_path: Path) -> None:
    store = at("rooms")
    room = {
        "id": 1, "code": "KTM4RX", "purpose": "", "sides": SIDES, "k": 3, "mode": "anonymous", "state": "open",
        "opened": "2026-11-01", "keep_days": 30,
    }  # fmt: skip
    activity = {
        "id": 1, "room_id": 1, "position": 0, "slug": SLUG, "version": EXERCISE.version, "minutes": 5, "round": 1,
        "state": "collecting", "snapshot": None, "revealed_from": None,
    }  # fmt: skip
    person = {"id": 1, "room_id": 1, "token": "a" * 64, "joined_as": "b" * 64, "side": SIDES[0]}
    shared = {"activity_id": 1, "participant_id": 1, "revision": 1, "answers": EXERCISE.cases[-1].answers}
    tables = {
        "room": [room],
        "activity": [activity],
        "participant": [person],
        "share": [shared],
        "commitment": [],
    }
    (tmp_path / "rooms.json").write_bytes(sealed(tables))
    assert archive.restore(store, tmp_path / "rooms.json") == 1
    assert rooms.board(store, "KTM4RX")["activities"][0]["shared"] == 1
