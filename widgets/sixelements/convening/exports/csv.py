"""The record as CSV: the long list, for pandas and for any spreadsheet."""

from __future__ import annotations

import csv
import io
import re

from sixelements.convening.messages import said

from . import Cell, Json, Row, inert, long_list

KEPT = re.compile(r"(?=.{1,15}\Z)(?:0|[1-9][0-9]*)(?:\.[0-9]*[1-9])?\Z|[0-9]{4}-[0-9]{2}-[0-9]{2}\Z")
"""A number or a day that comes out of a spreadsheet as it went in."""
MONTHS = (
    r"jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?"
)
DAYS = r"(?:mon|tue(?:s)?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?"
READ_ANEW = re.compile(
    rf"(?=.*[0-9])(?:[0-9\s/.,:()%$€£¥'+-]|{MONTHS}|{DAYS}|[ap]m?|e)+\Z", re.IGNORECASE | re.ASCII
)
"""Figures with signs, and with the names of months and days, of which a spreadsheet makes a date or a number."""


def write(room: Json) -> bytes:
    """Return the record of *room*; Excel needs the mark at the start to read the letters right."""
    out = io.StringIO()
    lines = csv.writer(out, lineterminator="\r\n")
    lines.writerow(Row._fields)
    lines.writerows([as_written(one) for one in row] for row in long_list(said(room)))
    return out.getvalue().encode("utf-8-sig")


def as_written(value: Cell) -> Cell:
    """Return what a cell holds so that a spreadsheet shows people's words as they wrote them.

    No text is a formula (:func:`inert`), and none becomes a date or another number: "12/1" and "00123" get an
    apostrophe in front.  Only a CSV needs that, since the other formats say which cell is text.  The twin of
    ``asWritten`` in ``ui/csv.js``.
    """
    if not isinstance(value, str):
        return value
    text = value.strip()
    return (
        f"'{value}"
        if READ_ANEW.match(text) and not KEPT.match(text) and inert(value) == value
        else inert(value)
    )
