"""The fishbone: what its rows mean, what the check refuses, what stays on the device, what the wall and paper show."""

import json
from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest

from sixelements import authoring, catalog, document, kinds, worksheet
from sixelements.content import Exercise, load, read
from sixelements.kinds.causes import tree
from sixelements.kinds.causes.kind import KIND, MOST_ROWS

Raw = dict[str, Any]
COMMON = read(catalog.get("decision-continuum").file)
SKELETON = kinds.folder("causes") / "skeleton.toml"
FISH = [one for one in catalog.all_exercises() if one.kind == "causes"]
FISHBONES = json.loads((Path(__file__).parents[1] / "specimens/fishbones.json").read_text(encoding="utf-8"))


def unchanged(_raw: Raw) -> None:
    """Leave the skeleton as it is."""


def made(change: Callable[[Raw], object] = unchanged) -> Exercise:
    """Return the exercise of the skeleton, after *change* to its file."""
    common = COMMON | {"kind": "causes", "scores": []}
    raw = {key: value for key, value in common.items() if key != "continuum"} | deepcopy(read(SKELETON))
    change(raw)
    return load(Path("ours/exercise.toml"), KIND.Content, "causes", raw)


def said(change: Callable[[Raw], object]) -> list[str]:
    return list(KIND.check(made(change)))


def fish(**changes: Any) -> Callable[[Raw], None]:
    return lambda raw: raw["causes"].update(changes)


def test_the_skeleton_is_refused_nothing_and_passes_with_its_cases() -> None:
    assert said(unchanged) == []
    assert list(authoring.wrong_cases(made())) == []


