"""Place things on a line or in a square: now and wanted, or a guess that is set beside what was found."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, ClassVar

from msgspec.structs import replace

from sixelements.content import Exercise, Scale, Score, Table
from sixelements.kinds.base import duplicates
from sixelements.kinds.instrument import UNKNOWN, Instrument, Measure, asked, implied_scale, noted, ordered
from sixelements.shape import OWN, Shape, choice, listing, mapping, record, text

from .content import STOPS, Content, amount, fields_of, scale_id, wrong_axis, wrong_item, wrong_zones

OWN_ITEMS = 6


class Place(Instrument):
    """Placing on a line or in a square, with an answer a line and ask."""

    name: ClassVar[str] = "place"
    noun: ClassVar[str] = "placing"
    Content: ClassVar[type[Table]] = Content
    items: ClassVar[str] = "items"
    optional: ClassVar[Mapping[str, Any]] = {**Instrument.optional, "own": ""}

    def scales(self, exercise: Exercise) -> tuple[Scale, ...]:
        """Return the declared scales, the lines of eleven stops, and the items' own lines."""
        content: Content = exercise.content
        free = [axis for axis in content.axes if not axis.scale]
        ends = str(STOPS[-1])
        stops = [
            implied_scale(scale_id(axis), {n: f"{n} of {ends}" for n in STOPS}, "numbers") for axis in free
        ]
        numbers = [
            implied_scale(
                f"{item.id}-line", {n: amount(n, item.axis.unit) for n in item.axis.values}, "numbers"
            )
            for item in content.items
            if item.axis
        ]
        return (*exercise.scales, *stops, *numbers)

    def measures(self, exercise: Exercise) -> list[Measure]:
        """Return one answer for each item, ask and line; only the first ask says how things stand."""
        content: Content = exercise.content
        first = asked(content)[0][0]
        found = []
        for item in content.items:
            for ask, label in asked(content):
                for name, axis in fields_of(content, ask):
                    own = item.axis is not None
                    where = axis.title if axis and len(content.axes) > 1 else ""
                    found.append(
                        Measure(
                            item=item.id,
                            field=name,
                            path=f"places.{item.id}.{name}",
                            label=item.title,
                            scale=f"{item.id}-line" if own or axis is None else scale_id(axis),
                            ask=", ".join(word for word in (where, label) if word),
                            direction=content.direction if ask == first else "",
                            pillar=item.pillar or content.pillar,
                            place=item.place,
                        )
                    )
        return found

    def fields(self, exercise: Exercise) -> dict[str, Shape]:
        """Return the places of each item, and of those a person adds."""
        content: Content = exercise.content
        values = {scale.id: list(scale.values) for scale in self.scales(exercise)}
        unknown = [UNKNOWN] if content.unknown else []
        each: dict[str, dict[str, Shape]] = {}
        for one in self.measures(exercise):
            points = choice([*values.get(one.scale, []), *unknown])
            each.setdefault(one.item, noted(content))[one.field] = points
        if not content.axes:
            return {"places": record(**{item: record(**fields) for item, fields in each.items()})}
        anyone = record(**each[content.items[0].id])
        places = mapping(list(each), anyone, own=bool(content.own))
        if not content.own:
            return {"places": places}
        return {
            "places": places,
            "own": listing(record(id=OWN, title=text(80)), OWN_ITEMS),
        }

    def derived(self, exercise: Exercise) -> list[Score]:
        """Return the usual results by line; where items have lines of their own, only how many are placed."""
        content: Content = exercise.content
        asks = [ask for ask, _ in asked(content)]
        if any(item.axis for item in content.items):
            scale = implied_scale("any", {0: "0", 1: "1"}, "numbers")
            every = [one for one in ordered("places", asks, scale) if one.op == "answered"]
            return [replace(one, scale="") for one in every]
        scales = {scale.id: scale for scale in self.scales(exercise)}
        found: list[Score] = []
        for number, axis in enumerate(content.axes):
            names = [fields_of(content, ask)[number][0] for ask in asks]
            skipped = {"sections"} if axis.scale else {"sections", "tally"}
            scores = ordered("places", names, scales[scale_id(axis)])
            kept = [one for one in scores if one.name.split("_")[0] not in skipped]
            found += kept if len(content.axes) == 1 else [by_axis(one, "xy"[number]) for one in kept]
        return [replace(one, plus="own") if content.own and one.table else one for one in found]

    def wrong(self, exercise: Exercise) -> Iterator[str]:
        """Yield a line for lines, quarters and items that do not go together."""
        content: Content = exercise.content
        if len(content.asks) not in (0, 2):
            yield f"place, table asks: expected none or two, found {len(content.asks)}"
        scales = {scale.id: scale for scale in exercise.scales}
        for axis in content.axes:
            yield from wrong_axis(axis, scales)
        yield from wrong_zones(content)
        yield from duplicates([scale.id for scale in self.scales(exercise)], "place and [[scales]]")
        for item in content.items:
            yield from wrong_item(item, content)
        if content.unknown and not any(axis.scale for axis in content.axes):
            yield "place, key unknown: expected it only on a line with the named stops of a scale"
        if content.own and not content.axes:
            yield "place, key own: expected a line in place.axes for what people add"

    def worksheet_slots(self, exercise: Exercise) -> dict[str, Any]:
        """Return the stops, the scales by id, and for each ask and line the field, its words and the line."""
        content: Content = exercise.content
        rows = []
        for ask, label in asked(content):
            for name, axis in fields_of(content, ask):
                where = axis.title if axis and len(content.axes) > 1 else ""
                words = ", ".join(word for word in (label, where.lower() if label else where) if word)
                rows.append((name, words, axis))
        scales = {scale.id: scale for scale in self.scales(exercise)}
        return super().worksheet_slots(exercise) | {"rows": rows, "scales": scales, "stops": STOPS}

    def size_in_words(self, exercise: Exercise) -> str:
        """Return how many things there are to place."""
        return f"{len(exercise.content.items)} to place"


def by_axis(score: Score, end: str) -> Score:
    """Return a result of one line of two: what compares two asks is named after the line."""
    compared = {"change", "widest", "same"}
    named = f"{score.name}_{end}" if score.name in compared else score.name
    return replace(score, name=named, of=f"{score.of}_{end}" if score.of in compared else score.of)


KIND = Place()
