"""A drawing of ours with its caption and its text equal: ``{equal-figure} name``.

The drawing stands in the page itself (SVG in HTML), so that it takes the page's colors: light, dark, print.
Its words are in ``chapters/figures/<name>.md`` and unfold below it; what the picture says, they say.
"""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

from .tag import html, tag, words

FOLDER = "chapters/figures"
SVG = "http://www.w3.org/2000/svg"


class DrawingError(Exception):
    """One plain line: what a drawing lacks."""


def drawing(file: Path, prefix: str) -> tuple[str, str]:
    """Return the title of the drawing in *file*, and its SVG, ready to stand in a page.

    Its ids begin with *prefix*.  Raises :class:`DrawingError` where title or description is missing.
    """
    ElementTree.register_namespace("", SVG)
    try:
        svg = ElementTree.parse(file).getroot()  # noqa: S314 - a file of this course, not a stranger's
    except ElementTree.ParseError as error:
        raise DrawingError(f"{file.name}: not valid SVG: {error}") from None
    named = {}
    for name in ("title", "desc"):
        found = svg.find(f"{{{SVG}}}{name}")
        if found is None or not (found.text or "").strip():
            raise DrawingError(f"{file.name}: expected a <{name}> with some text as a child of <svg>")
        found.set("id", f"{prefix}-{name}")
        named[name] = (found.text or "").strip()
    svg.set("role", "img")
    svg.set("aria-labelledby", f"{prefix}-title")
    svg.set("aria-describedby", f"{prefix}-desc")
    return named["title"], ElementTree.tostring(svg, encoding="unicode")


class EqualFigure(SphinxDirective):
    """A drawing, its caption (the directive's body, else the drawing's title), and the drawing in words."""

    required_arguments = 1
    has_content = True

    def run(self) -> list[nodes.Node]:
        """Return the figure."""
        name = self.arguments[0]
        svg, text = (Path(self.env.srcdir, FOLDER, f"{name}.{suffix}") for suffix in ("svg", "md"))
        for file in (svg, text):
            self.env.note_dependency(str(file))
            if not file.exists():
                raise self.error(f'no figure is called "{name}": expected {FOLDER}/{file.name}')
        prefix = f"figure-{name}-{self.env.new_serialno('equal-figure')}"
        try:
            title, picture = drawing(svg, prefix)
        except DrawingError as error:
            raise self.error(str(error)) from None
        caption = self.parse_content_to_nodes() or [nodes.paragraph("", title)]
        equal = self.parse_text_to_nodes(text.read_text(encoding="utf-8"))
        summary = tag("summary", words("figure")["words"], tag("span", f" ({title})", class_="six-hidden"))
        return [
            tag(
                "figure",
                html(picture),
                tag("figcaption", *caption),
                tag("details", summary, tag("div", *equal, class_="six-panel-body"), class_="six-panel"),
                class_="six-fig",
            )
        ]


def setup(app: Sphinx) -> None:
    """Tell Sphinx the directive's name."""
    app.add_directive("equal-figure", EqualFigure)
