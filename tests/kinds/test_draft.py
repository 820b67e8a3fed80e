"""Drafts: what the check refuses, what stays on the device, versions and what a room votes on, the sheet of paper."""

import re
from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest

from sixelements import authoring, catalog, document, kinds, scoring, shape, worksheet
from sixelements.content import Exercise, load, read
from sixelements.document import PLACE
from sixelements.kinds.draft.versions import changed, now, versions
from tests.answering import answers

Raw = dict[str, Any]
KIND = kinds.get("draft")
COMMON = read(catalog.get("decision-continuum").file)
SKELETON = kinds.folder("draft") / "skeleton.toml"
DRAFTS = [one for one in catalog.all_exercises() if one.kind == "draft"]
every_draft = pytest.mark.parametrize("exercise", DRAFTS, ids=lambda one: one.slug)

PARTS = {
    "purpose-draft": (
        ["students", "together", "leans", "gains", "reader"],
        "LMI has phrases from stories and districts' statements; the two sentences and what tests them are ours.",
    ),
    "partnership-compact": (
        ["school", "duty", "roles", "disagree", "absent", "believe", "will", "limits", "again", "letter"],
        "NEA's five questions, principles, behaviors and joint letter; what it is not, and when to read it, are ours.",
    ),
    "team-charter": (
        [
            "name",
            "purpose",
            "principles",
            "composition",
            "function",
            "others",
            "decide",
            "quorum",
            "meet",
            "tell",
            "again",
        ],
        "LMI and CEC: purpose, guiding principles, composition, function. The others are ours.",
    ),
    "invitation": (
        [
            "whom",
            "issue",
            "bring",
            "outcome",
            "opener",
            "way-out",
            "speaks-for-it",
            "if-nothing",
            "could-do",
            "how-it-is",
            "from-here",
            "need",
            "satisfaction",
            "visualization",
            "request",
        ],
        "NEA's homework, and its five styles between an opener and a request.",
    ),
    "self-us-now": (["self", "us", "now"], "LMI after Ganz: three stories."),
}
"""The parts of each tool, written down here and nowhere near the content, with what the source has."""


def unchanged(_raw: Raw) -> None:
    """Leave the skeleton as it is."""


def made(change: Callable[[Raw], object] = unchanged) -> Exercise:
    """Return the exercise of the skeleton, after *change* to its file."""
    common = COMMON | {"kind": "draft", "scores": []}
    raw = {key: value for key, value in common.items() if key != "continuum"} | deepcopy(read(SKELETON))
    change(raw)
    return load(Path("ours/exercise.toml"), KIND.Content, "draft", raw)


def said(change: Callable[[Raw], object]) -> list[str]:
    return list(KIND.check(made(change)))


def draft(**changes: Any) -> Callable[[Raw], None]:
    return lambda raw: raw["draft"].update(changes)


def first(key: str, **changes: Any) -> Callable[[Raw], None]:
    return lambda raw: raw["draft"][key][0].update(changes)


def test_the_skeleton_is_refused_nothing_and_its_cases_come_out() -> None:
    assert said(unchanged) == []
    assert list(authoring.wrong_cases(made())) == []


