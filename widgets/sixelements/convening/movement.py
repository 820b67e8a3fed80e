"""How many of those who shared both times moved, told within bounds that point at nobody.

When a second picture of the same question may not be shown beside the first (``privacy.py``), this may be told:
of the people who answered it both times (the *cohort*), how many went each way.  The rule in plain words:

1. The cohort has at least twice *k* people.  Who was missing and who is new stand in no number at all.
2. How many went a way is told only as bounds between thresholds: k people, half of the cohort, all but fewer
   than k.  So neither those who went nor those who did not are ever a known number below k.
3. A threshold is used only where k - 1 more people than it could have gone that way, whoever of the first
   picture is missing now.  Whoever shared the same sheet again is known not to have gone.  Whoever stood at the
   end of the line could go no further, and the first picture says how many stood there, though not who: all of
   them are taken to be in the cohort.
4. The way that most people went is told first.  All ways together leave k - 1 people who may have gone none:
   a threshold that would not leave them is not used, and a way with no threshold left is not told.
5. Ways are told where the first time was a picture.  Where it was not, only how many changed their answer is told.
6. Each telling begins where the one before it ended, so no two of them speak of the same step of one person.

Why it holds.  Take any way of dealing out the answers of the first picture to its people, the missing included.
By rule 3 enough people can go each way to reach the bounds that were told, and by rule 4 enough can go all of
them at once (Hall's condition: so many for each way, and so many for all ways together).  What was told is
therefore possible with each of them: whoever knows the first picture knows as much of it as before.  Even of
somebody whose first answer is known nothing is certain, since k - 1 others could have gone in her place.
What thresholds there are depends on who came and on the first picture, which are known, and on what is told.
Who was missing and who is new stand in no number, so nothing here speaks of their answers of now.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple


class Bounds(NamedTuple):
    """At least *low* and at most *high* people."""

    low: int
    high: int


def thresholds(people: int, k: int) -> list[int]:
    """Return the numbers of people, of so many, at which a telling changes."""
    return sorted({one for one in (k, (people + 1) // 2, people - k + 1) if k <= one <= people - k + 1})


def bounds(
    went: Sequence[int], able: Sequence[int], *, people: int, moving: int, k: int
) -> list[Bounds | None]:
    """Return what may be told of the numbers who *went* each way, of so many *people*; None where nothing may.

    At least *able* of them could have gone each way, whoever of the first picture is missing; *moving* came back
    with other answers.
    """
    found: list[Bounds | None] = [None] * len(went)
    left = moving - (k - 1)
    for way in sorted(range(len(went)), key=lambda one: -went[one]):
        most = min(able[way] - (k - 1), left)
        used = [one for one in thresholds(people, k) if one <= most] if people >= 2 * k else []
        if used:
            low = max((one for one in used if one <= went[way]), default=0)
            high = min((one for one in used if one > went[way]), default=people + 1) - 1
            found[way] = Bounds(low, high)
            left -= low
    return found