REFUSED: dict[str, tuple[Callable[[Raw], object], str]] = {
    "a scale nobody declared": (fish(scale="five"), "causes, key scale"),
    "asks": (fish(asks=[{"id": "now", "label": "Now", "question": "Now?"}]), "table asks: expected none"),
    "half a bone on paper": (fish(paper=5), "key paper: expected an even number, found 5"),
    "a step of the page": (lambda raw: raw["causes"]["look"].update(id="whys"), "causes.look, key id"),
    "an example that does not say so": (
        lambda raw: raw["causes"]["examples"][0].update(note="A team's"),
        'key note: expected the word "invented"',
    ),
    "an example that nobody could write": (
        lambda raw: raw["causes"]["examples"][0]["shown"][1]["cells"].update(rank="13"),
        "shown number 2.cells.rank",
    ),
    "a row of another shape": (
        lambda raw: raw["causes"]["examples"][0]["shown"][1].update(id="first"),
        "shown number 2.id",
    ),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_does_not_fit_is_named(name: str) -> None:
    change, words = REFUSED[name]
    assert any(words in line for line in said(change)), said(change)


@pytest.mark.parametrize("one", FISHBONES, ids=lambda one: one["name"])
def test_rows_mean_what_they_mean_in_the_browser(one: dict[str, Any]) -> None:
    rows, gives = one["rows"], one["gives"]
    assert tree.issue(rows) == gives["issue"]
    assert [row["id"] for row in tree.causes(rows)] == gives["causes"]
    for id_, expected in gives["answered"].items():
        found = [[why.row["id"], why.depth, why.branch, why.last] for why in tree.answered(rows, id_)]
        assert found == expected
    hand, root = tree.in_hand(rows), tree.root(rows)
    assert (hand and hand["id"], root and root["id"]) == (gives["in_hand"], gives["root"])


def test_a_path_that_no_hand_made_is_read_to_its_end() -> None:
    """A room's document may hold more rows than a page asks for; they are read, and nothing breaks."""
    ids = [f"{n:03}".translate(str.maketrans("01", "ab")).ljust(10, "x") for n in range(600)]
    rows = [
        {"id": id_, "cells": {"text": "t"} | ({"under": ids[n - 1]} if n else {})}
        for n, id_ in enumerate(ids)
    ]
    assert len(tree.answered(rows, ids[0])) == tree.DEEPEST


@pytest.mark.parametrize("exercise", FISH, ids=lambda one: one.slug)
def test_the_structure_is_that_of_the_source(exercise: Exercise) -> None:
    """NEA: an issue at the head, a cause a bone, a rank in a circle, five whys, a fork, and the question of reach."""
    content = exercise.content
    assert content.whys == 5
    assert [one["id"] for one in KIND.extra_payload(exercise)["columns"]] == [
        "text", "rank", "votes", "under", "know", "reach", "reason",
    ]  # fmt: skip
    rows = [{"id": row.id, "cells": row.cells} for row in content.examples[0].shown]
    assert tree.issue(rows)
    assert [row["cells"]["rank"] for row in tree.causes(rows)] == [
        str(n + 1) for n, _ in enumerate(tree.causes(rows))
    ]
    first = tree.causes(rows)[0]
    whys = tree.answered(rows, first["id"])
    assert max(one.branch for one in whys) == 1, "the example has a why with two answers"
    assert tree.root(rows) in tree.roots(rows, first)
    weak = [{"id": row.id, "cells": row.cells} for row in content.examples[1].shown]
    assert tree.root(weak) is None, "the weak one comes to nothing within reach"


@pytest.mark.parametrize("exercise", FISH, ids=lambda one: one.slug)
def test_no_cell_is_ever_shared_and_the_room_writes_every_cell(exercise: Exercise) -> None:
    assert "rows" in KIND.shape(exercise)["fields"]
    assert "rows" not in KIND.shared_shape(exercise)["fields"]
    form = KIND.document(exercise)
    assert set(form.columns) == {one["id"] for one in KIND.extra_payload(exercise)["columns"]}
    assert form.most_rows > MOST_ROWS
    for row, values in KIND.written(exercise):
        for column, value in values.items():
            edit = {"key": "k" * 16, "at": f"{row or 'aaaaaaaaaa'}/{column}", "value": value, "over": None}
            assert list(document.problems(form, edit)) == []


def test_a_why_may_stand_under_a_row_of_any_id_that_a_room_gives() -> None:
    form = KIND.document(FISH[0])
    edit = {"key": "k" * 16, "at": "aaaaaaaaaa/under", "value": "3oe7f441fh", "over": None}
    assert list(document.problems(form, edit)) == []


def test_the_wall_reads_issue_causes_by_rank_whys_and_reach() -> None:
    exercise = FISH[0]
    rows = [{"id": row.id, "cells": row.cells} for row in exercise.content.examples[0].shown]
    told = KIND.reading(exercise, rows, {})
    assert told["head"][-1] == "Within our reach?"
    names = [line[0] for line in told["rows"]]
    assert names[:6] == ["Issue", "Cause 1", "Why 1", "Why 2", "Why 2b", "Why 3b"]
    assert told["rows"][1][2] == 9
    assert told["rows"][5][3].startswith("Within our reach: ")
    assert all(len(line) == len(told["head"]) for line in told["rows"])
    drawn = told["fish"]
    assert drawn["issue"] == told["rows"][0][1]
    causes = [line[1] for line in told["rows"] if line[0].startswith("Cause")]
    assert [one["text"] for one in drawn["causes"]] == causes, "the drawing shows what the rows say"
    assert (drawn["causes"][0]["rank"], drawn["causes"][0]["votes"]) == ("1", 9)
    assert KIND.reading(exercise, rows[:1], {})["fish"] is None, "an issue alone is no fish"


def test_a_room_can_vote_on_the_causes_and_on_nothing_else() -> None:
    exercise = FISH[0]
    rows = [{"id": row.id, "cells": row.cells} for row in exercise.content.examples[0].shown]
    blank = {"id": "zzzzzzzzzz", "cells": {"text": " "}}
    items = KIND.ballot(exercise, [*rows, blank])
    assert [one["id"] for one in items] == [row["id"] for row in tree.causes(rows)]
    assert items[0]["title"] == "One register is open"


def test_the_sheet_has_as_many_bones_and_whys_as_it_says() -> None:
    exercise = made(fish(paper=8, whys=4))
    html = worksheet.html(exercise)
    assert html.count('class="six-fish-ring"') == 8
    assert 'data-at="paper.whys.3.first"' in html
    assert 'data-at="paper.whys.4.first"' not in html


def test_words_of_blame_are_a_short_list_with_a_question_each() -> None:
    for exercise in FISH:
        for watch in exercise.content.watch:
            assert "?" in watch.says
            assert len(watch.words) == len({word.casefold() for word in watch.words})
