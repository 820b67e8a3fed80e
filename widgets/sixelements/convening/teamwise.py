"""What a room with teams may be shown: the hall, and each team by itself, so that no two pictures point at anyone.

A *team* is the people who sit together, a district's or a school's; everybody in the room is the *hall*.  The hall's
picture goes to every phone, a team's to the phones of that team.  The rule takes no comfort in that: phones are held
up, and teams talk in the break, so all pictures of all teams are judged as if everybody had seen them all.

Team, hall, side and round are pictures of one ledger, so the rule of ``privacy.py`` is the whole rule: lay all
pictures of a question over one another, those of earlier rounds and of other exercises that ask the same included;
every piece that is not empty holds at least k people, and at least k sheets.  The hall less all teams that are shown,
a side of the hall less that side of a team, a team of today less the same team a round ago, whoever changed teams in
between: each is a union of pieces, or cuts one, and then there is no such picture.  What is left to settle is who goes
first where not all can be shown:

1. *The hall as one* stands as it does without teams (``privacy.rule``).  Where it may not be shown, no team is: what
   is told instead is how the hall moved (``movement.py``), and its bounds were never judged beside exact numbers of a
   part of those people.  For the same reason no team is shown on a question of which movement was told before.
2. *Teams* come next, the largest first, each as one; a team is shown beside the hall and the teams before it, or not
   at all.  It needs k people who answered, and those whom it leaves in each piece are none or at least k.  So one team
   that is too small takes along the smallest of the others: whoever took all other teams away from the hall would find
   it.  Teams are never joined, since a team's picture is for its own people.
3. *Sides* come last, in the hall and then in each team, joined as ever until every piece holds.  Sides cross teams:
   with k = 5, two people of the school board in one team mean that the hall shows its sides joined, most often as
   everyone.  Teams go before sides, because a room has teams to see them; whoever wants the hall's sides apart
   has a room without teams, or teams with k people of each side.

Fewer pictures never break what holds, since pieces only grow; so it does not matter where this stops.  The order and
every choice depend on who answered what, never on an answer: that something is not shown says nothing of any answer.
What people wrote is shown in the hall's pattern only, where its authors let it be shown.

Members who pool their phones know their own answers, and take themselves out of every piece that they are in.  People
of one piece stand in exactly the same pictures, so of those who are left in it, two or more, whatever is possible for
one is possible for the others: a coalition learns nothing of one person until it is all of a piece but her.
A team that is shown as one, in a hall that is shown as one, is one piece: there that takes all but one.  Shown by
side, or again after some of it changed an answer and some did not, it is several, each of k people and k sheets.

A team that is too small is told so, and what to do instead: put its answers side by side at its own table, if
everybody there agrees.  That happens on paper and in talk, so the room cannot know of it; what it gives away is what
a coalition of that whole team knows.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from . import privacy
from .messages import message, sentences
from .privacy import WHOLE, Entry, Picture, Record, Ruling, Seen, Sheet, people_in

NO_TEAM = ""
"""The team of whoever has none; such a person counts in the hall."""


@dataclass(frozen=True)
class Rulings:
    """What the hall is shown, and what each team is."""

    hall: Ruling
    teams: Mapping[str, Ruling]

    def pictures(self) -> dict[str, list[Picture]]:
        """Return all pictures by question, as the ledger keeps them."""
        every = [self.hall, *self.teams.values()]
        return {
            item: [one for each in every for one in each.pictures.get(item, ())]
            for item in self.hall.pictures
        }


def rule(sheets: Sequence[Sheet], *, k: int, earlier: Sequence[Entry] = ()) -> Rulings:
    """Return what of *sheets* the hall and each team may be shown beside what was seen *earlier*."""
    sizes = Counter(sheet.team for sheet in sheets if sheet.team != NO_TEAM)
    order = sorted(sizes, key=lambda team: (-sizes[team], team))
    items = sorted({item for sheet in sheets for item in sheet.items})
    shown: dict[str, dict[str, Picture]] = {}
    for item in [WHOLE, *items] if order else []:
        shown[item] = apart(shown.get(WHOLE, order), answered(item, sheets), Seen(earlier, item), k)
    beside = Entry({item: list(some.values()) for item, some in shown.items()})
    hall = privacy.rule(sheets, k=k, earlier=[*earlier, beside])
    if shown.get(WHOLE) and len(hall.groups) < len(privacy.each_side(sheets)):
        hall = replace(hall, reason=message("held.hall_joined", k=k))
    seen = [*earlier, beside, Entry(hall.pictures)]
    teams = {}
    for team in order:
        theirs = {item for item, some in shown.items() if team in some}
        own = [replace(one, items=one.items & theirs) for one in sheets if one.team == team]
        teams[team] = within(own, k, seen) if WHOLE in theirs else untold(sizes[team], k, earlier)
    return Rulings(hall, teams)


def open_table(sheets: Sequence[Sheet]) -> Rulings:
    """Return the rulings of a room that agreed to be open: every side, every question and every team is shown."""
    teams = sorted({sheet.team for sheet in sheets} - {NO_TEAM})
    return Rulings(
        privacy.open_table(sheets),
        {team: privacy.open_table([one for one in sheets if one.team == team]) for team in teams},
    )


def apart(order: Iterable[str], sheets: Sequence[Sheet], seen: Seen, k: int) -> dict[str, Picture]:
    """Return the pictures of the teams, in their *order*, that may be shown a question which *sheets* answered."""
    everyone = frozenset(sheet.record for sheet in sheets)
    if seen.cohorts or not seen.admits(k, [everyone]):
        return {}
    pictures = [*seen.pictures, everyone]
    pieces = [Pieces(pictures), Pieces([people_in(one) for one in pictures])]
    teams = by_team(sheets)
    found = {}
    for team in order:
        cuts = [teams.get(team, frozenset()), people_in(teams.get(team, frozenset()))]
        if cuts[0] and all(some.hold(k, cut) for some, cut in zip(pieces, cuts, strict=True)):
            for some, cut in zip(pieces, cuts, strict=True):
                some.cut(cut)
            found[team] = teams[team]
    return found


def by_team(sheets: Iterable[Sheet]) -> dict[str, Picture]:
    """Return the people of each team with their sheets."""
    found: defaultdict[str, set[Record]] = defaultdict(set)
    for sheet in sheets:
        found[sheet.team].add(sheet.record)
    return {team: frozenset(some) for team, some in found.items()}


def within(sheets: Sequence[Sheet], k: int, seen: Iterable[Entry]) -> Ruling:
    """Return what a team that is shown as one may be shown by side, of the questions in its *sheets*.

    Its own picture already parts its people from all others, so only pieces of its people are cut.
    """
    people = {sheet.record[0] for sheet in sheets}
    narrowed = [
        Entry(
            {
                item: [frozenset(one for one in picture if one[0] in people) for picture in some]
                for item, some in entry.pictures.items()
            }
        )
        for entry in seen
    ]
    return privacy.rule(sheets, k=k, earlier=narrowed)


def untold(size: int, k: int, earlier: Sequence[Entry]) -> Ruling:
    """Return the ruling of a team of *size* that is not shown: why, and what to do instead."""
    if size < k:
        reason = message("held.team_few", k=k)
    else:
        reason = message(
            "held.team_later" if any(WHOLE in one.pictures for one in earlier) else "held.team_beside", k=k
        )
    return Ruling([], {}, reason=sentences(reason, message("held.team_instead")), held=True)


def answered(item: str, sheets: Iterable[Sheet]) -> list[Sheet]:
    """Return the sheets that answer a question."""
    return [sheet for sheet in sheets if item in {WHOLE, *sheet.items}]


class Pieces:
    """The pieces into which sets cut one another, to be cut further by parts of the last of them."""

    def __init__(self, sets: Sequence[frozenset[Any]]) -> None:
        self._stands: Counter[Hashable] = Counter()
        for place, some in enumerate(sets):
            for one in some:
                self._stands[one] += 1 << place
        self._sizes = Counter(self._stands.values())
        self._next = 1 << len(sets)

    def hold(self, k: int, part: frozenset[Any]) -> bool:
        """Tell whether every piece would still have *k* members or none if *part* were cut out."""
        taken = Counter(self._stands[one] for one in part)
        left = {at: self._sizes[at] - size for at, size in taken.items()}
        return all(size >= k for size in taken.values()) and all(
            not size or size >= k for size in left.values()
        )

    def cut(self, part: frozenset[Any]) -> None:
        """Cut *part* out of the pieces."""
        for one in part:
            self._sizes[self._stands[one]] -= 1
            self._stands[one] += self._next
            self._sizes[self._stands[one]] += 1
        self._next <<= 1
