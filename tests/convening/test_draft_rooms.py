"""A text that a room writes: put to a vote in the version that was kept, taken home, and opened again."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from sixelements import catalog, document, kinds, sheets
from sixelements.convening import archive, rooms, teamfile
from sixelements.convening.documents import carried, log, taking
from sixelements.convening.errors import RoomError, StoreError
from sixelements.convening.store import RoomStore
from tests.convening.kept import Open, is_empty, sealed
from tests.convening.writing import SIDES, edit

DRAFTS = [one for one in catalog.all_exercises() if one.kind == "draft"]
EXERCISE = next(one for one in DRAFTS if one.content.consent == "whole")
PARTS = EXERCISE.content.parts
FIRST = PARTS[0].id
VOTE = next(one.slug for one in catalog.all_exercises() if one.ballot and one.kind == "rate")


def written(store: RoomStore, *edits: taking.Written) -> tuple[str, int]:
    """Return the code of a room that wrote *edits*, and its activity."""
    code = rooms.open_room(store, purpose="Why", sides=SIDES, agenda=[(EXERCISE.slug, 20)], k=3)
    activity = rooms.about_room(store, code)["activities"][0]["id"]
    rooms.start(store, code, activity)
    desk = log.Desk(code, activity, rooms.join(store, code, SIDES[0], "device-0000000001"))
    log.write(store, desk, log.Heard(), edits)
    return code, activity


def version(row: str, number: int, **texts: str) -> list[taking.Written]:
    cells: dict[str, Any] = {"^": f"{number}i"}
    cells |= {f"part-{part}": text for part, text in texts.items()} | {"version": number}
    return [edit(f"{row}/{cell}", value) for cell, value in cells.items()]


def test_a_room_votes_on_the_version_that_was_kept_last(store: RoomStore) -> None:
    code, activity = written(store, edit(f"{FIRST}/text", "We try."))
    with pytest.raises(RoomError, match="nothing to vote"):
        rooms.put_to_vote(store, code, activity, VOTE, "")
    code, activity = written(
        store,
        edit(f"{FIRST}/text", "We go on writing."),
        *version("aaaaaaaaaa", 1, **{FIRST: "We try."}),
        *version("bbbbbbbbbb", 2, **{FIRST: "Every child is known by name."}),
    )
    rooms.put_to_vote(store, code, activity, VOTE, "")
    made = rooms.board(store, code)["activities"][1]
    told = json.dumps(json.loads(rooms.exercise(store, code, made["id"])), ensure_ascii=False)
    assert f"{EXERCISE.content.title}, version 2: “Every child is known by name.”" in told
    assert "We go on writing." not in told


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        (f"aaaaaaaaaa/part-{FIRST}", "We never tried."),
        (f"aaaaaaaaaa/part-{FIRST}", None),
        (f"aaaaaaaaaa/part-{PARTS[1].id}", "And a part that was not there."),
        ("aaaaaaaaaa/version", 3),
        ("aaaaaaaaaa/version", None),
        ("aaaaaaaaaa/-", []),
        (f"bbbbbbbbbb/part-{FIRST}", "Some children."),
    ],
)
def test_nobody_changes_a_version_that_was_kept(store: RoomStore, cell: str, value: Any) -> None:
    """By a crafted request too: what a room voted on and signed is what it reads there."""
    code, activity = written(
        store,
        *version("aaaaaaaaaa", 1, **{FIRST: "We try."}),
        *version("bbbbbbbbbb", 2, **{FIRST: "Every child."}),
    )
    desk = log.Desk(code, activity, rooms.join(store, code, SIDES[0], "device-0000000002"))
    with pytest.raises(RoomError, match="kept stays as it reads"):
        log.write(store, desk, log.Heard(), [edit(f"{FIRST}/text", "New."), edit(cell, value)])
    assert log.read(store, desk, log.Heard())["head"] == 6, "nothing of that request was taken in"
    log.write(store, desk, log.Heard(), [edit(f"{FIRST}/text", "New."), *version("cccccccccc", 3)])


def test_the_version_that_was_kept_last_is_taken_back_by_undo_until_somebody_signs_it(
    store: RoomStore,
) -> None:
    code, activity = written(store, *version("aaaaaaaaaa", 1, **{FIRST: "We try."}))
    desk = log.Desk(code, activity, rooms.join(store, code, SIDES[0], "device-0000000002"))
    log.write(store, desk, log.Heard(), [edit("aaaaaaaaaa/version", None)])
    with pytest.raises(RoomError, match="kept stays as it reads"):
        log.write(store, desk, log.Heard(), [edit(f"aaaaaaaaaa/part-{FIRST}", "We never tried.")])
    form = kinds.get("draft").document(EXERCISE)
    assert form is not None
    cells = document.fold([vars(one) for one in version("bbbbbbbbbb", 2)])
    cells["bbbbbbbbbb/signed-labor"] = {"value": True, "key": "", "beside": []}
    form = replace(form, signed=frozenset({"signed-labor"}))
    with pytest.raises(RoomError, match="kept stays as it reads"):
        taking.as_kept(form, cells, [edit("bbbbbbbbbb/version", None)])


COMPACT = next(one for one in DRAFTS if one.content.signers)
SIGNED = f"signed-{COMPACT.content.signers[0].id}"
OPENING = COMPACT.content.parts[0].id


def signed(store: RoomStore) -> log.Desk:
    """Return the desk of a room that signed version 1 and then kept version 2."""
    code = rooms.open_room(store, purpose="Why", sides=SIDES, agenda=[(COMPACT.slug, 20)], k=3)
    activity = rooms.about_room(store, code)["activities"][0]["id"]
    rooms.start(store, code, activity)
    desk = log.Desk(code, activity, rooms.join(store, code, SIDES[0], "device-0000000001"))
    edits = [
        *version("aaaaaaaaaa", 1, **{OPENING: "We try."}),
        edit(f"aaaaaaaaaa/{SIGNED}", value=True),
        *version("bbbbbbbbbb", 2, **{OPENING: "We go on."}),
    ]
    log.write(store, desk, log.Heard(), edits)
    return desk


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        (f"aaaaaaaaaa/{SIGNED}", None),
        (f"aaaaaaaaaa/signed-{COMPACT.content.signers[1].id}", True),
        (f"cccccccccc/{SIGNED}", True),
    ],
)
def test_only_the_version_that_was_kept_last_is_signed(store: RoomStore, cell: str, value: Any) -> None:
    """And a tick for an earlier one stays, since that is what the side signed then."""
    desk = signed(store)
    with pytest.raises(RoomError, match="Only the version that was kept last is signed"):
        log.write(store, desk, log.Heard(), [edit(cell, value)])
    log.write(store, desk, log.Heard(), [edit(f"bbbbbbbbbb/{SIGNED}", value=True)])
    log.write(
        store, desk, log.Heard(), [edit(f"bbbbbbbbbb/{SIGNED}", None), edit("bbbbbbbbbb/version", None)]
    )
    log.write(store, desk, log.Heard(), [edit(f"aaaaaaaaaa/{SIGNED}", None)])


KEPT_WRONG: dict[str, tuple[str, Any]] = {
    "other words": (f"aaaaaaaaaa/part-{OPENING}", "We never tried."),
    "another number": ("aaaaaaaaaa/version", 3),
    "a version taken away": ("bbbbbbbbbb/-", []),
    "a signed version taken back": ("aaaaaaaaaa/version", None),
    "a tick for an earlier one": (f"aaaaaaaaaa/signed-{COMPACT.content.signers[1].id}", True),
}


@pytest.mark.parametrize("name", [*KEPT_WRONG, ""])
def test_a_restored_archive_keeps_what_was_kept(at: Open, tmp_path: Path, name: str) -> None:
    """Whoever wrote the file; with nothing changed it is taken, so what is refused is refused for the change."""
    first, second, file = at("first"), at("second"), tmp_path / "rooms.json"
    desk = signed(first)
    archive.backup(first, file)
    written = json.loads(file.read_bytes())
    if name:
        cell, value = KEPT_WRONG[name]
        (one,) = written["tables"]["document"]
        one["head"] += 1
        more = {"document_id": one["id"], "seq": one["head"], **vars(edit(cell, value))}
        del more["secret"]
        written["tables"]["edit"].append(more)
    file.write_bytes(sealed(written["tables"], written["schema"]))
    if name:
        with pytest.raises(StoreError, match="changes a version that was kept"):
            archive.restore(second, file)
        assert is_empty(second)
    else:
        assert archive.restore(second, file) == 1
        assert log.read(second, desk, log.Heard())["head"] == 7


@pytest.mark.parametrize(
    ("cell", "value", "taken"),
    [
        ("bbbbbbbbbb/-", [], False),
        (f"{OPENING}/{SIGNED}", True, False),
        (f"bbbbbbbbbb/{SIGNED}", True, True),
    ],
)
def test_a_closed_text_of_an_archive_holds_what_could_be_kept(
    at: Open, tmp_path: Path, cell: str, value: Any, *, taken: bool
) -> None:
    first, second, file = at("first"), at("second"), tmp_path / "rooms.json"
    desk = signed(first)
    log.write(first, desk, log.Heard(), [edit(f"{OPENING}/text", "We go on.")])
    rooms.close_activity(first, desk.code, desk.activity)
    archive.backup(first, file)
    written = json.loads(file.read_bytes())
    (point,) = written["tables"]["checkpoint"]
    point["cells"][cell] = {"value": value, "key": "k" * 16, "beside": []}
    file.write_bytes(sealed(written["tables"], written["schema"]))
    if taken:
        assert archive.restore(second, file) == 1
    else:
        with pytest.raises(StoreError, match="changes a version that was kept"):
            archive.restore(second, file)


def test_versions_of_a_teams_file_come_in_with_their_ticks_whatever_their_order() -> None:
    form = kinds.get("draft").document(COMPACT)
    assert form is not None
    rows = [
        {"id": "bbbbbbbbbb", "cells": {"version": 2, f"part-{OPENING}": "We go on."}},
        {"id": "aaaaaaaaaa", "cells": {SIGNED: True, "version": 1, f"part-{OPENING}": "We try."}},
    ]
    brought = list(carried.edits(form, rows))
    assert not list(document.unkept(form, {}, map(vars, brought)))
    there = {row["id"]: row["cells"] for row in document.rows(document.fold(map(vars, brought)))}
    assert there == {row["id"]: row["cells"] for row in rows}


def test_a_text_comes_home_in_the_teams_file_and_stands_on_its_sheet(
    store: RoomStore, tmp_path: Path
) -> None:
    code, _ = written(
        store, edit(f"{FIRST}/text", "=A child"), *version("aaaaaaaaaa", 1, **{FIRST: "A child"})
    )
    (document,) = teamfile.told(store, code, 0)["documents"]
    assert [PARTS[0].title, "=A child"] in document["lines"]
    assert {row["id"] for row in document["rows"]} == {FIRST, "aaaaaaaaaa"}
    slots = kinds.get("draft").team_slots(EXERCISE, document["rows"])
    assert slots["texts"][FIRST] == "=A child"
    rows = tuple(sheets.Row(row["id"], row["cells"]) for row in document["rows"])
    held = sheets.Written(EXERCISE.slug, EXERCISE.title, (), (), rows)
    assert ">=A child</div>" in sheets.sheet(1, EXERCISE, {EXERCISE.slug: held}).html


@pytest.mark.parametrize("exercise", DRAFTS, ids=lambda one: one.slug)
def test_rows_of_another_edition_are_laid_behind_the_sheet(exercise: Any) -> None:
    kind = kinds.get("draft")
    assert kind.team_slots(exercise, [{"id": "aaaaaaaaaa", "cells": {"gone": "x"}}]) == {}
    assert kind.team_slots(exercise, [])["gathered"] == ""
