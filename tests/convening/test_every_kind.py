"""Patterns of every exercise in the catalog: answers that are not there, and texts that stay on the device."""

import json
import random
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from sixelements import catalog, kinds, shape
from sixelements.content import Exercise
from sixelements.convening import patterns, rooms
from sixelements.convening.errors import RoomError
from sixelements.convening.messages import said
from sixelements.convening.patterns import Contribution, Pattern, Revealed, moved
from sixelements.convening.sides import SIDES
from sixelements.convening.store import RoomStore
from sixelements.shape import Shape
from tests.answering import answers
from tests.convening.adversary.rooms import without

EVERY = catalog.for_rooms()
every = pytest.mark.parametrize("exercise", EVERY, ids=lambda one: one.slug)
LABOR, MANAGEMENT, BOARD = "labor-certificated", "management-site", "board"


Way = tuple[str | int, ...]


def first_text(of: Shape) -> Way:
    """Return the way to the first text in a shape: by the names in it, and 0 for the first of a list."""
    if of["type"] == "list":
        return (0, *first_text(of["of"]))
    if of["type"] == "map":
        return (of["keys"][0], *first_text(of["of"]))
    if of["type"] == "record":
        texts = ((key, inner) for key, inner in of["fields"].items() if holds_text(inner))
        key, inner = next(texts)
        return (key, *first_text(inner))
    return ()


def holds_text(of: Shape) -> bool:
    """Say whether there is a text anywhere in a shape."""
    if of["type"] == "record":
        return any(map(holds_text, of["fields"].values()))
    return holds_text(of["of"]) if "of" in of else bool(of["type"] == "text")


def private_texts(whole: Shape, shared: Shape) -> Iterator[Way]:
    """Yield where the shape of answers has a text that the shape of what is shared has not."""
    if whole["type"] == "record":
        for key, of in whole["fields"].items():
            if key not in shared["fields"]:
                yield from [(key, *first_text(of))] if holds_text(of) else []
            else:
                yield from ((key, *rest) for rest in private_texts(of, shared["fields"][key]))
    elif whole["type"] == "map":
        yield from ((whole["keys"][0], *rest) for rest in private_texts(whole["of"], shared["of"]))


def secrets_of(exercise: Exercise) -> list[Way]:
    kind = kinds.get(exercise.kind)
    return list(private_texts(kind.shape(exercise), kind.shared_shape(exercise)))


PRIVATE = [one for one in EVERY if secrets_of(one)]


KEPT = {"case", "draft", "scene", "table"}
"""Kinds whose exercises all hold texts that never leave the device."""


def test_the_exercises_that_say_so_have_private_texts() -> None:
    telling = {
        one.slug
        for one in EVERY
        if getattr(getattr(one.content, "note", None), "private", False)
        or getattr(one.content, "private", None)
        or one.kind in KEPT
    }
    assert {one.slug for one in PRIVATE} == telling
    assert telling


def set_at(value: Any, path: Way, text: str) -> Any:
    """Return answers with *text* at *path*."""
    if not path:
        return text
    first, *rest = path
    if first == 0:
        return [set_at({}, tuple(rest), text)]
    return value | {first: set_at(value.get(first) or {}, tuple(rest), text)}


@pytest.mark.parametrize("exercise", PRIVATE, ids=lambda one: one.slug)
def test_a_private_text_is_refused_by_the_server_and_shown_to_nobody(
    exercise: Exercise, store: RoomStore
) -> None:
    for path in secrets_of(exercise):
        given = set_at(shape.prune(kinds.get(exercise.kind).shared_shape(exercise), answers(exercise, 1))[0],
                       path, "A secret.")  # fmt: skip
        assert not list(shape.problems(kinds.get(exercise.kind).shape(exercise), given)), (
            "a device may hold it"
        )
        code = rooms.open_room(store, purpose="Try.", sides=[LABOR], agenda=[(exercise.slug, 5)])
        token = rooms.join(store, code, LABOR, "a-device-of-somebody")
        (activity,) = (one["id"] for one in rooms.about_room(store, code)["activities"])
        rooms.start(store, code, activity)
        with pytest.raises(RoomError, match="do not fit"):
            rooms.share(
                store, code, activity, token=token, revision=1, version=exercise.version, answers=given
            )
        # Even where one stands in the database already, from before the server looked, no pattern shows it.
        people = [Contribution(str(one), LABOR, given) for one in range(6)]
        assert "A secret." not in json.dumps(patterns.reveal(exercise, people, sides=SIDES).pattern)


