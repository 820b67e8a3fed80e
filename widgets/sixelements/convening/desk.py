"""What a facilitator can ask for at the board: each request is checked here before it reaches a room."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal, Protocol

import msgspec

from . import clock, exports, rooms
from .facilitators import Whose
from .store import RoomStore

Device = Annotated[str, msgspec.Meta(pattern="^[0-9]{1,19}$")]
"""Number of a device; as text, since it is longer than the numbers of a browser."""

Key = Annotated[str, msgspec.Meta(pattern="^[a-z0-9-]{8,36}$")]
"""A random word that the page gives to one press: pressed again because no answer came, it is done once."""

Number = Annotated[int, msgspec.Meta(ge=0, le=100_000_000)]


class Desk(Protocol):
    """The board as its requests see it: the store, the room it shows, and a way to hand over a file."""

    store: RoomStore
    whose: Whose
    code: str
    address: str

    def hand_over(self, name: str, kind: str, content: bytes) -> None:
        """Give the facilitator a file."""

    def came_by(self, address: str) -> None:
        """Take the address that brought the facilitator's own browser here."""

    def choose_address(self, typed: str) -> None:
        """Take the address that the facilitator picked or typed."""

    def tell_word(self, word: str) -> None:
        """Tell the word that lets another device lead the room; it is told this once."""

    def list_devices(self, *, wanted: bool) -> None:
        """Show the devices in the room, or leave them out."""

    def set_beside(self, then: int, now: int) -> None:
        """Show two rounds of one exercise beside each other."""


class Request(msgspec.Struct, kw_only=True, tag_field="do", forbid_unknown_fields=True):
    """One press of a button."""

    quiet: ClassVar[bool] = False
    """A quiet request leaves the last line of trouble standing."""

    key: Key | Literal[""] = ""

    def run(self, desk: Desk) -> None:
        """Do it."""


class Refresh(Request, tag="refresh"):
    """Look again: people may have joined or shared."""

    quiet = True


class Here(Request, tag="here"):
    """The address in the facilitator's own browser, for when there is no better one."""

    address: str
    quiet = True

    def run(self, desk: Desk) -> None:
        """Keep it."""
        desk.came_by(self.address)


class Address(Request, tag="address"):
    """The address to show to the room, picked or typed; none for the likeliest one."""

    address: str

    def run(self, desk: Desk) -> None:
        """Take it."""
        desk.choose_address(self.address)


class Part(msgspec.Struct, forbid_unknown_fields=True):
    """One exercise of an agenda."""

    slug: str
    minutes: Number


class OpenRoom(Request, tag="open"):
    """Open a room and show it."""

    purpose: str
    sides: list[str]
    agenda: list[Part]
    k: Number
    mode: Literal["anonymous", "open"]

    def run(self, desk: Desk) -> None:
        """Open it."""
        agenda = [(part.slug, part.minutes) for part in self.agenda]
        desk.code = rooms.open_room(
            desk.store,
            purpose=self.purpose,
            sides=self.sides,
            agenda=agenda,
            k=self.k,
            mode=self.mode,
            whose=desk.whose,
            key=self.key,
        )


class Show(Request, tag="show"):
    """Show a room, or the list of rooms when *code* is empty."""

    code: str

    def run(self, desk: Desk) -> None:
        """Show it, if there is one with that code."""
        rooms.allowed(desk.store, self.code, desk.whose)
        desk.code = rooms.about_room(desk.store, self.code)["code"] if self.code else ""


class State(Request, tag="state"):
    """Close the room, or open it again."""

    state: Literal["open", "closed"]

    def run(self, desk: Desk) -> None:
        """Set it."""
        rooms.set_state(desk.store, desk.code, self.state)


class Door(Request, tag="door"):
    """Let nobody new in, or open the door again."""

    door: Literal["open", "closed"]

    def run(self, desk: Desk) -> None:
        """Set it."""
        rooms.set_door(desk.store, desk.code, self.door)


