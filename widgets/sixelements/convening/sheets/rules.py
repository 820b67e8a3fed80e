"""What must hold of every row of the sheets, whoever wrote it, for files that come back."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Any, Literal

import msgspec
from msgspec import Meta

from sixelements import catalog, kinds, shape
from sixelements.content import ContentError

from ..fields import Number
from ..messages import Text, message


class HandedRules(msgspec.Struct, forbid_unknown_fields=True):
    """Whose sheet a device was handed."""

    activity_id: Number
    participant_id: Annotated[int, Meta(ge=0, lt=2**62)]
    reader: Literal["labor", "management", "observer"]


class EntryRules(msgspec.Struct, forbid_unknown_fields=True):
    """What one side of a table entered."""

    activity_id: Number
    team: Annotated[int, Meta(ge=0)]
    side: Literal["labor", "management"]
    version: dict[str, Any]


ROWS: dict[str, type[msgspec.Struct]] = {"handed": HandedRules, "entry": EntryRules}
"""The rules of each table."""


def together(tables: dict[str, list[Any]]) -> Iterator[Text]:
    """Yield what does not go together among rows that are right by themselves."""
    people = {one.id: one.room_id for one in tables["participant"]}
    activities = {one.id: one for one in tables["activity"]}
    if any(people[one.participant_id] != activities[one.activity_id].room_id for one in tables["handed"]):
        yield message("row.handed_device")
    if not all(fits(activities[one.activity_id], one.version) for one in tables["entry"]):
        yield message("row.entry_unfit")


def fits(activity: Any, version: dict[str, Any]) -> bool:
    """Say whether what a side entered fits the exercise; of an edition that is not here nobody can tell."""
    try:
        exercise = catalog.get(activity.slug)
    except ContentError:
        return True
    form = kinds.get(exercise.kind).entered(exercise)
    if form is None or exercise.version != activity.version:
        return True
    return not any(shape.problems(form, version))
