"""A vote on what a room wrote: made by one press, right behind it, with the words as they stood."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from sixelements import catalog, fitting, kinds
from sixelements.convening import archive, rooms
from sixelements.convening.documents import log
from sixelements.convening.errors import RoomError, StoreError
from sixelements.convening.store import RoomStore
from tests.convening.kept import Open, all_rows, sealed
from tests.convening.writing import SIDES, Hall, edit
from tests.support.working import SLUG as WRITTEN
from tests.support.working import working

VOTES = [one for one in catalog.all_exercises() if one.ballot]
SLUG = VOTES[0].slug
LONG = "A step that takes far more words than any title has room for, and that a phone shows whole. " * 2
LONG = LONG.strip()


@pytest.fixture(autouse=True)
def _working(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    with working():
        kind = type(kinds.get(catalog.get(WRITTEN).kind))
        monkeypatch.setattr(kind, "reading", lambda _kind, _exercise, rows, _results: {"rows": rows})
        yield


@pytest.fixture
def hall(store: RoomStore) -> Hall:
    made = Hall(store, devices=6)
    made.write(
        edit("a/task", "a late bus"), edit("b/task", LONG), edit("c/task", "a late  bus"), edit("d/lead", "x")
    )
    return made


def agenda(hall: Hall) -> list[dict[str, Any]]:
    told: list[dict[str, Any]] = rooms.board(hall.store, hall.code)["activities"]
    return told


def vote(hall: Hall, slug: str = SLUG, key: str = "a-press-of-the-tests") -> dict[str, Any]:
    rooms.put_to_vote(hall.store, hall.code, hall.activity, slug, key)
    return agenda(hall)[1]


@pytest.mark.parametrize("slug", [one.slug for one in VOTES])
def test_one_press_puts_a_vote_right_behind_with_what_the_room_wrote(hall: Hall, slug: str) -> None:
    assert agenda(hall)[0]["document"]["ballot"] == 3
    rooms.show(hall.store, hall.code, agenda(hall)[1]["id"])
    before = rooms.board(hall.store, hall.code)["shown"]
    made = vote(hall, slug)
    again = vote(hall, slug)
    assert (made["slug"], made["id"], len(agenda(hall))) == (slug, again["id"], 3)
    assert rooms.board(hall.store, hall.code)["shown"] == before, "the display goes on showing its own"
    titles = [one["title"] for one in made["fitting"]["items"]]
    assert titles[0] == "a late bus"
    assert len(titles) == 2, "the same words are one item"
    assert titles[1].endswith("…")
    told = json.loads(rooms.exercise(hall.store, hall.code, made["id"]))["exercise"]
    assert LONG.strip() in json.dumps(told)
    rooms.start(hall.store, hall.code, made["id"])


def test_the_result_says_when_something_was_changed_after_it(hall: Hall) -> None:
    made = vote(hall)
    assert made["origin"] == {"activity": hall.activity, "changed": False, "teams": {}}
    hall.write(edit("e/task", "more"))
    assert agenda(hall)[1]["origin"] == {"activity": hall.activity, "changed": True, "teams": {}}
    rooms.again(hall.store, hall.code, made["id"])
    assert agenda(hall)[-1]["fitting"] == made["fitting"], "the words of the vote, and not those of today"
    assert agenda(hall)[-1]["origin"]["changed"]


@pytest.mark.parametrize(
    ("slug", "activity", "reason"),
    [("decision-continuum", 0, "nothing to vote"), (SLUG, 1, "nothing to vote"), ("no-such", 0, "no-such")],
)
def test_what_is_no_vote_is_refused(hall: Hall, slug: str, activity: int, reason: str) -> None:
    with pytest.raises(RoomError, match=reason):
        rooms.put_to_vote(hall.store, hall.code, agenda(hall)[activity]["id"], slug)


def test_too_many_items_are_refused_in_a_plain_line(hall: Hall) -> None:
    hall.write(*(edit(f"x{n}/task", f"step {n}") for n in range(40)))
    with pytest.raises(RoomError, match=f"room for {fitting.MOST_VOTED} items"):
        vote(hall)


def test_votes_come_back_and_one_on_nothing_is_refused(hall: Hall, at: Open, tmp_path: Path) -> None:
    vote(hall)
    file, second = tmp_path / "rooms.json", at("second")
    archive.backup(hall.store, file)
    archive.restore(second, file)
    assert all_rows(second) == all_rows(hall.store)
    kept = json.loads(file.read_bytes())
    for wrong in ({"activity": 99, "head": 1}, {"activity": hall.activity, "head": 10_000}):
        next(one for one in kept["tables"]["activity"] if one["origin"])["origin"] = wrong
        file.write_bytes(sealed(kept["tables"], kept["schema"]))
        with pytest.raises(StoreError, match="a vote on what is not there"):
            archive.restore(at(f"other-{wrong['head']}"), file)


def test_what_both_sides_let_out_into_one_table_is_voted_on_together(store: RoomStore) -> None:
    (apart, joint) = (catalog.get(slug) for slug in ("interests-by-side", "interests-overlaid"))
    assert kinds.get(joint.kind).brings(joint)[0].source == apart.slug
    agenda = [(apart.slug, 10), (joint.slug, 10)]
    code = rooms.open_room(store, purpose="", sides=SIDES, agenda=agenda, k=3)
    ids = [one["id"] for one in rooms.about_room(store, code)["activities"]]
    tokens = [rooms.join(store, code, side, f"device-{side:>10}") for side in SIDES]
    for activity, rows in zip(ids, ("apart", "let out"), strict=True):
        rooms.start(store, code, activity)
        for number, token in enumerate(tokens):
            written = edit(f"{'ab'[number]}/interest", f"{rows} {number}")
            log.write(store, log.Desk(code, activity, token), log.Heard(), [written])
    with pytest.raises(RoomError, match="that side alone"):
        rooms.put_to_vote(store, code, ids[0], SLUG)
    rooms.put_to_vote(store, code, ids[1], SLUG)
    items = rooms.board(store, code)["activities"][-1]["fitting"]["items"]
    assert [one["title"] for one in items] == ["let out 0", "let out 1"]


def test_every_vote_takes_items_of_the_rooms_own() -> None:
    assert len(VOTES) >= 2
    for one in VOTES:
        made = fitting.edition(one, fitting.voted(one, ["x" * 500, "y"]), most=fitting.MOST_VOTED)
        assert len(fitting.fitted(one, made).content.__class__.__name__) > 0
        assert [item.title for item in fitting.listed(fitting.fitted(one, made))][1] == "y"
