"""Adding and subtracting: she has learned too much when what a sum adds, or takes away, rests on one to k - 1."""

from collections.abc import Sequence
from functools import cache
from itertools import combinations, product
from typing import Any

import numpy as np

from .reading import Picture


@cache
def sums(pictures: int) -> Any:
    """Return ways to add and subtract so many pictures: all of them, or, of many, those that use a few of them."""
    if pictures <= 6:
        return np.array(list(product((-1, 0, 1), repeat=pictures)))
    found = []
    most = 4 if pictures <= 16 else 3 if pictures <= 32 else 2
    for used in (one for size in range(1, most + 1) for one in combinations(range(pictures), size)):
        for signs in product((-1, 1), repeat=len(used)):
            line = np.zeros(pictures, dtype=int)
            line[list(used)] = signs
            found.append(line)
    return np.array(found)


def finds(pictures: Sequence[Picture], k: int) -> bool:
    """Tell whether the pictures of one question, put together, say something of one to k - 1 people."""
    distinct = list(dict.fromkeys(one for one in pictures if one))
    if not distinct:
        return False
    records = sorted(frozenset().union(*distinct))
    table = np.array([[record in one for record in records] for one in distinct], dtype=int)
    # Whoever stands in exactly the same pictures cannot be told apart: one column for all of them.
    columns, place = np.unique(table, axis=1, return_inverse=True)
    people = sorted({who for who, _ in records})
    holds = np.zeros((columns.shape[1], len(people)), dtype=int)
    holds[place.reshape(-1), [people.index(who) for who, _ in records]] = 1
    net = sums(len(distinct)) @ columns
    for side in (net > 0, net < 0):
        rest_on = (side.astype(int) @ holds > 0).sum(axis=1)
        if ((rest_on > 0) & (rest_on < k)).any():
            return True
    return by_any_factors(columns, holds, k)


def by_any_factors(columns: Any, holds: Any, k: int) -> bool:
    """Tell whether any sum at all, with whatever factors, rests on one to k - 1 people.

    Such a sum is zero on every column but theirs; there is one if the other columns have a smaller rank.
    """
    few = [one for one in range(columns.shape[1]) if holds[one].sum() < k]
    if not few:
        return False
    rank = np.linalg.matrix_rank(columns)
    for chosen in (one for size in range(1, k) for one in combinations(few, size)):
        theirs = (holds[list(chosen)].sum(axis=0) > 0).sum()
        if theirs < k and np.linalg.matrix_rank(np.delete(columns, chosen, axis=1)) < rank:
            return True
    return False


def as_people(picture: Picture) -> Picture:
    """Return the people of a picture, whatever they answered: most answers stay as they were."""
    return frozenset((who, "") for who, _ in picture)
