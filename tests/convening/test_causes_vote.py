"""The causes on a room's fish are what the room votes on, and the wall reads the fish by rank."""

import pytest

from sixelements import catalog
from sixelements.convening import rooms
from sixelements.convening.documents import log
from sixelements.convening.store import RoomStore
from tests.convening.writing import SIDES, edit

FISH = [one.slug for one in catalog.all_exercises() if one.kind == "causes"]
VOTES = [one.slug for one in catalog.all_exercises() if one.ballot]


@pytest.mark.parametrize("slug", FISH)
@pytest.mark.parametrize("vote", VOTES)
def test_a_room_votes_on_the_causes_of_its_fish(store: RoomStore, slug: str, vote: str) -> None:
    code = rooms.open_room(store, purpose="One problem", sides=SIDES, agenda=[(slug, 20)], k=3)
    activity = rooms.about_room(store, code)["activities"][0]["id"]
    rooms.start(store, code, activity)
    token = rooms.join(store, code, SIDES[0], "device-0000000001")
    edits = [
        edit("headoffish/text", "Buses come late"),
        edit("a/text", "Old routes"),
        edit("b/text", "One key"),
        edit("b/rank", "1"),
        edit("c/text", "It is in the office"),
        edit("c/under", "b"),
    ]
    log.write(store, log.Desk(code, activity, token), log.Heard(), edits)
    read = rooms.board(store, code)["activities"][0]["document"]
    assert [line[0] for line in read["rows"]] == ["Issue", "Cause 1", "Why 1", "Cause, no rank yet"]
    rooms.put_to_vote(store, code, activity, vote, "a-press-of-the-tests")
    made = rooms.board(store, code)["activities"][1]
    assert [one["title"] for one in made["fitting"]["items"]] == ["One key", "Old routes"]
