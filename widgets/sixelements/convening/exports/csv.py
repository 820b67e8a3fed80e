"""The record as CSV: the long list, for pandas and for any spreadsheet."""

from __future__ import annotations

import csv
import io

from . import Cell, Json, Row, long_list

RISKY = ("=", "+", "-", "@", "\t", "\n", "\r", "＝", "＋", "－", "＠")
"""A spreadsheet takes text that begins like this for a formula, or skips to what comes behind it."""


def write(room: Json) -> bytes:
    """Return the record of *room*; Excel needs the mark at the start to read the letters right."""
    out = io.StringIO()
    lines = csv.writer(out, lineterminator="\r\n")
    lines.writerow(Row._fields)
    lines.writerows([safe(one) for one in row] for row in long_list(room))
    return out.getvalue().encode("utf-8-sig")


def safe(value: Cell) -> Cell:
    """Return text so that no spreadsheet runs it: an apostrophe in front makes it text again."""
    risky = isinstance(value, str) and (value.startswith(RISKY) or value.lstrip().startswith(RISKY))
    return f"'{value}" if risky else value
