"""The index of tools: ``{instruments} LMI`` for one source document, ``{instruments} all`` for every tool.

The data name the page that teaches a tool; its title and its link are taken from the page itself.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import tomli
from docutils import nodes
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

from .cards import page, table
from .tag import words

DATA = "chapters/instruments.toml"


class Instruments(SphinxDirective):
    """The tools of one source document, or all of them with their sources, in the order of the course."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        """Return the table."""
        file = Path(self.env.srcdir, DATA)
        self.env.note_dependency(str(file))
        data = tomli.loads(file.read_text(encoding="utf-8"))
        wanted, say = self.arguments[0], words("instruments")
        every = wanted == "all"
        if not every and wanted not in data["sources"]:
            raise self.error(f'{DATA}: [sources] has no "{wanted}"; there are: {", ".join(data["sources"])}')
        rows: list[list[nodes.Node | str]] = []
        for one in data["instruments"]:
            sources = [", ".join(one["sources"]) or say["ours"]] if every else []
            if every or wanted in one["sources"]:
                about = f"{one['title']}: {one['what']}"
                rows.append([one["id"], about, *sources, titled(one["page"]), form(one, say)])
        head = say["all_head"] if every else say["head"]
        return [table(say["all"] if every else data["sources"][wanted], head, rows)]


def form(one: dict[str, Any], say: dict[str, Any]) -> nodes.Node | str:
    """Return in which form a tool comes, with a link where it is an exercise."""
    slug = one.get("exercise")
    return page(f"exercises/{slug}/{slug}", say["exercise"]) if slug else str(say[one["form"]])


def titled(docname: str) -> nodes.Node:
    """Return a link to a page of the book that bears the page's own title."""
    reference = addnodes.pending_xref(
        "",
        nodes.inline(),
        refdomain="std",
        reftype="doc",
        reftarget=f"/{docname}",
        refexplicit=False,
        refwarn=True,
    )
    return nodes.inline("", "", reference)


def setup(app: Sphinx) -> None:
    """Tell Sphinx the directive's name."""
    app.add_directive("instruments", Instruments)
