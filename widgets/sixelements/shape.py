"""What answers look like: a few nested plain dicts, the same in Python and in the browser.

=========  ==========================================  =============================================
type       other keys                                  a value that fits
=========  ==========================================  =============================================
record     fields: {name: shape}                       an object with some of these fields
map        keys: [id], own: bool, of: shape            an object keyed by these ids
list       of: shape, max: n                           up to n values
choice     values: [value]                             one of these
choices    values: [value], own: bool                  some of these, each once
text       max: n                                      text of at most n characters
number     min: n, max: n                              a number from n to n
day                                                    a date as year-month-day
row        given: [id]                                 the id of a row: ten random letters, or one of these
=========  ==========================================  =============================================

With ``own`` the ids that people add themselves (``own-1`` … ``own-99``) fit too, with ``added`` those that a room
added (``room-`` and ten letters).
``ui/shape.js`` is its twin; the tests run the same specimens through both.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Collection, Iterator
from typing import Any

OWN_ID = re.compile(r"own-[1-9][0-9]?")
ADDED_ID = re.compile(r"room-[a-z2-7]{10}")
DATE = re.compile(r"(19|20)[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])")
ROW_ID = re.compile(r"[a-z2-7]{10}")

Shape = dict[str, Any]


def record(**fields: Shape) -> Shape:
    """An object with some of *fields*."""
    return {"type": "record", "fields": fields}


def mapping(keys: list[str], of: Shape, *, own: bool = False) -> Shape:
    """An object keyed by *keys*, each holding *of*."""
    return {"type": "map", "keys": keys, "of": of, "own": own}


def listing(of: Shape, most: int) -> Shape:
    """Up to *most* values of one shape."""
    return {"type": "list", "of": of, "max": most}


def choice(values: list[Any]) -> Shape:
    """One of *values*."""
    return {"type": "choice", "values": values}


def choices(values: list[Any], *, own: bool = False) -> Shape:
    """Some of *values*, each once."""
    return {"type": "choices", "values": values, "own": own}


def text(most: int) -> Shape:
    """Text of at most *most* characters."""
    return {"type": "text", "max": most}


def number(least: float, most: float) -> Shape:
    """A number from *least* to *most*."""
    return {"type": "number", "min": least, "max": most}


OWN = {"type": "own"}
"""The id of something a person added: ``own-1`` … ``own-99``."""
ROW = {"type": "row"}
"""The id of a row that a person added: ten random letters, so that two devices never give the same one."""
DAY = {"type": "day"}
"""A date, as year-month-day."""


def problems(shape: Shape, value: object, at: str = "answers") -> Iterator[str]:
    """Yield, in plain words, every place where *value* does not fit *shape*."""
    match shape["type"]:
        case "record" | "map":
            yield from problems_of_object(shape, value, at)
        case "list":
            yield from problems_of_list(shape, value, at)
        case kind:
            fits, expected = LEAVES[kind](shape, value)
            if not fits:
                yield f"{at}: expected {expected}"


def problems_of_object(shape: Shape, value: object, at: str) -> Iterator[str]:
    """Yield the problems of a record or a map."""
    if not isinstance(value, dict):
        yield f"{at}: expected an object"
        return
    for key, inner in value.items():
        of = inside(shape, key)
        if of is None:
            yield f"{at}: {str(key)[:40]!r} is not known here"
        else:
            yield from problems(of, inner, f"{at}.{key}")


def problems_of_list(shape: Shape, value: object, at: str) -> Iterator[str]:
    """Yield the problems of a list."""
    if not isinstance(value, list) or len(value) > shape["max"]:
        yield f"{at}: expected a list of at most {shape['max']}"
        return
    for number, inner in enumerate(value, 1):
        yield from problems(shape["of"], inner, f"{at} number {number}")


def some_fit(shape: Shape, value: object) -> tuple[bool, str]:
    """Say whether *value* is a list of what the shape offers, each once, and what was expected."""
    if not isinstance(value, list) or len({repr(one) for one in value}) != len(value):
        return False, "a list without repeats"
    return all(is_one(shape, one) for one in value), "only what the exercise offers"


LEAVES: dict[str, Callable[[Shape, object], tuple[bool, str]]] = {
    "choices": some_fit,
    "choice": lambda shape, value: (
        is_one(shape, value),
        f"one of {', '.join(map(as_in_json, shape['values']))}",
    ),
    "own": lambda _, value: (isinstance(value, str) and bool(OWN_ID.fullmatch(value)), "own-1 to own-99"),
    "row": lambda shape, value: (
        isinstance(value, str) and (value in shape.get("given", ()) or bool(ROW_ID.fullmatch(value))),
        "the id of a row",
    ),
    "day": lambda _, value: (
        isinstance(value, str) and bool(DATE.fullmatch(value)),
        "a date as year-month-day",
    ),
    "number": lambda shape, value: (
        is_number(value) and shape["min"] <= value <= shape["max"],
        f"a number from {shape['min']} to {shape['max']}",
    ),
    "text": lambda shape, value: (
        isinstance(value, str) and length(value) <= shape["max"],
        f"text of at most {shape['max']} characters",
    ),
}
"""For each shape that holds nothing else: whether a value fits, and what was expected."""


def prune(shape: Shape, value: object) -> tuple[Any, int]:
    """Return what of *value* fits *shape*, and how many leaves were left behind.

    This is how answers to an older content version come along: what still has a place is kept.
    """
    match shape["type"]:
        case "record" | "map" if isinstance(value, dict):
            kept: dict[str, Any] = {}
            lost = 0
            for key, inner in value.items():
                of = inside(shape, key)
                if of is None:
                    lost += leaves(inner)
                    continue
                part, gone = prune(of, inner)
                lost += gone
                if part is not None:
                    kept[key] = part
            return kept, lost
        case "list" if isinstance(value, list):
            parts = [prune(shape["of"], inner) for inner in value]
            fit = [part for part, _ in parts if part is not None][: shape["max"]]
            return fit, sum(gone for _, gone in parts) + max(0, len(value) - shape["max"])
        case "choices" if isinstance(value, list):
            unique = list({repr(one): one for one in value if is_one(shape, one)}.values())
            return unique, len(value) - len(unique)
    fits = next(problems(shape, value), None) is None
    return (value, 0) if fits else (None, leaves(value))


def inside(shape: Shape, key: object) -> Shape | None:
    """Return the shape that belongs under *key*, or None where the key has no place."""
    if not isinstance(key, str):
        return None
    if shape["type"] == "record":
        found: Shape | None = shape["fields"].get(key)
        return found
    return shape["of"] if key in shape["keys"] or is_added(shape, key) else None


def is_one(shape: Shape, value: object) -> bool:
    """Say whether *value* is one of the shape's values (True is not 1 here, as in JSON)."""
    if any(type(one) is type(value) and one == value for one in shape["values"]):
        return True
    return is_added(shape, value)


