"""What a measurement was asked on the command line, in the same way for each."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Sequence


def asked(
    words: str | None,
    parts: Iterable[str] = (),
    arguments: Sequence[str] | None = None,
    *,
    quick: bool = False,
) -> tuple[list[str], bool]:
    """Return the *parts* that were named, all where none was, and whether a quick trial is enough.

    Only a measurement that has a *quick* trial takes ``--quick``.  *words* is the module's
    docstring, for ``--help``.  A part that nobody knows ends in one line that names those there are.
    """
    known = list(parts)
    parser = argparse.ArgumentParser(description=words, formatter_class=argparse.RawDescriptionHelpFormatter)
    if known:
        parser.add_argument("part", nargs="*", help=f"{', '.join(known)}; all where none is named")
    if quick:
        parser.add_argument("--quick", action="store_true", help="a small trial")
    found = parser.parse_args(arguments)
    named: list[str] = getattr(found, "part", [])
    for name in named:
        if name not in known:
            parser.error(f'no part is called "{name}"; there are: {", ".join(known)}')
    return named or known, getattr(found, "quick", False)
