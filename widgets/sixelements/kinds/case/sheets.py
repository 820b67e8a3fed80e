"""Who may read what of a case: an exercise handed to a reader is a case that holds nothing else.

Everything that shows an exercise (its page, its data, its paper) reads its content, so what is taken out here
is in none of them.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import structs

from sixelements.content import Exercise

from .content import SIDES, Case, Reader, Role, Side


def handed(exercise: Exercise, reader: Reader, role: str = "") -> Exercise:
    """Return the exercise as *reader* may have it, with the sheet of *role* where that is one of the reader's side."""
    content: Case = exercise.content
    if reader == "all":
        return exercise
    own = [side for side in SIDES if side == reader]
    seats = {side: content.seat(side) if side in own else None for side in SIDES}
    mine = next((one.id for one in content.roles if one.id == role and plays(one, reader)), "")
    told = structs.replace(
        content,
        **seats,
        roles=tuple(
            one if one.id == mine else structs.replace(one, knows="", says="") for one in content.roles
        ),
        interests=tuple(structs.replace(one, met_by=()) for one in content.interests if one.side in own),
        unsaid=(),
        later=(),
        reader=reader,
        role=mine,
    )
    return structs.replace(exercise, content=told)


def plays(role: Role, reader: Reader) -> bool:
    """Say whether *reader* may play *role*: one of its own side, or for an observer one between the sides."""
    return role.side == ("between" if reader == "observer" else reader)


def secrets(content: Case, side: Side) -> Iterator[str]:
    """Yield every text that only *side* may read before the end, those of its roles too.

    An interest that both sides have in the same words is on both sheets, and no secret of either.
    """
    seat = content.seat(side)
    yield from (*seat.knows, seat.erred) if seat else ()
    other = {one.text for one in content.interests if one.side != side}
    yield from (one.text for one in content.needs(side) if one.text not in other)
    for role in content.cast(side):
        yield from (text for text in (role.knows, role.says) if text)


def for_the_end(content: Case) -> Iterator[str]:
    """Yield every text that nobody may read before the end."""
    yield from (one.title for one in content.unsaid)
    for one in content.later:
        yield from (one.text, one.lost)
