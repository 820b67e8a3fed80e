"""What a facilitator asks for about the exercises of a room's agenda, and what was agreed about them."""

from __future__ import annotations

from typing import Annotated, Any, ClassVar, Literal

import msgspec
from msgspec import Meta

from .. import clock, plan, rooms
from ..ahead import Moment
from ..documents.lifecycle import Writes
from ..fitting import Fitting
from .request import Desk, Number, Request


class Add(Request, tag="add"):
    """Put one more exercise on the agenda."""

    slug: str
    minutes: Number
    fitting: Fitting | None = None
    writes: Writes | None = None
    by_beats: bool = False
    tells_side: bool = False

    def run(self, desk: Desk) -> None:
        """Add it."""
        rooms.add(
            desk.store,
            desk.code,
            self.slug,
            self.minutes,
            self.key,
            wanted=self.fitting,
            writes=self.writes,
            by_beats=self.by_beats,
            tells_side=self.tells_side,
        )


class Step(Request, tag="step"):
    """Take an exercise of the agenda one step further."""

    activity: Number
    to: Literal["collect", "reveal", "set-aside", "close"]

    def run(self, desk: Desk) -> None:
        """Take the step, where it needs no other key or the other was turned."""
        act: Any = self.to
        if act in rooms.ACTS and not rooms.turn(
            desk.store, desk.code, act, self.activity, second=desk.whose.second
        ):
            return
        rooms.STEPS[self.to](desk.store, desk.code, self.activity)


class Say(Request, tag="say"):
    """Let words be said at a beat of a meeting that the room plays together, and go where they lead."""

    activity: Number
    number: Number
    chair: Literal["labor", "management"]
    choice: Annotated[str, Meta(max_length=80)]

    def run(self, desk: Desk) -> None:
        """Say them."""
        rooms.say(
            desk.store,
            desk.code,
            self.activity,
            number=self.number,
            chair=self.chair,
            choice=self.choice,
            key=self.key,
        )


class CollectAhead(Request, tag="ahead"):
    """Let an exercise of the agenda collect ahead of the meeting, from one moment until another."""

    activity: Number
    opens: Moment
    closes: Moment

    def run(self, desk: Desk) -> None:
        """Let it."""
        rooms.collect_ahead(desk.store, desk.code, self.activity, self.opens, self.closes)


class Shown(Request, tag="shown"):
    """Put an exercise of the agenda on the display of the room, or another part of its pattern."""

    activity: Number
    slide: Number = 0
    comparing: bool = False
    at_teams: bool = False

    def run(self, desk: Desk) -> None:
        """Show it."""
        how = {"comparing": self.comparing, "teams": self.at_teams}
        rooms.show(desk.store, desk.code, self.activity, self.slide, **how)


class Time(Request, tag="clock"):
    """Start, pause or stop the time of an exercise, or give it two minutes more."""

    activity: Number
    turn: clock.Turn

    def run(self, desk: Desk) -> None:
        """Turn its clock."""
        rooms.turn_clock(desk.store, desk.code, self.activity, self.turn, self.key)


class TurnPlan(Request, tag="plan"):
    """Begin the plan of the room, or go to its next step or the one before."""

    way: plan.Turn

    def run(self, desk: Desk) -> None:
        """Turn it."""
        rooms.turn_plan(desk.store, desk.code, self.way, self.key)


class Again(Request, tag="again"):
    """Put an exercise of the agenda on it once more."""

    activity: Number

    def run(self, desk: Desk) -> None:
        """Put it there."""
        rooms.again(desk.store, desk.code, self.activity, self.key)


class Vote(Request, tag="vote"):
    """Put what the room wrote at an exercise to a vote, with another exercise of the agenda's own."""

    activity: Number
    slug: Annotated[str, Meta(max_length=80)]

    def run(self, desk: Desk) -> None:
        """Put it there."""
        rooms.put_to_vote(desk.store, desk.code, self.activity, self.slug, self.key)


class Compare(Request, tag="compare"):
    """Compare two rounds of one exercise."""

    then: Number
    now: Number

    def run(self, desk: Desk) -> None:
        """Compare them."""
        desk.set_beside(self.then, self.now)


class Open(Request, tag="part"):
    """Open what one team writes at an exercise."""

    activity: Number
    part: Annotated[str, msgspec.Meta(max_length=80)]

    def run(self, desk: Desk) -> None:
        """Open it."""
        desk.open_part(self.activity, self.part)


class Script(Request, tag="script"):
    """Read the facilitator's page of an exercise, which its drawer asks for by itself."""

    quiet: ClassVar[bool] = True

    slug: str

    def run(self, desk: Desk) -> None:
        """Tell its parts."""
        desk.tell_script(self.slug)


class Commit(Request, tag="commit"):
    """Write down who does what by when."""

    who: str
    what: str
    by_when: str
    activity: Number | None = None

    def run(self, desk: Desk) -> None:
        """Write it down."""
        rooms.commit_to(
            desk.store,
            desk.code,
            who=self.who,
            what=self.what,
            by_when=self.by_when,
            activity_id=self.activity,
            key=self.key,
        )


class Drop(Request, tag="drop"):
    """Take a commitment off the list."""

    commitment: Number

    def run(self, desk: Desk) -> None:
        """Take it off."""
        rooms.drop_commitment(desk.store, desk.code, self.commitment)


class Settle(Request, tag="settle"):
    """Say how a commitment stands: open, kept, or gone, and then why it was let go."""

    commitment: Number
    stands: Literal["open", "kept", "gone"]
    why: str

    def run(self, desk: Desk) -> None:
        """Say it."""
        rooms.settle_commitment(desk.store, desk.code, self.commitment, state=self.stands, why=self.why)
