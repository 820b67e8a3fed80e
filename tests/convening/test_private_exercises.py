"""An exercise of which nothing may leave a device is in no room, and not on the list of what a room can work."""

import pytest

from sixelements import catalog
from sixelements.content import Exercise
from sixelements.convening import brought, rooms
from sixelements.convening.sides import SIDES
from sixelements.convening.store import RoomStore

OURS = {one.slug for one in catalog.for_rooms()}
ALONE = [one for one in catalog.all_exercises() if one.slug not in OURS]


def test_there_are_some_and_no_board_offers_them() -> None:
    assert ALONE
    assert {one["slug"] for one in brought.exercises()} == OURS


@pytest.mark.parametrize("exercise", ALONE, ids=lambda one: one.slug)
def test_no_room_takes_it_from_the_start_or_later(exercise: Exercise, store: RoomStore) -> None:
    with pytest.raises(rooms.RoomError) as refused:
        rooms.open_room(store, purpose="", sides=list(SIDES), agenda=[(exercise.slug, 5)])
    assert refused.value.code == "private-exercise"
    assert not rooms.all_rooms(store), "nothing of it was kept"
