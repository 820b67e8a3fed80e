"""One problem in a room of two teams, as far as a plan and its trial; ``python -m bench.thread`` does all of it."""

from pathlib import Path

from bench import thread as bench
from sixelements import catalog, sheets
from tests.support import thread
from tests.test_sheets import document, row, saved

PLAN = next(iter(thread.PAUSES))


def as_text(file: Path, slugs: list[str], _folder: Path) -> int:
    """Make the sheets, and leave the printing of them to the bench."""
    team = sheets.read_team(file)
    return bench.missing(sheets.page([catalog.get(slug) for slug in slugs], team), team, slugs)


def test_two_teams_carry_a_problem_and_nothing_is_lost_when_the_server_is_killed() -> None:
    along = thread.short(thread.WHOLE)
    found = bench.carry(1, people=6, edits=1, kills=1, along=along, paper=as_text)
    assert found["kept"] == found["edits"] > 100
    zeros = ("lost", "doubled", "states", "told early", "unprinted")
    assert {name: found[name] for name in zeros} == dict.fromkeys(zeros, 0)
    assert [found[name] for name in ("astray", "unlinked", "unfinished", "next year")] == [[]] * 4
    assert 0.4 < found["off"] / found["edits"] < 0.75, "half of it was written with no network"


def test_the_thread_is_what_the_catalog_links() -> None:
    place = thread.WHOLE.index
    assert all(place(one.source) < place(slug) for slug in thread.WHOLE for one in thread.BRINGS[slug])
    assert set(thread.forward()) < set(thread.WHOLE)
    sealed = [slug for slug in thread.WHOLE if thread.is_sealed(catalog.get(slug))]
    assert place(PLAN) < place(thread.PAUSES[PLAN]) < min(map(place, sealed))
    assert set(sealed) < set(thread.short(thread.WHOLE)) < set(thread.WHOLE)


def test_what_a_run_would_find_is_found(tmp_path: Path) -> None:
    """The specimens: a file with another text, a plan that took nothing, and a text that is on no sheet."""
    plan = {PLAN: [row("a", task="Theirs")]}
    assert bench.astray({"documents": [{"slug": PLAN, "rows": [row("a", task="Other")]}]}, plan) == [PLAN]
    assert bench.astray({"documents": [{"slug": PLAN, "rows": [row("a", task="Theirs")]}]}, plan) == []
    assert bench.unlinked(plan) == [PLAN]
    assert bench.unfinished(plan) == [PLAN]
    file = saved(tmp_path, document(PLAN, rows=[row("a", task="t1p1e1x1 as we saw it")]))
    team = sheets.read_team(file)
    assert bench.missing("<td>t1p1e1x1 as we saw it</td>", team, [PLAN]) == 0
    assert bench.missing("<td></td>", team, [PLAN]) == 1
