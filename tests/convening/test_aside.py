"""An exercise that is set aside: what was shared for it is gone, nothing shows it, and it can be run once more."""

import io
from collections.abc import Callable
from typing import Any

import pytest
from docx import Document as WordDocument
from sqlalchemy import func, select

from sixelements.convening import rooms
from sixelements.convening.documents.tables import Document
from sixelements.convening.exports import csv, docx, head, xlsx
from sixelements.convening.messages import say
from sixelements.convening.rooms import aside
from sixelements.convening.rooms.ledger import seen_before
from sixelements.convening.store import RoomStore
from tests.convening.kept import EXERCISE, SIDES, SLUG
from tests.convening.records import cells, rows
from tests.convening.test_beats import FIRST, Playing
from tests.examples import of_kind


class Collecting:
    """A room in which six people have shared, finished, and wait for the reveal."""

    def __init__(self, store: RoomStore, slug: str = SLUG) -> None:
        self.store = store
        self.code = rooms.open_room(store, purpose="", sides=SIDES, agenda=[(slug, 20)], k=3)
        self.activity = self.told[0]["id"]
        rooms.start(store, self.code, self.activity)
        self.tokens = [
            rooms.join(store, self.code, SIDES[n % 2], f"a-device-of-the-tests-{n}") for n in range(6)
        ]

    @property
    def told(self) -> list[dict[str, Any]]:
        told: list[dict[str, Any]] = rooms.board(self.store, self.code)["activities"]
        return told

    def share(self, revision: int, activity: int | None = None) -> None:
        for token in self.tokens:
            rooms.share(
                self.store, self.code, activity or self.activity, token=token, revision=revision,
                version=EXERCISE.version, answers=EXERCISE.cases[-1].answers,
            )  # fmt: skip

    def set_aside(self) -> None:
        rooms.STEPS["set-aside"](self.store, self.code, self.activity)

    def left(self) -> dict[str, int]:
        """How many rows of the activity there are in each table that holds what nobody was shown."""
        with self.store.read() as work:
            return {
                one.__tablename__: work.scalar(
                    select(func.count()).select_from(one).where(one.activity_id == self.activity)
                )
                or 0
                for one in aside.UNREVEALED
            }


@pytest.fixture
def room(store: RoomStore) -> Collecting:
    made = Collecting(store)
    made.share(1)
    rooms.finish(store, made.code, made.activity, token=made.tokens[0], finished=True)
    return made


def test_what_was_shared_is_gone_and_nobody_is_shown_any_of_it(room: Collecting) -> None:
    assert room.left()["share"] == 6
    room.set_aside()
    room.set_aside()
    assert set(room.left().values()) == {0}
    (told,) = room.told
    assert (told["state"], told["shared"], told["finished"], told["pattern"]) == ("aside", 0, 0, None)
    with room.store.read() as work:
        assert seen_before(work, rooms.find(work, room.code), SLUG) == [], (
            "no later reveal is judged beside it"
        )
    with pytest.raises(rooms.RoomError) as refused:
        rooms.pattern(room.store, room.code, room.activity)
    assert refused.value.code == "not-revealed"


@pytest.mark.parametrize("act", ["reveal", "collect", "close"])
def test_nothing_leads_back_and_it_stays_as_it_is(room: Collecting, act: str) -> None:
    room.set_aside()
    with pytest.raises(rooms.RoomError):
        rooms.STEPS[act](room.store, room.code, room.activity)
    assert room.told[0]["state"] == "aside"


def test_a_phone_that_shares_withdraws_or_asks_again_is_told_what_became_of_it(room: Collecting) -> None:
    room.set_aside()
    late: list[Callable[[], object]] = [
        lambda: room.share(1),
        lambda: room.share(2),
        lambda: rooms.withdraw(room.store, room.code, room.activity, token=room.tokens[0], revision=3),
    ]
    for send in late:
        with pytest.raises(rooms.RoomError) as refused:
            send()
        assert refused.value.code == "set-aside"
        assert "still on this device" in say(refused.value.says)
    assert set(room.left().values()) == {0}


def test_run_again_it_is_a_round_that_shows_only_what_is_shared_then(room: Collecting) -> None:
    room.set_aside()
    rooms.again(room.store, room.code, room.activity)
    fresh = room.told[-1]
    assert (fresh["round"], fresh["state"]) == (2, "waiting")
    rooms.start(room.store, room.code, fresh["id"])
    room.tokens = room.tokens[:4]
    room.share(1, fresh["id"])
    assert rooms.reveal(room.store, room.code, fresh["id"])["n"] == 4


def test_what_was_revealed_cannot_be_set_aside(room: Collecting) -> None:
    pattern = rooms.reveal(room.store, room.code, room.activity)
    with pytest.raises(rooms.RoomError) as refused:
        room.set_aside()
    assert "cannot be set aside" in say(refused.value.says)
    assert rooms.pattern(room.store, room.code, room.activity) == pattern


def test_the_record_says_so_and_has_no_number_of_it(room: Collecting) -> None:
    room.set_aside()
    told = rooms.board(room.store, room.code)
    (one,) = head.aside(told)
    title = one["title"]
    lines = [row for row in rows(csv.write(told)) if row["exercise"]]
    assert [(row["kind"], row["exercise"], row["number"], row["point"]) for row in lines] == [
        ("aside", title, "", "")
    ]
    assert "set aside" in lines[0]["text"]
    text = [paragraph.text for paragraph in WordDocument(io.BytesIO(docx.write(told))).paragraphs]
    assert text[text.index(title) + 1] == lines[0]["text"]
    assert lines[0]["text"] in [cell.value for cell in cells(xlsx.write(told))]


def test_a_meeting_that_nobody_saw_a_beat_of_is_set_aside_with_its_votes(store: RoomStore) -> None:
    playing = Playing(store)
    playing.start()
    playing.everybody()
    rooms.STEPS["set-aside"](store, playing.code, playing.activity)
    assert rooms.board(store, playing.code)["activities"][0]["beat"] is None
    with pytest.raises(rooms.RoomError) as refused:
        rooms.vote(
            store, playing.code, playing.activity, token=playing.tokens[0], number=0, revision=9, chair="labor",
            choice=FIRST.of("labor")[0].id,
        )  # fmt: skip
    assert refused.value.code == "set-aside"


def test_a_meeting_of_which_the_room_saw_a_beat_can_only_be_broken_off(store: RoomStore) -> None:
    playing = Playing(store)
    playing.start()
    playing.everybody()
    rooms.reveal(store, playing.code, playing.activity)
    with pytest.raises(rooms.RoomError) as refused:
        rooms.STEPS["set-aside"](store, playing.code, playing.activity)
    assert "Break the meeting off" in say(refused.value.says)
    assert rooms.about_room(store, playing.code)["activities"][0]["state"] == "collecting"


def test_what_a_room_wrote_in_its_table_together_stays_and_is_final(store: RoomStore) -> None:
    room = Collecting(store, of_kind("table")[0])
    room.set_aside()
    with store.read() as work:
        kept = set(work.scalars(select(Document.state).where(Document.activity_id == room.activity)))
    assert kept == {"final"}
