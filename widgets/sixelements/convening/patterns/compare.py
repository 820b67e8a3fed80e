"""Two convenings on the same exercise: what moved, like with like.

It reads nothing but the two patterns, so it shows nothing that was not shown already.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from sixelements.convening.messages import Text, message, sentences
from sixelements.convening.sides import EVERYONE

from .base import ASKED, Block, about, added, heads, middle, number, sentence, table

MOST = 3
"""How many moves the sentence names."""
PAIR = 2
"""Of two points, one says what the other does."""
STAYED = message("seen.then.stayed")


class Line(NamedTuple):
    """What a group answered at both times, and how far it moved: steps, or a part of the answers."""

    item: Text
    question: Text
    group: Text
    then: Text
    now: Text
    moved: Text
    size: float


def compare(then: dict[str, Any], now: dict[str, Any]) -> dict[str, Any]:
    """Return a pattern of what moved between the patterns *then* and *now* of one exercise."""
    if then["slug"] != now["slug"]:
        raise ValueError(f"{then['slug']} and {now['slug']} are two exercises; expected one")
    notes: list[Text] = []
    if then["version"] != now["version"]:
        notes.append(message("seen.then.edition", then=then["version"], now=now["version"]))
    if then["groups"] and now["groups"] and ids(then) != ids(now):
        notes.append(message("seen.then.other_groups"))
    if now.get("moved"):
        # There is no second picture; what may be said of the two times stands in the pattern itself.
        return told(then, now, sentences(*notes, now["note"]), now["blocks"])
    pairs = list(alike(then, now))
    lines = [line for pair in pairs for line in moves(*pair)]
    blocks = [*said(lines), *turned(pairs)]
    if lines:
        head = heads("item", "question", "group", "then", "now", "moved")
        blocks.append(table(message("seen.then.table"), head, [line[:6] for line in lines]))
    return told(then, now, sentences(*notes), blocks)


def told(then: dict[str, Any], now: dict[str, Any], note: Text, blocks: list[Block]) -> dict[str, Any]:
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


def ids(pattern: dict[str, Any]) -> list[str]:
    """Return the groups of a pattern: an older edition named them in words, and their ids are the same."""
    return [one["id"] for one in pattern["groups"]]


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
        before = {one["group"]: one for one in then["parts"] if one["when"] == when}
        after = {one["group"]: one for one in now["parts"] if one["when"] == when}
        if not before:
            continue
        asked = next(iter(after.values())).get("asked", ASKED.get(when, ""))
        if before.keys() != after.keys():
            before, after = {EVERYONE.id: as_one(before)}, {EVERYONE.id: as_one(after)}
        for group, part in after.items():
            line = Line(now["label"], asked, part["label"], "", "", "", 0)
            yield from moved(strips, line, before[group], part)


def as_one(parts: dict[str, Block]) -> Block:
    """Return the parts of all groups as one: together, they are everyone."""
    counts = added(parts.values())
    ordered = any(one["median"] is not None for one in parts.values())
    return {"label": EVERYONE.label, "counts": counts, "median": middle(counts) if ordered else None}


def part(share: float) -> Text:
    """Return a share of all answers; one that would be rounded to nothing is said to be small, not none."""
    percent = round(100 * share)
    return message("seen.then.percent", percent=percent) if percent else message("seen.then.under_one")


def moved(strips: Block, line: Line, then: Block, now: Block) -> Iterator[Line]:
    """Yield how the middle answer moved, or, where answers have no middle, how each answer's share did."""
    if then["median"] is not None and now["median"] is not None:
        size = now["median"] - then["median"]
        toward = strips["points"][-1] if size > 0 else strips["points"][0]
        words = message("seen.then.steps", n=abs(size), point=toward) if size else STAYED
        yield line._replace(then=number(then["median"]), now=number(now["median"]), moved=words, size=size)
    elif then["median"] is None and now["median"] is None and sum(then["counts"]) and sum(now["counts"]):
        of, now_of = sum(then["counts"]), sum(now["counts"])
        counted = list(zip(strips["points"], then["counts"], now["counts"], strict=True))
        for point, a, b in counted if len(counted) > PAIR else counted[:1]:
            size = b / now_of - a / of
            words = STAYED
            if size:
                words = message("seen.then.more" if size > 0 else "seen.then.fewer", part=part(abs(size)))
            yield line._replace(
                item=message("seen.then.point", item=line.item, point=point),
                then=message("seen.of", count=a, of=of),
                now=message("seen.of", count=b, of=now_of),
                moved=words,
                size=size,
            )


def said(lines: list[Line]) -> Iterator[Block]:
    """Yield the sentence that names the widest moves."""
    if not lines:
        yield sentence(message("seen.then.nothing"))
        return
    widest = sorted((one for one in lines if one.size), key=lambda one: -abs(one.size))[:MOST]
    if not widest:
        yield sentence(message("seen.then.unmoved"))
        return
    named = [
        message(
            "seen.then.move",
            group=one.group,
            item=about(one.item, one.question),
            then=one.then,
            now=one.now,
        )
        for one in widest
    ]
    yield sentence(message("seen.then.most", moves=named))


def turned(pairs: list[tuple[Block, Block, Block]]) -> Iterator[Block]:
    """Yield a sentence for each row whose flags are others now, where the same groups are shown."""
    for _, then, now in pairs:
        same = [{(one["group"], one["when"]) for one in row["parts"]} for row in (then, now)]
        if same[0] == same[1] and then.get("flags", []) != now.get("flags", []):
            was, is_ = (row.get("says") or message("seen.then.unflagged") for row in (then, now))
            yield sentence(message("seen.then.turned", item=now["label"], then=was, now=is_))
