"""An attacker against the rule of ``privacy.py``, who has the patterns that participants and exports get.

She knows who is in the room and on which side, who shared when, and who changed something in between.
She adds and subtracts the published counts as she likes.  She has learned something she should not when
what a sum adds, or what it takes away, rests on one to k - 1 people: that is a fact about them alone.
She shares no code with the rule: from each pattern she rebuilds who must stand behind each number.
"""

import json
import random
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import combinations, product
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from msgspec import structs

from sixelements import catalog
from sixelements.content import Exercise
from sixelements.convening import patterns, privacy
from sixelements.convening.patterns import Contribution, Pattern

ROOMS = {"continuum": 1600, "ladder": 400, "styles": 400}
"""How many rooms of each kind the attacker tries; a promise of the book is their sum, 2,000 or more."""

SIDES = (
    "labor-certificated",
    "labor-classified",
    "management-cabinet",
    "management-site",
    "board",
    "community",
    "other",
)
STYLES = ("compete", "accommodate", "compromise", "avoid", "collaborate")

Record = tuple[str, str]
"""A person with the answers of one moment; whoever changes an answer is a new record of the same person."""
Picture = frozenset[Record]
Answers = dict[str, Any]


# The exercises, cut short: a few questions are enough to attack.


@cache
def small(kind: str) -> Exercise:
    slug = {"continuum": "decision-continuum", "ladder": "ladder-of-inference", "styles": "conflict-styles"}[
        kind
    ]
    exercise = catalog.get(slug)
    content = exercise.content
    match kind:
        case "continuum":
            content = structs.replace(content, decisions=content.decisions[:2])
        case "ladder":
            content = structs.replace(content, cases=content.cases[:2])
        case _:
            content = structs.replace(content, scenarios=content.scenarios[3:7])
    return structs.replace(exercise, content=content)


def answers(kind: str, chance: random.Random, skip: float) -> Answers:
    """Return what somebody answers; each question is left out with the chance *skip*."""
    content = small(kind).content

    def some(among: Sequence[Any]) -> list[Any]:
        return [one for one in among if chance.random() >= skip]

    match kind:
        case "continuum":
            placed = {
                one.id: {when: chance.randint(1, 7) for when in some(("now", "should"))}
                for one in content.decisions
            }
            return {"placed": placed}
        case "ladder":
            facts = [fact.id for case in some(content.cases) for fact in case.facts]
            return {"picked": [one for one in facts if chance.random() < 0.4]}
        case _:
            replies = {
                one.id: dict(zip(some(("most", "least")), chance.sample(STYLES, 2), strict=False))
                for one in content.scenarios
            }
            return {"replies": replies}


# The rooms.


@dataclass
class Step:
    """What happens on one side before a reveal: so many come, change an answer, leave."""

    come: int = 0
    change: int = 0
    leave: int = 0


@dataclass
class Room:
    """A room with everything that happens in it until the last reveal."""

    steps: list[dict[str, Step]]
    k: int = 5
    skip: float = 0.0
    seed: int = 0
    mode: str = "anonymous"
    remember: bool = True
    people: dict[str, Contribution] = field(default_factory=dict)

    def play(self, kind: str) -> Iterator[tuple[Pattern, list[Contribution]]]:
        """Yield each pattern that is shown, with the truth behind it."""
        chance = random.Random(self.seed)  # noqa: S311
        basis: list[dict[str, Any]] = []
        for number, step in enumerate(self.steps):
            for side, happens in step.items():
                self.happen(kind, side, happens, number, chance)
            truth = list(self.people.values())
            earlier = basis if self.remember else []
            shown = patterns.reveal(
                small(kind), truth, sides=SIDES, k=self.k, mode=self.mode, round_=number + 1, earlier=earlier
            )
            assert bool(shown.held) == (not shown.pattern["groups"] and not shown.basis)
            if not shown.held:
                basis.append(json.loads(json.dumps(shown.basis)))
                yield json.loads(json.dumps(shown.pattern)), truth

    def happen(self, kind: str, side: str, step: Step, number: int, chance: random.Random) -> None:
        there = [who for who, one in self.people.items() if one.side == side]
        chance.shuffle(there)
        for who in there[: step.leave]:
            del self.people[who]
        for who in there[step.leave : step.leave + step.change]:
            self.people[who] = Contribution(who, side, answers(kind, chance, self.skip))
        for place in range(step.come):
            who = f"{side} {number} {place}"
            self.people[who] = Contribution(who, side, answers(kind, chance, self.skip))


def sizes(most: int) -> st.SearchStrategy[int]:
    """Small numbers, where one person can be found, and numbers around k, where the rule begins to show."""
    return st.one_of(st.integers(0, 2), st.integers(3, most))


