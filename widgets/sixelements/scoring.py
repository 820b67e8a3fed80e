"""What answers mean: the declared results of an exercise, computed from plain data.

Pure, and the standard library only.  ``ui/scoring.js`` is its twin for pages without Python;
the ``[[cases]]`` of every exercise run through both and must agree.

A score reads the items of a table in the *content's* order, so the order of answers never matters.
Something not answered is left out, unless ``missing = "lowest"`` says that silence is the lowest point.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

Item = Mapping[str, Any]
Tables = Mapping[str, Sequence[Item]]
Scales = Mapping[str, Mapping[str, Any]]

NEEDS_SCALE = frozenset({"tally", "mean", "median"})
OF_ROWS = frozenset(
    {"written", "unfilled", "unnumbered", "unordered", "count", "sum", "words", "said", "unsaid"}
)
OF_SCORE = frozenset({"change", "highest", "lowest", "ranked", "same"})


def compute(
    scores: Sequence[Item], tables: Tables, scales: Scales, answers: Mapping[str, Any]
) -> dict[str, Any]:
    """Return ``{score name: value}``.

    *scores* are the plain dicts of ``[[scores]]``, *scales* maps an id to ``{kind, values}``.
    """
    results: dict[str, Any] = {}
    for score in scores:
        results[score["name"]] = one(score, tables, scales, answers, results)
    return results


def one(
    score: Item, tables: Tables, scales: Scales, answers: Mapping[str, Any], results: Mapping[str, Any]
) -> Any:
    """Return the value of one score; *results* holds those above it."""
    op = score["op"]
    if op in OF_ROWS:
        return of_rows(score, written(answers, score["answers"]))
    if op in OF_SCORE:
        return of_score(op, results[score["of"]], results[score["minus"]] if op == "change" else {})
    items = [*tables[score["from"]], *own_items(answers, score.get("plus", ""))]
    where = score.get("where", {})
    items = [item for item in items if all(item.get(key) == value for key, value in where.items())]
    answered = at(answers, score.get("answers", ""))
    if op == "path":
        return path(items, answered)
    reduce = reducer(score, scales.get(score.get("scale", ""), {}), answered)
    by = score.get("by", "")
    if not by:
        return reduce(items)
    groups: dict[str, list[Item]] = {}
    for item in items:
        groups.setdefault(str(item.get(by, "own")), []).append(item)
    return {group: reduce(members) for group, members in groups.items()}


def reducer(score: Item, scale: Item, answered: Any) -> Callable[[list[Item]], Any]:
    """Return the function that turns the items of one group into the score's value."""
    op = score["op"]
    if op in ("chosen", "left"):
        picked = answered if isinstance(answered, list) else []
        return lambda items: [item["id"] for item in items if (item["id"] in picked) == (op == "chosen")]
    given = answered if isinstance(answered, dict) else {}
    if score.get("parts"):
        given = {key: answer for key, answer in given.items() if adds_up(answer, score)}
    if op == "shares":
        return lambda items: {
            part: mean([given[item["id"]][name] for item in items if item["id"] in given])
            for part, name in score["parts"].items()
        }
    if op == "difference":
        return lambda items: differences(items, given, score["field"], score["minus"])

    def values(items: list[Item]) -> list[Any]:
        found = [value_of(item, given.get(item["id"]), score, scale) for item in items]
        return [value for value in found if value is not None]

    if op == "answered":
        return lambda items: {"done": len(values(items)), "of": len(items)}
    if op == "tally":
        return lambda items: {str(point): values(items).count(point) for point in scale["values"]}
    if op == "mean":
        return lambda items: mean(values(items))
    return lambda items: median(values(items), scale)


def value_of(item: Item, answer: Any, score: Item, scale: Item) -> Any:
    """Return the answer to *item* on its scale, mirrored where the item is reversed; None if not answered."""
    name = score.get("field", "")
    value = (answer.get(name) if isinstance(answer, dict) else None) if name else answer
    points = scale.get("values", [])
    if value is None or (points and value not in points):
        return points[0] if points and score.get("missing") == "lowest" else None
    if item.get("reversed") and points and scale["kind"] != "names":
        return points[len(points) - 1 - points.index(value)]
    return value


def adds_up(answer: Any, score: Item) -> bool:
    """Say whether the parts of an answer are whole numbers that add up to the score's total."""
    found = [answer.get(name) for name in score["parts"].values()] if isinstance(answer, dict) else [None]
    numbers = [part for part in found if isinstance(part, int)]
    return len(numbers) == len(found) and sum(numbers) == score["total"]


def differences(items: list[Item], given: Mapping[str, Any], field: str, minus: str) -> dict[str, int]:
    """Return *field* minus *minus* for each item where both are answered; a reversed item is turned."""
    found = {}
    for item in items:
        answer = given.get(item["id"])
        pair = (answer.get(field), answer.get(minus)) if isinstance(answer, dict) else (None, None)
        if isinstance(pair[0], int) and isinstance(pair[1], int):
            found[item["id"]] = pair[1] - pair[0] if item.get("reversed") else pair[0] - pair[1]
    return found


