"""One display of the rooms, whoever hosts it: it does what its page asks for and says what the page is to show.

The board's page reaches it over HTTP (``serving/desk_api.py``); a notebook with no server of ours reaches it over its
own kernel (``board.py``).
"""

from __future__ import annotations

import logging
from typing import Any

import msgspec
import segno
from sqlalchemy.exc import SQLAlchemyError

from sixelements import catalog
from sixelements.content import ContentError
from sixelements.course import CourseError

from . import addresses, clock, desk, patterns, rooms, script, teamfile
from .errors import StoreError
from .facilitators import Whose
from .messages import Text, message
from .store import RoomStore

UNKNOWN = message("refused.board_ages")
BUSY = message("refused.board_busy")
BROKEN = message("refused.board_broken")

SUCH = "http://192.168.1.20:8866"
"""An address as phones in a room can open it."""

log = logging.getLogger(__name__)


class File(msgspec.Struct):
    """A file for the facilitator: its name, its media type, what is in it."""

    file: str
    type: str
    content: bytes


class Way(msgspec.Struct):
    """The way in for another device that is to lead the room: its word, the address to type, and that as a square."""

    word: str
    address: str
    square: str


class Heard(msgspec.Struct):
    """What came of one request.

    *key* is the word of the press: the page then knows whether it was *done*, and what it may throw away.  *trouble* is
    what a person is told, "" where there is nothing, and None where the last one stands.  *now* is the server's clock.
    """

    key: str
    done: bool
    trouble: Text | None
    now: int
    file: File | None = None
    way: Way | None = None


class Display:
    """What one page of a facilitator shows: a room, or the list of rooms.

    *whole* is whether it hands over patterns itself; a page that fetches them is only told which there are.
    """

    def __init__(
        self, store: RoomStore, whose: Whose, *, code: str = "", seen: str = "", whole: bool = True
    ) -> None:
        self.store, self.whose, self.whole = store, whose, whole
        self.code, self.seen = code, addresses.clean(seen)
        self.address = ""
        self.with_devices = False
        self.patterns: dict[str, dict[int, dict[str, Any]]] = {}
        self.file: File | None = None
        self.word = ""
        self.shows: dict[str, Any] = {"rooms": [], "room": {}}

    def ask(self, content: object) -> Heard:
        """Do what the page asks for; whatever goes wrong becomes one plain line."""
        done, key = False, content.get("key", "") if isinstance(content, dict) else ""
        trouble: Text | None = None
        self.file, self.word = None, ""
        try:
            request = desk.read(content)
            if not request.quiet:
                trouble = ""
            self.check_key()
            request.run(self)
            done = True
            self.look()
        except rooms.RoomError as error:
            trouble = error.says
        except (ContentError, CourseError, StoreError) as error:
            trouble = str(error)
        except msgspec.ValidationError:
            trouble = UNKNOWN
        except SQLAlchemyError:
            trouble = BUSY
        except Exception:
            # Whatever else it was: a room full of people must never look at a traceback.
            log.exception("the board could not do what was asked")
            trouble = BROKEN
        return Heard(key if isinstance(key, str) else "", done, trouble, clock.now(), self.file, self.way())

    def way(self) -> Way | None:
        """Return the way in for another device, where one was asked for."""
        if not self.word:
            return None
        there = f"{self.address}/remote" if self.address else ""
        return Way(self.word, there, square(there) if there else "")

    def tell_word(self, word: str) -> None:
        """Tell the word that lets another device lead the room, this once."""
        self.word = word

    def check_key(self) -> None:
        """Leave the room when it is gone or is not this facilitator's, and show nothing when her key was taken back."""
        try:
            rooms.allowed(self.store, self.code, self.whose)
        except rooms.RoomError as error:
            self.leave()
            if error.code == "no-key":
                self.shows["rooms"] = []
            raise

    def leave(self) -> None:
        """Show no room."""
        self.code = ""
        self.shows |= {"room": {}, "devices": [], "qr": ""}

    def look(self) -> None:
        """Bring what is shown up to date."""
        self.shows["rooms"] = rooms.all_rooms(self.store, self.whose)
        # Those of one room only: a database may give the number of a deleted room's activity once more.
        self.patterns = {self.code: self.patterns.get(self.code, {})}
        try:
            kept = self.patterns[self.code]
            room = rooms.board(self.store, self.code, kept, whole=self.whole) if self.code else {}
            if room:
                room["second"] = self.whose.second  # which of two keys this page turns
        except rooms.RoomError:
            self.leave()
            raise
        now = addresses.of_the_board(room.get("address", ""), self.seen)
        self.address = now.address
        # The secret stands behind "#", which a browser keeps to itself: no server or proxy writes it down.
        link = f"{now.address}/r/{self.code}#{room['secret']}" if room and now.address else ""
        listed = self.with_devices and self.code
        self.shows |= {
            "room": room,
            "address": now.address,
            "addresses": now.choices,
            "reach": now.reach,
            "devices": rooms.devices(self.store, self.code) if listed else [],
            "qr": square(link) if link else "",
        }

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
            raise rooms.RoomError("bad-address", message("refused.bad_address", such=SUCH))
        rooms.set_address(self.store, self.code, chosen)

    def set_beside(self, then: int, now: int) -> None:
        """Compare two rounds of one exercise, by nothing but the two patterns everyone has seen."""
        shown = [rooms.pattern(self.store, self.code, activity) for activity in (then, now)]
        if shown[0]["slug"] != shown[1]["slug"]:
            raise rooms.RoomError("two-exercises", message("refused.two_exercises"))
        self.shows["comparison"] = patterns.compare(*shown)

    def open_part(self, activity: int, part: str) -> None:
        """Show what one team writes at an activity, as it stands now."""
        found = rooms.part(self.store, self.code, activity, part)
        self.shows["part"] = {"activity": activity, "part": part, "document": found}

    def tell_script(self, slug: str) -> None:
        """Tell the parts of the facilitator's page of an exercise; the page keeps what it was told."""
        parts = [part._asdict() for part in script.parts(catalog.get(slug).slug)]
        self.shows["script"] = {"slug": slug, "parts": parts}

    def tell_team_file(self, number: int) -> None:
        """Tell what the file of a team holds."""
        self.shows["team_file"] = teamfile.told(self.store, self.code, number)

    def hand_over(self, name: str, kind: str, content: bytes) -> None:
        """Keep a file for the page, which gives it to the facilitator."""
        self.file = File(name, kind, content)


def square(address: str) -> str:
    """Return a QR code of *address* as SVG: dark on light in any theme, since many phones read no other."""
    made: str = segno.make(address, error="m", micro=False).svg_inline(border=2, omitsize=True, light="#fff")
    return made
