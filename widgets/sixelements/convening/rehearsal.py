"""A rehearsal: a server of its own for a while, whose rooms say wherever they are shown that the people are invented.

The people come from ``serving/rehearsal.py``; here stands what a room must know of it.
"""

from __future__ import annotations

import os

from .messages import message, say

VARIABLE = "SIXELEMENTS_REHEARSAL"
"""Set by a server that rehearses, for all that it does in its own process."""


def under_way() -> bool:
    """Say whether the people of these rooms are invented."""
    return bool(os.environ.get(VARIABLE))


def named(purpose: str) -> str:
    """Return a room's *purpose* as it is kept: in a rehearsal it says so, in every list and record."""
    return say(message("rehearsal.purpose", purpose=purpose)).strip() if under_way() else purpose
