"""The sheet of paper of a rating: a table a section, or a line an item where items have ends of their own."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from sixelements.content import Scale
from sixelements.kinds.base import mark
from sixelements.kinds.instrument import UNKNOWN, asked
from sixelements.kinds.rated import note_lines, rings

if TYPE_CHECKING:
    from .kind import Item, Rate, Section


def body(content: Rate, scale: Scale) -> str:
    """Return the sections, each with a ring for every answer."""
    return asks(content) + "".join(_section(section, content, scale) for section in content.sections)


def asks(content: Rate) -> str:
    """Return the words of the asks, which the tables then name in short."""
    found = "".join(f"<li><b>{escape(ask.label)}</b> {escape(ask.question)}</li>" for ask in content.asks)
    return f"<ul>{found}</ul>" if found else ""


def _section(section: Section, content: Rate, scale: Scale) -> str:
    about = f"<p>{escape(section.about)}</p>" if section.about else ""
    head = f'<div class="six-rate-head"><p class="six-sheet-sub">{escape(section.title)}</p>{about}</div>'
    if any(item.low for item in section.items):
        return head + "".join(_line(item, content, scale) for item in section.items)
    return head + _table(section, content, scale)


def _said(item: Item) -> str:
    """The title of an item and its statement."""
    more = " ".join(text for text in (item.text, item.hint) if text)
    return f"<strong>{escape(item.title)}</strong>" + (f"<br>{escape(more)}" if more else "")


def _table(section: Section, content: Rate, scale: Scale) -> str:
    ends = {scale.values[0]: content.low, scale.values[-1]: content.high}
    labels = [" ".join(filter(None, (point.label, ends.get(point.value)))) for point in scale.points]
    heads = [*(["Asked"] if content.asks else []), *labels, *([content.unknown] if content.unknown else [])]
    head = "".join(f'<th scope="col">{escape(label)}</th>' for label in heads)
    rows = "".join(_rows(item, content, scale, len(heads) + 1) for item in section.items)
    return (
        f'<table class="six-table six-rate-sheet"><caption>{escape(section.title)}</caption>'
        f'<thead><tr><th scope="col">What</th>{head}</tr></thead>{rows}</table>'
    )


def _rows(item: Item, content: Rate, scale: Scale, width: int) -> str:
    """The rows of one item: one an ask, and one for the note."""
    found = []
    for number, (ask, cells) in enumerate(rings(item.id, scale, content)):
        name = f'<th scope="row">{escape(ask)}</th>' if content.asks else ""
        span = f' rowspan="{len(content.asks)}"' if content.asks else ""
        said = f'<th scope="row"{span} class="six-rate-what">{_said(item)}</th>' if number == 0 else ""
        found.append(f"<tr>{said}{name}{cells}</tr>")
    note = note_lines(item.id, content)
    if note:
        found.append(f'<tr><td colspan="{width}">{note}</td></tr>')
    return f"<tbody>{''.join(found)}</tbody>"


def _line(item: Item, content: Rate, scale: Scale) -> str:
    """An item between two ends of its own."""
    low, high = item.low or content.low, item.high or content.high
    rows = ""
    for field, ask in asked(content):
        where = f"ratings.{item.id}.{field}"
        marks = "".join(mark(where, point.value, point.label) for point in scale.points)
        unknown = mark(where, UNKNOWN, content.unknown) if content.unknown else ""
        name = f"<b>{escape(ask)}</b> " if ask else ""
        rows += (
            f'<p class="six-rate-between">{name}<span>{escape(low)}</span> <span>{marks}</span> '
            f"<span>{escape(high)}</span></p>{f'<p>{unknown}</p>' if unknown else ''}"
        )
    return f'<div class="six-sheet-item"><p>{_said(item)}</p>{rows}{note_lines(item.id, content)}</div>'
