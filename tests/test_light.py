"""What the scripts of an exercise page weigh, kind by kind, as they come over the air."""

import gzip
from functools import cache

import pytest

from sixelements import assets, kinds, linker
from sixelements.course import PACKAGE
from sixelements.serving import frame

FIRST, SECOND = 26_000, 9_000
"""Bytes of scripts until an exercise can be answered: on the first page, and of each other kind after it."""
BEHIND = 24_000
"""Bytes of what comes behind, later steps and results: what several kinds need, and what is a kind's own."""


@cache
def weight(name: str) -> int:
    """Return the bytes of the script called *name* as a browser gets it."""
    return len(gzip.compress((assets.sources() | frame.own())[name], 9))


def begins(kind: str) -> bool:
    """Say whether steps of *kind* come behind, so that its page fetches them as soon as it stands."""
    return "begin: coming.begin," in (kinds.folder(kind) / "view.js").read_text(encoding="utf-8")


@pytest.mark.parametrize("kind", kinds.names())
def test_an_exercise_can_be_answered_before_much_has_come(kind: str) -> None:
    assert weight("page.js") + weight(f"{kind}.js") <= FIRST, "what is needed only later comes by import()"
    assert weight(f"{kind}.js") <= SECOND
    assert weight("more.js") + weight(f"{kind}-more.js") <= BEHIND


def test_what_later_steps_need_is_fetched_before_anybody_comes_to_them() -> None:
    """A phone that loses its network after the page stands goes on to the last step."""
    behind = {
        kind: any(
            later.endswith("/behind.js")
            for one in linker.collect(PACKAGE, [assets.entry(kind)])
            for later in one.later
        )
        for kind in kinds.names()
    }
    assert behind["causes"], "the specimen: its fish is drawn by the second step"
    assert behind == {kind: begins(kind) for kind in kinds.names()}


def test_what_a_page_has_does_not_come_again() -> None:
    first = set(assets.shared())
    assert first.isdisjoint(assets.shared_later())
    assert {"ui/later.js", "ui/instrument/standing.js"} <= set(assets.shared_later())
    for kind in kinds.names():
        assert f"kinds/{kind}/kind.js" in assets.at_once(assets.entry(kind))
        assert set(assets.at_once(assets.entry(kind))).isdisjoint(assets.later(kind))
