"""Causes: from an issue to a root cause within reach, drawn as a fishbone, and questions about the whole.

The document is ``{"rows": [{"id", "cells": {column: value}}]}``, as that of a table is; ``tree.py`` says what the rows
mean.  Nothing of it is refused: words of blame are pointed out, and a root that is out of reach leads on to the next
cause.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, ClassVar

import tomli

from sixelements.content import Exercise, Table
from sixelements.document import PLACE, VOTED, Form
from sixelements.kinds.working import ROWS, WorkingTool
from sixelements.shape import ROW, Shape, choice, listing, number, problems, record, text

from . import tree
from .content import Example, Fish

HERE = Path(__file__).parent
TEXT, SHORT, ORDER_LENGTH = 200, 160, 60
MOST_ROWS = 60
"""The issue, twelve bones, and whys: more than a group answers in a meeting."""
MOST_VOTES = 2000
ID_LENGTH = 40
"""Letters of the id of a row, as a room's document may have it."""
EVER = 10
"""How many times these may be made in a room: rows that were taken away count too."""
REACH = ("yes", "no")


class CausesKind(WorkingTool):
    """Looking for causes, ranking them, asking why of the first, and finding one within reach."""

    name: ClassVar[str] = "causes"
    noun: ClassVar[str] = "fishbone"
    Content: ClassVar[type[Table]] = Fish
    steps: ClassVar[frozenset[str]] = frozenset({"issue", "causes", "rank", "whys", "opportunity", "results"})
    votes: ClassVar[str] = "votes"

    def document(self, exercise: Exercise) -> Form:
        """Return what a room writes together: issue, causes and whys, and never the questions about the whole."""
        return Form(columns=cells(exercise.content), most_rows=EVER * MOST_ROWS)

    def written(self, exercise: Exercise) -> list[tuple[str, dict[str, Any]]]:
        """Return issue and causes of the first example, which says of itself that it is invented."""
        content: Fish = exercise.content
        rows = content.examples[0].shown if content.examples else ()
        return [
            ("" if one.id != tree.HEAD else one.id, one.cells) for one in rows if "under" not in one.cells
        ]

    def reading(
        self, _exercise: Exercise, rows: list[dict[str, Any]], _results: dict[str, Any]
    ) -> dict[str, Any]:
        """Return the fishbone as a list, the issue, each cause with its votes, its whys under it, and what to draw."""
        told = words()["read"]
        listed: list[list[str | int]] = [[told["issue"], tree.issue(rows), "", ""]]
        whys = []
        for place, cause in enumerate(tree.causes(rows), 1):
            rank = cause["cells"].get("rank")
            name = told["cause"].format(n=rank) if rank else told["unranked"].format(n=place)
            listed.append([name, tree.said(cause), voted(cause), ""])
            for why in tree.answered(rows, cause["id"]):
                name = told["why"].format(n=why.depth, branch=branch(why.branch))
                whys.append([name, tree.said(why.row), "", reached(why.row) if why.last else ""])
                listed.append(whys[-1])
        return {
            "head": list(told["head"].values()),
            "rows": listed,
            "open": [],
            "totals": [],
            "fish": drawn(rows, whys),
        }

    def ballot(self, _exercise: Exercise, rows: list[dict[str, Any]]) -> list[dict[str, str]]:
        """Return the causes, as what a room can vote on."""
        return [{"id": row["id"], "title": tree.said(row)} for row in tree.causes(rows) if tree.said(row)]

    def fields(self, exercise: Exercise) -> dict[str, Shape]:
        """Return the shape: the rows with their cells, and for each question a point and a note."""
        content: Fish = exercise.content
        row = record(id=ROW, cells=record(**cells(content), **{PLACE: text(ORDER_LENGTH)}))
        return {ROWS: listing(row, MOST_ROWS), **super().fields(exercise)}

    def extra_payload(self, exercise: Exercise) -> dict[str, Any]:
        """Return the columns of the rows, beside what every instrument tells its page."""
        return super().extra_payload(exercise) | {"columns": columns(exercise.content)}

    def worksheet_slots(self, exercise: Exercise) -> dict[str, Any]:
        """Return the bones of the blank fish, and the scale of the questions."""
        return super().worksheet_slots(exercise) | {"words": words()}

    def wrong(self, exercise: Exercise) -> Iterator[str]:
        """Yield a line for examples or questions that do not fit."""
        content: Fish = exercise.content
        yield from super().wrong(exercise)
        if content.paper % 2:
            yield f"causes, key paper: expected an even number, found {content.paper}"
        for example in content.examples:
            yield from wrong_example(example, content)

    def size_in_words(self, exercise: Exercise) -> str:
        """Return how many bones the fish may have, and how often it asks why."""
        content: Fish = exercise.content
        return f"up to {content.most} causes, {content.whys} whys"


