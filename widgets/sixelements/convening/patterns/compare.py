"""Two convenings on the same exercise: what moved, like with like.

It reads nothing but the two patterns, so it shows nothing that was not shown already.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from sixelements.convening.sides import EVERYONE

from .base import ASKED, Block, added, middle, number, sentence, steps

MOST = 3
"""How many moves the sentence names."""
PAIR = 2
"""Of two points, one says what the other does."""


class Line(NamedTuple):
    """What a group answered at both times, and how far it moved: steps, or a part of the answers."""

    item: str
    question: str
    group: str
    then: str
    now: str
    moved: str
    size: float


def compare(then: dict[str, Any], now: dict[str, Any]) -> dict[str, Any]:
    """Return a pattern of what moved between the patterns *then* and *now* of one exercise."""
    if then["slug"] != now["slug"]:
        raise ValueError(f"{then['slug']} and {now['slug']} are two exercises; expected one")
    notes = []
    if then["version"] != now["version"]:
        notes.append(
            f"The exercise changed between the two times (edition {then['version']}, now {now['version']}): "
            "compare with care, since a question may read differently."
        )
    if then["groups"] and now["groups"] and labels(then) != labels(now):
        notes.append("The groups were not the same both times; where they differ, everyone is compared.")
    if now.get("moved"):
        # There is no second picture; what may be said of the two times stands in the pattern itself.
        return told(then, now, " ".join([*notes, now["note"]]), now["blocks"])
    pairs = list(alike(then, now))
    lines = [line for pair in pairs for line in moves(*pair)]
    blocks = [*said(lines), *turned(pairs)]
    if lines:
        head = ["Item", "Question", "Group", "Then", "Now", "Moved"]
        rows = [list(line[:6]) for line in lines]
        blocks.append({"type": "table", "caption": "Then and now", "head": head, "rows": rows})
    return told(then, now, " ".join(notes), blocks)


def told(then: dict[str, Any], now: dict[str, Any], note: str, blocks: list[Block]) -> dict[str, Any]:
    """Return *blocks* as the comparison of two patterns."""
    return {
        "slug": now["slug"],
        "title": now["title"],
        "versions": [then["version"], now["version"]],
        "rounds": [then["round"], now["round"]],
        "n": [then["n"], now["n"]],
        "note": note,
        "blocks": blocks,
    }


def labels(pattern: dict[str, Any]) -> list[str]:
    """Return the names of the groups of a pattern."""
    return [one["label"] for one in pattern["groups"]]


def alike(then: dict[str, Any], now: dict[str, Any]) -> Iterator[tuple[Block, Block, Block]]:
    """Yield the rows that both patterns show, each with its strips as they are now."""
    before, after = ([one for one in each["blocks"] if one["type"] == "strips"] for each in (then, now))
    known = {(strips["id"], row["id"]): row for strips in before for row in strips["rows"]}
    for strips in after:
        for row in strips["rows"]:
            if found := known.get((strips["id"], row["id"])):
                yield strips, found, row


def moves(strips: Block, then: Block, now: Block) -> Iterator[Line]:
    """Yield the lines of one row, for each question by the groups that are the same, else for everyone."""
    for when in dict.fromkeys(one["when"] for one in now["parts"]):
        before = {one["label"]: one for one in then["parts"] if one["when"] == when}
        after = {one["label"]: one for one in now["parts"] if one["when"] == when}
        if not before:
            continue
        asked = next(iter(after.values())).get("asked", ASKED.get(when, ""))
        if before.keys() != after.keys():
            before, after = {EVERYONE.label: as_one(before)}, {EVERYONE.label: as_one(after)}
        for label, part in after.items():
            yield from moved(strips, Line(now["label"], asked, label, "", "", "", 0), before[label], part)


def as_one(parts: dict[str, Block]) -> Block:
    """Return the parts of all groups as one: together, they are everyone."""
    counts = added(parts.values())
    ordered = any(one["median"] is not None for one in parts.values())
    return {"counts": counts, "median": middle(counts) if ordered else None}


def part(share: float) -> str:
    """Return a share of all answers in words; one that would be rounded to nothing is said to be small, not none."""
    told = f"{share:.0%}"
    return "less than 1%" if told == "0%" else told


def moved(strips: Block, line: Line, then: Block, now: Block) -> Iterator[Line]:
    """Yield how the middle answer moved, or, where answers have no middle, how each answer's share did."""
    if then["median"] is not None and now["median"] is not None:
        size = now["median"] - then["median"]
        toward = strips["points"][-1] if size > 0 else strips["points"][0]
        words = f"{steps(abs(size))} toward “{toward}”" if size else "stayed"
        yield line._replace(then=number(then["median"]), now=number(now["median"]), moved=words, size=size)
    elif then["median"] is None and now["median"] is None and sum(then["counts"]) and sum(now["counts"]):
        of, now_of = sum(then["counts"]), sum(now["counts"])
        counted = list(zip(strips["points"], then["counts"], now["counts"], strict=True))
        for point, a, b in counted if len(counted) > PAIR else counted[:1]:
            size = b / now_of - a / of
            words = (
                f"{part(abs(size))} of the answers {'more' if size > 0 else 'fewer'}" if size else "stayed"
            )
            item = f"{line.item}: {point}"
            yield line._replace(
                item=item, then=f"{a} of {of}", now=f"{b} of {now_of}", moved=words, size=size
            )


def said(lines: list[Line]) -> Iterator[Block]:
    """Yield the sentence that names the widest moves."""
    if not lines:
        yield sentence("Nothing was shown both times, so there is nothing to compare.")
        return
    widest = sorted((one for one in lines if one.size), key=lambda one: -abs(one.size))[:MOST]
    if not widest:
        yield sentence("Nothing moved: every middle answer is where it was.")
        return
    named = [
        f"{one.group} on “{one.item}”{one.question and f' ({one.question})'}, from {one.then} to {one.now}"
        for one in widest
    ]
    yield sentence(f"What moved most: {'; '.join(named)}.")


def turned(pairs: list[tuple[Block, Block, Block]]) -> Iterator[Block]:
    """Yield a sentence for each row whose flags are others now, where the same groups are shown."""
    for _, then, now in pairs:
        same = [{(one["label"], one["when"]) for one in row["parts"]} for row in (then, now)]
        was, is_ = (row.get("says") or "nothing flagged." for row in (then, now))
        if same[0] == same[1] and was != is_:
            yield sentence(f"“{now['label']}”, then: {was} Now: {is_}")
