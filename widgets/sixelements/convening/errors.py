"""What rooms and their database refuse, as messages a person can act on."""

from __future__ import annotations

from .messages import Message, message, say


class StoreError(Exception):
    """What is wrong with the database, and what to do; one line for whoever runs the server."""

    def __init__(self, says: Message) -> None:
        super().__init__(say(says))


class RoomError(Exception):
    """Something a room refuses: a short code for programs, and what it *says* to people."""

    def __init__(self, code: str, says: Message) -> None:
        super().__init__(say(says))
        self.code, self.says = code, says


UNKNOWN = ("unknown-room", message("refused.unknown_room"))
