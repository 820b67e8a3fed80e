"""The answers to one item, by ask and group: what all pictures of an instrument are made from."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from sixelements.content import Exercise, Scale
from sixelements.convening.messages import Text, message
from sixelements.convening.patterns.base import Block, Tally, half
from sixelements.convening.sides import Group
from sixelements.kinds.instrument import Measure, outline
from sixelements.scoring import median

MOST_POINTS = 11
"""A line with more points than this is shown in steps of several points."""
STEPS = 6


AGREED = "agreed"
"""The question that all asks together answer where an item counts only when every chair ticked it."""


class Row(NamedTuple):
    """An item with the measures that may be shown of it, and its parts: one for each measure and group."""

    item: str
    label: Text
    section: str
    measures: list[Measure]
    parts: list[Block]

    def of(self, field: str) -> list[Block]:
        """Return the parts of one ask."""
        return [one for one in self.parts if one["when"] == field]

    @property
    def fields(self) -> list[str]:
        """Return the asks that are shown."""
        return list(dict.fromkeys(one["when"] for one in self.parts))

    def apart(self, field: str) -> float:
        """Return the distance between the middles of the groups, in points."""
        middles = [one["median"] for one in self.of(field) if one["median"] is not None]
        return max(middles) - min(middles) if middles else 0

    def width(self, field: str) -> float:
        """Return how far the middle half of the widest group reaches."""
        return max(
            (one["spread"][1] - one["spread"][0] for one in self.of(field) if one["spread"]), default=0
        )


def question(measure: Measure) -> str:
    """Return which question a measure answers: picks from one list answer one together."""
    return measure.path if measure.picks else f"{measure.item}.{measure.field}"


def scale_of(exercise: Exercise, measure: Measure) -> Scale:
    """Return the line on which a measure stands."""
    return outline(exercise).scales[measure.scale]


def ordered(exercise: Exercise, measure: Measure) -> bool:
    """Say whether the answers have an order, so that they have a middle."""
    return not measure.picks and scale_of(exercise, measure).kind != "names"


def binned(scale: Scale) -> list[tuple[Text, list[Any]]]:
    """Return what a picture shows as its points: the label and the values of each."""
    values = list(scale.values)
    if len(values) <= MOST_POINTS:
        return [(point.label, [point.value]) for point in scale.points]
    size = -(-len(values) // STEPS)
    runs = [values[start : start + size] for start in range(0, len(values), size)]
    return [
        (message("seen.range", low=run[0], high=run[-1]) if len(run) > 1 else str(run[0]), run)
        for run in runs
    ]


def part(exercise: Exercise, tally: Tally, measure: Measure, group: Group) -> Block:
    """Return what one group answered to one measure: counts by point, the middle, the middle half."""
    scale, item = scale_of(exercise, measure), question(measure)
    values = list(scale.values)
    counts = tally.counts(item, group, values)
    found = [value for value, count in zip(values, counts, strict=True) for _ in range(count)]
    by_value = dict(zip(values, counts, strict=True))
    middle = median(found, {"kind": scale.kind, "values": values}) if ordered(exercise, measure) else None
    ends = half(counts) if middle is not None else None
    return {
        "group": group.id,
        "label": group.label,
        "when": "" if measure.field == "value" else measure.field,
        "asked": measure.ask,
        "n": tally.people(item, group),
        "counts": [sum(by_value[value] for value in run) for _, run in binned(scale)],
        "median": middle,
        "spread": [values[place - 1] for place in ends] if ends else None,
        "at": measure.path,
        "values": [run if len(run) > 1 else run[0] for _, run in binned(scale)],
    }


def name(exercise: Exercise, measure: Measure) -> Text:
    """Return what a measure is called: by its chair too, where each chair has it for itself."""
    if not measure.chair:
        return measure.label
    if not measure.section:
        return message(f"seen.measured.version.{measure.chair}", item=measure.label)
    return message(f"seen.measured.turn.{measure.chair}", item=section_names(exercise)[measure.section])


def rows_of(exercise: Exercise, tally: Tally) -> tuple[list[Row], list[Text]]:
    """Return the rows that may be shown, and the names of the items of which nothing may be."""
    if getattr(exercise.content, "agree", False) and not tally.groups(AGREED):
        return [], []
    by_item: dict[str, list[Measure]] = {}
    for measure in outline(exercise).measures:
        by_item.setdefault(measure.item, []).append(measure)
    rows: list[Row] = []
    unseen: list[Text] = []
    for item, measures in by_item.items():
        label = name(exercise, measures[0])
        agreed = measures if getattr(exercise.content, "agree", False) else []
        shown = agreed or [measure for measure in measures if tally.groups(question(measure))]
        if not shown:
            unseen.append(label)
            continue
        counted = [] if shown[0].picks else shown
        parts = [
            part(exercise, tally, measure, group)
            for measure in counted
            for group in tally.groups(question(measure))
        ]
        rows.append(Row(item, label, measures[0].section, shown, parts))
    return rows, [] if rows and rows[0].measures[0].picks else unseen


def strips(exercise: Exercise, rows: Sequence[Row], title: Text) -> list[Block]:
    """Return the rows as pictures, one for each section and line."""
    found: dict[tuple[str, str], list[Row]] = {}
    for row in rows:
        found.setdefault((row.section, row.measures[0].scale), []).append(row)
    names = section_names(exercise)
    return [
        {
            "type": "strips",
            "id": f"{section}.{scale}",
            "title": names.get(section) or title,
            "desc": "",
            "points": [label for label, _ in binned(scale_of(exercise, some[0].measures[0]))],
            "rows": [{"id": row.item, "label": row.label, "parts": row.parts, "flag": ""} for row in some],
        }
        for (section, scale), some in found.items()
    ]


def section_names(exercise: Exercise) -> dict[str, str]:
    """Return the titles of the sections by id, where the kind has sections."""
    return {one.id: one.title for one in getattr(exercise.content, "sections", ())}