FIRST = st.fixed_dictionaries({side: st.builds(Step, come=sizes(8)) for side in SIDES})
LATER = st.dictionaries(
    st.sampled_from(SIDES), st.builds(Step, come=sizes(6), change=sizes(8), leave=sizes(6)), max_size=4
)
ALL = st.builds(
    Room,
    steps=st.builds(lambda first, later: [first, *later], FIRST, st.lists(LATER, max_size=3)),
    k=st.sampled_from((3, 5, 5, 6)),
    skip=st.sampled_from((0.0, 0.1, 0.5, 0.85)),
    seed=st.integers(0, 2**32),
)


# What she reads in a pattern.


@cache
def sides_in(group: str) -> frozenset[str]:
    """Return the sides that a group's id speaks of."""
    if group == "all":
        return frozenset(SIDES)
    words = re.findall(r"(?:labor|management)-(?:certificated|classified|cabinet|site)|[a-z]+", group)
    return frozenset(side for side in SIDES for word in words if side == word or side.startswith(f"{word}-"))


def answered(kind: str, strips: str, row: str, when: str, given: Answers) -> bool:
    """Tell whether somebody's answers count in a row of strips."""
    match kind:
        case "continuum":
            return when in given["placed"].get(row, {})
        case "ladder":
            (case,) = (one for one in small(kind).content.cases if one.id == strips)
            return any(fact.id in given["picked"] for fact in case.facts)
        case _:
            scenarios = [one.id for one in small(kind).content.scenarios if one.context == row]
            return any(when in given["replies"].get(one, {}) for one in scenarios)


def counted(kind: str, strips: str, row: str, when: str, behind: Sequence[Answers]) -> list[int]:
    """Count anew, with no code of ours, what the row must say of these answers."""
    match kind:
        case "continuum":
            return [sum(one["placed"][row][when] == point for one in behind) for point in range(1, 8)]
        case "ladder":
            picked = sum(row in one["picked"] for one in behind)
            return [picked, len(behind) - picked]
        case _:
            scenarios = [one.id for one in small(kind).content.scenarios if one.context == row]
            chosen = [one["replies"][each].get(when) for one in behind for each in scenarios]
            return [chosen.count(style) for style in STYLES]


def read(kind: str, pattern: Pattern, truth: Sequence[Contribution]) -> Iterator[tuple[str, Picture]]:
    """Yield for each number in the strips which question it answers and who must stand behind it."""
    for strips in (one for one in pattern["blocks"] if one["type"] == "strips"):
        for label, part in [(row["id"], part) for row in strips["rows"] for part in row["parts"]]:
            at = (kind, strips["id"], label, part["when"])
            behind = [
                one for one in truth if one.side in sides_in(part["group"]) and answered(*at, one.answers)
            ]
            assert part["counts"] == counted(*at, [one.answers for one in behind]), (
                "she reads the pattern wrongly"
            )
            assert part["n"] == len(behind)
            question = strips["id"] if kind == "ladder" else f"{label}.{part['when']}"
            yield question, frozenset((one.who, json.dumps(one.answers)) for one in behind)


# What she makes of it.


@cache
def sums(pictures: int) -> Any:
    """Return ways to add and subtract so many pictures: all of them, or, of many, those that use up to four."""
    if pictures <= 7:
        return np.array(list(product((-1, 0, 1), repeat=pictures)))
    found = []
    for used in (one for size in range(1, 5) for one in combinations(range(pictures), size)):
        for signs in product((-1, 1), repeat=len(used)):
            line = np.zeros(pictures, dtype=int)
            line[list(used)] = signs
            found.append(line)
    return np.array(found)


def finds(pictures: Sequence[Picture], k: int) -> bool:
    """Tell whether the pictures of one question, put together, say something of one to k - 1 people."""
    distinct = list(dict.fromkeys(one for one in pictures if one))
    if not distinct:
        return False
    records = sorted(frozenset().union(*distinct))
    table = np.array([[record in one for record in records] for one in distinct], dtype=int)
    # Whoever stands in exactly the same pictures cannot be told apart: one column for all of them.
    columns, place = np.unique(table, axis=1, return_inverse=True)
    people = sorted({who for who, _ in records})
    holds = np.zeros((columns.shape[1], len(people)), dtype=int)
    holds[place.reshape(-1), [people.index(who) for who, _ in records]] = 1
    net = sums(len(distinct)) @ columns
    for side in (net > 0, net < 0):
        rest_on = (side.astype(int) @ holds > 0).sum(axis=1)
        if ((rest_on > 0) & (rest_on < k)).any():
            return True
    return by_any_factors(columns, holds, k)


def by_any_factors(columns: Any, holds: Any, k: int) -> bool:
    """Tell whether any sum at all, with whatever factors, rests on one to k - 1 people.

    Such a sum is zero on every column but theirs; there is one if the other columns have a smaller rank.
    """
    rank = np.linalg.matrix_rank(columns)
    few = [one for one in range(columns.shape[1]) if holds[one].sum() < k]
    for chosen in (one for size in range(1, k) for one in combinations(few, size)):
        theirs = (holds[list(chosen)].sum(axis=0) > 0).sum()
        if theirs < k and np.linalg.matrix_rank(np.delete(columns, chosen, axis=1)) < rank:
            return True
    return False


