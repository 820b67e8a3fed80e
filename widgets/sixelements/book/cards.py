"""Exercises in the pages of the course: one as a card, all of a place as cards, the catalog in tables."""

from __future__ import annotations

import platform
import re
from importlib.metadata import version
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

from .. import __version__, catalog, kinds
from ..content import ContentError, Exercise
from .tag import tag, words

SOFTWARE = ("jupyter-book", "sphinx", "myst-nb", "sphinx-book-theme", "voila", "ipywidgets", "anywidget")


def page(docname: str, text: str, hidden: str = "") -> nodes.Node:
    """Return a link to a page of the book, which Sphinx checks; *hidden* is read aloud after *text*."""
    label = nodes.inline("", text)
    if hidden:
        label += tag("span", hidden, class_="six-hidden")
    reference = addnodes.pending_xref(
        "", label, refdomain="std", reftype="doc", reftarget=f"/{docname}", refexplicit=True, refwarn=True
    )
    return nodes.inline("", "", reference)


def table(caption: str, head: list[str], rows: list[list[nodes.Node | str]]) -> nodes.table:
    """Return a table with a caption and a heading row; the first cell of a row names it."""

    def row(cells: list[Any]) -> nodes.row:
        entries = []
        for cell in cells:
            content = cell if isinstance(cell, nodes.Node) else nodes.Text(str(cell))
            entries.append(nodes.entry("", nodes.paragraph("", "", content)))
        return nodes.row("", *entries)

    group = nodes.tgroup("", cols=len(head))
    group += [nodes.colspec(colwidth=1) for _ in head]
    group += nodes.thead("", row(head))
    group += nodes.tbody("", *[row(cells) for cells in rows])
    return nodes.table("", nodes.title("", caption), group)


class CatalogDirective(SphinxDirective):
    """Base of the directives that read the catalog; their pages are written anew when an exercise changes."""

    def exercises(self) -> list[Exercise]:
        """Return the catalog."""
        self.env.note_dependency(str(Path(self.env.srcdir, "_toc.yml")))  # every exercise has its entry there
        for file in catalog.files():
            self.env.note_dependency(str(file))
        try:
            return catalog.all_exercises()
        except ContentError as error:
            raise self.error(str(error)) from None

    def card(self, exercise: Exercise) -> nodes.Node:
        """Return one exercise as a card with its facts and its two links."""
        say = words("card")
        folder = f"exercises/{exercise.slug}"
        facts = [
            say["who"][exercise.who],
            exercise.minutes.in_words,
            kinds.get(exercise.kind).noun,
        ]
        about = say["about"].format(link="", title=exercise.title)
        return tag(
            "div",
            tag(
                "p",
                f"{exercise.sub_element} · {catalog.SUB_ELEMENTS[exercise.sub_element]}",
                class_="six-tile-where",
            ),
            tag("p", exercise.title, class_="six-tile-title"),
            tag("p", exercise.summary),
            tag("ul", *[tag("li", fact) for fact in facts], class_="six-tile-facts"),
            tag(
                "p",
                page(f"{folder}/{exercise.slug}", say["open"], about),
                page(f"{folder}/facilitator", say["facilitate"], about),
                class_="six-tile-links",
            ),
            class_="six-tile",
            data_element=exercise.element,
        )


class ExerciseCard(CatalogDirective):
    """``{exercise-card} slug``: one exercise."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        """Return the card of the exercise."""
        self.exercises()
        try:
            return [self.card(catalog.get(self.arguments[0]))]
        except ContentError as error:
            raise self.error(str(error)) from None


class Exercises(CatalogDirective):
    """``{exercises} 3`` or ``{exercises} 3.B``: every exercise of an element or of one of its places."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        """Return the cards, or a sentence that says there are none yet."""
        place = self.arguments[0]
        if place not in catalog.SUB_ELEMENTS and place not in map(str, catalog.ELEMENTS):
            raise self.error(f'"{place}" is no element and no place of one; expected for example 3 or 3.B')
        here = [one for one in self.exercises() if place in (one.sub_element, str(one.element))]
        if not here:
            return [tag("p", words("card")["none"], class_="six-empty")]
        return [self.card(one) for one in here]


class Guides(CatalogDirective):
    """``{exercise-guides}``: the facilitator's page of every exercise, in the order of the course."""

    def run(self) -> list[nodes.Node]:
        """Return the table."""
        say = words("guides")
        rows: list[list[nodes.Node | str]] = [
            [
                page(f"exercises/{one.slug}/facilitator", one.title),
                f"{one.sub_element} {catalog.SUB_ELEMENTS[one.sub_element]}",
                str(one.minutes.together),
            ]
            for one in self.exercises()
        ]
        return [table(say["caption"], say["head"], rows)]


class Status(CatalogDirective):
    """``{status}``: what this copy of the book holds and was built with; no date, so that it repeats."""

    def run(self) -> list[nodes.Node]:
        """Return three tables."""
        say = words("status")
        course = [self.part(place) for place in catalog.SUB_ELEMENTS]
        exercises: list[list[nodes.Node | str]] = [
            [
                page(f"exercises/{one.slug}/{one.slug}", one.title),
                one.sub_element,
                kinds.get(one.kind).noun,
                kinds.get(one.kind).size_in_words(one),
                str(one.minutes.alone),
                str(one.minutes.together),
                str(one.version),
            ]
            for one in self.exercises()
        ]
        software: list[list[nodes.Node | str]] = [
            ["Six Elements", __version__],
            ["Python", platform.python_version()],
        ]
        software += [[name, version(name)] for name in SOFTWARE]
        return [
            table(say["course"], say["course_head"], course),
            table(say["catalog"], say["catalog_head"], exercises),
            table(say["versions"], say["versions_head"], software),
        ]

    def part(self, place: str) -> list[nodes.Node | str]:
        """Return the row of one part of the course: is its chapter written, how many exercises are there."""
        say = words("status")
        element, _, letter = place.partition(".")
        folder = f"{element}{letter.lower()}" if letter else "[^/]+"
        chapter = re.compile(rf"chapters/{element}-[^/]+/{folder}/index")
        chapters = sorted(doc for doc in self.env.found_docs if chapter.fullmatch(doc))
        exercises = [one for one in catalog.all_exercises() if one.sub_element == place]
        return [
            f"{place} {catalog.SUB_ELEMENTS[place]}",
            page(chapters[0], say["written"]) if chapters else say["coming"],
            str(len(exercises)),
        ]


def setup(app: Sphinx) -> None:
    """Tell Sphinx the directives' names."""
    app.add_directive("exercise-card", ExerciseCard)
    app.add_directive("exercises", Exercises)
    app.add_directive("exercise-guides", Guides)
    app.add_directive("status", Status)
