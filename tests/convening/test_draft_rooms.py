"""A text that a room writes: put to a vote in the version that was kept, taken home, and opened again."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from sixelements import catalog, document, kinds, sheets
from sixelements.convening import rooms, teamfile
from sixelements.convening.documents import log, taking
from sixelements.convening.errors import RoomError
from sixelements.convening.store import RoomStore
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
    cells: dict[str, Any] = {"^": f"{number}i", "version": number}
    cells |= {f"part-{part}": text for part, text in texts.items()}
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
    signed = replace(form, signed=frozenset({"signed-labor"}))
    with pytest.raises(RoomError, match="kept stays as it reads"):
        taking.as_kept(signed, cells, [edit("bbbbbbbbbb/version", None)])


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
    assert ">=A child</div>" in sheets.sheet(1, EXERCISE, held).html


@pytest.mark.parametrize("exercise", DRAFTS, ids=lambda one: one.slug)
def test_rows_of_another_edition_are_laid_behind_the_sheet(exercise: Any) -> None:
    kind = kinds.get("draft")
    assert kind.team_slots(exercise, [{"id": "aaaaaaaaaa", "cells": {"gone": "x"}}]) == {}
    assert kind.team_slots(exercise, [])["gathered"] == ""
