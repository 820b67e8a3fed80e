"""What a room writes together: each edit counts once, in one order for all, and nobody else can write or read it."""

import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from sqlalchemy import text

from sixelements import document
from sixelements.convening import rooms
from sixelements.convening.documents import log, taking
from sixelements.convening.store import RoomStore, open_store
from tests.convening.races import databases
from tests.convening.writing import Hall, edit, key, keys, sent
from tests.support.working import CARDS, FORM, OF_SIDES, working


@pytest.fixture(scope="module", params=["sqlite", "postgres"])
def address(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with databases(request.param, tmp_path_factory.mktemp("rooms")) as found:
        yield found


@pytest.fixture
def store(address: str) -> Iterator[RoomStore]:
    with working():
        opened = open_store(address)
        yield opened
        opened.close()


@pytest.fixture
def hall(store: RoomStore) -> Hall:
    return Hall(store)


def test_the_answer_to_a_write_is_also_what_others_wrote(hall: Hall) -> None:
    first, second, third = edit(), edit("a/lead"), edit("b/task")
    assert keys(hall.write(first)) == [first.key]
    answer = hall.write(second, third, device=1)
    assert keys(answer) == sent([first, second, third])
    assert (answer["head"], answer["state"]) == (3, "open")
    news = hall.read(heard=log.Heard(answer["document"], 1))
    assert keys(news) == sent([second, third])
    assert "cells" not in news


def test_what_is_sent_twice_counts_once(hall: Hall) -> None:
    first, second = edit(), edit(value="later")
    hall.write(first, first)
    answer = hall.write(first, second, first)
    assert keys(answer) == sent([first, second])
    assert hall.write(second)["head"] == 2


def test_an_edit_says_nothing_of_who_made_it_or_when(hall: Hall) -> None:
    assert set(hall.write(edit())["edits"][0]) == {"key", "at", "value", "over"}
    with hall.store.engine.connect() as connection:
        columns = set(connection.execute(text("SELECT * FROM edit")).keys())
    assert columns == {"document_id", "seq", "key", "at", "value", "over"}


@pytest.mark.parametrize("value", ["", "😀\u2028\u0000'; DROP TABLE edit; --", True, None])
def test_values_come_back_as_they_were_sent(hall: Hall, value: object) -> None:
    at = "a/done" if isinstance(value, bool) else "a/task"
    (found,) = hall.write(edit(at, value))["edits"]
    assert found["value"] == value
    assert type(found["value"]) is type(value)


def test_a_device_that_comes_late_is_told_how_the_document_stands(
    hall: Hall, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(taking, "EVERY", 4)
    written = [edit(f"{row}/task", f"text {row}") for row in "abcdefghij"]
    for one in written:
        answer = hall.write(one)
    assert keys(answer) == sent(written[8:]), "after the checkpoint"
    whole = document.fold(map(vars, written))
    assert document.fold(answer["edits"], answer["cells"]) == {at: dict(cell) for at, cell in whole.items()}
    near = hall.read(heard=log.Heard(answer["document"], 8))
    assert "cells" not in near
    assert keys(near) == sent(written[8:])


@pytest.mark.parametrize("heard", [(0, 2), (None, 2), ("same", 7)], ids=["another", "none", "a lost copy"])
def test_a_device_that_heard_something_else_begins_anew(hall: Hall, heard: tuple[object, int]) -> None:
    number = hall.write(edit(), edit(), edit())["document"]
    which = number if heard[0] == "same" else heard[0]
    answer = hall.read(heard=log.Heard(which, heard[1]))  # type: ignore[arg-type]
    assert (len(answer["edits"]), answer["cells"]) == (3, {})


def test_those_who_write_at_once_get_one_order_and_nothing_is_lost(store: RoomStore) -> None:
    hall, barrier = Hall(store, devices=8), threading.Barrier(8)
    written = [[edit(f"{row}/task", f"{device} {row}") for row in "abc"] for device in range(8)]

    def act(device: int) -> None:
        barrier.wait()
        for one in written[device]:
            hall.write(one, device=device)
            hall.write(one, device=device)  # its answer was lost

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(act, range(8)))
    answer = hall.read()
    assert sorted(keys(answer)) == sorted(sent([one for each in written for one in each]))
    assert answer["head"] == 24
    with store.engine.connect() as connection:
        query = text("SELECT seq FROM edit WHERE document_id = :one ORDER BY seq")
        assert list(connection.scalars(query, {"one": answer["document"]})) == list(range(1, 25))


REFUSED = {
    "no such column": ([edit("a/cost")], "bad-edit"),
    "too long a text": ([edit(value="x" * 201)], "bad-edit"),
    "one that does not fit among others": ([edit(), edit("a/done", "yes")], "bad-edit"),
    "a hostile row": ([edit("__proto__/task")], "bad-edit"),
    "a row too many": ([edit(f"{row}/task") for row in range(31)], None),
    "more than at once": ([edit() for _ in range(log.MOST_AT_ONCE + 1)], "too-big"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_does_not_fit_is_refused_whole(hall: Hall, name: str) -> None:
    edits, code = REFUSED[name]
    if code is None:
        hall.write(*(edit(f"first-{row}/task") for row in range(30)))
        code = "full-document"
    before = hall.read()
    with pytest.raises(rooms.RoomError) as refused:
        hall.write(*edits)
    assert refused.value.code == code
    assert len(str(refused.value).splitlines()) == 1
    assert hall.read() == before


def test_a_document_that_took_very_much_takes_no_more(hall: Hall, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(taking, "MOST_NUMBERED", 2)
    first = edit()
    hall.write(first, edit())
    with pytest.raises(rooms.RoomError, match="takes no more"):
        hall.write(edit())
    assert hall.write(first)["head"] == 2, "what it has, it has"


def test_who_is_not_in_the_room_neither_reads_nor_writes(hall: Hall, store: RoomStore) -> None:
    hall.write(edit())
    other = Hall(store)
    for token in ("", "nobody", other.tokens[0]):
        desk = log.Desk(hall.code, hall.activity, token)
        with pytest.raises(rooms.RoomError) as refused:
            log.read(store, desk, log.Heard())
        assert refused.value.code == "not-joined"
        with pytest.raises(rooms.RoomError) as refused:
            log.write(store, desk, log.Heard(), [edit()])
        assert refused.value.code == "not-joined"
    with pytest.raises(rooms.RoomError) as refused:
        log.read(store, log.Desk(other.code, hall.activity, other.tokens[0]), log.Heard())
    assert refused.value.code == "unknown-activity"


def test_there_is_no_document_before_the_room_begins_nor_at_a_kind_that_asks_for_none(
    store: RoomStore,
) -> None:
    hall = Hall(store)
    hall.activity += 1
    with pytest.raises(rooms.RoomError) as refused:
        hall.write(edit())
    assert refused.value.code == "no-document"


def test_a_phone_may_write_while_the_room_is_elsewhere_but_not_in_a_closed_room(hall: Hall) -> None:
    first = edit()
    hall.write(first)
    rooms.start(hall.store, hall.code, hall.activity + 1)
    assert hall.write(edit())["head"] == 2, "a phone that was away writes where it was"
    rooms.set_state(hall.store, hall.code, "closed")
    assert hall.write(first)["head"] == 2, "what was sent before is known, and others' is told"
    with pytest.raises(rooms.RoomError) as refused:
        hall.write(edit())
    assert refused.value.code == "closed"


def test_what_is_final_is_cut_to_how_it_stands(hall: Hall) -> None:
    written = [edit("a/task", "one"), edit("a/task", "two"), edit("b/task", "three")]
    before = hall.write(*written)
    rooms.close_activity(hall.store, hall.code, hall.activity)
    after = hall.read()
    assert (after["state"], after["head"], after["edits"]) == ("final", 3, [])
    assert after["cells"] == document.fold(before["edits"])
    assert "cells" not in hall.read(heard=log.Heard(after["document"], 3))
    with hall.store.engine.connect() as connection:
        query = text("SELECT count(*) FROM edit WHERE document_id = :one")
        assert connection.scalar(query, {"one": after["document"]}) == 0
    with pytest.raises(rooms.RoomError) as refused:
        hall.write(edit())
    assert refused.value.code == "final"
    assert hall.write()["state"] == "final"


def test_to_close_while_others_write_leaves_what_they_were_told(store: RoomStore) -> None:
    hall, barrier = Hall(store, devices=4), threading.Barrier(5)
    told: list[str] = []

    def act(device: int) -> None:
        barrier.wait()
        for row in range(6):
            one = edit(f"{device}-{row}/task", "text")
            try:
                hall.write(one, device=device)
            except rooms.RoomError as refused:
                assert refused.code == "final"  # noqa: PT017  (any other refusal is wrong here)
                return
            told.append(one.key)

    def close() -> None:
        barrier.wait()
        rooms.close_activity(hall.store, hall.code, hall.activity)

    with ThreadPoolExecutor(5) as pool:
        done = [*(pool.submit(act, device) for device in range(4)), pool.submit(close)]
        for one in done:
            one.result()
    assert {cell["key"] for cell in hall.read()["cells"].values()} == set(told)


def test_a_document_of_a_side_is_that_side_s_alone(store: RoomStore) -> None:
    with working(OF_SIDES):
        hall = Hall(store, devices=4)
        ours = hall.write(edit(), device=0)
        theirs = hall.write(edit(value="theirs"), device=1)
        assert ours["document"] != theirs["document"]
        assert keys(hall.read(2)) == keys(ours)
        assert keys(hall.read(3)) == keys(theirs)
        moved = log.Heard(ours["document"], 1)
        assert keys(hall.read(3, moved)) == keys(theirs), "a device that changed its side begins anew"


SECRET, OTHER = "a-secret-of-one-card", "a-secret-of-another"


def test_a_card_is_changed_with_its_own_secret_only(store: RoomStore) -> None:
    with working(CARDS):
        hall = Hall(store)
        card = edit(value="mine", secret=SECRET)
        hall.write(card, edit("a/^", "i", secret=SECRET))
        hall.write(edit("a/^", "z"), edit("a/lead", "anybody"), device=1)
        for wrong in (
            edit(value="theirs"),
            edit(value="theirs", secret=OTHER),
            edit("a/-", [card.key]),
            edit("b/task", "a card without a secret"),
        ):
            with pytest.raises(rooms.RoomError) as refused:
                hall.write(wrong, device=1)
            assert refused.value.code == "not-yours"
        answer = hall.write(edit("a/-", [card.key], secret=SECRET))
        assert SECRET not in str(answer)
        with store.engine.connect() as connection:
            locks = connection.scalars(text("SELECT lock FROM document_row WHERE lock IS NOT NULL")).all()
        assert all(len(one) == 64 for one in locks)


def test_a_room_that_is_deleted_takes_its_documents_with_it(store: RoomStore) -> None:
    hall = Hall(store)
    number = hall.write(edit(value="a-word-to-look-for"))["document"]
    with store.work() as work:
        work.delete(rooms.locked(work, hall.code))
    store.settle()
    with store.engine.connect() as connection:
        for table in ("edit", "document_row", "checkpoint"):
            query = text(f"SELECT count(*) FROM {table} WHERE document_id = :one")  # noqa: S608  (our own names)
            assert connection.scalar(query, {"one": number}) == 0
    if store.engine.dialect.name == "sqlite":
        assert store.engine.url.database
        for file in Path(store.engine.url.database).parent.iterdir():
            assert b"a-word-to-look-for" not in file.read_bytes()


def test_keys_of_the_tests_are_keys() -> None:
    assert list(document.problems(FORM, vars(edit()))) == []
    assert document.is_key(key())
