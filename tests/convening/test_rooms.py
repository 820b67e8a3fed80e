"""What a room takes from devices and from its facilitator, and what it refuses."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier
from typing import Any

import pytest
from sqlalchemy import text

from sixelements.convening import codes, rooms
from sixelements.convening.store import RoomStore
from tests.convening.keeping import ANSWERS, SIDES, SLUG, VERSION, activity, code, join, share

__all__ = ["code"]  # a fixture


def test_codes_have_no_look_alikes_and_forgive_how_they_are_typed() -> None:
    code = codes.new_code()
    assert len(code) == codes.LENGTH
    for pair in ("0O", "QO", "1I", "1L", "5S", "8B", "2Z"):
        assert not set(pair) <= set(codes.ALPHABET)
    assert codes.typed(f" {codes.spoken(code).lower()} ") == code


def test_the_key_of_the_facilitator_is_made_once_and_is_hers_alone(tmp_path: Path) -> None:
    key = codes.facilitator_key(tmp_path)
    assert codes.facilitator_key(tmp_path) == key
    assert (tmp_path / "facilitator-key").stat().st_mode & 0o077 == 0


def test_of_servers_that_start_at_once_all_have_the_one_key(tmp_path: Path) -> None:
    """The file is there whole or not at all, so nobody finds it empty while another still writes it."""
    at_once = 8
    with ThreadPoolExecutor(at_once) as pool:
        for number in range(50):
            together = Barrier(at_once)

            def start(folder: Path, together: Barrier) -> str:
                together.wait()
                return codes.facilitator_key(folder)

            folder = tmp_path / str(number)
            keys = set(pool.map(start, [folder] * at_once, [together] * at_once))
            assert len(keys) == 1
            assert [one.name for one in folder.iterdir()] == ["facilitator-key"]


def test_a_disk_without_links_keeps_the_key_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def link(*_: Path) -> None:
        raise PermissionError("no links here")

    monkeypatch.setattr("os.link", link)
    assert codes.facilitator_key(tmp_path) == codes.facilitator_key(tmp_path)
    assert [one.name for one in tmp_path.iterdir()] == ["facilitator-key"]


def test_a_device_joins_once_however_often_its_request_arrives(store: RoomStore, code: str) -> None:
    assert join(store, code, 1) == join(store, code, 1)
    assert join(store, code, 1) != join(store, code, 2)
    assert rooms.board(store, code)["joined"] == 2


def test_sharing_twice_counts_once_and_the_latest_counts(store: RoomStore, code: str) -> None:
    token = join(store, code, 1)
    assert share(store, code, token, 1) == 1
    assert share(store, code, token, 1) == 1
    assert share(store, code, token, 3, {}) == 3
    assert share(store, code, token, 2) == 3, "a late request must not undo a newer one"
    assert rooms.board(store, code)["activities"][0]["shared"] == 1


def test_what_is_withdrawn_is_gone_and_a_late_share_does_not_bring_it_back(
    store: RoomStore, code: str
) -> None:
    token = join(store, code, 1)
    share(store, code, token, 1)
    assert rooms.withdraw(store, code, activity(store, code), token=token, revision=2) == 2
    assert share(store, code, token, 1) == 2
    assert rooms.board(store, code)["activities"][0]["shared"] == 0


def test_after_the_reveal_nothing_changes_any_more(store: RoomStore, code: str) -> None:
    tokens = [join(store, code, number) for number in range(4)]
    for token in tokens:
        share(store, code, token)
    shown = rooms.reveal(store, code, activity(store, code))
    assert shown["n"] == 4
    assert share(store, code, tokens[0], 1) == 1, "the same request again is still answered"
    with pytest.raises(rooms.RoomError, match="can no longer change"):
        share(store, code, tokens[0], 2)
    assert rooms.pattern(store, code, activity(store, code)) == shown


def test_before_the_reveal_there_is_nothing_to_see(store: RoomStore, code: str) -> None:
    with pytest.raises(rooms.RoomError, match="not been revealed"):
        rooms.pattern(store, code, activity(store, code))


def test_another_rooms_pattern_and_tokens_are_out_of_reach(store: RoomStore, code: str) -> None:
    other = rooms.open_room(store, purpose="Another", sides=SIDES, agenda=[(SLUG, 20)])
    rooms.start(store, other, activity(store, other))
    token = join(store, code, 1)
    with pytest.raises(rooms.RoomError, match="not in the room"):
        share(store, other, token)
    with pytest.raises(rooms.RoomError, match="no such activity"):
        rooms.pattern(store, other, activity(store, code))


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"answers": {"nobody": 1}}, "do not fit"),
        ({"version": 99}, "another edition"),
        ({"token": "x"}, "not in the room"),
        ({"token": "\ud800"}, "not in the room"),
    ],
)
def test_a_share_that_is_not_right_is_refused(
    store: RoomStore, code: str, change: dict[str, Any], said: str
) -> None:
    asked = {"token": join(store, code, 1), "revision": 1, "version": VERSION, "answers": ANSWERS, **change}
    with pytest.raises(rooms.RoomError, match=said):
        rooms.share(store, code, activity(store, code), **asked)
    assert rooms.board(store, code)["activities"][0]["shared"] == 0


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"agenda": []}, "at least one exercise"),
        ({"agenda": [("nothing", 5)]}, "no exercise is called"),
        ({"sides": []}, "which sides"),
        ({"sides": ["nobody"]}, "which sides"),
        ({"k": 2}, "is 3 people"),
        ({"mode": "secret"}, "anonymous"),
    ],
)
def test_a_room_that_is_not_right_is_not_opened(store: RoomStore, change: dict[str, Any], said: str) -> None:
    asked = {"purpose": "x", "sides": SIDES, "agenda": [(SLUG, 20)], **change}
    with pytest.raises(rooms.RoomError, match=said):
        rooms.open_room(store, **asked)
    assert rooms.all_rooms(store) == []


def test_a_closed_room_takes_nobody_in_until_it_is_opened_again(store: RoomStore, code: str) -> None:
    token = join(store, code, 1)
    rooms.set_state(store, code, "closed")
    with pytest.raises(rooms.RoomError, match="closed"):
        join(store, code, 2)
    with pytest.raises(rooms.RoomError, match="closed"):
        share(store, code, token)
    rooms.set_state(store, code, "open")
    assert share(store, code, token) == 1


def test_an_exercise_can_be_run_again_and_the_earlier_time_stays(store: RoomStore, code: str) -> None:
    tokens = [join(store, code, number) for number in range(3)]
    for token in tokens:
        share(store, code, token)
    first = rooms.reveal(store, code, activity(store, code))
    rooms.again(store, code, activity(store, code))
    told = rooms.about_room(store, code)["activities"]
    assert [one["round"] for one in told] == [1, 2]
    rooms.start(store, code, told[1]["id"])
    assert rooms.pattern(store, code, told[0]["id"]) == first


def test_nothing_in_the_store_says_who_or_when(store: RoomStore, code: str, tmp_path: Path) -> None:
    token = join(store, code, 1)
    share(store, code, token)
    raw = (tmp_path / "rooms.sqlite").read_bytes() + (tmp_path / "rooms.sqlite-wal").read_bytes()
    assert token.encode() not in raw
    assert b"device-" not in raw
    with store.engine.connect() as connection:
        columns = [row[1] for row in connection.execute(text("PRAGMA table_info(share)"))]
    assert columns == ["activity_id", "participant_id", "revision", "answers"]


def test_an_exercise_that_is_on_the_agenda_twice_has_two_rounds(store: RoomStore) -> None:
    code = rooms.open_room(store, purpose="", sides=SIDES, agenda=[(SLUG, 5), (SLUG, 5)])
    rooms.add(store, code, SLUG, 5)
    assert [one["round"] for one in rooms.about_room(store, code)["activities"]] == [1, 2, 3]
