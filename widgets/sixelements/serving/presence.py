"""In which rows of a document somebody writes at this moment: known for seconds, in this process alone.

A device names the row in which its person writes with a request that it makes anyway, and the answers to the others
name such rows, in the order of the alphabet: not who writes there, from which side, or how many.  A row is named for
some seconds more when its writer has stopped, so whoever goes on to another row is not seen to go.  The rows are no
more than what edits tell a moment later, and nothing of them is written down.  A new card is no row before it is added,
so nobody is told that one is begun: a card tells its words and never the hand, and the moment of its beginning may.

Servers that share a database do not tell each other: who is with another one is not seen writing.  Nothing depends on
a row that is not named.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

SECONDS = 6.0
"""How long a row is named: three looks of a device."""
EACH = 4
"""Rows of one device that are known at once, so that none can fill what all the others are told."""
MOST = 1000
"""Rows that are known at once; of more, those that were named last."""


class Presence:
    """The rows in which devices write now."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self.clock = clock
        self.until: dict[tuple[int, str, str], float] = {}  # the first is forgotten first
        self.lock = threading.Lock()  # requests are answered in threads

    def note(self, document: int, row: str, device: str) -> None:
        """Know that *device* writes in *row* of *document*."""
        with self.lock:
            self.forget()
            self.until.pop((document, row, device), None)
            self.until[document, row, device] = self.clock() + SECONDS
            for one in [one for one in self.until if one[2] == device][:-EACH]:
                del self.until[one]
            if len(self.until) > MOST:
                del self.until[next(iter(self.until))]

    def others(self, document: int, device: str) -> list[str]:
        """Return the rows of *document* in which others than *device* write."""
        with self.lock:
            self.forget()
            return sorted({row for one, row, who in self.until if one == document and who != device})

    def forget(self) -> None:
        """Forget the rows whose time is over."""
        now = self.clock()
        for one in [one for one, until in self.until.items() if until <= now]:
            del self.until[one]


here = Presence()
"""What this process knows."""
