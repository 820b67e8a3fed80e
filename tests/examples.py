"""Which exercises a test takes: all of them where it is cheap, one of each kind where it is not.

What every exercise must do in a browser is in ``tests/browser/test_every.py``, once for each.
What a kind does beyond that is tested on the shortest of its exercises, and what the frame around every
exercise does (files, editions, tabs) on one.
"""

import json
from functools import cache

from sixelements import catalog, worksheet
from sixelements.content import Exercise

EVERY = [one.slug for one in catalog.all_exercises()]


@cache
def length(slug: str) -> int:
    """Return how much there is to an exercise."""
    return len(json.dumps(worksheet.payload(catalog.get(slug))))


def shortest(exercises: list[Exercise]) -> str:
    """Return the slug of the exercise there is least to."""
    return min((one.slug for one in exercises), key=length)


KINDS = sorted({one.kind for one in catalog.all_exercises()})
ONE_A_KIND = [shortest([one for one in catalog.all_exercises() if one.kind == kind]) for kind in KINDS]
ONE = "conflict-styles"
