"""How many moved is told within bounds that give nobody away."""

import pytest

from sixelements.convening import movement


@pytest.mark.parametrize(
    ("went", "able", "told"),
    [
        ([6, 2], [15, 15], [(5, 7), (0, 4)]),
        ([2, 6], [15, 15], [(0, 4), (5, 7)]),
        ([9, 2], [15, 15], [(8, 10), None]),  # 8 and 5 would leave two who may have stayed, not four
        ([13, 2], [15, 15], [(11, 15), None]),
        ([5, 5], [15, 15], [(5, 7), (5, 15)]),
        ([0, 0], [15, 15], [(0, 4), (0, 4)]),
        ([9, 0], [9, 15], [(5, 15), (0, 4)]),  # nine can at most: eight would leave one
        ([5, 0], [8, 15], [None, (0, 4)]),  # eight can at most: five would leave three
    ],
)
def test_movement_is_told_within_bounds(
    went: list[int], able: list[int], told: list[tuple[int, int] | None]
) -> None:
    assert movement.bounds(went, able, people=15, moving=15, k=5) == told


def test_movement_is_not_told_of_few() -> None:
    assert movement.bounds([5], [9], people=9, moving=9, k=5) == [None]
    assert movement.bounds([5], [8], people=15, moving=8, k=5) == [None], (
        "eight changed: five would leave three"
    )
    assert movement.bounds([5], [9], people=15, moving=9, k=5) == [(5, 15)]


def test_a_hall_hears_of_halves() -> None:
    assert movement.bounds([90, 20], [152, 152], people=152, moving=152, k=5) == [(76, 147), (5, 152)]
