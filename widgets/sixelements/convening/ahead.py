"""An exercise that collects ahead of its meeting: from one moment until another, by the server's clock.

Between the two it takes what people share, and after them nothing; it is revealed in the meeting, where the facilitator
may also let people share without these times.  Who shared can take that back until the reveal, as ever.
"""

from __future__ import annotations

import datetime
from typing import Annotated, Any

import msgspec
from msgspec import Meta

from sixelements import typed

from .errors import RoomError
from .messages import message

DAY = 24 * 60 * 60 * 1000
MOST_DAYS = 60
"""Days ahead that an exercise may close at the latest."""

Moment = Annotated[int, Meta(ge=0, lt=2**53)]
"""Milliseconds since 1970."""


class Ahead(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """When an exercise *opens* and *closes*."""

    opens: Moment
    closes: Moment

    def __post_init__(self) -> None:
        """Refuse an end before the beginning."""
        if self.closes <= self.opens:
            raise ValueError("expected closes after opens")


def chosen(opens: int, closes: int, moment: int) -> dict[str, Any]:
    """Return the two moments as an activity keeps them, where they can be meant at *moment*."""
    if not max(opens, moment) < closes <= moment + MOST_DAYS * DAY:
        raise RoomError("bad-times", message("refused.bad_times", most=MOST_DAYS))
    kept: dict[str, Any] = msgspec.to_builtins(Ahead(opens, closes))
    return kept


def kept(data: dict[str, Any] | None) -> Ahead | None:
    """Return what an activity keeps."""
    return None if data is None else typed.convert(data, Ahead)


def sharing(data: dict[str, Any] | None, moment: int) -> None:
    """Refuse what comes before the exercise opens, or after it has closed."""
    if (found := kept(data)) is None:
        return
    if moment < found.opens:
        raise RoomError("waiting", message("refused.ahead_early"))
    if moment >= found.closes:
        raise RoomError("closed", message("refused.ahead_late"))


def revealing(data: dict[str, Any] | None, moment: int) -> None:
    """Refuse to reveal while people may still count on time to share."""
    if (found := kept(data)) and moment < found.closes:
        raise RoomError("held", message("refused.ahead_reveal"))


def last_day(data: dict[str, Any] | None, otherwise: datetime.date) -> datetime.date:
    """Return the day on which the exercise closes, where the server stands; *otherwise* where it has no times."""
    if (found := kept(data)) is None:
        return otherwise
    return datetime.datetime.fromtimestamp(found.closes / 1000).astimezone().date()
