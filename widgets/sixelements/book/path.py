"""A reader's own path: ``{path} start``, ``progress``, ``workbook`` and ``record``.

Each gives the page a plain form, which prints as it is, with the page's data as JSON beside it.
``ui/path.js`` makes a live page of it; what it keeps stays on the reader's device.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec
from docutils import nodes
from sphinx.application import Sphinx

from .. import catalog, kinds, worksheet
from ..content import ContentError, Exercise
from ..onward import DATA, UNKNOWN, Question, StartCheck, start_check
from .cards import CatalogDirective, page, table
from .tag import Tag, html, tag, words

READS = {"start", "workbook", "picture"}
"""The pages that read the answers of exercises."""


class OwnPath(CatalogDirective):
    """One page of a reader's own path."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        """Return the page's plain form and its data."""
        view = self.arguments[0]
        if view not in VIEWS:
            raise self.error(f'no page of the path is called "{view}"; expected {", ".join(VIEWS)}')
        source = Path(self.env.srcdir)
        self.env.note_dependency(str(source / DATA))
        exercises = self.exercises()
        try:
            check = start_check(source)
        except ContentError as error:
            raise self.error(str(error)) from None
        data = worksheet.as_json(payload(view, check, exercises))
        return [
            tag(
                "div",
                tag("div", *VIEWS[view](check, exercises), class_="six-path-plain"),
                html(f'<script type="application/json" class="six-data">{data}</script>'),
                class_="six-path",
                data_path=view,
            )
        ]


def payload(view: str, check: StartCheck, exercises: list[Exercise]) -> dict[str, Any]:
    """Return what the script needs to know for *view*, as plain JSON values."""
    places = [
        {"id": place, "name": name, "element": {"number": number, "name": catalog.ELEMENTS[number]}}
        for place, name in catalog.SUB_ELEMENTS.items()
        for number in [int(place[0])]
    ]
    told: dict[str, Any] = {"places": places, "exercises": [entry(one, view) for one in exercises]}
    if view == "start":
        told["check"] = msgspec.to_builtins(check)
    return told


def entry(exercise: Exercise, view: str) -> dict[str, Any]:
    """Return what *view* needs of an exercise: its name, and the script that says what its answers mean."""
    told = {"slug": exercise.slug, "title": exercise.title, "sub_element": exercise.sub_element}
    if view in READS:
        told["script"] = script_name(exercise)
    if view == "start" and kinds.get(exercise.kind).meeting:
        told["play"] = kinds.get(exercise.kind).noun
    return told


def script_name(exercise: Exercise) -> str:
    """Return the name of an exercise's script.

    It stays when its content changes, since a page that did not change itself is not written again and must
    still find it.
    """
    return f"exercise-{exercise.slug}.js"


def script(exercise: Exercise) -> tuple[str, bytes]:
    """Return the name and the content of the script that holds what the page of an exercise knows of it.

    A page on a disk may load a script beside it, and nothing else; so the data of each exercise waits in
    one of its own until a page of the path needs it.
    """
    told = worksheet.as_json(worksheet.payload(exercise))
    text = f'((window.sixElements ??= {{}}).exercises ??= {{}})["{exercise.slug}"] = {told};\n'
    return script_name(exercise), text.encode()


def to_part(question: Question) -> nodes.Node:
    """Return a link to a part of the course, which the script finds by the part."""
    place = question.sub_element
    return tag("span", page(question.page, f"{place} {catalog.SUB_ELEMENTS[place]}"), data_place=place)


def to_exercise(exercise: Exercise) -> nodes.Node:
    """Return a link to an exercise, which the script finds by its slug."""
    link = page(f"exercises/{exercise.slug}/{exercise.slug}", exercise.title)
    return tag("span", link, data_slug=exercise.slug)


def start(check: StartCheck, exercises: list[Exercise]) -> list[nodes.Node]:
    """Return a sheet with a row for each line and a box for each mark, the rules, and the meetings to play."""
    say, labels = words("path"), {one.id: one.label for one in check.answers}
    rows: list[list[nodes.Node | str]] = [
        [to_part(one), f"{one.line} {say['see'].format(see=one.see)}", *[say["box"] for _ in labels]]
        for one in check.questions
    ]
    first, second = (labels[one] for one in check.rules.look_for[:2])
    after = say["start_after"].format(first=first, second=second, unknown=labels[UNKNOWN])
    plays = [
        tag(
            "li",
            f"{one.element} {catalog.ELEMENTS[one.element]}: ",
            to_exercise(one),
            f" ({kinds.get(one.kind).noun})",
        )
        for one in exercises
        if kinds.get(one.kind).meeting
    ]
    return [
        table(say["start"], [say["part"], say["line"], *labels.values()], rows),
        tag("p", after),
        tools(check, exercises),
        *([tag("p", say["start_plays"]), tag("ul", *plays)] if plays else []),
    ]


def tools(check: StartCheck, exercises: list[Exercise]) -> nodes.Node:
    """Return a table of the tool that helps on, for each part of the course and each mark that says where one is."""
    say, known = words("path"), {one.slug: one for one in exercises}
    labels = [one.label for one in check.answers if one.id != UNKNOWN]
    rows: list[list[nodes.Node | str]] = [
        [
            to_part(one),
            *[
                tag("span", to_exercise(known[tool.exercise]), f" {tool.why}")
                if tool.exercise in known
                else ""
                for tool in one.tools
            ],
        ]
        for one in check.questions
    ]
    return table(say["start_tools"], [say["part"], *labels], rows)


def progress(check: StartCheck, exercises: list[Exercise]) -> list[nodes.Node]:
    """Return a table of the parts, their exercises, and a box for what was read."""
    say, rows = words("path"), []
    for question in check.questions:
        here = [one for one in exercises if one.sub_element == question.sub_element]
        links = tag("span", *[tag("span", to_exercise(one), class_="six-path-line") for one in here])
        rows.append([to_part(question), links if here else say["none"], say["box"]])
    return [table(say["progress"], [say["part"], say["exercises"], say["read"]], rows)]


def workbook(_check: StartCheck, exercises: list[Exercise]) -> list[nodes.Node]:
    """Return links to the exercises, whose own pages print."""
    say = words("path")
    if not exercises:
        return [tag("p", say["workbook_none"], class_="six-empty")]
    return [tag("p", say["workbook"]), tag("ul", *[tag("li", to_exercise(one)) for one in exercises])]


def record(check: StartCheck, exercises: list[Exercise]) -> list[nodes.Node]:
    """Return a form for paper: boxes to tick, what the sheet attests, a line for name and date."""
    say = words("path")
    box = f"{say['box']} "
    parts = [tag("li", box, to_part(one)) for one in check.questions]
    worked = [tag("li", box, to_exercise(one)) for one in exercises]
    return [
        tag("p", say["record"]),
        tag("p", say["record_says"]),
        tag("ul", *parts, class_="six-path-boxes"),
        *([tag("p", say["record_exercises"]), tag("ul", *worked, class_="six-path-boxes")] if worked else []),
        tag("p", say["record_attests"]),
        tag("p", say["record_name"], class_="six-path-sign"),
    ]


def picture(check: StartCheck, exercises: list[Exercise]) -> list[nodes.Node]:
    """Return an empty map of the parts by pillar, and lines for what the team would move first."""
    say = words("path")
    blank = [say["box"]] * len(say["pillars"])
    rows: list[list[nodes.Node | str]] = [[to_part(one), *blank] for one in check.questions]
    first: list[list[nodes.Node | str]] = [["\u00a0"] * len(say["first_head"]) for _ in range(FIRST_LINES)]
    return [
        tag("p", say["picture"]),
        table(say["picture_map"], [say["part"], *say["pillars"]], rows),
        table(say["picture_first"], say["first_head"], first),
        tag("p", say["picture_from"]),
        tag("ul", *[tag("li", to_exercise(one)) for one in exercises]),
    ]


FIRST_LINES = 5
VIEWS = {"start": start, "progress": progress, "workbook": workbook, "picture": picture, "record": record}
"""The plain form of each page, by name."""


def is_on(doctree: nodes.document) -> bool:
    """Say whether a page is one of a reader's own path."""
    return any("data-path" in node["html_attributes"] for node in doctree.findall(Tag))


def setup(app: Sphinx) -> None:
    """Tell Sphinx the directive's name."""
    app.add_directive("path", OwnPath)
