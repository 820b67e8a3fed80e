"""The head of an exercise that a test makes up: every common key, and one case with no answers."""

from typing import Any


def head(kind: str) -> dict[str, Any]:
    """Return the common keys of an exercise of *kind*."""
    return {
        "slug": "ours",
        "title": "Ours",
        "summary": "One sentence.",
        "element": 1,
        "sub_element": "1.A",
        "kind": kind,
        "version": 1,
        "who": "alone",
        "minutes": {"alone": 1, "together": 1},
        **dict.fromkeys(("objectives", "out_of_scope", "instructions", "debrief", "next"), ("One.",)),
        "sources": [{"key": "OTHER", "where": "here", "note": "Ours."}],
        "cases": [{"name": "none", "answers": {}, "result": {}}],
    }


NOW_AND_WANTED = [
    {"id": "now", "label": "Now", "question": "Now?"},
    {"id": "wanted", "label": "Wanted", "question": "Wanted?"},
]