REFUSED: dict[str, tuple[Callable[[Raw], object], str]] = {
    "a scale nobody declared": (draft(scale="five"), "draft, key scale"),
    "asks": (
        draft(asks=[{"id": "now", "label": "Now", "question": "Now?"}]),
        "draft, table asks: expected none",
    ),
    "two parts of one id": (
        lambda raw: raw["draft"]["parts"].append(raw["draft"]["parts"][0]),
        'draft.parts: the id "opening" is used twice',
    ),
    "nothing but asides": (
        lambda raw: [part.update(aside=True) for part in raw["draft"]["parts"]],
        "draft.parts: expected one or more that do not stand aside",
    ),
    "a check of a part that is not there": (first("checks", part="end"), 'found "end"'),
    "an ask that any part may hold": (first("checks", part=""), "key part: expected the id of a part"),
    "a check of no words": (first("checks", words=[]), "key words: expected some with holds and avoids"),
    "words where none are looked for": (
        lambda raw: raw["draft"]["checks"][2].update(words=["we"]),
        "key words: expected some with holds and avoids",
    ),
    "one side that signs": (
        lambda raw: raw["draft"]["signers"].pop(),
        "draft.signers: expected none, or each side that signs",
    ),
    "a quotation as long as a page": (
        first("parts", examples=[{"text": "word " * 61, "source": "A guidebook"}]),
        "expected at most 60 words of another text",
    ),
    "an example that may be real": (
        first("examples", note="From a school nearby."),
        'key note: expected the word "invented"',
    ),
    "an example that nobody could write": (
        lambda raw: raw["draft"]["examples"][0]["parts"][0].update(text="x" * 301),
        "key text: expected at most 300 characters",
    ),
    "an example of a part that is not there": (
        lambda raw: raw["draft"]["examples"][0]["parts"][0].update(part="end"),
        "key part: expected one of opening, ask",
    ),
    "questions in the step of the text": (
        lambda raw: raw["draft"]["look"].update(id="text"),
        'draft.look, key id: expected another than "text"',
    ),
}


@pytest.mark.parametrize(("change", "line"), REFUSED.values(), ids=REFUSED)
def test_what_is_refused(change: Callable[[Raw], object], line: str) -> None:
    assert any(line in one for one in said(change)), said(change)


@every_draft
def test_no_text_is_ever_shared(exercise: Exercise) -> None:
    whole = answers(exercise, 1, "A secret.")
    assert whole["rows"][0]["cells"]["text"]
    left, _ = shape.prune(KIND.shared_shape(exercise), whole)
    assert set(left) == {"ratings", "opportunity"}
    assert "rows" not in repr(KIND.shared_shape(exercise))


@every_draft
def test_the_parts_are_those_of_the_tool(exercise: Exercise) -> None:
    parts, _ = PARTS[exercise.slug]
    assert [part.id for part in exercise.content.parts] == parts


@every_draft
def test_a_tool_shows_one_written_well_and_one_weakly(exercise: Exercise) -> None:
    strong, weak = exercise.content.examples
    assert "weak" in weak.title.lower()
    assert "weak" not in strong.title.lower()
    assert min(len(strong.parts), len(weak.parts)) >= 2


@every_draft
def test_a_weak_example_does_not_pass_where_a_good_one_does(exercise: Exercise) -> None:
    strong, weak = (
        [{"id": one.part, "cells": {"text": one.text}} for one in example.parts]
        for example in exercise.content.examples
    )
    assert open_points(exercise, weak) > open_points(exercise, strong)


def open_points(exercise: Exercise, rows: list[dict[str, Any]]) -> int:
    return sum(len(one["says"]) for one in read_by(exercise, rows)["open"])


def read_by(exercise: Exercise, rows: list[dict[str, Any]]) -> dict[str, Any]:
    """Return the text as a room reads it."""
    results = scoring.compute(
        catalog.scores(exercise), {"items": []}, catalog.scales(exercise), {"rows": rows}
    )
    found = KIND.reading(exercise, rows, results)
    assert found
    return found


@every_draft
def test_whatever_can_be_kept_alone_can_be_written_in_a_room(exercise: Exercise) -> None:
    if exercise.content.stays:
        return  # a room has the phrases alone, or nothing
    form = KIND.document(exercise)
    assert form
    cells = KIND.shape(exercise)["fields"]["rows"]["of"]["fields"]["cells"]["fields"]
    assert set(cells) == {*form.columns, PLACE}
    for part, written in KIND.written(exercise):
        for cell, value in written.items():
            edit = {"key": "0" * 16, "at": f"{part}/{cell}", "value": value, "over": None}
            assert list(document.problems(form, edit)) == []


