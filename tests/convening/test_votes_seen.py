"""What a room sees of a vote: what passes, and where two sides are of one mind."""

from typing import Any

import pytest

from sixelements import catalog
from sixelements.convening import patterns
from sixelements.convening.messages import say
from sixelements.convening.patterns import Contribution
from tests.examples import of_kind

SIDES = ["labor-certificated", "management-site"]
CONSENT = next(slug for slug in of_kind("rate") if catalog.get(slug).content.objection)
OVERLAY = next(slug for slug in of_kind("sort") if catalog.get(slug).content.overlay)


def sentences(slug: str, answers: list[list[dict[str, Any]]], k: int = 3) -> list[str]:
    """The sentences of a room in which the people of each side answered so."""
    people = [
        Contribution(f"{side}-{number}", side, one)
        for side, some in zip(SIDES, answers, strict=True)
        for number, one in enumerate(some)
    ]
    shown = patterns.reveal(catalog.get(slug), people, sides=SIDES, k=k)
    return [say(one["text"]) for one in shown.pattern["blocks"] if one["type"] == "sentence"]


def consents(*points: int) -> dict[str, Any]:
    items = [item.id for section in catalog.get(CONSENT).content.sections for item in section.items]
    return {"ratings": {item: {"value": point} for item, point in zip(items, points, strict=False)}}


def boxes(*chosen: str) -> dict[str, Any]:
    cards = [card.id for card in catalog.get(OVERLAY).content.cards]
    return {"boxes": dict(zip(cards, chosen, strict=False))}


def test_one_objection_of_one_side_keeps_an_item_open() -> None:
    said = sentences(CONSENT, [[consents(3, 2)] * 4 + [consents(3, 1)], [consents(2, 3)] * 5])
    assert any(
        one.startswith("Passes") and "What we would do" in one and "Who does it" not in one for one in said
    )
    assert any(one.startswith("Does not pass yet") and "Who does it" in one for one in said)


@pytest.mark.parametrize("answered", [0, 2])
def test_of_an_item_that_few_answered_nothing_is_said_to_pass(answered: int) -> None:
    some = [consents(3, 3)] * answered + [consents(3)] * (5 - answered)
    said = sentences(CONSENT, [some, [consents(3)] * 5])
    assert not any("pass" in one and "Who does it" in one for one in said)


def test_the_boxes_of_two_sides_are_laid_over_each_other() -> None:
    labor = [boxes("keep", "drop", "keep", "drop")] * 4
    management = [boxes("keep", "drop", "change", "keep")] * 3 + [boxes("drop", "drop", "change", "drop")]
    said = sentences(OVERLAY, [labor, management])
    titles = [card.title for card in catalog.get(OVERLAY).content.cards]
    assert f"Both sides chose “Keep”: “{titles[0]}”." in said
    assert f"Both sides chose “Drop”: “{titles[1]}”." in said
    assert f"Contested: “{titles[2]}” and “{titles[3]}”." in said


def test_where_one_side_is_small_nothing_is_laid_over() -> None:
    said = sentences(OVERLAY, [[boxes("keep", "drop")] * 4, [boxes("keep", "drop")] * 2])
    assert not any(one.startswith(("Both", "Contested")) for one in said)
    assert any("laid over each other" in one for one in said)


def test_a_side_of_two_minds_contests() -> None:
    said = sentences(OVERLAY, [[boxes("keep")] * 2 + [boxes("drop")] * 2, [boxes("keep")] * 4])
    assert any(one.startswith("Contested") for one in said)
