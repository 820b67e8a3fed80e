"""What a facilitator's board brings with it, whoever hosts it: the exercises, the agendas, the sides, and its words."""

from __future__ import annotations

from typing import Any

import msgspec

from sixelements import agendas, assets, catalog, kinds, styles

from . import fitting
from .documents import lifecycle
from .sides import SIDES, label


def brought() -> dict[str, Any]:
    """Return what a board knows before it has asked for anything: it is the same for every facilitator."""
    return {
        "catalog": exercises(),
        "agendas": agendas.told(),
        "sides": [{"id": side, "label": label(side)} for side in SIDES],
    }


def exercises() -> list[dict[str, Any]]:
    """Return what a facilitator needs to know of every exercise; its script comes when she asks for it."""
    return [
        {
            "slug": one.slug,
            "title": one.title,
            "summary": one.summary,
            "element": one.element,
            "minutes": msgspec.to_builtins(one.minutes),
            "by_beats": kinds.get(one.kind).by_beats,
            "offered": fitting.offered(one),
            "writes": written_by(one.slug),
            "silent": lifecycle.is_silent(one.slug),
            "ballot": one.ballot,
        }
        for one in catalog.for_rooms()
    ]


def written_by(slug: str) -> str:
    """Return who writes the document of an exercise together where nobody chose; "" where it has none."""
    form = lifecycle.form_of(slug)
    return "" if form is None else "side" if form.by_side else "room"


def words() -> dict[str, Any]:
    """Return every interface word of the board: its own, and those of the parts it shares with other pages."""
    files = (
        "words.toml",
        "room.toml",
        "ahead.toml",
        "slides/slides.toml",
        "board/board.toml",
        "board/fit.toml",
        "plan.toml",
        "keys.toml",
        "teamfile.toml",
    )
    return assets.table(*(assets.UI / name for name in files)) | assets.messages()


def own_style() -> str:
    """Return the board's stylesheet without what all pages share."""
    return styles.sheet(assets.UI / "slides" / "slides.css", assets.UI / "board" / "board.css")
