"""The pages of the agendas, as their data gives them: the plan with minutes and materials, and the script.

Everything else on such a page is written by hand and stays.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from . import agendas, catalog, course
from .agendas import Agenda, Session, Step
from .content import ContentError

WIDTHS = {True: "12 35 15 27 11", False: "14 50 20 16"}
"""How wide the columns of a plan are, with a column for the exercise or sheet and without one."""
NOBODY = "none"


def clock(minutes: int) -> str:
    """Return minutes from the start as a plan writes them, 1:05."""
    return f"{minutes // 60}:{minutes % 60:02d}"


def plan(session: Session, *, sheets: bool) -> str:
    """Return the plan of a session as its page shows it."""

    def row(at: str, step: str, lead: str, sheet: str, minutes: str) -> list[str]:
        return [at, step, lead, *([sheet] if sheets else []), minutes]

    rows = [row("Starts at", "Step", "Leads", "Exercise or sheet", "Minutes")]
    at = 0
    for step in session.steps:
        rows.append(row(clock(at), _told(step), step.lead or NOBODY, _sheet(step), str(step.minutes)))
        at += step.minutes
    rows.append(row(clock(at), "Total", "", "", str(at)))
    return "\n".join(
        [
            f"```{{list-table}} {session.caption}",
            ":header-rows: 1",
            f":widths: {WIDTHS[sheets]}",
            "",
            *(
                f"{'  -' if number else '* -'} {cell}".rstrip()
                for cells in rows
                for number, cell in enumerate(cells)
            ),
            "```",
        ]
    )


def _told(step: Step) -> str:
    """Return a step with what it needs and whether it may go, each on a line of its own in the one cell."""
    ready = f"*Have ready: {'; '.join(step.materials)}.*" if step.materials else ""
    may_go = "*May go when time is short.*" if step.may_go else ""
    return "\n    ".join(filter(None, [step.title, ready, may_go]))


def _sheet(step: Step) -> str:
    if not step.exercise:
        return step.sheet
    label = step.label or catalog.get(step.exercise).title
    return f"{{doc}}`{label} </exercises/{step.exercise}/{step.exercise}>`"


def script(session: Session, *, sheets: bool) -> str:
    """Return what to say and do in a session, step by step: under headings where the plan names no sheets."""
    return "\n\n".join((_paragraph if sheets else _part)(one) for one in session.steps if one.script)


def _part(step: Step) -> str:
    return f"### {step.name} ({step.minutes} minutes)\n\n{step.script.strip()}"


def _paragraph(step: Step) -> str:
    return f"*{step.name}:* {step.script.strip()}"


def page(name: str) -> tuple[Path, str]:
    """Return the page of an agenda and the text it must hold: as it is, with plans and scripts as the data gives them.

    Raises :class:`ContentError` where the page has no place for one of them.
    """
    agenda = agendas.get(name)
    file = course.root() / agenda.page
    text = file.read_text(encoding="utf-8")
    for session in agenda.sessions:
        text = _put(
            file,
            text,
            rf"^```\{{list-table\}} {re.escape(session.caption)}$.*?^```$",
            plan(session, sheets=agenda.sheets),
            f'one plan that is called "{session.caption}"',
        )
        text = _put(file, text, *_place(agenda, session))
    return file, text


def _place(agenda: Agenda, session: Session) -> tuple[str, str, str]:
    """Return where the script of a session stands, what must stand there, and what is expected of the page."""
    made = script(session, sheets=agenda.sheets)
    if agenda.sheets:
        where = rf"(?<=\n)(?P<head>#{{3,4}} {re.escape(session.spoken)}$).*?(?=\n\n#|\n*\Z)"
        return where, f"\n\n{made}", f'one heading "{session.spoken}"'
    # The parts of the script are the headings of third level below the plan.
    return r"^### [^\n]* \(\d+ minutes\)$.*?(?=\n\n## )", made, "the parts of one script below the plan"


def _put(file: Path, text: str, where: str, what: str, expected: str) -> str:
    place = re.compile(where, re.MULTILINE | re.DOTALL)
    if len(list(place.finditer(text))) != 1:
        raise ContentError(f"{file}: expected {expected}, for build to write")
    return place.sub(lambda found: (found.groupdict().get("head") or "") + what, text)


def pages() -> Iterator[tuple[Path, str]]:
    """Yield the page of every agenda with the text that it must hold."""
    yield from map(page, agendas.names())
