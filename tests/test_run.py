"""Parts of the run begin as soon as they may, and never more at once than there is room for."""

from collections.abc import Callable, Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.run import PARTS, ROOM, Outcome, Part, has_book, next_of


def begun(names: Iterable[str], ends: Callable[[list[str]], str]) -> list[str]:
    """Run parts, of which *ends* says each time which ends; return them in the order in which they began."""
    waiting, running, order = list(names), list[str](), list[str]()
    while waiting or running:
        if name := next_of(waiting, running):
            waiting.remove(name)
            assert not {*waiting, *running}.intersection(PARTS[name].after), f"{name} began too early"
            running.append(name)
            order.append(name)
            assert sum(PARTS[one].workers for one in running) <= ROOM, running
        else:
            assert running, f"nothing runs, and these wait for ever: {waiting}"
            running.remove(ends(running))
    return order


def first(running: list[str]) -> str:
    return running[0]


@given(st.sets(st.sampled_from(list(PARTS))), st.data())
def test_whatever_is_asked_for_runs_and_nothing_begins_too_early(
    asked: set[str], data: st.DataObject
) -> None:
    names = [name for name in PARTS if name in asked]
    assert sorted(begun(names, lambda running: data.draw(st.sampled_from(running)))) == sorted(asked)


def test_all_parts_run_and_wait_for_parts_that_there_are() -> None:
    assert sorted(begun(PARTS, first)) == sorted(PARTS)
    assert {one for part in PARTS.values() for one in part.after} <= set(PARTS)


@pytest.mark.parametrize(
    "never", [Part("waits for itself", (), after=("lint",)), Part("finds no room", (), workers=ROOM + 1)]
)
def test_a_part_that_would_never_begin_is_noticed(never: Part, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(PARTS, "lint", never)
    with pytest.raises(AssertionError, match="wait for ever"):
        begun(["lint"], first)


def test_the_book_counts_as_built_only_where_the_wheel_has_passed() -> None:
    assert not has_book([Outcome("lint", passed=True, seconds=1), Outcome("wheel", passed=False, seconds=1)])
    assert has_book([Outcome("wheel", passed=True, seconds=1)])
