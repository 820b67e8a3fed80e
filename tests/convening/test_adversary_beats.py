"""The attacker of ``test_adversary.py`` in rooms that play a scene beat by beat, and again, and alone as well."""

from collections.abc import Callable
from typing import Any

import pytest

from sixelements.convening import privacy
from sixelements.convening.messages import sentences
from sixelements.convening.patterns import beats
from sixelements.convening.patterns.base import sentence
from sixelements.convening.patterns.beats import Room, Vote
from sixelements.kinds.scene.content import CHAIRS

from .adversary import wrong
from .adversary.beats import MOST, SALT, SCENE, Meeting, learned_from

ROOMS = 120
"""How many rooms she tries in the suite; ``python -m bench.beats rooms 2000`` tries more."""
FEW = 300


def test_no_room_that_plays_together_discloses_anything() -> None:
    shown = 0
    for seed in range(ROOMS):
        assert learned_from(Meeting(seed)) == [], f"room {seed}"
        shown += len(list(Meeting(seed).play()))
    assert shown > ROOMS, "little was shown, so little was attacked"


def found_out() -> bool:
    """Tell whether she wins in one of a few hundred rooms."""
    return any(learned_from(Meeting(seed)) for seed in range(FEW))


@pytest.mark.parametrize("weaker", wrong.RULES)
def test_a_weaker_rule_for_pictures_is_found_out(
    weaker: Callable[..., bool], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(privacy.Seen, "admits", weaker)
    assert found_out()


def test_a_ledger_that_forgets_the_beats_is_found_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(beats, "ledger", lambda *_: [])
    assert found_out()


def test_a_question_of_its_own_for_each_time_is_found_out(monkeypatch: pytest.MonkeyPatch) -> None:
    """A beat that is played together is the same question as where it is chosen alone."""
    real = beats.question
    monkeypatch.setattr(beats, "question", lambda *of: f"together {real(*of)}")
    assert found_out()


def test_a_sentence_about_a_side_that_is_not_shown_is_found_out(monkeypatch: pytest.MonkeyPatch) -> None:
    real = beats.reveal

    def talkative(scene: Any, beat: Any, votes: list[Vote], room: Room, **how: Any) -> Any:
        shown = real(scene, beat, votes, room, **how)
        some = {chair: [one for one in votes if one.chair == chair] for chair in CHAIRS}
        text = sentences(*beats.said(beat, {chair: few for chair, few in some.items() if few}, room.k))
        if not shown.held:
            shown.pattern["blocks"][0] = sentence(text)
        return shown

    monkeypatch.setattr(beats, "reveal", talkative)
    assert found_out()


def test_people_of_a_chair_can_trade_their_choices_at_any_one_beat_unseen() -> None:
    """So no way through the beats can be read of anybody: each beat looks the same whoever of k people chose what."""
    room, people = Room("anonymous", 5, 1), [f"person {n}" for n in range(6)]

    def seen(shift: int, at: int) -> list[Any]:
        shown = []
        for number, beat in enumerate(SCENE.content.beats[:MOST]):
            words = [one.id for one in beat.of("labor")]
            by = shift if number == at else 0
            votes = [
                Vote(who, "labor", words[(place + by) % len(people) % len(words)])
                for place, who in enumerate(people)
            ]
            shown.append(beats.reveal(SCENE, beat, votes, room, salt=SALT).pattern)
        return shown

    for at in range(MOST):
        assert seen(0, at) == seen(1, at) == seen(2, at)
