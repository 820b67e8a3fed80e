"""For authors: a new exercise, the derived files, and the check that refuses what is not right."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from textwrap import dedent, indent
from typing import Any

from . import agenda_pages, agendas, carrying, catalog, course, kinds, notebook, onward, scoring, shape
from .content import SLUG, ContentError, Exercise, Score
from .kinds.base import duplicates

TOC_START = re.compile(
    r"^(?P<space> *)# exercises (?P<place>[1-6](?:\.[AB])?): written by build$", re.MULTILINE
)
TOC_END = "# end exercises"


# Derived files: written by build(), compared byte by byte by check().


def contents(toc: str, exercises: list[Exercise]) -> str:
    """Return the text of ``_toc.yml`` with each sub-element's exercises between its two marker lines."""
    places = [match["place"] for match in TOC_START.finditer(toc)]
    for exercise in exercises:
        if exercise.sub_element not in places:
            marker = f"# exercises {exercise.sub_element}: written by build"
            raise ContentError(
                f'_toc.yml: expected a line "{marker}" where {exercise.slug} belongs, and none is there'
            )
    out, rest = "", toc
    while found := TOC_START.search(rest):
        before, after = rest[: found.end()], rest[found.end() :]
        if TOC_END not in after:
            raise ContentError(f'_toc.yml: expected "{TOC_END}" after "{found[0].strip()}"')
        entries = "".join(
            f"- file: exercises/{one.slug}/{one.slug}\n  sections:\n    - file: exercises/{one.slug}/facilitator\n"
            for one in exercises
            if one.sub_element == found["place"]
        )
        out += f"{before}\n{indent(entries, found['space'])}{found['space']}{TOC_END}"
        rest = after.partition(TOC_END)[2]
    return out + rest


def derived(exercises: list[Exercise]) -> Iterator[tuple[Path, str]]:
    """Yield each derived file of the course with the text it must hold."""
    for exercise in exercises:
        yield notebook.file(exercise), notebook.text(exercise)
    yield from agenda_pages.pages()
    toc = course.root() / "_toc.yml"
    yield toc, contents(toc.read_text(encoding="utf-8"), exercises)


def build() -> list[Path]:
    """Write every derived file that is not up to date; return those written."""
    written = []
    for file, text in derived(catalog.all_exercises()):
        if not file.exists() or file.read_text(encoding="utf-8") != text:
            file.write_text(text, encoding="utf-8", newline="\n")
            written.append(file)
    return written


# The check.


def check() -> list[str]:
    """Return everything wrong with the course's exercises, one plain line each; an empty list is good news."""
    found: list[str] = []
    exercises: list[Exercise] = []
    for file in catalog.files():
        try:
            exercise = catalog.load_exercise(file)
        except ContentError as error:
            found.append(str(error))
            continue
        exercises.append(exercise)
        found += [f"{file}: {line}" for line in wrong_with(exercise)]
    found += duplicates([exercise.slug for exercise in exercises], "the course")
    found += [*begin_once(exercises), *carrying.wrong(exercises), *onward.wrong(exercises), *agendas.wrong()]
    if not catalog.files():
        found.append(f"{course.exercises()}: expected at least one folder with an exercise.toml, found none")
    return found or stale(catalog.all_exercises())


def begin_once(exercises: list[Exercise]) -> Iterator[str]:
    """Yield a line for each part with several exercises to begin with."""
    for place in catalog.SUB_ELEMENTS:
        first = [one.slug for one in exercises if one.begin and one.sub_element == place]
        if len(first) > 1:
            yield f"part {place}, key begin: expected one exercise to begin with, found {', '.join(first)}"


def stale(exercises: list[Exercise]) -> list[str]:
    """Return a line for each derived file that is missing or differs from what ``build`` would write."""
    try:
        return [
            f"{file}: not what its source gives; run: python -m sixelements build"
            for file, text in derived(exercises)
            if not file.exists() or file.read_bytes() != text.encode()
        ]
    except ContentError as error:
        return [str(error)]


def wrong_with(exercise: Exercise) -> Iterator[str]:
    """Yield what types alone cannot refuse in one exercise; each line names the table and the key."""
    folder = exercise.file.parent
    if exercise.slug != folder.name:
        yield f'top of the file, key slug: expected "{folder.name}", the name of its folder, found "{exercise.slug}"'
    place = catalog.SUB_ELEMENTS.get(exercise.sub_element)
    if place is None or exercise.sub_element[0] != str(exercise.element):
        known = ", ".join(one for one in catalog.SUB_ELEMENTS if one[0] == str(exercise.element))
        expected = f"expected one of {known} for element {exercise.element}"
        yield f'top of the file, key sub_element: {expected}, found "{exercise.sub_element}"'
    page = folder / "facilitator.md"
    if not page.exists() or not page.read_text(encoding="utf-8").startswith("# "):
        yield "facilitator.md beside it: expected a page that opens with a heading"
    yield from duplicates([scale.id for scale in exercise.scales], "[[scales]]")
    for scale in exercise.scales:
        if len(set(scale.values)) != len(scale.values):
            yield f"[[scales]] {scale.id}, key points: expected each value once"
    yield from duplicates([score.name for score in exercise.scores], "[[scores]]")
    kind = kinds.get(exercise.kind)
    for name in sorted(kind.scores - {score.name for score in exercise.scores}):
        yield f'[[scores]]: expected one called "{name}"; the page of a {exercise.kind} shows it'
    trouble = [*kind.check(exercise), *wrong_scores(exercise)]
    yield from trouble
    if not trouble:
        yield from wrong_cases(exercise)


