"""Agendas as data: what the plans of their pages are made of, and what a room is opened from.

Each is a file of ``chapters/agendas/``; the plan on the page that it names is written by ``sixelements build``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Annotated, Any

import msgspec
from msgspec import Meta

from . import catalog, course, fitting
from .content import ContentError, Exercise, Table, Text, convert, read
from .fitting import Added, Edition, FittingError

PATTERN_WIDTHS = {True: "13 43 32 12", False: "14 66 20"}
"""How wide the columns of a plan are, with a column for the exercise or sheet and without one."""


class Chosen(Table, frozen=True):
    """What of an exercise an agenda asks: items by their ids, items of its own, and what it leaves out."""

    items: Annotated[tuple[str | Added, ...], Meta(min_length=1)]
    without: tuple[str, ...] = ()


class Step(Table, frozen=True, kw_only=True):
    """One step of a plan: what happens, how long, and the exercise that begins with it or the sheet it uses.

    ``label`` is what the page calls the exercise where that is not its title.  A step that ``may_go`` is one to leave
    out when time is short.
    """

    title: Text
    minutes: Annotated[int, Meta(ge=1, le=240)]
    exercise: str = ""
    label: str = ""
    sheet: str = ""
    may_go: bool = False
    fitting: Chosen | None = None


class Session(Table, frozen=True, kw_only=True):
    """The steps between coming and leaving; ``caption`` is the head of its plan on the page."""

    caption: Text
    title: str = ""
    steps: Annotated[tuple[Step, ...], Meta(min_length=1)]


class Agenda(Table, frozen=True, kw_only=True):
    """An agenda: its page, its title, and its sessions; without ``sheets`` the plan has no column for them."""

    page: Text
    title: Text
    sheets: bool = True
    sessions: Annotated[tuple[Session, ...], Meta(min_length=1)]


class Opened(msgspec.Struct, frozen=True):
    """One exercise that a session puts on the agenda of a room, with its minutes and what of it is asked."""

    exercise: Exercise
    minutes: int
    edition: Edition | None


def files() -> list[Path]:
    """Return the file of every agenda, by name."""
    return sorted((course.root() / "chapters" / "agendas").glob("*.toml"))


def names() -> list[str]:
    """Return the name of every agenda."""
    return [file.stem for file in files()]


def get(name: str) -> Agenda:
    """Return the agenda called *name*; raises :class:`ContentError` with one plain line."""
    for file in files():
        if file.stem == name:
            return _load(file, file.stat().st_mtime_ns)
    raise ContentError(f'no agenda is called "{name}"; there are: {", ".join(names())}')


@lru_cache(maxsize=64)
def _load(file: Path, _stamp: int) -> Agenda:
    return convert(read(file), Agenda, file)


def opened(session: Session) -> list[Opened]:
    """Return the exercises that a room of this session works, in order, each with the minutes until what comes next.

    An exercise has the minutes of its own step and of those right after it that go on with it.
    """
    found: list[Opened] = []
    for place, step in enumerate(session.steps):
        if not step.exercise:
            continue
        minutes = step.minutes
        for later in session.steps[place + 1 :]:
            if later.sheet != "the same":
                break
            minutes += later.minutes
        exercise = catalog.get(step.exercise)
        chosen = step.fitting
        edition = fitting.edition(exercise, chosen.items, chosen.without) if chosen else None
        found.append(Opened(exercise, minutes, edition))
    return found


def wrong() -> list[str]:
    """Return what is wrong with the agendas, one plain line each."""
    return [line for file in files() for line in wrong_with(file)]


def wrong_with(file: Path) -> list[str]:
    """Return what is wrong with one: an exercise that is not there, or a choice that does not fit it."""
    try:
        for session in convert(read(file), Agenda, file).sessions:
            opened(session)
    except FittingError as error:
        return [f"{file}: {error}"]
    except ContentError as error:
        return [str(error) if str(error).startswith(str(file)) else f"{file}: {error}"]
    return []


def clock(minutes: int) -> str:
    """Return minutes from the start as a plan writes them, 1:05."""
    return f"{minutes // 60}:{minutes % 60:02d}"


def plan(session: Session, *, sheets: bool) -> str:
    """Return the plan of a session as its page shows it."""
    rows = [["Starts at", "Step", *(["Exercise or sheet"] if sheets else []), "Minutes"]]
    at = 0
    for step in session.steps:
        rows.append([clock(at), step.title, *([_sheet(step)] if sheets else []), str(step.minutes)])
        at += step.minutes
    rows.append([clock(at), "Total", *([""] if sheets else []), str(at)])
    head = [
        f"```{{list-table}} {session.caption}",
        ":header-rows: 1",
        f":widths: {PATTERN_WIDTHS[sheets]}",
        "",
    ]
    body = [
        f"{'* -' if first else '  -'} {cell}".rstrip()
        for row in rows
        for first, cell in zip([True, *[False] * len(row)], row, strict=False)
    ]
    return "\n".join([*head, *body, "```"])


def _sheet(step: Step) -> str:
    if not step.exercise:
        return step.sheet
    label = step.label or catalog.get(step.exercise).title
    return f"{{doc}}`{label} </exercises/{step.exercise}/{step.exercise}>`"


def page(name: str) -> tuple[Path, str]:
    """Return the page of an agenda and the text it must hold: as it is, with every plan as the data gives it."""
    agenda = get(name)
    file = course.root() / agenda.page
    text = file.read_text(encoding="utf-8")
    for session in agenda.sessions:
        block = re.compile(
            rf"^```\{{list-table\}} {re.escape(session.caption)}$.*?^```$", re.MULTILINE | re.DOTALL
        )
        if len(block.findall(text)) != 1:
            raise ContentError(
                f'{file}: expected one plan that is called "{session.caption}", for build to write'
            )
        made = plan(session, sheets=agenda.sheets)
        text = block.sub(lambda _, made=made: made, text)  # type: ignore[misc]
    return file, text


def pages() -> Iterator[tuple[Path, str]]:
    """Yield the page of every agenda with the text that it must hold."""
    yield from map(page, names())


def told() -> list[dict[str, Any]]:
    """Return the sessions that a room can be opened from: those in which people work an exercise."""
    found = []
    for name in names():
        agenda = get(name)
        for number, session in enumerate(agenda.sessions):
            parts = [
                {
                    "slug": one.exercise.slug,
                    "minutes": one.minutes,
                    "fitting": None if one.edition is None else again(one.edition),
                }
                for one in opened(session)
            ]
            if parts:
                title = f"{agenda.title}, {session.title}" if session.title else agenda.title
                found.append({"name": name, "session": number, "title": title, "agenda": parts})
    return found


def again(edition: Edition) -> dict[str, Any]:
    """Return an edition as it can be chosen once more: ids, and items to add, in their order."""
    added = {one.id: msgspec.to_builtins(one) for one in edition.added}
    return {"items": [added.get(one, one) for one in edition.items], "without": list(edition.without)}
