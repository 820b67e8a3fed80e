"""Tables made from the course's own records: ``{promises}``, and ``{objectives}`` with what each leads to."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import tomli
from docutils import nodes
from sphinx.application import Sphinx

from .. import catalog
from .cards import CatalogDirective, page, table
from .tag import words

PROMISES = "chapters/facilitators/promises.toml"
OBJECTIVES = "chapters/objectives"


class Records(CatalogDirective):
    """Base of the two: a page is written anew when a record it shows changes."""

    def read(self, file: Path) -> dict[str, Any]:
        """Return what a record holds."""
        self.env.note_dependency(str(file))
        return tomli.loads(file.read_text(encoding="utf-8"))


class Promises(Records):
    """Every promise of the course: its words, what keeps it, where it ends, how to test it."""

    def run(self) -> list[nodes.Node]:
        """Return the table."""
        say = words("promises")
        rows: list[list[nodes.Node | str]] = [
            [
                " ".join(one["words"]),
                one["said"],
                one["keeps"],
                one["ends"] or say["none"],
                one["test"] or say["none"],
            ]
            for one in self.read(Path(self.env.srcdir, PROMISES))["promise"]
        ]
        return [table(say["caption"], say["head"], rows)]


class Objectives(Records):
    """Every objective with the questions, tasks and exercises that lead to it, a table for each part."""

    def run(self) -> list[nodes.Node]:
        """Return the tables, in the order of the course."""
        say, known = words("objectives"), {one.slug: one.title for one in self.exercises()}
        tables: list[nodes.Node] = []
        for file in sorted(Path(self.env.srcdir, OBJECTIVES).glob("*.toml")):
            by_page: dict[str, list[list[nodes.Node | str]]] = {}
            for one in self.read(file).get("objective", []):
                ways = [self.way(by, known) for by in one["by"]]
                by_page.setdefault(one["page"].removesuffix(".md"), []).append(
                    [one["objective"], listed(ways)]
                )
            for landing, rows in by_page.items():
                tables.append(table(say["caption"].format(part=part(landing)), say["head"], rows))
        return tables

    def way(self, by: str, known: dict[str, str]) -> nodes.Node:
        """Return a link to an exercise, or to the page that holds a question or a task."""
        name, mark, title = by.partition("#")
        if mark:
            return page(name.removesuffix(".md"), title)
        if by not in known:
            raise self.error(f'{OBJECTIVES}: no exercise is called "{by}"')
        return page(f"exercises/{by}/{by}", known[by])


def listed(ways: list[nodes.Node]) -> nodes.Node:
    """Return several links on one line, with semicolons between them."""
    line = nodes.inline()
    for number, way in enumerate(ways):
        if number:
            line += nodes.Text("; ")
        line += way
    return line


def part(landing: str) -> str:
    """Return the place of a landing page, as "3.B Boundaries and Power"."""
    folder = Path(landing).parent
    place = folder.name if folder.name[0].isdigit() else folder.parent.name[0]
    number = f"{place[0]}.{place[1:].upper()}" if len(place) > 1 else place
    return f"{number} {catalog.SUB_ELEMENTS[number]}"


def setup(app: Sphinx) -> None:
    """Tell Sphinx the directives' names."""
    app.add_directive("promises", Promises)
    app.add_directive("objectives", Objectives)
