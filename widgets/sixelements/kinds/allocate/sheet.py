"""The sheet of paper: a table a section, a box for the points of each share."""

from __future__ import annotations

from html import escape

from sixelements.kinds.base import lines

from .content import Content, Row, Section, field_of


def body(content: Content) -> str:
    """Return what the shares are, and a table for each section."""
    shares = "".join(
        f"<li><strong>{escape(share.title)}</strong>{': ' if share.text else ''}{escape(share.text)}</li>"
        for share in content.shares
    )
    asks = "".join(
        f"<li><strong>{escape(ask.label)}</strong>: {escape(ask.question)}</li>" for ask in content.asks
    )
    told = f"<ul>{asks}</ul>" if asks else ""
    return (
        f"<p>Share out {content.total} points in each row"
        f"{' and for each question' if asks else ''}; leave out the rows you cannot judge.</p>"
        f"<ul>{shares}</ul>{told}{''.join(_section(content, one) for one in content.sections)}"
    )


def _section(content: Content, section: Section) -> str:
    about = f"<p>{escape(section.about)}</p>" if section.about else ""
    rows = "".join(_row(content, row) for row in section.rows)
    return f'<p class="six-sheet-sub">{escape(section.title)}</p>{about}{rows}'


def _row(content: Content, row: Row) -> str:
    """One row: what it is, and a line of the table for each share."""
    asks = [(ask.id, ask.label) for ask in content.asks] or [("value", "Points")]
    head = "".join(f'<th scope="col">{escape(label)}</th>' for _, label in asks)
    shares = ""
    for share in content.shares:
        words = escape(row.labels.get(share.id, ""))
        boxes = "".join(
            f'<td><span class="six-allocate-box" data-at="shares.{row.id}.{field_of(ask, share)}"></span></td>'
            for ask, _ in asks
        )
        shares += f'<tr><th scope="row"><strong>{escape(share.title)}</strong> {words}</th>{boxes}</tr>'
    sums = f"<td>{content.total}</td>" * len(asks)
    text = f"<br>{escape(row.text)}" if row.text else ""
    note = f"<p>{escape(content.note.label)}</p>{lines(f'shares.{row.id}.note', 1)}" if content.note else ""
    return (
        f'<div class="six-sheet-item six-allocate-block"><p><strong>{escape(row.title)}</strong>{text}</p>'
        f'<table class="six-table six-allocate-paper"><caption class="six-hidden">{escape(row.title)}</caption>'
        f'<thead><tr><th scope="col">Goes to</th>{head}</tr></thead>'
        f'<tbody>{shares}<tr class="six-allocate-sum"><th scope="row">All of it</th>{sums}</tr></tbody></table>'
        f"{note}</div>"
    )
