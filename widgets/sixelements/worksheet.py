"""The paper face of an exercise, and the page section that a screen brings to life.

The section is the output of the notebook's one code cell: a worksheet that prints as it is,
and the exercise as JSON beside it, from which ``ui/host.js`` makes the live exercise.
"""

from __future__ import annotations

import json
from html import escape
from typing import Any

import msgspec

from . import catalog, kinds
from .content import Exercise, Source


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
        "shape": kind.shape(exercise),
        **kind.told(exercise),
    }


def as_json(value: object) -> str:
    """Return *value* as JSON that can stand inside a script element: no ``<`` can close it."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    for risky in "<>&\u2028\u2029":
        text = text.replace(risky, f"\\u{ord(risky):04x}")
    return text


def sheet(exercise: Exercise) -> str:
    """Return the worksheet: purpose, steps, the kind's own part, debrief questions."""
    kind = kinds.get(exercise.kind)
    element = f"{exercise.element} {catalog.ELEMENTS[exercise.element]}"
    steps = "".join(f"<li>{escape(step)}</li>" for step in exercise.instructions)
    debrief = "".join(f"<li>{escape(question)}</li>" for question in exercise.debrief)
    sources = "".join(f"<li>{escape(source_name(one))}. {escape(one.note)}</li>" for one in exercise.sources)
    return (
        f'<p class="six-sheet-head">{escape(element)} · {escape(exercise.sub_element)} · '
        f"{exercise.minutes.in_words}</p>"
        f'<p class="six-sheet-title">{escape(exercise.title)}</p>'
        f"<p>{escape(exercise.summary)}</p>"
        f"<p>This sheet is yours. Nobody collects it. Please leave names off.</p>"
        f'<ol class="six-sheet-steps">{steps}</ol>'
        f'<div class="six-sheet-body">{kind.sheet(exercise)}</div>'
        f'<p class="six-sheet-sub">To talk about</p><ol>{debrief}</ol>'
        f'<p class="six-sheet-sub">Where this comes from</p><ul class="six-sheet-sources">{sources}</ul>'
    )


def source_name(source: Source) -> str:
    """Return where an exercise rests: the document's key and the place in it."""
    return source.where if source.key == "OTHER" else f"{source.key}, {source.where}"


def page_section(exercise: Exercise) -> str:
    """Return the HTML of the exercise: a worksheet for paper, with the exercise as JSON for a screen."""
    return (
        f'<section class="six-exercise" data-slug="{exercise.slug}" data-kind="{exercise.kind}"'
        f' data-element="{exercise.element}" aria-label="{escape(exercise.title)}">\n'
        f'<div class="six-sheet">{sheet(exercise)}</div>\n'
        f'<script type="application/json" class="six-data">{as_json(payload(exercise))}</script>\n'
        f"</section>"
    )
