"""What must hold of every row of the documents, whoever wrote it: the rules of writing, for files that come back."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import combinations
from typing import Annotated, Any, Literal

import msgspec
from msgspec import Meta

from sixelements import catalog, document, kinds
from sixelements.content import ContentError

from ..agenda import OVER
from ..fields import Digest, Number
from ..messages import Text, message, say
from ..sides import group
from . import lifecycle
from .lifecycle import form_of, of_team
from .taking import MOST_LETTERS, MOST_NUMBERED

Seq = Annotated[int, Meta(ge=0, le=MOST_NUMBERED)]
Key = Annotated[str, Meta(pattern=f"^{document.KEY.pattern}$")]
RowId = Annotated[str, Meta(pattern=f"^{document.ROW.pattern}$")]
At = Annotated[str, Meta(pattern=f"^{document.ROW.pattern}/[^/]{{1,49}}$")]
Value = Annotated[str, Meta(max_length=MOST_LETTERS)] | bool | int | float | list[Key] | None


class DocumentRules(msgspec.Struct, forbid_unknown_fields=True):
    """A document."""

    id: Number
    activity_id: Number
    part: str
    head: Seq
    state: Literal["open", "final"]


class EditRules(msgspec.Struct, forbid_unknown_fields=True):
    """An edit."""

    document_id: Number
    seq: Annotated[int, Meta(ge=1, le=MOST_NUMBERED)]
    key: Key
    at: At
    value: Value
    over: Key | None


class Beside(msgspec.Struct, forbid_unknown_fields=True):
    """A text beside the winner of a cell."""

    value: Value
    key: Key


class Cell(Beside):
    """What stands in a cell."""

    beside: Annotated[list[Beside], Meta(max_length=document.MOST_BESIDE)]


class CheckpointRules(msgspec.Struct, forbid_unknown_fields=True):
    """The cells at some number."""

    document_id: Number
    seq: Seq
    cells: dict[At, Cell]


class DocumentRowRules(msgspec.Struct, forbid_unknown_fields=True):
    """A row that there is, or was."""

    document_id: Number
    row: RowId
    lock: Digest | None


ROWS: dict[str, type[msgspec.Struct]] = {
    "document": DocumentRules,
    "edit": EditRules,
    "checkpoint": CheckpointRules,
    "document_row": DocumentRowRules,
}
"""The rules of each table."""


def together(tables: dict[str, list[Any]]) -> Iterator[Text]:
    """Yield what does not go together among rows that are right by themselves."""
    rooms = {one.id: one for one in tables["room"]}
    activities = {one.id: one for one in tables["activity"]}
    teams = {(one.room_id, of_team(one.number)) for one in tables["team"]}
    for one in tables["document"]:
        activity = activities[one.activity_id]
        room = rooms[activity.room_id]
        if one.part not in ("", *room.sides) and (room.id, one.part) not in teams:
            yield message("row.document_side")
        log = sorted(of(tables["edit"], one.id), key=lambda edit: edit.seq)
        points = of(tables["checkpoint"], one.id)
        if [edit.seq for edit in log] != list(range(1, one.head + 1) if one.state == "open" else ()):
            yield message("row.edit_number")
        elif not stands(one, log, points):
            yield message("row.checkpoint")
        written = [(edit.at, edit.key, edit.value, edit.over) for edit in log] + [
            (at, entry.key, entry.value, None)
            for point in points
            for at, cell in point.cells.items()
            for entry in (cell, *cell.beside)
        ]
        if {at.partition("/")[0] for at, *_ in written} != {
            row.row for row in of(tables["document_row"], one.id)
        }:
            yield message("row.document_rows")
        if not fit(activity, written, room.sides):
            yield message("row.edit_unfit")
        elif changes_what_was_kept(activity, log, points):
            yield message("row.edit_kept")
    yield from alone(tables)


def alone(tables: dict[str, list[Any]]) -> Iterator[Text]:
    """Yield where cards that are written alone are a document before their reveal, or anybody's answers after it."""
    silent = {one.id: one for one in tables["activity"] if lifecycle.is_silent(one.slug)}
    for one in tables["document"]:
        if one.activity_id in silent and silent[one.activity_id].snapshot is None:
            yield message("row.cards_early")
    for one in tables["share"]:
        activity = silent.get(one.activity_id)
        if activity is not None and activity.state in OVER and silent_cards(one.answers):
            yield message("row.cards_kept")


def silent_cards(answers: dict[str, Any] | None) -> bool:
    """Say whether cards stand among *answers*."""
    return bool((answers or {}).get("rows"))


def of(rows: list[Any], number: int) -> list[Any]:
    """Return those of *rows* that belong to the document *number*."""
    return [one for one in rows if one.document_id == number]


def stands(one: Any, log: list[Any], points: list[Any]) -> bool:
    """Say whether the checkpoint of a document, if it has one, is what its edits lead to."""
    if one.state == "final":
        return [point.seq for point in points] == [one.head]
    edits = msgspec.to_builtins(log)
    return all(
        point.seq <= one.head and document.fold(edits[: point.seq]) == msgspec.to_builtins(point.cells)
        for point in points
    )


@cache
def called(sides: tuple[str, ...]) -> frozenset[str]:
    """Return what any group of the *sides* of a room can be called on a card."""
    some = [frozenset(each) for n in range(1, len(sides) + 1) for each in combinations(sides, n)]
    return frozenset(
        say(group(one, sides, dict.fromkeys(there, 1)).label)
        for one in some
        for there in some
        if one <= there
    )


def is_count(value: Any) -> bool:
    """Say whether *value* is how many dots lie on a row."""
    return type(value) is int and value >= 0


def form_here(activity: Any) -> document.Form | None:
    """Return what its documents are; None where that edition of the exercise has none, or is not in this course."""
    try:
        return form_of(activity.slug) if catalog.get(activity.slug).version == activity.version else None
    except ContentError:
        return None


def changes_what_was_kept(activity: Any, log: list[Any], points: list[Any]) -> bool:
    """Say whether the edits, or how a document without any stands, break what ``Form.kept`` promises."""
    form = form_here(activity)
    if form is None or not form.kept:
        return False
    edits = msgspec.to_builtins(log)
    if not edits:
        cells = {at: cell for point in points for at, cell in point.cells.items()}
        turn = document.in_turn(form, {at: cell.value for at, cell in cells.items()})
        edits = [{"at": at, "value": cells[at].value, "key": cells[at].key, "over": None} for at in turn]
    return any(document.unkept(form, {}, edits))


def fit(activity: Any, written: list[tuple[str, str, Any, str | None]], sides: list[str]) -> bool:
    """Say whether all that was *written* fits the exercise; of an edition that is not here nobody can tell."""
    form = form_here(activity)
    if form is None:
        return True
    tells = activity.tells_side and form.silent  # a side stands on cards alone
    told = [one for one in written if tells and one[0].endswith(f"/{document.SIDE}")]
    if any(one[2] not in called(tuple(sides)) for one in told):
        return False
    counts = kinds.get(catalog.get(activity.slug).kind).votes
    told += [one for one in written if counts and one[0].endswith(f"/{document.VOTED}") and is_count(one[2])]
    named = ("at", "key", "value", "over")
    return not any(
        problem
        for one in written
        if one not in told
        for problem in document.problems(form, dict(zip(named, one, strict=True)))
    )
