"""A room's ladder: which facts each group picked up, and where the climbs part, from the ground up."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from sixelements.content import Exercise
from sixelements.convening.sides import listed
from sixelements.kinds.ladder.content import Ladder, LadderCase
from sixelements.kinds.ladder.kind import OWN_CASE, RUNGS

from .base import Block, Mark, Tally, Words, hidden, part, quoted, sentence, share, told
from .moved import Line, picked

POINTS = ("picked up", "left on the ground")


def marks(exercise: Exercise, answers: dict[str, Any]) -> Iterator[Mark]:
    """Yield each fact picked up, as an answer to its case; a case of someone's own is never counted."""
    picked = answers.get("picked", [])
    for case in exercise.content.cases:
        yield from (Mark(case.id, fact.id) for fact in case.facts if fact.id in picked)


def lines(exercise: Exercise) -> Iterator[Line]:
    """Yield a line for each fact; the facts of a case are one question."""
    for case in exercise.content.cases:
        for fact in case.facts:
            yield picked(case.id, fact.id, fact.text, case.title, ("now pick it up", "now leave it"))


def blocks(exercise: Exercise, tally: Tally, words: Sequence[Words], k: int) -> Iterator[Block]:
    """Yield for each case the facts by group and the rungs from the ground up, then the words shared."""
    ladder: Ladder = exercise.content
    seen = [case for case in ladder.cases if tally.groups(case.id)]
    for case in seen:
        strips = facts(case, tally)
        yield sentence(f"“{case.title}”: {said(strips)}")
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
    title = f"{case.title}: the facts people picked up"
    desc = "For each fact, how many picked it up and how many left it on the ground."
    return {
        "type": "strips",
        "id": case.id,
        "title": title,
        "desc": desc,
        "points": list(POINTS),
        "rows": rows,
    }


def stands_on(strips: Block) -> dict[str, list[str]]:
    """Return, by the label of the group, the facts that at least half of its people picked up."""
    found: dict[str, list[str]] = {}
    for row in strips["rows"]:
        for one in row["parts"]:
            held = found.setdefault(one["label"], [])
            held += [row["label"]] if one["counts"][0] * 2 >= one["n"] > 0 else []
    return found


def said(strips: Block) -> str:
    """Say where the climbs part, or, for everyone together, which facts carry the room."""
    rows = strips["rows"]
    if len(rows[0]["parts"]) == 1:
        (most,) = max(rows, key=lambda row: row["parts"][0]["counts"][0])["parts"]
        top = [row["label"] for row in rows if row["parts"][0]["counts"][0] == most["counts"][0]]
        left = sum(not row["parts"][0]["counts"][0] for row in rows)
        nobody = f" Nobody picked up {left} of the {len(rows)} facts." if left else ""
        return f"{most['counts'][0]} of {most['n']} people picked up {listed(quoted(top))}.{nobody}"
    held = list(stands_on(strips).values())
    if all(one == held[0] for one in held):
        return "the groups stand on the same facts; the climbs part further up. Read from the ground."
    widest = max(rows, key=lambda row: max(map(share, row["parts"])) - min(map(share, row["parts"])))
    ends = sorted(widest["parts"], key=share)
    counts = [f"{one['counts'][0]} of {one['n']} in {one['label']}" for one in (ends[-1], ends[0])]
    return (
        "the climbs part on the second rung already, before anyone adds a meaning. The groups differ most on "
        f"“{widest['label']}”: picked up by {' and by '.join(counts)}."
    )


def ground_up(ladder: Ladder, case: LadderCase, strips: Block) -> Block:
    """Return the two rungs that counts can show, the ground first; the rungs above are for the words."""
    held = stands_on(strips)
    common = [row["label"] for row in strips["rows"] if all(row["label"] in one for one in held.values())]
    rows = [[ladder.rungs[0].title, f"The same {len(case.facts)} facts for everyone."]]
    rows += [
        [
            ladder.rungs[1].title,
            "At least half of each group: " + (listed(quoted(common)) if common else "no fact."),
        ]
    ]
    for label, own in held.items():
        only = [one for one in own if one not in common]
        rows += (
            [[ladder.rungs[1].title, f"{label}, and not every group: {listed(quoted(only))}"]] if only else []
        )
    caption = f"{case.title}: from the ground up"
    return {"type": "table", "caption": caption, "head": ["Rung", "What the picture shows"], "rows": rows}


def shared(ladder: Ladder, tally: Tally, words: Sequence[Words]) -> Iterator[Block]:
    """Yield the words people chose to share: case by case, from the ground up, then the way down."""
    cases = {**{case.id: case.title for case in ladder.cases}, OWN_CASE: "Cases of people's own"}
    for case, title in cases.items():
        if case == OWN_CASE:
            yield from told(
                title, ((one.text, "") for one in words if one.path[0] in ("own_title", "own_facts"))
            )
        for under, name, heading in headings(ladder):
            found = (
                (one.text, tally.label(case, one.side)) for one in words if one.path == (under, case, name)
            )
            yield from told(f"{title}: {heading}", found)


def headings(ladder: Ladder) -> Iterator[tuple[str, str, str]]:
    """Yield the places of written words: the key they stand under, their name, what it asked."""
    titles = {rung.id: rung.title for rung in ladder.rungs}
    yield from (("climbs", rung, f"rung {number}, {titles[rung]}") for number, rung in enumerate(RUNGS, 1))
    yield from (("descents", question.id, question.ask) for question in ladder.questions)
    yield "descents", "advocate", ladder.statement.advocate.starter
    yield "descents", "inquire", ladder.statement.inquire.starter
