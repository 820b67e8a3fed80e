"""What a room is shown: the activity that was chosen, and two rounds of it where somebody compares them."""

from sixelements import catalog, kinds, shape
from sixelements.convening import rooms
from sixelements.convening.projection import projection
from sixelements.convening.store import RoomStore
from tests.answering import answers

SLUG = "conflict-styles"
SIDES = ["labor-certificated", "management-site"]


def work(store: RoomStore, code: str, activity: int) -> None:
    """Let three of each side share, and reveal it."""
    exercise = catalog.get(SLUG)
    rooms.start(store, code, activity)
    for number in range(6):
        token = rooms.join(store, code, SIDES[number % 2], f"device-{number:010}")
        told = shape.prune(kinds.get(exercise.kind).shared_shape(exercise), answers(exercise, number))[0]
        how = {"token": token, "revision": 1, "version": exercise.version, "answers": told}
        rooms.share(store, code, activity, **how)
    rooms.reveal(store, code, activity)


def test_two_rounds_are_compared_where_both_are_revealed_and_somebody_asked(store: RoomStore) -> None:
    code = rooms.open_room(store, purpose="", sides=SIDES, agenda=[(SLUG, 20)], k=3, mode="open")
    (first,) = (one["id"] for one in rooms.about_room(store, code)["activities"])
    work(store, code, first)
    rooms.again(store, code, first)
    second = rooms.about_room(store, code)["activities"][1]["id"]
    rooms.show(store, code, second, comparing=True)
    told = projection(store, code)
    assert (told["activity"]["id"], told["place"]) == (second, [2, 2])
    assert (told["before"], told["comparison"]) == (None, None), "the second round is not revealed"
    work(store, code, second)
    assert projection(store, code)["before"] is None, "a reveal shows the pattern first"
    rooms.show(store, code, second, 1, comparing=True)
    told = projection(store, code)
    assert told["before"] == {"id": first, "round": 1}
    assert told["comparison"]["blocks"]
    assert told["slide"] == 1
    rooms.show(store, code, first, comparing=True)
    assert projection(store, code)["before"] is None, "there is no round before the first"


def test_teams_are_on_the_screen_only_when_asked_and_nothing_of_them_is_by_side(store: RoomStore) -> None:
    code = rooms.open_room(store, purpose="", sides=SIDES, agenda=[(SLUG, 20)], k=3, teams=["North", ""])
    (first,) = (one["id"] for one in rooms.about_room(store, code)["activities"])
    rooms.start(store, code, first)
    token = rooms.join(store, code, SIDES[0], "device-0000000001", 1)
    rooms.finish(store, code, first, token=token, finished=True)
    assert projection(store, code)["teams"] == []
    rooms.show(store, code, first, teams=True)
    told = projection(store, code)["teams"]
    assert [(one["joined"], one["finished"]) for one in told] == [(1, 1), (0, 0)]
    assert {name for one in told for name in one} == {"label", "joined", "finished"}
    rooms.show(store, code, first)
    assert projection(store, code)["teams"] == [], "something else is shown"


def test_what_the_room_writes_is_on_its_screen_and_what_a_team_writes_is_not(store: RoomStore) -> None:
    tables = [one for one in catalog.all_exercises() if one.kind == "table"]
    slug = next(one.slug for one in tables if one.content.document == "room")
    code = rooms.open_room(store, purpose="", sides=SIDES, agenda=[(slug, 20)], k=3)
    (first,) = (one["id"] for one in rooms.about_room(store, code)["activities"])
    assert projection(store, code)["activity"]["document"] is None, "it begins with collecting"
    rooms.start(store, code, first)
    told = projection(store, code)["activity"]
    assert (told["document"]["rows"], told["in_parts"]) == ([], False)
