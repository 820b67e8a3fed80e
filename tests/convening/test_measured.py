"""What rooms see of every rated and placed instrument, from the catalog: pictures, numbers, words, and no more."""

import json
from collections.abc import Callable, Iterable
from typing import Any

import pytest

from sixelements import catalog, kinds, shape
from sixelements.content import Exercise
from sixelements.convening import patterns
from sixelements.convening.exports import csv, docx, xlsx
from sixelements.convening.messages import Text, message, said
from sixelements.convening.patterns import Contribution, Pattern, measured
from sixelements.convening.patterns.measured import boxes
from sixelements.convening.patterns.measured.pictures import standing
from sixelements.convening.patterns.measured.rows import Row, scale_of
from sixelements.convening.sides import SIDES
from sixelements.kinds.instrument import Instrument, instrument, outline
from tests.answering import answers

MEASURED = [one for one in catalog.for_rooms() if isinstance(kinds.get(one.kind), Instrument)]
every = pytest.mark.parametrize("exercise", MEASURED, ids=lambda one: one.slug)


def people(exercise: Exercise, side: str, seeds: range, words: str = "") -> list[Contribution]:
    return [Contribution(f"{side} {seed}", side, answers(exercise, seed, words)) for seed in seeds]


def reveal(exercise: Exercise, some: list[Contribution], **how: Any) -> Pattern:
    """Return the pattern as people read it."""
    pattern: Pattern = said(patterns.reveal(exercise, some, sides=list(SIDES), **how).pattern)
    return pattern


def room(exercise: Exercise, words: str = "") -> list[Contribution]:
    """Return seven from labor and six from management, each with answers of their own."""
    labor = people(exercise, "labor-classified", range(7), words)
    return labor + people(exercise, "management-site", range(50, 56), words)


def test_there_are_rated_and_placed_instruments() -> None:
    assert {one.kind for one in MEASURED} >= {"rate", "rubric", "place", "allocate", "sort", "check", "table"}


@every
def test_made_up_answers_fit(exercise: Exercise) -> None:
    form = kinds.get(exercise.kind).shape(exercise)
    assert not list(shape.problems(form, answers(exercise, 3, "words")))


@every
def test_a_room_sees_sentence_picture_and_table(exercise: Exercise) -> None:
    some = room(exercise)
    pattern = reveal(exercise, some)
    assert json.loads(json.dumps(pattern)) == pattern == reveal(exercise, some[::-1])
    types = [one["type"] for one in pattern["blocks"]]
    assert types[0] == "sentence"
    assert set(types) & {"strips", "bars"}
    assert "None" not in json.dumps(pattern["blocks"])
    assert {one["label"] for one in pattern["groups"]} == {
        "Labor (classified staff)", "Management (principals, sites)"}  # fmt: skip


@every
def test_every_count_is_of_the_people_who_answered(exercise: Exercise) -> None:
    for strips in (one for one in reveal(exercise, room(exercise))["blocks"] if one["type"] == "strips"):
        for row in strips["rows"]:
            for part in row["parts"]:
                assert len(part["counts"]) == len(strips["points"])
                assert sum(part["counts"]) == part["n"] <= 13


@every
def test_fewer_than_k_are_never_shown_apart(exercise: Exercise) -> None:
    some = people(exercise, "labor-classified", range(6)) + people(exercise, "board", range(20, 22))
    pattern = reveal(exercise, some)
    assert pattern["groups"] == []
    parts = [
        part
        for one in pattern["blocks"]
        if one["type"] in ("strips", "bars")
        for row in one["rows"]
        for part in row["parts"]
    ]
    assert {part["group"] for part in parts} == {"all"}
    assert reveal(exercise, some[:4])["blocks"] == []


@every
def test_nobody_answered_is_a_pattern_too(exercise: Exercise) -> None:
    silent = [Contribution(str(one), "labor-classified", {}) for one in range(6)]
    assert {one["type"] for one in reveal(exercise, silent)["blocks"]} <= {"sentence"}


def sharing_words(exercise: Exercise) -> bool:
    """Say whether texts may be shared at all."""
    return '"type": "text"' in json.dumps(kinds.get(exercise.kind).shared_shape(exercise))


WRITTEN = [one for one in MEASURED if sharing_words(one)]


@pytest.mark.parametrize("exercise", WRITTEN, ids=lambda one: one.slug)
def test_shared_words_are_shown_as_words(exercise: Exercise) -> None:
    hostile = "<script>alert(1)</script>"
    pattern = reveal(exercise, room(exercise, hostile))
    shown = [one for one in pattern["blocks"] if one["type"] == "words"]
    assert shown, "there is always what people would do first"
    everywhere = json.dumps([one for one in pattern["blocks"] if one["type"] != "words"])
    assert hostile not in everywhere


