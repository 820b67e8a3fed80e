"""Cards: what the check refuses, which lie together, what stays on the device, what a room reads and votes on."""

import json
import re
from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest

from sixelements import catalog, document, kinds, shape, worksheet
from sixelements.content import ContentError, Exercise, load, read
from sixelements.kinds.cards.stacks import stacks
from tests.answering import answers

Raw = dict[str, Any]
KIND = kinds.get("cards")
COMMON = read(catalog.get("decision-continuum").file)
SKELETON = kinds.folder("cards") / "skeleton.toml"
CARDS = [one for one in catalog.all_exercises() if one.kind == "cards"]
SPECIMENS = json.loads(Path("tests/specimens/stacks.json").read_text(encoding="utf-8"))

every = pytest.mark.parametrize("exercise", CARDS, ids=lambda one: one.slug)

BOXES = {
    "three-boxes": (
        ["Build upon what works", "Abandon what is in the way", "Create the future"],
        0,
        "LMI's three, under their printed names.",
    ),
    "norm-examples": (
        ["Keep", "Adapt", "Drop"],
        31,
        "LMI's fifteen of one team and sixteen of another; the boxes are ours.",
    ),
    "our-norms": (
        [
            "Time and logistics",
            "Listening",
            "Confidentiality",
            "Decision making",
            "Participation",
            "Expectations",
            "Record-keeping",
            "Communication",
        ],
        0,
        "CEC's six topics, and NEA's record-keeping and communication.",
    ),
    "two-cases": (
        ["It would come here", "It might come", "Not here"],
        12,
        "The brief's one barrier with five of ours, and its six; the boxes are ours.",
    ),
    "crisis-and-opportunity": (
        ["Keep it", "Drop it", "Try it in a new way"],
        0,
        "Ours, for LMI's three phases.",
    ),
}
"""The boxes of each tool and how many cards it gives, written down here and nowhere near the content."""


def unchanged(_raw: Raw) -> None:
    """Leave the skeleton as it is."""


def made(change: Callable[[Raw], object] = unchanged) -> Exercise:
    """Return the exercise of the skeleton, after *change* to its file."""
    common = COMMON | {"kind": "cards", "scores": []}
    raw = {key: value for key, value in common.items() if key != "continuum"} | deepcopy(read(SKELETON))
    change(raw)
    return load(Path("ours/exercise.toml"), KIND.Content, "cards", raw)


def said(change: Callable[[Raw], object]) -> list[str]:
    return list(KIND.check(made(change)))


def alone(raw: Raw) -> None:
    """Cards that people write alone: the tool gives none."""
    del raw["cards"]["given"]


@pytest.mark.parametrize("change", [unchanged, alone])
def test_the_skeleton_is_refused_nothing(change: Callable[[Raw], None]) -> None:
    assert said(change) == []


def first(key: str, **changes: Any) -> Callable[[Raw], object]:
    """Change the first of a list of the table."""
    return lambda raw: raw["cards"][key][0].update(changes)


REFUSED = {
    "a box twice": (
        lambda raw: raw["cards"]["boxes"].append(raw["cards"]["boxes"][0]),
        'cards.boxes: the id "keep" is used twice',
    ),
    "a card given twice": (
        lambda raw: raw["cards"]["given"].append(raw["cards"]["given"][0]),
        'cards.given: the id "one-voice" is used twice',
    ),
    "a card given in no box that is there": (
        first("given", box="gone"),
        'cards.given "one-voice", key box: expected one of keep, adapt, drop',
    ),
    "an id too long for a room": (first("given", id="a" * 41), "key id: expected at most 40 characters"),
    "an example that may be a real one": (
        first("examples", note="A team."),
        'expected the word "invented" in it',
    ),
    "an example in no box": (
        lambda raw: raw["cards"]["examples"][0]["cards"][0].update(box="gone"),
        "cards number 1, key box: expected one of keep, adapt, drop",
    ),
    "an example nobody could write": (
        lambda raw: raw["cards"]["examples"][0]["cards"][0].update(text="x" * 161),
        "cards number 1, key text: expected at most 160 characters",
    ),
    "a scale that is not there": (
        lambda raw: raw["cards"].update(scale="gone"),
        "cards, key scale: expected the id of a declared [[scales]]",
    ),
    "a question put twice": (
        lambda raw: raw["cards"].update(
            asks=[{"id": one, "label": one, "question": "What?"} for one in ("now", "then")]
        ),
        "cards, table asks: expected none",
    ),
    "a step under a name that the page uses": (
        lambda raw: raw["cards"]["look"].update(id="stacks"),
        'cards.look, key id: expected another than "stacks"',
    ),
}


@pytest.mark.parametrize(("change", "line"), REFUSED.values(), ids=REFUSED)
def test_what_is_refused(change: Callable[[Raw], object], line: str) -> None:
    assert any(line in one for one in said(change)), said(change)


@pytest.mark.parametrize("count", [1, 9])
def test_there_are_two_to_eight_boxes(count: int) -> None:
    boxes = [{"id": f"box-{number}", "title": "A box"} for number in range(count)]
    with pytest.raises(ContentError):
        made(lambda raw: raw["cards"].update(boxes=boxes))


