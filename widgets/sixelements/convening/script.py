"""A facilitator's page as the parts of a pull-out: one part a heading, without links, pictures or raw HTML."""

from __future__ import annotations

import re
from typing import NamedTuple

from markdown_it import MarkdownIt

from sixelements import course


class Part(NamedTuple):
    """One part: its heading, and what stands under it as HTML."""

    title: str
    html: str


READER = MarkdownIt("commonmark", {"html": False}).enable("table")
"""Raw HTML stays text; of a link only its words are left, of a picture nothing: both lead nowhere from the board."""
for _token in ("link_open", "link_close", "image"):
    READER.add_render_rule(_token, lambda *_: "")

TERM = re.compile(r"\*{0,2}\{\w+\}`([^`<]+?)(?: ?<[^`>]*>)?`\*{0,2}")
"""A role of the book, such as a word linked to the glossary: only its words stay."""


def parts(slug: str) -> list[Part]:
    """Return the parts of the facilitator's page of the exercise *slug*, or none where there is no page."""
    page = course.exercises() / slug / "facilitator.md"
    if not page.exists():
        return []
    _, *sections = re.split(r"^## ", page.read_text(encoding="utf-8"), flags=re.MULTILINE)
    found = (section.partition("\n") for section in sections)
    return [Part(title.strip(), READER.render(TERM.sub(r"\1", body))) for title, _, body in found]
