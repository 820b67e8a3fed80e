"""Conflict styles in Solara: ``solara run bench/peers/solara_app.py``.  Solara renders ``Page`` for each visitor."""

from __future__ import annotations

import reacton.ipywidgets as w
import solara
from words import CLOSING, GROUPS, LETTERS, OPENING, SCENARIOS, TITLE, answered


@solara.component
def Page() -> None:  # noqa: N802 (the name that Solara looks for)
    """All scenarios below one another, as ipywidgets: Solara's own radio group takes six models, these take three."""
    picked, set_picked = solara.use_state({})
    solara.Title(TITLE)
    with w.VBox():
        w.HTML(value=OPENING)
        for one, text in SCENARIOS.items():
            w.HTML(value=text)
            for group, label in GROUPS.items():
                w.RadioButtons(
                    description=label,
                    options=LETTERS,
                    value=picked.get((one, group)),
                    on_value=lambda value, key=(one, group): set_picked({**picked, key: value}),
                )
        w.HTML(value=CLOSING)
        w.HTML(value=answered(len(picked)))
