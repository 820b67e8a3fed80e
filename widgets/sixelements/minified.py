"""Scripts and styles with nothing in them but what a browser needs, by a kept library.

The library brings a runtime of its own, so it is imported when something is made smaller: a kernel, whose page has
the exercise already, never waits for it.
"""

from __future__ import annotations

FLOOR = 2022
"""The edition of JavaScript that the oldest browsers we serve understand (see ``deno.jsonc``)."""


def script(text: str) -> str:
    """Return the JavaScript *text* made smaller: no comments, no blanks, short names for what is local.

    It ends with a semicolon, so that another may stand behind it in one file.
    """
    return f"{_smaller('application/javascript', text)};\n"


def style(text: str) -> str:
    """Return the CSS *text* made smaller."""
    return f"{_smaller('text/css', text)}\n"


def _smaller(kind: str, text: str) -> str:
    import minify

    minify.config({"js-version": FLOOR})
    small: str = minify.string(kind, text)
    return small
