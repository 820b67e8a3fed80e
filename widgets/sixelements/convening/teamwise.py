"""What a room with teams may be shown: the hall, and each team by itself, so that no two pictures point at anyone.

A *team* is the people who sit together, a district's or a school's; everybody in the room is the *hall*.  The hall's
picture goes to every phone, a team's to the phones of that team.  The rule takes no comfort in that: phones are held
up, and teams talk in the break, so all pictures of all teams are judged as if everybody had seen them all.

Team, hall, side and round are pictures of one ledger, so the rule of ``privacy.py`` is the whole rule: lay all
pictures of a question over one another, those of earlier rounds and of other exercises that ask the same included;
every piece that is not empty holds at least k people, and at least k sheets.  The hall less all teams that are shown,
a side of the hall less that side of a team, a team of today less the same team a round ago, whoever changed teams in
between: each is a union of pieces, or cuts one, and then there is no such picture.

*The hall as one* always comes first, and stands as it does without teams (``privacy.rule``).  Where it may not be
shown, no team is: what is told instead is how the hall moved (``movement.py``), and its bounds were never judged beside
exact numbers of a part of those people.  For the same reason no team is shown on a question of which movement was told
before.  What is left to settle is who goes next where not all can be shown, and that is the room's own choice, made
when it opens and told to everybody in it, since each order takes something from somebody:

1. *Teams first.*  The teams come next, the largest first, each as one; a team is shown beside the hall and the teams
   before it, or not at all.  It needs k people who answered, and those whom it leaves in each piece are none or at
   least k.  So one team that is too small takes along the smallest of the others: whoever took all other teams away
   from the hall would find it.  Teams are never joined, since a team's picture is for its own people.  *Sides* come
   last, in the hall and then in each team, joined as ever until every piece holds.  Sides cross teams: two people of
   the school board in one team mean that the hall shows its sides joined, most often as everyone.
2. *Sides first.*  The hall's sides come next, and then every team that fits beside them: one in which each side that
   the hall shows apart has k people or none.  The finer the sides of the hall, the fewer teams fit; so where the two
   parties apart, labor and management, let more people see their own team, and half of all who sit in one or more, the
   hall is shown by these two, and else by every side that can stand apart.  A team that fits is shown by side, too.

Why not both at once, teams and sides each as in a room of its own?  The sum of a team is then known, and the sum of a
side, but not that of their few people in common, as in a table whose margins alone are printed.  Adding and subtracting
finds nobody there; reasoning does.  Where nobody on a side gave an answer that somebody in a team gave, it was one
of the others in that team, who may be one person.  ``bench/halls.py`` counts in how many halls that happens:
``docs/halls.md`` has the figures.  To leave out only the questions in which it does would make what is shown depend on
the answers, so that an empty place tells of them; and with a second round the two margins become four.

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
from typing import Any, Literal

from . import privacy
from .messages import message, sentences
from .privacy import WHOLE, Entry, Picture, Record, Ruling, Seen, Sheet, people_in
from .sides import OUTSIDE, PARTIES, Sides

First = Literal["teams", "sides"]
"""Who goes first in a room with teams where not all can be shown."""
Fitting = Mapping[str, Mapping[str, Picture]]
"""By question, the teams that may be shown as one."""

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


def rule(
    sheets: Sequence[Sheet], *, k: int, earlier: Sequence[Entry] = (), first: First = "teams"
) -> Rulings:
    """Return what of *sheets* the hall and each team may be shown beside what was seen *earlier*; who goes *first*."""
    hall, shown = (sides_first if first == "sides" else teams_first)(sheets, k, earlier)
    beside = Entry({item: list(some.values()) for item, some in shown.items()})
    seen = [*earlier, beside, Entry(hall.pictures)]
    teams = {}
    for team, size in sizes_of(sheets).items():
        theirs = {item for item, some in shown.items() if team in some}
        own = [replace(one, items=one.items & theirs) for one in sheets if one.team == team]
        teams[team] = within(own, k, seen) if WHOLE in theirs else untold(size, k, earlier, first)
    return Rulings(hall, teams)


def teams_first(sheets: Sequence[Sheet], k: int, earlier: Sequence[Entry]) -> tuple[Ruling, Fitting]:
    """Return the hall's ruling beside all teams that can be shown as one, and these."""
    shown = fitting(sheets, k, earlier)
    beside = Entry({item: list(some.values()) for item, some in shown.items()})
    hall = privacy.rule(sheets, k=k, earlier=[*earlier, beside])
    if shown.get(WHOLE) and len(hall.groups) < len(privacy.each_side(sheets)):
        hall = replace(hall, reason=message("held.hall_joined", k=k))
    return hall, shown


def sides_first(sheets: Sequence[Sheet], k: int, earlier: Sequence[Entry]) -> tuple[Ruling, Fitting]:
    """Return the hall's ruling as without teams, or by the two parties, and the teams that fit beside it."""
    hall = privacy.rule(sheets, k=k, earlier=earlier)
    if hall.held:
        return hall, {}
    shown = fitting(sheets, k, [*earlier, Entry(hall.pictures)])
    parties = by_party(hall.groups)
    if 1 < len(parties) < len(hall.groups):
        wider = privacy.rule(sheets, k=k, earlier=earlier, apart=parties)
        more = fitting(sheets, k, [*earlier, Entry(wider.pictures)])
        seated = sum(sizes_of(sheets).values())
        if (
            len(wider.groups) > 1
            and people_shown(more) > people_shown(shown)
            and 2 * people_shown(more) >= seated
        ):
            return replace(wider, reason=message("held.hall_parties", k=k)), more
    return hall, shown


def sizes_of(sheets: Iterable[Sheet]) -> dict[str, int]:
    """Return how many people of each team answered, the largest team first."""
    sizes = Counter(sheet.team for sheet in sheets if sheet.team != NO_TEAM)
    return {team: sizes[team] for team in sorted(sizes, key=lambda team: (-sizes[team], team))}


def by_party(groups: Iterable[Sides]) -> list[Sides]:
    """Return *groups* joined by party; a school board goes with management, families and others by themselves."""
    found: list[Sides] = []
    for pool in (PARTIES["labor"], PARTIES["management"], OUTSIDE):
        inside = [one for one in groups if one <= pool]
        found += [frozenset[str]().union(*inside)] if inside else []
    return [*found, *(one for one in groups if not any(one <= some for some in found))]


def people_shown(shown: Fitting) -> int:
    """Return how many people see their own team."""
    return sum(map(len, shown.get(WHOLE, {}).values()))


def fitting(sheets: Sequence[Sheet], k: int, seen: Sequence[Entry]) -> Fitting:
    """Return for each question the teams that may be shown as one beside what was *seen*."""
    order = list(sizes_of(sheets))
    items = sorted({item for sheet in sheets for item in sheet.items})
    shown: dict[str, dict[str, Picture]] = {}
    for item in [WHOLE, *items] if order else []:
        shown[item] = apart(shown.get(WHOLE, order), answered(item, sheets), Seen(seen, item), k)
    return shown


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


def untold(size: int, k: int, earlier: Sequence[Entry], first: First) -> Ruling:
    """Return the ruling of a team of *size* that is not shown: why, and what to do instead."""
    if size < k:
        reason = message("held.team_few", k=k)
    elif any(WHOLE in one.pictures for one in earlier):
        reason = message("held.team_later", k=k)
    else:
        reason = message("held.team_sides" if first == "sides" else "held.team_beside", k=k)
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
