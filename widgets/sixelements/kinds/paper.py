"""Worksheets for paper: one environment of templates, so that every word of the content is escaped.

``paper.html.j2`` holds what all worksheets share, ``worksheet.html.j2`` the frame, and
``<kind>/worksheet.html.j2`` the part of a kind.  Whoever answers in Python alone never imports this.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from jinja2.ext import Extension
from jinja2.lexer import Token, TokenStream

LAYOUT = re.compile(r"\s*\n\s*")


class LinesAreLayout(Extension):
    """A line break in a template and the blanks around it lay out the template, and are no text of the page."""

    def filter_stream(self, stream: TokenStream) -> Iterator[Token]:
        """Yield the tokens of a template, its text without the line breaks."""
        for token in stream:
            text = LAYOUT.sub("", token.value) if token.type == "data" else token.value
            if text or token.type != "data":
                yield Token(token.lineno, token.type, text)


@cache
def environment() -> Environment:
    """Return the environment; a template is read and compiled once a process."""
    return Environment(
        loader=FileSystemLoader(Path(__file__).parent),
        autoescape=True,
        undefined=StrictUndefined,
        extensions=[LinesAreLayout],
        auto_reload=False,
    )


def fill(template: str, **slots: Any) -> str:
    """Return *template* with its slots filled; a slot that nobody fills is an error."""
    return environment().get_template(template).render(**slots)
