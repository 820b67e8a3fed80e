"""A room's ladder: which facts each group picked up, and where the climbs part, from the ground up."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from sixelements.content import Exercise
from sixelements.convening.messages import Text, message, sentences
from sixelements.kinds.ladder.content import Ladder, LadderCase
from sixelements.kinds.ladder.kind import OWN_CASE, RUNGS

from .base import Block, Mark, Tally, Words, heads, hidden, part, sentence, share, table, told
from .moved import Line, picked

POINTS = (message("seen.ladder.picked"), message("seen.ladder.left"))
WAYS = (message("seen.ladder.now_picked"), message("seen.ladder.now_left"))


def marks(exercise: Exercise, answers: dict[str, Any]) -> Iterator[Mark]:
    """Yield each fact picked up, as an answer to its case; a case of someone's own is never counted."""
    picked = answers.get("picked", [])
    for case in exercise.content.cases:
        yield from (Mark(case.id, fact.id) for fact in case.facts if fact.id in picked)


def lines(exercise: Exercise) -> Iterator[Line]:
    """Yield a line for each fact; the facts of a case are one question."""
    for case in exercise.content.cases:
        for fact in case.facts:
            yield picked(case.id, fact.id, fact.text, case.title, WAYS)


def blocks(exercise: Exercise, tally: Tally, words: Sequence[Words], k: int) -> Iterator[Block]:
    """Yield for each case the facts by group and the rungs from the ground up, then the words shared."""
    ladder: Ladder = exercise.content
    seen = [case for case in ladder.cases if tally.groups(case.id)]
    for case in seen:
        strips = facts(case, tally)
        yield sentence(message("seen.of_case", item=case.title, said=sentences(*said(strips))))
        yield strips
        yield ground_up(ladder, case, strips)
    yield from hidden([case.title for case in ladder.cases if case not in seen], k)
    yield from shared(ladder, tally, words)


def facts(case: LadderCase, tally: Tally) -> Block:
    """Count for each fact and group who picked it up, of those who worked the case."""
    rows = []
    for fact in case.facts:
        parts = []
        for group in tally.groups(case.id):
            one = part(tally, case.id, group, [fact.id])
            (picked,) = one["counts"]
            # A device that worked this case finds there whether it picked the fact up itself.
            mine = {"at": ["picked"], "values": [fact.id], "worked": case.id}
            parts.append({**one, **mine, "counts": [picked, one["n"] - picked]})
        rows.append({"id": fact.id, "label": fact.text, "parts": parts, "flag": ""})
    return {
        "type": "strips",
        "id": case.id,
        "title": message("seen.ladder.title", case=case.title),
        "desc": message("seen.ladder.desc"),
        "points": list(POINTS),
        "rows": rows,
    }


def stands_on(strips: Block) -> dict[str, tuple[Text, list[str]]]:
    """Return, by group, its name and the facts that at least half of its people picked up."""
    found: dict[str, tuple[Text, list[str]]] = {}
    for row in strips["rows"]:
        for one in row["parts"]:
            _, held = found.setdefault(one["group"], (one["label"], []))
            held += [row["label"]] if one["counts"][0] * 2 >= one["n"] > 0 else []
    return found


def said(strips: Block) -> Iterator[Text]:
    """Yield where the climbs part, or, for everyone together, which facts carry the room."""
    rows = strips["rows"]
    if len(rows[0]["parts"]) == 1:
        (most,) = max(rows, key=lambda row: row["parts"][0]["counts"][0])["parts"]
        top = [row["label"] for row in rows if row["parts"][0]["counts"][0] == most["counts"][0]]
        left = sum(not row["parts"][0]["counts"][0] for row in rows)
        yield message("seen.ladder.most", count=most["counts"][0], of=most["n"], facts=top)
        if left:
            yield message("seen.ladder.nobody", left=left, of=len(rows))
        return
    held = [own for _, own in stands_on(strips).values()]
    if all(one == held[0] for one in held):
        yield message("seen.ladder.same")
        return
    widest = max(rows, key=lambda row: max(map(share, row["parts"])) - min(map(share, row["parts"])))
    ends = sorted(widest["parts"], key=share)
    yield message("seen.ladder.parts")
    yield message("seen.ladder.differ", fact=widest["label"], most=counted(ends[-1]), least=counted(ends[0]))


def counted(one: Block) -> Text:
    """Say how many of a group stand on a strip's first point."""
    return message("seen.counted", count=one["counts"][0], of=one["n"], group=one["label"])


def ground_up(ladder: Ladder, case: LadderCase, strips: Block) -> Block:
    """Return the two rungs that counts can show, the ground first; the rungs above are for the words."""
    held = stands_on(strips)
    common = [row["label"] for row in strips["rows"] if all(row["label"] in one for _, one in held.values())]
    each = message("seen.ladder.half", facts=common) if common else message("seen.ladder.half_none")
    ground, second = ladder.rungs[0].title, ladder.rungs[1].title
    rows: list[list[Text]] = [[ground, message("seen.ladder.pool", n=len(case.facts))], [second, each]]
    for label, own in held.values():
        only = [one for one in own if one not in common]
        rows += [[second, message("seen.ladder.only", group=label, facts=only)]] if only else []
    return table(message("seen.ladder.ground_up", case=case.title), heads("rung", "shows"), rows)


def shared(ladder: Ladder, tally: Tally, words: Sequence[Words]) -> Iterator[Block]:
    """Yield the words people chose to share: case by case, from the ground up, then the way down."""
    cases: dict[str, Text] = {case.id: case.title for case in ladder.cases}
    cases[OWN_CASE] = message("seen.ladder.own")
    for case, title in cases.items():
        if case == OWN_CASE:
            yield from told(
                title, ((one.text, "") for one in words if one.path[0] in ("own_title", "own_facts"))
            )
        for under, name, heading in headings(ladder):
            found = (
                (one.text, tally.label(case, one.side)) for one in words if one.path == (under, case, name)
            )
            yield from told(message("seen.ladder.under", case=title, asked=heading), found)


def headings(ladder: Ladder) -> Iterator[tuple[str, str, Text]]:
    """Yield the places of written words: the key they stand under, their name, what it asked."""
    titles = {rung.id: rung.title for rung in ladder.rungs}
    for number, rung in enumerate(RUNGS, 1):
        yield "climbs", rung, message("seen.ladder.rung", number=number, rung=titles[rung])
    yield from (("descents", question.id, question.ask) for question in ladder.questions)
    yield "descents", "advocate", ladder.statement.advocate.starter
    yield "descents", "inquire", ladder.statement.inquire.starter
