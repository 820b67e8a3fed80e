"""The paper face of an exercise, and the page section that a screen brings to life.

The section is the output of the notebook's one code cell: a worksheet that prints as it is,
and the exercise as JSON beside it, from which ``ui/host.js`` makes the live exercise.
"""

from __future__ import annotations

import json
from typing import Any

import msgspec

from . import carrying, catalog, fitting, kinds, onward
from .content import Exercise


def payload(exercise: Exercise) -> dict[str, Any]:
    """Return everything the screen needs to know of *exercise*, as plain JSON values."""
    kind = kinds.get(exercise.kind)
    return {
        "slug": exercise.slug,
        "title": exercise.title,
        "summary": exercise.summary,
        "kind": exercise.kind,
        "version": exercise.version,
        "element": {"number": exercise.element, "name": catalog.ELEMENTS[exercise.element]},
        "sub_element": exercise.sub_element,
        "minutes": msgspec.to_builtins(exercise.minutes),
        "time": exercise.minutes.in_words,
        "who": exercise.who,
        "objectives": list(exercise.objectives),
        "instructions": list(exercise.instructions),
        "debrief": list(exercise.debrief),
        "next": list(exercise.next),
        "content": msgspec.to_builtins(exercise.content),
        "scales": catalog.scales(exercise),
        "tables": kind.tables(exercise),
        "scores": catalog.scores(exercise),
        "shape": fitting.keeping(exercise),
        **({"document": True} if kind.document(exercise) else {}),
        **({} if kind.shares(exercise) else {"private": True}),
        "onward": onward.told(exercise),
        **({"brings": brings} if (brings := carrying.told(exercise)) else {}),
        **({"links": links} if (links := carrying.links(exercise)) else {}),
        **({"pause": pause} if (pause := carrying.pause(exercise)) else {}),
        **({"confidential": True} if kind.confidential else {}),
        **kind.extra_payload(exercise),
    }


def line(exercise: Exercise) -> str:
    """Return *exercise* in one line, for where there is neither paper nor screen."""
    return f"<exercise {exercise.slug}: {exercise.kind}, {kinds.get(exercise.kind).size_in_words(exercise)}>"


def as_json(value: object) -> str:
    """Return *value* as JSON that can stand inside a script element: no ``<`` can close it."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    for risky in "<>&\u2028\u2029":
        text = text.replace(risky, f"\\u{ord(risky):04x}")
    return text


def html(exercise: Exercise, **more: Any) -> str:
    """Return the worksheet: purpose, steps, the kind's own part, debrief questions.

    *more* takes the place of some of its slots, as :meth:`Kind.team_slots` returns them.
    """
    from .kinds import paper  # brings Jinja, which a kernel that only reads answers need not wait for

    return paper.fill(
        "worksheet.html.j2",
        exercise=exercise,
        content=exercise.content,
        element=catalog.ELEMENTS[exercise.element],
        **kinds.get(exercise.kind).worksheet_slots(exercise) | more,
    )


def page_section(exercise: Exercise) -> str:
    """Return the HTML of the exercise: a worksheet for paper, with the exercise as JSON for a screen."""
    from .kinds import paper

    # Both are HTML already: the first comes out of a template, the second cannot close its element.
    return paper.fill(
        "section.html.j2", exercise=exercise, worksheet=html(exercise), data=as_json(payload(exercise))
    )
