"""What holds of every pattern, whatever the kind of exercise."""

import json
import subprocess
import sys

import pytest

from sixelements import catalog
from sixelements.convening import patterns
from sixelements.convening.messages import say
from sixelements.convening.patterns import base
from sixelements.convening.sides import SIDES
from tests.convening.revealing import (
    SOME,
    kinds_of,
    labor,
    management,
    reveal,
    room,
)


@pytest.mark.parametrize("slug", SOME)
def test_a_pattern_is_plain_json_and_the_same_each_time(slug: str) -> None:
    people = room(labor(SOME[slug]), management(SOME[slug]))
    pattern = reveal(slug, people)
    assert json.loads(json.dumps(pattern)) == pattern == reveal(slug, people[::-1])
    assert (pattern["n"], pattern["k"], pattern["mode"], pattern["round"]) == (12, 5, "anonymous", 1)
    assert [(one["label"], one["n"]) for one in pattern["groups"]] == [
        ("Labor (certificated staff)", 6),
        ("Management (principals, sites)", 6),
    ]
    assert kinds_of(pattern)[:2] == ["sentence", "strips"]


@pytest.mark.parametrize("slug", SOME)
def test_too_few_people_see_only_how_many_it_takes(slug: str) -> None:
    shown = patterns.reveal(catalog.get(slug), room(labor(SOME[slug], 4)), sides=list(SIDES))
    assert (shown.pattern["blocks"], shown.pattern["groups"], shown.basis) == ([], [], {})
    assert shown.held == shown.pattern["note"]
    assert "at least 5 people" in say(shown.held)


@pytest.mark.parametrize("slug", SOME)
def test_an_open_table_shows_one_person_and_says_so(slug: str) -> None:
    pattern = reveal(slug, room(labor(SOME[slug]), ("board", 1, SOME[slug])), mode="open")
    assert [one["n"] for one in pattern["groups"]] == [6, 1]
    assert "open table" in pattern["note"]


@pytest.mark.parametrize("slug", SOME)
def test_answers_of_nobody_are_a_pattern_too(slug: str) -> None:
    assert kinds_of(reveal(slug, room(labor({}, 5)))) == ["sentence"]


@pytest.mark.parametrize("slug", SOME)
def test_every_row_fits_its_points(slug: str) -> None:
    for strips in (one for one in reveal(slug, room(labor(SOME[slug])))["blocks"] if one["type"] == "strips"):
        for part in (part for row in strips["rows"] for part in row["parts"]):
            assert len(part["counts"]) == len(strips["points"])
            assert (part["group"], part["label"]) == ("all", "Everyone")


def test_pandas_waits_until_there_is_a_room() -> None:
    code = "import sys; import sixelements.convening.patterns; sys.exit('pandas' in sys.modules)"
    subprocess.run([sys.executable, "-c", code], check=True)


@pytest.mark.parametrize(
    ("counts", "middle", "half"),
    [
        ([0, 0, 0], None, None),
        ([1, 0, 0], 1, [1, 1]),
        ([1, 0, 1], 2, [1, 3]),
        ([1, 2, 1], 2, [2, 2]),
        ([2, 1, 1, 1], 2, [1, 3]),
        ([2, 2, 2, 2], 2.5, [2, 3]),
        ([4, 0, 0, 4], 2.5, [1, 4]),
    ],
)
def test_middle_and_middle_half(counts: list[int], middle: float | None, half: list[int] | None) -> None:
    assert (base.middle(counts), base.half(counts)) == (middle, half)
