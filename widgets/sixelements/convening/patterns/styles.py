"""A room's conflict styles: how often each was most and least like people, in the two contexts."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Sequence
from typing import Any

from sixelements.content import Exercise
from sixelements.convening.messages import Text, message, sentences
from sixelements.convening.sides import EVERYONE
from sixelements.kinds.styles.content import Styles

from .base import ASKED, Block, Mark, Tally, Words, hidden, part, sentence
from .moved import Line, amount

CONTEXTS = ("inside", "across")
WHENS = ("most", "least")
LABELS = {context: message(f"styles_contexts.{context}") for context in CONTEXTS}
WAYS = (message("seen.styles.more"), message("seen.styles.less"))


def marks(exercise: Exercise, answers: dict[str, Any]) -> Iterator[Mark]:
    """Yield each choice as an answer for its context; no picture follows one scenario or one person."""
    for scenario in exercise.content.scenarios:
        for when, style in answers.get("replies", {}).get(scenario.id, {}).items():
            yield Mark(f"{scenario.context}.{when}", style)


def lines(exercise: Exercise) -> Iterator[Line]:
    """Yield a line for each style in each context: how often a person chose it."""
    content: Styles = exercise.content
    for context in CONTEXTS:
        most = sum(one.context == context for one in content.scenarios)
        for when in WHENS if most else ():
            for style in content.styles:
                asked = message("seen.styles.asked", context=LABELS[context], asked=ASKED[when])
                line = Line(f"{context}.{when}", style.name, asked, WAYS, counter(style.id), ())
                yield amount(line, most)


def counter(style: str) -> Callable[[Sequence[Hashable]], int]:
    """Return what counts how often a person chose *style*."""
    return lambda given: sum(one == style for one in given)


def blocks(exercise: Exercise, tally: Tally, _words: Sequence[Words], k: int) -> Iterator[Block]:
    """Yield what the room reaches for inside its sides and across the table, as a sentence and as strips."""
    content: Styles = exercise.content
    names = {style.id: style.name for style in content.styles}
    rows = []
    for context in CONTEXTS:
        # Where a device finds its own picks, to mark them beside the room's.
        mine = {
            when: [f"replies.{one.id}.{when}" for one in content.scenarios if one.context == context]
            for when in WHENS
        }
        parts = [
            part(tally, item, group, list(names), when) | {"at": mine[when], "values": list(names)}
            for when in WHENS
            for item in [f"{context}.{when}"]
            for group in tally.groups(item)
        ]
        rows += [{"id": context, "label": LABELS[context], "parts": parts, "flag": ""}] if parts else []
    if rows:
        yield sentence(sentences(*said(rows, list(names.values()))))
        yield {
            "type": "strips",
            "id": "styles",
            "title": message("seen.styles.title"),
            "desc": message("seen.styles.desc"),
            "points": list(names.values()),
            "rows": rows,
        }
    seen = {row["id"] for row in rows}
    yield from hidden([LABELS[context] for context in CONTEXTS if context not in seen], k)


def said(rows: list[Block], names: list[str]) -> Iterator[Text]:
    """Yield for each context and group the style chosen most often, and what grows across the table."""
    for row in rows:
        for one in row["parts"]:
            if one["when"] == "most" and one["n"]:
                most = max(one["counts"])
                top = [name for name, count in zip(names, one["counts"], strict=True) if count == most]
                everyone = one["group"] == EVERYONE.id
                yield message(
                    "seen.styles.most" if len(top) == 1 else "seen.styles.most_each",
                    context=row["label"],
                    who=message("group.everyone_within") if everyone else one["label"],
                    styles=top,
                    count=most,
                    of=sum(one["counts"]),
                )
    inside, across = ({p["group"]: p for p in row["parts"] if p["when"] == "most"} for row in both(rows))
    for group in (one for one in inside if one in across and inside[one]["n"] and across[one]["n"]):
        grown = [b - a for a, b in zip(shares(inside[group]), shares(across[group]), strict=True)]
        if max(grown) > 0:
            name = names[grown.index(max(grown))]
            if group == EVERYONE.id:
                yield message("seen.styles.grows", style=name)
            else:
                yield message("seen.styles.grows_for", style=name, group=inside[group]["label"])


def both(rows: list[Block]) -> list[Block]:
    """Return the rows of the two contexts, an empty one where nothing is shown."""
    found = {row["id"]: row for row in rows}
    return [found.get(context, {"parts": []}) for context in CONTEXTS]


def shares(one: Block) -> list[float]:
    """Return which part of a group's choices each style has."""
    return [count / sum(one["counts"]) for count in one["counts"]]
