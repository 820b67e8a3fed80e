"""Every exercise of the catalog is a sheet by itself: nothing that it asks is left out on paper."""

import re

import pytest

from sixelements import catalog, kinds, worksheet
from tests.examples import EVERY

UNPRINTED = {
    "scene": {"chair", "marks"},
    "case": {"side", "role"},
    "protocol": {"opened"},
}
"""What answers nothing that is asked: whose chair somebody reads from, how a turn was marked, when a seal broke."""
ANOTHER_WAY = {
    "cards": {"rows", "given"},
    "causes": {"rows"},
    "draft": {"rows"},
    "ladder": {"climbs", "descents", "own_title", "own_facts"},
    "place": {"own"},
    "protocol": {"sealed"},
}
"""What stands elsewhere on the sheet than in the answers: a kind's own view puts it there, under ``paper``."""


def unplaced(slug: str, html: str) -> set[str]:
    """Return the answers for which the sheet has no place, neither of their own nor under what the kind prints."""
    exercise = catalog.get(slug)
    fields = set(kinds.get(exercise.kind).shape(exercise)["fields"]) - UNPRINTED.get(exercise.kind, set())
    places = {one.split(".")[0] for one in re.findall(r'data-at="([^"]+)"', html)}
    return fields - places - (ANOTHER_WAY.get(exercise.kind, set()) if "paper" in places else set())


@pytest.mark.parametrize("slug", EVERY)
def test_every_exercise_is_a_sheet_by_itself_with_a_place_for_each_answer(slug: str) -> None:
    exercise = catalog.get(slug)
    html = worksheet.html(exercise)
    assert unplaced(slug, html) == set()
    assert "six-marked" not in html, "a sheet begins blank"
    assert "<script" not in html


def test_a_sheet_without_a_place_is_seen() -> None:
    slug = "support-tracking"
    html = worksheet.html(catalog.get(slug))
    assert unplaced(slug, html) == set()
    assert unplaced(slug, html.replace('data-at="rows.', 'data-to="rows.')) == {"rows"}
