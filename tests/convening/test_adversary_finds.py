"""Specimens of what the adversary finds: by adding and subtracting, and by reasoning."""

import pytest

from .adversary.reading import Picture, Read
from .adversary.sums import finds
from .adversary.worlds import certain


def crowd(start: int, end: int) -> Picture:
    return frozenset((str(number), "") for number in range(start, end))


@pytest.mark.parametrize(
    ("pictures", "found"),
    [
        ([crowd(0, 8), crowd(8, 15)], False),
        ([crowd(0, 15), crowd(0, 8)], False),
        ([crowd(0, 9), crowd(0, 8)], True),
        ([crowd(0, 8), crowd(1, 9)], True),
        ([crowd(0, 4)], True),
        # No two of these four differ by fewer than five, and yet: first + second - third - fourth is one person.
        ([crowd(0, 7) | crowd(20, 26), crowd(7, 13) | crowd(26, 32), crowd(0, 6) | crowd(7, 13),
          crowd(20, 26) | crowd(26, 32)], True),
        # Factors of two: twice the first two, less the rest.
        ([crowd(0, 6) | crowd(20, 26), crowd(6, 12), crowd(0, 6) | crowd(6, 11), crowd(20, 26)], True),
    ],
)  # fmt: skip
def test_what_she_finds_by_adding_and_subtracting(pictures: list[Picture], found: bool) -> None:
    assert finds(pictures, 5) == found


def line(people: range, *counts: int) -> Read:
    return Read("", crowd(people.start, people.stop), list(counts), one_each=True)


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        # One person in two sessions, and one point that both have: she stands there.
        ([line(range(6), 2, 4, 0), line(range(5, 11), 0, 1, 5)], [1]),
        ([line(range(6), 2, 4, 0), line(range(5, 11), 1, 1, 4)], []),
        # What one picture alone says of everybody is no news.
        ([line(range(6), 0, 6, 0), line(range(5, 11), 0, 1, 5)], []),
        # A team of six and two, and a side that all of the six are on and none of which gave the last answer.
        ([line(range(8), 6, 2), line(range(2, 30), 28, 0)], [1]),
        # Nobody alone: the two whom the first picture has more than the second.
        ([line(range(8), 2, 6), line(range(6), 0, 6)], [0]),
    ],
)
def test_what_she_finds_by_reasoning(lines: list[Read], found: list[int]) -> None:
    assert [point for _, point in certain(lines, 5)] == found
