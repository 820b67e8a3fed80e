import copy
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sixelements import shape
from tests import specimens

SHAPE = shape.record(
    side=shape.choice(["labor", "management"]),
    placed=shape.mapping(["a", "b"], shape.record(now=shape.choice([1, 2, 3])), own=True),
    own=shape.listing(shape.record(id=shape.OWN, title=shape.text(12)), 3),
    picked=shape.choices(["a", "b"], own=True),
)
ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers(0, 4) | st.sampled_from(["a", "own-1", "labor", "x" * 20]),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(["side", "placed", "own", "picked", "now", "a", "own-1", "title"]), inner
        )
    ),
    max_leaves=12,
)


@pytest.mark.parametrize("specimen", specimens.shapes(), ids=lambda one: one["name"])
def test_specimens_fit_or_not(specimen: dict[str, Any]) -> None:
    found = list(shape.problems(specimen["shape"], specimen["value"]))
    assert (not found) == specimen["fits"], found


@pytest.mark.parametrize("specimen", specimens.shapes(), ids=lambda one: one["name"])
def test_pruning_keeps_what_fits_and_counts_the_rest(specimen: dict[str, Any]) -> None:
    assert shape.prune(specimen["shape"], specimen["value"]) == (specimen["kept"], specimen["lost"])


@given(ANYTHING)
def test_what_is_kept_always_fits_and_the_original_is_untouched(value: object) -> None:
    before = copy.deepcopy(value)
    kept, _ = shape.prune(SHAPE, value)
    assert kept is None or not list(shape.problems(SHAPE, kept))
    assert value == before


@given(ANYTHING)
def test_what_fits_is_kept_whole(value: object) -> None:
    if not list(shape.problems(SHAPE, value)):
        assert shape.prune(SHAPE, value) == (value, 0)