@pytest.mark.parametrize("specimen", SPECIMENS.values(), ids=SPECIMENS)
def test_cards_lie_in_the_stacks_that_the_browser_says(specimen: Any) -> None:
    found = stacks([tuple(one) for one in specimen["cards"]])
    assert [[head, *under] for head, under in found] == specimen["stacks"]


@every
def test_the_boxes_and_the_cards_given_are_those_of_the_tool(exercise: Exercise) -> None:
    boxes, given, _ = BOXES[exercise.slug]
    assert [box.title for box in exercise.content.boxes] == boxes
    assert len(exercise.content.given) == given


def test_the_quorum_and_the_vote_to_reopen_are_those_of_the_source() -> None:
    told = {one.id: one.text for one in catalog.get("norm-examples").content.given}
    assert "one person from each bargaining unit" in told["west-contra-costa-11"]
    assert "75% vote" in told["west-contra-costa-12"]


@every
def test_a_tool_shows_cards_that_help_and_weaker_ones(exercise: Exercise) -> None:
    strong, weak = exercise.content.examples
    assert "weak" in weak.title.lower()
    assert "weak" not in strong.title.lower()
    assert min(len(strong.cards), len(weak.cards)) >= 2
    assert any(card.under for card in strong.cards), "one shows that every wording is kept"


def test_of_cards_written_alone_the_wording_and_the_box_may_be_shared_and_of_others_nothing() -> None:
    whole = answers(made(alone), 1, "A secret.")
    left, _ = shape.prune(KIND.shared_shape(made(alone)), whole)
    assert {key for row in left["rows"] for key in row["cells"]} == {"text", "box"}
    left, _ = shape.prune(KIND.shared_shape(made()), answers(made(), 1, "A secret."))
    assert set(left) == {"ratings", "opportunity"}


def test_cards_are_written_alone_where_the_tool_gives_none() -> None:
    forms = [KIND.document(made(change)) for change in (alone, unchanged)]
    assert [form is not None and form.silent for form in forms] == [True, False]


@every
def test_whatever_an_example_holds_can_be_written_in_a_room(exercise: Exercise) -> None:
    form = KIND.document(exercise)
    assert form
    for _, cells in KIND.written(exercise):
        for column, value in cells.items():
            edit = {"key": "0" * 16, "at": f"aaaaaaaaaa/{column}", "value": value, "over": None}
            assert list(document.problems(form, edit)) == []


ROWS: list[dict[str, Any]] = [
    {"id": "aaaaaaaaaa", "cells": {"text": "The weekly report", "box": "drop", "seen": True, "carry": True}},
    {"id": "bbbbbbbbbb", "cells": {"text": "A report nobody reads", "box": "keep", "with": "aaaaaaaaaa"}},
    {"id": "cccccccccc", "cells": {"text": " ", "box": "keep"}},
    {"id": "one-voice", "cells": {"box": "adapt", "words": "One of us speaks", "text": "Written over"}},
    {"id": "dddddddddd", "cells": {"text": "Lunch", "box": "gone"}},
]


def test_a_room_reads_each_stack_with_all_its_wordings_box_by_box() -> None:
    told = KIND.reading(made(), ROWS, {})
    assert told
    assert told["head"] == ["Box", "Card", "Put with it", "In our words", "We do this"]
    assert told["rows"] == [
        ["Not in a box yet", "Lunch", "", "", ""],
        ["Adapt", "One voice at a time.", "", "One of us speaks", ""],
        ["Drop", "The weekly report", "A report nobody reads", "", "✓"],
    ]
    assert [
        (one["label"], [(part["label"], part["n"]) for part in one["parts"]]) for one in told["totals"]
    ] == [
        ("Stacks", [("Not in a box yet", 1), ("Keep", 0), ("Adapt", 1), ("Drop", 1)]),
        ("Talked about", [("yes", 1), ("not yet", 2)]),
    ]


def test_a_room_votes_on_stacks_and_carries_on_those_that_it_ticked() -> None:
    assert KIND.ballot(made(), ROWS) == [
        {"id": "dddddddddd", "title": "Lunch"},
        {"id": "one-voice", "title": "One voice at a time."},
        {"id": "aaaaaaaaaa", "title": "The weekly report"},
    ]
    assert KIND.actions(made(), ROWS) == [{"what": "The weekly report", "who": "", "by_when": ""}]
    assert KIND.actions(made(lambda raw: raw["cards"].pop("carry")), ROWS) == []


def test_the_sheet_has_lines_for_each_box_and_a_mark_for_each_card_given() -> None:
    html = worksheet.html(made())
    lines = set(re.findall(r'data-at="paper\.(lines\.[^"]+)"', html))
    assert lines == {f"lines.{box}.{line}" for box in ("keep", "adapt", "drop") for line in range(4)}
    assert re.findall(r'data-at="paper.placed.one-voice.box" data-when="([^"]+)"', html) == [
        "keep",
        "adapt",
        "drop",
    ]
    assert 'data-at="paper.placed.one-voice.words"' in html
    assert "placed" not in worksheet.html(made(alone))


def test_it_says_how_much_there_is() -> None:
    assert KIND.size_in_words(made()) == "3 boxes, 1 card given, up to 12 cards of one's own"
    assert KIND.size_in_words(made(alone)) == "3 boxes, up to 12 cards of one's own"
