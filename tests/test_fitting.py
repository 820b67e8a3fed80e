"""Every exercise of the catalog, fitted to a room: what is asked, what may be added, and what stays on a device."""

import random
from typing import Any

import pytest

from sixelements import catalog, fitting, kinds, shape, worksheet
from sixelements.content import Exercise
from sixelements.fitting import Added, Edition, FittingError, Limit
from tests.answering import answers

EVERY = [one for one in catalog.for_rooms() if kinds.get(one.kind).items]
WHOLE = [one for one in catalog.all_exercises() if not kinds.get(one.kind).items]
every = pytest.mark.parametrize("exercise", EVERY, ids=lambda one: one.slug)
BELL = "When the bell schedule changes"
CONTINUUM = catalog.get("decision-continuum")


def ids_of(exercise: Exercise) -> list[str]:
    return [one.id for one in fitting.listed(exercise)]


def some(exercise: Exercise) -> Edition:
    """Return two or three items backwards, one added where the exercise takes one, and all left out that may be."""
    own = [Added(BELL)] if fitting.takes_own(exercise) else []
    return fitting.edition(exercise, [*ids_of(exercise)[-3:][::-1], *own], fitting.optional(exercise))


@every
def test_a_room_asks_the_chosen_items_in_its_order_and_nothing_else(exercise: Exercise) -> None:
    wanted = some(exercise)
    fit = fitting.fitted(exercise, wanted)
    assert tuple(ids_of(fit)) == wanted.items
    assert set(wanted.items) == {*ids_of(exercise)[-3:], *(one.id for one in wanted.added)}
    assert fitting.optional(fit) == []
    assert not set(wanted.without) & set(fitting.optional(fit))


@every
def test_an_edition_is_whole_on_paper_and_for_a_page(exercise: Exercise) -> None:
    wanted = some(exercise)
    fit = fitting.fitted(exercise, wanted)
    sheet, told = worksheet.html(fit), worksheet.payload(fit)
    for one in fitting.listed(fit):
        assert catalog_escape(one.title) in sheet
    given = answers(fit, 3)
    assert list(shape.problems(kinds.get(exercise.kind).shape(fit), given)) == []
    assert told["version"] == exercise.version


def catalog_escape(text: str) -> str:
    return text.replace("&", "&amp;").replace("'", "&#39;").replace('"', "&#34;")


@every
def test_the_same_edition_is_one_exercise(exercise: Exercise) -> None:
    assert fitting.fitted(exercise, some(exercise)) is fitting.fitted(exercise, some(exercise))
    assert fitting.fitted(exercise, None) is exercise


@every
def test_what_is_not_asked_may_not_be_shared_and_stays_on_the_device(exercise: Exercise) -> None:
    kind = kinds.get(exercise.kind)
    whole, asked = answers(exercise, 1), fitting.fitted(exercise, some(exercise))
    kept, lost = shape.prune(kind.shared_shape(asked), whole)
    assert (lost > 0) == (next(shape.problems(kind.shared_shape(asked), whole), None) is not None)
    assert len(ids_of(exercise)) <= 3 or lost > 0
    # A device keeps both: what the whole exercise asks, and what the room added.
    assert list(shape.problems(fitting.keeping(exercise), whole)) == []
    here = answers(asked, 2)
    assert list(shape.problems(fitting.keeping(exercise), here)) == []
    assert kept == shape.prune(kind.shared_shape(asked), kept)[0]


@every
def test_an_added_item_is_refused_where_an_item_needs_more_than_a_title(exercise: Exercise) -> None:
    wanted: list[str | Added] = [*ids_of(exercise), Added(BELL)]
    if fitting.takes_own(exercise):
        assert len(fitting.edition(exercise, wanted).items) == len(wanted)
    else:
        with pytest.raises(FittingError):
            fitting.edition(exercise, wanted)


@pytest.mark.parametrize("exercise", WHOLE, ids=lambda one: one.slug)
def test_what_makes_sense_only_together_is_asked_as_a_whole(exercise: Exercise) -> None:
    assert fitting.listed(exercise) == []
    assert not fitting.takes_own(exercise)
    assert fitting.optional(exercise) == []
    with pytest.raises(FittingError, match="as a whole"):
        fitting.edition(exercise, ["door"])
    assert fitting.keeping(exercise) == kinds.get(exercise.kind).shape(exercise)


def test_kinds_of_both_sorts_are_in_the_catalog() -> None:
    assert {fitting.takes_own(one) for one in EVERY} == {True, False}
    assert {bool(fitting.optional(one)) for one in EVERY} == {True, False}


def test_sections_keep_their_items_together() -> None:
    exercise = catalog.get("six-boundaries")
    sectioned = next(one for one in EVERY if len({item.section for item in fitting.listed(one)}) > 2)
    items = fitting.listed(sectioned)
    first, last = items[0], items[-1]
    same = next(one for one in items[1:] if one.section == first.section)
    wanted = fitting.edition(sectioned, [same.id, last.id, first.id])
    assert wanted.items == (same.id, first.id, last.id)
    rows = ids_of(exercise)[:3]
    links = fitting.fitted(exercise, fitting.edition(exercise, rows)).content.links
    assert {one for pair in links.pairs for one in (pair.a, pair.b)} == set(rows)


def test_the_same_words_are_the_same_question_in_any_room() -> None:
    assert Added(BELL).id == Added(BELL.upper()).id == Added(BELL).id
    assert Added(BELL).id != Added(BELL + "?").id
    limits = (Limit("law", "Minutes of instruction are set by law."),)
    found = fitting.edition(CONTINUUM, [Added(f"  {BELL}\n", limits)])
    assert found == Edition((Added(BELL).id,), (Added(BELL, limits),))
    (decision,) = fitting.fitted(CONTINUUM, found).content.decisions
    assert (decision.title, decision.limits[0].kind) == (BELL, "law")


@pytest.mark.parametrize(
    ("items", "without"),
    [
        ([], ()),
        (["no-such"], ()),
        (["own-1"], ()),
        ([ids_of(CONTINUUM)[0]] * 2, ()),
        (["__proto__"], ()),
        ([Added("\u200b\u202e")], ()),
        ([Added(BELL), Added(BELL.lower())], ()),
        ([Added(BELL, (Limit("gravity", "It holds."),))], ()),
        ([Added(BELL, (Limit("law", "\u200b"),))], ()),
        (ids_of(CONTINUUM), ("decisions",)),
        (ids_of(CONTINUUM), ("sample",)),
        ([Added(f"Decision {n}") for n in range(fitting.MOST_ADDED + 1)], ()),
    ],
)
def test_what_does_not_fit_is_refused_in_one_line(items: list[Any], without: tuple[str, ...]) -> None:
    with pytest.raises(FittingError) as refused:
        fitting.edition(CONTINUUM, items, without)
    assert "\n" not in str(refused.value)


@every
def test_every_order_of_some_items_comes_out_as_asked_within_its_sections(exercise: Exercise) -> None:
    chance = random.Random(exercise.slug)  # noqa: S311 - the same orders each time
    for _ in range(5):
        ids = chance.sample(ids_of(exercise), k=max(2, len(ids_of(exercise)) // 2))
        wanted = fitting.edition(exercise, ids)
        assert sorted(wanted.items) == sorted(ids)
        assert wanted == fitting.edition(exercise, wanted.items)
        assert wanted.items[0] == ids[0]
