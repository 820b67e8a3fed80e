"""A meeting that a room plays together: blind votes beat by beat, what is shown of them, and where the words lead."""

from __future__ import annotations

from typing import Any

import pytest

from sixelements import catalog
from sixelements.convening import rooms
from sixelements.convening.messages import said
from sixelements.convening.store import RoomStore
from tests.examples import of_kind

SCENE = catalog.get(of_kind("scene")[0])
LABOR, MANAGEMENT, BOARD, OTHER = "labor-certificated", "management-site", "board", "other"
SIDES = [LABOR, MANAGEMENT, BOARD, OTHER]
FIRST = SCENE.content.beats[0]
WORDS = {chair: [one.id for one in FIRST.of(chair)] for chair in ("labor", "management")}


class Playing:
    """A room that plays the scene together."""

    def __init__(self, store: RoomStore, labor: int = 5, management: int = 5, **how: Any) -> None:
        self.store = store
        self.code = rooms.open_room(
            store, purpose="", sides=SIDES, agenda=[rooms.Part(SCENE.slug, 35, None, by_beats=True)], **how
        )
        (self.activity,) = (one["id"] for one in self.about()["activities"])
        self.people = [*[LABOR] * labor, *[MANAGEMENT] * management]
        self.tokens = [self.join(side, n) for n, side in enumerate(self.people)]
        self.revision = 0

    def join(self, side: str, number: int) -> str:
        return rooms.join(self.store, self.code, side, f"a device of the room {number:04}")

    def about(self) -> dict[str, Any]:
        return rooms.about_room(self.store, self.code)

    def start(self) -> None:
        rooms.start(self.store, self.code, self.activity)

    def vote(self, token: str, chair: str, choice: str | None, number: int | None = None) -> int:
        self.revision += 1
        at = self.wall()["number"] if number is None else number
        return rooms.vote(
            self.store, self.code, self.activity, token=token, number=at, revision=self.revision, chair=chair,
            choice=choice,
        )  # fmt: skip

    def everybody(self, pick: int = 0) -> None:
        """Let everybody choose words of her own chair at the beat that the room is at."""
        for token in self.tokens:
            words = self.seen(token)["beat"]["words"]
            self.vote(token, self.seen(token)["chair"], words[pick]["id"])

    def wall(self) -> dict[str, Any]:
        return dict(rooms.board(self.store, self.code)["activities"][0]["beat"])

    def seen(self, token: str, chair: str = "") -> dict[str, Any]:
        return rooms.for_device(self.store, self.code, self.activity, token, chair)

    def reveal(self) -> Any:
        return said(rooms.reveal(self.store, self.code, self.activity))

    def say(self, chair: str, choice: str, number: int | None = None, key: str = "") -> None:
        at = self.wall()["number"] if number is None else number
        rooms.say(self.store, self.code, self.activity, number=at, chair=chair, choice=choice, key=key)

    def to_the_end(self) -> int:
        """Play by the first words of labor; return how many beats it took."""
        beats = 0
        while (wall := rooms.board(self.store, self.code)["activities"][0])["state"] == "collecting":
            beats += 1
            words = next(one for one in wall["beat"]["words"] if one["chair"] == "labor")
            self.say("labor", words["id"])
        return beats


@pytest.fixture
def room(store: RoomStore) -> Playing:
    playing = Playing(store)
    playing.start()
    return playing


def strips(pattern: dict[str, Any]) -> dict[str, list[int]]:
    """Return the counts of each chair that is shown."""
    return {
        one["rows"][0]["parts"][0]["group"]: one["rows"][0]["parts"][0]["counts"]
        for one in pattern["blocks"]
        if one["type"] == "strips"
    }


def test_each_chair_is_shown_apart_once_it_is_revealed_and_not_before(room: Playing) -> None:
    room.everybody()
    assert room.wall()["pattern"] is None
    assert all(one["count"] is None for one in room.wall()["words"])
    assert room.wall()["voted"] == 10
    shown = room.reveal()
    assert strips(shown) == {"labor": [5, 0, 0], "management": [5, 0, 0]}
    titles = [FIRST.of("labor")[0].title, FIRST.of("management")[0].title]
    text = shown["blocks"][0]["text"]
    assert f"Labor most often chose “{titles[0]}” (5 of 5)." in text
    assert f"Management most often chose “{titles[1]}” (5 of 5)." in text
    counts = {(one["chair"], one["id"]): one["count"] for one in room.wall()["words"]}
    assert counts["labor", WORDS["labor"][0]] == 5