def attack(kind: str, room: Room) -> list[str]:
    """Return the questions on which the attacker learns something of fewer than k people."""
    seen: dict[str, list[Picture]] = {}
    for pattern, truth in room.play(kind):
        for question, picture in read(kind, pattern, truth):
            seen.setdefault(question, []).append(picture)
    return [question for question, pictures in seen.items() if finds(pictures, room.k)]


def try_rooms(kind: str, rooms: int, **how: Any) -> int:
    """Let the attacker try so many rooms; return how many she tried when she found nothing."""
    tried = 0

    @settings(max_examples=rooms, deadline=None, suppress_health_check=[HealthCheck.too_slow], **how)
    @given(ALL)
    def one_room(room: Room) -> None:
        nonlocal tried
        tried += 1
        assert attack(kind, room) == []

    one_room()
    return tried


@pytest.mark.parametrize(("kind", "rooms"), ROOMS.items())
def test_no_room_discloses_anything(kind: str, rooms: int) -> None:
    tried = try_rooms(kind, rooms)
    print(f"{tried} rooms, 0 disclosures ({kind})")
    assert tried >= rooms


def test_the_rooms_add_up_to_what_is_promised() -> None:
    assert sum(ROOMS.values()) >= 2000


Keep = Callable[[int, list[frozenset[str]], list[frozenset[str]]], bool]
RULE: Keep = privacy.all_keep


@pytest.mark.parametrize(
    "weaker",
    [
        pytest.param(lambda k, past, new: RULE(k - 1, past, new), id="one person fewer"),
        pytest.param(lambda k, _, new: RULE(k, [], new), id="forgets earlier pictures"),
        pytest.param(
            lambda k, past, new: all(len(one) >= k for one in privacy.filled(past, new)),
            id="looks only at how much each envelope holds",
        ),
    ],
)
def test_a_weaker_rule_is_found_out(weaker: Keep, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(privacy, "all_keep", weaker)
    with pytest.raises(AssertionError):
        try_rooms("continuum", 300, phases=[Phase.generate], database=None)


# It does not matter who said it: whatever a pattern says in words, tables or medians, it says of groups.


@pytest.mark.parametrize("kind", ROOMS)
@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(room=ALL)
def test_people_of_a_group_can_trade_answers_unseen(kind: str, room: Room) -> None:
    room.steps = room.steps[:1]
    for pattern, truth in room.play(kind):
        swapped = traded(
            truth, [sides_in(one["id"]) for one in pattern["groups"] or [{"id": "all"}]], room.seed
        )
        again = patterns.reveal(small(kind), swapped, sides=SIDES, k=room.k, round_=pattern["round"])
        assert again.pattern == pattern


def traded(truth: Sequence[Contribution], groups: Sequence[frozenset[str]], seed: int) -> list[Contribution]:
    chance = random.Random(seed)  # noqa: S311
    found = []
    for group in groups:
        members = [one for one in truth if one.side in group]
        given = [one.answers for one in members]
        chance.shuffle(given)
        found += [Contribution(one.who, one.side, mine) for one, mine in zip(members, given, strict=True)]
    return found


# Specimens: with the rule switched off, she wins; with it, she does not.


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
    ],
)  # fmt: skip
def test_without_the_rule_she_wins(room: list[dict[str, Step]], off: Mapping[str, Any]) -> None:
    assert attack("continuum", Room(room, **off))
    assert not attack("continuum", Room(room))


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


def crowd(start: int, end: int) -> Picture:
    return frozenset((str(number), "") for number in range(start, end))


@pytest.mark.parametrize(
    ("pictures", "found"),
    [
        ([crowd(0, 8), crowd(8, 15)], False),
        ([crowd(0, 15), crowd(0, 8)], False),
        ([crowd(0, 9), crowd(0, 8)], True),
        ([crowd(0, 8), crowd(1, 9)], True),
        ([crowd(0, 4)], True),
        # No two of these four differ by fewer than five, and yet: first + second - third - fourth is one person.
        ([crowd(0, 7) | crowd(20, 26), crowd(7, 13) | crowd(26, 32), crowd(0, 6) | crowd(7, 13),
          crowd(20, 26) | crowd(26, 32)], True),
        # Factors of two: twice the first two, less the rest.
        ([crowd(0, 6) | crowd(20, 26), crowd(6, 12), crowd(0, 6) | crowd(6, 11), crowd(20, 26)], True),
    ],
)  # fmt: skip
def test_what_she_finds_by_adding_and_subtracting(pictures: list[Picture], found: bool) -> None:
    assert finds(pictures, 5) == found
