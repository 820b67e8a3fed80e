"""A room that chose words: each question has choices of its own, and what counts is where the two sides part."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sixelements.content import Exercise
from sixelements.convening.messages import Text, message, sentences
from sixelements.convening.patterns.base import Block, Tally, added, of_party, sentence

from .rows import Row, question, scale_of, strips

FIRST = 3
BOTH = ("labor", "management")


def blocks(exercise: Exercise, rows: Sequence[Row], tally: Tally) -> Iterator[Block]:
    """Yield the sentences, and a picture for each question, which names its choices one by one."""
    yield sentence(sentences(*said(exercise, rows, tally)))
    for block in strips(exercise, rows, message("seen.measured.chosen")):
        yield block | {"named": True}


def choices(exercise: Exercise, row: Row) -> list[str]:
    """Return the choices of a question in words."""
    return [point.label for point in scale_of(exercise, row.measures[0]).points]


def said(exercise: Exercise, rows: Sequence[Row], tally: Tally) -> Iterator[Text]:
    """Yield where the two sides part most, where everybody chose alike, and what divides the room most."""
    counts = {row.item: added(row.parts) for row in rows}
    rows = [row for row in rows if sum(counts[row.item])]
    if not rows:
        return
    apart = {row.item: sides_apart(row, tally) for row in rows}
    furthest = max(rows, key=lambda row: apart[row.item][0])
    far, favored = apart[furthest.item]
    if far:
        labels = choices(exercise, furthest)
        labor, management = (labels[one] for one in favored)
        yield message("seen.measured.part_most", item=furthest.label, labor=labor, management=management)
    together = [row.label for row in rows if max(counts[row.item]) == sum(counts[row.item])]
    if together:
        yield message("seen.measured.one_mind", items=together[:FIRST])
    divided = min(rows, key=lambda row: max(counts[row.item]) / sum(counts[row.item]))
    if divided.label not in together:
        told = [
            message("seen.measured.count_chose", count=count, words=words)
            for words, count in zip(choices(exercise, divided), counts[divided.item], strict=True)
            if count
        ]
        yield message("seen.measured.divided_words", item=divided.label, words=told)


def sides_apart(row: Row, tally: Tally) -> tuple[float, list[int]]:
    """Return how far labor and management are apart, from 0 to 1, and what each chose most often.

    It is the share of the people of one side who would have to choose otherwise for both to look alike
    (the total variation distance); 0 where a side is not shown apart, or both favor the same words.
    """
    groups = tally.groups(question(row.measures[0]))
    sides = [of_party(row.parts, groups, party) for party in BOTH]
    counts = [added(parts) for parts in sides if parts]
    if len(counts) < len(BOTH) or not all(map(sum, counts)):
        return 0, []
    favored = [one.index(max(one)) for one in counts]
    if favored[0] == favored[1]:
        return 0, []
    first, second = ([count / sum(one) for count in one] for one in counts)
    return sum(abs(a - b) for a, b in zip(first, second, strict=True)) / 2, favored
