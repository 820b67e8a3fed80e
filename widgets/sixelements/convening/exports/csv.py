"""The record as CSV: the long list, for pandas and for any spreadsheet."""

from __future__ import annotations

import csv
import io

from sixelements.convening.messages import said

from . import Json, Row, inert, long_list


def write(room: Json) -> bytes:
    """Return the record of *room*; Excel needs the mark at the start to read the letters right."""
    out = io.StringIO()
    lines = csv.writer(out, lineterminator="\r\n")
    lines.writerow(Row._fields)
    lines.writerows([inert(one) for one in row] for row in long_list(said(room)))
    return out.getvalue().encode("utf-8-sig")
