"""The sheet of paper of a rubric: a ring beside each described level, and a row of rings for each link."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from sixelements.content import Exercise
from sixelements.kinds.base import mark
from sixelements.kinds.rated import note_lines, rings, scale_of

if TYPE_CHECKING:
    from .kind import Row, Rubric


def body(exercise: Exercise) -> str:
    """Return the sections, row by row, and the links."""
    content: Rubric = exercise.content
    asks = "".join(f"<li><b>{escape(ask.label)}</b> {escape(ask.question)}</li>" for ask in content.asks)
    found = f"<ul>{asks}</ul>" if asks else ""
    for section in content.sections:
        about = f"<p>{escape(section.about)}</p>" if section.about else ""
        found += f'<p class="six-sheet-sub">{escape(section.title)}</p>{about}'
        found += "".join(_row(row, exercise) for row in section.rows)
    return found + _links(exercise)


def _row(row: Row, exercise: Exercise) -> str:
    """One row: what each level looks like, and a ring for each ask."""
    content: Rubric = exercise.content
    scale = scale_of(exercise, content.scale)
    labels = [point.label for point in scale.points] + ([content.unknown] if content.unknown else [])
    levels = [*row.levels, *([""] if content.unknown else [])]
    head = "".join(f'<th scope="col">{escape(label)}</th>' for label in labels)
    told = "".join(f"<td>{escape(level)}</td>" for level in levels)
    marks = "".join(
        f'<tr class="six-rubric-marks"><th scope="row">{escape(ask)}</th>{cells}</tr>'
        for ask, cells in rings(row.id, scale, content)
    )
    text = f"<br>{escape(row.text)}" if row.text else ""
    return (
        f'<div class="six-sheet-item"><p><strong>{escape(row.title)}</strong>{text}</p>'
        f'<table class="six-table six-rubric-sheet"><caption>The levels of: {escape(row.title)}</caption>'
        f"<thead><tr><td></td>{head}</tr></thead><tbody><tr><td></td>{told}</tr>{marks}</tbody></table>"
        f"{note_lines(row.id, content)}</div>"
    )


def _links(exercise: Exercise) -> str:
    """The table of the links, if there are any."""
    content: Rubric = exercise.content
    if not content.links:
        return ""
    scale = scale_of(exercise, content.links.scale)
    titles = {row.id: row.title for section in content.sections for row in section.rows}
    head = "".join(f'<th scope="col">{escape(point.label)}</th>' for point in scale.points)
    rows = ""
    for pair in content.links.pairs:
        cells = "".join(f"<td>{mark(f'links.{pair.id}', point.value)}</td>" for point in scale.points)
        name = f"<strong>{escape(titles[pair.a])} – {escape(titles[pair.b])}</strong><br>{escape(pair.text)}"
        rows += f'<tr><th scope="row">{name}</th>{cells}</tr>'
    return (
        f'<p class="six-sheet-sub">{escape(content.links.title)}</p><p>{escape(content.links.ask)}</p>'
        f'<table class="six-table six-rubric-sheet"><caption>{escape(content.links.title)}</caption>'
        f'<thead><tr><th scope="col">Link</th>{head}</tr></thead><tbody>{rows}</tbody></table>'
    )
