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
DOTS = of_kind("dots")[0]
OVERLAY = next(slug for slug in of_kind("sort") if catalog.get(slug).content.overlay)


def sentences(slug: str, answers: list[list[dict[str, Any]]]) -> list[str]:
    """The sentences of a room in which the people of each side answered so."""
    return [say(one["text"]) for one in blocks(slug, answers) if one["type"] == "sentence"]


def blocks(slug: str, answers: list[list[dict[str, Any]]]) -> list[dict[str, Any]]:
    """What such a room sees."""
    people = [
        Contribution(f"{side}-{number}", side, one)
        for side, some in zip(SIDES, answers, strict=True)
        for number, one in enumerate(some)
    ]
    found: list[dict[str, Any]] = patterns.reveal(catalog.get(slug), people, sides=SIDES, k=3).pattern[
        "blocks"
    ]
    return found


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


def dotted(*dots: int) -> dict[str, Any]:
    items = [item.id for item in catalog.get(DOTS).content.items]
    return {"dots": {item: n for item, n in zip(items, dots, strict=False) if n}}


def test_dots_are_counted_in_order_and_equal_counts_share_a_place() -> None:
    titles = [item.title for item in catalog.get(DOTS).content.items]
    answers = [[dotted(2, 1)] * 4, [dotted(0, 1, 2)] * 3 + [dotted(0, 0, 2)]]
    said = sentences(DOTS, answers)
    assert said[0] == f"Most dots, 8 of 23: “{titles[0]}” and “{titles[2]}”."
    assert said[1] == f"Next, with 7: “{titles[1]}”."
    assert said[2].startswith("No dot: ")
    (told,) = [one for one in blocks(DOTS, answers) if one["type"] == "table"]
    assert [[row[0], *row[2:]] for row in told["rows"]] == [
        [1, 8, 0, 8], [1, 0, 8, 8], [3, 4, 3, 7], [4, 0, 0, 0], [4, 0, 0, 0], [4, 0, 0, 0],
    ]  # fmt: skip


@pytest.mark.parametrize("most", [dotted(3, 3), dotted(0, 0), {"dots": {"no-reply": 10}}])
def test_who_puts_down_more_than_she_has_or_nothing_is_not_counted(most: dict[str, Any]) -> None:
    said = sentences(DOTS, [[dotted(1)] * 4 + [most], [dotted(1)] * 4])
    assert said[0].startswith("Most dots, 8 of 8:")


def test_a_side_of_two_minds_contests() -> None:
    said = sentences(OVERLAY, [[boxes("keep")] * 2 + [boxes("drop")] * 2, [boxes("keep")] * 4])
    assert any(one.startswith("Contested") for one in said)
