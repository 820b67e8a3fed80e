"""Scripts and styles with nothing in them but what a browser needs, by a kept library.

The library brings a runtime of its own, so it is imported when something is made smaller: a kernel, whose page has
the exercise already, never waits for it.
"""

from __future__ import annotations

import re

FLOOR = 2022
"""The edition of JavaScript that the oldest browsers we serve understand (see ``deno.jsonc``)."""
APART = re.compile(r"(?<!\(\n)^[ \t]*(?=(?:const|let) [{\[])(?!const \{[^{}]*\} = \$\[)", re.MULTILINE)
"""Where a statement begins that takes something apart; the linker's own, which stand first, may be joined."""
FENCE = "debugger;"


def script(text: str) -> str:
    """Return the JavaScript *text* made smaller: no comments, no blanks, short names for what is local.

    It ends with a semicolon, so that another may stand behind it in one file.

    The library joins declarations, and then puts those that take something apart (``const { a } = f();``) before
    others that it takes to be unneeded there, though a function that runs meanwhile reads them, or the order matters.
    So each has a statement before it that the library keeps, joins nothing across, and that is taken out again.
    """
    return f"{_smaller('application/javascript', APART.sub(FENCE, text)).replace(FENCE, '')};\n"


def style(text: str) -> str:
    """Return the CSS *text* made smaller."""
    return f"{_smaller('text/css', text)}\n"


def _smaller(kind: str, text: str) -> str:
    import minify

    minify.config({"js-version": FLOOR})
    small: str = minify.string(kind, text)
    return small
