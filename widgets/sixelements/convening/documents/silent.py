"""Cards that people write alone: answers until the reveal, and from then on a document (``Form.silent``).

Until the reveal a card is part of what its writer shared, and nobody is told a letter of it.  At the reveal the
document begins with all cards, in an order drawn by chance, under ids and keys of their own, and in the same
transaction they are deleted from the answers they came from: after it neither the database nor anything that was sent
says whose a card is, or that two cards are of one person.  What a pattern is judged by is made from the answers without
the cards, since a digest of answers with them would let anybody who has all cards try out which belong together.

Whoever reads a document reads every card of it, so it takes as many writers as a picture takes people: where fewer
than *k* of a room wrote, there is no reveal, and a team or side with fewer begins with no cards.  Their cards are on
their own phones, to be written into the document, if they like.

A card says which side it comes from only where the room chose that before it wrote, and then by groups of at least *k*
writers (``privacy.rule``).  The second time a room writes at an exercise no card says it: beside the first time, one
person who is missing or who changed sides could be found.  For the same reason a card itself is not safe from those
who wrote it down the first time and miss it the second: who takes part again shares again what she wants to be read.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from secrets import SystemRandom
from string import ascii_lowercase
from typing import Any

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from sixelements import document

from .. import patterns, privacy
from ..errors import RoomError
from ..messages import message, say
from ..sides import group
from ..tables import Activity, Room, Share, Team
from . import carried
from .carried import key
from .lifecycle import TEAM, begin, form_of, is_silent
from .tables import Document, DocumentRow
from .taking import MOST_LETTERS, MOST_NUMBERED, Written, append

ROWS = "rows"
"""Where cards stand among a person's answers: ``[{id, cells}]``."""
CHANCE = SystemRandom()

Card = dict[str, Any]
Writer = tuple[patterns.Contribution, list[Card]]
"""What a person shared without the cards, and the cells of each card."""


def apart(activity: Activity, shared: Sequence[patterns.Contribution]) -> list[Writer]:
    """Return what each person *shared* without cards, and the cards; no cards where there is no silent writing."""
    form = form_of(activity.slug) if is_silent(activity.slug) else None
    if form is None:
        return [(one, []) for one in shared]
    return [
        (replace(one, answers=without(one.answers)), list(cards(form, one.answers.get(ROWS))))
        for one in shared
    ]


def without(answers: dict[str, Any]) -> dict[str, Any]:
    """Return *answers* without the cards."""
    return {name: value for name, value in answers.items() if name != ROWS}


def cards(form: document.Form, rows: Any) -> Iterator[Card]:
    """Yield the cells of each card on which something is written; what fits no column is left out."""
    for row in rows if isinstance(rows, list) else []:
        cells = {
            column: value
            for column, value in row.get("cells", {}).items()
            if column in form.columns
            and not any(document.misfits(form.columns[column], value, column))
            and not (isinstance(value, str) and (not value.strip() or len(value) > MOST_LETTERS))
        }
        if any(form.columns[column]["type"] == "text" for column in cells):
            yield cells


def enough(room: Room, written: Sequence[Writer]) -> bool:
    """Say whether so many wrote a card that cards may be read."""
    wrote = len({one.who for one, some in written if some})
    return wrote > 0 if room.mode == "open" else wrote >= room.k


def reveal(work: Session, room: Room, activity: Activity, written: Sequence[Writer]) -> None:
    """Let the documents of an activity that is revealed begin with the cards; the caller holds the room."""
    if not is_silent(activity.slug):
        return
    if not enough(room, written):
        raise RoomError("held", message("held.too_few", k=room.k))
    begin(work, room, activity)
    carried.fill(work, room, activity)
    asked = select(Document).where(Document.activity_id == activity.id).order_by(Document.id)
    teams = {
        str(one.id): f"{TEAM}{one.number}"
        for one in work.scalars(select(Team).where(Team.room_id == room.id))
    }
    for one in work.scalars(asked).all():
        theirs = [
            (person, some)
            for person, some in written
            if one.part in ("", person.side, teams.get(person.team))
        ]
        if enough(room, theirs):
            seed(work, one, theirs, sides_told(work, room, activity, theirs))
    forget(work, activity)


def seed(work: Session, one: Document, written: Sequence[Writer], sides: dict[str, str]) -> None:
    """Write the cards into a document, in an order drawn by chance; *sides* says what a card tells of each side."""
    drawn = [
        cells | ({document.SIDE: sides[person.side]} if person.side in sides else {})
        for person, some in written
        for cells in some
    ]
    CHANCE.shuffle(drawn)
    edits: list[Written] = []
    for place, cells in enumerate(drawn):
        row = "".join(CHANCE.choices(ascii_lowercase + "234567", k=10))  # as a device makes one
        made = [Written(key(), f"{row}/{column}", value) for column, value in sorted(cells.items())]
        made.append(Written(key(), f"{row}/{document.PLACE}", f"{place:05}i"))
        if one.head + len(edits) + len(made) > MOST_NUMBERED:
            break  # thousands of cards, which no screen can show; those that are left out are left out by chance
        edits += made
    rows = [
        {"document_id": one.id, "row": row, "lock": None} for row in dict.fromkeys(edit.row for edit in edits)
    ]
    work.execute(insert(DocumentRow), rows)
    append(work, one, edits)


def sides_told(work: Session, room: Room, activity: Activity, written: Sequence[Writer]) -> dict[str, str]:
    """Return what a card says of each side: the name of the group in which enough people wrote."""
    if not activity.tells_side:
        return {}
    people = [
        privacy.Sheet(digest=person.who, side=person.side, items=frozenset(), person=person.who)
        for person, some in written
        if some
    ]
    if room.mode == "open":
        groups = privacy.each_side(people)
    elif revealed_before(work, room, activity):
        groups = []
    else:
        groups = privacy.rule(people, k=room.k).groups
    if len(groups) < 2:
        return {}
    sizes = Counter(one.side for one in people)
    return {side: say(group(one, room.sides, sizes).label) for one in groups for side in one}


def revealed_before(work: Session, room: Room, activity: Activity) -> bool:
    """Say whether the room has read cards of this exercise before."""
    asked = (
        select(Document.id)
        .join(Activity, Activity.id == Document.activity_id)
        .where(Activity.room_id == room.id, Activity.slug == activity.slug, Activity.id != activity.id)
    )
    return work.scalar(asked.limit(1)) is not None


def forget(work: Session, activity: Activity) -> None:
    """Delete the cards from what people shared for an activity that is revealed, or is over without that."""
    if not is_silent(activity.slug):
        return
    asked = select(Share).where(Share.activity_id == activity.id, Share.answers.is_not(None))
    for one in work.scalars(asked).all():
        one.answers = without(one.answers or {})
