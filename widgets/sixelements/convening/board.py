"""The facilitator's live display: a room on a projector, driven from the facilitator's own browser."""

from __future__ import annotations

import os
from functools import cache
from typing import Any

import anywidget
import msgspec
import segno
import traitlets
from sqlalchemy.exc import SQLAlchemyError

from sixelements import assets, catalog
from sixelements.content import ContentError
from sixelements.course import CourseError

from . import addresses, desk, facilitators, patterns, rooms, script
from .errors import StoreError
from .facilitators import Whose
from .sides import SIDES
from .store import RoomStore, open_store

ENTRY = "ui/board/board.js"
UNKNOWN = "This page and the server are of different ages. Load the page again."
BUSY = "The rooms could not be read or written just now. Nothing that was shared is lost. Try again."
BROKEN = "Something went wrong on the server. Nothing that was shared is lost. Load the page again, then try once more."


class Board(anywidget.AnyWidget):
    """The display of one facilitator; several can be open, and each shows one room or the list of rooms.

    The page sends requests (:mod:`.desk`) and draws what the traits say.
    It asks to look again every second, and a trait moves only when something in it has changed.
    """

    rooms: traitlets.List[Any] = traitlets.List(read_only=True).tag(sync=True)
    room = traitlets.Dict(read_only=True).tag(sync=True)
    catalog: traitlets.List[Any] = traitlets.List(read_only=True).tag(sync=True)
    sides: traitlets.List[Any] = traitlets.List(read_only=True).tag(sync=True)
    trouble = traitlets.Unicode(read_only=True).tag(sync=True)
    address = traitlets.Unicode(read_only=True).tag(sync=True)
    addresses: traitlets.List[Any] = traitlets.List(read_only=True).tag(sync=True)
    """The addresses that may be picked, the likeliest first."""
    reach = traitlets.Unicode(read_only=True).tag(sync=True)
    """Who can reach the address: see :class:`.addresses.Reach`."""
    qr = traitlets.Unicode(read_only=True).tag(sync=True)
    comparison = traitlets.Dict(read_only=True).tag(sync=True)

    devices: traitlets.List[Any] = traitlets.List(read_only=True).tag(sync=True)

    def __init__(self, store: RoomStore, whose: Whose, **traits: Any) -> None:
        self.store = store
        self.whose = whose
        self.code = ""
        self.with_devices = False
        self.seen = ""
        self.patterns: dict[str, dict[int, dict[str, Any]]] = {}
        self._esm = module()
        self._css = style()
        super().__init__(**traits)
        self.set_trait("catalog", exercises())
        self.set_trait("sides", [{"id": name, "label": side.label} for name, side in SIDES.items()])
        self.on_msg(self._heard)
        self.ask({"do": "refresh"})

    def _heard(self, _widget: object, content: object, _buffers: object) -> None:
        self.ask(content)

    def ask(self, content: object) -> None:
        """Do what the page asks for; whatever goes wrong becomes one plain line in ``trouble``."""
        done, key = False, content.get("key", "") if isinstance(content, dict) else ""
        try:
            request = desk.read(content)
            if not request.quiet:
                self.set_trait("trouble", "")
            self.check_key()
            request.run(self)
            done = True
            self.look()
        except (rooms.RoomError, ContentError, CourseError, StoreError) as error:
            self.set_trait("trouble", str(error))
        except msgspec.ValidationError:
            self.set_trait("trouble", UNKNOWN)
        except SQLAlchemyError:
            self.set_trait("trouble", BUSY)
        except Exception:
            # Whatever else it was: a room full of people must never look at a traceback.
            self.log.exception("the board could not do what was asked")
            self.set_trait("trouble", BROKEN)
        # With the word of the press: the page then knows whether it was done, and what it may throw away.
        self.send({"heard": True, "key": key, "done": done})

    def check_key(self) -> None:
        """Leave the room when it is gone or is not this facilitator's, and show nothing when her key was taken back."""
        try:
            rooms.allowed(self.store, self.code, self.whose)
        except rooms.RoomError as error:
            self.code = ""
            self.set_trait("room", {})
            if error.code == "no-key":
                self.set_trait("rooms", [])
            raise

    def look(self) -> None:
        """Bring the traits up to date; equal values send nothing."""
        self.set_trait("rooms", rooms.all_rooms(self.store, self.whose))
        # Those of one room only: a database may give the number of a deleted room's activity once more.
        self.patterns = {self.code: self.patterns.get(self.code, {})}
        try:
            room = rooms.board(self.store, self.code, self.patterns[self.code]) if self.code else {}
            self.set_trait("room", room)
        except rooms.RoomError:
            self.code = ""
            self.set_trait("room", {})
            raise
        now = addresses.of_the_board(self.room.get("address", ""), self.seen)
        self.set_trait("address", now.address)
        self.set_trait("addresses", now.choices)
        self.set_trait("reach", now.reach)
        listed = self.with_devices and self.code
        self.set_trait("devices", rooms.devices(self.store, self.code) if listed else [])
        # The secret stands behind "#", which a browser keeps to itself: no server or proxy writes it down.
        link = f"{self.address}/r/{self.code}#{self.room['secret']}" if self.code and self.address else ""
        self.set_trait("qr", square(link) if link else "")

    def list_devices(self, *, wanted: bool) -> None:
        """Show the devices in the room, or leave them out."""
        self.with_devices = wanted

    def came_by(self, address: str) -> None:
        """Take the address that brought the facilitator's own browser here."""
        self.seen = addresses.clean(address)

    def choose_address(self, typed: str) -> None:
        """Take the address that the facilitator picked or typed; "" goes back to the likeliest one.

        It is kept with the room: a reload, a second display and another day's Python show the same.
        """
        chosen = addresses.clean(typed)
        if typed and not chosen:
            raise rooms.RoomError(
                "bad-address", "No phone can open that address. Type one like http://192.168.1.20:8866"
            )
        rooms.set_address(self.store, self.code, chosen)

    def set_beside(self, then: int, now: int) -> None:
        """Compare two rounds of one exercise, by nothing but the two patterns everyone has seen."""
        shown = [rooms.pattern(self.store, self.code, activity) for activity in (then, now)]
        if shown[0]["slug"] != shown[1]["slug"]:
            raise rooms.RoomError("two-exercises", "Only two rounds of the same exercise can be compared.")
        self.set_trait("comparison", patterns.compare(*shown))

    def hand_over(self, name: str, kind: str, content: bytes) -> None:
        """Send a file to the page, which gives it to the facilitator."""
        self.send({"file": name, "type": kind}, buffers=[content])

    def __repr__(self) -> str:
        return "<the board of Six Elements>"


