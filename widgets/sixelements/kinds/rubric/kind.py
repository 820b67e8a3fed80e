"""Rubric: rows whose levels are each described, and, where wanted, the links between every two rows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import combinations
from typing import Any, ClassVar

from sixelements.content import Exercise, Score, Table
from sixelements.kinds.instrument import Measure
from sixelements.kinds.rated import Rated, scale_of, wrong_asks, wrong_scale
from sixelements.shape import Shape, choice, mapping

from .content import Links, Rubric, rows

LINKS = "links"
"""The table of the links, the key of their answers, and their section among the measures."""


class RubricKind(Rated):
    """Reading what each level looks like, choosing one, and naming an opportunity."""

    name: ClassVar[str] = "rubric"
    noun: ClassVar[str] = "rubric"
    Content: ClassVar[type[Table]] = Rubric
    items: ClassVar[str] = "sections.rows"
    optional: ClassVar[Mapping[str, Any]] = {**Rated.optional, "links": None}

    def kept(self, content: dict[str, Any]) -> dict[str, Any]:
        """Return the table with the links between rows that are asked."""
        ids = {row["id"] for section in content["sections"] for row in section["rows"]}
        links = content["links"] or {"pairs": []}
        pairs = [one for one in links["pairs"] if {one["a"], one["b"]} <= ids]
        return content | {"links": links | {"pairs": pairs} if pairs else None}

    def measures(self, exercise: Exercise) -> list[Measure]:
        """Return one measure a row and ask, and one a link."""
        content: Rubric = exercise.content
        found = super().measures(exercise)
        titles = {row.id: row.title for row in rows(content)}
        return found + [
            Measure(
                item=pair.id,
                field="link",
                path=f"{LINKS}.{pair.id}",
                label=f"{titles.get(pair.a, pair.a)} – {titles.get(pair.b, pair.b)}",
                scale=content.links.scale,
                section=LINKS,
                direction=content.direction,
                pillar=content.pillar,
            )
            for pair in (content.links.pairs if content.links else ())
            if content.links
        ]

    def fields(self, exercise: Exercise) -> dict[str, Shape]:
        """Return the shape: for each row a level under each ask and a note; for each link a point."""
        content: Rubric = exercise.content
        found = super().fields(exercise)
        if content.links:
            point = choice(list(scale_of(exercise, content.links.scale).values))
            found[LINKS] = mapping([pair.id for pair in content.links.pairs], point)
        return found

    def tables(self, exercise: Exercise) -> dict[str, list[dict[str, Any]]]:
        """Return the rows as items, and the links in a table of their own."""
        every = super().tables(exercise)["items"]
        found = {"items": [one for one in every if one["section"] != LINKS]}
        return found | (
            {LINKS: [one for one in every if one["section"] == LINKS]} if exercise.content.links else {}
        )

    def derived(self, exercise: Exercise) -> list[Score]:
        """Return the usual results of the rows, and of the links how many stand where."""
        content: Rubric = exercise.content
        found = super().derived(exercise)
        if not content.links:
            return found
        told: dict[str, Any] = {"table": LINKS, "answers": LINKS, "scale": content.links.scale}
        return [
            *found,
            Score(name="answered_links", op="answered", **told),
            Score(name="tally_links", op="tally", **told),
            Score(name="each_links", op="median", by="id", **told),
            Score(name="highest_links", op="highest", of="each_links"),
            Score(name="lowest_links", op="lowest", of="each_links"),
        ]

    def worksheet_slots(self, exercise: Exercise) -> dict[str, Any]:
        """Return the points to put rings at, and for the links their scale and the titles of the rows."""
        content: Rubric = exercise.content
        found = super().worksheet_slots(exercise)
        if content.links:
            found["link_scale"] = scale_of(exercise, content.links.scale)
            found["titles"] = {row.id: row.title for row in rows(content)}
        return found

    def wrong(self, exercise: Exercise) -> Iterator[str]:
        """Yield a line for a scale or a place that does not fit, levels not described, pairs left out."""
        content: Rubric = exercise.content
        yield from super().wrong(exercise)
        yield from wrong_asks(content, self.name)
        for scale in (scale for scale in exercise.scales if scale.id == content.scale):
            for row in rows(content):
                if len(row.levels) != len(scale.points):
                    expected = f"one text for each of the {len(scale.points)} points of {scale.id}"
                    yield f'rubric.sections.rows "{row.id}", key levels: expected {expected}, found {len(row.levels)}'
        if LINKS in [section.id for section in content.sections]:
            yield f'rubric.sections "{LINKS}", key id: expected another; the page uses it itself'
        if content.links:
            yield from wrong_scale(exercise, content.links.scale, "rubric.links, key scale")
            yield from _wrong_pairs(content, content.links)

    def size_in_words(self, exercise: Exercise) -> str:
        """Return the number of rows, and of links."""
        content: Rubric = exercise.content
        links = f", {len(content.links.pairs)} links" if content.links else ""
        return f"{len(rows(content))} rows{links}"


def _wrong_pairs(content: Rubric, links: Links) -> Iterator[str]:
    """Yield each two rows that the pairs name twice or not at all, and each name that is no row."""
    ids = [row.id for row in rows(content)]
    found = [frozenset((pair.a, pair.b)) for pair in links.pairs]
    for number, pair in enumerate(links.pairs, 1):
        where = f"rubric.links.pairs number {number}"
        for one in (pair.a, pair.b):
            if one not in ids:
                yield f'{where}: expected the ids of two rows, found "{one}"'
        if pair.a == pair.b:
            yield f'{where}: expected two rows, found "{pair.a}" twice'
    for a, b in combinations(dict.fromkeys(ids), 2):
        count = found.count(frozenset((a, b)))
        if count != 1:
            yield f"rubric.links.pairs: expected {a} and {b} once, found {count} times"


KIND = RubricKind()