@every
def test_the_record_of_a_room_holds_every_number(exercise: Exercise) -> None:
    pattern = reveal(exercise, room(exercise))
    record = {
        "purpose": "Invented.", "opened": "2026-03-12", "k": 5, "mode": "anonymous", "spoken": "ABC-DEF", "closed": "",
        "joined": 13, "commitments": [], "sides": [],
        "activities": [{"id": "a", "state": "revealed", "title": exercise.title, "round": 1, "pattern": pattern}],
    }  # fmt: skip
    text = csv.write(record).decode("utf-8-sig")
    for strips in (one for one in pattern["blocks"] if one["type"] == "strips"):
        assert all(row["label"].split(",")[0] in text for row in strips["rows"])
    assert xlsx.write(record)[:2] == docx.write(record)[:2] == b"PK"


@every
def test_two_times_are_compared_like_with_like(exercise: Exercise) -> None:
    then, now = reveal(exercise, room(exercise)), reveal(exercise, room(exercise), round_=2)
    told = said(patterns.compare(then, now))
    assert told["blocks"], "there is at least a sentence"
    assert all("moved most" not in one.get("text", "") for one in told["blocks"]), (
        "the same answers do not move"
    )


@every
def test_a_room_of_one_mind_is_told_so_in_words(exercise: Exercise) -> None:
    same = answers(exercise, 4)
    people = [Contribution(str(n), side, same) for n, side in enumerate(["labor-classified", "board"] * 6)]
    told = [one["text"] for one in reveal(exercise, people)["blocks"] if one["type"] == "sentence"]
    assert told
    assert all(text.strip() for text in told)


def test_a_list_left_empty_on_purpose_is_an_answer() -> None:
    exercise = next(one for one in MEASURED if one.kind == "check")
    field = next(one.field for one in instrument(exercise).measures(exercise))
    assert list(measured.marks(exercise, {"ticked": {field: []}})) == [(f"ticked.{field}", "")]
    assert list(measured.marks(exercise, {})) == []


def test_an_unfinished_sharing_out_is_no_answer() -> None:
    exercise = next(one for one in MEASURED if one.kind == "allocate")
    whole = answers(exercise, 1)
    first = next(one for one in instrument(exercise).measures(exercise))
    _, item, name = first.path.split(".")
    whole["shares"][item][name] += 1
    found = {mark.item for mark in measured.marks(exercise, whole)}
    assert f"{item}.{name}" not in found
    assert found


@pytest.mark.parametrize("slug", ["fifteen-commitments", "six-key-components"])
def test_what_is_agreed_counts_and_whose_tick_is_missing_is_not_shown(slug: str) -> None:
    exercise = catalog.get(slug)
    item, other = list(dict.fromkeys(one.item for one in instrument(exercise).measures(exercise)))[:2]
    sheet = {"ticked": {"labor": [item, other], "management": [item]}}
    people = [
        Contribution(str(n), side, sheet)
        for n, side in enumerate(["labor-classified", "management-site"] * 6)
    ]
    (strips,) = (one for one in reveal(exercise, people)["blocks"] if one["type"] == "strips")
    counts = {row["id"]: [part["counts"] for part in row["parts"]] for row in strips["rows"]}
    assert counts[item] == [[6, 0], [6, 0]]
    assert counts[other] == [[0, 6], [0, 6]]
    half = {"ticked": {"labor": [item]}}
    assert list(measured.marks(exercise, half)) == [], "one chair alone agrees to nothing"


@pytest.mark.parametrize("label", ["One name", message("seen.measured.cards")], ids=["words", "message"])
def test_two_items_of_one_name_are_two_items(label: Text) -> None:
    """A name is a text, or a message with values, and never what an item is known by."""

    def told(
        kind: str, says: Callable[..., Iterable[Text]], directed: bool = False, **part: str
    ) -> list[Any]:
        exercise, measure = next(
            (one, measure)
            for one in MEASURED
            for measure in outline(one).measures
            if one.kind == kind and bool(measure.direction) == directed
        )
        none = [0] * (len(scale_of(exercise, measure).values) - 2)
        counts = {"alike": [6, 0, *none], "divided": [3, *none, 3]}
        rows = [Row(item, label, "", [measure], [{"counts": n, **part}]) for item, n in counts.items()]
        return [one for one in says(exercise, rows) if isinstance(one, dict)]

    alike, divided, *_ = told("sort", boxes.said)
    assert (alike["key"], alike["values"]["items"]) == ("seen.measured.one_mind", [label])
    assert (divided["key"], divided["values"]["item"]) == ("seen.measured.divided", label)
    (ends,) = told("rate", standing, directed=True, when="rating", asked="")
    assert ends["values"] == {"tops": [label], "lows": [label]}
