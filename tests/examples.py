"""Which exercises a test takes: all of them where it is cheap, one of each kind where it is not.

What every exercise must do in a browser is in ``tests/browser/test_every.py``, once for each.
What a kind does beyond that is tested on the shortest of its exercises, and what the frame around every
exercise does (files, editions, tabs) on one.
"""

import json
from functools import cache

from sixelements import catalog, worksheet

EVERY = [one.slug for one in catalog.all_exercises()]


@cache
def length(slug: str) -> int:
    """Return how much there is to an exercise."""
    return len(json.dumps(worksheet.payload(catalog.get(slug))))


def of_kind(kind: str) -> list[str]:
    """Return the slugs of the exercises of *kind* that a room works as one, from the one there is least to up.

    One whose document each side has for itself has tests of its own.
    """
    whole = [one for one in catalog.for_rooms() if getattr(one.content, "document", "room") == "room"]
    return sorted((one.slug for one in whole if one.kind == kind), key=length)


KINDS = sorted({one.kind for one in catalog.all_exercises()})
ONE_A_KIND = [of_kind(kind)[0] for kind in KINDS]
LONGEST_OF_A_KIND = [of_kind(kind)[-1] for kind in KINDS]
ONE = "conflict-styles"