def words() -> dict[str, Any]:
    """Return the interface words of the kind, at once and behind: the sheet has all steps."""
    files = [
        tomli.loads((HERE / name).read_text(encoding="utf-8")) for name in ("words.toml", "results.toml")
    ]
    return {key: told for file in files for key, told in file["causes"].items()}


def branch(number: int) -> str:
    """Return the letter of a branch: none for the first, "b" for the second answer, and so on."""
    return "abcdefghijklmnopqrstuvwxyz"[min(number, 25)] if number else ""


def drawn(rows: list[tree.Row], whys: list[list[str | int]]) -> dict[str, Any] | None:
    """Return what the drawing of the fish shows, and the lines of the *whys* beside it; None without a cause."""
    causes = [
        {
            "id": row["id"],
            "text": tree.said(row),
            "rank": row["cells"].get("rank", ""),
            "votes": row["cells"].get("votes", ""),
        }
        for row in tree.causes(rows)
        if tree.said(row)
    ]
    issue = tree.issue(rows) or words()["read"]["no_issue"]
    return {"issue": issue, "causes": causes, "whys": whys} if causes else None


def voted(row: tree.Row) -> str | int:
    """Return how many votes a cause has, and that the room's vote says so where it does."""
    votes: int | str = row["cells"].get("votes", "")
    counted = votes != "" and row["cells"].get(VOTED) == votes
    told: str = words()["read"]["voted"]
    return told.format(n=votes) if counted else votes


def reached(row: tree.Row) -> str:
    """Return whether a root is within reach, with the reason, in words."""
    reach = row["cells"].get("reach")
    if reach not in REACH:
        return ""
    told, reason = words()["read"][f"reach_{reach}"], tree.said(row, "reason")
    return f"{told}: {reason}" if reason else told


def cells(content: Fish) -> dict[str, Shape]:
    """Return the shape of each cell: a cause has a rank and votes, a why what it is under and its reach."""
    return {
        "text": text(TEXT),
        "rank": choice([str(n) for n in range(1, content.most + 1)]),
        "votes": number(0, MOST_VOTES),
        "under": text(ID_LENGTH),
        "know": text(SHORT),
        "reach": choice(list(REACH)),
        "reason": text(SHORT),
    }


def columns(content: Fish) -> list[dict[str, Any]]:
    """Return the same cells as the page asks for them, as columns of a table are."""
    told = words()["columns"]

    def texts(id_: str, most: int, label: str, hint: str = "") -> dict[str, Any]:
        return {"id": id_, "label": label, "type": "text", "help": hint, "max": most}

    return [
        texts("text", TEXT, told["text"]),
        {"id": "rank", "label": told["rank"], "type": "text"},
        {
            "id": "votes",
            "label": told["votes"],
            "type": "number",
            "help": "",
            "least": 0,
            "most": MOST_VOTES,
        },
        {"id": "under", "label": told["under"], "type": "text"},
        texts("know", SHORT, content.know.label, content.know.help),
        {
            "id": "reach",
            "label": content.reach.label,
            "type": "choice",
            "help": content.reach.help,
            "options": [{"value": one, "label": told[f"reach_{one}"]} for one in REACH],
        },
        texts("reason", SHORT, content.reason.label, content.reason.help),
    ]


def wrong_example(example: Example, content: Fish) -> Iterator[str]:
    """Yield where an example does not say that it is invented, or holds what nobody could write."""
    where = f'causes.examples "{example.title}"'
    if "invented" not in example.note.lower():
        yield f'{where}, key note: expected the word "invented" in it'
    form = record(id=ROW, cells=record(**cells(content), **{PLACE: text(ORDER_LENGTH)}))
    for place, row in enumerate(example.shown, 1):
        yield from problems(form, {"id": row.id, "cells": row.cells}, f"{where}, shown number {place}")


KIND = CausesKind()