def test_words_that_are_said_lead_to_the_next_beat_for_both_chairs(room: Playing) -> None:
    room.everybody()
    room.reveal()
    chosen = FIRST.of("management")[1]
    room.say("management", chosen.id)
    following = next(one for one in SCENE.content.beats if one.id == chosen.to)
    for token in (room.tokens[0], room.tokens[-1]):
        seen = room.seen(token)
        assert (seen["number"], seen["state"]) == (1, "asking")
        assert seen["beat"]["title"] == following.title
        assert seen["before"]["text"] == chosen.text
    assert room.wall()["voted"] == 0
    assert room.about()["activities"][0]["beat"] == {"number": 1, "state": "asking"}


def test_a_phone_gets_nothing_of_the_other_chair_before_the_end(room: Playing) -> None:
    other = SCENE.content.seat("management")
    secrets = [*other.knows, other.you, FIRST.management, *(one.text for one in FIRST.of("management"))]
    assert not [one for one in secrets if one and one in str(room.seen(room.tokens[0]))]
    room.to_the_end()
    told = str(room.seen(room.tokens[0]))
    assert all(one in told for one in secrets if one and '"' not in one and "'" not in one)


def test_the_end_has_the_way_the_ending_and_what_one_chose(room: Playing) -> None:
    room.everybody(1)
    room.reveal()
    beats = room.to_the_end()
    told = room.seen(room.tokens[0])
    assert told["state"] == "over"
    assert len(told["path"]) == beats
    assert told["path"][0]["mine"] == FIRST.of("labor")[1].title
    assert told["path"][0]["said"]["text"] == FIRST.of("labor")[0].text
    assert told["ending"]["title"] in [one.title for one in SCENE.content.endings]
    assert told["seats"]["management"]["knows"] == list(SCENE.content.management.knows)
    kept = said(rooms.pattern(room.store, room.code, room.activity))
    (table,) = (one for one in kept["blocks"] if one.get("head") == ["Beat", "Who", "Words that were said"])
    assert len(table["rows"]) == beats
    assert strips(kept) == {"labor": [0, 5, 0], "management": [0, 5, 0]}


def test_a_side_too_small_is_not_shown_and_the_wall_says_what_to_do(store: RoomStore) -> None:
    room = Playing(store, labor=6, management=4)
    room.start()
    room.everybody()
    shown = room.reveal()
    assert strips(shown) == {"labor": [6, 0, 0]}
    assert shown["n"] == 6
    text = shown["blocks"][0]["text"]
    assert "What management chose is not shown: fewer than 5 people" in text
    assert "say aloud" in text
    assert all(one["count"] is None for one in room.wall()["words"] if one["chair"] == "management")


def test_where_both_sides_are_too_small_the_room_goes_on_with_words_that_somebody_picks(
    store: RoomStore,
) -> None:
    room = Playing(store, labor=4, management=4)
    room.start()
    room.everybody()
    with pytest.raises(rooms.RoomError, match="On neither side did 5 people"):
        room.reveal()
    assert room.wall()["state"] == "asking"
    room.say("labor", WORDS["labor"][0])
    assert room.wall()["number"] == 1
    room.to_the_end()
    assert strips(rooms.pattern(store, room.code, room.activity)) == {}


def test_an_open_table_sees_everybody(store: RoomStore) -> None:
    room = Playing(store, labor=1, management=1, mode="open")
    room.start()
    room.everybody()
    assert strips(room.reveal()) == {"labor": [1, 0, 0], "management": [1, 0, 0]}


def test_a_vote_counts_once_may_change_until_the_reveal_and_not_after_it(room: Playing) -> None:
    room.everybody()
    one = room.tokens[0]
    latest = room.vote(one, "labor", WORDS["labor"][1])
    late = rooms.vote(
        room.store, room.code, room.activity, token=one, number=0, revision=1, chair="labor",
        choice=WORDS["labor"][2],
    )  # fmt: skip
    assert late == latest
    assert room.seen(one)["mine"] == WORDS["labor"][1]
    room.vote(room.tokens[1], "labor", None)
    assert room.wall()["voted"] == 9
    room.vote(room.tokens[1], "labor", WORDS["labor"][0])
    assert strips(room.reveal())["labor"] == [4, 1, 0]
    with pytest.raises(rooms.RoomError, match="gone on from this beat"):
        room.vote(one, "labor", WORDS["labor"][0])


