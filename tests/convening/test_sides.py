"""What a group of sides is called, and for which party it speaks."""

from collections.abc import Iterable

import pytest

from sixelements.convening import sides
from sixelements.convening.messages import say
from sixelements.convening.sides import SIDES


@pytest.mark.parametrize(
    ("members", "room", "label"),
    [
        ({"labor-certificated"}, {"labor-certificated", "management-site"}, "Labor"),
        ({"labor-certificated"}, SIDES, "Labor (certificated staff)"),
        ({"board"}, SIDES, "School board"),
        ({"management-site", "board"}, SIDES, "Sites and school board"),
        (
            {"labor-certificated", "labor-classified", "community", "other"},
            SIDES,
            "Certificated, classified, community and others",
        ),
    ],
)
def test_a_side_alone_is_named_as_the_room_offers_it(
    members: set[str], room: Iterable[str], label: str
) -> None:
    assert say(sides.group(frozenset(members), room, {}).label) == label


@pytest.mark.parametrize(
    ("members", "sizes", "party"),
    [
        ({"labor-certificated"}, {"labor-certificated": 5}, "labor"),
        ({"management-site", "board"}, {"management-site": 3, "board": 2}, "management"),
        ({"board"}, {"board": 5}, ""),
        ({"management-site", "community"}, {"management-site": 4, "community": 2}, "management"),
        ({"management-site", "community"}, {"management-site": 3, "community": 3}, ""),
    ],
)
def test_a_group_speaks_for_the_party_of_most_of_its_people(
    members: set[str], sizes: dict[str, int], party: str
) -> None:
    assert sides.group(frozenset(members), SIDES, sizes).party == party
