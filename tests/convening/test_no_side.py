"""A side is told on cards alone, where the room chose it: no table, fishbone or text says who wrote it."""

import json
from pathlib import Path
from typing import Any

import pytest

from sixelements import catalog, document, kinds
from sixelements.content import Exercise
from sixelements.convening import archive, exports, rooms, teamfile
from sixelements.convening.documents import log, rules
from sixelements.convening.errors import RoomError, StoreError
from sixelements.convening.store import RoomStore
from tests.convening.kept import Open, all_rows, sealed
from tests.convening.writing import SIDES, edit

TOLD: dict[str, Exercise] = {}
for one in catalog.all_exercises():
    form = kinds.get(one.kind).document(one)
    if form is not None and not form.silent and not form.by_side and kinds.get(one.kind).written(one):
        TOLD.setdefault(one.kind, one)


def told(store: RoomStore, kind: str, side: str) -> tuple[log.Desk, dict[str, Any]]:
    """Return the desk of a device of *side* that wrote in a room which asked for sides, and all that anybody reads."""
    exercise = TOLD[kind]
    part = rooms.Part(exercise.slug, 20, writes="room", tells_side=True)
    code = rooms.open_room(store, purpose="Why", sides=SIDES, agenda=[part], k=3)
    activity: int = rooms.about_room(store, code)["activities"][0]["id"]
    rooms.start(store, code, activity)
    desks = {
        one: log.Desk(code, activity, rooms.join(store, code, one, f"device-{number:010}"))
        for number, one in enumerate(SIDES)
    }
    row, cells = kinds.get(kind).written(exercise)[0]
    edits = [edit(f"{row or 'a'}/{column}", value) for column, value in cells.items()]
    log.write(store, desks[side], log.Heard(), edits)
    keys = {one.key: f"key {number}" for number, one in enumerate(edits)}
    board = rooms.board(store, code)
    heard = log.read(store, desks[SIDES[0]], log.Heard())
    read = {
        "page": [one | {"key": keys[one["key"]]} for one in heard["edits"]],
        "board": board["activities"][0] | {"id": 0},
        "export": exports.write("csv", board)[1].decode().replace(code, "CODE"),
        "team's file": teamfile.told(store, code, 0)["documents"],
        "kept": [one["at"] for one in all_rows(store)["edit"] if one["key"] in keys],
    }
    return desks[side], json.loads(json.dumps(read))


def test_some_kinds_are_written_together_from_the_start() -> None:
    assert {"table", "causes", "draft"} <= set(TOLD)


@pytest.mark.parametrize("kind", TOLD)
def test_whoever_writes_all_that_is_told_is_the_same(store: RoomStore, kind: str) -> None:
    """Also in a room that asked for sides, which is something for cards."""
    _, labor = told(store, kind, SIDES[0])
    desk, management = told(store, kind, SIDES[1])
    assert labor["page"], "something was written"
    assert labor == management
    assert not labor["board"]["tells_side"]
    with pytest.raises(RoomError):
        log.write(store, desk, log.Heard(), [edit(f"a/{document.SIDE}", "Site management")])


def test_an_archive_brings_no_side_into_a_table(at: Open, tmp_path: Path) -> None:
    first, file = at("first"), tmp_path / "rooms.json"
    told(first, "table", SIDES[0])
    archive.backup(first, file)
    written = json.loads(file.read_bytes())
    (one,) = written["tables"]["document"]
    one["head"] += 1
    (side, *_) = sorted(rules.called(tuple(SIDES)))
    more = vars(edit(f"a/{document.SIDE}", side)) | {"document_id": one["id"], "seq": one["head"]}
    del more["secret"]
    written["tables"]["edit"].append(more)
    if not any(row["row"] == "a" for row in written["tables"]["document_row"]):
        written["tables"]["document_row"].append({"document_id": one["id"], "row": "a", "lock": None})
    written["tables"]["activity"][0]["tells_side"] = True
    file.write_bytes(sealed(written["tables"], written["schema"]))
    with pytest.raises(StoreError, match="fit"):
        archive.restore(at("second"), file)
