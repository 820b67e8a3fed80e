"""What is carried from one exercise to another: rows that a person may copy or name, and the check that they can be.

An exercise names what it takes (:class:`~sixelements.content.Bring`).  The copy has the id of its row and the cell
``<``, which says where it came from and what stood there then (``ui/origin.js``), so that the page can show what
changed there since; nothing is followed by itself.  A link copies nothing: it names a row, and keeps how it read.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from . import catalog, kinds
from .content import Exercise
from .document import Form
from .shape import Shape, problems


def told(exercise: Exercise) -> list[dict[str, Any]]:
    """Return what a page must know of the exercises that rows may come from: ``{from, title, columns, where}``.

    A course may hold an exercise without the one before it; its page then stands without that offer.
    """
    brings = kinds.get(exercise.kind).brings(exercise)
    titles = {one.slug: one.title for one in catalog.all_exercises()} if brings else {}
    return [
        {
            "from": one.source,
            "title": titles[one.source],
            "columns": dict(one.columns),
            **({"where": dict(one.where)} if one.where else {}),
        }
        for one in brings
        if one.source in titles
    ]


def links(exercise: Exercise) -> dict[str, dict[str, str]]:
    """Return what a page must know of the exercises whose rows its columns name: ``{column: {to, title, shows}}``.

    A course may hold an exercise without the other one; its page then shows the words that a link has, and no more.
    """
    found = kinds.get(exercise.kind).links(exercise)
    titles = {one.slug: one.title for one in catalog.all_exercises()} if found else {}
    return {
        column: {"to": one.to, "title": titles[one.to], "shows": one.shows}
        for column, one in found.items()
        if one.to in titles
    }


Rows = Sequence[Mapping[str, Any]]


def with_gone(
    exercise: Exercise, rows: Sequence[dict[str, Any]], there: Callable[[str], Rows | None]
) -> list[dict[str, Any]]:
    """Return *rows* in which a link to a row that is gone says so in its words; twin of that in ``ui/take/gone.js``.

    *there* gives the rows of another exercise, None where they are not to be had.  Where nothing is written there,
    nobody can tell what became of a row.
    """
    told = list(rows)
    for column, link in links(exercise).items():
        other = there(link["to"]) or ()
        known = {row["id"] for row in other if str(row["cells"].get(link["shows"]) or "").strip()}
        if known:
            told = [_marked(row, column, known, link["title"]) for row in told]
    return told


def _marked(row: dict[str, Any], column: str, known: set[str], title: str) -> dict[str, Any]:
    value = row["cells"].get(column)
    id_, _, words = value.partition(" ") if isinstance(value, str) else ("", "", "")
    if not id_ or id_ in known:
        return row
    told = _gone().format(words=words.strip(), title=title).strip()
    return {**row, "cells": {**row["cells"], column: f"{id_} {told}"}}


@cache
def _gone() -> str:
    file = Path(__file__).parent / "ui" / "teamfile.toml"
    words: str = tomllib.loads(file.read_text(encoding="utf-8"))["teamfile"]["link_gone"]
    return words


def pause(exercise: Exercise) -> dict[str, str] | None:
    """Return the stop before what is written may be called final: ``{slug, title}`` of its exercise, or None.

    A course may hold the plan without the pause; then nothing stops it.
    """
    slug = kinds.get(exercise.kind).pause(exercise)
    if not slug:
        return None
    found = next((one for one in catalog.all_exercises() if one.slug == slug), None)
    return {"slug": found.slug, "title": found.title} if found else None


def wrong(exercises: Sequence[Exercise]) -> Iterator[str]:
    """Yield a line for each source, or column of one, that is not there or does not fit."""
    known = {one.slug: one for one in exercises}
    for exercise in exercises:
        stop = known.get(kinds.get(exercise.kind).pause(exercise))
        if kinds.get(exercise.kind).pause(exercise) and (
            stop is None or stop is exercise or not written(stop)
        ):
            yield f"{exercise.file}: {exercise.kind}, key pause: expected another exercise whose rows people write"
        yield from wrong_links(exercise, known)
        here = kinds.get(exercise.kind).document(exercise)
        for one in kinds.get(exercise.kind).brings(exercise):
            where = f'{exercise.file}: {exercise.kind}.bring, from "{one.source}"'
            source = known.get(one.source)
            there = kinds.get(source.kind).document(source) if source else None
            if there is None or here is None or there.rows or here.rows or source is exercise:
                yield f"{where}: expected another exercise, both with rows that a person adds"
            else:
                yield from (f"{where}, {line}" for line in misfits(dict(one.columns), here, there))
                yield from (f"{where}, {line}" for line in astray(one.where, there))


def wrong_links(exercise: Exercise, known: Mapping[str, Exercise]) -> Iterator[str]:
    """Yield a line for each column that names rows which are not there, or have no words to be known by."""
    for column, link in kinds.get(exercise.kind).links(exercise).items():
        where = f'{exercise.file}: {exercise.kind}.columns "{column}", key link'
        other = known.get(link.to)
        there = kinds.get(other.kind).document(other) if other else None
        if there is None or there.rows or other is exercise:
            yield f'{where}: expected another exercise with rows that a person adds, found "{link.to}"'
        elif there.columns.get(link.shows, {}).get("type") != "text":
            yield f'{where}: expected a column of text there, found "{link.shows}"'


def written(exercise: Exercise) -> bool:
    """Say whether people write rows together at an exercise."""
    return kinds.get(exercise.kind).document(exercise) is not None


def misfits(columns: dict[str, str], here: Form, there: Form) -> Iterator[str]:
    """Yield what does not fit of the *columns*, named as they are here and as they are there."""
    for mine, theirs in columns.items():
        for name, form, place in ((mine, here, "here"), (theirs, there, "there")):
            if name not in form.columns:
                yield f'columns: expected a column {place}, found "{name}"'
        if (
            mine in here.columns
            and theirs in there.columns
            and not holds(here.columns[mine], there.columns[theirs])
        ):
            yield f'columns: expected that "{mine}" can hold all that "{theirs}" can'


def astray(where: Mapping[str, Any], there: Form) -> Iterator[str]:
    """Yield what no row of the source could hold of the values that are asked for."""
    for name, value in where.items():
        if name not in there.columns:
            yield f'where: expected a column there, found "{name}"'
        elif any(problems(there.columns[name], value)):
            yield f'where: expected what "{name}" can hold, found "{value}"'


def holds(wide: Shape, narrow: Shape) -> bool:
    """Say whether a cell of the shape *wide* can hold all that one of the shape *narrow* can."""
    if wide["type"] == narrow["type"] == "text":
        return bool(wide["max"] >= narrow["max"])
    return wide == narrow
