"""Leading one room from another device: it is let in by a word, and may work this room and no other.

The word is good once and for five minutes.  What the device keeps afterwards is a ticket of its own and not the
facilitator's, so a phone that is lent, lost or left behind opens one room, until that room takes its remotes back.
"""

from __future__ import annotations

import secrets

from sqlalchemy import delete, select

from .. import clock, codes
from ..errors import RoomError
from ..facilitators import Whose
from ..messages import message
from ..store import RoomStore
from ..tables import Remote, Room
from .lookup import locked

GOOD_FOR = 5 * 60_000
"""Milliseconds in which a word must be typed."""
LETTERS = "".join(one for one in codes.ALPHABET if one.isalpha())
LENGTH = 6
"""19 ** 6 is 47 million words; at the rate that the server allows (``serving/limits.py``) a guess is hopeless."""
MOST_REMOTES = 20

WRONG = ("wrong-word", message("refused.wrong_word"))


def new_word(store: RoomStore, code: str, *, second: bool = False) -> str:
    """Return a word that lets one more device lead the room; one that was made before lets nobody in any more.

    In a room of two keys the device holds the *second* one where the word is for that.
    """
    word = "".join(secrets.choice(LETTERS) for _ in range(LENGTH))
    with store.work() as work:
        room = locked(work, code)
        work.execute(delete(Remote).where(Remote.room_id == room.id, Remote.ends.is_not(None)))
        second = second and room.two_keys
        work.add(Remote(ticket=digest(word), room_id=room.id, ends=clock.now() + GOOD_FOR, second=second))
    return word


def take_word(store: RoomStore, word: str) -> tuple[str, str]:
    """Return the code of the room that *word* opens and the new device's ticket; the word is good no longer."""
    typed = "".join(one for one in word.upper() if one.isalpha())
    ticket = secrets.token_urlsafe(24)
    with store.work() as work:
        asked = delete(Remote).where(Remote.ticket == digest(typed), Remote.ends > clock.now())
        found = work.execute(asked.returning(Remote.room_id, Remote.second)).first()
        room = None if found is None else work.get(Room, found.room_id)
        if found is None or room is None:
            raise RoomError(*WRONG)
        held = work.scalars(select(Remote.ticket).where(Remote.room_id == room.id)).all()
        if len(held) >= MOST_REMOTES:
            raise RoomError("full", message("refused.many_remotes", most=MOST_REMOTES))
        work.add(Remote(ticket=codes.digest(ticket), room_id=room.id, ends=None, second=found.second))
        return room.code, ticket


def digest(word: str) -> str:
    """Return what the store keeps of a word; no word is taken for a ticket."""
    return codes.digest(f"word:{word}")


def room_of(store: RoomStore, ticket: str) -> Whose | None:
    """Return which one room the holder of *ticket* may lead, and by which key; None where there is none."""
    asked = select(Remote.room_id, Remote.second).where(
        Remote.ticket == codes.digest(ticket), Remote.ends.is_(None)
    )
    with store.read() as work:
        found = work.execute(asked).first()
    return None if found is None else Whose(room=found.room_id, second=found.second)


def take_remotes_back(store: RoomStore, code: str) -> None:
    """Let no device lead the room any more but those of its facilitator, and let no word open it."""
    with store.work() as work:
        work.execute(delete(Remote).where(Remote.room_id == locked(work, code).id))
