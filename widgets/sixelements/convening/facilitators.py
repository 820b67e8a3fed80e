"""Who may facilitate on this server: its owner, and those to whom the owner has handed out keys.

The owner's key is a file beside the rooms (``codes.facilitator_key``); its holder sees every room.
A facilitator's key is told once, when it is handed out, and she sees the rooms that she opened herself.
Of each key a browser keeps a *ticket*, made from the key so that the key never travels again, and the database a
digest of the ticket, so that nobody who reads the database can come in.
"""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from . import codes
from .errors import StoreError
from .messages import message
from .store import RoomStore
from .tables import Facilitator, Room

MOST_LETTERS = 80

VARIABLE = "SIXELEMENTS_FACILITATOR"
"""Names whose rooms the board of a notebook may work with: "owner", or a facilitator's number."""


@dataclass(frozen=True)
class Whose:
    """Whose rooms somebody may work with: a facilitator's own by her number, or every room, for the owner.

    A device that was handed one *room* may work with that one, whoever opened it, and open none; it holds the room's
    *second* key where it came in by that key's word.
    """

    facilitator: int | None = None
    room: int | None = None
    second: bool = False

    def __str__(self) -> str:
        return "owner" if self.facilitator is None else str(self.facilitator)

    def has(self, room: Room) -> bool:
        """Say whether the *room* is among them."""
        if self.room is not None:
            return room.id == self.room
        return self.facilitator is None or room.facilitator_id == self.facilitator


OWNER = Whose()


def named(text: str) -> Whose:
    """Return what ``str`` made of a :class:`Whose`; whatever else it is raises ``ValueError``."""
    return OWNER if text == str(OWNER) else Whose(int(text))


def ticket(key: str) -> str:
    """Return what a facilitator's browser keeps of her key."""
    return hashlib.sha256(f"board:{key}".encode("utf-8", "surrogatepass")).hexdigest()


def whose(store: RoomStore, shown: str, owner_key: str) -> Whose | None:
    """Return whose rooms the holder of the ticket *shown* may work with; None where it is nobody's."""
    if codes.same(shown, ticket(owner_key)):
        return OWNER
    with store.read() as work:
        found = work.scalar(select(Facilitator.id).where(Facilitator.ticket == codes.digest(shown)))
    return None if found is None else Whose(found)


def still(work: Session, whose: Whose) -> bool:
    """Say whether the key of *whose* has not been taken back meanwhile."""
    return whose.facilitator is None or work.get(Facilitator, whose.facilitator) is not None


def hand_out(store: RoomStore, name: str) -> str:
    """Give a facilitator a key of her own and return it; it is told this once."""
    name, key = name.strip(), secrets.token_urlsafe(24)
    if not 0 < len(name) <= MOST_LETTERS or not name.isprintable():
        raise StoreError(message("store.key_name", most=MOST_LETTERS))
    with store.work() as work:
        if work.scalar(select(Facilitator.id).where(Facilitator.name == name)) is not None:
            raise StoreError(message("store.key_there", name=name))
        work.add(Facilitator(name=name, ticket=codes.digest(ticket(key))))
    return key


def handed_out(store: RoomStore) -> list[tuple[str, int]]:
    """Return the name of each key, and how many rooms were opened with it."""
    asked = (
        select(Facilitator.name, func.count(Room.id))
        .outerjoin(Room, Room.facilitator_id == Facilitator.id)
        .group_by(Facilitator.id)
        .order_by(Facilitator.name)
    )
    with store.read() as work:
        return [(name, rooms) for name, rooms in work.execute(asked)]


def take_back(store: RoomStore, name: str) -> None:
    """Let a key open nothing any more; the rooms that were opened with it stay with the owner."""
    with store.work() as work:
        asked = delete(Facilitator).where(Facilitator.name == name.strip()).returning(Facilitator.id)
        if work.execute(asked).first() is None:
            raise StoreError(message("store.key_unknown", name=name))
