"""What must hold of the rows of a meeting that a room plays together, for files that come back (``rows.py``)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Any

import msgspec
from msgspec import Meta

from sixelements.kinds.scene.content import Chair

from .fields import Number
from .messages import Text, message
from .rooms import MOST_REVISION

MOST_BEATS = 12
"""A scene has no more, and no way back."""


class Seen(msgspec.Struct):
    """What every picture of a beat holds, whatever else it does."""

    slug: str
    n: Annotated[int, Meta(ge=0)]
    blocks: list[dict[str, Any]]


class BeatRow(msgspec.Struct, forbid_unknown_fields=True):
    """A beat of a meeting that a room plays together."""

    activity_id: Number
    number: Annotated[int, Meta(ge=0, lt=MOST_BEATS)]
    beat: Annotated[str, Meta(pattern="^[a-z0-9-]{1,80}$")]
    snapshot: Seen | None
    revealed_from: dict[str, Any] | None
    chair: Chair | None
    said: Annotated[str, Meta(min_length=1, max_length=80)] | None


class VoteRow(msgspec.Struct, forbid_unknown_fields=True):
    """What a device chose at a beat, or that it took it back."""

    activity_id: Number
    number: Annotated[int, Meta(ge=0, lt=MOST_BEATS)]
    participant_id: Annotated[int, Meta(ge=0, lt=2**62)]
    revision: Annotated[int, Meta(ge=1, le=MOST_REVISION)]
    chair: Chair
    choice: Annotated[str, Meta(max_length=80)] | None


ROWS: dict[str, type[msgspec.Struct]] = {"beat": BeatRow, "vote": VoteRow}
"""The rules of each table."""


def together(tables: dict[str, list[Any]]) -> Iterator[Text]:
    """Yield what does not go together among beats and votes that are right by themselves."""
    activities = {one.id: one for one in tables["activity"]}
    people = {one.id: one for one in tables["participant"]}
    beats = {(one.activity_id, one.number) for one in tables["beat"]}
    checks = {
        "vote_device": any(
            people[one.participant_id].room_id != activities[one.activity_id].room_id
            for one in tables["vote"]
        ),
        "vote_beat": any((one.activity_id, one.number) not in beats for one in tables["vote"]),
        "beat_alone": any(not activities[one.activity_id].by_beats for one in tables["beat"]),
        "beat_gap": any(number and (activity, number - 1) not in beats for activity, number in beats),
        "beat_words": any((one.chair is None) != (one.said is None) for one in tables["beat"]),
    }
    yield from (message(f"row.{what}") for what, so in checks.items() if so)
