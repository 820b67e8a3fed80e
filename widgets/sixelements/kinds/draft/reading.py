"""A text as a room reads it: on the wall while it is written, and in its record."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from .content import Check, Draft
from .versions import Row, changed, now, shown, versions


def reading(
    content: Draft, rows: Sequence[Row], results: Mapping[str, Any], name: Callable[[str], str]
) -> dict[str, Any]:
    """Return the text in words, as ``kinds/table/reading.py`` does: its parts, what they lack, its versions.

    *results* are its scores; *name* gives that of a check.
    """
    there = now(content, rows)
    lacking = {
        one.id: [check.says for check in content.checks if lacks(check, one.id, there, results, name)]
        for one in shown(content, rows)
    }
    kept = versions(content, rows)
    since = len(changed(content, kept[-1].texts, there)) if kept else 0
    counts = [("Versions kept", len(kept)), ("Parts changed since the last one", since)] if kept else []
    return {
        "head": ["Part", "Text"],
        "rows": [[one.title, there[one.id]] for one in shown(content, rows)],
        "open": [
            {"row": one.title, "says": lacking[one.id]}
            for one in shown(content, rows)
            if lacking[one.id] and any(there.values())
        ],
        "totals": [{"label": label, "parts": [{"label": "", "n": n}]} for label, n in counts],
    }


def lacks(
    check: Check,
    part: str,
    there: Mapping[str, str],
    results: Mapping[str, Any],
    name: Callable[[str], str],
) -> bool:
    """Say whether a part does not pass a check."""
    if check.part not in ("", part):
        return False
    return not there[part] if check.op == "filled" else part in results[name(check.id)]