def exercises() -> list[dict[str, Any]]:
    """Return what a facilitator needs to know of every exercise, its script included."""
    return [
        {
            "slug": one.slug,
            "title": one.title,
            "summary": one.summary,
            "element": one.element,
            "minutes": msgspec.to_builtins(one.minutes),
            "script": [part._asdict() for part in script.parts(one.slug)],
        }
        for one in catalog.all_exercises()
    ]


def square(address: str) -> str:
    """Return a QR code of *address* as SVG: dark on light in any theme, since many phones read no other."""
    made: str = segno.make(address, error="m", micro=False).svg_inline(border=2, omitsize=True, light="#fff")
    return made


def words() -> dict[str, Any]:
    """Return every interface word of the board: its own, and those of the parts it shares with other pages."""
    return assets.table(assets.UI / "words.toml", assets.UI / "room.toml", assets.UI / "board" / "board.toml")


@cache
def module() -> str:
    """Return the board's ES module: its words, its own modules and those it shares with other pages."""
    return assets.es_module(words(), ENTRY)


@cache
def style() -> str:
    """Return the board's stylesheet, on top of the one all pages share."""
    return assets.style() + assets.stylesheet(assets.UI / "board" / "board.css")


def open_board() -> Board:
    """Open the board on the rooms of this server, for whom the server that started this Python names.

    Where nobody is named, nobody's rooms are shown: that a name is missing proves nothing.
    """
    named = os.environ.get(facilitators.VARIABLE)
    if named is None:
        raise StoreError(
            "The board opens with a facilitator's link. Print yours: python -m sixelements facilitate"
        )
    return Board(open_store(), facilitators.named(named))
