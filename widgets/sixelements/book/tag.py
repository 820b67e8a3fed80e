"""One node of the document tree for every HTML element that our directives need."""

from __future__ import annotations

from functools import cache
from html import escape
from pathlib import Path
from typing import Any

import tomli
from docutils import nodes
from sphinx.application import Sphinx
from sphinx.writers.html5 import HTML5Translator


class Tag(nodes.General, nodes.Element):
    """An HTML element by name."""


def tag(name: str, /, *children: nodes.Node | str, **attributes: str | int | None) -> Tag:
    """Return the element *name*; ``class_`` means ``class``, and ``None`` an attribute without a value."""
    node = Tag("", *[nodes.Text(child) if isinstance(child, str) else child for child in children])
    node["html_name"] = name
    node["html_attributes"] = {key.rstrip("_").replace("_", "-"): value for key, value in attributes.items()}
    return node


def html(text: str) -> nodes.raw:
    """Return ready-made HTML as a node."""
    return nodes.raw("", text, format="html")


def visit(translator: HTML5Translator, node: nodes.Element) -> None:
    """Write the start tag."""
    written = "".join(
        f" {key}" if value is None else f' {key}="{escape(str(value))}"'
        for key, value in node["html_attributes"].items()
    )
    translator.body.append(f"<{node['html_name']}{written}>")


def depart(translator: HTML5Translator, node: nodes.Element) -> None:
    """Write the end tag, unless the element has none."""
    if node["html_name"] not in ("input", "hr"):
        translator.body.append(f"</{node['html_name']}>")


@cache
def words(part: str) -> dict[str, Any]:
    """Return the words of one *part* of the book, from ``words.toml``."""
    found: dict[str, Any] = tomli.loads((Path(__file__).parent / "words.toml").read_text(encoding="utf-8"))[
        part
    ]
    return found


def setup(app: Sphinx) -> None:
    """Tell Sphinx how to write the node."""
    app.add_node(Tag, html=(visit, depart))