def test_an_invitation_has_five_styles_with_their_parts_in_order() -> None:
    """NEA, extending the invitation, step 2: each between an opener and a request; Monroe's sequence has five steps."""
    content = catalog.get("invitation").content
    body = {form.id: [one.id for one in content.shown(form.id) if not one.aside] for form in content.forms}
    assert body == {
        "problem-solution": ["opener", "way-out", "request"],
        "join-me": ["opener", "speaks-for-it", "request"],
        "tell-a-story": ["opener", "if-nothing", "could-do", "request"],
        "compare-contrast": ["opener", "how-it-is", "from-here", "request"],
        "monroe": ["opener", "need", "satisfaction", "visualization", "request"],
    }


# Versions, and what a room votes on.

NOW = [
    {"id": "opening", "cells": {"text": " It rained. "}},
    {"id": "ask", "cells": {"text": "Please come."}},
]


def version(id_: str, number: int, **cells: Any) -> dict[str, Any]:
    return {"id": id_, "cells": {PLACE: "i", "version": number, **cells}}


def test_versions_come_by_their_numbers_and_two_at_once_have_a_letter_each() -> None:
    content = made().content
    rows = [
        *NOW,
        version("cccccccccc", 2),
        version("bbbbbbbbbb", 1, **{"part-ask": "Come.", "signed-labor": True}),
        version("aaaaaaaaaa", 2),
        {"id": "dddddddddd", "cells": {"phrase": "a phrase"}},
    ]
    found = versions(content, rows)
    assert [(one.id[0], one.name) for one in found] == [("b", "1"), ("a", "2a"), ("c", "2b")]
    assert found[0].texts == {"opening": "", "ask": "Come."}
    assert [one.signed for one in found] == [("labor",), (), ()]
    assert changed(content, found[0].texts, now(content, rows)) == ["opening", "ask"]


def test_a_room_votes_on_the_version_that_was_kept_last_and_on_none_before() -> None:
    whole = made()
    assert KIND.ballot(whole, NOW) == []
    kept = [*NOW, version("bbbbbbbbbb", 1, **{"part-opening": "It rained."})]
    assert KIND.ballot(whole, kept) == [{"id": "whole", "title": "Our letter, version 1: “It rained.”"}]
    later = [*kept, version("aaaaaaaaaa", 2, **{"part-opening": "It rained on Monday.", "part-ask": "Come."})]
    assert [one["title"] for one in KIND.ballot(made(draft(consent="parts")), later)] == [
        "The opening (version 2): “It rained on Monday.”",
        "What we ask (version 2): “Come.”",
    ]
    assert KIND.ballot(made(lambda raw: raw["draft"].pop("consent")), later) == []


def test_a_room_reads_its_parts_what_they_lack_and_how_many_versions_there_are() -> None:
    told = read_by(
        made(), [{"id": "ask", "cells": {"text": "It proves something."}}, version("bbbbbbbbbb", 1)]
    )
    assert told["rows"] == [["The opening", ""], ["What we ask", "It proves something."]]
    assert told["open"] == [
        {"row": "The opening", "says": ["How does it begin?"]},
        {
            "row": "What we ask",
            "says": ["This asks for nothing yet.", "That promises more than anybody can."],
        },
    ]
    assert [one["parts"][0]["n"] for one in told["totals"]] == [1, 1]
    assert read_by(made(), [])["open"] == []


def test_the_sheet_has_lines_for_each_part_and_a_row_for_each_side() -> None:
    html = worksheet.html(made())
    assert set(re.findall(r'data-at="paper\.(parts\.[^"]+)"', html)) == {"parts.opening", "parts.ask"}
    assert 'data-at="paper.phrases"' in html
    assert "Labor signs" in html
    assert "Objection, and its reason" in html


def test_it_says_how_much_there_is() -> None:
    assert KIND.size_in_words(made()) == "2 parts"


# Forms, and a text that stays each person's own.
