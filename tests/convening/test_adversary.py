"""An attacker against the rules of ``privacy.py`` and ``movement.py``; ``adversary/`` has her means.

She has learned something she should not when what a sum adds or takes away rests on one to k - 1 people,
when every possible world says the same of one to k - 1 people, or when what was told of movement
is not possible in every world that the first picture allows.
"""

import random
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import permutations
from typing import Any

import pytest

from sixelements.convening import movement, patterns, privacy
from sixelements.convening.patterns import Contribution, Pattern
from sixelements.convening.sides import SIDES

from .adversary import wrong
from .adversary.guesses import LABOR, MANAGEMENT, bets, meeting, replaced
from .adversary.reading import Picture, Read, read, sides_in
from .adversary.rooms import KINDS, SALT, Room, Seen, Step, random_room, small
from .adversary.sums import as_people, finds
from .adversary.worlds import certain, leaks

ROOMS = 100
"""How many rooms of each kind the attacker tries in the suite; ``python -m bench.adversary rooms 20000`` tries many.

Each wrong rule of ``adversary/wrong.py`` is found out by the 52nd room of one kind at the latest.
"""


def attack(room: Room) -> list[str]:
    """Return what the attacker learns of fewer than k people."""
    return learned_from(room, room.play())


def learned_from(room: Room, reveals: Iterable[Seen]) -> list[str]:
    """Return what she learns from these reveals of a room."""
    lines: defaultdict[str, list[Read]] = defaultdict(list)
    learned: list[str] = []
    for seen in reveals:
        for one in read(seen.pattern, seen.truth):
            lines[one.question].append(one)
        if seen.told is not None:
            learned += leaks(room.kind, *seen.told)
    known: dict[tuple[Picture, ...], bool] = {}
    for question, some in lines.items():
        pictures = tuple(dict.fromkeys(one.picture for one in some))
        if pictures not in known:
            known[pictures] = finds(pictures, room.k) or finds([as_people(one) for one in pictures], room.k)
        if known[pictures]:
            learned.append(f"sums: {question}")
        learned += [f"certain: {question}" for _ in certain(some, room.k)]
    return learned


@pytest.mark.parametrize("kind", KINDS)
def test_no_room_discloses_anything(kind: str) -> None:
    for seed in range(ROOMS):
        assert attack(random_room(kind, seed)) == [], f"room {seed}"
    print(f"{ROOMS} rooms of {kind}, 0 disclosures")


def found_out() -> bool:
    """Tell whether she wins in one of a few hundred rooms."""
    return any(attack(random_room("continuum", seed)) for seed in range(300))


