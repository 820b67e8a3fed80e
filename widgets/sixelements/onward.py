"""Where a team is with each part of the course, and which tool helps it on from there: ``path/start-check.toml``.

The start check reads the lines, and every exercise's result the tools of its own part: one table, so that the two
never point different ways.  Nothing is added up; a person marks where the team is, or is shown all of a part's tools.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Annotated, Any

from msgspec import Meta

from . import catalog, course
from .content import ContentError, Exercise, Id, Table, Text, convert, read

DATA = "chapters/path/start-check.toml"
UNKNOWN = "unknown"
"""The answer of somebody who does not know, which the rules treat by itself, and which has no tool."""


class Rules(Table, frozen=True):
    """How marks become a recommendation; the file says what each key does."""

    look_for: Annotated[tuple[Id, ...], Meta(min_length=1)]
    parts: Annotated[int, Meta(ge=1)]
    unknown_share: Annotated[float, Meta(gt=0, lt=1)]
    otherwise: str


class Answer(Table, frozen=True):
    """One mark that a line can get."""

    id: Id
    label: Text


class Tool(Table, frozen=True):
    """The exercise that helps a team on whose mark is *answer*, and why, in a sentence."""

    answer: Id
    exercise: Id
    why: Text


class Question(Table, frozen=True):
    """One line about one part of the course, what shows that it is so, and where to begin if it is not."""

    sub_element: str
    page: Text
    line: Text
    see: Text
    first: Text
    tools: tuple[Tool, ...]


class StartCheck(Table, frozen=True):
    """The whole of ``start-check.toml``."""

    version: Annotated[int, Meta(ge=1)]
    rules: Rules
    answers: Annotated[tuple[Answer, ...], Meta(min_length=2)]
    questions: tuple[Question, ...]


def start_check(source: Path) -> StartCheck:
    """Read the start check of the course in *source*; raises :class:`ContentError` with one plain line."""
    file = source / DATA
    check = convert(read(file), StartCheck, file)
    if [one.sub_element for one in check.questions] != list(catalog.SUB_ELEMENTS):
        raise ContentError(f"{file}: questions: expected one for each part, in the order of the course")
    answers = [one.id for one in check.answers]
    if len(set(answers)) != len(answers) or UNKNOWN not in answers:
        raise ContentError(f'{file}: answers: expected each id once, and "{UNKNOWN}" among them')
    if not set(check.rules.look_for) <= set(answers):
        raise ContentError(f"{file}: rules, key look_for: expected only {', '.join(answers)}")
    if check.rules.otherwise not in catalog.SUB_ELEMENTS:
        raise ContentError(f"{file}: rules, key otherwise: expected a part of the course, for example 6.A")
    stands = [one for one in answers if one != UNKNOWN]
    for one in check.questions:
        if [tool.answer for tool in one.tools] != stands:
            raise ContentError(
                f'{file}: questions "{one.sub_element}", tools: expected one for each of {", ".join(stands)}'
            )
    return check


def told(exercise: Exercise) -> dict[str, Any]:
    """Return the tools of the exercise's part, itself left out, and the version of the marks that choose among them.

    ``{marks, tools: [{answer, label, slug, title, why}]}``; a course may hold fewer exercises, or no start check, and
    its pages then offer fewer tools, or none.
    """
    file = course.root() / DATA
    if not file.is_file():
        return {"marks": 0, "tools": []}
    check = _read(file, file.stat().st_mtime_ns)
    labels = {one.id: one.label for one in check.answers}
    tools = [
        {
            "answer": one.answer,
            "label": labels[one.answer],
            "slug": one.exercise,
            "title": there.title,
            "why": one.why,
        }
        for question in check.questions
        if question.sub_element == exercise.sub_element
        for one in question.tools
        if one.exercise != exercise.slug and (there := catalog.find(one.exercise))
    ]
    return {"marks": check.version, "tools": tools}


def wrong(exercises: Sequence[Exercise]) -> Iterator[str]:
    """Yield a line for each tool that no exercise is, and for a start check that cannot be read."""
    file = course.root() / DATA
    if not file.is_file():
        return
    try:
        check = start_check(course.root())
    except ContentError as error:
        yield str(error)
        return
    known = {one.slug for one in exercises}
    for question in check.questions:
        for one in question.tools:
            if one.exercise not in known:
                where = f'{file}: questions "{question.sub_element}", tools "{one.answer}"'
                yield f'{where}: expected an exercise of the course, found "{one.exercise}"'


@lru_cache(maxsize=2)
def _read(file: Path, _changed: int) -> StartCheck:
    return start_check(file.parents[2])
