"""The table of an exercise's states, every state with every act."""

from types import SimpleNamespace

import pytest

from sixelements.convening import agenda
from sixelements.convening.errors import RoomError

ORDER = {"waiting": 0, "collecting": 0, "revealed": 1, "closed": 2, "aside": 2}
"""How much of an exercise is over; the first two come and go as the facilitator turns to another exercise."""


@pytest.mark.parametrize("act", agenda.ACTS)
@pytest.mark.parametrize("state", agenda.STATES)
def test_every_act_in_every_state_is_done_or_refused_in_one_sentence(
    state: agenda.State, act: agenda.Act
) -> None:
    item = SimpleNamespace(state=state)
    if state in agenda.TRANSITIONS[act]:
        agenda.move(item, act)
        assert item.state == agenda.TRANSITIONS[act][state]
        assert ORDER[item.state] >= ORDER[state], "what everyone has seen cannot be unseen"
        return
    with pytest.raises(RoomError) as refused:
        agenda.move(item, act)
    assert item.state == state
    assert str(refused.value).endswith(".")


def test_the_table_knows_every_state_and_nothing_else() -> None:
    assert set(agenda.TRANSITIONS) == set(agenda.REFUSALS) == set(agenda.ACTS)
    for moves in agenda.TRANSITIONS.values():
        assert set(moves) | set(moves.values()) <= set(agenda.STATES)


@pytest.mark.parametrize(
    ("state", "act"),
    [("revealed", "interrupt"), ("revealed", "collect"), ("closed", "collect"), ("waiting", "reveal"),
     ("revealed", "reveal"), ("closed", "reveal"), ("aside", "reveal"), ("aside", "collect"), ("aside", "close"),
     ("revealed", "set-aside"), ("closed", "set-aside"), ("a state of another version", "close")],
)  # fmt: skip
def test_nothing_leads_back_behind_a_reveal_and_nothing_is_revealed_twice(
    state: str, act: agenda.Act
) -> None:
    with pytest.raises(RoomError):
        agenda.after(state, act)


@pytest.mark.parametrize("state", agenda.STATES)
@pytest.mark.parametrize("room", ["open", "closed"])
def test_answers_come_and_go_only_while_an_exercise_of_an_open_room_collects(
    state: agenda.State, room: str
) -> None:
    if (state, room) == ("collecting", "open"):
        agenda.sharing(state, room)
        return
    with pytest.raises(RoomError) as refused:
        agenda.sharing(state, room)
    over = {"aside": "set-aside"} | dict.fromkeys(agenda.ON_VIEW, "revealed")
    expected = over.get(state, "closed" if room == "closed" else "waiting")
    assert refused.value.code == expected
