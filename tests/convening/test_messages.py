"""What rooms say by key: every key has words, every slot is filled, and older rooms keep their text."""

import ast
import json
import re
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from sixelements import assets, catalog, course, kinds
from sixelements.content import Exercise
from sixelements.convening import brought, messages, patterns
from sixelements.convening.exports import KINDS, write
from sixelements.convening.messages import SLOT, Text, message, said, say
from sixelements.convening.patterns import PATTERNS, measured, moved
from sixelements.course import PACKAGE
from sixelements.kinds.instrument import Instrument
from tests.answering import answers
from tests.convening.revealing import BOTH_CLAIM, CONTINUUM, kept

SPECIMENS = Path(__file__).parents[1] / "specimens"
SPOKEN = json.loads((SPECIMENS / "messages.json").read_text(encoding="utf-8"))
OLDER = json.loads((SPECIMENS / "older-patterns.json").read_text(encoding="utf-8"))
"""Patterns as they were kept before sentences had keys; the second of the continuum tells what moved."""


@pytest.mark.parametrize("case", SPOKEN["cases"], ids=lambda one: json.dumps(one["text"]))
def test_a_message_is_said_as_in_scripts(case: dict[str, Any], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(messages, "words", lambda: SPOKEN["words"])
    assert say(case["text"]) == case["says"]


def test_an_unknown_key_and_an_empty_slot_are_told_and_leave_people_what_there_is() -> None:
    with pytest.warns(UserWarning, match="no words for seen.nowhere"):
        assert say(message("seen.nowhere", a=3, b="what")) == "3 what"
    with pytest.warns(UserWarning, match="no words for seen.nothing"):
        assert say(message("seen.nothing")) == "–"
    with pytest.warns(UserWarning, match="nobody filled {group} of seen.at"):
        assert say(message("seen.at", place="“x”")) == " at “x”"


Words = Mapping[str, Any]


def keyed(words: Words, above: str = "") -> Iterator[tuple[str, set[str]]]:
    """Yield every key of *words* with its slots; the forms of one and of other are one key."""
    for name, value in words.items():
        if isinstance(value, str):
            yield above + name, {slot for slot, _ in SLOT.findall(value)}
        elif value.keys() == {"one", "other"}:
            yield (
                above + name,
                {"n"}.union(*({slot for slot, _ in SLOT.findall(one)} for one in value.values())),
            )
        else:
            yield from keyed(value, f"{above}{name}.")


def asked(source: str) -> Iterator[tuple[str, set[str]]]:
    """Yield the key of every message that Python *source* makes, as a pattern, with the values it gives."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "message":
            yield pattern_of(node.args[0]), {str(one.arg) for one in node.keywords}


def pattern_of(key: ast.expr) -> str:
    if isinstance(key, ast.Constant):
        return re.escape(str(key.value))
    if isinstance(key, ast.IfExp):
        return f"(?:{pattern_of(key.body)}|{pattern_of(key.orelse)})"
    if isinstance(key, ast.JoinedStr):
        return "".join(pattern_of(one) if isinstance(one, ast.Constant) else "[^.]+" for one in key.values)
    return ".+"  # a variable, whose keys stand where it was made


def unfit(source: str, words: Words) -> list[str]:
    """Return the messages of *source* that have no words, or not the slots of their words."""
    known = dict(keyed(words))
    wrong = []
    for key, values in asked(source):
        fitting = [slots for one, slots in known.items() if re.fullmatch(key, one)]
        if not fitting or (key != ".+" and any(slots != values for slots in fitting)):
            wrong.append(f"{key}: {sorted(values)}")
    return wrong


SOURCES = [
    *sorted((PACKAGE / "convening").rglob("*.py")),
    *sorted((PACKAGE / "serving").rglob("*.py")),
]


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_every_message_has_words_with_its_slots(path: Path) -> None:
    assert unfit(path.read_text(encoding="utf-8"), messages.words()) == []


def test_a_key_without_words_and_another_slot_are_seen() -> None:
    words = {"a": {"b": "{x} and {y}", "c": {"one": "{n} of", "other": "{n} ofs"}}}
    assert unfit(
        'message("a.b", x=1, y=2)\nmessage(f"a.{one}", n=1) if 0 else message("a.c", n=2)', words
    ) == ["a\\.[^.]+: ['n']"]
    assert unfit('message("a.d")', words) == ["a\\.d: []"]
    assert unfit('message("a.b", x=1)', words) == ["a\\.b: ['x']"]


def test_no_words_are_left_over() -> None:
    """Whatever no source asks for any more is dead."""
    keys = [key for path in SOURCES for key, _ in asked(path.read_text(encoding="utf-8"))]
    interface = (
        "list.",
        "continuum_",
        "styles_",
    )  # what Python and pages join with, and what kinds show themselves
    left = [
        one
        for one, _ in keyed(messages.words())
        if not one.startswith(interface) and not any(key != ".+" and re.fullmatch(key, one) for key in keys)
    ]
    assert left == []


def test_pages_of_rooms_have_the_words_of_messages() -> None:
    known = dict(keyed(assets.messages()))
    assert known.keys() <= dict(keyed(brought.words())).keys()
    script = assets.room()
    assert all(assets.messages()["seen"]["head"][name] in script for name in ("decision", "both_times"))


def texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    for one in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from texts(one)


def labels(exercise: Exercise) -> list[str]:
    """Return what the points of an exercise are called, also those that its kind names."""
    kind = kinds.get(exercise.kind)
    scales = kind.scales(exercise) if isinstance(kind, Instrument) else exercise.scales
    return [point.label for scale in scales for point in scale.points]


def words_of_ours(pattern: Any, exercise: Exercise) -> list[str]:
    """Return what in a *pattern* is said in words that neither its exercise nor a person brought."""
    file = course.exercises() / exercise.slug / "exercise.toml"
    brought = [*texts(tomllib.loads(file.read_text(encoding="utf-8"))), *labels(exercise)]
    content = "\n".join(brought).lower()
    told = [text.strip() for text in texts(pattern) if " " in text.strip()]
    return [text for text in told if text.lower() not in content and text != WRITTEN]


WRITTEN = "words of a person"
ONE_OF_EACH = {one.kind: one for one in catalog.for_rooms()}


@pytest.mark.parametrize("kind", ONE_OF_EACH)
def test_what_a_room_keeps_holds_no_sentence_of_ours(kind: str) -> None:
    exercise = ONE_OF_EACH[kind]
    people = [
        patterns.Contribution(f"{side} {at}", side, answers(exercise, at, WRITTEN))
        for side in ("labor-classified", "management-site")
        for at in range(6)
    ]
    pattern = kept(exercise.slug, people)
    assert words_of_ours(pattern, exercise) == []
    assert words_of_ours(said(pattern), exercise), "and people read some"


# Older rooms.


@pytest.mark.parametrize("kind", OLDER)
def test_an_older_pattern_is_said_as_it_was_kept(kind: str) -> None:
    assert all(said(one) == one for one in OLDER[kind])


@pytest.mark.parametrize("name", KINDS)
@pytest.mark.parametrize("kind", OLDER)
def test_a_record_of_an_older_room_can_be_taken_home(kind: str, name: str) -> None:
    activities = [
        {"id": at, "state": "revealed", "title": one["title"], "round": one["round"], "pattern": one}
        for at, one in enumerate(OLDER[kind])
    ]
    record = {
        "purpose": "Invented.", "opened": "2026-03-12", "k": 5, "mode": "anonymous", "spoken": "ABC-DEF", "closed": "",
        "joined": 12, "commitments": [], "sides": [], "activities": activities,
    }  # fmt: skip
    _, content = write(name, record)
    assert content
    if name == "csv":
        assert "Labor" in content.decode("utf-8-sig")


def test_an_older_time_is_compared_with_one_of_today() -> None:
    """What a group, an item and a question are, is known by ids: the words of the two editions may differ."""
    sides = ["labor-certificated", "management-site", "board"]
    now = patterns.reveal(catalog.get(CONTINUUM), BOTH_CLAIM, sides=sides, round_=2).pattern
    found = said(patterns.compare(OLDER["continuum"][0], now))
    assert found["note"] == ""
    assert [one["text"] for one in found["blocks"] if one["type"] == "sentence"] == [
        "Nothing moved: every middle answer is where it was."
    ]


ASKED = {
    "decision-continuum": "how it is made now",
    "ladder-of-inference": "now pick it up",
    "conflict-styles": "Inside my side, most like me",
}
"""Words that stand in the identity of a question.  A room keeps it with what it has seen: with other words it would not
know its earlier pictures again, and the next one could point at somebody."""


@pytest.mark.parametrize(("slug", "words"), ASKED.items())
def test_a_question_keeps_its_identity_from_edition_to_edition(slug: str, words: str) -> None:
    exercise = catalog.get(slug)
    first = next(iter(PATTERNS[exercise.kind].lines(exercise)))
    assert words in (say(first.asked), *map(say, first.points))


def test_ticks_and_points_keep_their_identity_from_edition_to_edition() -> None:
    some = [one for one in catalog.all_exercises() if one.kind in ("check", "allocate")]
    ticks = {say(one) for exercise in some for line in measured.lines(exercise) for one in line.points}
    assert ticks >= {"now tick it", "no longer tick it", "give more", "give less"}


def test_the_identity_of_a_question_is_that_of_its_words() -> None:
    """It is the one that rooms kept before their words had keys."""
    points: list[tuple[Text, list[int]]] = [("x", [1]), (message("seen.range", low=2, high=3), [2])]
    keyed_line = moved.along("a.now", "A", message("seen.asked.now"), points)
    assert moved.identity([keyed_line]) == {"a.now": "a1308795a33ed012"}
