"""Conflict styles in Panel: ``panel serve bench/peers/panel_app.py``.  Panel runs this file for each visitor.

Of the ways we tried, one flat column with one watcher took the least of the server's time.
"""

from __future__ import annotations

from itertools import chain
from typing import Any

import panel as pn
from words import CLOSING, GROUPS, LETTERS, OPENING, SCENARIOS, TITLE, answered

html = pn.pane.HTML
groups = {one: [pn.widgets.RadioBoxGroup(options=LETTERS) for _ in GROUPS] for one in SCENARIOS}
line = html(answered(0))


def count(_change: Any) -> None:
    """Say how many questions have an answer."""
    line.object = answered(sum(group.value is not None for group in chain(*groups.values())))


for group in chain(*groups.values()):
    group.value = None  # Panel chooses the first of the options for the visitor; here nothing is chosen
    group.param.watch(count, "value")

parts = (
    (html(text), *chain(*zip(map(html, GROUPS.values()), groups[one], strict=True)))
    for one, text in SCENARIOS.items()
)
pn.Column(html(OPENING), *chain(*parts), html(CLOSING), line).servable(title=TITLE)
