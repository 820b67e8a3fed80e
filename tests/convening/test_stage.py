"""What a room looks at, how long it has and who is finished, as the room itself keeps it."""

import itertools

import pytest

from sixelements import catalog
from sixelements.convening import agenda, clock, rooms
from sixelements.convening.clock import MORE, Clock
from sixelements.convening.errors import RoomError
from sixelements.convening.rooms import remotes
from sixelements.convening.store import RoomStore

FIRST, SECOND = "conflict-styles", "decision-continuum"
AGENDA = [(FIRST, 20), (SECOND, 10)]
SIDES = ["labor-certificated", "management-site"]
NOW, WHOLE = 1_800_000_000_000, 20
STANDS = {"stopped": Clock(), "running": Clock(ends=NOW + 5_000), "paused": Clock(left=5_000)}


@pytest.fixture
def code(store: RoomStore) -> str:
    return rooms.open_room(store, purpose="", sides=SIDES, agenda=AGENDA, k=3, mode="open")


def numbers(store: RoomStore, code: str) -> list[int]:
    return [one["id"] for one in rooms.about_room(store, code)["activities"]]


def join(store: RoomStore, code: str, number: int) -> str:
    return rooms.join(store, code, SIDES[number % 2], f"device-{number:010}")


@pytest.mark.parametrize("turn", clock.TURNS)
@pytest.mark.parametrize("state", STANDS)
def test_every_turn_of_every_clock_follows_the_table(state: clock.State, turn: clock.Turn) -> None:
    before = STANDS[state]
    assert before.state == state
    after = clock.turned(before, turn, NOW, WHOLE)
    assert after.state == clock.TRANSITIONS[turn][state]
    whole = WHOLE * 60_000
    left = {"more": before.remaining(NOW, WHOLE) + MORE, "stop": whole}.get(
        turn, before.remaining(NOW, WHOLE)
    )
    assert after.remaining(NOW, WHOLE) == left


@pytest.mark.parametrize(("first", "second"), list(itertools.product(("start", "pause", "stop"), repeat=2)))
def test_what_is_pressed_twice_is_done_once(first: clock.Turn, second: clock.Turn) -> None:
    once = clock.turned(STANDS["running"], first, NOW, WHOLE)
    assert clock.turned(once, first, NOW, WHOLE) == once
    then = clock.turned(once, second, NOW, WHOLE)
    assert clock.turned(then, second, NOW, WHOLE) == then


def test_more_counts_from_now_where_the_time_was_over_and_ends_within_a_day() -> None:
    over = Clock(ends=NOW - 60_000)
    assert over.remaining(NOW, WHOLE) == 0
    assert clock.turned(over, "more", NOW, WHOLE) == Clock(ends=NOW + MORE)
    assert clock.turned(Clock(left=clock.MOST), "more", NOW, WHOLE) == Clock(left=clock.MOST)


def test_two_minutes_more_pressed_again_because_no_answer_came_are_two_minutes(
    store: RoomStore, code: str
) -> None:
    first, _ = numbers(store, code)
    for _ in range(3):
        rooms.turn_clock(store, code, first, "more", "the-same-press")
    assert rooms.about_room(store, code)["activities"][0]["left"] == 20 * 60_000 + MORE
    rooms.turn_clock(store, code, first, "more", "another-press")
    assert rooms.about_room(store, code)["activities"][0]["left"] == 20 * 60_000 + 2 * MORE


def test_the_clock_stands_still_when_another_exercise_begins_and_ends_with_the_reveal(
    store: RoomStore, code: str
) -> None:
    first, second = numbers(store, code)
    rooms.start(store, code, first)
    rooms.turn_clock(store, code, first, "start")
    rooms.start(store, code, second)
    interrupted, _ = rooms.about_room(store, code)["activities"]
    assert (interrupted["ends"], interrupted["left"] > 0) == (None, True)
    rooms.turn_clock(store, code, second, "start")
    rooms.reveal(store, code, second)
    over = rooms.about_room(store, code)["activities"][1]
    assert (over["ends"], over["left"]) == (None, None)


def test_the_display_follows_what_the_room_does_and_what_somebody_chose(store: RoomStore, code: str) -> None:
    def shown() -> tuple[int | None, int, bool]:
        told = rooms.board(store, code)
        return told["shown"], told["slide"], told["comparing"]

    first, second = numbers(store, code)
    assert shown() == (first, 0, False)
    rooms.show(store, code, second, 4, comparing=True)
    assert shown() == (second, 4, True)
    rooms.start(store, code, first)
    assert shown() == (first, 0, False)
    rooms.show(store, code, second)
    rooms.reveal(store, code, first)
    assert shown() == (first, 0, False)
    with pytest.raises(RoomError):
        rooms.show(store, code, 999)


def test_who_is_finished_is_counted_once_taken_back_and_never_told_by_side_or_device(
    store: RoomStore, code: str
) -> None:
    first, _ = numbers(store, code)
    tokens = [join(store, code, number) for number in range(3)]
    before = rooms.devices(store, code)

    def counted() -> tuple[int, int]:
        told = rooms.about_room(store, code)
        return told["activities"][0]["finished"], told["joined"]

    for token in (tokens[0], tokens[0], tokens[1]):
        rooms.finish(store, code, first, token=token, finished=True)
    assert counted() == (2, 3)
    assert rooms.devices(store, code) == before
    assert set(rooms.about_room(store, code)["sides"][0]) == {"id", "label"}
    for _ in range(2):
        rooms.finish(store, code, first, token=tokens[0], finished=False)
    assert counted() == (1, 3)
    rooms.let_go(store, code, [int(one["id"]) for one in before])
    assert counted() == (0, 0)
    with pytest.raises(RoomError):
        rooms.finish(store, code, first, token=tokens[0], finished=True)


@pytest.mark.parametrize("state", agenda.STATES)
@pytest.mark.parametrize("room", ["open", "closed"])
def test_anybody_may_be_finished_until_an_exercise_is_over(state: agenda.State, room: str) -> None:
    if state not in agenda.OVER and room == "open":
        agenda.finishing(state, room)
        return
    with pytest.raises(RoomError):
        agenda.finishing(state, room)


def test_exercises_that_are_gone_from_the_course_are_still_on_the_agenda(store: RoomStore, code: str) -> None:
    assert {FIRST, SECOND} <= {one.slug for one in catalog.all_exercises()}
    with store.work() as work:
        rooms.locked(work, code).activities[0].slug = "gone"
    assert rooms.board(store, code)["shown"] == numbers(store, code)[0]


def test_a_word_is_good_for_its_five_minutes_and_not_a_moment_longer(
    store: RoomStore, code: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    moment = [NOW]
    monkeypatch.setattr(clock, "now", lambda: moment[0])
    good, late = rooms.new_word(store, code), NOW + remotes.GOOD_FOR
    moment[0] = late - 1
    assert rooms.take_word(store, good)[0] == code
    assert remotes.GOOD_FOR == 5 * 60_000
    moment[0] = NOW
    over = rooms.new_word(store, code)
    moment[0] = late
    with pytest.raises(RoomError) as told:
        rooms.take_word(store, over)
    assert told.value.code == "wrong-word"
