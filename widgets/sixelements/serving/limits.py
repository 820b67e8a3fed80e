"""How often an address may be wrong about a code, how many devices may join from it, and how often one may share.

A room in a venue is one address to us: hundreds of phones behind one router, some of them mistyping.
So right requests are not counted, but for devices that join, of which more than any venue has may come from one
address within ten minutes; a device that is already in a room is never held up by others.
Nor is the same wrong code counted twice: it teaches nothing, and phones go on asking for a room that was deleted.
At 60 wrong codes a minute, trying the 191 million codes from one address would take six years.
"""

from __future__ import annotations

import threading
import time
from collections import deque
from collections.abc import Callable, Hashable

MOST_KEYS = 10_000


class Limit:
    """At most *most* events in *seconds* for each key."""

    def __init__(self, most: int, seconds: float, clock: Callable[[], float] = time.monotonic) -> None:
        self.most, self.seconds, self.clock = most, seconds, clock
        self.seen: dict[Hashable, deque[float]] = {}
        self.lock = threading.Lock()  # requests are answered in threads

    def note(self, key: Hashable) -> None:
        """Count one event."""
        with self.lock:
            if len(self.seen) >= MOST_KEYS and key not in self.seen:
                # Forget the key that was quiet the longest, so that a flood of addresses cannot fill the memory.
                self.seen.pop(min(self.seen, key=lambda one: self.seen[one][-1]))
            self.seen.setdefault(key, deque(maxlen=self.most)).append(self.clock())

    def reached(self, key: Hashable) -> bool:
        """Say whether the key has used up its events."""
        with self.lock:
            events = self.seen.get(key)
            return events is not None and len(events) == self.most and self.clock() - events[0] < self.seconds


wrong_codes = Limit(60, 60)
same_code = Limit(1, 60)
wrong_words = Limit(30, 60)
"""Wrong words for leading a room, from one address; right ones are not counted."""
shares = Limit(60, 60)
edits = Limit(240, 60)
"""Requests to write in a document: four a second, where a hand makes one."""
joins = Limit(600, 600)
same_join = Limit(1, 600)


def note_wrong(address: Hashable, code: str) -> None:
    """Count a wrong *code* against the *address* it came from, unless it was the same one within the minute."""
    if not same_code.reached((address, code)):
        same_code.note((address, code))
        wrong_codes.note(address)


def too_many_joins(address: Hashable, code: str, device: str) -> bool:
    """Count a *device* that joins a room from *address*, and say whether it is one too many.

    A script would otherwise fill a room, and nobody else could come in.  A device that asks again, because an
    answer was lost, is counted once.
    """
    if same_join.reached((address, code, device)):
        return False
    if joins.reached((address, code)):
        return True
    same_join.note((address, code, device))
    joins.note((address, code))
    return False
