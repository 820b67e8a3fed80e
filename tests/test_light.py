"""What the scripts of an exercise page weigh, kind by kind, as they come over the air."""

import gzip
from functools import cache

import pytest

from sixelements import assets, catalog, kinds
from sixelements.serving import frame

FIRST, SECOND = 26_000, 9_000
"""Bytes of scripts until an exercise can be answered: on the first page, and of each other kind after it."""
WORKING_FIRST, WORKING_SECOND = 33_000, 15_000
"""The same of a kind at which a room writes a document together."""
RESULTS = 20_000
"""Bytes of what comes with the first answer: what all kinds share, and what is a kind's own."""


@cache
def weight(name: str) -> int:
    """Return the bytes of the script called *name* as a browser gets it."""
    return len(gzip.compress((assets.sources() | frame.own())[name], 9))


def joint(kind: str) -> bool:
    """Say whether a room writes a document together at exercises of *kind*."""
    return any(kinds.get(kind).document(one) for one in catalog.all_exercises() if one.kind == kind)


@pytest.mark.parametrize("kind", kinds.names())
def test_an_exercise_can_be_answered_before_much_has_come(kind: str) -> None:
    first, second = (WORKING_FIRST, WORKING_SECOND) if joint(kind) else (FIRST, SECOND)
    assert weight("page.js") + weight(f"{kind}.js") <= first, "what is needed only later comes by import()"
    assert weight(f"{kind}.js") <= second
    assert weight("more.js") + weight(f"{kind}-more.js") <= RESULTS


def test_what_a_page_has_does_not_come_again() -> None:
    first = set(assets.shared())
    assert first.isdisjoint(assets.shared_later())
    assert {"ui/later.js", "ui/instrument/standing.js"} <= set(assets.shared_later())
    for kind in kinds.names():
        assert f"kinds/{kind}/kind.js" in assets.at_once(assets.entry(kind))
        assert set(assets.at_once(assets.entry(kind))).isdisjoint(assets.later(kind))
