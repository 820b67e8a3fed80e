"""Is a page whole?  It is when every control of the exercise is in it, and the scripts that draw it are.

Each server sends the exercise in its own way; here the controls are counted in what a visitor has received.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from typing import Any

from sixelements import catalog

EXERCISE = catalog.get("conflict-styles")
GROUPS = ("most", "least")
SCENARIOS = {one.id: len(one.replies) for one in EXERCISE.content.scenarios}
CONTROLS = len(GROUPS) * sum(SCENARIOS.values())
"""One radio button for each reply, in each of the two groups of each scenario."""

DATA = re.compile(r'<script type="application/json" class="six-data">(.*?)</script>', re.DOTALL)
FILE = re.compile(r'(?:src|href)="(/assets/[^"]+\.(?:js|css))"')


def files(page: str, host: str = "") -> list[str]:
    """Return the scripts and styles that our *page* asks for, with those that its *host* script asks for."""
    named = FILE.findall(page)
    kind = re.search(rf'\b{EXERCISE.kind}"?: ?"([^"]+\.js)"', host)
    return [*dict.fromkeys(named), *([f"/assets/{kind[1]}"] if kind else [])]


def ours(page: str, scripts: Mapping[str, str]) -> int:
    """Return the controls of our *page*: those that the worksheet and the data both have, if *scripts* draw them."""
    data = DATA.search(page)
    # The minifier leaves the names of files as they are, and little else.
    host = [text for text in scripts.values() if '["ui/host.js"]??=' in text and '"ui/scripts.js"' in text]
    kind = re.compile(rf'registry\.kinds(?:\.{EXERCISE.kind}|\["{EXERCISE.kind}"\])=')
    if not data or not host or not any(kind.search(text) for text in scripts.values()):
        return 0
    drawn = in_data(json.loads(data[1])["content"])
    on_paper = len(set(re.findall(r'class="six-mark" data-at="(replies\.[\w.-]+)" data-when="(\w+)"', page)))
    return min(drawn, on_paper)


def in_data(content: dict[str, Any]) -> int:
    """Return how many controls the view makes of the exercise's *content*."""
    scenarios = {one["id"]: one for one in content["scenarios"]}
    return len(GROUPS) * sum(len(scenarios[one]["replies"]) for one in SCENARIOS if one in scenarios)


def voila(states: Mapping[str, Any]) -> int:
    """Return the controls among the widgets' *states* that a kernel has sent: our one widget draws them all."""
    for one in (model["state"] for model in states.values()):
        if one.get("_esm") and "exercise" in one:
            return in_data(one["exercise"]["content"])
    return 0


def solara(models: Iterable[Mapping[str, Any]]) -> int:
    """Return the controls among the *models* that have arrived."""
    return sum(len(one["_options_labels"]) for one in models if one.get("_model_name") == "RadioButtonsModel")


def panel(document: Any) -> int:
    """Return the controls in Bokeh's *document*, wherever in it they stand."""
    if isinstance(document, list):
        return sum(map(panel, document))
    if not isinstance(document, dict):
        return 0
    own = document["attributes"]["labels"] if document.get("name") == "RadioGroup" else []
    return len(own) + sum(map(panel, document.values()))