def test_who_comes_late_or_comes_back_stands_at_the_beat_of_the_room(room: Playing) -> None:
    room.everybody()
    room.reveal()
    room.say("labor", WORDS["labor"][0])
    late = room.join(LABOR, 99)
    assert room.seen(late)["number"] == 1
    with pytest.raises(rooms.RoomError, match="gone on from this beat"):
        room.vote(late, "labor", WORDS["labor"][0], number=0)
    assert room.seen(room.tokens[0])["number"] == 1


def test_a_side_chooses_from_its_own_chair_and_who_has_none_takes_one(room: Playing) -> None:
    with pytest.raises(rooms.RoomError, match="from the other chair"):
        room.vote(room.tokens[0], "management", WORDS["management"][0])
    assert room.seen(room.join(BOARD, 50))["chair"] == "management"
    neither = room.join(OTHER, 51)
    assert room.seen(neither)["chair"] is None
    assert room.seen(neither)["beat"]["words"] == []
    assert room.seen(neither, "labor")["beat"]["words"]
    room.vote(neither, "labor", WORDS["labor"][0])
    assert room.seen(neither)["chair"] == "labor"
    with pytest.raises(rooms.RoomError, match="not among the next words"):
        room.vote(neither, "labor", "of another beat")


def test_pressed_twice_words_are_said_once(room: Playing) -> None:
    room.say("labor", WORDS["labor"][0], key="a-press-of-the-board")
    room.say("labor", WORDS["labor"][0], number=0, key="a-press-of-the-board")
    assert room.wall()["number"] == 1
    with pytest.raises(rooms.RoomError, match="at another beat"):
        room.say("labor", WORDS["labor"][0], number=0)


def test_a_meeting_that_waits_goes_on_where_it_was_and_one_that_breaks_off_keeps_its_way(
    room: Playing,
) -> None:
    room.say("labor", WORDS["labor"][0])
    rooms.add(room.store, room.code, of_kind("rate")[0], 10)
    other = room.about()["activities"][1]["id"]
    rooms.start(room.store, room.code, other)
    with pytest.raises(rooms.RoomError, match="not collecting"):
        room.vote(room.tokens[0], "labor", WORDS["labor"][0], number=1)
    room.start()
    assert room.wall()["number"] == 1
    rooms.close_activity(room.store, room.code, room.activity)
    kept = said(rooms.pattern(room.store, room.code, room.activity))
    assert "broke the meeting off" in kept["blocks"][0]["text"]


def test_a_second_time_is_judged_beside_the_first_whether_played_together_or_alone(room: Playing) -> None:
    """Of ten people one chose anew: a second picture would be subtracted from the first."""
    room.everybody()
    room.reveal()
    room.to_the_end()
    rooms.again(room.store, room.code, room.activity)
    room.activity = room.about()["activities"][1]["id"]
    assert room.about()["activities"][1]["by_beats"]
    room.start()
    room.wall = lambda: rooms.board(room.store, room.code)["activities"][1]["beat"]  # type: ignore[method-assign]
    room.everybody()
    room.vote(room.tokens[0], "labor", WORDS["labor"][1])
    assert list(strips(room.reveal())) == ["management"]
    rooms.add(room.store, room.code, SCENE.slug, 10)
    alone = room.about()["activities"][2]["id"]
    rooms.start(room.store, room.code, alone)
    for token in room.tokens[1:]:
        chair = room.seen(token)["chair"]
        rooms.share(
            room.store, room.code, alone, token=token, revision=1, version=SCENE.version,
            answers={"said": {chair: {FIRST.id: WORDS[chair][0]}}},
        )  # fmt: skip
    shown = rooms.reveal(room.store, room.code, alone)
    rows = [one["rows"][0]["id"] for one in shown["blocks"] if one["type"] == "strips"]
    assert rows == [f"management-{FIRST.id}"]


def test_nothing_but_a_vote_is_taken_and_nothing_else_is_played_so(room: Playing) -> None:
    with pytest.raises(rooms.RoomError, match="plays this meeting together"):
        rooms.share(
            room.store, room.code, room.activity, token=room.tokens[0], revision=1, version=SCENE.version,
            answers={},
        )  # fmt: skip
    with pytest.raises(rooms.RoomError, match="not played beat by beat"):
        rooms.add(room.store, room.code, of_kind("rate")[0], 10, by_beats=True)


def test_who_voted_is_not_let_go_as_idle(room: Playing) -> None:
    room.vote(room.tokens[0], "labor", WORDS["labor"][0])
    rooms.let_idle_go(room.store, room.code)
    assert room.about()["joined"] == 1
