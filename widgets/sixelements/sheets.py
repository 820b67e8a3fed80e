"""All sheets in one PDF: numbered, with a page of contents, blank or with what stands in a team's file."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from itertools import groupby
from pathlib import Path
from typing import Annotated, Any

import click
import msgspec
from msgspec import Meta

from . import carrying, catalog, kinds, printing, styles, typed, worksheet
from .content import Exercise
from .course import CourseError

FORMAT, VERSION, MOST = "six-elements-team-file", 1, 5_000_000
"""As ``ui/teamfile.js`` writes it; MOST is how many letters a file may have."""
DATA = re.compile(r'<script type="application/json" id="six-elements-team-file">(.*?)</script>', re.DOTALL)


class Row(msgspec.Struct, frozen=True):
    """A row that a team wrote: its id, and what stands in its cells."""

    id: str
    cells: dict[str, str | bool | int | float]


class Written(msgspec.Struct, frozen=True):
    """A table of a team: the rows as data, and the same in words."""

    slug: str
    title: str
    head: tuple[str, ...]
    lines: tuple[tuple[str | int | float, ...], ...]
    rows: tuple[Row, ...]


class Team(msgspec.Struct, frozen=True):
    """What of a team's file belongs on sheets."""

    team: str = ""
    documents: tuple[Written, ...] = ()


class File(Team, frozen=True):
    """A team's file, as far as it is read here."""

    format: str = ""
    version: Annotated[int, Meta(ge=1)] = 0


class Sheet(msgspec.Struct, frozen=True):
    """One sheet: its number, its exercise, its HTML, and what the team wrote that found no place in it."""

    number: int
    exercise: Exercise
    html: str
    filled: bool = False
    beside: Written | None = None


def read_team(file: Path) -> Team:
    """Return what stands in a team's file; of two tables of one exercise the last, as a room takes it."""
    text = file.read_text(encoding="utf-8", errors="replace")
    found = DATA.search(text) if len(text) <= MOST else None
    wrong = CourseError(f"{file}: expected a team's file, as a room or the workbook saves it")
    if not found:
        raise wrong
    try:
        team = typed.convert(json.loads(found[1]), File)
    except (ValueError, msgspec.ValidationError):
        raise wrong from None
    if team.format != FORMAT:
        raise wrong
    if team.version > VERSION:
        raise CourseError(f"{file}: it was saved by a newer version of the course; update this one")
    last = {one.slug: one for one in team.documents}
    return Team(team.team, tuple(last.values()))


def chosen(part: str) -> list[Exercise]:
    """Return the exercises of an element ("4"), a sub-element ("5.B") or the whole course (""), in its order."""
    every = catalog.all_exercises()
    wanted = part.upper().replace(".", "")
    found = [
        one for one in every if wanted in ("", str(one.element), one.sub_element.upper().replace(".", ""))
    ]
    if not found:
        parts = sorted({str(one.element) for one in every} | {one.sub_element for one in every})
        raise CourseError(f'There is no part "{part}": expected one of {", ".join(parts)}')
    return found


def sheet(number: int, exercise: Exercise, documents: Mapping[str, Written]) -> Sheet:
    """Return the sheet of *exercise*, with what the team wrote in it, or behind it where it has no place for that.

    *documents* are all tables of the team's file, by exercise: a link to a row that is gone there says so.
    """
    written = documents.get(exercise.slug)
    if not written or not written.rows:
        return Sheet(number, exercise, worksheet.html(exercise))
    rows = carrying.with_gone(
        exercise, cells_of(written), lambda slug: cells_of(documents[slug]) if slug in documents else None
    )
    slots = kinds.get(exercise.kind).team_slots(exercise, rows)
    return Sheet(
        number, exercise, worksheet.html(exercise, **slots), filled=True, beside=None if slots else written
    )


def cells_of(written: Written) -> list[dict[str, Any]]:
    """Return the rows of a table of the file as its kind reads them."""
    return [{"id": row.id, "cells": dict(row.cells)} for row in written.rows]


def page(
    exercises: Sequence[Exercise], team: Team | None = None, places: Mapping[str, int] | None = None
) -> str:
    """Return all sheets as one page that prints: the contents, each sheet on a page of its own, then what is left.

    *places* are the pages that the contents name, by the id of the sheet; their column is there without them too.
    A table of the file whose exercise the course no longer has comes last, so that nothing is lost.
    """
    from .kinds import paper

    documents = {one.slug: one for one in team.documents} if team else {}
    made = [sheet(number, one, documents) for number, one in enumerate(exercises, 1)]
    known = {one.slug for one in catalog.all_exercises()}
    return paper.fill(
        "sheets.html.j2",
        parts=[(sub, list(some)) for sub, some in groupby(made, lambda one: one.exercise.sub_element)],
        elements=catalog.ELEMENTS,
        team=team,
        places=places or {},
        left=[one for slug, one in documents.items() if slug not in known],
        style=styles.style(),
    )


@click.command(name="sheets")
@click.option(
    "--part", default="", help="An element (4) or a sub-element (5.B); all of the course without it."
)
@click.option(
    "--team",
    "file",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="A team's file: its tables are filled in.",
)
@click.option(
    "--out",
    type=click.Path(dir_okay=False, path_type=Path),
    default=Path("sheets.pdf"),
    show_default=True,
    help="File to write.",
)
def command(part: str, file: Path | None, out: Path) -> None:
    """Write one PDF of all sheets, numbered and with a page of contents.

    It takes the Chromium, Chrome or Edge that this machine has.

    Example: python -m sixelements sheets --part 4
    """
    exercises = chosen(part)
    team = read_team(file) if file else None
    printing.pdf(page(exercises, team), out)
    # Only what is printed says on which page a sheet begins.
    if places := printing.places(out.read_bytes()):
        printing.pdf(page(exercises, team, places), out)
    filled = sum(1 for one in team.documents if one.slug in {e.slug for e in exercises}) if team else 0
    click.echo(
        f"Sheets written to {out}: {len(exercises)}"
        + (f", {filled} with what the team wrote." if team else ".")
    )
