"""Links to California's standards for educational leaders (CPSEL): ``{cpsel} 3.B`` and ``{cpsel} all``.

They matter in one state only, so ``six_cpsel: false`` in ``_config.yml`` leaves every panel out.
"""

from __future__ import annotations

from itertools import groupby
from pathlib import Path
from typing import Any

import tomli
from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

from .. import catalog
from .cards import page, table
from .tag import tag, words

DATA = "chapters/cpsel.toml"


class Cpsel(SphinxDirective):
    """The standards that one place of the course supports, in a panel; or all places in one table."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        """Return the panel or the table; nothing, or one sentence, where panels are switched off."""
        place, say = self.arguments[0], words("cpsel")
        if not self.config.six_cpsel:
            return [tag("p", say["off"], class_="six-empty")] if place == "all" else []
        file = Path(self.env.srcdir, DATA)
        self.env.note_dependency(str(file))
        data = tomli.loads(file.read_text(encoding="utf-8"))
        if place == "all":
            return overview(data)
        if place not in data["places"]:
            raise self.error(f'{DATA}: [places] has no "{place}"; there are: {", ".join(data["places"])}')
        parts: list[nodes.Node] = []
        for number, codes in by_standard(data, place):
            parts.append(tag("p", say["standard"].format(number=number, name=data["standards"][number])))
            parts.append(tag("ul", *[tag("li", f"{code}: {data['elements'][code]}") for code in codes]))
        if stages := [one for one in data.get("stages", []) if one["place"] == place]:
            parts += by_stage(stages, data["academic"])
        note = tag("p", say["note"], " ", page("chapters/cpsel", say["caption"]), class_="six-panel-note")
        return [tag("details", tag("summary", say["summary"]), *parts, note, class_="six-panel six-cpsel")]


def by_standard(data: dict[str, Any], place: str) -> list[tuple[str, list[str]]]:
    """Return the codes of *place* under the number of their standard, which is a code's first figure."""
    return [
        (number, list(codes)) for number, codes in groupby(data["places"][place], key=lambda code: code[0])
    ]


def by_stage(stages: list[dict[str, Any]], academic: dict[str, str]) -> list[nodes.Node]:
    """Return each stage of one place with its leaders' standards, and its academic practices with their words."""
    say = words("cpsel")
    told: list[nodes.Node] = [tag("p", say["stages"])]
    for one in stages:
        told.append(tag("p", say["stage"].format(name=one["name"], codes=", ".join(one["elements"]))))
        told.append(tag("ul", *[tag("li", f"{code}: {academic[code]}") for code in one["academic"]]))
    return told


def overview(data: dict[str, Any]) -> list[nodes.Node]:
    """Return the names of the standards, and the table of all places by all standards."""
    say = words("cpsel")
    names = [
        tag("li", say["standard"].format(number=number, name=name))
        for number, name in data["standards"].items()
    ]
    rows: list[list[nodes.Node | str]] = []
    for place in data["places"]:
        codes = dict(by_standard(data, place))
        cells = [", ".join(codes.get(number, [])) or "–" for number in data["standards"]]
        rows.append([f"{place} {catalog.SUB_ELEMENTS[place]}", *cells])
    return [tag("ul", *names), table(say["caption"], [say["place"], *data["standards"]], rows)]


def setup(app: Sphinx) -> None:
    """Tell Sphinx the directive's name and the switch."""
    app.add_config_value("six_cpsel", default=True, rebuild="env", types=[bool])
    app.add_directive("cpsel", Cpsel)
