"""What rooms and their database refuse, in words a person can act on."""

from __future__ import annotations


class StoreError(Exception):
    """One plain sentence: what is wrong with the database, and what to do."""


class RoomError(Exception):
    """Something a room refuses: a short code for programs, one plain sentence for people."""

    def __init__(self, code: str, sentence: str) -> None:
        super().__init__(sentence)
        self.code = code


UNKNOWN = ("unknown-room", "No room has that code. Look at the screen again; letters and digits only.")
