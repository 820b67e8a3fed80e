"""Wrong rules, each of which somebody could think right: the attacker must find every one of them out."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

from sixelements.convening import movement, privacy
from sixelements.convening.movement import Bounds
from sixelements.convening.privacy import Picture, Seen

Envelope = frozenset[str]


def by_envelopes(self: Seen, k: int, pictures: Sequence[Picture]) -> bool:
    """The first rule of this course: a changed sheet counts as a new person, and envelopes may overlap in a few."""
    past = filled([], [sheets_of(one) for one in self.pictures])
    found = filled(past, [sheets_of(one) for one in pictures])
    times = Counter(digest for envelope in found for digest in envelope)
    return all(sum(times[digest] == 1 for digest in envelope) >= k for envelope in found)


def sheets_of(picture: Picture) -> Envelope:
    """Return the digests of sheets."""
    return frozenset(sheet for _, sheet in picture)


def filled(past: list[Envelope], pictures: Sequence[Envelope]) -> list[Envelope]:
    """Return *past* and new envelopes: a picture uses old ones whole and puts the rest in a new one."""
    found = list(past)
    for picture in pictures:
        rest = picture
        for envelope in past:
            rest = rest - envelope if envelope <= rest else rest
        found += [rest] if rest else []
    return found


def by_sheets_only(self: Seen, k: int, pictures: Sequence[Picture]) -> bool:
    """Judge atoms, but of sheets alone."""
    return privacy.atoms_hold(k, [*self.pictures, *pictures])


def one_fewer(self: Seen, k: int, pictures: Sequence[Picture]) -> bool:
    """Ask for one person fewer."""
    return privacy.holds(k - 1, [*self.pictures, *(one for one in pictures if one)])


def forgetful(_: Seen, k: int, pictures: Sequence[Picture]) -> bool:
    """Look at the new picture alone."""
    return privacy.holds(k, [one for one in pictures if one])


RULES = [by_envelopes, by_sheets_only, one_fewer, forgetful]


def exact(went: Sequence[int], _able: Sequence[int], **_: Any) -> list[Bounds | None]:
    """Tell movement as exact numbers."""
    return [Bounds(one, one) for one in went]


def whoever_could(went: Sequence[int], _able: Sequence[int], *, people: int, moving: int, k: int) -> Any:
    """Forget that whoever stands at the end of the line can go no further."""
    return movement_bounds(went, [moving] * len(went), people=people, moving=moving, k=k)


def each_way_alone(
    went: Sequence[int], able: Sequence[int], *, people: int, moving: int, k: int
) -> list[Bounds | None]:
    """Judge each way without the others."""
    return [
        movement_bounds([one], [can], people=people, moving=moving, k=k)[0]
        for one, can in zip(went, able, strict=True)
    ]


def everybody_changed(went: Sequence[int], able: Sequence[int], *, people: int, moving: int, k: int) -> Any:
    """Forget who brought the same sheet again."""
    more = people - moving
    return movement_bounds(went, [one + more for one in able], people=people, moving=people, k=k)


movement_bounds = movement.bounds
TELLINGS = [exact, whoever_could, each_way_alone, everybody_changed]
