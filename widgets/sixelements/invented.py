"""Answers of invented people: near what an exercise's invented team says, and like what a person could give.

A rehearsal answers with them.  They hold nothing in words, since nobody can invent what a real person would write, but
for cards that are written alone: those are cards of the exercise's invented team.
"""

from __future__ import annotations

from random import Random
from string import ascii_lowercase
from typing import Any

from . import kinds
from .content import Exercise
from .shape import Shape

PARTIES = ("labor", "management")
STAYS = 0.6
"""How often an invented person chooses as the invented team does, where choices have no order."""
CARDS = 2
"""How many cards she writes at most."""
TICKS = 0.8
"""How often she ticks what the invented team ticks, and leaves what it leaves."""


def answers(exercise: Exercise, party: str, chance: Random) -> dict[str, Any]:
    """Return what somebody on the side of *party* could share of an exercise.

    Who is of neither party takes after one of the two; an exercise without an invented team lends its examples.
    """
    kind = kinds.get(exercise.kind)
    party = party if party in PARTIES else chance.choice(PARTIES)
    base = kind.sample(exercise, party)
    if not base and exercise.cases:
        base = chance.choice(exercise.cases).answers
    found = near(kind.shared_shape(exercise), base, chance)
    form = kind.document(exercise)
    if form is not None and form.silent and (written := kind.written(exercise)):
        cards = chance.sample(written, min(len(written), chance.randint(1, CARDS)))
        found["rows"] = [{"id": row_id(chance), "cells": cells} for _, cells in cards]
    return kind.whole(exercise, found, chance)


def row_id(chance: Random) -> str:
    """Return the id of a row, as a device makes it."""
    return "".join(chance.choices(f"{ascii_lowercase}234567", k=10))


def near(form: Shape, base: Any, chance: Random) -> Any:
    """Return a value of *form* that is not far from *base*; None where it would be words of a person's own."""
    match form["type"]:
        case "record" | "map":
            fields: dict[str, Any] = form.get("fields") or dict.fromkeys(form.get("keys", ()), form.get("of"))
            there = base if isinstance(base, dict) else {}
            found = {name: near(of, there.get(name), chance) for name, of in fields.items()}
            return {name: value for name, value in found.items() if value is not None}
        case "choice":
            return chosen(form["values"], base, chance)
        case "choices":
            if not isinstance(base, list):
                return [one for one in form["values"] if chance.random() < 1 / 2]
            return [one for one in form["values"] if (chance.random() < TICKS) == (one in base)]
        case "number":
            about = base if isinstance(base, int) else chance.randint(form["min"], form["max"])
            return min(max(about + chance.randint(-1, 1), form["min"]), form["max"])
        case _:
            return None


def chosen(values: list[Any], base: Any, chance: Random) -> Any:
    """Return one of *values*: on a line of numbers at most one step from *base*, elsewhere mostly *base* itself."""
    line = [one for one in values if type(one) is int]
    if type(base) is int and base in line:
        place = line.index(base) + chance.choice((-1, 0, 0, 0, 1))
        return line[min(max(place, 0), len(line) - 1)]
    if base in values and chance.random() < STAYS:
        return base
    return chance.choice(line or values)
