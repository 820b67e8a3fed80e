"""The states of an exercise on a room's agenda, and the one table of how it goes from one to the next.

An exercise waits, collects answers, is revealed, and is closed; nothing leads back behind a reveal, since what
everyone has seen cannot be unseen.  Before its reveal it may be set aside: what was shared for it is deleted,
and nothing leads back from there either, since people were told so.
``sharing`` says when a participant may share or withdraw.
"""

from __future__ import annotations

from typing import Literal, Protocol, get_args

from .errors import RoomError
from .messages import Message, message

State = Literal["waiting", "collecting", "revealed", "closed", "aside"]
Act = Literal["collect", "interrupt", "reveal", "set-aside", "close", "again"]

STATES: tuple[State, ...] = get_args(State)
ACTS: tuple[Act, ...] = get_args(Act)

TRANSITIONS: dict[Act, dict[State, State]] = {
    # The facilitator lets people share; a second press, or a second facilitator, changes nothing.
    "collect": {"waiting": "collecting", "collecting": "collecting"},
    # Another exercise begins to collect, and only one does at a time; what was shared so far stays.
    "interrupt": {"collecting": "waiting"},
    # The pattern of what was shared is frozen and shown.
    "reveal": {"collecting": "revealed"},
    # What was shared is deleted and never shown; a second press, or a second facilitator, changes nothing.
    "set-aside": {"waiting": "aside", "collecting": "aside", "aside": "aside"},
    # The exercise is over; a pattern that was revealed stays on view.
    "close": {"waiting": "closed", "collecting": "closed", "revealed": "closed", "closed": "closed"},
    # The exercise is put on the agenda once more, as the next round; this one stays as it is.
    "again": {
        "waiting": "waiting",
        "collecting": "collecting",
        "revealed": "revealed",
        "closed": "closed",
        "aside": "aside",
    },
}
"""For each act, the states it may be done in, and the state that follows; what is not here is refused."""

REFUSALS: dict[Act, tuple[str, Message]] = {
    "collect": ("revealed", message("refused.collect")),
    "interrupt": ("not-collecting", message("refused.interrupt")),
    "reveal": ("not-collecting", message("refused.reveal")),
    "set-aside": ("revealed", message("refused.set_aside")),
    "close": ("closed", message("refused.close")),
    "again": ("closed", message("refused.again")),
}

ON_VIEW: frozenset[State] = frozenset({"revealed", "closed"})
"""Where a pattern, if there is one, may be seen, and answers can no longer change."""

OVER: frozenset[State] = ON_VIEW | {"aside"}
"""Where nothing is collected any more."""


class Item(Protocol):
    """An exercise on the agenda, as this table sees it."""

    state: str


def after(state: str, act: Act) -> State:
    """Return the state that follows *state* when *act* is done; :class:`RoomError` where it may not be done."""
    for before, then in TRANSITIONS[act].items():
        if state == before:
            return then
    raise RoomError(*REFUSALS[act])


def move(item: Item, act: Act) -> None:
    """Bring *item* into the state that follows *act*."""
    item.state = after(item.state, act)


def sharing(state: str, room: str) -> None:
    """Refuse what a device shares or withdraws unless the exercise is collecting and the *room* is open."""
    if state == "aside":
        raise RoomError("set-aside", message("refused.aside"))
    if state in ON_VIEW:
        raise RoomError("revealed", message("refused.revealed"))
    if room != "open":
        raise RoomError("closed", message("refused.closed"))
    if state != "collecting":
        raise RoomError("waiting", message("refused.waiting"))


def finishing(state: str, room: str) -> None:
    """Refuse that somebody is finished, or not yet, where the exercise is over or the *room* is closed."""
    if state in OVER:
        raise RoomError("revealed", message("refused.over"))
    if room != "open":
        raise RoomError("closed", message("refused.closed"))
