"""Agendas as data: what the plans and scripts of their pages are made of, and what a room is opened from.

Each is a file of ``chapters/agendas/``; ``agenda_pages`` writes its page from it.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Annotated, Any, Literal

import msgspec
from msgspec import Meta

from . import catalog, course, fitting
from .content import ContentError, Exercise, Table, Text, convert, read
from .fitting import Added, Edition, FittingError

Lead = Literal["labor", "management", "both", ""]
"""Which side's facilitator leads a step; nobody leads a break."""


class Chosen(Table, frozen=True):
    """What of an exercise an agenda asks: items by their ids, items of its own, and what it leaves out."""

    items: Annotated[tuple[str | Added, ...], Meta(min_length=1)]
    without: tuple[str, ...] = ()


class Step(Table, frozen=True, kw_only=True):
    """One step of a plan: what happens, how long, who leads, and the exercise that begins with it or its sheet.

    ``script`` is what to say and do, in Markdown; it stands on the page under ``name``, and its quotations are what is
    said aloud.  ``label`` is what the page calls the exercise where that is not its title.  A step that ``may_go`` is
    one to leave out when time is short.
    """

    title: Text
    minutes: Annotated[int, Meta(ge=1, le=240)]
    name: str = ""
    lead: Lead = ""
    exercise: str = ""
    label: str = ""
    sheet: str = ""
    materials: tuple[Text, ...] = ()
    may_go: bool = False
    script: str = ""
    fitting: Chosen | None = None


class Session(Table, frozen=True, kw_only=True):
    """The steps between coming and leaving; ``minutes`` is what they add up to.

    ``caption`` is the head of its plan on the page, ``spoken`` that of its script.
    """

    caption: Text
    minutes: Annotated[int, Meta(ge=1, le=600)]
    title: str = ""
    spoken: Text = "What to say and do"
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
    """Return what is wrong with one: what it lacks, an exercise that is not there, or a choice that does not fit it."""
    try:
        agenda = convert(read(file), Agenda, file)
        for session in agenda.sessions:
            opened(session)
    except FittingError as error:
        return [f"{file}: {error}"]
    except ContentError as error:
        return [str(error) if str(error).startswith(str(file)) else f"{file}: {error}"]
    return [f"{file}: {session.caption}: {line}" for session in agenda.sessions for line in lacking(session)]


def lacking(session: Session) -> Iterator[str]:
    """Yield what a session lacks before two facilitators can lead it, one from each side."""
    steps = session.steps
    if (added := sum(one.minutes for one in steps)) != session.minutes:
        yield f"the steps add up to {added} minutes, and the session has {session.minutes}"
    for one in steps:
        if one.lead and not (one.name and one.script.strip()):
            yield f'"{one.title}" is led, and has no name and script'
        if one.script and not one.lead:
            yield f'"{one.title}" has a script, and nobody leads it'
    leads = {one.lead for one in steps}
    yield from (f"no step is led by {side}" for side in ("labor", "management") if side not in leads)
    if not any(one.exercise for one in steps):
        yield "no step names an exercise"
    if not any(one.may_go for one in steps):
        yield "no step may go when time is short"
    if steps[0].may_go or steps[-1].may_go:
        yield "neither the first step nor the last may go"


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
