"""Answers that a person could give to an exercise, made up from the shape its kind declares."""

from collections.abc import Callable
from random import Random
from typing import Any

from sixelements import kinds, shape
from sixelements.content import Exercise
from sixelements.kinds.instrument import Instrument
from sixelements.shape import Shape


def answers(exercise: Exercise, seed: int, words: str = "") -> dict[str, Any]:
    """Return answers to everything, the same for the same *seed*; *words* stands in every text.

    Without *words* they are such as may be shared: what never leaves a device is not among them.
    """
    random = Random(seed)  # noqa: S311 - the same answers each time
    kind = kinds.get(exercise.kind)
    found: dict[str, Any] = filled(kind.shape(exercise), random, words)
    if isinstance(kind, Instrument):
        share_out(exercise, kind, found, random)
        narrow(exercise, found)
    return found if words else shape.prune(kind.shared_shape(exercise), found)[0]


def filled(form: Shape, random: Random, words: str) -> Any:
    """Return a value that fits *form*; lists stay empty, since nobody need add anything, but for rows of a table.

    Where a tool gives the rows, every one of them is written in.
    """
    match form["type"]:
        case "record":
            return {name: filled(of, random, words) for name, of in form["fields"].items()}
        case "map":
            return {name: filled(form["of"], random, words) for name in form["keys"]}
        case "list" if form["of"].get("fields", {}).get("id", {}).get("type") == "row":
            return [filled(form["of"], random, words or f"Written {number}") for number in range(2)]
        case "list" if "cells" in form["of"].get("fields", {}):
            given = form["of"]["fields"]["id"]["values"]
            return [filled(form["of"], random, words) | {"id": one} for one in given]
        case "list":
            return []
        case "choice":
            return random.choice(form["values"])
        case "choices":
            return [one for one in form["values"] if random.random() < 1 / 2]
        case kind:
            return LEAVES[kind](form, random, words)


LEAVES: dict[str, Callable[[Shape, Random, str], Any]] = {
    "own": lambda _shape, _random, _words: "own-1",
    "row": lambda shape, random, _words: (
        random.choice(shape["given"])
        if "given" in shape
        else "".join(random.choices("abcdefghijklmnopqrstuvwxyz234567", k=10))
    ),
    "day": lambda _shape, random, _words: f"2027-{random.randint(1, 12):02}-{random.randint(1, 28):02}",
    "number": lambda shape, random, _words: random.randint(shape["min"], shape["max"]),
    "text": lambda shape, _random, words: words[: shape["max"]],
}
"""For each shape that holds nothing else what a person could give."""


def share_out(exercise: Exercise, kind: Instrument, found: dict[str, Any], random: Random) -> None:
    """Let points that are shared out add up."""
    limited = [one for one in kind.measures(exercise) if one.budget]
    rest = limited[0].budget if limited else 0
    for one in limited:
        root, item = one.path.split(".")
        found[root][item] = random.randint(0, rest)
        rest -= found[root][item]
    left: dict[tuple[str, str], int] = {}
    measures = [one for one in kind.measures(exercise) if one.total]
    for place, one in enumerate(measures):
        key = (one.item, one.ask)
        rest = left.setdefault(key, one.total)
        last = key not in {(later.item, later.ask) for later in measures[place + 1 :]}
        points = rest if last else random.randint(0, rest)
        left[key] -= points
        _, item, name = one.path.split(".")
        found["shares"][item][name] = points


def narrow(exercise: Exercise, found: dict[str, Any]) -> None:
    """Keep ticks to what an exercise allows: so many, and only among those ticked before."""
    ticked = found.get("ticked", {})
    for ask in exercise.content.asks if ticked else ():
        among = ticked.get(ask.of, ticked[ask.id])
        chosen = [one for one in ticked[ask.id] if one in among]
        ticked[ask.id] = chosen[: ask.most or len(chosen)]
