"""Votes on what a room wrote, and what an attacker learns of them.

Every exercise that votes can be made of is played as any other, and what is said in words is held against the pictures:
an overlay or an order of dots may say nothing that the numbers beside it do not say.  And rooms vote team by team, each
team on a list of its own: she has every pattern of every team, and knows the lists.
"""

import random
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from sixelements import catalog, fitting, kinds, shape
from sixelements.content import Exercise
from sixelements.convening import patterns
from sixelements.convening.patterns import Contribution, Pattern
from sixelements.convening.sides import SIDES, party_of

from .halls import random_hall
from .reading import sides_in
from .rooms import SALT, Room, Seen, small

VOTES = [one.slug for one in catalog.all_exercises() if one.ballot]
LISTED = [slug for slug in VOTES if small(slug).kind == "dots"]
"""The votes that teams take on lists of their own here; the rule knows nothing of what is voted with."""
CLAIMS = {"both", "contested", "no_overlay", "dots_first", "dots_next", "dots_none"}


def unsaid(seen: Seen) -> list[str]:
    """Return what an overlay or an order of dots says that cannot be read from the pictures of the same pattern."""
    sizes = Counter(one.side for one in seen.truth)
    return [
        f"said: {claim}"
        for pattern in (seen.pattern, *seen.teams.values())
        for claim in said(pattern["blocks"])
        if claim not in readable(pattern, sizes)
    ]


def said(blocks: Any) -> Iterator[str]:
    """Yield the claims in the sentences of a pattern."""
    for one in blocks:
        text = one.get("text") if one["type"] == "sentence" else None
        name = text["key"].rpartition(".")[2] if isinstance(text, Mapping) else ""
        if name in CLAIMS and isinstance(text, Mapping):
            values = text.get("values", {})
            yield claimed(name, values.get("box", values.get("count", "")), values.get("items", []))


def claimed(name: str, of: Any, items: Any) -> str:
    """Return a claim as one line."""
    return f"{name} {of} {sorted(map(str, items))}"


def readable(pattern: Pattern, sizes: Mapping[str, int]) -> set[str]:
    """Return every claim that follows from the counts in the pictures, and from how many of each side shared."""
    rows = [(one, row) for one in pattern["blocks"] if one["type"] == "strips" for row in one["rows"]]
    strips = [one for one, _ in rows]
    if any(one["id"].endswith(".dots") for one in strips):
        return ordered({row["label"]: dots(row["parts"]) for _, row in rows})
    both: dict[Any, list[Any]] = {}
    contested = []
    for one, row in rows:
        mosts = [most(one["points"], row["parts"], party, sizes) for party in ("labor", "management")]
        if None not in mosts and mosts[0] and mosts[0] == mosts[1]:
            both.setdefault(mosts[0], []).append(row["label"])
        elif None not in mosts:
            contested.append(row["label"])
    return {
        *(claimed("both", box, items) for box, items in both.items()),
        claimed("contested", "", contested),
        claimed("no_overlay", "", []),
    }


def dots(parts: Any) -> int:
    """Return how many dots the parts of an item count."""
    return sum(number * people for part in parts for number, people in enumerate(part["counts"]))


def ordered(counts: Mapping[Any, int]) -> set[str]:
    """Return what may be said of items in the order of their dots."""
    by = {n: [label for label, count in counts.items() if count == n] for n in counts.values()}
    order = sorted(by, reverse=True)
    found = {claimed("dots_first", order[0], by[order[0]])}
    if len(order) > 1:
        found |= {claimed("dots_next", order[1], by[order[1]])}
    return found | {claimed("dots_none", "", by.get(0, []))}


def most(points: list[Any], parts: Any, party: str, sizes: Mapping[str, int]) -> Any:
    """Return the point that more than half of a party's people chose; "" for none, None where none speaks for it."""
    own = [one for one in parts if party_of(sides_in(one["group"]), sizes) == party]
    if not own:
        return None
    sums = [sum(column) for column in zip(*(one["counts"] for one in own), strict=True)]
    return next((point for point, count in zip(points, sums, strict=True) if 2 * count > sum(sums)), "")


@cache
def list_of(slug: str, ids: tuple[str, ...]) -> Exercise:
    """Return a vote that asks these items."""
    exercise = small(slug)
    return fitting.fitted(exercise, fitting.edition(exercise, ids))


@dataclass
class TeamVotes(Room):
    """A room whose teams vote on lists of their own, that may hold the same words; the first time perhaps as a hall."""

    lists: dict[str, tuple[str, ...]] = field(default_factory=dict)
    hall_first: bool = False

    def reveal(self, exercise: Exercise, truth: list[Contribution], number: int, past: list[Any]) -> Any:
        """Return what is shown; *truth* then holds what each person shared of the list of her own team."""
        if self.hall_first and number == 1:
            return super().reveal(exercise, truth, number, past)
        asked = {team: list_of(self.kind, ids) for team, ids in self.lists.items()}
        truth[:] = [pruned(one, asked[one.team]) for one in truth if one.team in asked]
        room = {"sides": SIDES, "k": self.k, "mode": self.mode, "salt": SALT, "first": self.first}
        return patterns.reveal_by_team(asked, truth, round_=number, earlier=past, **room), None


def pruned(one: Contribution, exercise: Exercise) -> Contribution:
    """Return what a person shares of what she shared of the whole."""
    kept = shape.prune(kinds.get(exercise.kind).shared_shape(exercise), one.answers)[0]
    return Contribution(one.who, one.side, kept or {}, one.team)


def random_votes(slug: str, seed: int) -> TeamVotes:
    """Return a room of teams, made at random, and their lists."""
    chance = random.Random(f"votes {slug} {seed}")  # noqa: S311
    hall = random_hall(slug, seed)
    ids = [one.id for one in fitting.listed(small(slug))]
    lists = {team: tuple(chance.sample(ids, chance.choice((2, len(ids))))) for team in {*hall.teams} - {""}}
    told = {
        name: value for name, value in vars(hall).items() if name not in ("people", "away", "held", "twin")
    }
    return TeamVotes(**told, lists=lists, hall_first=chance.random() < 0.5)


def shown(seen: list[Seen]) -> Counter[str]:
    """Return how many teams voted, and how many saw a result."""
    teams = [own for one in seen if not one.pattern["blocks"] for own in one.teams.values()]
    return Counter({"teams": len(teams), "teams shown": sum(bool(own["blocks"]) for own in teams)})


def three_teams(k: int) -> list[Seen]:
    """Return what is seen where a hall votes as one, and then its two teams of k, and a third that is too small."""
    whole = small(LISTED[0])
    ids = tuple(one.id for one in fitting.listed(whole))

    def people(number: int) -> list[Contribution]:
        teams = [*"A" * k, *"B" * k, *"C" * (k - 1)]
        return [
            Contribution(str(at), SIDES[0], {"dots": {ids[number]: 1}}, team if number else "")
            for at, team in enumerate(teams)
        ]

    hall = patterns.reveal(whole, people(0), sides=SIDES, k=k, salt=SALT)
    past = [patterns.Revealed(whole.slug, hall.basis, people(0))]
    asked = dict.fromkeys("ABC", list_of(LISTED[0], ids))
    later = patterns.reveal_by_team(asked, people(1), sides=SIDES, k=k, salt=SALT, round_=2, earlier=past)
    return [
        Seen(hall.pattern, people(0), None, []),
        Seen(later.pattern, people(1), None, past, dict(later.teams)),
    ]
