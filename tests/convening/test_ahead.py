"""An exercise collects ahead of its meeting: between two moments, across a restart, and revealed in the meeting."""

import datetime
from pathlib import Path

import pytest

from sixelements import catalog
from sixelements.convening import ahead, archive, clock, rooms
from sixelements.convening.errors import RoomError
from tests.convening.keeping import SIDES
from tests.convening.kept import Open

SLUG = "conflict-styles"
EXERCISE = catalog.get(SLUG)
MINUTE, DAY = 60_000, ahead.DAY


class Week:
    """A room that is asked to share between Monday and Thursday, on a server whose clock is what the test says."""

    def __init__(self, at: Open, patch: pytest.MonkeyPatch) -> None:
        self.at, self.patch = at, patch
        self.store = at("rooms.sqlite")
        self.monday = clock.now()
        self.it_is(-DAY)
        self.code = rooms.open_room(
            self.store, purpose="", sides=SIDES, agenda=[(SLUG, 10)], k=3, keep_days=2
        )
        self.activity = rooms.about_room(self.store, self.code)["activities"][0]["id"]
        rooms.collect_ahead(self.store, self.code, self.activity, self.monday, self.monday + 3 * DAY)
        self.token = rooms.join(self.store, self.code, SIDES[0], "a-device-of-the-tests")
        self.revision = 0

    def it_is(self, after: int) -> None:
        """Let so many milliseconds have passed since Monday."""
        self.patch.setattr(clock, "now", lambda: self.monday + after)
        self.patch.setattr("sixelements.convening.rooms.facilitate.now", lambda: self.monday + after)

    def share(self, token: str = "") -> None:
        self.revision += 1
        rooms.share(
            self.store, self.code, self.activity, token=token or self.token, revision=self.revision,
            version=EXERCISE.version, answers=EXERCISE.cases[-1].answers,
        )  # fmt: skip

    def shared(self) -> int:
        number: int = rooms.board(self.store, self.code)["activities"][0]["shared"]
        return number


@pytest.fixture
def week(at: Open, monkeypatch: pytest.MonkeyPatch) -> Week:
    return Week(at, monkeypatch)


def test_it_takes_what_is_shared_between_the_two_moments_and_nothing_else(week: Week) -> None:
    told = rooms.about_room(week.store, week.code)["activities"][0]
    assert told["ahead"] == {"opens": week.monday, "closes": week.monday + 3 * DAY}
    for moment, refused in ((-1, "not open yet"), (0, ""), (3 * DAY - 1, ""), (3 * DAY, "is over")):
        week.it_is(moment)
        if refused:
            with pytest.raises(RoomError, match=refused):
                week.share()
        else:
            week.share()
    assert week.shared() == 1


def test_what_was_shared_can_be_taken_back_until_the_reveal(week: Week) -> None:
    week.it_is(0)
    week.share()
    week.it_is(4 * DAY)
    rooms.withdraw(week.store, week.code, week.activity, token=week.token, revision=9)
    assert week.shared() == 0


def test_a_server_that_was_off_in_between_goes_on_where_it_was(week: Week) -> None:
    week.it_is(0)
    week.share()
    week.store.close()
    week.store = week.at("rooms.sqlite")
    week.it_is(2 * DAY)
    week.share(rooms.join(week.store, week.code, SIDES[1], "another-device-of-the-tests"))
    assert week.shared() == 2
    week.store.close()
    week.store = week.at("rooms.sqlite")
    week.it_is(3 * DAY)
    with pytest.raises(RoomError, match="is over"):
        week.share()


def test_it_is_revealed_in_the_meeting_and_not_while_people_have_time(week: Week) -> None:
    week.it_is(0)
    for number in range(3):
        week.share(rooms.join(week.store, week.code, SIDES[0], f"a-device-of-many-{number}"))
    with pytest.raises(RoomError, match="still have time"):
        rooms.reveal(week.store, week.code, week.activity)
    week.it_is(3 * DAY)
    assert rooms.reveal(week.store, week.code, week.activity)["n"] == 3


def test_the_meeting_may_open_it_once_more_without_the_times(week: Week) -> None:
    week.it_is(3 * DAY)
    rooms.start(week.store, week.code, week.activity)
    assert rooms.about_room(week.store, week.code)["activities"][0]["ahead"] is None
    week.share()
    assert week.shared() == 1


@pytest.mark.parametrize(
    ("opens", "closes"), [(DAY, DAY), (-3 * DAY, -2 * DAY), (0, (ahead.MOST_DAYS + 1) * DAY)]
)
def test_times_that_nobody_can_mean_are_refused_and_the_former_stay(
    week: Week, opens: int, closes: int
) -> None:
    with pytest.raises(RoomError, match="must end after it begins"):
        rooms.collect_ahead(week.store, week.code, week.activity, week.monday + opens, week.monday + closes)
    assert rooms.about_room(week.store, week.code)["activities"][0]["ahead"]["opens"] == week.monday


def test_the_days_of_the_room_are_counted_from_when_it_stops_collecting(week: Week) -> None:
    last = datetime.datetime.fromtimestamp((week.monday + 3 * DAY) / 1000).astimezone().date()
    for days, gone in ((2, 0), (3, 1)):
        assert rooms.purge(week.store, last + datetime.timedelta(days), trust_clock=True).gone == gone


def test_the_times_go_into_a_backup_and_come_back(week: Week, at: Open, tmp_path: Path) -> None:
    archive.backup(week.store, tmp_path / "rooms.json")
    other = at("other.sqlite")
    archive.restore(other, tmp_path / "rooms.json")
    assert rooms.about_room(other, week.code)["activities"][0]["ahead"]["closes"] == week.monday + 3 * DAY
    with pytest.raises(ValueError, match="closes after opens"):
        ahead.Ahead(2, 2)