# Answers that are not there are never values.


def eighteen(exercise: Exercise, skip: float) -> list[Contribution]:
    """Return three sides of six, of whom most leave answers out."""
    chance = random.Random(exercise.slug)  # noqa: S311
    return [
        Contribution(
            f"{side} {number}", side, without(answers(exercise, chance.randrange(10**6)), chance, skip)
        )
        for side in (LABOR, MANAGEMENT, BOARD)
        for number in range(6)
    ]


def silenced(people: list[Contribution], name: str) -> list[Contribution]:
    """Return *people*, of whom one side leaves out the field *name* everywhere."""
    return [replace(one, answers=dropped(one.answers, name)) if one.side == BOARD else one for one in people]


def partly(exercise: Exercise, skip: float, silent: str) -> list[Contribution]:
    """Return the eighteen, of whom one side leaves out one field everywhere."""
    return silenced(eighteen(exercise, skip), silent)


def dropped(value: Any, name: str) -> Any:
    """Return answers without the field *name*, wherever it stands."""
    if not isinstance(value, dict):
        return value
    return {key: dropped(inner, name) for key, inner in value.items() if key != name}


def fields(value: Any) -> set[str]:
    """Return the names of the innermost fields of answers."""
    if not isinstance(value, dict):
        return set()
    inner = {key for key, one in value.items() if not isinstance(one, dict)}
    return inner.union(*(fields(one) for one in value.values()))


def strings(value: Any) -> Iterator[str]:
    """Yield every text in a pattern."""
    if isinstance(value, str):
        yield value
    for one in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from strings(one)


def sound(pattern: Pattern) -> None:
    """See that nothing in a pattern is a slot that nobody filled, and no absent value is drawn or told."""
    for text in strings(said(pattern["blocks"])):
        assert not re.search(r"\{\w*\}|\b(None|nan|null)\b", text), text
    for block in pattern["blocks"]:
        for dot in block.get("dots", ()):
            assert None not in (dot["x"], dot["y"]), "a dot that nobody placed"
        for bar in block["rows"] if block["type"] == "bars" else ():
            assert all(points is not None for part in bar["parts"] for _, points in part["points"])
        for row in block["rows"] if block["type"] == "strips" else ():
            for part in row["parts"]:
                assert None not in part["counts"]
                assert sum(part["counts"]) or part["median"] is None, "a middle of nothing"


@every
@pytest.mark.parametrize("skip", [0.3, 0.9])
def test_an_absent_answer_is_never_a_value(exercise: Exercise, skip: float) -> None:
    names, everybody = sorted(fields(answers(exercise, 1))), eighteen(exercise, skip)
    for silent in names[:: max(1, len(names) // 4)]:
        people = silenced(everybody, silent)
        for mode in ("anonymous", "open"):
            shown = patterns.reveal(exercise, people, sides=SIDES, mode=mode)
            sound(shown.pattern)
            later = patterns.reveal(
                exercise, people[1:], sides=SIDES, round_=2, mode=mode,
                earlier=[Revealed(exercise.slug, shown.basis, people)],
            )  # fmt: skip
            sound(later.pattern)
            sound(patterns.compare(shown.pattern, later.pattern))


# What the ledger goes by.


@every
def test_each_question_has_an_identity_of_its_own(exercise: Exercise) -> None:
    """Two questions of one exercise that read alike would be taken for one."""
    kind: Any = patterns.PATTERNS.get(exercise.kind, patterns.measured)
    lines = list(kind.lines(exercise))
    same = moved.identity(lines)
    assert len(set(same.values())) == len(same)
    marked = {mark.item for seed in range(5) for mark in kind.marks(exercise, answers(exercise, seed))}
    assert marked <= same.keys(), "every question that a picture shows is in the ledger by its identity"


def test_every_kind_has_a_pattern() -> None:
    instruments = {one.kind for one in EVERY if one.kind not in patterns.PATTERNS}
    assert set(kinds.names()) == set(patterns.PATTERNS) | instruments
    for exercise in EVERY:
        assert list((patterns.PATTERNS.get(exercise.kind) or patterns.measured).lines(exercise))