def of_score(op: str, numbers: Mapping[str, Any], minus: Mapping[str, Any]) -> Any:
    """Results of an earlier result: a map of numbers."""
    known = {key: value for key, value in numbers.items() if value is not None}
    match op:
        case "change":
            return {key: value - minus[key] for key, value in known.items() if minus.get(key) is not None}
        case "highest":
            return [key for key, value in known.items() if value == max(known.values())]
        case "lowest":
            return [key for key, value in known.items() if value == min(known.values())]
        case "ranked":
            return sorted((key for key, value in known.items() if value), key=lambda key: -abs(known[key]))
        case _:
            return [key for key, value in known.items() if value == 0]


def written(answers: Mapping[str, Any], key: str) -> list[Item]:
    """Return the rows of a table in which something is written, in their order: by the cell ``^``, then by id."""
    listed = answers.get(key)
    rows = [row for row in listed if is_row(row)] if isinstance(listed, list) else []
    begun = [
        row
        for row in rows
        if any(filled(row, name) is not None for name in row["cells"] if name not in ("^", "<"))
    ]
    return sorted(begun, key=lambda row: (row["cells"].get("^", ""), row["id"]))


def is_row(value: object) -> bool:
    """Say whether *value* is a row of a table: an id, and cells."""
    return isinstance(value, dict) and "id" in value and isinstance(value.get("cells"), dict)


def filled(row: Item, name: str) -> Any:
    """Return what stands in the cell called *name*; None where it is empty, or holds blanks only."""
    value = row["cells"].get(name)
    return (value.strip() or None) if isinstance(value, str) else value


def of_rows(score: Item, rows: list[Item]) -> Any:
    """Results of the rows of a table: the ids of those that lack something, how many there are, a sum."""
    field, minus, by = score.get("field", ""), score.get("minus", ""), score.get("by", "")
    match score["op"]:
        case "written":
            return [row["id"] for row in rows]
        case "unfilled":
            return [row["id"] for row in rows if filled(row, field) is None]
        case "unnumbered":
            texts = [(row["id"], filled(row, field)) for row in rows]
            return [id_ for id_, text in texts if text is not None and not re.search("[0-9]", text)]
        case "unordered":
            days = [(row["id"], filled(row, field), filled(row, minus)) for row in rows]
            return [id_ for id_, day, than in days if day is not None and than is not None and day <= than]
        case "words" | "said" | "unsaid" as op:
            told = {row["id"]: str(text) for row in rows if (text := filled(row, field)) is not None}
            if op == "words":
                return {id_: len(re.findall("[^ \t\r\n]+", text)) for id_, text in told.items()}
            sought = score.get("words", ())
            return [id_ for id_, text in told.items() if says(text, sought) == (op == "said")]
        case op:
            name = by if op == "sum" else field
            groups: dict[str, list[Item]] = {}
            for row in rows:
                groups.setdefault(str(filled(row, name) or "") if name else "", []).append(row)
            return {
                group: len(some) if op == "count" else total(some, field) for group, some in groups.items()
            }


def says(text: str, words: Sequence[str]) -> bool:
    """Say whether one of *words* stands in *text*, as whole words, whatever is large or small; signs do not count."""

    def plain(one: str) -> str:
        apart = re.sub("([?%])", r" \1 ", one.lower())
        return f" {re.sub('[^a-z0-9?%]+', ' ', apart).strip()} "

    found = plain(text)
    return any(plain(one) in found for one in words)


def total(rows: list[Item], field: str) -> float:
    """Sum of the numbers in a column, to two places, halves up, as the browser rounds."""
    return math.floor(sum(filled(row, field) or 0 for row in rows) * 100 + 0.5) / 100


def mean(values: Sequence[float]) -> float | None:
    """Mean to two places, halves up, as the browser rounds."""
    return math.floor(sum(values) / len(values) * 100 + 0.5) / 100 if values else None


def median(values: Sequence[Any], scale: Item) -> Any:
    """Middle value; of two middle ones the mean for numbers, the lower for levels, which are never averaged."""
    if not values:
        return None
    order = scale["values"]
    ranked = sorted(values, key=order.index)
    low, high = ranked[(len(ranked) - 1) // 2], ranked[len(ranked) // 2]
    return (low + high) / 2 if scale["kind"] == "numbers" and low != high else low


def own_items(answers: Mapping[str, Any], key: str) -> list[Item]:
    """Items a person added, as they stand in the answers under *key*."""
    added = answers.get(key) if key else None
    return (
        [item for item in added if isinstance(item, dict) and "id" in item] if isinstance(added, list) else []
    )


def path(turns: Sequence[Item], said: Any) -> list[str]:
    """Return the beats that *said* leads through, from that of the first turn, and then where the last words lead."""
    found = [turns[0]["beat"]]
    while True:
        words = said.get(found[-1]) if isinstance(said, dict) else None
        to = next((one["to"] for one in turns if one["beat"] == found[-1] and one["id"] == words), None)
        if to is None or to in found:
            return found
        found.append(to)


def at(answers: Mapping[str, Any], path: str) -> Any:
    """Follow a dotted path into the answers; None where nothing is there."""
    found: Any = answers
    for key in path.split(".") if path else []:
        found = found.get(key) if isinstance(found, dict) else None
    return found
