"""The content of placing: lines, quarters, items; and what does not go together."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from typing import Annotated, Literal

from msgspec import Meta, field

from sixelements.content import Id, Scale, Table, Text
from sixelements.kinds.base import duplicates
from sixelements.kinds.instrument import Common, Pillar

STOPS = range(11)
MOST_STOPS = 101
"""The longest line of whole numbers: from 0 to 100 by ones."""

End = Literal["low", "high"]


class Axis(Table, frozen=True):
    """One line: its two ends, and either the named stops of a scale or eleven stops from 0 to 10.

    ``stops`` says in a sentence what each named stop looks like, from the lowest on.
    """

    id: Id
    title: Text
    low: Text
    high: Text
    scale: str = ""
    stops: tuple[Text, ...] = ()


class Zone(Table, frozen=True):
    """One of the four quarters of a square."""

    id: Id
    title: Text
    text: Text
    x: End
    y: End


class Line(Table, frozen=True):
    """A line of whole numbers that belongs to one item, such as a guess in percent."""

    start: int = field(name="from")
    to: int
    step: Annotated[int, Meta(ge=1)] = 1
    unit: str = ""
    low: str = ""
    high: str = ""

    @property
    def values(self) -> range:
        """Every whole number on the line."""
        return range(self.start, self.to + 1, self.step)


class Reveal(Table, frozen=True):
    """What was found, shown once the item is placed; ``actual`` is left out where no number was told."""

    says: Text
    limits: Text
    actual: float | None = None


class PlaceItem(Table, frozen=True):
    """Something to place; it may have a line of its own, and a finding to set the guess beside."""

    id: Id
    title: Text
    text: str = ""
    hint: str = ""
    place: str = ""
    pillar: Pillar = ""
    axis: Line | None = None
    reveal: Reveal | None = None


class Content(Common, frozen=True, kw_only=True):
    """The table ``[place]``: one line or two, the four quarters between two, and what is placed."""

    own: str = ""
    axes: Annotated[tuple[Axis, ...], Meta(max_length=2)] = ()
    zones: tuple[Zone, ...] = ()
    items: Annotated[tuple[PlaceItem, ...], Meta(min_length=1)]


def scale_id(axis: Axis) -> str:
    """Return the id of the scale an axis stands on."""
    return axis.scale or f"{axis.id}-stops"


def amount(number: int, unit: str) -> str:
    """Return a number with its unit: "12%", "4 times"."""
    return f"{number:,}{' ' if unit[:1].isalpha() else ''}{unit}"


def fields_of(content: Content, ask: str) -> list[tuple[str, Axis | None]]:
    """Return the names under which the answers to an ask are kept, each with the line it is on."""
    if len(content.axes) < 2:
        return [(ask, content.axes[0] if content.axes else None)]
    start = "" if ask == "value" else f"{ask}_"
    return [(f"{start}{end}", axis) for end, axis in zip("xy", content.axes, strict=True)]


def wrong_axis(axis: Axis, scales: dict[str, Scale]) -> Iterator[str]:
    """Yield what is wrong with a line and the scale it names."""
    at = f'place.axes "{axis.id}"'
    if not axis.scale:
        if axis.stops:
            yield f"{at}, key stops: expected it only beside a key scale"
        return
    scale = scales.get(axis.scale)
    if scale is None:
        yield f'{at}, key scale: expected the id of a declared [[scales]], found "{axis.scale}"'
    elif scale.kind == "names" or scale.values != tuple(range(1, len(scale.values) + 1)):
        yield f"{at}, key scale: expected numbers or levels whose values are 1, 2, 3 and so on in order"
    elif axis.stops and len(axis.stops) != len(scale.points):
        yield f"{at}, key stops: expected {len(scale.points)}, one a point, found {len(axis.stops)}"


def wrong_zones(content: Content) -> Iterator[str]:
    """Yield what is wrong with the four quarters of a square."""
    yield from duplicates([zone.id for zone in content.zones], "place.zones")
    corners = sorted((zone.x, zone.y) for zone in content.zones)
    square = len(content.axes) == 2
    if square and corners != sorted(product(("low", "high"), repeat=2)):
        yield "place, table zones: expected four, one for each pair of x and y"
    if content.zones and not square:
        yield "place, table zones: expected none, since they belong to two axes"


def wrong_item(item: PlaceItem, content: Content) -> Iterator[str]:
    """Yield what is wrong with an item, its own line and what was found."""
    at = f'place.items "{item.id}"'
    if item.id == "own" or item.id.startswith("own-"):
        yield f"{at}, key id: expected another; own and own-… are taken"
    if item.axis is None:
        if not content.axes:
            yield f"{at}, key axis: expected a line of its own, or one for all in place.axes"
        if item.reveal:
            yield f"{at}, key reveal: expected it only beside a key axis"
        return
    line = item.axis
    if content.axes:
        yield f"{at}, key axis: expected none, since place.axes has a line for all"
    if line.start >= line.to or (line.to - line.start) % line.step or len(line.values) > MOST_STOPS:
        yield f"{at}, key axis: expected whole steps from a lower to a higher number, {MOST_STOPS} at most"
    if item.reveal and item.reveal.actual is not None and not line.start <= item.reveal.actual <= line.to:
        yield f"{at}, key reveal.actual: expected a number on the line, from {line.start} to {line.to}"
