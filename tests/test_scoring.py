import random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sixelements import scoring
from tests import specimens

ITEMS = [{"id": name, "part": part} for name, part in zip("abcdef", "112233", strict=True)]
SCALES = {"five": {"kind": "numbers", "values": [1, 2, 3, 4, 5]}}
SCORES = [
    {"name": "mean", "op": "mean", "from": "items", "answers": "r", "scale": "five", "by": "part"},
    {"name": "median", "op": "median", "from": "items", "answers": "r", "scale": "five"},
    {"name": "tally", "op": "tally", "from": "items", "answers": "r", "scale": "five"},
    {"name": "highest", "op": "highest", "of": "mean"},
]
RATINGS = st.dictionaries(st.sampled_from("abcdef"), st.integers(1, 5))


@pytest.mark.parametrize("specimen", specimens.scores(), ids=lambda one: one["name"])
def test_specimens(specimen: dict[str, Any]) -> None:
    found = scoring.compute(specimen["scores"], specimen["tables"], specimen["scales"], specimen["answers"])
    assert {name: found[name] for name in specimen["result"]} == specimen["result"]


@given(RATINGS, st.randoms())
def test_the_order_of_answers_never_matters(ratings: dict[str, int], dice: random.Random) -> None:
    shuffled = list(ratings.items())
    dice.shuffle(shuffled)
    tables = {"items": ITEMS}
    assert scoring.compute(SCORES, tables, SCALES, {"r": ratings}) == scoring.compute(
        SCORES, tables, SCALES, {"r": dict(shuffled)}
    )


@given(RATINGS)
def test_an_item_reversed_twice_is_itself(ratings: dict[str, int]) -> None:
    reversed_items = [{**item, "reversed": True} for item in ITEMS]
    mirrored = {name: 6 - value for name, value in ratings.items()}
    plain = scoring.compute(SCORES, {"items": ITEMS}, SCALES, {"r": ratings})
    twice = scoring.compute(SCORES, {"items": reversed_items}, SCALES, {"r": mirrored})
    assert plain == twice


@given(RATINGS)
def test_missing_is_not_lowest(ratings: dict[str, int]) -> None:
    found = scoring.compute(SCORES, {"items": ITEMS}, SCALES, {"r": ratings})
    assert sum(found["tally"].values()) == len(ratings)
