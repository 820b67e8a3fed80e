"""What a facilitator asks for about a room as a whole: opening it, its door, its devices, its record."""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec

from .. import exports, rooms
from ..carried import Carried
from ..documents.lifecycle import Writes
from ..exports.one import only
from ..fitting import Fitting
from ..plan import Source
from ..teamwise import First
from .request import Desk, Number, Request

Device = Annotated[str, msgspec.Meta(pattern="^[0-9]{1,19}$")]
"""Number of a device; as text, since it is longer than the numbers of a browser."""


Name = Annotated[str, msgspec.Meta(max_length=200)]
"""What somebody typed as the name of a team; "" for one that goes by its number."""


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
    """One exercise of an agenda, what of it is asked, and who writes one document together."""

    slug: str
    minutes: Number
    fitting: Fitting | None = None
    writes: Writes | None = None
    by_beats: bool = False
    tells_side: bool = False


class OpenRoom(Request, tag="open"):
    """Open a room and show it."""

    purpose: str
    sides: list[str]
    agenda: list[Part]
    k: Number
    mode: Literal["anonymous", "open"]
    teams: Annotated[tuple[Name, ...], msgspec.Meta(max_length=rooms.MOST_TEAMS)] = ()
    first: First = "teams"
    source: Source | None = None
    two_keys: bool = False
    carried: Carried | None = None

    def run(self, desk: Desk) -> None:
        """Open it."""
        agenda = [
            rooms.Part(part.slug, part.minutes, part.fitting, part.writes, part.by_beats, part.tells_side)
            for part in self.agenda
        ]
        desk.code = rooms.open_room(
            desk.store,
            purpose=self.purpose,
            sides=self.sides,
            agenda=agenda,
            k=self.k,
            mode=self.mode,
            teams=self.teams,
            first=self.first,
            source=self.source,
            two_keys=self.two_keys,
            brought=self.carried,
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
        """Set it; to close a room of two keys takes both."""
        if self.state == "closed" and not rooms.turn(
            desk.store, desk.code, "close-room", None, second=desk.whose.second
        ):
            return
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


class AddTeams(Request, tag="add-teams"):
    """Add teams to the room."""

    teams: Annotated[list[Name], msgspec.Meta(max_length=rooms.MOST_TEAMS)]

    def run(self, desk: Desk) -> None:
        """Add them."""
        rooms.add_teams(desk.store, desk.code, self.teams, self.key)


class NameTeam(Request, tag="name-team"):
    """Give a team another name."""

    team: Number
    name: Name

    def run(self, desk: Desk) -> None:
        """Name it."""
        rooms.name_team(desk.store, desk.code, self.team, self.name)


class DropTeam(Request, tag="drop-team"):
    """Take a team away in which nobody sits."""

    team: Number

    def run(self, desk: Desk) -> None:
        """Take it away."""
        rooms.drop_team(desk.store, desk.code, self.team)


class HandOver(Request, tag="hand-over"):
    """Let another device lead the room as well, in a room of two keys also as the second one."""

    second: bool = False

    def run(self, desk: Desk) -> None:
        """Make a word for it; who holds the second key hands on that one and no other."""
        second = self.second or desk.whose.second
        desk.tell_word(rooms.new_word(desk.store, desk.code, second=second))


class Stop(Request, tag="stop-asked"):
    """Let nothing wait for the other key."""

    def run(self, desk: Desk) -> None:
        """Stop it."""
        rooms.stop(desk.store, desk.code)


class RemotesBack(Request, tag="remotes-back"):
    """Let no other device lead the room any more."""

    def run(self, desk: Desk) -> None:
        """Take them back."""
        rooms.take_remotes_back(desk.store, desk.code)


class TeamFile(Request, tag="team-file"):
    """Tell what the file of a team holds, of the whole room where the number is 0; the page makes the file."""

    team: Number

    def run(self, desk: Desk) -> None:
        """Tell it."""
        desk.tell_team_file(self.team)


class Export(Request, tag="export"):
    """Make the room's record as a file, or that of one activity."""

    format: Literal["xlsx", "csv", "docx"]
    activity: Number | None = None

    def run(self, desk: Desk) -> None:
        """Make it and hand it over."""
        told = rooms.board(desk.store, desk.code)
        name = f"six-elements-{desk.code}"
        if self.activity is not None:
            told = only(told, self.activity)
            name += f"-{told['activities'][0]['slug']}"
        kind, content = exports.write(self.format, told)
        desk.hand_over(f"{name}.{self.format}", kind, content)
