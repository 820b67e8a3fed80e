"""The record as an Excel workbook: the record to read, one sheet a pattern, commitments, and the long list."""

from __future__ import annotations

import io
import math
import re
from collections.abc import Iterable, Sequence
from typing import Any

from sixelements.convening.messages import said

from . import (
    Cell,
    Json,
    Row,
    Table,
    blocks,
    clean,
    groups,
    heading,
    inert,
    long_list,
    revealed,
    tables,
    totals,
    words,
    written,
)
from .head import AGREED, agreed, aside, promise, title, which_room

OPTIONS = {
    # Participants' text is never more than text, whatever it begins with.
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
    "in_memory": True,
}


LINE = 15
"""The height of a line of text, in points."""
MOST_HEIGHT = 409
"""The height that a row can have at most, in points."""


class Sheet:
    """A worksheet that is filled from the top down and prints on pages as wide as it is; its first row is on each."""

    def __init__(self, book: Any, name: str, widths: Sequence[int]) -> None:
        self.sheet = book.add_worksheet(name)
        self.title, self.strong, self.plain = (
            book.add_format({"text_wrap": True, "valign": "top", **look})
            for look in ({"bold": True, "font_size": 16, "text_wrap": False}, {"bold": True, "bottom": 1}, {})
        )
        self.at, self.widths = 0, widths
        self.sheet.set_landscape()
        self.sheet.fit_to_pages(1, 0)
        self.sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
        self.sheet.repeat_rows(0)
        self.sheet.set_footer("&L&A&R&P / &N")
        for column, width in enumerate(widths):
            self.sheet.set_column(column, column, width)

    def line(self, cells: Iterable[Cell], look: Any = None) -> None:
        """Write one line; text is written as text and numbers as numbers.

        Its height is said, since not every program finds by itself how many lines a wrapped text takes.
        """
        told = list(map(inert, cells))
        if look is not self.title:
            lines = max(
                (wrapped(str(one), width) for one, width in zip(told, self.widths, strict=False)), default=1
            )
            self.sheet.set_row(self.at, min(MOST_HEIGHT, LINE * lines))
        for column, value in enumerate(told):
            if isinstance(value, str):
                self.sheet.write_string(self.at, column, value, look or self.plain)
            else:
                self.sheet.write_number(self.at, column, value, look or self.plain)
        self.at += 1

    def table(self, head: Sequence[str], rows: Iterable[Sequence[Cell]]) -> None:
        """Write a table under what is there, and leave a line free."""
        self.line(head, self.strong)
        for row in rows:
            self.line(row)
        self.at += 1


def wrapped(text: str, width: int) -> int:
    """Return how many lines *text* takes in a column of *width* letters; words stay whole, so some room is left."""
    return sum(max(1, math.ceil(1.15 * len(line) / width)) for line in text.split("\n"))


def write(room: Json) -> bytes:
    """Return the record of *room*."""
    import xlsxwriter  # only a facilitator who asks for the file needs it

    out, room = io.BytesIO(), said(room)
    book = xlsxwriter.Workbook(out, OPTIONS)
    book.set_properties({"title": title(room), "author": "", "comments": clean(room["purpose"])[:255]})
    overview(book, room)
    taken = {words()[key].lower() for key in ("record", "commitments", "data")}
    for number, activity in enumerate(revealed(room), 1):
        pattern_sheet(book, activity, sheet_name(f"{number} {heading(activity)}", taken))
    for number, (one, (caption, head, rows)) in enumerate(written(room), len(revealed(room)) + 1):
        sheet = Sheet(book, sheet_name(f"{number} {heading(one)}", taken), (32,) * len(head))
        sheet.line([heading(one)], sheet.title)
        sheet.line([caption])
        sheet.table(head, rows)
        for line in totals(one):
            sheet.line([line])
    sheet = Sheet(book, words()["commitments"], (28, 60, 24, 32))
    sheet.table([words()[key] for key in AGREED], agreed(room))
    sheet = Sheet(book, words()["data"], (12, 24, 7, 32, 32, 24, 12, 7, 24, 9, 60))
    sheet.table(Row._fields, long_list(room))
    sheet.sheet.freeze_panes(1, 0)
    sheet.sheet.autofilter(0, 0, max(1, sheet.at - 2), len(Row._fields) - 1)
    book.close()
    return out.getvalue()


def overview(book: Any, room: Json) -> None:
    """Fill the first sheet: purpose, who shared, sentences, what to talk about first."""
    told = words()
    sheet = Sheet(book, told["record"], (32, 60, 60))
    sheet.line([title(room)], sheet.title)
    sheet.line([which_room(room)])
    sheet.line([told["purpose"], clean(room["purpose"]) or told["no_purpose"]])
    sheet.line(["", promise(room)])
    sheet.at += 1
    for one in aside(room):
        sheet.line([heading(one), told["aside"]])
    shown = revealed(room)
    if not shown:
        sheet.line([told["nothing"]])
        return
    sheet.table(
        [told["exercise"], told["group"], told["people"]],
        [[heading(one), label, n] for one in shown for label, n in groups(one["pattern"])],
    )
    sheet.table(
        [told["exercise"], told["show"]],
        [
            [heading(one), clean(block["text"])]
            for one in shown
            for block in blocks(one["pattern"], "sentence")
        ],
    )
    talk = [
        (one, item) for one in shown for block in blocks(one["pattern"], "talk") for item in block["items"]
    ]
    if talk:
        sheet.table(
            [told["talk"], told["show"], told["opener"].format(text="").strip()],
            [[clean(item["label"]), clean(item["why"]), clean(item["opener"])] for _, item in talk],
        )


def pattern_sheet(book: Any, activity: Json, name: str) -> None:
    """Fill one sheet with the tables and the shared words of a pattern."""
    sheet = Sheet(book, name, (40, 32, *[12] * 10))
    sheet.line([heading(activity)], sheet.title)
    if activity["pattern"]["note"]:
        sheet.line([clean(activity["pattern"]["note"])])
    sheet.at += 1
    for caption, head, rows in all_tables(activity["pattern"]):
        sheet.line([caption], sheet.title)
        sheet.table(head, rows)


def all_tables(pattern: Json) -> list[Table]:
    """Return the pattern's tables, and one for the words people chose to share."""
    said = [
        Table(
            clean(block["title"]),
            [words()["pattern"]["item"], words()["what"]],
            [[clean(item["about"]), clean(item["text"])] for item in block["items"]],
        )
        for block in blocks(pattern, "words")
    ]
    return [*tables(pattern), *said]


def sheet_name(wanted: str, taken: set[str]) -> str:
    """Return *wanted* as Excel allows it, and unlike those *taken*."""
    plain = re.sub(r"[\[\]:*?/\\']", " ", wanted).strip()[:31].rstrip()
    name, number = plain, 1
    while name.lower() in taken:
        number += 1
        name = f"{plain[:27]} {number}"
    taken.add(name.lower())
    return name
