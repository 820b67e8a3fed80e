"""The stop before a plan may be called final: it is refused, and by its content, until the pause was held."""

from typing import Any

import pytest

from sixelements import carrying, catalog, kinds
from sixelements.convening import rooms
from sixelements.convening.documents import log, shown
from sixelements.convening.errors import RoomError
from sixelements.convening.store import RoomStore
from tests.convening.writing import SIDES, edit

PLANS = [one for one in catalog.all_exercises() if kinds.get(one.kind).pause(one)]
PLAN = PLANS[0]
PAUSE = kinds.get(PLAN.kind).pause(PLAN)
FIRST = PLAN.content.columns[0].id


def room_of(store: RoomStore, **more: Any) -> tuple[str, int, int]:
    """A room with a plan in which something is written, and the pause behind it."""
    agenda = [(PLAN.slug, 20), (PAUSE, 15)]
    code = rooms.open_room(store, purpose="To plan", sides=SIDES, agenda=agenda, k=3, **more)
    plan, pause = [one["id"] for one in rooms.about_room(store, code)["activities"]]
    token = rooms.join(store, code, SIDES[0], "device-0000000000", None)
    rooms.start(store, code, plan)
    log.write(store, log.Desk(code, plan, token), log.Heard(), [edit(f"a/{FIRST}", "Open a register")])
    return code, plan, pause


def final(store: RoomStore, code: str) -> bool:
    with store.read() as work:
        [told] = [one for one in shown.of_room(work, rooms.lookup.find(work, code)).values() if one["rows"]]
        return bool(told["final"])


def test_a_plan_is_not_final_before_the_pause_was_held(store: RoomStore) -> None:
    code, plan, pause = room_of(store)
    with pytest.raises(RoomError) as refused:
        rooms.close_activity(store, code, plan)
    assert refused.value.code == "no-pause"
    assert not final(store, code)
    rooms.start(store, code, pause)
    with pytest.raises(RoomError, match="draft"):
        rooms.close_activity(store, code, plan)
    rooms.close_activity(store, code, pause)
    rooms.close_activity(store, code, plan)
    assert final(store, code)


def test_a_pause_that_was_set_aside_was_not_held(store: RoomStore) -> None:
    code, plan, pause = room_of(store)
    rooms.STEPS["set-aside"](store, code, pause)
    with pytest.raises(RoomError):
        rooms.close_activity(store, code, plan)


def test_a_plan_in_which_nothing_is_written_may_be_closed(store: RoomStore) -> None:
    agenda = [(PLAN.slug, 20)]
    code = rooms.open_room(store, purpose="To plan", sides=SIDES, agenda=agenda, k=3)
    plan = rooms.about_room(store, code)["activities"][0]["id"]
    rooms.start(store, code, plan)
    rooms.close_activity(store, code, plan)


def test_the_equity_pause_stops_the_project_plan() -> None:
    assert (PLAN.slug, PAUSE) == ("project-plan", "equity-pause")
    assert carrying.pause(PLAN) == {"slug": PAUSE, "title": catalog.get(PAUSE).title}
    assert carrying.pause(catalog.get(PAUSE)) is None
