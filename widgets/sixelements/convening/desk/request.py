"""What every request at the board has, and what it may use."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal, Protocol

import msgspec

from ..facilitators import Whose
from ..store import RoomStore

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

    def tell_team_file(self, number: int) -> None:
        """Tell what the file of a team holds."""

    def set_beside(self, then: int, now: int) -> None:
        """Show two rounds of one exercise beside each other."""

    def open_part(self, activity: int, part: str) -> None:
        """Show what one team writes at an activity."""

    def tell_script(self, slug: str) -> None:
        """Tell the parts of the facilitator's page of an exercise."""


class Request(msgspec.Struct, kw_only=True, tag_field="do", forbid_unknown_fields=True):
    """One press of a button."""

    quiet: ClassVar[bool] = False
    """A quiet request leaves the last line of trouble standing."""

    key: Key | Literal[""] = ""

    def run(self, desk: Desk) -> None:
        """Do it."""