def is_added(shape: Shape, value: object) -> bool:
    """Say whether *value* is the id of something that a person or a room added, where the shape has room for it."""
    ids = ((OWN_ID, "own"), (ADDED_ID, "added"))
    return isinstance(value, str) and any(shape.get(key) and pattern.fullmatch(value) for pattern, key in ids)


def as_in_json(value: object) -> str:
    """Return a value in words, true and false as the pages write them."""
    return str(value).lower() if isinstance(value, bool) else str(value)


def is_number(value: object) -> bool:
    """Say whether *value* is a number that can be counted with (True is none, and neither is infinity)."""
    return isinstance(value, (int, float)) and not isinstance(value, bool) and math.isfinite(value)


def without(shape: Shape, names: Collection[str]) -> Shape:
    """Return *shape* without the texts, and the records and maps of texts, that stand under one of *names*."""
    if shape["type"] == "record":
        fields = {
            key: without(of, names)
            for key, of in shape["fields"].items()
            if key not in names or not only_texts(of)
        }
        return shape | {"fields": fields}
    return shape | {"of": without(shape["of"], names)} if shape["type"] in ("map", "list") else shape


def only_with_texts(shape: Shape) -> Shape:
    """Return *shape* without the records' fields in which no text may stand, so that nobody looks there for one."""
    if shape["type"] == "record":
        fields = {key: only_with_texts(of) for key, of in shape["fields"].items() if holds_text(of)}
        return shape | {"fields": fields}
    return shape | {"of": only_with_texts(shape["of"])} if shape["type"] in ("map", "list") else shape


def holds_text(shape: Shape) -> bool:
    """Say whether a text may stand somewhere in a shape."""
    if shape["type"] == "record":
        return any(map(holds_text, shape["fields"].values()))
    return holds_text(shape["of"]) if shape["type"] in ("map", "list") else bool(shape["type"] == "text")


def only_texts(shape: Shape) -> bool:
    """Say whether a shape holds texts and nothing else."""
    if shape["type"] == "record":
        return all(map(only_texts, shape["fields"].values()))
    if shape["type"] == "map":
        return only_texts(shape["of"])
    return bool(shape["type"] == "text")


def leaves(value: object) -> int:
    """Count the single answers in *value*."""
    if isinstance(value, dict):
        return sum(leaves(inner) for inner in value.values())
    if isinstance(value, list):
        return sum(leaves(inner) for inner in value)
    return 1


def length(value: str) -> int:
    """Length as a browser counts it (UTF-16 units), so that both hosts refuse the same text."""
    return len(value.encode("utf-16-le", "surrogatepass")) // 2
