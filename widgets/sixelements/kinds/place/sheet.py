"""The sheet of paper: what each stop looks like, a block an item, and on a last page what was found."""

from __future__ import annotations

from html import escape

from sixelements.content import Exercise, Scale
from sixelements.kinds.base import lines, mark
from sixelements.kinds.instrument import UNKNOWN

from .content import STOPS, Axis, Content, PlaceItem, Zone, fields_of

BLANKS = 3
"""Blocks for things people add; on a screen there may be more."""


def body(exercise: Exercise, scales: dict[str, Scale]) -> str:
    """Return the body of the sheet; *scales* holds every line by its id."""
    content: Content = exercise.content
    blocks = [_item(content, item, scales) for item in content.items]
    if content.own:
        added = f'<p class="six-sheet-sub">{escape(content.own)}</p>'
        blocks += [added, *(_blank(content, number, scales) for number in range(1, BLANKS + 1))]
    return _key(content, scales) + "".join(blocks) + _found(content)


def _key(content: Content, scales: dict[str, Scale]) -> str:
    """What the named stops look like, and the square with its four quarters."""
    found = ""
    for axis in content.axes:
        if axis.stops:
            labels = [point.label for point in scales[axis.scale].points]
            rows = "".join(
                f"<li><strong>{escape(label)}.</strong> {escape(text)}</li>"
                for label, text in zip(labels, axis.stops, strict=True)
            )
            found += f'<p class="six-sheet-sub">{escape(axis.title)}</p><ol>{rows}</ol>'
    if content.zones:
        found += _square(content)
    return found


def _square(content: Content) -> str:
    """An empty square to draw on, with its quarters in words beside it."""
    across, up = content.axes
    rows = "".join(
        f"<li><strong>{escape(zone.title)}</strong> ({escape(across.title.lower())} {zone.x}, "
        f"{escape(up.title.lower())} {zone.y}). {escape(zone.text)}</li>"
        for zone in content.zones
    )
    names = "".join(_zone_name(zone) for zone in content.zones)
    return (
        '<div class="six-sheet-item"><svg class="six-place-paper" viewBox="0 0 340 360" role="img" '
        'aria-label="An empty square with four quarters, described in the list beside it">'
        '<path class="six-place-axis" d="M10 10H330V330H10ZM170 10V330M10 170H330"/>'
        f"{names}"
        f'<text x="10" y="350">{escape(across.title)}: {escape(across.low)}</text>'
        f'<text x="330" y="350" text-anchor="end">{escape(across.high)}</text>'
        f"</svg><p>Up: {escape(up.title.lower())}, from {escape(up.low)} to {escape(up.high)}.</p>"
        f"<ul>{rows}</ul></div>"
    )


def _zone_name(zone: Zone) -> str:
    """The name of a quarter, a word a line, in its upper part: marks need the rest."""
    x, y = (90 if zone.x == "low" else 250), (28 if zone.y == "high" else 188)
    words = "".join(
        f'<tspan x="{x}" y="{y + 16 * number}">{escape(word)}</tspan>'
        for number, word in enumerate(zone.title.split())
    )
    return f'<text text-anchor="middle">{words}</text>'


def _item(content: Content, item: PlaceItem, scales: dict[str, Scale]) -> str:
    """One item: what it is, a row of rings for each ask and line, lines to write on."""
    text = f"<br>{escape(item.text)}" if item.text else ""
    hint = f'<br><span class="six-place-hint">{escape(item.hint)}</span>' if item.hint else ""
    head = f"<p><strong>{escape(item.title)}</strong>{text}{hint}</p>"
    if item.axis:
        low, high = (escape(word) for word in (item.axis.low, item.axis.high))
        ends = f"{item.axis.start} {low} to {item.axis.to} {high}"
        rows = (
            f'<p class="six-place-guess">My guess, from {" ".join(ends.split())}: '
            f'<span class="six-place-blank" data-at="places.{item.id}.value"></span> '
            f"{escape(item.axis.unit)}</p>"
        )
    else:
        rows = _rows(content, item.id, scales)
    return f'<div class="six-sheet-item six-place-block">{head}{rows}{_note(content, item.id)}</div>'


def _blank(content: Content, number: int, scales: dict[str, Scale]) -> str:
    """A block for something the writer adds."""
    title = f'<span class="six-place-blank six-place-name" data-at="paper.own.own-{number}"></span>'
    rows = _rows(content, f"own-{number}", scales) + _note(content, f"own-{number}")
    return f'<div class="six-sheet-item six-place-block"><p>{title}</p>{rows}</div>'


def _note(content: Content, item: str) -> str:
    return f"<p>{escape(content.note.label)}</p>{lines(f'places.{item}.note', 1)}" if content.note else ""


def _rows(content: Content, item: str, scales: dict[str, Scale]) -> str:
    """A row of rings for each ask and line."""
    asks = [(ask.id, ask.label) for ask in content.asks] or [("value", "")]
    found = ""
    for ask, label in asks:
        for name, axis in fields_of(content, ask):
            if axis:
                where = axis.title if len(content.axes) > 1 else ""
                words = ", ".join(word for word in (label, where.lower() if label else where) if word)
                found += _rings(content, axis, f"places.{item}.{name}", words, scales)
    return found


def _rings(content: Content, axis: Axis, path: str, words: str, scales: dict[str, Scale]) -> str:
    """The stops of one line as rings: named ones by name, others by number between the two ends."""
    if axis.scale:
        rings = "".join(mark(path, point.value, point.label) for point in scales[axis.scale].points)
        if content.unknown:
            rings += mark(path, UNKNOWN, content.unknown)
    else:
        rings = (
            f"<i>{escape(axis.low)}</i> "
            + "".join(mark(path, stop, str(stop)) for stop in STOPS)
            + f" <i>{escape(axis.high)}</i>"
        )
    named = f"<b>{escape(words)}</b> " if words else ""
    return f'<p class="six-place-rings">{named}{rings}</p>'


def _found(content: Content) -> str:
    """What was found, on a page of its own, so that guesses come first."""
    rows = "".join(
        f'<div class="six-sheet-item"><p><strong>{escape(item.title)}</strong><br>'
        f"{escape(item.reveal.says)}</p><p>{escape(item.reveal.limits)}</p></div>"
        for item in content.items
        if item.reveal
    )
    if not rows:
        return ""
    return (
        '<div class="six-place-behind"><p class="six-sheet-sub">What was found, and what it does not say</p>'
        f"<p>Look here only after you have written your guesses.</p>{rows}</div>"
    )
