"""The record as a Word document that a screen reader can walk: real headings, marked header rows, a language."""

from __future__ import annotations

import datetime
import io
from collections.abc import Sequence
from typing import Any

from sixelements.convening.messages import said

from . import Cell, Json, blocks, clean, groups, heading, inert, revealed, tables, totals, words, written
from .head import AGREED, agreed, aside, promise, title, which_room

LANGUAGE = "en-US"


def write(room: Json) -> bytes:
    """Return the record of *room*."""
    import docx  # only a facilitator who asks for the file needs it

    room, told = said(room), words()
    document = docx.Document()
    set_up(document, room)
    document.add_heading(title(room), 0)
    document.add_paragraph(which_room(room))
    document.add_heading(told["purpose"], 1)
    document.add_paragraph(clean(room["purpose"]) or told["no_purpose"])
    document.add_heading(told["who"], 1)
    document.add_paragraph(promise(room))
    shown = revealed(room)
    if shown:
        counts: list[list[Cell]] = [
            [heading(one), label, n] for one in shown for label, n in groups(one["pattern"])
        ]
        table(document, told["who"], [told["exercise"], told["group"], told["people"]], counts)
    else:
        document.add_paragraph(told["nothing"])
    for activity in shown:
        add_pattern(document, activity)
    for one in aside(room):
        document.add_heading(heading(one), 1)
        document.add_paragraph(told["aside"])
    for one, (caption, head, rows) in written(room):
        document.add_heading(heading(one), 1)
        document.add_heading(caption, 2)
        table(document, caption, head, rows)
        for line in totals(one):
            document.add_paragraph(line)
    document.add_heading(told["commitments"], 1)
    if room["commitments"]:
        table(document, told["commitments"], [told[key] for key in AGREED], agreed(room))
    else:
        document.add_paragraph(told["no_commitments"])
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def set_up(document: Any, room: Json) -> None:
    """Say what the document is and in which language; take out what the library writes about itself."""
    from docx.enum.section import WD_ORIENT
    from docx.oxml.ns import qn

    about = document.core_properties
    about.title, about.language = f"{words()['title']}: {room['spoken']}", LANGUAGE
    about.author = about.comments = about.keywords = about.last_modified_by = ""
    opened = datetime.date.fromisoformat(room["opened"])
    about.created = about.modified = datetime.datetime(
        opened.year, opened.month, opened.day, tzinfo=datetime.UTC
    )
    for page in document.sections:  # seven points side by side need the long edge
        page.orientation = WD_ORIENT.LANDSCAPE
        page.page_width, page.page_height = page.page_height, page.page_width
    for language in document.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), LANGUAGE)


def add_pattern(document: Any, activity: Json) -> None:
    """Add what one exercise showed: sentences, tables, shared words, what to talk about first."""
    told, pattern = words(), activity["pattern"]
    document.add_heading(heading(activity), 1)
    document.add_heading(told["show"], 2)
    if pattern["note"]:
        document.add_paragraph(clean(pattern["note"]))
    for block in blocks(pattern, "sentence"):
        document.add_paragraph(clean(block["text"]))
    for caption, head, rows in tables(pattern):
        document.add_heading(caption, 3)
        table(document, caption, head, rows)
    for block in blocks(pattern, "words"):
        document.add_heading(clean(block["title"]), 2)
        for item in block["items"]:
            about = f" ({clean(item['about'])})" if item["about"] else ""
            document.add_paragraph(f"“{clean(item['text'])}”{about}", style="List Bullet")
    for block in blocks(pattern, "talk"):
        document.add_heading(clean(block["title"]) or told["talk"], 2)
        for place, item in enumerate(block["items"], 1):
            document.add_heading(f"{place}. {clean(item['label'])}", 3)
            document.add_paragraph(clean(item["why"]))
            document.add_paragraph(told["opener"].format(text=clean(item["opener"])))


def table(document: Any, caption: str, head: Sequence[str], rows: Sequence[Sequence[Cell]]) -> None:
    """Add a table whose header row repeats on every page, whose rows stay whole, and which has a name."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    made = document.add_table(rows=1 + len(rows), cols=len(head), style="Table Grid")
    title = OxmlElement("w:tblCaption")
    title.set(qn("w:val"), caption)
    made._tbl.tblPr.append(title)  # noqa: SLF001  (the library offers no other way to name a table)
    widths = shares(head, rows, document)
    made.autofit = False
    for column, width in zip(made.columns, widths, strict=True):
        column.width = width
    # Row by row: asking the table for one cell walks the whole table each time.
    for row, cells in zip(made.rows, [head, *rows], strict=True):
        keep_whole = OxmlElement("w:cantSplit")
        row._tr.get_or_add_trPr().append(keep_whole)  # noqa: SLF001
        for place, value, width in zip(row.cells, cells, widths, strict=True):
            place.text, place.width = str(inert(value)), width
    for place in made.rows[0].cells:
        place.paragraphs[0].runs[0].bold = True
    made.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))  # noqa: SLF001
    document.add_paragraph()


MOST_WEIGHT = 40
"""A column that holds more letters than this in a line gets no more room for them: they wrap."""


def shares(head: Sequence[str], rows: Sequence[Sequence[Cell]], document: Any) -> list[int]:
    """Return the widths of the columns, which together fill the page: as their texts need it, and no word broken.

    What a column needs at least is its longest word; what is left of the page goes to those with the longest texts.
    """
    page = document.sections[0]
    room = int(page.page_width - page.left_margin - page.right_margin)
    columns = list(zip(*[head, *rows], strict=True))
    least = [max(len(word) for text in column for word in [*str(text).split(), ""]) + 2 for column in columns]
    wish = [min(MOST_WEIGHT, max(len(str(text)) for text in column) + 2) for column in columns]
    wish = [max(pair) for pair in zip(least, wish, strict=True)]
    letters = room / LETTER
    if sum(wish) <= letters or sum(least) >= letters:
        sized = wish if sum(wish) <= letters else least
        return [int(room * one / sum(sized)) for one in sized]
    spare = (letters - sum(least)) / (sum(wish) - sum(least))
    return [int((a + (b - a) * spare) * LETTER) for a, b in zip(least, wish, strict=True)]


LETTER = 76_200
"""About the width of a letter of the text of a table, in the document's own unit: 914,400 are an inch."""