@pytest.mark.parametrize("weaker", wrong.RULES)
def test_a_weaker_rule_for_pictures_is_found_out(
    weaker: Callable[..., bool], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(privacy.Seen, "admits", weaker)
    assert found_out()


@pytest.mark.parametrize("weaker", wrong.TELLINGS)
def test_a_weaker_rule_for_movement_is_found_out(
    weaker: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(patterns.moved, "bounds", weaker)
    assert found_out()


MEETINGS = 50


@pytest.mark.parametrize("kind", KINDS)
def test_of_somebody_who_is_missing_nothing_is_told(kind: str) -> None:
    """No second picture stands beside the first, and no bet on her answers gets better."""
    made = []
    for seed in range(MEETINGS):
        room = meeting(kind, seed)
        first, *second = room.play()
        assert learned_from(room, [first, *second]) == []
        for seen in second:
            assert not list(read(seen.pattern, seen.truth)), "a second picture"
            made += bets(room, [first, seen], 2)
    assert not any(bet.sure for bet in made)
    gain = sum(bet.expected for bet in made) / max(1, len(made))
    print(f"{kind}: {len(made)} bets, each {gain:.4f} better than from the first picture alone")
    assert gain < 0.02


@pytest.mark.parametrize("kind", KINDS)
def test_what_somebody_new_answers_changes_nothing(kind: str) -> None:
    """Whatever she had answered, everybody would see the same, but for words she ticked to be shown."""
    for seed in range(MEETINGS):
        first, *second = meeting(kind, seed, missing=0, new=1).play()
        (new,) = {one.who for seen in second for one in seen.truth} - {one.who for one in first.truth} or {""}
        for seen in second:
            assert not list(read(seen.pattern, seen.truth)), "a second picture"
            other = replaced(kind, seen.truth, new, seed)
            again = patterns.reveal(
                small(kind), other, sides=SIDES, round_=seen.pattern["round"], earlier=seen.before, salt=SALT
            )
            assert unsaid(again.pattern) == unsaid(seen.pattern)


def unsaid(pattern: Pattern) -> Pattern:
    return pattern | {"blocks": [one for one in pattern["blocks"] if one["type"] != "words"]}


def two_sessions(kind: str, seed: int) -> Room:
    """Return a room with two sessions of other people, and one person who came to both."""
    first = {LABOR: Step(come=8), MANAGEMENT: Step(come=8)}
    second = {LABOR: Step(leave=7, come=7), MANAGEMENT: Step(leave=8, come=8)}
    return Room(kind, [first, second], seed=seed, spread=6)


@pytest.mark.parametrize("kind", KINDS)
def test_somebody_in_two_sessions_is_not_found_by_what_they_have_in_common(kind: str) -> None:
    for seed in range(MEETINGS):
        assert attack(two_sessions(kind, seed)) == []


def test_by_envelopes_somebody_in_two_sessions_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(privacy.Seen, "admits", wrong.by_envelopes)
    found = [one for seed in range(60) for one in attack(two_sessions("continuum", seed))]
    assert any(one.startswith("certain") for one in found)


@pytest.mark.parametrize("kind", KINDS)
def test_people_of_a_group_can_trade_answers_unseen(kind: str) -> None:
    for seed in range(30):
        room = random_room(kind, seed)
        for seen in list(room.play())[:1]:
            groups = [sides_in(one["id"]) for one in seen.pattern["groups"] or [{"id": "all"}]]
            again = patterns.reveal(
                small(kind), traded(seen.truth, groups, seed), sides=SIDES, k=room.k, salt=SALT
            )
            assert again.pattern == seen.pattern | {"round": 1, "slug": again.pattern["slug"]}


def traded(truth: Sequence[Contribution], groups: Sequence[frozenset[str]], seed: int) -> list[Contribution]:
    chance = random.Random(seed)  # noqa: S311
    found = []
    for group in groups:
        members = [one for one in truth if one.side in group]
        given = [one.answers for one in members]
        chance.shuffle(given)
        found += [Contribution(one.who, one.side, mine) for one, mine in zip(members, given, strict=True)]
    return found


@pytest.mark.parametrize(
    "first", [(1, 1, 2, 2, 2, 2, 3, 3), (1, 2, 2, 2, 2, 2, 2, 3), (3, 3, 3, 3, 3, 2, 1, 1)]
)
def test_whatever_the_first_picture_allowed_is_still_possible(first: tuple[int, ...]) -> None:
    """Eight people answered from 1 to 3; the last of them is missing; k is 3."""
    people, k = 7, 3
    stuck = [first.count(3), first.count(1)]
    # What each world of first answers allows to be told: all second answers of the six, tried one by one.
    allowed: dict[tuple[int, ...], set[Any]] = {}
    for then in set(permutations(first)):
        allowed[then] = set()
        for went in movements(then[:people]):
            able = [people - one for one in stuck]
            told = movement.bounds(went, able, people=people, moving=people, k=k)
            allowed[then].add(tuple(told))
    everything = set().union(*allowed.values())
    assert len(everything) > 1
    assert all(some == everything for some in allowed.values())


def movements(then: Sequence[int]) -> set[tuple[int, int]]:
    """Return how many can go up and down, over all second answers of people who stood at *then*."""
    found = {(0, 0)}
    for one in then:
        found = {(up + (now > one), down + (now < one)) for up, down in found for now in (1, 2, 3)}
    return found


def first(**come: int) -> dict[str, Step]:
    return {side.replace("_", "-"): Step(come=number) for side, number in come.items()}


TEAM = first(labor_certificated=8, management_site=7)


@pytest.mark.parametrize(
    ("room", "off"),
    [
        pytest.param([{**TEAM, **first(board=1)}], {"mode": "open"}, id="a lone member of the school board"),
        pytest.param([{**TEAM, **first(labor_classified=2)}], {"mode": "open"}, id="two union presidents"),
        pytest.param([TEAM, {"board": Step(come=1)}], {"remember": False}, id="one latecomer"),
        pytest.param([TEAM, {"management-site": Step(change=1)}], {"remember": False}, id="one late re-take"),
        pytest.param([TEAM, {"management-site": Step(leave=1)}], {"remember": False}, id="one who withdraws"),
        pytest.param(
            [TEAM, {"labor-certificated": Step(come=6), "management-site": Step(leave=1)}],
            {"remember": False},
            id="one who withdraws while six come",
        ),
        pytest.param(
            [TEAM, {"board": Step(come=5)}, {"board": Step(leave=4)}], {"remember": False}, id="three reveals"
        ),
        pytest.param(
            [TEAM, {side: Step(leave=side == "management-site", change=9) for side in TEAM}],
            {"remember": False},
            id="one missing while all others change an answer",
        ),
    ],
)  # fmt: skip
def test_without_the_rule_she_wins(room: list[dict[str, Step]], off: Mapping[str, Any]) -> None:
    assert attack(Room("continuum", room, **off))
    assert not attack(Room("continuum", room))


def test_another_exercise_that_asks_the_same_is_judged_beside_the_first() -> None:
    room = Room("continuum", [TEAM, {"management-site": Step(leave=1)}], twin=True)
    one, other = room.play()
    assert list(read(one.pattern, one.truth))
    assert not list(read(other.pattern, other.truth)), "the same questions, with somebody missing"


def test_a_question_that_all_but_one_skip() -> None:
    def reveal(mode: str) -> Pattern:
        given = [
            {"placed": {"school-calendar": {"now": 2}}},
            *[{"placed": {"bell-schedule": {"now": 3}}}] * 9,
        ]
        people = [Contribution(str(number), "labor-certificated", one) for number, one in enumerate(given)]
        return patterns.reveal(small("continuum"), people, sides=SIDES, mode=mode).pattern

    def rows(pattern: Pattern) -> list[str]:
        return [row["id"] for one in pattern["blocks"] if one["type"] == "strips" for row in one["rows"]]

    assert rows(reveal("open")) == ["school-calendar", "bell-schedule"]
    assert rows(reveal("anonymous")) == ["bell-schedule"]
