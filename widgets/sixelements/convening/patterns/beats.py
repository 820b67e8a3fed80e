"""What a room sees of one beat of a meeting that it plays together, and of the way that it went.

At a beat each chair's people choose their chair's next words, blind.  The words of one chair at one beat are one
question, and those who chose there are one picture: shown, or not at all.  It is judged by the rule of ``privacy.py``
beside all that the room has seen of the same question, in any round, played together or alone.  The beats of one
meeting are different questions, so nothing can be subtracted between them although the same people choose at each:
every beat tells how many of at least k people chose what, and never which of them did so at the beat before.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from sixelements.content import Exercise
from sixelements.convening.messages import Text, message, sentences
from sixelements.convening.privacy import Entry, Picture, Seen
from sixelements.convening.sides import LABOR, PARTIES, SIDES
from sixelements.kinds.scene.content import CHAIRS, Beat, Chair, Choice, Scene

from . import measured, moved
from .base import Block, heads, sentence, table
from .history import Revealed, ledger

Pattern = dict[str, Any]


class Vote(NamedTuple):
    """What one person chose: ``who`` is a word that says nothing, the same at all beats of a room."""

    who: str
    chair: str
    choice: str


class Apart(NamedTuple):
    """What the room sees of a beat, what later reveals are judged by, and why there is no picture at all."""

    pattern: Pattern
    basis: dict[str, Any]
    held: Text


class Turn(NamedTuple):
    """A beat that is over: what was shown of it, and whose words were said."""

    beat: Beat
    pattern: Pattern | None
    said: Choice


class Room(NamedTuple):
    """What of a room its patterns tell: mode, smallest group, and how often it has played this scene."""

    mode: str
    k: int
    round: int


def chairs_of(side: str) -> tuple[Chair, ...]:
    """Return the chairs that people of a *side* may choose from: that of their party; either, where they have none."""
    if side not in SIDES:
        return ()
    if side in LABOR:
        return ("labor",)
    return ("management",) if side in PARTIES["management"] else CHAIRS


def question(exercise: Exercise, beat: Beat, chair: Chair) -> str:
    """Return the word under which the ledger keeps a chair's next words at a beat, as where they are chosen alone."""
    return moved.identity(list(measured.lines(exercise)))[f"{chair}-{beat.id}.value"]


def picture(votes: Sequence[Vote], salt: str) -> Picture:
    """Return the people behind some votes, each with her sheet: what she chose here."""
    return frozenset((digest(salt, one.who), digest(salt, f"{one.who}\n{one.choice}")) for one in votes)


def digest(salt: str, text: str) -> str:
    """Return a word that says nothing outside the room whose word *salt* is."""
    return hashlib.sha256(f"{salt}\n{text}".encode()).hexdigest()[:16]


def reveal(
    exercise: Exercise,
    beat: Beat,
    votes: Sequence[Vote],
    room: Room,
    *,
    earlier: Sequence[Revealed] = (),
    salt: str = "",
) -> Apart:
    """Return what may be shown of *votes* at a *beat*: each chair apart, or not at all."""
    shown: dict[Chair, list[Vote]] = {}
    pictures: dict[str, list[Picture]] = {}
    for chair in CHAIRS:
        some = [one for one in votes if one.chair == chair]
        asked = question(exercise, beat, chair)
        seen = ledger(exercise.slug, {asked: asked}, earlier)
        people = picture(some, salt)
        if some and (
            room.mode == "open"
            or (len(people) >= room.k and seen is not None and Seen(seen, asked).admits(room.k, [people]))
        ):
            shown[chair] = some
            pictures[asked] = [people]
    if not shown:
        reason = message("seen.beat.held", k=room.k)
        return Apart(nothing(exercise, room, reason), {}, reason)
    turn = 1 + max((one.basis.get("turn", 0) for one in earlier), default=0)
    groups = [
        {"id": chair, "label": message(f"group.first.{chair}"), "n": len(some)}
        for chair, some in shown.items()
    ]
    pattern = nothing(exercise, room, "") | {
        "n": sum(map(len, shown.values())),
        "groups": groups,
        "blocks": [sentence(sentences(*said(beat, shown, room.k))), *pictures_of(beat, shown)],
    }
    return Apart(pattern, Entry(pictures, {}, turn).kept(), "")


def nothing(exercise: Exercise, room: Room, note: Text) -> Pattern:
    """Return a pattern of which nothing is shown."""
    return {
        "slug": exercise.slug,
        "version": exercise.version,
        "title": exercise.title,
        "round": room.round,
        "n": 0,
        "mode": room.mode,
        "k": room.k,
        "groups": [],
        "note": note,
        "blocks": [],
    }


def counted(beat: Beat, chair: Chair, votes: Sequence[Vote]) -> list[int]:
    """Return how many chose each of the chair's words, in their order."""
    found = Counter(one.choice for one in votes)
    return [found[one.id] for one in beat.of(chair)]


def said(beat: Beat, shown: Mapping[Chair, Sequence[Vote]], k: int) -> Iterator[Text]:
    """Yield what each chair most often chose, and of a chair that is too small why it is not shown and what helps."""
    for chair in CHAIRS:
        if chair in shown:
            counts = counted(beat, chair, shown[chair])
            most = [one.title for one, n in zip(beat.of(chair), counts, strict=True) if n == max(counts)]
            yield message(f"seen.beat.most.{chair}", words=most, count=max(counts), of=len(shown[chair]))
        elif beat.of(chair):
            yield message(f"seen.beat.too_few.{chair}", k=k)


def pictures_of(beat: Beat, shown: Mapping[Chair, Sequence[Vote]]) -> Iterator[Block]:
    """Yield the picture of each chair that is shown, which names its words one by one."""
    for chair, votes in shown.items():
        words = beat.of(chair)
        part = {
            "group": chair,
            "label": message(f"group.first.{chair}"),
            "when": "",
            "asked": "",
            "n": len(votes),
            "counts": counted(beat, chair, votes),
            "median": None,
            "spread": None,
            "at": f"said.{chair}.{beat.id}",
            "values": [one.id for one in words],
        }
        label = message(f"seen.measured.turn.{chair}", item=beat.title)
        row = {"id": f"{chair}-{beat.id}", "label": label, "parts": [part], "flag": ""}
        yield {
            "type": "strips",
            "id": f"{beat.id}.{chair}",
            "title": beat.title,
            "desc": "",
            "points": [one.title for one in words],
            "rows": [row],
            "named": True,
        }


def path(exercise: Exercise, turns: Sequence[Turn], room: Room) -> Pattern:
    """Return the pattern of a whole meeting: the way the room went, its ending, and what was shown of each beat."""
    content: Scene = exercise.content
    rows = [[turn.beat.title, message(f"group.first.{turn.said.chair}"), turn.said.text] for turn in turns]
    ending = next((one for one in content.endings if turns and one.id == turns[-1].said.to), None)
    seen = [turn.pattern for turn in turns if turn.pattern]
    blocks: list[Block] = [
        sentence(
            message("seen.beat.ended", ending=ending.title, n=len(turns))
            if ending
            else message("seen.beat.broken_off", n=len(turns))
        ),
        table(message("seen.beat.way"), heads("beat", "who", "said"), rows),
    ]
    if ending:
        told = [[message("seen.beat.price"), ending.price], [message("seen.beat.later"), ending.later]]
        blocks.append(table(ending.title, heads("ending", "told"), told))
    for pattern in seen:
        blocks += [one for one in pattern["blocks"] if one["type"] == "strips"]
    return nothing(exercise, room, "") | {
        "n": max((one["n"] for one in seen), default=0),
        "blocks": blocks,
    }