def wrong_scores(exercise: Exercise) -> Iterator[str]:
    """Yield what keeps a declared score from being computed."""
    scales = {scale.id: scale for scale in exercise.scales}
    tables = kinds.get(exercise.kind).tables(exercise)
    earlier: list[str] = []
    for score in exercise.scores:
        where = f"[[scores]] {score.name}"
        if score.op in scoring.OF_SCORE:
            for key in ("of", "minus") if score.op == "change" else ("of",):
                if getattr(score, key) not in earlier:
                    yield f'{where}, key {key}: expected the name of a score above it, found "{getattr(score, key)}"'
        else:
            if score.table not in tables:
                yield f'{where}, key from: expected one of {", ".join(tables)}, found "{score.table}"'
            yield from wrong_scale(score, scales.get(score.scale), where)
        earlier.append(score.name)


def wrong_scale(score: Score, scale: Any, where: str) -> Iterator[str]:
    """Yield what is wrong with the scale a score names, or fails to name."""
    if scale is None:
        if score.scale or score.op in scoring.NEEDS_SCALE:
            yield f'{where}, key scale: expected the id of a declared [[scales]], found "{score.scale}"'
    elif score.op == "mean" and scale.kind != "numbers":
        yield f"{where}, key op: expected tally or median; the {scale.kind} of {scale.id} are never averaged"
    elif score.op == "median" and scale.kind == "names":
        yield f"{where}, key op: expected tally; the names of {scale.id} have no order"


def wrong_cases(exercise: Exercise) -> Iterator[str]:
    """Yield each case whose answers do not fit, or whose results are not what the answers give."""
    kind = kinds.get(exercise.kind)
    form, tables = kind.shape(exercise), kind.tables(exercise)
    for case in exercise.cases:
        misfits = list(shape.problems(form, case.answers))
        yield from (f'[[cases]] "{case.name}", {line}' for line in misfits)
        if misfits:
            continue
        found = scoring.compute(catalog.scores(exercise), tables, catalog.scales(exercise), case.answers)
        for name, expected in case.result.items():
            if name not in found:
                yield f'[[cases]] "{case.name}", result: no score is called "{name}"'
            elif found[name] != expected:
                yield f'[[cases]] "{case.name}", result.{name}: expected {expected}, the answers give {found[name]}'


# A new exercise.

COMMON = """\
# An exercise of kind "{kind}". Every key is needed unless its comment says otherwise.
# Write in your own words; when you change questions after people have answered, raise version by one.
slug = "{slug}"                     # the name of this folder
title = "{title}"
summary = "One sentence: what a person will get out of this."
element = 3                         # 1 Launch, 2 Build, 3 Refine, 4 Problem Solve, 5 Grow, 6 Advance
sub_element = "3.B"                 # the place in the course
kind = "{kind}"
version = 1                         # of the content
who = "alone, then together"        # or "alone", or "together"
minutes = {{ alone = 10, together = 20 }}
objectives = ["Say what a person can do afterward, with a verb one can observe."]
out_of_scope = ["Say what this exercise does not do."]
instructions = ["Say the first step.", "Say the second step."]
debrief = ["Ask a question both sides can answer."]
next = ["Say what to do with the result."]

[[sources]]                         # one or more
key = "LMI"                         # CEC, LMI, NEA, TOA, PD, or OTHER
where = "Where in the source"
note = "What was taken from it, and what is ours."

"""

FACILITATOR = """\
# Facilitating: {title}

## Purpose

What the room will know or agree on at the end that it did not before.

## Minutes

| Minutes | What happens |
| --- | --- |
| 10 | Everyone answers alone. |
| 20 | The room looks at the pattern and talks. |

## If trust is low

What to leave out, and what to do instead.

## On paper

Print the blank sheet, and let people keep theirs.
"""


def new(kind: str, slug: str) -> Path:
    """Write the skeleton of an exercise, which passes ``check``, and return its folder.

    Raises :class:`ContentError` for an unknown kind, an ill-formed slug, or one that is taken.
    """
    if kind not in kinds.names():
        raise ContentError(f'no kind is called "{kind}"; there are: {", ".join(kinds.names())}')
    if not SLUG.fullmatch(slug):
        raise ContentError(
            f'"{slug}" cannot be a slug: expected lower-case words joined by hyphens, such as trust-check'
        )
    folder = course.exercises() / slug
    if folder.exists():
        raise ContentError(f"{folder}: this folder is already there; choose another slug")
    if (course.PACKAGE / "_course") in folder.parents:
        raise ContentError("a new exercise needs a checkout of the course: run this in its folder")
    title = slug.replace("-", " ").capitalize()
    folder.mkdir()
    text = COMMON.format(kind=kind, slug=slug, title=title) + dedent(kinds.get(kind).skeleton())
    (folder / "exercise.toml").write_text(text, encoding="utf-8")
    (folder / "facilitator.md").write_text(FACILITATOR.format(title=title), encoding="utf-8")
    build()
    return folder