class Heads(Request, tag="heads"):
    """Say how many people are in the room."""

    heads: Number | None

    def run(self, desk: Desk) -> None:
        """Keep it."""
        rooms.count_heads(desk.store, desk.code, self.heads)


class Devices(Request, tag="devices"):
    """List the devices in the room, or stop listing them."""

    wanted: bool

    def run(self, desk: Desk) -> None:
        """List them."""
        desk.list_devices(wanted=self.wanted)


class LetGo(Request, tag="let-go"):
    """Take devices out of the room."""

    devices: Annotated[list[Device], msgspec.Meta(max_length=rooms.MOST_PARTICIPANTS)]

    def run(self, desk: Desk) -> None:
        """Let them go."""
        rooms.let_go(desk.store, desk.code, [int(one) for one in self.devices])


class LetIdleGo(Request, tag="let-idle-go"):
    """Take the devices out of the room that never shared."""

    def run(self, desk: Desk) -> None:
        """Let them go."""
        rooms.let_idle_go(desk.store, desk.code)


class HandOver(Request, tag="hand-over"):
    """Let another device lead the room as well."""

    def run(self, desk: Desk) -> None:
        """Make a word for it."""
        desk.tell_word(rooms.new_word(desk.store, desk.code))


class RemotesBack(Request, tag="remotes-back"):
    """Let no other device lead the room any more."""

    def run(self, desk: Desk) -> None:
        """Take them back."""
        rooms.take_remotes_back(desk.store, desk.code)


class Add(Request, tag="add"):
    """Put one more exercise on the agenda."""

    slug: str
    minutes: Number

    def run(self, desk: Desk) -> None:
        """Add it."""
        rooms.add(desk.store, desk.code, self.slug, self.minutes, self.key)


class Step(Request, tag="step"):
    """Take an exercise of the agenda one step further."""

    activity: Number
    to: Literal["collect", "reveal", "close"]

    def run(self, desk: Desk) -> None:
        """Take the step."""
        rooms.STEPS[self.to](desk.store, desk.code, self.activity)


class Shown(Request, tag="shown"):
    """Put an exercise of the agenda on the display of the room, or another part of its pattern."""

    activity: Number
    slide: Number = 0
    comparing: bool = False

    def run(self, desk: Desk) -> None:
        """Show it."""
        rooms.show(desk.store, desk.code, self.activity, self.slide, comparing=self.comparing)


class Time(Request, tag="clock"):
    """Start, pause or stop the time of an exercise, or give it two minutes more."""

    activity: Number
    turn: clock.Turn

    def run(self, desk: Desk) -> None:
        """Turn its clock."""
        rooms.turn_clock(desk.store, desk.code, self.activity, self.turn, self.key)


class Again(Request, tag="again"):
    """Put an exercise of the agenda on it once more."""

    activity: Number

    def run(self, desk: Desk) -> None:
        """Put it there."""
        rooms.again(desk.store, desk.code, self.activity, self.key)


class Compare(Request, tag="compare"):
    """Compare two rounds of one exercise."""

    then: Number
    now: Number

    def run(self, desk: Desk) -> None:
        """Compare them."""
        desk.set_beside(self.then, self.now)


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


class Export(Request, tag="export"):
    """Make the room's record as a file."""

    format: Literal["xlsx", "csv", "docx"]

    def run(self, desk: Desk) -> None:
        """Make it and hand it over."""
        kind, content = exports.write(self.format, rooms.board(desk.store, desk.code))
        desk.hand_over(f"six-elements-{desk.code}.{self.format}", kind, content)


REQUESTS = (
    Refresh
    | Here
    | Address
    | OpenRoom
    | Show
    | State
    | Door
    | Heads
    | Devices
    | LetGo
    | LetIdleGo
    | HandOver
    | RemotesBack
    | Add
    | Step
    | Shown
    | Time
    | Again
    | Compare
    | Commit
    | Drop
    | Export
)


def read(content: object) -> Request:
    """Return what the page asked for; whatever is none of these raises ``msgspec.ValidationError``."""
    request: Request = msgspec.convert(content, REQUESTS)
    return request
